// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/attention/history_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include "views/attention/history_strip.h"
#include "views/runs/run_differences.h"
#include "views/shared/icons.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

QToolButton* button(const QString& name, const QString& picture, const QString& help) {
    auto* made = new QToolButton;
    made->setObjectName(name);
    made->setIcon(icon(picture));
    made->setToolTip(help);
    made->setAccessibleName(help);
    made->setFocusPolicy(Qt::StrongFocus);
    return made;
}

}  // namespace

HistoryPanel::HistoryPanel(AttentionDesk& desk)
    : AttentionPanel(desk),
      notes_(new QLabel),
      titles_{new QLabel, new QLabel},
      remove_(button("attention.remove", "trash", tr("Take the item away, or bring it back (Delete)"))),
      earlier_(button("attention.earlier", "arrow-left", tr("Move the item to an earlier place (Alt+Up)"))),
      later_(button("attention.later", "arrow-right", tr("Move the item to a later place (Alt+Down)"))),
      reset_(button("attention.reset", "undo", tr("Back to the true history"))),
      strips_{new HistoryStrip, new HistoryStrip} {
    notes_->setObjectName("attention.notes");
    notes_->setProperty("caption", true);
    notes_->setWordWrap(true);
    strips_[0]->setObjectName("attention.history");
    strips_[1]->setObjectName("attention.history_beside");
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(12, 4, 12, 4);
    column->setSpacing(4);
    column->addWidget(make_bar());
    column->addWidget(strips_[0]);
    column->addWidget(titles_[1]);
    column->addWidget(strips_[1]);
    column->addWidget(notes_);
    column->addStretch(1);
    for (QWidget* beside : {static_cast<QWidget*>(titles_[1]), static_cast<QWidget*>(strips_[1])}) beside->hide();
    set_body(body, tr("The history of a user stands here, with the weights of the last query"));
    setFocusProxy(strips_[0]);
    connect(&desk, &AttentionDesk::choice_changed, this, &HistoryPanel::touch);
    connect(&desk, &AttentionDesk::edit_changed, this, &HistoryPanel::touch);
    connect(&desk, &AttentionDesk::what_if_changed, this, [this] {
        if (cases().size() > 1) touch();  // the second run may follow
    });
    for (HistoryStrip* strip : strips_)
        connect(strip, &HistoryStrip::items_picked, &desk, &AttentionDesk::pick_items);
    connect(strips_[0], &HistoryStrip::toggle_wanted, this, &HistoryPanel::toggle);
    connect(strips_[0], &HistoryStrip::move_wanted, this, &HistoryPanel::move);
    connect(remove_, &QToolButton::clicked, this, [this] { toggle(strips_[0]->place()); });
    connect(earlier_, &QToolButton::clicked, this, [this] { move(strips_[0]->place(), -1); });
    connect(later_, &QToolButton::clicked, this, [this] { move(strips_[0]->place(), 1); });
    connect(reset_, &QToolButton::clicked, &desk, &AttentionDesk::reset_edit);
    connect(strips_[0]->selectionModel(), &QItemSelectionModel::currentChanged, this, &HistoryPanel::show_buttons);
}

QWidget* HistoryPanel::make_bar() {
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    titles_[0]->setObjectName("attention.history_title");
    titles_[1]->setObjectName("attention.history_title_beside");
    for (QLabel* title : titles_) {
        title->setMinimumWidth(1);
    }
    row->addWidget(titles_[0], 1);
    for (QToolButton* each : {remove_, earlier_, later_, reset_}) row->addWidget(each);
    return bar;
}

void HistoryPanel::show_cases() {
    const bool two = cases().size() > 1;
    titles_[1]->setVisible(two);
    strips_[1]->setVisible(two);
    for (size_t run = 0; run < cases().size(); ++run) show_strip(run);
    show_notes();
    show_buttons();
    setMaximumHeight(strips_[0]->parentWidget()->sizeHint().height());  // the maps need the room
}

void HistoryPanel::show_strip(size_t run) {
    const UserCase& shown = *cases()[run];
    const Theme& theme = Theme::current();
    titles_[run]->setText(
        shown.missing.isEmpty()
            ? QStringLiteral("<b style=\"color:%1\">%2</b> &nbsp;%3 <span style=\"color:%4\">· %5</span>")
                  .arg(theme.color(run_token(run)).name(), shown.run->title().toHtmlEscaped(),
                       tr("user %1").arg(shortened(shown.answer->user, 40)).toHtmlEscaped(),
                       theme.color(Token::muted).name(), shown.protocol().toHtmlEscaped())
            : shown.missing.toHtmlEscaped());
    titles_[run]->setToolTip(shown.missing.isEmpty() ? shown.protocol() : shown.missing);
    const size_t length = shown.answer->report.history.items.size();
    const bool edited = run == 0 || desk().what_if(run);
    strips_[run]->set_items(history_items(shown, desk().choice(), edited ? desk().edit() : HistoryEdit(length)),
                            shown_[run] == shown.answer);
    shown_[run] = shown.answer;
}

void HistoryPanel::show_notes() {
    QStringList notes;
    const QString pair =
        cases().size() > 1 ? text(cases()[0]->run->run.id + " " + cases()[1]->run->run.id) : QString();
    if (pair != warned_of_) {
        warned_of_ = pair;
        warning_ =
            pair.isEmpty() ? QString() : differences_of({cases()[0]->run->run, cases()[1]->run->run}).warning;
    }
    if (!warning_.isEmpty()) notes.push_back(warning_);
    const UserCase& first = *cases().front();
    if (first.recorded && !first.answers()) notes.push_back(first.answer->missing);
    if (desk().edit().changed()) {
        notes.push_back(tr("What if: weights and bars are those of the true history"));
        if (cases().size() > 1 && desk().settled() && !desk().what_if(1))
            notes.push_back(
                tr("%1 has another history of this user: it is not changed").arg(cases()[1]->run->title()));
    }
    notes_->setText(notes.join(QStringLiteral(" · ")));
    notes_->setVisible(!notes.isEmpty());
}

void HistoryPanel::show_buttons() {
    const bool can = desk().can_edit() && strips_[0]->place() >= 0;
    remove_->setEnabled(can);
    earlier_->setEnabled(can && strips_[0]->place() > 0);
    later_->setEnabled(can && strips_[0]->place() + 1 < strips_[0]->history().rowCount());
    reset_->setEnabled(desk().edit().changed());
}

void HistoryPanel::show_selection() {
    for (HistoryStrip* strip : strips_) strip->history().set_picked(desk().picked_items());
}

void HistoryPanel::toggle(int place) {
    if (desk().can_edit() && place >= 0) desk().toggle(place);
}

void HistoryPanel::move(int place, int by) {
    if (!desk().can_edit() || place < 0) return;
    const int now = desk().move(place, by);
    strips_[0]->set_place(now);
}

}  // namespace armillary::views
