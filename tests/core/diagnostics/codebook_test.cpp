// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diagnostics/codebook/codebook.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <set>

#include "core/base/error.h"
#include "core/numeric/random.h"

namespace armillary::diagnostics {

using testing::ElementsAre;

namespace {

struct Codes {
    std::vector<int32_t> values;
    int64_t items;
    std::vector<int64_t> sizes;
    CodeTable table() const { return {values, items, sizes}; }
};

Codes random_codes(int64_t items, std::vector<int64_t> sizes, uint64_t seed) {
    numeric::RandomStream random(seed, "codes");
    Codes codes{{}, items, sizes};
    for (int64_t item = 0; item < items; ++item)
        for (int64_t size : sizes)
            codes.values.push_back(static_cast<int32_t>(random.below(static_cast<uint64_t>(size))));
    return codes;
}

/// Six items with the semantic IDs a a a b c c, as two levels (tokenizers.md B.13).
Codes six_items() {
    return {{0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 1, 0}, 6, {4, 2}};
}

}  // namespace

TEST(Usage, UniformCodesAreAllUsedAlike) {
    Codes codes{{}, 4096, {256}};
    for (int32_t i = 0; i < 4096; ++i) codes.values.push_back(i % 256);
    const Usage usage = measure_usage(codes.table(), 0);
    EXPECT_EQ(usage.utilisation, 1);
    EXPECT_EQ(usage.dead, 0);
    EXPECT_EQ(usage.near_dead, 0);
    EXPECT_NEAR(usage.entropy, std::log(256), 1e-12);
    EXPECT_NEAR(usage.normalised_entropy, 1, 1e-12);
    EXPECT_NEAR(usage.perplexity, 256, 1e-9);
    EXPECT_NEAR(usage.gini, 0, 1e-12);
    EXPECT_NEAR(usage.jain, 1, 1e-12);
    EXPECT_NEAR(usage.top_10_share, 10. / 256, 1e-12);
    EXPECT_NEAR(usage.top_percent_share, 3. / 256, 1e-12);  // a hundredth of 256 codes, rounded up
}

TEST(Usage, OneCodeForAllIsCollapse) {
    const Codes codes{std::vector<int32_t>(100, 7), 100, {32}};
    const Usage usage = measure_usage(codes.table(), 0);
    EXPECT_EQ(usage.used, 1);
    EXPECT_EQ(usage.dead, 31);
    EXPECT_EQ(usage.perplexity, 1);
    EXPECT_NEAR(usage.gini, 31. / 32, 1e-12);
    EXPECT_NEAR(usage.jain, 1. / 32, 1e-12);
    EXPECT_EQ(usage.top_share, 1);
}

TEST(Usage, NearDeadCodesHaveLessThanATenthOfTheMean) {
    // 100 items, 4 codes: mean 25, a tenth 2.5.
    Codes codes{{}, 100, {4}};
    for (auto [code, count] : {std::pair{0, 2}, {1, 3}, {2, 95}})
        codes.values.insert(codes.values.end(), count, code);
    const Usage usage = measure_usage(codes.table(), 0);
    EXPECT_EQ(usage.dead, 1);
    EXPECT_EQ(usage.near_dead, 1);
    EXPECT_THAT(usage.amounts, ElementsAre(2, 3, 95, 0));
}

TEST(Usage, TrafficCanCollapseWhereItemsAreBalanced) {
    const Codes codes{{0, 1, 2, 3}, 4, {4}};
    const std::vector<double> interactions{97, 1, 1, 1};
    EXPECT_NEAR(measure_usage(codes.table(), 0).perplexity, 4, 1e-12);
    const Usage traffic = measure_usage(codes.table(), 0, interactions);
    EXPECT_EQ(traffic.top_share, 0.97);
    EXPECT_NEAR(traffic.entropy, -0.97 * std::log(0.97) - 0.03 * std::log(0.01), 1e-12);
}

TEST(Usage, ExpectationUnderChanceIsThatOfCoupons) {
    EXPECT_NEAR(expected_utilisation(2, 2), 0.75, 1e-15);
    EXPECT_NEAR(expected_utilisation(256, 256), 1 - std::pow(255. / 256, 256), 1e-12);
    EXPECT_EQ(expected_utilisation(1, 3), 1);
    EXPECT_EQ(expected_utilisation(256, 0), 0);
    const Codes codes = random_codes(1000, {500}, 1);
    EXPECT_NEAR(measure_usage(codes.table(), 0).utilisation, expected_utilisation(500, 1000), 0.04);
}

TEST(Collisions, SixItemsOfTheSpecification) {
    const Codes codes = six_items();
    const auto depths = measure_depths(codes.table(), order_by_prefix(codes.table()));
    const DepthReport& full = depths.back();
    EXPECT_EQ(full.distinct, 3);
    EXPECT_DOUBLE_EQ(full.surplus_rate, 0.5);
    EXPECT_DOUBLE_EQ(full.collision_rate, 5. / 6);
    EXPECT_EQ(full.colliding_items, 5);
    EXPECT_EQ(full.largest_bucket, 3);
    EXPECT_NEAR(full.entropy, 1.0114, 5e-5);

    // First level: {a, a, a, b} and {c, c}.
    EXPECT_EQ(depths[0].distinct, 2);
    EXPECT_EQ(depths[0].largest_bucket, 4);
    EXPECT_EQ(depths[0].collision_rate, 1);
    EXPECT_NEAR(depths[0].entropy, -2. / 3 * std::log(2. / 3) - 1. / 3 * std::log(1. / 3), 1e-12);
    EXPECT_NEAR(full.conditional_entropy, full.entropy - depths[0].entropy, 1e-12);
    EXPECT_EQ(depths[0].branching.mean, 2);  // the root
    EXPECT_EQ(full.branching.mean, 1.5);
    EXPECT_EQ(full.branching.median, 1.5);
    EXPECT_EQ(full.branching.most, 2);
    EXPECT_EQ(full.branching.single_share, 0.5);
    // V = 8 equally likely codes: 1 - 8/6 (1 - (7/8)^6).
    EXPECT_NEAR(full.expected_surplus_rate, 1 - 8. / 6 * (1 - std::pow(7. / 8, 6)), 1e-12);
    EXPECT_TRUE(std::isnan(full.interaction_collision_rate));
}

TEST(Collisions, InteractionsWeighTheSameBuckets) {
    const Codes codes = six_items();
    const std::vector<double> interactions{1, 1, 1, 5, 1, 1};
    const auto depths = measure_depths(codes.table(), order_by_prefix(codes.table()), interactions);
    EXPECT_DOUBLE_EQ(depths[1].interaction_collision_rate, 0.5);
    EXPECT_NEAR(depths[1].interaction_entropy, -0.3 * std::log(0.3) - 0.5 * std::log(0.5) - 0.2 * std::log(0.2),
                1e-12);
}

TEST(Collisions, AgreeWithCountingByHandOnRandomCodes) {
    const Codes codes = random_codes(2000, {7, 300, 2, 5}, 2);
    const auto depths = measure_depths(codes.table(), order_by_prefix(codes.table()));
    for (int64_t depth = 1; depth <= 4; ++depth) {
        std::map<std::vector<int32_t>, int64_t> buckets;
        for (int64_t item = 0; item < codes.items; ++item) {
            const auto row = codes.values.begin() + item * 4;
            ++buckets[std::vector<int32_t>(row, row + depth)];
        }
        int64_t largest = 0, colliding = 0;
        double entropy = 0;
        for (const auto& [code, count] : buckets) {
            largest = std::max(largest, count);
            colliding += count > 1 ? count : 0;
            entropy -= count / 2000. * std::log(count / 2000.);
        }
        const DepthReport& report = depths[static_cast<size_t>(depth) - 1];
        EXPECT_EQ(report.distinct, static_cast<int64_t>(buckets.size()));
        EXPECT_EQ(report.largest_bucket, largest);
        EXPECT_EQ(report.colliding_items, colliding);
        EXPECT_NEAR(report.entropy, entropy, 1e-10);
    }
}

TEST(Collisions, CodesOfManyLevelsExpectNone) {
    Codes codes{{}, 3, std::vector<int64_t>(200, 256)};
    for (int32_t item = 0; item < 3; ++item) codes.values.insert(codes.values.end(), 200, item);
    const auto depths = measure_depths(codes.table(), order_by_prefix(codes.table()));
    EXPECT_EQ(depths.back().expected_surplus_rate, 0);
    EXPECT_EQ(depths.back().collision_rate, 0);
    EXPECT_EQ(depths.back().branching.single_share, 1);
    EXPECT_EQ(depths.back().conditional_entropy, 0);
}

TEST(Collisions, MergingTwoCodesLowersEntropyAndRaisesTheSurplus) {
    Codes codes = random_codes(500, {8, 8}, 3);
    auto before = measure_depths(codes.table(), order_by_prefix(codes.table())).back();
    for (int32_t merged = 7; merged > 0; --merged) {
        for (int32_t& code : codes.values)
            if (code == merged) code = merged - 1;
        const auto after = measure_depths(codes.table(), order_by_prefix(codes.table())).back();
        EXPECT_LE(after.entropy, before.entropy + 1e-12);
        EXPECT_GE(after.surplus_rate, before.surplus_rate);
        before = after;
    }
    EXPECT_EQ(before.distinct, 1);
}

TEST(Collisions, ShorterIdsAreIdsOfTheirOwn) {
    // (1), (1, 0), (1, 0), and an item without any code.
    const Codes codes{{1, -1, 1, 0, 1, 0, -1, -1}, 4, {2, 2}};
    const PrefixOrder order = order_by_prefix(codes.table());
    EXPECT_THAT(order.items, ElementsAre(0, 1, 2));
    EXPECT_THAT(order.shared, ElementsAre(0, 1, 2));
    const auto depths = measure_depths(codes.table(), order);
    EXPECT_EQ(depths[1].distinct, 2);
    EXPECT_EQ(depths[1].colliding_items, 2);
}

TEST(Duplicates, CollisionsAreForcedByTheInputOrMadeByTheCodebook) {
    // Codes:  A A | B B B | C | D D      inputs: 0 0 | 2 2 4 | 5 | 6 7, and item 8 equals item 5 but has a code of
    // its own.
    const Codes codes{{0, 0, 1, 1, 1, 2, 3, 3, 4}, 9, {5}};
    const std::vector<int32_t> inputs{0, 0, 2, 2, 4, 5, 6, 7, 5};
    const auto report = measure_duplicates(codes.table(), order_by_prefix(codes.table()), inputs);
    EXPECT_EQ(report.groups, 3);
    EXPECT_EQ(report.items, 6);
    EXPECT_EQ(report.largest_group, 2);
    EXPECT_EQ(report.split_groups, 1);
    EXPECT_EQ(report.forced_items, 2);
    EXPECT_EQ(report.made_items, 5);
    EXPECT_EQ(report.net_items, 7);            // A, B, B, C, D, D, E
    EXPECT_EQ(report.net_colliding_items, 4);  // B, B, D, D
    EXPECT_DOUBLE_EQ(report.net_collision_rate, 4. / 7);
    EXPECT_DOUBLE_EQ(report.net_surplus_rate, 1 - 5. / 7);
}

TEST(Duplicates, RowsAreEqualWhenTheirNumbersAre) {
    constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
    const std::vector<float> rows{1, 2, 0, 3, 1, 2, -0.0f, 3, kNan, 0, kNan, 0, 1, 2.0000002f};
    EXPECT_THAT(group_identical_rows(rows, 7, 2), ElementsAre(0, 1, 0, 1, 4, 5, 6));
    EXPECT_THROW(group_identical_rows(rows, 7, 3), BadInput);
    const Codes codes = six_items();
    const PrefixOrder order = order_by_prefix(codes.table());
    EXPECT_THROW(measure_duplicates(codes.table(), order, std::vector<int32_t>{0, 1}), BadInput);
    EXPECT_THROW(measure_duplicates(codes.table(), order, std::vector<int32_t>{0, 1, 2, 3, 4, 6}), BadInput);
}

TEST(Churn, IsZeroForEqualTablesAndOneWhenEveryIdDiffers) {
    const Codes codes = random_codes(300, {16, 16}, 4);
    const ChurnReport same = measure_churn(codes.table(), codes.table());
    EXPECT_EQ(same.changed, 0);
    EXPECT_THAT(same.label_invariant, ElementsAre(0, 0));

    Codes renamed = codes;
    for (int32_t& code : renamed.values) code = (code + 5) % 16;
    const ChurnReport permuted = measure_churn(codes.table(), renamed.table());
    EXPECT_NEAR(permuted.changed, 1, 1e-12);
    EXPECT_NEAR(permuted.by_level[0], 1, 1e-12);
    EXPECT_EQ(permuted.by_level[1], 0);
    EXPECT_THAT(permuted.label_invariant, ElementsAre(0, 0));
}

TEST(Churn, IsCountedAtTheFirstLevelThatDiffers) {
    const Codes before{{0, 0, 0, 1, 1, 0, 1, 1}, 4, {2, 2}}, after{{0, 1, 0, 1, 0, 1, 1, 1}, 4, {2, 2}};
    const ChurnReport report = measure_churn(before.table(), after.table());
    EXPECT_EQ(report.changed, 0.5);
    EXPECT_THAT(report.by_level, ElementsAre(0.25, 0.25));
    EXPECT_THROW(measure_churn(before.table(), six_items().table()), BadInput);
}

TEST(Churn, AdjustedRandIndexMatchesItsDefinition) {
    // Hand-computed: classes {0,0,1,1,1}, {0,0,0,1,1}: 2 pairs together in both, 4 and 4 in each, 10 pairs in all.
    const std::vector<int32_t> a{0, 0, 1, 1, 1}, b{0, 0, 0, 1, 1};
    EXPECT_NEAR(adjusted_rand_index(a, b), (2 - 1.6) / (4 - 1.6), 1e-12);
    EXPECT_EQ(adjusted_rand_index(a, a), 1);
    EXPECT_EQ(adjusted_rand_index(std::vector<int32_t>{3, 3}, std::vector<int32_t>{9, 9}), 1);
    EXPECT_EQ(adjusted_rand_index(std::vector<int32_t>{1, 2}, std::vector<int32_t>{7, 9}), 1);
    EXPECT_TRUE(std::isnan(adjusted_rand_index({}, {})));
    const Codes x = random_codes(4096, {32}, 5), y = random_codes(4096, {32}, 6);
    EXPECT_NEAR(adjusted_rand_index(x.values, y.values), 0, 0.005);
}

TEST(Residuals, ByLevelFromNorms) {
    // Two items: 2 -> 1 -> 0.5 and 4 -> 1 -> 2.
    const std::vector<float> norms{2, 1, 0.5, 4, 1, 2};
    const ResidualReport report = measure_residuals(norms, 2, 2);
    EXPECT_THAT(report.relative_error, ElementsAre(2. / 20, 4.25 / 2));
    EXPECT_THAT(report.increased_share, ElementsAre(0, 0.5));
    EXPECT_EQ(report.norms[0].mean, 3);
    EXPECT_EQ(report.norms[0].median, 3);
    EXPECT_NEAR(report.norms[0].q05, 2.1, 1e-12);
    EXPECT_NEAR(report.norms[0].q95, 3.9, 1e-12);
    EXPECT_THROW(measure_residuals(norms, 2, 3), BadInput);
    EXPECT_THROW(measure_residuals(std::vector<float>{1, -1}, 1, 1), BadInput);
    EXPECT_THROW(measure_residuals(std::vector<float>{1, std::numeric_limits<float>::quiet_NaN()}, 1, 1),
                 BadInput);
}

TEST(CodeTable, RefusesCodesThatCannotBe) {
    EXPECT_THROW(check_codes(Codes{{0, 1}, 2, {1}}.table()), BadInput);
    EXPECT_THROW(check_codes(Codes{{0, -2}, 2, {4}}.table()), BadInput);
    EXPECT_THROW(check_codes(Codes{{0, 1, 2}, 2, {4}}.table()), BadInput);
    EXPECT_THROW(check_codes(Codes{{}, 0, {}}.table()), BadInput);
    EXPECT_THROW(check_codes(Codes{{0}, 1, {0}}.table()), BadInput);
    EXPECT_THROW(check_codes(Codes{{2147483647}, 1, {2147483648}}.table()), BadInput);
    EXPECT_THAT(smallest_level_sizes(std::vector<int32_t>{0, 5, 2, -1}, 2, 2), ElementsAre(3, 6));
}

}  // namespace armillary::diagnostics
