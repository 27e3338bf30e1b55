// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <string_view>
#include <unordered_set>

#include "core/data/profile/measures.h"
#include "core/data/profile/sections.h"

namespace armillary::data {

namespace {

constexpr size_t kListedCategories = 20;
constexpr int kNumericBars = 20;
constexpr int32_t kPairItems = 200;
constexpr size_t kListedPairs = 100;

/// Rows of the table and interactions of those rows, for each category.
void summarise_categories(const Attribute& column, const std::vector<int64_t>& interactions,
                          AttributeSummary& out) {
    std::vector<int64_t> rows(column.categories.size(), 0), weight(column.categories.size(), 0);
    const auto add = [&](int32_t code, size_t row) {
        if (code < 0) return;
        ++rows[static_cast<size_t>(code)];
        weight[static_cast<size_t>(code)] += interactions[row];
    };
    for (size_t row = 0; row < interactions.size(); ++row) {
        if (column.type == AttributeType::categorical) {
            add(column.codes[row], row);
        } else {
            for (int64_t at = column.offsets[row]; at < column.offsets[row + 1]; ++at)
                add(column.codes[static_cast<size_t>(at)], row);
        }
    }
    std::vector<size_t> order(rows.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(),
              [&](size_t a, size_t b) { return rows[a] != rows[b] ? rows[a] > rows[b] : a < b; });
    out.distinct = std::count_if(rows.begin(), rows.end(), [](int64_t n) { return n > 0; });
    const auto total = static_cast<double>(std::accumulate(interactions.begin(), interactions.end(), int64_t{0}));
    for (size_t i = 0; i < std::min({kListedCategories, order.size(), static_cast<size_t>(out.distinct)}); ++i) {
        CategorySummary category{column.categories[order[i]],
                                 static_cast<double>(rows[order[i]]) / static_cast<double>(interactions.size()),
                                 {}};
        if (total > 0) category.interaction_share = static_cast<double>(weight[order[i]]) / total;
        out.categories.push_back(std::move(category));
    }
}

std::vector<AttributeSummary> summarise(const AttributeTable& table, const std::vector<int64_t>& interactions) {
    std::vector<AttributeSummary> all;
    for (const Attribute& column : table.columns) {
        if (table.rows == 0) break;
        AttributeSummary& out = all.emplace_back();
        out.name = column.name;
        out.type = to_string(column.type);
        out.sensitive = column.sensitive;
        out.missing_share = static_cast<double>(column.missing()) / static_cast<double>(table.rows);
        switch (column.type) {
            case AttributeType::categorical:
            case AttributeType::multi_categorical:
                summarise_categories(column, interactions, out);
                break;
            case AttributeType::numeric: {
                std::set<double> distinct;
                for (double number : column.numbers)
                    if (!std::isnan(number)) distinct.insert(number);
                out.distinct = static_cast<int64_t>(distinct.size());
                SpreadBars spread = spread_histogram(column.numbers, kNumericBars);
                out.histogram = std::move(spread.bars);
                out.bars_double = spread.doubling;
                out.left_out = spread.zeros;
                break;
            }
            case AttributeType::text: {
                std::unordered_set<std::string_view> distinct(column.texts.begin(), column.texts.end());
                out.distinct = static_cast<int64_t>(distinct.size()) - static_cast<int64_t>(distinct.count(""));
                break;
            }
        }
    }
    return all;
}

}  // namespace

void profile_attributes(const ProfileSource& source, DatasetProfile& profile) {
    profile.user_attributes = summarise(source.dataset.user_table(), source.user_rows);
    profile.item_attributes = summarise(source.dataset.item_table(), source.item_rows);
}

void profile_pairs(const ProfileSource& source, DatasetProfile& profile) {
    const InteractionGraph& graph = source.graph;
    const auto degree = [&](int32_t item) {
        return graph.item_offsets[static_cast<size_t>(item) + 1] - graph.item_offsets[static_cast<size_t>(item)];
    };
    std::vector<int32_t> top(static_cast<size_t>(graph.items()));
    std::iota(top.begin(), top.end(), 0);
    std::stable_sort(top.begin(), top.end(), [&](int32_t a, int32_t b) { return degree(a) > degree(b); });
    top.resize(static_cast<size_t>(std::min(kPairItems, graph.items())));
    std::vector<int32_t> rank(static_cast<size_t>(graph.items()), -1);
    for (size_t r = 0; r < top.size(); ++r) rank[static_cast<size_t>(top[r])] = static_cast<int32_t>(r);

    std::vector<int64_t> together(top.size() * top.size(), 0);
    std::vector<int32_t> held;
    for (size_t user = 0; user < static_cast<size_t>(graph.users()); ++user) {
        held.clear();
        for (int64_t at = graph.user_offsets[user]; at < graph.user_offsets[user + 1]; ++at)
            if (const int32_t r = rank[static_cast<size_t>(graph.user_items[static_cast<size_t>(at)])]; r >= 0)
                held.push_back(r);
        for (int32_t a : held)
            for (int32_t b : held)
                if (a < b) ++together[static_cast<size_t>(a) * top.size() + static_cast<size_t>(b)];
    }
    std::vector<size_t> pairs;
    for (size_t p = 0; p < together.size(); ++p)
        if (together[p] > 0) pairs.push_back(p);
    std::stable_sort(pairs.begin(), pairs.end(), [&](size_t a, size_t b) { return together[a] > together[b]; });
    pairs.resize(std::min(pairs.size(), kListedPairs));
    for (size_t p : pairs) {
        const int32_t a = top[p / top.size()], b = top[p % top.size()];
        ItemPair pair = pair_measures(together[p], degree(a), degree(b), profile.active_users);
        pair.first = source.dataset.items()[a];
        pair.second = source.dataset.items()[b];
        profile.pairs.push_back(std::move(pair));
    }
}

}  // namespace armillary::data
