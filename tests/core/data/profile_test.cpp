// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/profile.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/data/profile/measures.h"
#include "core/data/worlds/world.h"
#include "tests/core/data/build.h"
#include "tests/support/support.h"

namespace armillary::data {
namespace {

using test::dataset_of;
using test::edges;
using test::parts_of;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// The worked examples of evaluation.md 1.6.

TEST(ProfileMeasures, GiniAndLorenzOfTheWorkedExample) {
    const Concentration c = concentration(std::vector<int64_t>{2, 1, 3, 2});
    EXPECT_DOUBLE_EQ(*c.gini, 0.1875);
    std::vector<double> heights, shares;
    for (const Point& point : c.lorenz) shares.push_back(point.x), heights.push_back(point.y);
    EXPECT_THAT(shares, ElementsAre(0, 0.25, 0.5, 0.75, 1));
    EXPECT_THAT(heights, ElementsAre(0, 0.125, 0.375, 0.625, 1));
}

TEST(ProfileMeasures, HeadSharesOfAHundredItems) {
    std::vector<int64_t> counts(100, 1);
    counts[17] = 101;  // one item holds 101 of 200
    const Concentration c = concentration(counts);
    EXPECT_DOUBLE_EQ(*c.top_1_percent, 101.0 / 200);
    EXPECT_DOUBLE_EQ(*c.top_10_percent, 110.0 / 200);
    EXPECT_DOUBLE_EQ(*c.top_20_percent, 120.0 / 200);
    EXPECT_DOUBLE_EQ(*c.short_head, 0.60);  // 101 + 59 = 160 = 80 %
    EXPECT_EQ(c.lorenz.size(), 101u);
}

TEST(ProfileMeasures, NothingIsUndefinedNotZero) {
    EXPECT_FALSE(concentration(std::vector<int64_t>{}).gini);
    EXPECT_FALSE(concentration(std::vector<int64_t>{0, 0}).gini);
    EXPECT_FALSE(fit_tail(std::vector<int64_t>{}).exponent);
    EXPECT_FALSE(burstiness({}));
    EXPECT_FALSE(burstiness(std::vector<double>{0, 0}));
    EXPECT_FALSE(jensen_shannon(std::vector<int64_t>{0}, std::vector<int64_t>{1}));
}

TEST(ProfileMeasures, TailExponentOfTheWorkedExample) {
    EXPECT_NEAR(*fit_tail(std::vector<int64_t>{1, 1, 2, 3, 8}, 1).exponent, 1.681483, 5e-7);
}

TEST(ProfileMeasures, TailFitRecoversAPlantedExponent) {
    // Quantiles of the very law that is fitted: P(X >= x) = ((x - 1/2) / (6 - 1/2))^(1 - 2.5).
    std::vector<int64_t> counts;
    for (int i = 0; i < 20'000; ++i)
        counts.push_back(static_cast<int64_t>(std::floor(5.5 * std::pow((i + 0.5) / 20'000, -1 / 1.5) + 0.5)));
    const TailFit fit = fit_tail(counts, 6);
    EXPECT_NEAR(*fit.exponent, 2.5, 0.02);
    EXPECT_LT(*fit.distance, 0.01);
    EXPECT_LT(*fit_tail(counts).distance, 0.01);
}

TEST(ProfileMeasures, DivergenceOfTheWorkedExample) {
    EXPECT_NEAR(*jensen_shannon(std::vector<int64_t>{2, 1, 1, 0}, std::vector<int64_t>{1, 1, 1, 1}), 0.155639,
                5e-7);
    EXPECT_DOUBLE_EQ(*jensen_shannon(std::vector<int64_t>{1, 0}, std::vector<int64_t>{0, 1}), 1.0);
}

TEST(ProfileMeasures, BurstinessOfTheWorkedExample) {
    EXPECT_NEAR(*burstiness(std::vector<double>{1, 1, 1, 9}), 0.071797, 5e-7);
    EXPECT_DOUBLE_EQ(*burstiness(std::vector<double>{4, 4, 4}), -1.0);
}

TEST(ProfileMeasures, PairMeasuresOfTheWorkedExample) {
    const ItemPair pair = pair_measures(2, 3, 2, 4);
    EXPECT_NEAR(pair.lift, 1.333333, 5e-7);
    EXPECT_NEAR(pair.pmi, 0.415037, 5e-7);
    EXPECT_NEAR(pair.npmi, 0.415037, 5e-7);
    EXPECT_NEAR(pair.jaccard, 0.666667, 5e-7);
    EXPECT_NEAR(pair.cosine, 0.816497, 5e-7);
    EXPECT_DOUBLE_EQ(pair_measures(4, 4, 4, 4).npmi, 1.0);
}

TEST(ProfileMeasures, HistogramCountsEveryValueOnce) {
    const auto bars = equal_width_histogram(std::vector<double>{0, 1, 2, 3, 4, std::nan("")}, 2);
    ASSERT_EQ(bars.size(), 2u);
    EXPECT_EQ(bars[0].count, 2);
    EXPECT_EQ(bars[1].count, 3);
    EXPECT_EQ(equal_width_histogram(std::vector<double>{5, 5}, 10).size(), 1u);
}

/// `low-high: count` of the bars that hold something.
std::vector<std::string> full(const std::vector<Bar>& bars) {
    std::vector<std::string> words;
    for (const Bar& bar : bars)
        if (bar.count > 0) words.push_back(fmt::format("{}-{}: {}", bar.low, bar.high, bar.count));
    return words;
}

TEST(ProfileMeasures, BarsOfWholeNumbersHaveWholeWidths) {
    const std::vector<double> values{1, 2, 2, 7, std::nan("")};
    EXPECT_THAT(full(whole_width_histogram(values, 7)), ElementsAre("1-2: 1", "2-3: 2", "7-8: 1"));
    EXPECT_THAT(full(whole_width_histogram(values, 6)), ElementsAre("1-3: 3", "7-9: 1"));
    EXPECT_EQ(whole_width_histogram(values, 6).size(), 4u);
    EXPECT_TRUE(whole_width_histogram({}, 6).empty());
}

TEST(ProfileMeasures, DoublingBarsStartAtTheLowestAndHoldEachValueOnce) {
    EXPECT_THAT(full(doubling_histogram(std::vector<double>{0, 1, 1.5, 2, 4, 7.9, std::nan("")}, 1)),
                ElementsAre("1-2: 2", "2-4: 1", "4-8: 2"));
    EXPECT_EQ(doubling_histogram(std::vector<double>{0.1, 0.8}, 0.1).size(), 4u);
}

TEST(ProfileMeasures, AHeavyTailIsSpreadOverDoublingBars) {
    std::vector<double> plays;  // 2^(10 - k) values at 2^k: half of them at 1
    for (int k = 0; k <= 10; ++k) plays.insert(plays.end(), size_t{1} << (10 - k), std::exp2(k));
    const SpreadBars spread = spread_histogram(plays, 50);
    EXPECT_TRUE(spread.doubling);
    ASSERT_EQ(spread.bars.size(), 11u);
    for (int k = 0; k <= 10; ++k) EXPECT_EQ(spread.bars[static_cast<size_t>(k)].count, 1 << (10 - k));
    plays.insert(plays.end(), 7, 0);
    EXPECT_EQ(spread_histogram(plays, 50).zeros, 7);
    EXPECT_EQ(spread_histogram(plays, 50).bars.size(), 11u);
    plays.push_back(-1);  // a logarithmic axis has no place for it
    EXPECT_FALSE(spread_histogram(plays, 50).doubling);
}

TEST(ProfileMeasures, RatingsAreSpreadOverABarAValue) {
    std::vector<double> ratings;
    for (int value = 1; value <= 100; ++value) ratings.insert(ratings.end(), static_cast<size_t>(value), value);
    const SpreadBars spread = spread_histogram(ratings, 101);
    EXPECT_FALSE(spread.doubling);
    ASSERT_EQ(spread.bars.size(), 100u);
    for (int value = 1; value <= 100; ++value) {
        EXPECT_EQ(spread.bars[static_cast<size_t>(value - 1)].low, value);
        EXPECT_EQ(spread.bars[static_cast<size_t>(value - 1)].count, value);
    }
    for (double& value : ratings) value += 0.5;
    EXPECT_EQ(spread_histogram(ratings, 101).bars.size(), 101u);  // no whole numbers: equal widths
}

TEST(ProfileMeasures, DoublingBarsMustSpreadBetterToBeTaken) {
    std::vector<double> values(100, 1000);
    values.push_back(1900);  // in the doubling bar from 1000 as well
    EXPECT_FALSE(spread_histogram(values, 10).doubling);
}

DatasetPtr worked_example() {
    return edges({"1A", "1B", "1C", "2A", "2B", "3A", "3C", "4D"});
}

TEST(Profile, CountsDensityPairsAndComponentsOfTheWorkedExample) {
    const DatasetProfile profile = compute_profile(*worked_example());
    EXPECT_EQ(profile.distinct_pairs, 8);
    EXPECT_DOUBLE_EQ(*profile.density, 0.5);
    EXPECT_EQ(profile.components, 2);
    EXPECT_DOUBLE_EQ(*profile.largest_component, 7.0 / 8);
    EXPECT_DOUBLE_EQ(*profile.item_concentration.gini, 0.1875 + 0.0);  // counts 3 2 2 1, as in the Lorenz example
    ASSERT_FALSE(profile.pairs.empty());
    const ItemPair& pair = profile.pairs.front();
    EXPECT_EQ(pair.first + pair.second, "AB");
    EXPECT_NEAR(pair.lift, 1.333333, 5e-7);
    EXPECT_NEAR(pair.cosine, 0.816497, 5e-7);
    EXPECT_THAT(profile.traps, Contains(HasSubstr("2 components")));
}

TEST(Profile, RepeatsOfTheWorkedExample) {
    EXPECT_DOUBLE_EQ(*compute_profile(*edges({"1a", "1b", "1a", "1c", "1a", "1b"})).repeats, 0.5);
}

TEST(Profile, CoreCurveOfTheHandExample) {
    const DatasetProfile profile = compute_profile(*edges({"1A", "1B", "2A", "2B", "3B", "3C", "4C", "4D"}));
    ASSERT_EQ(profile.cores.size(), 2u);
    EXPECT_EQ(profile.cores[0].interactions, 8);
    EXPECT_EQ(profile.cores[1].k, 2);
    EXPECT_EQ(profile.cores[1].interactions, 4);
    EXPECT_EQ(profile.cores[1].users, 2);
    EXPECT_EQ(profile.cores[1].items, 2);
}

TEST(Profile, GapsLengthsAndValuesByHand) {
    const DatasetProfile profile = compute_profile(*dataset_of({{"1", "A", 0, 3},
                                                                {"1", "B", 1000, 3},
                                                                {"1", "C", 2000, 4},
                                                                {"1", "D", 3000, 5},
                                                                {"1", "E", 12000, 3},
                                                                {"2", "A", 7, 3}}));
    EXPECT_NEAR(*profile.burstiness, 0.071797, 5e-7);  // gaps 1 1 1 9 s
    EXPECT_DOUBLE_EQ(*profile.median_gap_seconds, 1);
    EXPECT_DOUBLE_EQ(*profile.shorter_than_3, 0.5);
    EXPECT_DOUBLE_EQ(profile.lengths[2].value, 1);  // nearest rank of the median of {1, 5}
    EXPECT_DOUBLE_EQ(profile.lengths[5].value, 5);
    ASSERT_EQ(profile.length_histogram.size(), 3u);  // [1,2) [2,4) [4,8)
    EXPECT_EQ(profile.length_histogram[0].count, 1);
    EXPECT_EQ(profile.length_histogram[2].count, 1);
    ASSERT_EQ(profile.values.size(), 3u);
    EXPECT_EQ(profile.values[0].count, 4);
    int64_t active = 0;
    for (const Bar& bar : profile.activity) active += bar.count;
    EXPECT_EQ(active, 6);
}

TEST(Profile, PlayCountsAreDrawnOnALogarithmicAxis) {
    std::vector<test::Row> rows;
    for (int i = 0; i < 60; ++i)
        rows.push_back({fmt::format("u{}", i), "A", i, static_cast<float>(i < 59 ? i + 1 : 352'698)});
    const DatasetProfile profile = profile_from_json(to_json(compute_profile(*dataset_of(rows))));
    EXPECT_TRUE(profile.values.empty());
    EXPECT_TRUE(profile.value_bars_double);
    ASSERT_EQ(profile.value_histogram.size(), 19u);  // 2^18 <= 352,698 < 2^19
    EXPECT_EQ(profile.value_histogram[3].count, 8);  // 8 to 15
    EXPECT_EQ(profile.value_histogram[18].count, 1);
}

TEST(Profile, DriftSeesANewCatalogue) {
    std::vector<test::Row> rows;
    for (int t = 0; t < 1000; ++t)  // every window of 50 has items of its own
        rows.push_back({fmt::format("u{}", t % 40), fmt::format("i{}", t / 50 * 10 + t % 10), t * 1000});
    const DatasetProfile profile = compute_profile(*dataset_of(rows));
    ASSERT_EQ(profile.drift.size(), 20u);
    EXPECT_FALSE(profile.drift[0].divergence);
    for (size_t w = 1; w < 20; ++w) {
        EXPECT_EQ(profile.drift[w].interactions, 50);
        EXPECT_DOUBLE_EQ(*profile.drift[w].divergence, 1);
        EXPECT_DOUBLE_EQ(*profile.drift[w].turnover, 1);
        EXPECT_DOUBLE_EQ(*profile.drift[w].on_new_items, 1);
    }
}

TEST(Profile, AttributesCompareUsersWithTheirInteractions) {
    DatasetParts parts = parts_of({{"1", "A"}, {"1", "B"}, {"1", "C"}, {"2", "A"}}, TimeKind::none);
    parts.users.insert("3");
    parts.user_table.rows = 3;
    parts.user_table.columns = {make_attribute("gender", AttributeType::categorical, {"F", "M", ""}),
                                make_attribute("age", AttributeType::numeric, {"20", "30", "40"})};
    const DatasetProfile profile = compute_profile(Dataset(std::move(parts)));
    const AttributeSummary& gender = profile.user_attributes[0];
    EXPECT_DOUBLE_EQ(gender.missing_share, 1.0 / 3);
    ASSERT_EQ(gender.categories.size(), 2u);
    EXPECT_EQ(gender.categories[0].value, "F");
    EXPECT_DOUBLE_EQ(gender.categories[0].share, 1.0 / 3);
    EXPECT_DOUBLE_EQ(*gender.categories[0].interaction_share, 0.75);
    EXPECT_EQ(profile.user_attributes[1].distinct, 3);
    EXPECT_THAT(profile.traps, Contains(HasSubstr("1 of 3 users have no interaction")));
}

TEST(Profile, ItemTableAloneHasNoUndefinedNumbers) {
    DatasetParts parts;
    parts.items.insert("A");
    parts.items.insert("B");
    parts.item_table.rows = 2;
    parts.item_table.columns = {make_attribute("title", AttributeType::text, {"a", "b"})};
    const DatasetProfile profile = compute_profile(Dataset(std::move(parts)));
    EXPECT_THAT(profile.traps, Contains(HasSubstr("no interactions")));
    const std::string json = to_json(profile);
    EXPECT_EQ(json.find("null"), std::string::npos);
    EXPECT_EQ(json.find("density"), std::string::npos);
    EXPECT_NO_THROW(compute_profile(Dataset(DatasetParts{})));
}

TEST(Profile, NamesTheTraps) {
    std::vector<test::Row> rows;
    for (int u = 0; u < 5; ++u)
        for (int t = 0; t < 4; ++t) rows.push_back({fmt::format("u{}", u), "A", t * int64_t{86'400'000}, 1});
    const DatasetProfile profile = compute_profile(*dataset_of(rows));
    EXPECT_THAT(profile.traps,
                AllOf(Contains(HasSubstr("whole days")), Contains(HasSubstr("75.0 % of the interactions repeat")),
                      Contains(HasSubstr("never varies (always 1)")), Contains(HasSubstr("Only 5 users"))));
}

TEST(Profile, JsonReadsBackTheSame) {
    const DatasetProfile profile = compute_profile(*make_world("demo", {{"users", "200"}}, 3));
    const std::string json = to_json(profile);
    EXPECT_EQ(to_json(profile_from_json(json)), json);
    EXPECT_LE(profile.popularity.size(), 200u);
    EXPECT_LE(profile.activity.size(), 200u);
    EXPECT_LE(profile.cores.size(), 60u);
    EXPECT_THROW(profile_from_json("{"), BadInput);
    EXPECT_THROW(profile_from_json(R"({"users": "many"})"), BadInput);
}

TEST(Profile, StopsWhenAsked) {
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THROW(compute_profile(*worked_example(), stop.get_token()), Cancelled);
}

}  // namespace
}  // namespace armillary::data
