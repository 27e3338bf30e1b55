// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/charts/chart_scale.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace armillary::views {
namespace {

using testing::ElementsAre;

QStringList texts(const std::vector<ChartTick>& ticks) {
    QStringList texts;
    for (const ChartTick& tick : ticks) texts << tick.text;
    return texts;
}

std::vector<double> values(const std::vector<ChartTick>& ticks) {
    std::vector<double> values;
    for (const ChartTick& tick : ticks) values.push_back(tick.value);
    return values;
}

TEST(NiceStep, IsTheLeastOfOneTwoFiveThatFits) {
    EXPECT_EQ(nice_step(0, 1, 6, false, false), 0.2);
    EXPECT_EQ(nice_step(0, 1, 5, false, false), 0.5);
    EXPECT_EQ(nice_step(0, 100, 11, false, false), 10);
    EXPECT_EQ(nice_step(0, 97, 5, false, true), 50);  // 0, 20, … 100 would be six
    EXPECT_EQ(nice_step(0, 3, 10, true, false), 1);
}

TEST(NiceStep, GivesTwoTicksOrMoreAndNoMoreThanAskedFor) {
    EXPECT_EQ(nice_step(0, 0.045, 2, false, false), 0.02) << "three, for with 0.05 there is one";
    for (double low : {-1e6, -3.7, 0.0, 1e-9, 41.0})
        for (double range : {1e-7, 0.3, 1.0, 7.7, 999.0, 1e8})
            for (int most = 2; most <= 10; ++most) {
                const double step = nice_step(low, low + range, most, false, false);
                const size_t ticks = multiples(low, low + range, step).size();
                EXPECT_GE(ticks, 2u) << low << ' ' << range;
                EXPECT_LE(ticks, std::max<size_t>(4, static_cast<size_t>(most))) << low << ' ' << range;
                const double digit = step / std::pow(10, std::floor(std::log10(step * 1.0001)));
                EXPECT_TRUE(std::abs(digit - 1) < 1e-6 || std::abs(digit - 2) < 1e-6 ||
                            std::abs(digit - 5) < 1e-6);
            }
}

TEST(Multiples, AreExactDecimals) {
    EXPECT_THAT(multiples(0, 0.3, 0.1), ElementsAre(0, 0.1, 0.2, 0.3));
    EXPECT_THAT(multiples(-4, 4, 2), ElementsAre(-4, -2, 0, 2, 4));
}

TEST(LogTicks, ArePowersOfTenOrTheirHalves) {
    EXPECT_THAT(log_ticks(1, 1000, 5), ElementsAre(1, 10, 100, 1000));
    EXPECT_THAT(log_ticks(1, 1e8, 5), ElementsAre(1, 1e2, 1e4, 1e6, 1e8));
    EXPECT_THAT(log_ticks(20, 60, 5), ElementsAre(20, 50));
    EXPECT_THAT(log_ticks(31, 34, 5), ElementsAre(31, 32, 33, 34));
}

TEST(TimeTicks, StandAtBeginnings) {
    const double day = 86'400'000;
    EXPECT_EQ(texts(time_ticks(0, 3 * 365.25 * day, 5)), (QStringList{"1970", "1971", "1972"}));
    EXPECT_EQ(texts(time_ticks(0, 70 * day, 4)), (QStringList{"1970-01", "1970-02", "1970-03"}));
    EXPECT_EQ(texts(time_ticks(0, 2 * day, 4)), (QStringList{"1970-01-01", "1970-01-02", "1970-01-03"}));
    EXPECT_EQ(texts(time_ticks(1'000'000'000'000 - 1, 1'000'000'000'000 + 2 * 365 * day, 4)).front(), "2002");
}

TEST(TickText, HasTheDigitsThatTellNeighboursApart) {
    ChartAxis axis;
    EXPECT_EQ(tick_text(axis, 0.2, 0.1), "0.2");
    EXPECT_EQ(tick_text(axis, 0.25, 0.05), "0.25");
    EXPECT_EQ(tick_text(axis, 20000, 5000), "20,000");
    axis.percent = true;
    EXPECT_EQ(tick_text(axis, 0.25, 0.05), "25 %");
    EXPECT_EQ(tick_text(axis, 0.005, 0.005), "0.5 %");
}

TEST(ChartScale, ReachesOutToRoundEnds) {
    const ChartScale scale({}, {0.13, 0.97, false, true, 0, 5});
    EXPECT_EQ(values(scale.ticks()), (std::vector<double>{0, 0.5, 1}));
    EXPECT_EQ(scale.share(0), 0);
    EXPECT_EQ(scale.share(1), 1);
    EXPECT_DOUBLE_EQ(scale.share(0.25), 0.25);
}

TEST(ChartScale, OfBarsStartsAtZero) {
    const ChartScale above({}, {90, 100, true, true, 0, 5});
    EXPECT_EQ(above.low(), 0);
    EXPECT_EQ(above.base(), 0);
    const ChartScale below({}, {-100, -90, true, true, 0, 5});
    EXPECT_EQ(below.high(), 0);
    EXPECT_EQ(below.base(), 1);
}

TEST(ChartScale, KeepsTheEndsItIsGiven) {
    ChartAxis axis;
    axis.minimum = 0.1;
    axis.maximum = 0.77;
    const ChartScale scale(axis, {0.3, 0.5, false, true, 0.1, 5});
    EXPECT_EQ(scale.low(), 0.1);
    EXPECT_EQ(scale.high(), 0.77);
}

TEST(ChartScale, HasRoomAroundValuesThatAreAllEqual) {
    for (double value : {0.0, 5.0, -5.0, 1e-8, 1e12}) {
        const ChartScale scale({}, {value, value, false, true, 0, 5});
        EXPECT_LT(scale.low(), scale.high()) << value;
        EXPECT_GE(scale.share(value), 0) << value;
        EXPECT_LE(scale.share(value), 1) << value;
        EXPECT_GE(scale.ticks().size(), 2U) << value;
    }
}

TEST(ChartScale, OfWholeNumbersHasNoFractionsBetween) {
    ChartAxis axis;
    axis.whole_numbers = true;
    EXPECT_EQ(texts(ChartScale(axis, {1, 3, false, false, 0, 10}).ticks()), (QStringList{"1", "2", "3"}));
}

TEST(ChartScale, OfALogarithmHasNoPlaceForZero) {
    ChartAxis axis;
    axis.scale = Scale::log;
    const ChartScale scale(axis, {1, 100, false, false, 0, 5});
    EXPECT_DOUBLE_EQ(scale.share(10), 0.5);
    EXPECT_TRUE(std::isnan(scale.share(0)));
    EXPECT_TRUE(std::isnan(scale.share(-1)));
    axis.minimum = 1e6;
    axis.maximum = 1e9;
    EXPECT_EQ(texts(ChartScale(axis, {1, 100, false, false, 0, 5}).ticks()).last(), "10⁹");
}

TEST(ChartScale, OfALogarithmWritesSharesInPerCent) {
    ChartAxis axis;
    axis.scale = Scale::log;
    axis.percent = true;
    EXPECT_EQ(texts(ChartScale(axis, {0.001, 1, false, false, 0, 5}).ticks()),
              (QStringList{"0.1 %", "1 %", "10 %", "100 %"}));
}

TEST(ChartScale, OfCategoriesHasAPlaceForEach) {
    ChartAxis axis{"", Scale::categories, {"a", "b", "c", "d"}};
    const ChartScale scale(axis, {0, 3, true, false, 0, 4});
    EXPECT_DOUBLE_EQ(scale.share(0), 0.125);
    EXPECT_DOUBLE_EQ(scale.share(3), 0.875);
    EXPECT_EQ(texts(scale.ticks()), axis.categories);
    EXPECT_EQ(texts(ChartScale(axis, {0, 3, true, false, 0, 2}).ticks()), (QStringList{"a", "c"}));
}

}  // namespace
}  // namespace armillary::views
