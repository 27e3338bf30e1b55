// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/data/profile.h"

using nlohmann::json;

namespace nlohmann {

template <typename T>
struct adl_serializer<std::optional<T>> {
    static void to_json(json& out, const std::optional<T>& value) { out = value ? json(*value) : json(nullptr); }
    static void from_json(const json& in, std::optional<T>& value) {
        value = in.is_null() ? std::nullopt : std::optional<T>(in.get<T>());
    }
};

}  // namespace nlohmann

namespace armillary::data {

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Point, x, y)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Bar, low, high, count)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Concentration, gini, lorenz, top_1_percent, top_10_percent,
                                                top_20_percent, short_head)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(TailFit, exponent, distance, from, items)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(DriftWindow, from, until, interactions, divergence, turnover,
                                                on_new_items)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(ValueCount, value, count)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(CategorySummary, value, share, interaction_share)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(AttributeSummary, name, type, sensitive, missing_share, distinct,
                                                categories, histogram, bars_double, left_out)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(ItemPair, first, second, users, lift, pmi, npmi, jaccard, cosine)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(CoreLevel, k, interactions, users, items)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Quantile, level, value)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(DatasetProfile, users, items, interactions, active_users,
                                                active_items, distinct_pairs, density, time_kind,
                                                item_concentration, user_concentration, popularity, tail, values,
                                                value_histogram, value_bars_double, values_left_out, activity,
                                                drift, lengths, length_histogram, shorter_than_3, longer_than_50,
                                                median_gap_seconds, same_time, burstiness, repeats,
                                                user_attributes, item_attributes, pairs, components,
                                                largest_component, cores, traps)

namespace {

void remove_nulls(json& node) {
    if (node.is_object()) {
        for (auto entry = node.begin(); entry != node.end();)
            entry = entry->is_null() ? node.erase(entry) : std::next(entry);
    }
    if (node.is_structured())
        for (json& child : node) remove_nulls(child);
}

}  // namespace

std::string to_json(const DatasetProfile& profile) {
    json document = profile;
    remove_nulls(document);
    return document.dump(1, ' ', false, json::error_handler_t::replace);
}

DatasetProfile profile_from_json(std::string_view text) {
    try {
        return json::parse(text).get<DatasetProfile>();
    } catch (const json::exception& error) {
        throw BadInput(std::string("the profile cannot be read (compute it again): ") + error.what(), "profile");
    }
}

}  // namespace armillary::data
