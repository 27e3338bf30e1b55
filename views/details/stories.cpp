// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/details/stories.h"

#include <QCoreApplication>
#include <QDateTime>
#include <algorithm>
#include <cmath>
#include <deque>
#include <limits>
#include <map>

#include "core/base/error.h"
#include "core/base/table_file.h"
#include "core/base/text.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

struct DetailsText {
    Q_DECLARE_TR_FUNCTIONS(Details)
};

bool is_ordered(const data::Dataset& dataset) {
    return dataset.time_kind() != data::TimeKind::none && !dataset.interactions().time.empty();
}

/// Rows of one user or item, newest first.
std::vector<int64_t> rows_of(const data::Dataset& dataset, const std::vector<int32_t>& column, int32_t wanted,
                             const std::stop_token& stop) {
    constexpr size_t kBlock = 1u << 20;
    std::vector<int64_t> rows;
    for (size_t row = 0; row < column.size(); ++row) {
        if (row % kBlock == 0 && stop.stop_requested()) throw Cancelled();
        if (column[row] == wanted) rows.push_back(static_cast<int64_t>(row));
    }
    if (is_ordered(dataset)) {
        const auto& time = dataset.interactions().time;
        std::stable_sort(rows.begin(), rows.end(), [&](int64_t a, int64_t b) {
            return time[static_cast<size_t>(a)] < time[static_cast<size_t>(b)];
        });
    }
    std::reverse(rows.begin(), rows.end());
    return rows;
}

std::vector<Event> events_of(const data::Dataset& dataset, const std::vector<int64_t>& rows,
                             const std::vector<int32_t>& others) {
    const data::Interactions& all = dataset.interactions();
    std::vector<Event> events;
    events.reserve(rows.size());
    for (int64_t at : rows) {
        const auto row = static_cast<size_t>(at);
        events.push_back({others[row],
                          all.value.empty() ? std::numeric_limits<float>::quiet_NaN() : all.value[row],
                          is_ordered(dataset) ? all.time[row] : data::kNoTime});
    }
    return events;
}

Standing standing_of(const data::Split& split, int64_t row) {
    const auto holds = [row](const std::vector<int64_t>& part) {
        return std::binary_search(part.begin(), part.end(), row);
    };
    if (holds(split.train)) return Standing::train;
    if (holds(split.valid)) return Standing::valid;
    return holds(split.test) ? Standing::test : Standing::left_out;
}

QString value_text(float value) {
    return std::isfinite(value) ? text(format_number(as_decimal(value))) : kUndefined;
}

/// Columns `value` and `time`, where the data set has them. The story is kept alive by the columns.
template <typename Story>
void add_columns_of_events(TableContent& table, const std::shared_ptr<const Story>& story,
                           std::vector<Event> Story::*events) {
    const auto event = [story, events](int64_t row) -> const Event& {
        return ((*story).*events)[static_cast<size_t>(row)];
    };
    const data::Dataset& dataset = *story->dataset;
    if (!dataset.interactions().value.empty())
        table.columns.push_back(
            {DetailsText::tr("Value"), DetailsText::tr("Rating or strength; – where there is none"),
             TableColumn::Kind::number, [event](int64_t row) { return value_text(event(row).value); },
             [event](int64_t row) { return static_cast<double>(event(row).value); }});
    if (is_ordered(dataset)) {
        const data::TimeKind kind = dataset.time_kind();
        table.columns.push_back(
            {kind == data::TimeKind::ordinal ? DetailsText::tr("Position") : DetailsText::tr("Date"),
             kind == data::TimeKind::ordinal ? DetailsText::tr("Place in the user's history")
                                             : DetailsText::tr("Day, in UTC"),
             TableColumn::Kind::number, [event, kind](int64_t row) { return time_text(kind, event(row).time); },
             [event](int64_t row) {
                 return event(row).time == data::kNoTime ? NAN : static_cast<double>(event(row).time);
             }});
    }
}

}  // namespace

QString time_text(data::TimeKind kind, int64_t time) {
    if (time == data::kNoTime) return kUndefined;
    if (kind == data::TimeKind::ordinal) return count(time);
    return QDateTime::fromMSecsSinceEpoch(time, Qt::UTC).toString(QStringLiteral("yyyy-MM-dd"));
}

QString interactions_text(const QString& dataset, int64_t interactions) {
    return interactions == 1 ? DetailsText::tr("%1 · 1 interaction").arg(dataset)
                             : DetailsText::tr("%1 · %2 interactions").arg(dataset, count(interactions));
}

QString standing_text(Standing standing) {
    switch (standing) {
        case Standing::train:
            return DetailsText::tr("train");
        case Standing::valid:
            return DetailsText::tr("◇ valid");
        case Standing::test:
            return DetailsText::tr("◆ test");
        case Standing::left_out:
            return DetailsText::tr("left out");
        case Standing::unknown:
            break;
    }
    return {};
}

