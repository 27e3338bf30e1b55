// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/runs/run_details_panel.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "views/runs/run_edits.h"
#include "views/runs/run_rows.h"
#include "views/shared/core_text.h"
#include "views/shared/empty_state.h"
#include "views/shared/icons.h"
#include "views/shared/words.h"
#include "views/shared/workbench.h"

namespace armillary::views {

namespace {

constexpr int kNarrowest = 200;  ///< pixels; what is wider is scrolled to

/// Wraps at blanks; of a word that is wider than the label the middle is left out.
class WrappedLabel final : public QLabel {
 public:
    explicit WrappedLabel(const QString& text) : QLabel(text), full_(text) {
        setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);  // long words do not widen the panel
    }

 protected:
    void resizeEvent(QResizeEvent* event) override {
        QLabel::resizeEvent(event);
        QStringList words = full_.split(' ');
        for (QString& word : words) word = fontMetrics().elidedText(word, Qt::ElideMiddle, width());
        setText(words.join(' '));
    }

 private:
    QString full_;
};

QLabel* dressed(QLabel* label, const char* property = nullptr) {
    if (property) label->setProperty(property, true);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

QLabel* label(const QString& text, const char* property = nullptr) {
    return dressed(new QLabel(text), property);
}

/// What is too long for a narrow panel can be read in the tooltip.
QLabel* wrapped(const QString& text, const QString& help, const char* property = nullptr) {
    QLabel* label = dressed(new WrappedLabel(text), property);
    label->setToolTip(help.isEmpty() ? text : help);
    return label;
}

/// A frame of the message bar's look, with one text.
QWidget* notice(QLabel* text, const char* kind) {
    auto* frame = new QFrame;
    frame->setObjectName("message");
    frame->setProperty("kind", kind);
    text->setWordWrap(true);
    text->setTextFormat(Qt::PlainText);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* row = new QHBoxLayout(frame);
    row->setContentsMargins(12, 8, 12, 8);
    row->addWidget(text);
    return frame;
}

QWidget* buttons(const QList<QAction*>& actions) {
    constexpr int kColumns = 2;
    auto* box = new QWidget;
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(4);
    for (int i = 0; i < actions.size(); ++i) {
        auto* button = new QToolButton;
        button->setDefaultAction(actions[i]);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        button->setFocusPolicy(Qt::StrongFocus);
        grid->addWidget(button, i / kColumns, i % kColumns);
    }
    return box;
}

QString tag_list(const store::RunSummary& run) {
    QStringList tags;
    for (const std::string& tag : run.tags) tags.push_back(text(tag));
    return tags.join(QStringLiteral(", "));
}

}  // namespace

RunDetailsPanel::RunDetailsPanel(Workbench& bench, RunEdits& edits, const QList<QAction*>& actions,
                                 QWidget* parent)
    : QWidget(parent),
      bench_(bench),
      edits_(edits),
      stack_(new QStackedWidget),
      empty_(new EmptyState),
      name_(label({}, "section")),
      status_icon_(new QLabel),
      status_(new QLabel),
      error_(new QLabel),
      warnings_(new QLabel),
      error_frame_(notice(error_, "error")),
      warning_frame_(notice(warnings_, "warning")),
      body_place_(new QVBoxLayout),
      tags_(new QLineEdit),
      folder_(new QLineEdit),
      notes_(new QPlainTextEdit) {
    build(actions);
    empty_->set("runs", tr("Select a run to see what it was made of and what came out"));
    connect(tags_, &QLineEdit::editingFinished, this, &RunDetailsPanel::save_tags);
    notes_->installEventFilter(this);
    connect(&Theme::current(), &Theme::changed, this, &RunDetailsPanel::show_head);
}

void RunDetailsPanel::build(const QList<QAction*>& actions) {
    name_->setObjectName("runs.details.name");
    status_->setObjectName("runs.details.status");
    error_->setObjectName("runs.details.error");
    warnings_->setObjectName("runs.details.warnings");
    tags_->setObjectName("runs.details.tags");
    tags_->setAccessibleName(tr("Tags"));
    tags_->setPlaceholderText(tr("Tags, with commas between them"));
    notes_->setObjectName("runs.details.notes");
    notes_->setAccessibleName(tr("Notes"));
    notes_->setPlaceholderText(tr("Notes"));
    notes_->setTabChangesFocus(true);
    folder_->setObjectName("runs.details.folder");
    folder_->setAccessibleName(tr("Folder of the run"));
    folder_->setReadOnly(true);
    QAction* copy = folder_->addAction(icon("copy", Token::muted), QLineEdit::TrailingPosition);
    copy->setToolTip(tr("Copy the path"));
    connect(copy, &QAction::triggered, this, [this] { QGuiApplication::clipboard()->setText(folder_->text()); });

    auto* status = new QHBoxLayout;
    status->setSpacing(4);
    status->addWidget(status_icon_);
    status->addWidget(status_, 1);
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(8);
    column->addWidget(name_);
    column->addLayout(status);
    column->addWidget(error_frame_);
    column->addWidget(buttons(actions));
    column->addWidget(tags_);
    column->addWidget(notes_);
    column->addWidget(warning_frame_);
    column->addLayout(body_place_);
    column->addWidget(label(tr("Folder"), "section"));
    column->addWidget(folder_);
    column->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    scroll->setMinimumWidth(Theme::current().px(kNarrowest));
    stack_->addWidget(empty_);
    stack_->addWidget(scroll);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(stack_);
    setFocusProxy(tags_);
}

void RunDetailsPanel::show_run(const QString& run, const QString& stamp) {
    if (stamp == stamp_) return;
    stamp_ = stamp;
    if (run != text(facts_.run.id)) save_notes();  // of the run before, if the keyboard was still there
    if (run.isEmpty() || !bench_.workspace()) {
        background_.cancel();
        facts_ = {};
        stack_->setCurrentIndex(0);
        return;
    }
    background_.start(
        [workspace = bench_.workspace(), run = plain(run), &models = bench_.models()](std::stop_token) {
            store::RunDetails details = workspace->runs().get(run);
            const QString folder = text(workspace->runs().folder(details.id).string());
            const descriptor::ModelDescriptor* known = nullptr;
            for (const auto& model : models)
                if (model.id == details.model) known = &model;
            return facts_of(std::move(details), folder, known);
        },
        [this](RunFacts facts) { take(std::move(facts)); },
        [this](const std::exception_ptr& failure) { bench_.tell(failure); });
}

void RunDetailsPanel::take(RunFacts facts) {
    const bool same_run = facts.run.id == facts_.run.id;
    const bool writing = same_run && notes_->hasFocus() && notes_->toPlainText() != text(facts_.run.notes);
    const bool tagging = same_run && tags_->hasFocus() && tags_->text() != tag_list(facts_.run);
    facts_ = std::move(facts);
    show_head();
    if (!tagging) tags_->setText(tag_list(facts_.run));
    if (!writing && notes_->toPlainText() != text(facts_.run.notes)) notes_->setPlainText(text(facts_.run.notes));
    folder_->setText(facts_.folder);
    folder_->setToolTip(facts_.folder);
    folder_->setCursorPosition(0);
    show_facts();
    stack_->setCurrentIndex(1);
}

void RunDetailsPanel::show_head() {
    const store::RunDetails& run = facts_.run;
    if (run.id.empty()) return;
    const Theme& theme = Theme::current();
    notes_->setFixedHeight(theme.px(88));
    const QString status = status_of(run);
    name_->setText(run.name.empty() ? text(run.id) : QStringLiteral("%1 %2").arg(text(run.id), text(run.name)));
    status_icon_->setPixmap(icon(status_icon(status), status_token(status)).pixmap(theme.px(16), theme.px(16)));
    QPalette palette = status_->palette();
    palette.setColor(QPalette::WindowText, theme.color(status_token(status)));
    status_->setPalette(palette);
    status_->setText(status_word(status));
    error_->setText(core_text(run.error));
    error_frame_->setVisible(!run.error.empty() && run.status != "cancelled");  // the status has said it
    warnings_->setText(facts_.warnings.join(QStringLiteral("\n\n")));
    warning_frame_->setVisible(!facts_.warnings.isEmpty());
    tags_->setEnabled(!run.deleted);
    notes_->setReadOnly(run.deleted);
}

void RunDetailsPanel::show_facts() {
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 8, 0, 8);
    column->setSpacing(16);
    add_section(*column, {}, facts_.about);
    add_figures(*column);
    add_section(*column, facts_.run.imported ? tr("Parameters") : tr("Changed parameters"), facts_.changed);
    add_section(*column, tr("Made with"), facts_.environment);
    if (body_) {
        body_place_->removeWidget(body_);
        body_->hide();
        body_->deleteLater();
    }
    body_ = body;
    body_place_->addWidget(body);
}

