// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diagnostics/codebook/coherence.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "core/base/error.h"
#include "core/diagnostics/codebook/information.h"
#include "core/numeric/random.h"

namespace armillary::diagnostics {

using testing::ElementsAre;

namespace {

Categories one_each(std::vector<int32_t> labels) {
    Categories categories{"kind", {0}, {}};
    for (int32_t label : labels) {
        if (label >= 0) categories.values.push_back(label);
        categories.offsets.push_back(static_cast<int64_t>(categories.values.size()));
    }
    return categories;
}

CoherenceReport coherence(const std::vector<int32_t>& codes, std::vector<int64_t> sizes,
                          const Categories& categories) {
    const auto items = static_cast<int64_t>(codes.size() / sizes.size());
    const CodeTable table{codes, items, std::move(sizes)};
    return measure_coherence(table, order_by_prefix(table), categories);
}

std::vector<int32_t> drawn(int64_t count, uint64_t below, const char* stream) {
    numeric::RandomStream random(9, stream);
    std::vector<int32_t> labels;
    for (int64_t i = 0; i < count; ++i) labels.push_back(static_cast<int32_t>(random.below(below)));
    return labels;
}

double mutual_information(const std::vector<int32_t>& a, const std::vector<int32_t>& b) {
    std::map<int32_t, double> of_a, of_b;
    std::map<std::pair<int32_t, int32_t>, double> both;
    const auto n = static_cast<double>(a.size());
    for (size_t i = 0; i < a.size(); ++i) ++of_a[a[i]], ++of_b[b[i]], ++both[{a[i], b[i]}];
    double sum = 0;
    for (const auto& [pair, count] : both)
        sum += count / n * std::log(n * count / (of_a[pair.first] * of_b[pair.second]));
    return sum;
}

}  // namespace

TEST(Information, EntropyOfAPartition) {
    EXPECT_NEAR(partition_entropy(std::vector<int64_t>{2, 2, 2, 2}), std::log(4), 1e-12);
    EXPECT_NEAR(partition_entropy(std::vector<int64_t>{3, 1, 2}),
                -0.5 * std::log(0.5) - 1. / 6 * std::log(1. / 6) - 1. / 3 * std::log(1. / 3), 1e-12);
    EXPECT_EQ(partition_entropy(std::vector<int64_t>{7}), 0);
}

TEST(Information, ExpectedMutualInformationIsTheMeanOverAllWaysToDealItemsOut) {
    const std::vector<int32_t> fixed{0, 0, 0, 1, 1, 2, 2};
    std::vector<int32_t> dealt{0, 0, 1, 1, 1, 1, 2};  // sorted: the first permutation
    double sum = 0, ways = 0;
    do {
        sum += mutual_information(fixed, dealt);
        ++ways;
    } while (std::next_permutation(dealt.begin(), dealt.end()));
    EXPECT_NEAR(expected_mutual_information(std::vector<int64_t>{3, 2, 2}, std::vector<int64_t>{2, 4, 1}),
                sum / ways, 1e-12);
}

TEST(Information, ExpectedMutualInformationOfLargePartitionsMatchesShuffles) {
    auto a = drawn(3000, 40, "a"), b = drawn(3000, 7, "b");
    std::vector<int64_t> sizes_a(40), sizes_b(7);
    for (int32_t label : a) ++sizes_a[static_cast<size_t>(label)];
    for (int32_t label : b) ++sizes_b[static_cast<size_t>(label)];
    numeric::RandomStream random(1, "shuffles");
    double sum = 0;
    for (int i = 0; i < 200; ++i) {
        random.shuffle(std::span(b));
        sum += mutual_information(a, b);
    }
    // About (40 - 1)(7 - 1) / (2 * 3000) = 0.039 with a deviation of 0.0036 a shuffle.
    EXPECT_NEAR(expected_mutual_information(sizes_a, sizes_b), sum / 200, 0.001);
}

TEST(Information, AMillionSingleItemsCostNothing) {
    const std::vector<int64_t> singles(1'000'000, 1);
    EXPECT_NEAR(expected_mutual_information(singles, singles), std::log(1e6), 1e-6);
    EXPECT_EQ(adjusted_mutual_information(std::log(1e6), std::log(1e6), std::log(1e6), std::log(1e6)), 1);
}

TEST(Information, SpearmanRanksTies) {
    EXPECT_NEAR(spearman(std::vector<double>{1, 2, 3}, std::vector<double>{10, 100, 1000}), 1, 1e-12);
    // Ranks 0 1.5 1.5 3 against 3 2 1 0: -4.5 / sqrt(4.5 * 5).
    EXPECT_NEAR(spearman(std::vector<double>{1, 2, 2, 3}, std::vector<double>{4, 3, 2, 1}), -4.5 / std::sqrt(22.5),
                1e-12);
    EXPECT_TRUE(std::isnan(spearman(std::vector<double>{1, 1}, std::vector<double>{1, 2})));
}

TEST(Coherence, EqualPartitionsAgreeFullyWhateverTheirNames) {
    const std::vector<int32_t> codes{3, 3, 0, 0, 0, 1};
    const CoherenceReport report = coherence(codes, {4}, one_each({0, 0, 1, 1, 1, 2}));
    EXPECT_EQ(report.depths[0].purity, 1);
    EXPECT_NEAR(report.depths[0].nmi, 1, 1e-12);
    EXPECT_NEAR(report.depths[0].ami, 1, 1e-12);
    EXPECT_NEAR(report.depths[0].uncertainty, 1, 1e-12);
    EXPECT_EQ(report.items, 6);
    EXPECT_EQ(report.labels, 3);
    EXPECT_LT(report.depths[0].random_purity, 1);
}

TEST(Coherence, OfIndependentPartitionsIsNoBetterThanChance) {
    const auto codes = drawn(4096, 64, "codes");
    const DepthCoherence depth = coherence(codes, {64}, one_each(drawn(4096, 32, "labels"))).depths[0];
    EXPECT_NEAR(depth.ami, 0, 0.02);
    EXPECT_GT(depth.nmi, 0.02);  // what AMI corrects
    EXPECT_NEAR(depth.excess_purity(), 0, 0.01);
}

TEST(Coherence, OfSixItemsByHand) {
    // Groups {x x y} {y} and, one level deeper, {x x} {y} {y}; the last two items lack a category or a code.
    const std::vector<int32_t> codes{0, 0, 0, 0, 0, 1, 1, 0, 1, 0, -1, -1};
    const CoherenceReport report = coherence(codes, {2, 2}, one_each({0, 0, 1, 1, -1, 1}));
    EXPECT_EQ(report.items, 4);
    EXPECT_EQ(report.depths[0].purity, 0.75);
    EXPECT_EQ(report.depths[1].purity, 1);
    const double first = std::log(4.) - 0.75 * std::log(3.);  // entropy of the groups 3, 1
    const double information = first + std::log(2.) - std::log(4.) + 0.5 * std::log(2.);
    EXPECT_NEAR(report.depths[0].uncertainty, information / std::log(2.), 1e-12);
    EXPECT_NEAR(report.depths[0].nmi, 2 * information / (first + std::log(2.)), 1e-12);
    EXPECT_NEAR(report.depths[1].uncertainty, 1, 1e-12);
    EXPECT_NEAR(report.depths[1].conditional_information, std::log(2.) - information, 1e-12);
    // Dealt at random, groups of 3 and 1 always hold a pair and a single: purity 3/4 in every shuffle.
    EXPECT_EQ(report.depths[0].random_purity, 0.75);
}

TEST(Coherence, ItemsOfSeveralValuesAreLabelledByTheFirstThatTellsThemApart) {
    // Everything is in 0, the root of the tree.
    Categories path{"category", {0, 2, 4, 6, 7, 7}, {0, 1, 0, 2, 0, 1, 0}};
    EXPECT_THAT(path.labels(), ElementsAre(1, 2, 1, 0, -1));
}

TEST(Coherence, SharedCodesFallWithTheWayInTheTree) {
    // Three levels of category, codes that follow them, and codes that do not.
    numeric::RandomStream random(4, "tree");
    std::vector<int32_t> follows, random_codes;
    Categories tree{"tree", {0}, {}};
    for (int item = 0; item < 600; ++item) {
        const auto a = static_cast<int32_t>(random.below(4)), b = static_cast<int32_t>(random.below(4));
        tree.values.insert(tree.values.end(), {a, 4 + 4 * a + b});
        tree.offsets.push_back(static_cast<int64_t>(tree.values.size()));
        follows.insert(follows.end(), {a, b});
        random_codes.insert(random_codes.end(),
                            {static_cast<int32_t>(random.below(4)), static_cast<int32_t>(random.below(4))});
    }
    const CoherenceReport report = coherence(follows, {4, 4}, tree);
    ASSERT_EQ(report.distances.size(), 3u);  // the same leaf, the same branch, another one
    EXPECT_EQ(report.distances[0].distance, 0);
    EXPECT_EQ(report.distances[1].distance, 2);
    EXPECT_EQ(report.distances[2].distance, 4);
    EXPECT_EQ(report.distances[0].shared_codes, 2);
    EXPECT_EQ(report.distances[1].shared_codes, 1);
    EXPECT_EQ(report.distances[2].shared_codes, 0);
    EXPECT_NEAR(report.tree_consistency, 1, 1e-9);
    EXPECT_NEAR(coherence(random_codes, {4, 4}, tree).tree_consistency, 0, 0.05);
}

TEST(Coherence, WithoutAnyCategoryIsUndefinedNotACrash) {
    const CoherenceReport report = coherence({0, 1}, {2}, one_each({-1, -1}));
    EXPECT_EQ(report.items, 0);
    EXPECT_TRUE(report.depths.empty());
    EXPECT_TRUE(std::isnan(report.tree_consistency));
    EXPECT_THROW(coherence({0, 1}, {2}, one_each({0})), BadInput);
}

}  // namespace armillary::diagnostics