std::vector<Fact> facts_of(const data::AttributeTable& table, int32_t row) {
    std::vector<Fact> facts;
    for (const data::Attribute& column : table.columns)
        if (std::string cell = column.cell(row); !cell.empty() && column.name != table.title_column)
            facts.push_back({text(column.name), text(cell)});
    return facts;
}

std::optional<UserStory> user_story(const data::DatasetPtr& dataset, const QString& id, std::stop_token stop) {
    UserStory story;
    story.user = dataset->users().find(plain(id));
    if (story.user == data::IdMap::kNone) return std::nullopt;
    story.dataset = dataset;
    story.id = id;
    story.title = text(dataset->user_title(story.user));
    story.facts = facts_of(dataset->user_table(), story.user);
    const data::Interactions& all = dataset->interactions();
    story.history = events_of(*dataset, rows_of(*dataset, all.user, story.user, stop), all.item);
    story.standings[static_cast<size_t>(Standing::unknown)] = static_cast<int64_t>(story.history.size());
    return story;
}

void mark_standings(UserStory& story, const data::Dataset& trained_on, const data::Split& split) {
    // Rows of filtered data are not rows of the whole: an interaction is known again by its item and time.
    std::map<std::pair<int32_t, int64_t>, std::deque<Standing>> standings;
    const int32_t user = trained_on.users().find(plain(story.id));
    story.in_run = user != data::IdMap::kNone;
    if (story.in_run) {
        const data::Interactions& kept = trained_on.interactions();
        for (int64_t at : rows_of(trained_on, kept.user, user, {})) {
            const auto row = static_cast<size_t>(at);
            const int32_t item = story.dataset->items().find(trained_on.items()[kept.item[row]]);
            standings[{item, is_ordered(trained_on) ? kept.time[row] : data::kNoTime}].push_back(
                standing_of(split, at));
        }
    }
    story.standings = {};
    for (Event& event : story.history) {
        auto& left = standings[{event.other, event.time}];
        event.standing = left.empty() ? Standing::left_out : left.front();
        if (!left.empty()) left.pop_front();
        ++story.standings[static_cast<size_t>(event.standing)];
    }
}

std::optional<ItemStory> item_story(const data::DatasetPtr& dataset, const QString& id, std::stop_token stop) {
    ItemStory story;
    story.item = dataset->items().find(plain(id));
    if (story.item == data::IdMap::kNone) return std::nullopt;
    story.dataset = dataset;
    story.id = id;
    story.title = text(dataset->item_title(story.item));
    story.facts = facts_of(dataset->item_table(), story.item);
    const data::Interactions& all = dataset->interactions();
    story.takers = events_of(*dataset, rows_of(*dataset, all.item, story.item, stop), all.user);
    std::vector<size_t> taken(static_cast<size_t>(dataset->item_count()));
    for (int32_t item : all.item) ++taken[static_cast<size_t>(item)];
    const size_t own = story.takers.size();
    story.rank = 1 + std::count_if(taken.begin(), taken.end(), [own](size_t times) { return times > own; });
    story.share = static_cast<double>(own) / static_cast<double>(dataset->interaction_count());
    return story;
}

TableContentPtr history_table(const UserStory& shown) {
    const auto story = std::make_shared<const UserStory>(shown);
    const auto event = [story](int64_t row) -> const Event& { return story->history[static_cast<size_t>(row)]; };
    auto table = std::make_shared<TableContent>();
    table->rows = static_cast<int64_t>(story->history.size());
    table->id = [story, event](int64_t row) { return text(story->dataset->items()[event(row).other]); };
    table->columns.push_back({DetailsText::tr("Item"), {}, TableColumn::Kind::text, [story, event](int64_t row) {
                                  return text(story->dataset->item_title(event(row).other));
                              }});
    table->columns.push_back(
        {DetailsText::tr("Part"),
         DetailsText::tr("Where the interaction stands in the run's split: valid and test are held out"),
         TableColumn::Kind::text, [event](int64_t row) { return standing_text(event(row).standing); }});
    add_columns_of_events(*table, story, &UserStory::history);
    return table;
}

TableContentPtr takers_table(const ItemStory& shown) {
    const auto story = std::make_shared<const ItemStory>(shown);
    const auto event = [story](int64_t row) -> const Event& { return story->takers[static_cast<size_t>(row)]; };
    auto table = std::make_shared<TableContent>();
    table->rows = static_cast<int64_t>(story->takers.size());
    table->id = [story, event](int64_t row) { return text(story->dataset->users()[event(row).other]); };
    table->columns.push_back({DetailsText::tr("User"), {}, TableColumn::Kind::text, [story, event](int64_t row) {
                                  return text(story->dataset->user_title(event(row).other));
                              }});
    add_columns_of_events(*table, story, &ItemStory::takers);
    return table;
}

}  // namespace armillary::views
