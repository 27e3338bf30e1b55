// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/details/user_view.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>
#include <algorithm>

#include "views/details/details_head.h"
#include "views/shared/entity_search.h"
#include "views/details/run_choice.h"
#include "views/details/run_column.h"
#include "views/details/run_memory.h"
#include "views/details/side_by_side.h"
#include "views/details/story_panel.h"
#include "views/shared/empty_state.h"
#include "views/shared/icons.h"
#include "views/shared/theme.h"
#include "views/shared/words.h"
#include "views/shared/workbench.h"

namespace armillary::views {

namespace {

constexpr int kColumnWidth = 240, kColumnHeight = 200, kColumnGap = 16;
constexpr size_t kRunsInMenu = 40;

}  // namespace

UserView::UserView(Workbench& bench, QWidget* parent)
    : QWidget(parent),
      bench_(bench),
      stack_(new QStackedWidget),
      lists_(new QStackedWidget),
      empty_(new EmptyState),
      no_runs_(new EmptyState),
      head_(new DetailsHead),
      sections_(new SideBySide(5, 7)),
      history_(new StoryPanel(tr("History"))),
      k_(new QComboBox),
      runs_menu_(new QMenu(this)),
      stand_in_(new QLabel) {
    setObjectName("userView");
    empty_->setObjectName("userEmpty");
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(12);
    column->addWidget(head_);
    make_history();
    make_lists();
    column->addWidget(sections_, 1);
    stack_->addWidget(page);
    stack_->addWidget(empty_);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(stack_);
    connect(&Theme::current(), &Theme::changed, this, &UserView::refresh);
}

void UserView::make_history() {
    history_->setObjectName("userHistory");
    connect(history_, &StoryPanel::picked, this, [this](const QString& item) { Q_EMIT picked(kItemKind, item); });
    connect(history_, &TablePanel::failed, this,
            [this](const std::exception_ptr& failure) { bench_.tell(failure); });
    sections_->add_section(tr("History"))->addWidget(history_, 1);
}

void UserView::make_lists() {
    k_->setObjectName("userTopK");
    k_->setAccessibleName(tr("Length of the lists"));
    for (int k : {10, 20, 50}) k_->addItem(tr("top %1").arg(k), k);
    connect(k_, &QComboBox::currentIndexChanged, this, &UserView::refresh);
    auto* runs = new QToolButton;
    runs->setObjectName("userRuns");
    runs->setText(tr("Runs"));
    runs->setIcon(icon("compare"));
    runs->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    runs->setToolTip(tr("Choose up to %1 runs whose lists stand side by side").arg(kMostRuns));
    runs->setPopupMode(QToolButton::InstantPopup);
    runs->setMenu(runs_menu_);
    connect(runs_menu_, &QMenu::aboutToShow, this, &UserView::fill_runs_menu);

    auto* columns = new QWidget;
    columns_row_ = new QBoxLayout(QBoxLayout::LeftToRight, columns);
    columns_row_->setContentsMargins(0, 0, 0, 0);
    columns_row_->setSpacing(kColumnGap);
    columns_area_ = new QScrollArea;
    columns_area_->setObjectName("userColumns");
    columns_area_->setWidgetResizable(true);
    columns_area_->setWidget(columns);
    columns_area_->viewport()->installEventFilter(this);
    no_runs_->setObjectName("userNoRuns");
    lists_->addWidget(columns_area_);
    lists_->addWidget(no_runs_);
    stand_in_->setObjectName("userStandIn");
    stand_in_->setProperty("caption", true);
    stand_in_->setWordWrap(true);
    stand_in_->setMinimumWidth(1);
    stand_in_->setTextFormat(Qt::PlainText);
    QVBoxLayout* section = sections_->add_section(tr("Recommended"), {k_, runs});
    section->addWidget(stand_in_);
    section->addWidget(lists_, 1);
}

int UserView::k() const {
    return k_->currentData().toInt();
}

void UserView::show_user(const QString& dataset, const QString& user) {
    if (dataset == dataset_ && user == user_ && (story_ || reading_.busy())) return refresh();
    if (dataset != dataset_) chosen_.clear();
    dataset_ = dataset;
    user_ = user;
    story_.reset();
    standings_of_.clear();
    marking_.cancel();
    reading_.start([read = bench_.dataset_reader(plain(dataset)),
                    user](std::stop_token stop) { return user_story(read(), user, std::move(stop)); },
                   [this](std::optional<UserStory> story) { take_story(std::move(story)); },
                   [this](const std::exception_ptr& failure) { show_trouble(failure); });
}

void UserView::take_story(std::optional<UserStory> story) {
    story_ = std::move(story);
    if (!story_) {
        empty_->set("user", tr("%1 has no user %2").arg(dataset_, shortened(user_, 60)));
        stack_->setCurrentWidget(empty_);
        return;
    }
    stack_->setCurrentIndex(0);
    history_->set_file_name(tr("history-%1").arg(shortened(user_, 60)));
    show_story();
    refresh();
}

void UserView::show_story() {
    head_->set(story_->title == story_->id ? tr("User %1").arg(story_->id) : story_->title, story_->facts);
    head_->set_notes(notes());
    history_->show_story(history_table(*story_));
}

QStringList UserView::notes() const {
    QStringList notes{interactions_text(dataset_, static_cast<int64_t>(story_->history.size()))};
    if (story_->title != story_->id) notes.prepend(tr("User %1").arg(shortened(story_->id, 60)));
    if (standings_of_.isEmpty()) return notes;
    const auto number = [this](Standing standing) {
        return count(story_->standings[static_cast<size_t>(standing)]);
    };
    if (!story_->in_run)
        notes.append(tr("%1 was trained without this user: its filters left them out").arg(standings_of_));
    else
        notes.append(tr("In the split of %1: %2 train, %3 valid, %4 test, %5 left out")
                         .arg(standings_of_, number(Standing::train), number(Standing::valid),
                              number(Standing::test), number(Standing::left_out)));
    return notes;
}

void UserView::show_trouble(const std::exception_ptr& failure) {
    empty_->set("warning", trouble_of(failure).what);
    stack_->setCurrentWidget(empty_);
}

void UserView::refresh() {
    if (!story_) return;
    const QStringList runs =
        runs_to_show(bench_.runs(), dataset_, bench_.active_run(), bench_.compared_run(), chosen_);
    show_columns(runs);
    const QString note = stand_in_note(bench_.runs(), dataset_, bench_.active_run(),
                                       QStringList{bench_.active_run(), bench_.compared_run()} + chosen_, runs);
    stand_in_->setText(note);
    stand_in_->setVisible(!note.isEmpty());
    if (runs.isEmpty())
        no_runs_->set("train", tr("Train a recommender on %1 to see what it would offer this user").arg(dataset_),
                      tr("Train"), [this] { bench_.train_on(dataset_); });
    lists_->setCurrentIndex(runs.isEmpty() ? 1 : 0);
    ask_standings(runs.value(0));
}

void UserView::show_columns(const QStringList& runs) {
    while (columns_.size() > static_cast<size_t>(runs.size())) {
        columns_.back()->deleteLater();
        columns_.back()->hide();
        columns_row_->removeWidget(columns_.back());
        columns_.pop_back();
    }
    while (columns_.size() < static_cast<size_t>(runs.size())) {
        auto* column = columns_.emplace_back(new RunColumn(bench_));
        column->setObjectName(QStringLiteral("runColumn%1").arg(columns_.size()));
        columns_row_->addWidget(column, 1);
        connect(column, &RunColumn::picked, this, [this](const QString& item) { Q_EMIT picked(kItemKind, item); });
        connect(column, &RunColumn::arrived, this, &UserView::compare_splits);
    }
    for (int place = 0; place < runs.size(); ++place)
        columns_[static_cast<size_t>(place)]->show_list(
            *bench_.find_run(runs[place]),
            run_color(runs[place], bench_.active_run(), bench_.compared_run(), place), user_, k());
    arrange_columns();
    compare_splits();
}

void UserView::arrange_columns() {
    const Theme& theme = Theme::current();
    const bool below = columns_area_->viewport()->width() < 2 * theme.px(kColumnWidth) + kColumnGap;
    columns_row_->setDirection(below ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    columns_area_->setVerticalScrollBarPolicy(below ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    columns_area_->setHorizontalScrollBarPolicy(below ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    const bool several = columns_.size() > 1;
    for (RunColumn* column : columns_)
        column->setMinimumSize(below ? 1 : theme.px(kColumnWidth), below && several ? theme.px(kColumnHeight) : 0);
}

bool UserView::eventFilter(QObject* object, QEvent* event) {
    if (object == columns_area_->viewport() && event->type() == QEvent::Resize) arrange_columns();
    return QWidget::eventFilter(object, event);
}

void UserView::compare_splits() {
    if (columns_.empty()) return;
    const RunColumn& first = *columns_.front();
    for (RunColumn* column : columns_) {
        const bool known = !first.split_fingerprint().isEmpty() && !column->split_fingerprint().isEmpty();
        const bool differs = known && column->split_fingerprint() != first.split_fingerprint();
        column->set_other_split(differs ? first.run() : QString());
    }
}

void UserView::ask_standings(const QString& run) {
    if (run == standings_of_ || run.isEmpty()) return;
    marking_.start(
        [loaded = RunMemory::of(bench_), story = *story_, run](std::stop_token stop) {
            const auto model = loaded->get(plain(run), std::move(stop));
            UserStory marked = story;
            mark_standings(marked, model->dataset(), model->split());
            return marked;
        },
        [this, run](UserStory story) {
            story_ = std::move(story);
            standings_of_ = run;
            show_story();
        },
        [](const std::exception_ptr&) {});  // the run's column says why
}

void UserView::fill_runs_menu() {
    runs_menu_->clear();
    const QStringList shown =
        runs_to_show(bench_.runs(), dataset_, bench_.active_run(), bench_.compared_run(), chosen_);
    size_t listed = 0;
    for (const store::RunSummary& run : bench_.runs()) {
        const QString id = text(run.id);
        if (!recommends(run, dataset_) || (++listed > kRunsInMenu && !shown.contains(id))) continue;
        const bool follows = id == bench_.active_run() || id == bench_.compared_run();
        QAction* action = runs_menu_->addAction(shortened(run_label(run, bench_.model_name(run.model)), 60));
        action->setObjectName(id);
        action->setCheckable(true);
        action->setChecked(shown.contains(id));
        action->setEnabled(!follows && (shown.contains(id) || shown.size() < kMostRuns));
        connect(action, &QAction::toggled, this, [this, id, shown](bool on) {
            for (const QString& stood : shown)  // the newest, shown because nothing was chosen, stays
                if (stood != bench_.active_run() && stood != bench_.compared_run() && !chosen_.contains(stood))
                    chosen_.append(stood);
            if (on)
                chosen_.append(id);
            else
                chosen_.removeAll(id);
            refresh();
        });
    }
    if (runs_menu_->isEmpty())
        runs_menu_->addAction(tr("No finished run recommends items of %1").arg(dataset_))->setEnabled(false);
}

bool UserView::settled() const {
    return !reading_.busy() && !marking_.busy() && history_->settled() &&
           std::all_of(columns_.begin(), columns_.end(),
                       [](const RunColumn* column) { return column->settled(); });
}

}  // namespace armillary::views
