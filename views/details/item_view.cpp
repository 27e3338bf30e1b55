// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/details/item_view.h"

#include <QComboBox>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "views/details/details_head.h"
#include "views/shared/entity_search.h"
#include "views/details/ranked_table.h"
#include "views/details/run_choice.h"
#include "views/details/run_memory.h"
#include "views/details/side_by_side.h"
#include "views/details/story_panel.h"
#include "views/shared/empty_state.h"
#include "views/shared/words.h"
#include "views/shared/workbench.h"

namespace armillary::views {

namespace {

constexpr int kNearest = 50;

}  // namespace

ItemView::ItemView(Workbench& bench, QWidget* parent)
    : QWidget(parent),
      bench_(bench),
      stack_(new QStackedWidget),
      nearest_stack_(new QStackedWidget),
      empty_(new EmptyState),
      no_nearest_(new EmptyState),
      head_(new DetailsHead),
      sections_(new SideBySide),
      closeness_(new QComboBox),
      nearest_caption_(new QLabel),
      nearest_(new RankedTable),
      takers_(new StoryPanel(tr("Who took it"))) {
    setObjectName("itemView");
    empty_->setObjectName("itemEmpty");
    make_nearest();
    make_takers();
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(12);
    column->addWidget(head_);
    column->addWidget(sections_, 1);
    stack_->addWidget(page);
    stack_->addWidget(empty_);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(stack_);
}

void ItemView::make_nearest() {
    closeness_->setObjectName("itemCloseness");
    closeness_->setAccessibleName(tr("What nearest means"));
    closeness_->addItem(tr("cosine"), static_cast<int>(Closeness::cosine));
    closeness_->addItem(tr("dot product"), static_cast<int>(Closeness::dot));
    closeness_->addItem(tr("Euclidean"), static_cast<int>(Closeness::euclid));
    closeness_->addItem(tr("same users"), static_cast<int>(Closeness::users));
    connect(closeness_, &QComboBox::currentIndexChanged, this, &ItemView::refresh);
    nearest_caption_->setObjectName("itemNearestCaption");
    nearest_caption_->setProperty("caption", true);
    nearest_caption_->setWordWrap(true);
    nearest_caption_->setMinimumWidth(1);
    nearest_->setObjectName("itemNearest");
    nearest_->setAccessibleName(tr("Nearest items"));
    connect(nearest_, &RankedTable::picked, this, [this](const QString& item) { Q_EMIT picked(kItemKind, item); });
    no_nearest_->setObjectName("itemNoNearest");
    nearest_stack_->addWidget(nearest_);
    nearest_stack_->addWidget(no_nearest_);
    QVBoxLayout* section = sections_->add_section(tr("Nearest items"), {closeness_});
    section->addWidget(nearest_caption_);
    section->addWidget(nearest_stack_, 1);
}

void ItemView::make_takers() {
    takers_->setObjectName("itemTakers");
    connect(takers_, &StoryPanel::picked, this, [this](const QString& user) { Q_EMIT picked(kUserKind, user); });
    connect(takers_, &TablePanel::failed, this,
            [this](const std::exception_ptr& failure) { bench_.tell(failure); });
    sections_->add_section(tr("Who took it"))->addWidget(takers_, 1);
}

Closeness ItemView::closeness() const {
    return static_cast<Closeness>(closeness_->currentData().toInt());
}

QString ItemView::run() const {
    const store::RunSummary* active = bench_.find_run(bench_.active_run());
    const bool fits = active && active->status == "done" && text(active->dataset) == dataset_;
    return fits ? text(active->id) : QString();
}

void ItemView::show_item(const QString& dataset, const QString& item) {
    if (dataset == dataset_ && item == item_ && (story_ || reading_.busy())) return refresh();
    dataset_ = dataset;
    item_ = item;
    story_.reset();
    code_.reset();
    asked_nearest_.clear();
    asked_code_.clear();
    finding_.cancel();
    coding_.cancel();
    reading_.start([read = bench_.dataset_reader(plain(dataset)),
                    item](std::stop_token stop) { return item_story(read(), item, std::move(stop)); },
                   [this](std::optional<ItemStory> story) { take_story(std::move(story)); },
                   [this](const std::exception_ptr& failure) { show_trouble(failure); });
}

void ItemView::take_story(std::optional<ItemStory> story) {
    story_ = std::move(story);
    if (!story_) {
        empty_->set("item", tr("%1 has no item %2").arg(dataset_, shortened(item_, 60)));
        stack_->setCurrentWidget(empty_);
        return;
    }
    stack_->setCurrentIndex(0);
    head_->set(story_->title == story_->id ? tr("Item %1").arg(story_->id) : story_->title, story_->facts);
    takers_->set_file_name(tr("takers-%1").arg(shortened(item_, 60)));
    takers_->show_story(takers_table(*story_));
    show_notes();
    refresh();
}

void ItemView::show_notes() {
    QStringList notes{interactions_text(dataset_, static_cast<int64_t>(story_->takers.size()))};
    if (story_->title != story_->id) notes.prepend(tr("Item %1").arg(shortened(story_->id, 60)));
    if (story_->takers.empty())
        notes.append(tr("A cold item: nobody took it"));
    else
        notes.append(tr("Rank %1 of %2 by interactions · %3 of all")
                         .arg(count(story_->rank), count(story_->dataset->item_count()), percent(story_->share)));
    if (code_ && code_->code.isEmpty())
        notes.append(tr("%1 gave it no code").arg(code_->source));
    else if (code_ && code_->epoch >= 0)
        notes.append(tr("Code %1 (%2, epoch %3)").arg(code_->code, code_->source).arg(code_->epoch));
    else if (code_)
        notes.append(tr("Code %1 (%2, imported)").arg(code_->code, code_->source));
    head_->set_notes(notes);
}

void ItemView::show_trouble(const std::exception_ptr& failure) {
    empty_->set("warning", trouble_of(failure).what);
    stack_->setCurrentWidget(empty_);
}

void ItemView::refresh() {
    if (!story_) return;
    ask_code();
    ask_nearest();
}

void ItemView::ask_code() {
    const QString asked = QStringLiteral("of %1").arg(run());
    if (std::exchange(asked_code_, asked) == asked) return;
    coding_.start([workspace = bench_.workspace(), dataset = story_->dataset, run = run(),
                   item = item_](std::stop_token) { return item_code(*workspace, *dataset, run, item); },
                  [this](std::optional<ItemCode> code) {
                      code_ = std::move(code);
                      show_notes();
                  },
                  [this](const std::exception_ptr& failure) { bench_.tell(failure); });
}

void ItemView::ask_nearest() {
    const QString asked = QStringLiteral("%1 of %2").arg(closeness_->currentIndex()).arg(run());
    if (std::exchange(asked_nearest_, asked) == asked) return;
    nearest_caption_->setText(tr("Looking…"));
    finding_.start(
        [loaded = RunMemory::of(bench_), dataset = story_->dataset, run = run(), item = item_,
         closeness = closeness()](std::stop_token stop) {
            return nearest_list(*loaded, dataset, run, item, closeness, kNearest, std::move(stop));
        },
        [this, run = run()](const NearestList& list) { show_nearest(list, run); },
        [this](const std::exception_ptr& failure) {
            nearest_caption_->clear();
            no_nearest_->set("warning", trouble_of(failure).what);
            nearest_stack_->setCurrentWidget(no_nearest_);
        });
}

void ItemView::show_nearest(const NearestList& list, const QString& run) {
    const store::RunSummary* summary = bench_.find_run(run);
    const QString label = summary ? shortened(run_label(*summary, bench_.model_name(summary->model)), 40) : run;
    const QString by_users = tr("items taken by the same users (cosine of their sets of users)");
    if (list.closeness != Closeness::users)
        nearest_caption_->setText(tr("By the item embeddings of %1, %2").arg(label, closeness_->currentText()));
    else if (list.run_lacks_vectors)
        nearest_caption_->setText(tr("%1 has no vector of this item; shown are %2").arg(label, by_users));
    else if (closeness() != Closeness::users)
        nearest_caption_->setText(tr("No run of this data set is active; shown are %1").arg(by_users));
    else
        nearest_caption_->setText(tr("By common users: %1").arg(by_users));
    QString value = tr("Cosine");
    if (list.closeness == Closeness::dot) value = tr("Dot");
    if (list.closeness == Closeness::euclid) value = tr("Distance");
    nearest_->ranked().set_rows(list.rows, value);
    no_nearest_->set("item", tr("No other item shares a user with this one"));
    nearest_stack_->setCurrentWidget(list.rows.empty() ? static_cast<QWidget*>(no_nearest_) : nearest_);
}

bool ItemView::settled() const {
    return !reading_.busy() && !finding_.busy() && !coding_.busy() && takers_->settled();
}

}  // namespace armillary::views
