// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "core/data/profile/measures.h"
#include "core/data/profile/sections.h"
#include "core/data/split.h"

namespace armillary::data {

namespace {

constexpr size_t kListedValues = 50;
constexpr int kValueBars = 101;  ///< one a value from 0 to 100
constexpr int kActivityBars = 200;
constexpr int64_t kDriftWindows = 20;
constexpr int64_t kSmallestWindow = 50;
constexpr size_t kHeadItems = 100;
constexpr int64_t kModelWindow = 50;

bool has_real_times(const Dataset& dataset) {
    return dataset.time_kind() == TimeKind::utc_milliseconds;
}

/// The most popular items, ties by index, ascending by index.
std::vector<int32_t> head_items(const std::vector<int64_t>& counts, size_t size) {
    std::vector<int32_t> items(counts.size());
    std::iota(items.begin(), items.end(), 0);
    const auto more = [&](int32_t a, int32_t b) {
        const int64_t ca = counts[static_cast<size_t>(a)], cb = counts[static_cast<size_t>(b)];
        return ca != cb ? ca > cb : a < b;
    };
    std::nth_element(items.begin(), items.begin() + static_cast<int64_t>(size), items.end(), more);
    items.resize(size);
    std::sort(items.begin(), items.end());
    return items;
}

double turnover(const std::vector<int64_t>& before, const std::vector<int64_t>& now) {
    const auto active = [](const auto& x) {
        return x.size() - static_cast<size_t>(std::count(x.begin(), x.end(), 0));
    };
    const size_t size = std::min({kHeadItems, active(before), active(now)});
    const auto a = head_items(before, size), b = head_items(now, size);
    std::vector<int32_t> both;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    return 1.0 - static_cast<double>(both.size()) / static_cast<double>(size);
}

std::vector<int64_t> sorted_times(const Dataset& dataset) {
    std::vector<int64_t> times;
    for (int64_t time : dataset.interactions().time)
        if (time != kNoTime) times.push_back(time);
    std::sort(times.begin(), times.end());
    return times;
}

void profile_lengths(const ProfileSource& source, DatasetProfile& profile) {
    std::vector<int64_t> lengths = source.user_rows;
    std::erase(lengths, 0);
    if (lengths.empty()) return;
    std::sort(lengths.begin(), lengths.end());
    const auto n = static_cast<double>(lengths.size());
    for (double level : {0.05, 0.25, 0.5, 0.75, 0.95, 0.99}) {
        const auto rank = static_cast<size_t>(std::max(1.0, std::ceil(level * n - 1e-9)));
        profile.lengths.push_back({level, static_cast<double>(lengths[rank - 1])});
    }
    profile.length_histogram = doubling_histogram(std::vector<double>(lengths.begin(), lengths.end()), 1);
    profile.shorter_than_3 =
        static_cast<double>(std::lower_bound(lengths.begin(), lengths.end(), 3) - lengths.begin()) / n;
    profile.longer_than_50 =
        static_cast<double>(lengths.end() - std::upper_bound(lengths.begin(), lengths.end(), kModelWindow)) / n;
}

}  // namespace

void profile_values_and_times(const ProfileSource& source, DatasetProfile& profile) {
    const Interactions& rows = source.dataset.interactions();
    std::map<float, int64_t> counts;
    for (float value : rows.value) {
        if (!std::isfinite(value)) continue;
        ++counts[value];
        if (counts.size() > kListedValues) break;
    }
    if (counts.size() > kListedValues) {
        SpreadBars spread =
            spread_histogram(std::vector<double>(rows.value.begin(), rows.value.end()), kValueBars);
        profile.value_histogram = std::move(spread.bars);
        profile.value_bars_double = spread.doubling;
        profile.values_left_out = spread.zeros;
    } else {
        for (const auto& [value, count] : counts) profile.values.push_back({value, count});
    }
    if (!has_real_times(source.dataset)) return;
    std::vector<double> times;
    for (int64_t time : rows.time)
        if (time != kNoTime) times.push_back(static_cast<double>(time));
    profile.activity = equal_width_histogram(times, kActivityBars);
}

void profile_drift(const ProfileSource& source, DatasetProfile& profile) {
    if (!has_real_times(source.dataset)) return;
    const Interactions& rows = source.dataset.interactions();
    const std::vector<int64_t> times = sorted_times(source.dataset);
    const int64_t n = static_cast<int64_t>(times.size()), windows = std::min(kDriftWindows, n / kSmallestWindow);
    if (windows < 2) return;
    std::vector<int64_t> starts;  // equal times stay together, so windows may merge
    for (int64_t w = 0; w < windows; ++w) starts.push_back(times[static_cast<size_t>(w * n / windows)]);
    starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
    std::vector<uint8_t> window_of(rows.user.size(), 0);
    for (size_t row = 0; row < window_of.size(); ++row)
        window_of[row] =
            static_cast<uint8_t>(std::upper_bound(starts.begin(), starts.end(), rows.time[row]) - starts.begin());

    std::vector<int64_t> before;
    std::vector<uint8_t> seen(static_cast<size_t>(source.dataset.item_count()), 0);
    for (size_t w = 1; w <= starts.size(); ++w) {  // window 0: rows without a time
        source.check_stop();
        std::vector<int64_t> now(seen.size(), 0);
        DriftWindow window{kNoTime, 0, 0, {}, {}, {}};
        window.from = starts[w - 1];
        for (size_t row = 0; row < window_of.size(); ++row) {
            if (window_of[row] != w) continue;
            ++now[static_cast<size_t>(rows.item[row])];
            ++window.interactions;
            window.until = std::max(window.until, rows.time[row]);
        }
        int64_t on_new = 0;
        for (size_t item = 0; item < now.size(); ++item) {
            if (!seen[item]) on_new += now[item];
            seen[item] |= now[item] > 0;
        }
        if (!before.empty()) {
            window.divergence = jensen_shannon(before, now);
            window.turnover = turnover(before, now);
            window.on_new_items = static_cast<double>(on_new) / static_cast<double>(window.interactions);
        }
        profile.drift.push_back(window);
        before = std::move(now);
    }
}

void profile_histories(const ProfileSource& source, DatasetProfile& profile) {
    const Dataset& dataset = source.dataset;
    if (dataset.interaction_count() == 0) return;
    profile_lengths(source, profile);
    profile.repeats =
        1.0 - static_cast<double>(profile.distinct_pairs) / static_cast<double>(dataset.interaction_count());
    if (!has_real_times(dataset)) return;

    std::vector<int64_t> all(static_cast<size_t>(dataset.interaction_count()));
    std::iota(all.begin(), all.end(), 0);
    const Histories histories = histories_of(dataset, all);
    const auto& time = dataset.interactions().time;
    std::vector<double> gaps;
    for (int32_t user = 0; user < histories.user_count(); ++user)
        for (int64_t at = histories.offsets[static_cast<size_t>(user)] + 1;
             at < histories.offsets[static_cast<size_t>(user) + 1]; ++at) {
            const int64_t earlier = time[static_cast<size_t>(histories.rows[static_cast<size_t>(at) - 1])];
            const int64_t later = time[static_cast<size_t>(histories.rows[static_cast<size_t>(at)])];
            if (earlier != kNoTime) gaps.push_back(static_cast<double>(later - earlier) / 1000.0);
        }
    profile.burstiness = burstiness(gaps);
    if (gaps.empty()) return;
    profile.same_time =
        static_cast<double>(std::count(gaps.begin(), gaps.end(), 0.0)) / static_cast<double>(gaps.size());
    const auto middle = gaps.begin() + static_cast<int64_t>(gaps.size() / 2);
    std::nth_element(gaps.begin(), middle, gaps.end());
    const double upper = *middle;
    profile.median_gap_seconds = gaps.size() % 2 ? upper : (upper + *std::max_element(gaps.begin(), middle)) / 2;
}

}  // namespace armillary::data
