// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diagnostics/codebook/coherence.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>

#include "core/base/error.h"
#include "core/diagnostics/codebook/information.h"
#include "core/numeric/random.h"

namespace armillary::diagnostics {

namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

/// Labelled items in the order of their prefixes.
struct Labelled {
    std::vector<int32_t> items;
    std::vector<int32_t> labels;  ///< from 0
    std::vector<int32_t> shared;  ///< leading codes shared with the one before
    std::vector<int64_t> label_sizes;
};

Labelled labelled_items(const PrefixOrder& order, const std::vector<int32_t>& labels) {
    Labelled found;
    int32_t most = -1;
    int32_t shared = std::numeric_limits<int32_t>::max();  // with the last labelled item
    for (size_t at = 0; at < order.items.size(); ++at) {
        shared = std::min(shared, order.shared[at]);
        const int32_t label = labels[static_cast<size_t>(order.items[at])];
        if (label < 0) continue;
        found.items.push_back(order.items[at]);
        found.labels.push_back(label);
        found.shared.push_back(found.items.size() == 1 ? 0 : shared);
        shared = std::numeric_limits<int32_t>::max();
        most = std::max(most, label);
    }
    found.label_sizes.assign(static_cast<size_t>(most) + 1, 0);
    for (int32_t label : found.labels) ++found.label_sizes[static_cast<size_t>(label)];
    return found;
}

/// Sizes of the groups that share their first `depth` codes, in order.
std::vector<int64_t> group_sizes(const std::vector<int32_t>& shared, int64_t depth) {
    std::vector<int64_t> sizes;
    for (size_t at = 0; at < shared.size(); ++at) {
        if (at == 0 || shared[at] < depth) sizes.push_back(0);
        ++sizes.back();
    }
    return sizes;
}

struct Overlap {
    int64_t pure = 0;            ///< items with the commonest label of their group
    std::vector<int64_t> sizes;  ///< of group and label together
};

/// `labels` of the items, group after group. `counts` [labels] is zero before and after.
Overlap overlap(std::span<const int32_t> labels, const std::vector<int64_t>& groups,
                std::vector<int64_t>& counts) {
    Overlap overlap;
    size_t begin = 0;
    for (int64_t size : groups) {
        const auto group = labels.subspan(begin, static_cast<size_t>(size));
        begin += group.size();
        int64_t most = 0;
        for (int32_t label : group) most = std::max(most, ++counts[static_cast<size_t>(label)]);
        overlap.pure += most;
        for (int32_t label : group)
            if (int64_t& count = counts[static_cast<size_t>(label)]) {
                overlap.sizes.push_back(count);
                count = 0;
            }
    }
    return overlap;
}

/// Purity of each depth's group sizes when the labels are dealt out by chance.
std::vector<double> random_purities(const Labelled& items, const std::vector<std::vector<int64_t>>& groups,
                                    std::vector<int64_t>& counts) {
    // The spread of one shuffle falls with the number of items: few are needed of a large catalogue.
    constexpr size_t kLabelsInAll = 100'000;
    const size_t shuffles = std::clamp<size_t>(kLabelsInAll / items.labels.size(), 1, 20);
    std::vector<double> purities(groups.size());
    std::vector<int32_t> labels = items.labels;
    numeric::RandomStream random(0, "random purity");
    for (size_t i = 0; i < shuffles; ++i) {
        random.shuffle(std::span(labels));
        for (size_t depth = 0; depth < groups.size(); ++depth)
            purities[depth] += static_cast<double>(overlap(labels, groups[depth], counts).pure);
    }
    for (double& purity : purities) purity /= static_cast<double>(shuffles * labels.size());
    return purities;
}

std::vector<DepthCoherence> measure_depths(const Labelled& items, int64_t levels) {
    std::vector<std::vector<int64_t>> groups;
    for (int64_t depth = 1; depth <= levels; ++depth) groups.push_back(group_sizes(items.shared, depth));
    std::vector<int64_t> counts(items.label_sizes.size());
    const std::vector<double> random = random_purities(items, groups, counts);
    const double label_entropy = partition_entropy(items.label_sizes);
    std::vector<DepthCoherence> depths;
    double before = 0;
    for (size_t at = 0; at < groups.size(); ++at) {
        const Overlap both = overlap(items.labels, groups[at], counts);
        const double code_entropy = partition_entropy(groups[at]);
        const double information = std::max(0.0, code_entropy + label_entropy - partition_entropy(both.sizes));
        DepthCoherence depth;
        depth.depth = static_cast<int64_t>(at) + 1;
        depth.purity = static_cast<double>(both.pure) / static_cast<double>(items.labels.size());
        depth.random_purity = random[at];
        const double entropies = code_entropy + label_entropy;
        depth.nmi = entropies > 0 ? 2 * information / entropies : 1;
        depth.ami = adjusted_mutual_information(
            information, expected_mutual_information(groups[at], items.label_sizes), code_entropy, label_entropy);
        depth.uncertainty = label_entropy > 0 ? information / label_entropy : kUndefined;
        depth.conditional_information = information - before;
        before = information;
        depths.push_back(depth);
    }
    return depths;
}

int64_t category_distance(const Categories& categories, int32_t a, int32_t b) {
    auto values = [&categories](int32_t item) {
        const auto at = static_cast<size_t>(item);
        return std::span(categories.values)
            .subspan(static_cast<size_t>(categories.offsets[at]),
                     static_cast<size_t>(categories.offsets[at + 1] - categories.offsets[at]));
    };
    const auto of_a = values(a), of_b = values(b);
    int64_t common = 0;
    for (int32_t value : of_a) common += std::find(of_b.begin(), of_b.end(), value) != of_b.end();
    return static_cast<int64_t>(of_a.size() + of_b.size()) - 2 * common;
}

void measure_tree(const CodeTable& table, const Categories& categories, const Labelled& items,
                  CoherenceReport& report) {
    constexpr int64_t kPairs = 100'000;
    report.tree_consistency = kUndefined;
    if (items.items.size() < 2) return;
    numeric::RandomStream random(0, "tree pairs");
    std::vector<double> distances, shared;
    std::map<int64_t, TreeDistance> by_distance;
    for (; report.pairs < kPairs; ++report.pairs) {
        const auto first = random.below(items.items.size());
        const auto step = 1 + random.below(items.items.size() - 1);
        const int32_t a = items.items[first], b = items.items[(first + step) % items.items.size()];
        int64_t prefix = 0;
        while (prefix < table.levels() && table.code(a, prefix) == table.code(b, prefix)) ++prefix;
        const int64_t distance = category_distance(categories, a, b);
        distances.push_back(static_cast<double>(distance));
        shared.push_back(static_cast<double>(prefix));
        TreeDistance& entry = by_distance[distance];
        entry.distance = distance;
        ++entry.pairs;
        entry.shared_codes += static_cast<double>(prefix);
    }
    for (auto& [distance, entry] : by_distance) {
        entry.shared_codes /= static_cast<double>(entry.pairs);
        report.distances.push_back(entry);
    }
    report.tree_consistency = -spearman(distances, shared);
}

}  // namespace

