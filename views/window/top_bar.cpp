// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/window/top_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include "views/shared/icons.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

constexpr int kLabelLength = 44;

/// A tool button leaves no room between its picture and its words.
QString beside_icon(const QString& words) {
    return QChar(0x2002) + words;
}

QToolButton* make_button(const char* name, const QString& icon_name) {
    auto* button = new QToolButton;
    button->setObjectName(name);
    button->setIcon(icon(icon_name));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    return button;
}

}  // namespace

QString run_label(const Workbench& bench, const store::RunSummary& run) {
    const QString what = run.name.empty() ? bench.model_name(run.model) : text(run.name);
    return run.dataset.empty() ? QStringLiteral("%1  %2").arg(text(run.id), what)
                               : QStringLiteral("%1  %2 · %3").arg(text(run.id), what, text(run.dataset));
}

std::vector<PaletteEntry> run_entries(const Workbench& bench, const QString& none,
                                      const std::function<void(const QString&)>& chosen) {
    std::vector<PaletteEntry> entries;
    if (!none.isEmpty()) entries.push_back({none, {}, "close", [chosen] { chosen({}); }});
    for (const store::RunSummary& run : bench.runs())
        entries.push_back({run_label(bench, run),
                           QStringLiteral("%1 · %2").arg(text(run.status), moment(run.created)), "runs",
                           [chosen, id = text(run.id)] { chosen(id); }});
    return entries;
}

TopBar::TopBar(Workbench& bench, QWidget* parent)
    : QFrame(parent),
      bench_(bench),
      workspace_(make_button("workspaceButton", "workspace")),
      active_(make_button("activeRunButton", "runs")),
      compared_(make_button("comparedRunButton", "compare")),
      picked_(make_button("selectionButton", "pin")),
      search_(make_button("searchButton", "search")) {
    setObjectName("topBar");
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 4, 8, 4);
    row->setSpacing(8);
    row->addWidget(workspace_);
    row->addStretch();
    row->addWidget(active_);
    row->addWidget(compared_);
    row->addStretch();
    row->addWidget(picked_);
    row->addWidget(search_);
    search_->setText(beside_icon(tr("Search  Ctrl+K")));
    search_->setToolTip(tr("Find any action, page, run, data set, item or user"));
    connect(workspace_, &QToolButton::clicked, this, [this] { Q_EMIT workspaces_wanted(workspace_); });
    connect(active_, &QToolButton::clicked, this, [this] { Q_EMIT active_run_wanted(active_); });
    connect(compared_, &QToolButton::clicked, this, [this] { Q_EMIT compared_run_wanted(compared_); });
    connect(picked_, &QToolButton::clicked, this, [this] { Q_EMIT selection_wanted(picked_); });
    connect(&bench_.selection(), &Selection::changed, this, &TopBar::update_picked);
    connect(&bench_.selection(), &Selection::pins_changed, this, &TopBar::update_picked);
    connect(search_, &QToolButton::clicked, this, &TopBar::palette_wanted);
    for (auto signal : {&Workbench::workspace_changed, &Workbench::runs_changed, &Workbench::active_run_changed,
                        &Workbench::compared_run_changed})
        connect(&bench_, signal, this, &TopBar::update_words);
    update_words();
    update_picked();
}

QWidget* TopBar::active_button() const {
    return active_;
}

QWidget* TopBar::compared_button() const {
    return compared_;
}

QWidget* TopBar::selection_button() const {
    return picked_;
}

QString TopBar::picked_words(const QString& kind, const QString& space, qsizetype number) {
    const int n = static_cast<int>(number);
    if (kind == "item") return tr("%n item(s) of %1", nullptr, n).arg(space);
    if (kind == "user") return tr("%n user(s) of %1", nullptr, n).arg(space);
    return tr("%n code(s) of %1", nullptr, n).arg(space);
}

/// It is there when something is picked, can be gone back to, or has a name.
void TopBar::update_picked() {
    const Selection& selection = bench_.selection();
    const auto [kind, space] = selection.latest();
    const qsizetype number = selection.ids(kind, space).size();
    picked_->setVisible(number > 0 || selection.can_go_back() || !selection.pins().empty());
    const QString words = number > 0 ? picked_words(kind, space, number) : tr("Nothing picked");
    picked_->setText(beside_icon(shortened(words, kLabelLength)));
    picked_->setIcon(icon("pin", number > 0 ? Token::brass : Token::muted));
    picked_->setToolTip(tr("%1: back, forward, keep under a name").arg(words));
    picked_->setAccessibleName(words);
}

void TopBar::show_run(QToolButton* button, const QString& id, const QString& none, Token token) {
    const store::RunSummary* run = bench_.find_run(id);
    const QString label = run ? run_label(bench_, *run) : none;
    button->setText(beside_icon(shortened(label, kLabelLength)));
    button->setIcon(icon(button == active_ ? "runs" : "compare", run ? token : Token::muted));
    button->setToolTip(run ? label : none);
    button->setAccessibleName(button == active_ ? tr("Run shown: %1").arg(label)
                                                : tr("Compared with: %1").arg(label));
}

void TopBar::update_words() {
    workspace_->setText(beside_icon(shortened(bench_.workspace_name(), kLabelLength)));
    workspace_->setToolTip(
        bench_.workspace() ? tr("Workspace %1").arg(QString::fromStdString(bench_.workspace()->path().string()))
                           : tr("No workspace is open"));
    show_run(active_, bench_.active_run(), tr("No run chosen"), Token::run_a);
    show_run(compared_, bench_.compared_run(), tr("Compare with…"), Token::run_b);
    const bool any = !bench_.runs().empty();
    active_->setEnabled(any);
    compared_->setEnabled(any);
}

}  // namespace armillary::views
