// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/statistics/exposure.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/base/error.h"
#include "core/numeric/random.h"

namespace armillary::statistics {
namespace {

using Lists = std::vector<std::vector<int32_t>>;

ExposureTable table_of(const Lists& lists, int64_t items, int64_t ranks = 2) {
    ExposureTable table(items, ranks);
    for (const auto& list : lists) table.add(list);
    return table;
}

const Lists kW0{{0, 2}, {2, 0}, {1, 0}};

TEST(Exposure, WorkedNumbersOfTheSpecification) {
    const ExposureTable table = table_of(kW0, 5);
    EXPECT_EQ(table.within(2), (std::vector<double>{3, 1, 2, 0, 0}));
    EXPECT_EQ(table.lists(), 3);
    const ItemExposure e = measure_exposure(table, 2);
    EXPECT_NEAR(e.jain.original.value, .514286, 1e-6);
    EXPECT_NEAR(e.jain.unfairest, .4, 1e-6);
    EXPECT_NEAR(e.jain.fairest, .9, 1e-6);
    EXPECT_NEAR(e.jain.corrected.value, .228571, 1e-6);
    EXPECT_NEAR(e.coverage.original.value, .6, 1e-6);
    EXPECT_NEAR(e.coverage.corrected.value, .333333, 1e-6);
    EXPECT_NEAR(e.entropy.original.value, .628421, 1e-6);
    EXPECT_NEAR(e.entropy.unfairest, .430677, 1e-6);
    EXPECT_NEAR(e.entropy.fairest, .969724, 1e-6);
    EXPECT_NEAR(e.entropy.corrected.value, .366840, 1e-6);
    EXPECT_NEAR(e.gini.original.value, .533333, 1e-6);
    EXPECT_NEAR(e.gini.fairest, .133333, 1e-6);
    EXPECT_NEAR(e.gini.unfairest, .6, 1e-6);
    EXPECT_NEAR(e.gini.corrected.value, .857143, 1e-6);
    EXPECT_NEAR(e.weighted_gini.original.value, .503161, 1e-6);
    EXPECT_NEAR(e.weighted_gini.unfairest, .645259, 1e-6);
    EXPECT_NEAR(e.weighted_gini.corrected.value, .779781, 1e-6);
    EXPECT_NEAR(e.satisfaction.original.value, .6, 1e-6);
    EXPECT_NEAR(e.satisfaction.corrected.value, .333333, 1e-6);
    EXPECT_NEAR(e.disparity.value, .5, 1e-6);
    EXPECT_NEAR(e.individual.value, .1984, 1e-6);
    EXPECT_NEAR(e.average.value, .114844, 1e-6);
}

TEST(Exposure, CorrectedMeasuresReachTheirEnds) {
    const ItemExposure unfair = measure_exposure(table_of({{0, 1}, {0, 1}, {1, 0}}, 5), 2);
    const ItemExposure fair = measure_exposure(table_of({{0, 1}, {2, 3}, {4, 0}}, 5), 2);
    for (const auto& [measures, end] : {std::pair{&unfair, 0.}, std::pair{&fair, 1.}}) {
        EXPECT_NEAR(measures->jain.corrected.value, end, 1e-12);
        EXPECT_NEAR(measures->coverage.corrected.value, end, 1e-12);
        EXPECT_NEAR(measures->entropy.corrected.value, end, 1e-12);
        EXPECT_NEAR(measures->satisfaction.corrected.value, end, 1e-12);
        EXPECT_NEAR(measures->gini.corrected.value, 1 - end, 1e-12);
    }
}

TEST(Exposure, FewerPlacesThanItemsCanStillBeFair) {
    const ItemExposure e = measure_exposure(table_of({{0, 1}, {2, 3}}, 10), 2);
    EXPECT_NEAR(e.jain.original.value, .4, 1e-6);
    EXPECT_NEAR(e.coverage.original.value, .4, 1e-6);
    EXPECT_NEAR(e.entropy.original.value, .602060, 1e-6);
    EXPECT_NEAR(e.gini.original.value, .6, 1e-6);
    EXPECT_NEAR(e.jain.corrected.value, 1, 1e-12);
    EXPECT_NEAR(e.coverage.corrected.value, 1, 1e-12);
    EXPECT_NEAR(e.entropy.corrected.value, 1, 1e-12);
    EXPECT_NEAR(e.gini.corrected.value, 0, 1e-12);
    EXPECT_NEAR(e.weighted_gini.corrected.value, 0, 1e-12);
    // With fewer places than items everyone has its share of none: always fair, so it says nothing.
    EXPECT_EQ(e.satisfaction.original.value, 1);
    EXPECT_EQ(e.satisfaction.corrected.reason, Reason::not_applicable);
}

TEST(Exposure, TheDisparityOfSingleListsSeparatesNoModels) {
    const ItemExposure one = measure_exposure(table_of(kW0, 5), 2),
                       other = measure_exposure(table_of({{3, 4}, {4, 3}, {3, 4}}, 5), 2);
    EXPECT_NEAR(one.individual.value, other.individual.value, 1e-12);
    EXPECT_GT(std::abs(one.average.value - other.average.value), 0.01);
}

TEST(Exposure, MeasuresByHeadOfTheList) {
    const ExposureTable table = table_of(kW0, 5);
    const ItemExposure first = measure_exposure(table, 1);
    EXPECT_NEAR(first.coverage.original.value, .6, 1e-12);  // 0, 2, 1 lead the lists
    EXPECT_NEAR(first.gini.original.value, .4, 1e-12);      // three of five items once each
    EXPECT_EQ(first.k, 1);
}

TEST(Exposure, CountsWhatTheListsHold) {
    ExposureTable table(5, 3);
    table.add(std::vector<int32_t>{});
    EXPECT_EQ(table.lists(), 0);
    table.add(std::vector<int32_t>{4, 0, 1, 2});  // what lies beyond the ranks is not counted
    EXPECT_EQ(table.lists(), 1);
    EXPECT_EQ(table.within(3), (std::vector<double>{1, 1, 0, 0, 1}));
    EXPECT_EQ(table.within(1), (std::vector<double>{0, 0, 0, 0, 1}));
    EXPECT_THROW(table.add(std::vector<int32_t>{5}), Error);
    EXPECT_THROW(table.add(std::vector<int32_t>{-1}), Error);
    EXPECT_THROW(measure_exposure(table, 4), Error);
}

TEST(Exposure, ShortListsAndSmallCataloguesAreNotCorrected) {
    const ItemExposure short_list = measure_exposure(table_of({{0, 1}, {2}}, 5), 2);
    EXPECT_EQ(short_list.missing, 1);
    EXPECT_EQ(short_list.gini.corrected.reason, Reason::not_applicable);
    EXPECT_TRUE(short_list.gini.original.defined());
    EXPECT_EQ(measure_exposure(table_of({{0, 1}}, 5), 2).gini.corrected.reason, Reason::single_user);
    EXPECT_EQ(measure_exposure(table_of({{0, 1}, {1, 0}}, 2), 2).jain.corrected.reason,
              Reason::catalogue_too_small);
    const ItemExposure nothing = measure_exposure(ExposureTable(5, 2), 2);
    EXPECT_EQ(nothing.entropy.original.reason, Reason::empty_list);
    EXPECT_EQ(nothing.disparity.reason, Reason::no_units);
}

TEST(Exposure, CoupledDisparityEqualsCountingPairs) {
    numeric::RandomStream random(1, "counts");
    std::vector<double> counts(60);
    for (double& c : counts) c = static_cast<double>(random.below(8));
    for (bool all : {false, true})
        for (double tolerance : {0., .3}) {
            double total = 0, pairs = 0;
            for (size_t i = 0; i < counts.size(); ++i)
                for (size_t j = 0; j < i; ++j) {
                    const double high = std::max(counts[i], counts[j]), low = std::min(counts[i], counts[j]);
                    if (high == 0 || (!all && low == 0)) continue;
                    ++pairs;
                    total += std::max(0., (high - low) / high - tolerance);
                }
            EXPECT_NEAR(coupled_disparity(counts, all, tolerance).value, total / pairs, 1e-12);
        }
}

TEST(Exposure, WorkedNumbersOfPopularity) {
    // W2 of evaluation.md 0.4: A6 B3 C1 D2 E0, lists [A,B] [A,C] [A,B].
    const ExposureTable table = table_of({{0, 1}, {0, 2}, {0, 1}}, 5);
    const std::vector<double> popularity{6, 3, 1, 2, 0};
    const TailExposure tail = measure_tail(table, 2, popularity);
    EXPECT_EQ(tail.tail_items, 2);  // C and E: A, B and D hold 11 of 12, A and B only 9
    EXPECT_NEAR(tail.tail_share.value, .166667, 1e-6);
    EXPECT_NEAR(tail.tail_training_share.value, 1. / 12, 1e-12);
    EXPECT_NEAR(tail.mean_popularity.value, 4.166667, 1e-6);
    EXPECT_NEAR(tail.personalisation.value, .333333, 1e-6);
    EXPECT_NEAR(measure_exposure(table, 2).coverage.original.value, .6, 1e-12);
    EXPECT_NEAR(measure_exposure(table, 2).entropy.original.value, .628421, 1e-6);
    EXPECT_GT(tail.popularity_correlation.value, .5);
}

}  // namespace
}  // namespace armillary::statistics