std::vector<int32_t> Categories::labels() const {
    const size_t items = offsets.size() - 1;
    std::vector<size_t> frequency(
        values.empty() ? 0 : static_cast<size_t>(*std::max_element(values.begin(), values.end())) + 1);
    for (int32_t value : values) ++frequency[static_cast<size_t>(value)];
    std::vector<int32_t> labels(items, -1);
    for (size_t item = 0; item < items; ++item) {
        const auto begin = values.begin() + offsets[item], end = values.begin() + offsets[item + 1];
        if (begin == end) continue;
        const auto telling = std::find_if(
            begin, end, [&](int32_t value) { return 2 * frequency[static_cast<size_t>(value)] < items; });
        labels[item] = telling == end ? *begin : *telling;
    }
    return labels;
}

CoherenceReport measure_coherence(const CodeTable& table, const PrefixOrder& order, const Categories& categories) {
    if (static_cast<int64_t>(categories.offsets.size()) != table.items + 1)
        throw BadInput(fmt::format("the categories of {} items do not fit {} items",
                                   static_cast<int64_t>(categories.offsets.size()) - 1, table.items));
    const Labelled items = labelled_items(order, categories.labels());
    CoherenceReport report;
    report.attribute = categories.name;
    report.items = static_cast<int64_t>(items.items.size());
    report.labels =
        std::count_if(items.label_sizes.begin(), items.label_sizes.end(), [](int64_t n) { return n > 0; });
    if (!items.items.empty()) report.depths = measure_depths(items, table.levels());
    measure_tree(table, categories, items, report);
    return report;
}

}  // namespace armillary::diagnostics
