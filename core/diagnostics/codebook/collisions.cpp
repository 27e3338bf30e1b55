// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diagnostics/codebook/collisions.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <numeric>
#include <unordered_map>

#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/numeric/concentration.h"

namespace armillary::diagnostics {

namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

/// 1 - (V/N) (1 - (1 - 1/V)^N) for V equally likely codes.
double expected_surplus(double codes, double items) {
    if (std::isinf(codes)) return 0;
    return 1 + codes / items * std::expm1(items * std::log1p(-1 / codes));
}

/// How often each size was met: a million buckets have few sizes.
class Sizes {
 public:
    void add(int64_t size) {
        if (static_cast<size_t>(size) >= times_.size()) times_.resize(static_cast<size_t>(2 * size));
        ++times_[static_cast<size_t>(size)];
        ++count_;
        sum_ += size;
    }
    int64_t count() const { return count_; }
    int64_t times(int64_t size) const {
        return static_cast<size_t>(size) < times_.size() ? times_[static_cast<size_t>(size)] : 0;
    }
    double mean() const { return static_cast<double>(sum_) / static_cast<double>(count_); }
    /// The size at a place of the sorted sizes.
    int64_t at(int64_t place) const {
        size_t size = 0;
        for (int64_t passed = times_[0]; passed <= place; passed += times_[size]) ++size;
        return static_cast<int64_t>(size);
    }
    /// Of a partition into classes of these sizes, in nats; NaN of none.
    double entropy() const {
        double sum = 0;
        for (size_t size = 2; size < times_.size(); ++size)
            if (times_[size] > 0)
                sum += static_cast<double>(times_[size]) * static_cast<double>(size) *
                       std::log(static_cast<double>(size));
        const auto all = static_cast<double>(sum_);
        return count_ > 0 ? std::max(0.0, std::log(all) - sum / all) : kUndefined;
    }

 private:
    std::vector<int64_t> times_ = std::vector<int64_t>(64);
    int64_t count_ = 0, sum_ = 0;
};

Branching measure_branching(const PrefixOrder& order, int64_t depth) {
    Sizes children;
    int64_t count = 0;
    for (size_t at = 0; at < order.items.size(); ++at) {
        if (at > 0 && order.shared[at] < depth - 1) {
            children.add(count);
            count = 0;
        }
        if (at == 0 || order.shared[at] < depth) ++count;
    }
    if (count > 0) children.add(count);
    if (children.count() == 0) return {kUndefined, kUndefined, 0, kUndefined};
    const int64_t nodes = children.count();
    Branching branching;
    branching.mean = children.mean();
    branching.median = static_cast<double>(children.at(nodes / 2) + children.at(nodes - 1 - nodes / 2)) / 2;
    branching.most = children.at(nodes - 1);
    branching.single_share = static_cast<double>(children.times(1)) / static_cast<double>(nodes);
    return branching;
}

DepthReport measure_depth(const PrefixOrder& order, int64_t depth, std::span<const double> weights) {
    DepthReport report;
    report.depth = depth;
    Sizes sizes;
    std::vector<double> interactions;
    double colliding_interactions = 0;
    order.for_each_bucket(depth, [&](size_t begin, size_t end) {
        const auto size = static_cast<int64_t>(end - begin);
        sizes.add(size);
        if (weights.empty()) return;
        double sum = 0;
        for (size_t at = begin; at < end; ++at) sum += weights[static_cast<size_t>(order.items[at])];
        interactions.push_back(sum);
        if (size > 1) colliding_interactions += sum;
    });
    const auto items = static_cast<double>(order.size());
    report.distinct = sizes.count();
    report.largest_bucket = report.distinct > 0 ? sizes.at(report.distinct - 1) : 0;
    report.colliding_items = order.size() - sizes.times(1);
    report.collision_rate = static_cast<double>(report.colliding_items) / items;
    report.surplus_rate = 1 - static_cast<double>(report.distinct) / items;
    report.entropy = sizes.entropy();
    report.branching = measure_branching(order, depth);
    report.interaction_collision_rate =
        colliding_interactions / std::accumulate(interactions.begin(), interactions.end(), 0.0);
    report.interaction_entropy = numeric::entropy(interactions);
    return report;
}

uint64_t row_hash(const float* row, int64_t dim) {
    uint64_t hash = 0;
    for (int64_t i = 0; i < dim; ++i) {
        const float value = row[i] == 0 ? 0 : row[i];  // -0 equals 0
        uint32_t bits;
        std::memcpy(&bits, &value, sizeof bits);
        hash = splitmix64(hash ^ bits);
    }
    return hash;
}

}  // namespace