void RunDetailsPanel::add_section(QVBoxLayout& column, const QString& title, const std::vector<RunFact>& facts) {
    if (facts.empty()) return;
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(0, 2);
    grid->setColumnStretch(1, 3);
    int row = 0;
    if (!title.isEmpty()) grid->addWidget(label(title, "section"), row++, 0, 1, 2);
    for (const RunFact& fact : facts) {
        QLabel* value = wrapped(fact.value, {});
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        grid->addWidget(wrapped(fact.name, fact.help, "caption"), row, 0, Qt::AlignTop);
        grid->addWidget(value, row++, 1, Qt::AlignTop);
    }
    column.addLayout(grid);
}

void RunDetailsPanel::add_figures(QVBoxLayout& column) {
    if (facts_.metrics.empty()) return;
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    grid->addWidget(label(tr("Figures"), "section"), 0, 0);
    for (int split = 0; split < facts_.splits.size(); ++split) {
        QLabel* head = label(facts_.splits[split], "caption");
        head->setAlignment(Qt::AlignRight | Qt::AlignBottom);
        grid->addWidget(head, 0, split + 1);
    }
    grid->setColumnStretch(0, 1);
    int row = 1;
    for (const RunFacts::Metric& metric : facts_.metrics) {
        grid->addWidget(label(metric.name, "caption"), row, 0, Qt::AlignTop);
        for (int split = 0; split < metric.values.size(); ++split) {
            QString figure = metric.values[split];
            figure.replace(QStringLiteral("± "), QStringLiteral("±\u00a0"));  // in a narrow panel on a second line
            QLabel* value = label(figure);
            value->setTextInteractionFlags(Qt::TextSelectableByMouse);
            value->setFont(Theme::current().number_font(TypeSize::caption));
            value->setAlignment(Qt::AlignRight);
            grid->addWidget(value, row, split + 1, Qt::AlignTop);
        }
        ++row;
    }
    column.addLayout(grid);
}

void RunDetailsPanel::save_tags() {
    const store::RunDetails& run = facts_.run;
    if (run.id.empty() || tags_->text() == tag_list(run)) return;
    QStringList before, tags;
    for (const std::string& tag : run.tags) before.push_back(text(tag));
    for (const QString& tag : tags_->text().split(',', Qt::SkipEmptyParts))
        if (!tag.trimmed().isEmpty()) tags.push_back(tag.trimmed());
    tags.removeDuplicates();
    tags.sort();
    facts_.run.tags.clear();
    for (const QString& tag : tags) facts_.run.tags.push_back(plain(tag));
    if (tags != before) edits_.set_tags(text(run.id), before, tags);
    tags_->setText(tag_list(facts_.run));
}

void RunDetailsPanel::save_notes() {
    const QString before = text(facts_.run.notes), notes = notes_->toPlainText();
    if (facts_.run.id.empty() || notes == before) return;
    facts_.run.notes = plain(notes);
    edits_.set_notes(text(facts_.run.id), before, notes);
}

bool RunDetailsPanel::eventFilter(QObject* object, QEvent* event) {
    if (object == notes_ && event->type() == QEvent::FocusOut) save_notes();
    return QWidget::eventFilter(object, event);
}

}  // namespace armillary::views
