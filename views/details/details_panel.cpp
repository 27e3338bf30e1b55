// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/details/details_panel.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>

#include "views/details/item_view.h"
#include "views/details/user_view.h"
#include "views/shared/empty_state.h"
#include "views/shared/icons.h"
#include "views/shared/words.h"
#include "views/shared/workbench.h"

namespace armillary::views {

namespace {

constexpr size_t kMostFound = 100;
constexpr int kKindRole = Qt::UserRole, kIdRole = Qt::UserRole + 1;

QToolButton* make_button(const char* name, const QString& picture, const QString& help) {
    auto* button = new QToolButton;
    button->setObjectName(name);
    button->setIcon(icon(picture));
    button->setToolTip(help);
    button->setAccessibleName(help);
    button->setEnabled(false);
    return button;
}

}  // namespace

DetailsPanel::DetailsPanel(Workbench& bench, QWidget* parent)
    : QWidget(parent),
      bench_(bench),
      search_(new QLineEdit),
      back_(make_button("detailsBack", "arrow-left", tr("Back"))),
      forward_(make_button("detailsForward", "arrow-right", tr("Forward"))),
      stack_(new QStackedWidget),
      empty_(new EmptyState),
      user_view_(new UserView(bench)),
      item_view_(new ItemView(bench)),
      found_(new QListWidget) {
    setObjectName("detailsPanel");
    empty_->setObjectName("detailsEmpty");
    found_->setObjectName("detailsFound");
    found_->setAccessibleName(tr("Users and items found"));
    found_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    found_->setTextElideMode(Qt::ElideMiddle);  // the id at the end stays readable
    for (QWidget* page : {static_cast<QWidget*>(empty_), static_cast<QWidget*>(user_view_),
                          static_cast<QWidget*>(item_view_), static_cast<QWidget*>(found_)})
        stack_->addWidget(page);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(make_bar());
    column->addWidget(stack_, 1);

    connect(back_, &QToolButton::clicked, this, [this] { step(false); });
    connect(forward_, &QToolButton::clicked, this, [this] { step(true); });
    connect(found_, &QListWidget::itemActivated, this, &DetailsPanel::open);
    connect(found_, &QListWidget::itemClicked, this, &DetailsPanel::open);
    const auto pick = [this](const QString& kind, const QString& id) {
        if (const Place* here = visited_.here()) go({kind, here->space, id});
    };
    connect(user_view_, &UserView::picked, this, pick);
    connect(item_view_, &ItemView::picked, this, pick);
    connect(&bench, &Workbench::active_run_changed, this, &DetailsPanel::follow_run);
    connect(&bench, &Workbench::compared_run_changed, this, &DetailsPanel::request_refresh);
    connect(&bench, &Workbench::runs_changed, this, &DetailsPanel::follow_run);
    connect(&bench, &Workbench::workspace_changed, this, &DetailsPanel::forget);
    connect(&bench.selection(), &Selection::changed, this, &DetailsPanel::follow_selection);
    const auto [kind, space] = bench.selection().latest();
    follow_selection(kind, space);
    follow_run();
}

DetailsPanel::~DetailsPanel() = default;

QWidget* DetailsPanel::make_bar() {
    search_->setObjectName("detailsSearch");
    search_->setAccessibleName(tr("Find a user or an item"));
    search_->setClearButtonEnabled(true);
    search_->addAction(icon("search", Token::muted), QLineEdit::LeadingPosition);
    search_->installEventFilter(this);
    found_->installEventFilter(this);
    connect(search_, &QLineEdit::textChanged, this, &DetailsPanel::look_for);
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(8, 8, 12, 8);
    row->setSpacing(4);
    row->addWidget(back_);
    row->addWidget(forward_);
    row->addSpacing(4);
    row->addWidget(search_, 1);
    return bar;
}

void DetailsPanel::start_search() {
    search_->setFocus(Qt::ShortcutFocusReason);
    search_->selectAll();
}

bool DetailsPanel::settled() const {
    return !pending_ && !searching_.busy() && user_view_->settled() && item_view_->settled();
}

void DetailsPanel::follow_selection(const QString& kind, const QString& space) {
    if (kind != kUserKind && kind != kItemKind) return;
    const QStringList ids = bench_.selection().ids(kind, space);
    if (ids.isEmpty()) return;
    visited_.go({kind, space, ids.last()});
    search_->clear();
    set_search_space(space);
    request_refresh();
}

void DetailsPanel::follow_run() {
    if (const store::RunSummary* run = bench_.find_run(bench_.active_run())) set_search_space(text(run->dataset));
    if (search_space_.isEmpty() && !bench_.datasets().empty())
        set_search_space(text(bench_.datasets().front().name));
    request_refresh();
}

void DetailsPanel::forget() {
    visited_.clear();
    search_->clear();
    set_search_space({});
    request_refresh();
}

void DetailsPanel::go(const Place& place) {
    visited_.go(place);
    pick_here();
}

void DetailsPanel::step(bool forward) {
    forward ? visited_.forward() : visited_.back();
    pick_here();
}

void DetailsPanel::pick_here() {
    const Place here = *visited_.here();
    search_->clear();
    bench_.selection().set(here.kind, here.space, {here.id});
    request_refresh();
}

void DetailsPanel::request_refresh() {
    const bool queued = std::exchange(pending_, true);
    if (queued || !isVisible()) return;
    QTimer::singleShot(0, this, [this] {
        if (pending_ && isVisible()) refresh();
    });
}

void DetailsPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (pending_) refresh();
}

