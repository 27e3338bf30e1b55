// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/statistics/list_measures.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "core/base/error.h"

namespace armillary::statistics {
namespace {

/// W1 of evaluation.md 0.4: [i3, i1, i5, i2, i6, i4], relevant {i1, i2, i4} with grades 3, 1, 2.
const std::vector<uint8_t> kW1{0, 1, 0, 1, 0, 1};
const std::vector<double> kGrades{0, 3, 0, 1, 0, 2}, kJudged{3, 1, 2};

TEST(ListMeasures, WorkedNumbersOfTheSpecification) {
    EXPECT_NEAR(capped_recall(kW1, 2, 3).value, 0.5, 1e-6);
    EXPECT_NEAR(list_precision(kW1, 10, 3).value, 0.5, 1e-6);
    EXPECT_NEAR(f1(kW1, 2, 3).value, 0.4, 1e-6);
    EXPECT_NEAR(f1(kW1, 4, 3).value, 0.571429, 1e-6);
    EXPECT_NEAR(f1(kW1, 6, 3).value, 0.666667, 1e-6);
    EXPECT_NEAR(r_precision(kW1, 3).value, 1. / 3, 1e-6);
    EXPECT_NEAR(average_precision_of_all(kW1, 2, 3).value, 0.166667, 1e-6);
    EXPECT_NEAR(average_precision_of_all(kW1, 6, 3).value, 0.5, 1e-6);
    EXPECT_NEAR(rank_biased_precision(kW1, 0.8, 3).value.value, 0.327936, 1e-6);
    EXPECT_NEAR(rank_biased_precision(kW1, 0.8, 3).residual, std::pow(0.8, 6), 1e-12);
    EXPECT_NEAR(graded_ndcg(kGrades, kJudged, 4).value, 0.516054, 1e-6);
    EXPECT_NEAR(graded_ndcg(kGrades, kJudged, 4, Gain::linear).value, 0.487932, 1e-6);
    EXPECT_NEAR(graded_ndcg(kGrades, kJudged, 6).value, 0.629824, 1e-6);
    EXPECT_NEAR(graded_ndcg(kGrades, kJudged, 6, Gain::linear).value, 0.637541, 1e-6);
    EXPECT_NEAR(auc(std::vector<double>{6, 5, 4, 3, 2, 1}, kW1).value, 1. / 3, 1e-6);
    const std::vector<double> tied{.9, .5, .5, .1, .5};
    EXPECT_NEAR(auc(tied, std::vector<uint8_t>{1, 1, 0, 0, 0}).value, 0.833333, 1e-6);
}

TEST(ListMeasures, SayWhyThereIsNoValue) {
    EXPECT_EQ(f1(kW1, 2, 0).reason, Reason::no_test_items);
    EXPECT_TRUE(std::isnan(r_precision(kW1, 0).value));
    EXPECT_EQ(list_precision({}, 10, 3).reason, Reason::empty_list);
    EXPECT_EQ(graded_ndcg(std::vector<double>{0, 0}, std::vector<double>{0}, 2).reason, Reason::no_test_items);
    EXPECT_THROW(graded_ndcg(std::vector<double>{-1}, std::vector<double>{-1, 1}, 2), UsageError);
    EXPECT_EQ(auc(std::vector<double>{1, 2}, std::vector<uint8_t>{0, 0}).reason, Reason::no_positives);
    EXPECT_EQ(auc(std::vector<double>{1, 2}, std::vector<uint8_t>{1, 1}).reason, Reason::no_negatives);
    EXPECT_EQ(f1(std::vector<uint8_t>{0, 0}, 2, 3).value, 0);
}

}  // namespace
}  // namespace armillary::statistics
