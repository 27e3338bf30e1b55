// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diagnostics/attention/category_attention.h"

#include <algorithm>
#include <cmath>

#include "core/numeric/random.h"

namespace armillary::diagnostics {

namespace {

struct Pair {
    size_t query, key;  ///< index into the labelled items
    double mean;
};

double within_share(const std::vector<Pair>& pairs, const std::vector<int32_t>& labels) {
    double within = 0, all = 0;
    for (const Pair& pair : pairs) {
        all += pair.mean;
        if (labels[pair.query] == labels[pair.key]) within += pair.mean;
    }
    return within / all;
}

double block_diagonality(const std::vector<Pair>& pairs, const std::vector<int32_t>& labels) {
    double sums[2] = {}, counts[2] = {}, squares = 0;
    for (const Pair& pair : pairs) {
        const size_t within = labels[pair.query] == labels[pair.key];
        sums[within] += pair.mean;
        counts[within] += 1;
        squares += pair.mean * pair.mean;
    }
    const double count = counts[0] + counts[1], mean = (sums[0] + sums[1]) / count;
    return (sums[1] / counts[1] - sums[0] / counts[0]) / std::sqrt(squares / count - mean * mean);
}

std::vector<double> blocks_of(const std::vector<Pair>& pairs, const std::vector<int32_t>& labels) {
    const auto size = static_cast<size_t>(*std::max_element(labels.begin(), labels.end()) + 1);
    std::vector<double> blocks(size * size);
    std::vector<int64_t> counts(size * size);
    for (const Pair& pair : pairs) {
        const size_t cell = static_cast<size_t>(labels[pair.query]) * size + static_cast<size_t>(labels[pair.key]);
        blocks[cell] += pair.mean;
        ++counts[cell];
    }
    for (size_t cell = 0; cell < blocks.size(); ++cell) blocks[cell] /= static_cast<double>(counts[cell]);
    return blocks;
}

}  // namespace

void ItemAttention::add(const AttentionView& view, int64_t layer, std::span<const int32_t> items) {
    for (int64_t query = 0; query < view.tokens; ++query) {
        const int32_t asking = items[static_cast<size_t>(query)];
        if (asking < 0) continue;
        const std::vector<double> shares = layer_shares(view, layer, query);
        double others = 0;
        for (size_t key = 0; key < shares.size(); ++key)
            if (items[key] >= 0 && items[key] != asking) others += shares[key];
        if (!(others > 0)) continue;
        for (size_t key = 0; key < shares.size(); ++key)
            if (items[key] >= 0 && items[key] != asking) add(asking, items[key], shares[key] / others);
    }
}

void ItemAttention::add(int32_t query, int32_t key, double share) {
    Sum& sum = pairs_[{query, key}];
    sum.share += share;
    ++sum.count;
}

CategoryAttention ItemAttention::by_category(std::span<const int32_t> labels, int64_t permutations,
                                             uint64_t seed) const {
    std::vector<Pair> pairs;
    std::map<int32_t, size_t> places;
    std::vector<int32_t> of_place;
    auto place = [&](int32_t item) {
        const auto [at, is_new] = places.try_emplace(item, of_place.size());
        if (is_new) of_place.push_back(labels[static_cast<size_t>(item)]);
        return at->second;
    };
    for (const auto& [pair, sum] : pairs_) {
        const auto [query, key] = pair;
        if (labels[static_cast<size_t>(query)] < 0 || labels[static_cast<size_t>(key)] < 0) continue;
        pairs.push_back({place(query), place(key), sum.share / static_cast<double>(sum.count)});
    }
    CategoryAttention found;
    found.pairs = static_cast<int64_t>(pairs.size());
    if (pairs.empty()) return found;
    found.block_diagonality = block_diagonality(pairs, of_place);
    found.within_share = within_share(pairs, of_place);
    found.blocks = blocks_of(pairs, of_place);
    numeric::RandomStream random(seed, "category_permutations");
    double sum = 0;
    int64_t as_large = 0;
    for (int64_t i = 0; i < permutations; ++i) {
        random.shuffle(std::span(of_place));
        const double share = within_share(pairs, of_place);
        sum += share;
        as_large += share >= found.within_share;
    }
    if (permutations > 0) found.expected_share = sum / static_cast<double>(permutations);
    found.p_value = static_cast<double>(as_large + 1) / static_cast<double>(permutations + 1);
    return found;
}

double ItemAttention::category_lift(std::span<const int32_t> labels) const {
    double within = 0, all = 0, within_count = 0, count = 0;
    for (const auto& [pair, sum] : pairs_) {
        const int32_t query = labels[static_cast<size_t>(pair.first)],
                      key = labels[static_cast<size_t>(pair.second)];
        if (query < 0 || key < 0) continue;
        all += sum.share;
        count += static_cast<double>(sum.count);
        if (query != key) continue;
        within += sum.share;
        within_count += static_cast<double>(sum.count);
    }
    return (within / all) / (within_count / count);
}

}  // namespace armillary::diagnostics