void DetailsPanel::refresh() {
    pending_ = false;
    back_->setEnabled(visited_.can_back());
    forward_->setEnabled(visited_.can_forward());
    search_->setEnabled(!search_space_.isEmpty());
    search_->setPlaceholderText(search_space_.isEmpty() ? tr("Nothing to search yet")
                                                        : tr("Find a user or item of %1").arg(search_space_));
    if (search_->text().simplified().isEmpty()) show_here();
}

void DetailsPanel::show_here() {
    const Place* here = visited_.here();
    if (!here) {
        if (bench_.datasets().empty())
            empty_->set("user", tr("Users and items are shown here; import a data set to have some"),
                        tr("Go to Data"), [this] { bench_.go_to("data"); });
        else
            empty_->set("user", tr("Pick a user or an item on any page, or find one above, to see who it is"));
        stack_->setCurrentWidget(empty_);
    } else if (here->kind == kUserKind) {
        user_view_->show_user(here->space, here->id);
        stack_->setCurrentWidget(user_view_);
    } else {
        item_view_->show_item(here->space, here->id);
        stack_->setCurrentWidget(item_view_);
    }
}

void DetailsPanel::set_search_space(const QString& dataset) {
    if (search_space_ == dataset) return;
    search_space_ = dataset;
    if (!search_->text().isEmpty()) look_for(search_->text());
}

void DetailsPanel::look_for(const QString& wanted) {
    if (wanted.simplified().isEmpty() || search_space_.isEmpty()) {
        searching_.cancel();
        return request_refresh();
    }
    searching_.start([read = bench_.dataset_reader(plain(search_space_)), wanted](
                         std::stop_token stop) { return search(*read(), wanted, kMostFound, std::move(stop)); },
                     [this, wanted](const std::vector<Found>& found) { show_found(found, wanted); },
                     [this](const std::exception_ptr& failure) {
                         empty_->set("warning", trouble_of(failure).what);
                         stack_->setCurrentWidget(empty_);
                     });
}

void DetailsPanel::show_found(const std::vector<Found>& found, const QString& wanted) {
    found_->clear();
    for (const Found& one : found) {
        const QString line = one.title == one.id ? one.id : tr("%1 · %2").arg(one.title.simplified(), one.id);
        auto* row = new QListWidgetItem(icon(one.kind, Token::muted), line, found_);
        row->setToolTip(line.toHtmlEscaped());
        row->setData(Qt::AccessibleTextRole,
                     one.kind == kUserKind ? tr("User %1").arg(line) : tr("Item %1").arg(line));
        row->setData(kKindRole, one.kind);
        row->setData(kIdRole, one.id);
    }
    if (found.empty())
        empty_->set("search", tr("No user or item of %1 has “%2” in its title or id")
                                  .arg(search_space_, shortened(wanted.simplified(), 60)));
    else
        found_->setCurrentRow(0);
    stack_->setCurrentWidget(found.empty() ? static_cast<QWidget*>(empty_) : found_);
}

void DetailsPanel::open(const QListWidgetItem* found) {
    if (found) go({found->data(kKindRole).toString(), search_space_, found->data(kIdRole).toString()});
}

bool DetailsPanel::eventFilter(QObject* object, QEvent* event) {
    if (event->type() != QEvent::KeyPress) return QWidget::eventFilter(object, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    const bool listed = stack_->currentWidget() == found_;
    if (key == Qt::Key_Escape && !search_->text().isEmpty()) {
        search_->clear();
        search_->setFocus();
    } else if (object == search_ && key == Qt::Key_Down && listed) {
        found_->setFocus();
    } else if (object == search_ && (key == Qt::Key_Return || key == Qt::Key_Enter) && listed &&
               !searching_.busy()) {
        open(found_->currentItem());
    } else {
        return QWidget::eventFilter(object, event);
    }
    return true;
}

}  // namespace armillary::views
