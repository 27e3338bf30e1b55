// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/dataset.h"

namespace armillary::data {

// The shape and the traps of a data set (evaluation.md 1.6): computed once, stored beside it, shown as cards. A
// value that is not defined for the data set (a gap between events without times) has no value here and no key in
// the JSON.

struct Point {
    double x = 0, y = 0;
};

/// A bar of a histogram over [low, high); the last of equal width includes `high`.
struct Bar {
    double low = 0, high = 0;
    int64_t count = 0;
};

/// How unevenly interactions fall on items (or users). Only those with an interaction count.
struct Concentration {
    std::optional<double> gini;  ///< [0, 1 - 1/N]
    std::vector<Point> lorenz;   ///< at most 101 points (share of items, share of interactions), poorest first
    std::optional<double> top_1_percent, top_10_percent,
        top_20_percent;                ///< share of the interactions on the most popular
    std::optional<double> short_head;  ///< smallest share of items that holds 80 % of the interactions
};

/// Power-law fit of the popularity tail. A description, never a proof that the law holds.
struct TailFit {
    std::optional<double>
        exponent;  ///< maximum likelihood, discrete approximation (Clauset, Shalizi, Newman 2009, eq. 3.7)
    std::optional<double> distance;  ///< Kolmogorov-Smirnov distance between data and fit
    int64_t from = 0;   ///< smallest count of the tail, chosen for the smallest distance; below 6 the fit is poor
    int64_t items = 0;  ///< in the tail
};

/// One of the equal-count windows of time, compared with the one before it.
struct DriftWindow {
    int64_t from = 0, until = 0;  ///< UTC ms, of the first and last interaction
    int64_t interactions = 0;
    std::optional<double>
        divergence;  ///< Jensen-Shannon divergence of the item shares, base 2, [0, 1]; none for the first
    std::optional<double>
        turnover;  ///< share of the 100 most popular items that were not so before; none for the first
    std::optional<double> on_new_items;  ///< share of interactions with items first seen in this window
};

struct ValueCount {
    double value = 0;
    int64_t count = 0;
};

struct CategorySummary {
    std::string value;
    double share = 0;                         ///< of the rows of the table
    std::optional<double> interaction_share;  ///< of the interactions
};

struct AttributeSummary {
    std::string name, type;
    bool sensitive = false;
    double missing_share = 0;
    int64_t distinct = 0;                     ///< categories, or different numbers or texts
    std::vector<CategorySummary> categories;  ///< the 20 commonest
    std::vector<Bar> histogram;               ///< numeric, at most 20 bars by the rule of `spread_histogram`
    bool bars_double = false;                 ///< each bar is twice as wide, for a logarithmic axis
    int64_t left_out = 0;                     ///< zeros, for which doubling bars have no place
};

/// Two of the 200 most popular items with the number of users who have both. N = users with an interaction.
struct ItemPair {
    std::string first, second;  ///< raw ids
    int64_t users = 0;
    double lift = 0, pmi = 0, npmi = 0, jaccard = 0, cosine = 0;
};

struct CoreLevel {
    int32_t k = 0;
    int64_t interactions = 0;
    int32_t users = 0, items = 0;  ///< left in the (k, k)-core
};

struct Quantile {
    double level = 0, value = 0;
};

struct DatasetProfile {
    int64_t users = 0, items = 0, interactions = 0;
    int64_t active_users = 0, active_items = 0;  ///< with an interaction
    int64_t distinct_pairs = 0;
    std::optional<double> density;  ///< distinct pairs / (users x items)
    std::string time_kind;

    Concentration item_concentration, user_concentration;
    std::vector<Point> popularity;  ///< (rank, interactions), at most 200 points, evenly in log rank
    TailFit tail;

    std::vector<ValueCount> values;    ///< when there are at most 50 different ones
    std::vector<Bar> value_histogram;  ///< otherwise, at most 101 bars by the rule of `spread_histogram`
    bool value_bars_double = false;    ///< a heavy tail: each bar is twice as wide, for a logarithmic axis
    int64_t values_left_out = 0;       ///< zeros, for which doubling bars have no place
    std::vector<Bar> activity;         ///< over UTC ms, at most 200 bars; only with real times
    std::vector<DriftWindow> drift;    ///< at most 20

    std::vector<Quantile> lengths;      ///< of histories, at 0.05 0.25 0.5 0.75 0.95 0.99 (nearest rank)
    std::vector<Bar> length_histogram;  ///< bars double in width
    std::optional<double> shorter_than_3, longer_than_50;  ///< share of users
    std::optional<double> median_gap_seconds;              ///< between a user's consecutive interactions
    std::optional<double> same_time;                       ///< share of those steps without any time between
    std::optional<double> burstiness;  ///< (sd - mean) / (sd + mean) of the gaps, [-1, 1): 0 like chance, 1 bursty
    std::optional<double> repeats;     ///< share of interactions with an item the user had before

    std::vector<AttributeSummary> user_attributes, item_attributes;
    std::vector<ItemPair> pairs;              ///< at most 100, most users first
    int64_t components = 0;                   ///< of the graph of users and items, isolated ones not counted
    std::optional<double> largest_component;  ///< share of the interactions
    std::vector<CoreLevel> cores;             ///< at most 60 levels, k = 1 first

    std::vector<std::string> traps;  ///< what a person must know before training, in words
};

/// O(E log E). Throws `Cancelled` when stopped.
DatasetProfile compute_profile(const Dataset& dataset, std::stop_token stop = {});

std::string to_json(const DatasetProfile& profile);
/// Throws `BadInput` for text that is no profile.
DatasetProfile profile_from_json(std::string_view json);

}  // namespace armillary::data
