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
    row->addWidget(search_);
    search_->setText(beside_icon(tr("Search  Ctrl+K")));
    search_->setToolTip(tr("Find any action, page, run or data set"));
    connect(workspace_, &QToolButton::clicked, this, [this] { Q_EMIT workspaces_wanted(workspace_); });
    connect(active_, &QToolButton::clicked, this, [this] { Q_EMIT active_run_wanted(active_); });
    connect(compared_, &QToolButton::clicked, this, [this] { Q_EMIT compared_run_wanted(compared_); });
    connect(search_, &QToolButton::clicked, this, &TopBar::palette_wanted);
    for (auto signal : {&Workbench::workspace_changed, &Workbench::runs_changed, &Workbench::active_run_changed,
                        &Workbench::compared_run_changed})
        connect(&bench_, signal, this, &TopBar::update_words);
    update_words();
}

QWidget* TopBar::active_button() const {
    return active_;
}

QWidget* TopBar::compared_button() const {
    return compared_;
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
