// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/fairness/user_groups.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "core/base/error.h"

namespace armillary::jobs {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

data::Attribute column(data::AttributeType type, std::vector<std::string> cells) {
    return data::make_attribute("trait", type, std::move(cells), '|');
}

TEST(UserGroups, OfCategoriesComeCommonestFirst) {
    const UserGroups groups =
        group_by_attribute(column(data::AttributeType::categorical, {"b", "a", "a", "", "b", "a"}));
    EXPECT_THAT(groups.labels, ElementsAre("a", "b"));
    EXPECT_THAT(groups.group, ElementsAre(1, 0, 0, -1, 1, 0));
    EXPECT_EQ(groups.rule, "");
}

TEST(UserGroups, OfAnAttributeWithFiveThousandValuesListTheCommonest) {
    std::vector<std::string> cells;
    for (int value = 0; value < 5000; ++value)
        for (int times = 0; times <= (value < 30); ++times) cells.push_back("v" + std::to_string(value));
    const UserGroups groups = group_by_attribute(column(data::AttributeType::categorical, cells));
    ASSERT_EQ(groups.labels.size(), 21u);
    EXPECT_EQ(groups.labels.back(), "4980 other values");
    EXPECT_TRUE(groups.rest);
    EXPECT_EQ(groups.rule, "the 20 commonest of 5,000 values");
    EXPECT_EQ(std::count(groups.group.begin(), groups.group.end(), 20), 4980 + 10);
    EXPECT_EQ(std::count(groups.group.begin(), groups.group.end(), -1), 0);
}

TEST(UserGroups, OfNumbersAreOfAboutEqualSize) {
    std::vector<double> ages;
    for (int i = 0; i < 100; ++i) ages.push_back(10 + i % 50);
    ages.push_back(NAN);
    const UserGroups groups = group_by_quantiles("age", ages);
    ASSERT_EQ(groups.labels.size(), 4u);
    EXPECT_EQ(groups.labels.front(), "10 to 22");
    EXPECT_EQ(groups.labels.back(), "48 to 59");
    EXPECT_EQ(groups.group.back(), -1);
    for (int bin = 0; bin < 4; ++bin)
        EXPECT_NEAR(static_cast<double>(std::count(groups.group.begin(), groups.group.end(), bin)), 25, 2);
}

TEST(UserGroups, OfFewNumbersAreTheNumbers) {
    const UserGroups groups = group_by_quantiles("stars", std::vector<double>{3, 1, 3, 2});
    EXPECT_THAT(groups.labels, ElementsAre("1", "2", "3"));
    EXPECT_THAT(groups.group, ElementsAre(2, 0, 2, 1));
}

TEST(UserGroups, OfSkewedNumbersKeepEqualOnesTogether) {
    std::vector<double> counts(90, 1.0);
    for (int i = 2; i < 22; ++i) counts.push_back(i);
    const UserGroups groups = group_by_quantiles("activity", counts);
    for (size_t i = 1; i < 90; ++i) ASSERT_EQ(groups.group[i], groups.group[0]);
    EXPECT_EQ(groups.labels.size(), 2u);
}

TEST(UserGroups, OfTheAdvantagedAreTheMostActiveTwentieth) {
    std::vector<double> counts;
    for (int i = 0; i < 100; ++i) counts.push_back(i);
    counts[7] = 95;  // ties with the last of the five
    const UserGroups groups = group_by_advantage(counts);
    EXPECT_EQ(std::count(groups.group.begin(), groups.group.end(), 0), 6);
    EXPECT_THAT(groups.labels, ElementsAre("advantaged", "others"));
}

TEST(UserGroups, OfWeakUsersAreTheWorkedExample) {
    // evaluation.md 3.3, and a user without a test item.
    const UserGroups groups =
        group_by_weakness(std::vector<double>{3, 1, 1, 5, 2.5}, std::vector<double>{.8, .4, .7, .45, NAN});
    EXPECT_THAT(groups.labels, ElementsAre("weak", "sparse", "others"));
    EXPECT_THAT(groups.group, ElementsAre(2, 0, 1, 2, -1));
}

TEST(UserGroups, RefuseWhatMakesNone) {
    const auto message = [](const data::Attribute& what) -> std::string {
        try {
            group_by_attribute(what);
        } catch (const UsageError& error) {
            return error.what();
        }
        return "";
    };
    EXPECT_THAT(message(column(data::AttributeType::multi_categorical, {"a|b", "a"})),
                HasSubstr("several values"));
    EXPECT_THAT(message(column(data::AttributeType::text, {"a", "b", "c"})), HasSubstr("no two users"));
    EXPECT_THAT(message(column(data::AttributeType::numeric, {"4", "4"})), HasSubstr("the same for all"));
    EXPECT_THAT(message(column(data::AttributeType::numeric, {"", ""})), HasSubstr("not known"));
    EXPECT_THROW(group_by_advantage({}), UsageError);
    EXPECT_FALSE(makes_groups(column(data::AttributeType::text, {"a", "a"}), 1));
    EXPECT_TRUE(makes_groups(column(data::AttributeType::categorical, {"a", "a", "b", "b"}), 2));
    EXPECT_FALSE(makes_groups(column(data::AttributeType::categorical, {"a", "a", "a", "b"}), 2));
}

}  // namespace
}  // namespace armillary::jobs
