// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <array>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <vector>

#include "core/data/dataset.h"
#include "core/data/split.h"
#include "views/shared/tables/table_content.h"

namespace armillary::views {

/// An attribute as a person reads it.
struct Fact {
    QString name, value;
};
/// Every attribute of a row that is not missing, without the title.
std::vector<Fact> facts_of(const data::AttributeTable& table, int32_t row);

/// Where an interaction stands in a run's split.
enum class Standing : uint8_t {
    train,
    valid,
    test,
    left_out,  ///< by the run's filters, or its split gives it to no part
    unknown,   ///< no run was asked
};
inline constexpr size_t kStandings = 5;

/// An interaction of a user or of an item: `other` is the item or the user.
struct Event {
    int32_t other = -1;
    float value = 0;   ///< NaN: none
    int64_t time = 0;  ///< data::kNoTime: none
    Standing standing = Standing::unknown;
};

/// What is known of a user.
struct UserStory {
    data::DatasetPtr dataset;
    int32_t user = -1;
    QString id, title;
    std::vector<Fact> facts;
    std::vector<Event> history;                   ///< newest first; equal times by row
    std::array<int64_t, kStandings> standings{};  ///< interactions by where they stand
    bool in_run = true;                           ///< the run that was asked knows the user
};
/// Nothing when the data set has no such user. O(interactions). Throws `Cancelled`.
std::optional<UserStory> user_story(const data::DatasetPtr& dataset, const QString& id, std::stop_token stop = {});
/// Says of each interaction where it stands in a split of the (filtered) data that a run was trained on.
void mark_standings(UserStory& story, const data::Dataset& trained_on, const data::Split& split);

/// What is known of an item.
struct ItemStory {
    data::DatasetPtr dataset;
    int32_t item = -1;
    QString id, title;
    std::vector<Fact> facts;
    std::vector<Event> takers;  ///< newest first
    int64_t rank = 0;           ///< 1 = no item has more interactions
    double share = 0;           ///< of all interactions; NaN where there are none
};
std::optional<ItemStory> item_story(const data::DatasetPtr& dataset, const QString& id, std::stop_token stop = {});

/// `item, part, value, time`, what the data set lacks left out; ids are those of items.
TableContentPtr history_table(const UserStory& story);
/// `user, value, time`; ids are those of users.
TableContentPtr takers_table(const ItemStory& story);

/// `ml-100k · 1,204 interactions`.
QString interactions_text(const QString& dataset, int64_t interactions);
/// `train`, `◇ valid`, `◆ test`, in the user's language: what was held out is marked. Empty for what is not
/// known.
QString standing_text(Standing standing);
/// A day (UTC) or a position, as the data set counts time.
QString time_text(data::TimeKind kind, int64_t time);

}  // namespace armillary::views
