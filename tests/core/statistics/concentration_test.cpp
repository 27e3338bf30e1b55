// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/numeric/concentration.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace armillary::numeric {

using testing::DoubleEq;
using testing::DoubleNear;
using testing::ElementsAre;

TEST(Concentration, EqualAmountsAreTheFairEnd) {
    const std::vector<double> equal(256, 3.0);
    EXPECT_NEAR(gini(equal), 0, 1e-12);
    EXPECT_NEAR(entropy(equal), std::log(256), 1e-12);
    EXPECT_NEAR(perplexity(equal), 256, 1e-9);
    EXPECT_NEAR(jain_index(equal), 1, 1e-12);
    EXPECT_NEAR(top_share(equal, 64), 0.25, 1e-12);
}

TEST(Concentration, OneUnitWithEverythingIsTheOtherEnd) {
    std::vector<double> one(100, 0.0);
    one[37] = 5;
    EXPECT_NEAR(gini(one), 0.99, 1e-12);
    EXPECT_EQ(entropy(one), 0);
    EXPECT_EQ(perplexity(one), 1);
    EXPECT_NEAR(jain_index(one), 0.01, 1e-12);
    EXPECT_EQ(top_share(one, 1), 1);
}

TEST(Concentration, WorkedExamples) {
    // evaluation.md 3.1: x = (0, .25, .5, 1), y = (.1, .2, .3, .4); 5.4: five items with weights 1 / r.
    const std::vector<double> x{0.5, 0, 1, 0.25}, y{0.1, 0.2, 0.3, 0.4}, zipf{1, 1. / 2, 1. / 3, 1. / 4, 1. / 5};
    EXPECT_NEAR(gini(x), 0.464286, 1e-6);
    EXPECT_NEAR(gini(y), 0.25, 1e-12);
    EXPECT_NEAR(gini(zipf), 0.324088, 1e-6);
    EXPECT_NEAR(jain_index(x), 0.583333, 1e-6);
    EXPECT_NEAR(jain_index(y), 0.833333, 1e-6);
    EXPECT_NEAR(entropy(x) / std::log(4), 0.689392, 1e-6);
    EXPECT_NEAR(top_share(zipf, 2), 0.656934, 1e-6);
    EXPECT_THAT(lorenz_curve(x),
                ElementsAre(0, 0, DoubleNear(1. / 7, 1e-12), DoubleNear(3. / 7, 1e-12), DoubleEq(1)));
}

TEST(Concentration, NothingToShareIsUndefined) {
    for (const std::vector<double>& nothing : {std::vector<double>{}, std::vector<double>{0, 0}}) {
        EXPECT_TRUE(std::isnan(gini(nothing)));
        EXPECT_TRUE(std::isnan(entropy(nothing)));
        EXPECT_TRUE(std::isnan(perplexity(nothing)));
        EXPECT_TRUE(std::isnan(jain_index(nothing)));
        EXPECT_TRUE(std::isnan(top_share(nothing, 1)));
        EXPECT_TRUE(lorenz_curve(nothing).empty());
    }
    EXPECT_EQ(top_share(std::vector<double>{1, 2}, 10), 1);
}

}  // namespace armillary::numeric