std::vector<DepthReport> measure_depths(const CodeTable& table, const PrefixOrder& order,
                                        std::span<const double> weights) {
    std::vector<DepthReport> depths;
    double codes = 1, entropy = 0;
    for (int64_t depth = 1; depth <= table.levels(); ++depth) {
        DepthReport report = measure_depth(order, depth, weights);
        codes *= static_cast<double>(table.level_sizes[static_cast<size_t>(depth) - 1]);
        report.expected_surplus_rate = expected_surplus(codes, static_cast<double>(order.size()));
        report.conditional_entropy = report.entropy - entropy;
        entropy = report.entropy;
        depths.push_back(report);
    }
    return depths;
}

DuplicateReport measure_duplicates(const CodeTable& table, const PrefixOrder& order,
                                   std::span<const int32_t> input_groups) {
    if (static_cast<int64_t>(input_groups.size()) != table.items)
        throw BadInput(fmt::format("{} input groups do not fit {} items", input_groups.size(), table.items));
    for (int32_t group : input_groups)
        if (group < 0 || group >= table.items)
            throw BadInput(fmt::format("input group {} is not between 0 and {}", group, table.items - 1));

    const auto groups = static_cast<size_t>(table.items);
    std::vector<int64_t> group_items(groups), group_codes(groups);
    DuplicateReport report;
    int64_t distinct_codes = 0;
    std::vector<int32_t> inputs;  // of one bucket
    order.for_each_bucket(table.levels(), [&](size_t begin, size_t end) {
        inputs.clear();
        for (size_t at = begin; at < end; ++at)
            inputs.push_back(input_groups[static_cast<size_t>(order.items[at])]);
        for (int32_t input : inputs) ++group_items[static_cast<size_t>(input)];
        std::sort(inputs.begin(), inputs.end());
        inputs.erase(std::unique(inputs.begin(), inputs.end()), inputs.end());
        for (int32_t input : inputs) ++group_codes[static_cast<size_t>(input)];

        const auto size = static_cast<int64_t>(end - begin), different = static_cast<int64_t>(inputs.size());
        if (size > 1) (different == 1 ? report.forced_items : report.made_items) += size;
        if (different > 1) report.net_colliding_items += different;
        report.net_items += different;
        ++distinct_codes;
    });
    for (size_t group = 0; group < groups; ++group) {
        if (group_items[group] < 2) continue;
        ++report.groups;
        report.items += group_items[group];
        report.largest_group = std::max(report.largest_group, group_items[group]);
        if (group_codes[group] > 1) ++report.split_groups;
    }
    const auto net = static_cast<double>(report.net_items);
    report.net_collision_rate = static_cast<double>(report.net_colliding_items) / net;
    report.net_surplus_rate = 1 - static_cast<double>(distinct_codes) / net;
    return report;
}

std::vector<int32_t> group_identical_rows(std::span<const float> rows, int64_t items, int64_t dim) {
    if (dim < 1 || static_cast<int64_t>(rows.size()) != items * dim)
        throw BadInput(fmt::format("{} numbers are not {} rows of {}", rows.size(), items, dim));
    auto row = [&](int64_t item) { return rows.data() + item * dim; };
    std::unordered_multimap<uint64_t, int32_t> first_rows;
    first_rows.reserve(static_cast<size_t>(items));
    std::vector<int32_t> groups;
    for (int64_t item = 0; item < items; ++item) {
        const uint64_t hash = row_hash(row(item), dim);
        const auto [begin, end] = first_rows.equal_range(hash);
        const auto same = std::find_if(begin, end, [&](const auto& entry) {
            return std::equal(row(item), row(item) + dim, row(entry.second));
        });
        groups.push_back(same == end ? static_cast<int32_t>(item) : same->second);
        if (same == end) first_rows.emplace(hash, static_cast<int32_t>(item));
    }
    return groups;
}

}  // namespace armillary::diagnostics
