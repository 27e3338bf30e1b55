// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diagnostics/codebook/members.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "core/numeric/random.h"

namespace armillary::diagnostics {

namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

/// The commonest of some labels and how many have it; `counts` is zero before and after.
std::pair<int32_t, int64_t> commonest(std::span<const int32_t> labels, std::vector<int64_t>& counts) {
    std::pair<int32_t, int64_t> most{-1, 0};
    for (const int32_t label : labels) {
        const int64_t count = ++counts[static_cast<size_t>(label)];
        if (count > most.second || (count == most.second && label < most.first)) most = {label, count};
    }
    for (const int32_t label : labels) counts[static_cast<size_t>(label)] = 0;
    return most;
}

/// Mean number with the commonest label in groups drawn without replacement.
double mean_by_chance(std::vector<int32_t>& labelled, size_t size, int draws, std::vector<int64_t>& counts) {
    numeric::RandomStream random(0, "group purity");
    double sum = 0;
    for (int draw = 0; draw < draws; ++draw) {
        for (size_t at = 0; at < size; ++at)
            std::swap(labelled[at], labelled[at + random.below(labelled.size() - at)]);
        sum += static_cast<double>(commonest(std::span(labelled).first(size), counts).second);
    }
    return sum / draws;
}

}  // namespace

GroupPurity group_purity(std::span<const int32_t> labels, std::span<const int32_t> members) {
    constexpr size_t kLabelsInAll = 100'000;  // the spread of one draw falls with the size of the group
    constexpr size_t kMostDraws = 200;
    const auto known = [](int32_t label) { return label >= 0; };
    std::vector<int32_t> of_group, labelled;
    for (const int32_t item : members)
        if (const int32_t label = labels[static_cast<size_t>(item)]; known(label)) of_group.push_back(label);
    std::copy_if(labels.begin(), labels.end(), std::back_inserter(labelled), known);
    GroupPurity group;
    group.items = static_cast<int64_t>(of_group.size());
    group.purity = group.chance = kUndefined;
    if (of_group.empty()) return group;
    std::vector<int64_t> counts(static_cast<size_t>(*std::max_element(labelled.begin(), labelled.end())) + 1);
    const auto [label, most] = commonest(of_group, counts);
    const auto size = static_cast<double>(of_group.size());
    group.label = label;
    group.purity = static_cast<double>(most) / size;
    group.draws = static_cast<int>(std::clamp<size_t>(kLabelsInAll / of_group.size(), 1, kMostDraws));
    group.chance = mean_by_chance(labelled, of_group.size(), group.draws, counts) / size;
    return group;
}

std::vector<NearCode> nearest_codes(const VectorRows& codebook, int32_t code, int64_t most) {
    const float* wanted = codebook.row(code);
    const auto dot = [&](const float* a, const float* b) {
        return std::inner_product(a, a + codebook.dim, b, 0.0);
    };
    const double wanted_norm = std::sqrt(dot(wanted, wanted));
    std::vector<NearCode> near;
    for (int32_t other = 0; other < codebook.count; ++other) {
        if (other == code) continue;
        const float* vector = codebook.row(other);
        double squares = 0;
        for (int64_t i = 0; i < codebook.dim; ++i) {
            const double difference = static_cast<double>(vector[i]) - wanted[i];
            squares += difference * difference;
        }
        const double norms = wanted_norm * std::sqrt(dot(vector, vector));
        near.push_back({other, std::sqrt(squares), norms > 0 ? dot(wanted, vector) / norms : kUndefined});
    }
    const auto kept = std::min(near.size(), static_cast<size_t>(most));
    std::partial_sort(near.begin(), near.begin() + static_cast<std::ptrdiff_t>(kept), near.end(),
                      [](const NearCode& a, const NearCode& b) {
                          return a.distance != b.distance ? a.distance < b.distance : a.code < b.code;
                      });
    near.resize(kept);
    return near;
}

}  // namespace armillary::diagnostics
