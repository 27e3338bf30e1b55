// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/descriptor/expression.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "core/base/error.h"

namespace armillary::descriptor {

using testing::ElementsAre;
using testing::HasSubstr;

namespace {

std::optional<double> look_up(std::string_view name, int index) {
    if (name == "users") return 1000;
    if (name == "items") return 200;
    if (name == "model.dim") return 64;
    if (name == "ndcg@10") return 0.25;
    if (name == "loss") return std::numeric_limits<double>::quiet_NaN();
    if (name == "usage" && index >= 0 && index < 3) return 0.1 * (index + 1);
    return std::nullopt;
}

double value_of(std::string_view source) {
    return Expression(source).evaluate(look_up);
}

UsageError refusal(std::string_view source) {
    try {
        value_of(source);
    } catch (const UsageError& error) {
        return error;
    }
    return UsageError("not refused");
}

}  // namespace

TEST(Expression, PrecedenceIsThatOfPython) {
    EXPECT_EQ(value_of("1 + 2 * 3"), 7);
    EXPECT_EQ(value_of("(1 + 2) * 3"), 9);
    EXPECT_EQ(value_of("10 - 4 - 3"), 3);
    EXPECT_EQ(value_of("24 / 4 / 2"), 3);
    EXPECT_EQ(value_of("-2 ^ 2"), -4);
    EXPECT_EQ(value_of("2 ^ 3 ^ 2"), 512);
    EXPECT_EQ(value_of("2 ^ -1"), 0.5);
    EXPECT_EQ(value_of("2 * -3"), -6);
    EXPECT_EQ(value_of("--2 + +3"), 5);
    EXPECT_EQ(value_of("1 + 1 == 2"), 1);
    EXPECT_EQ(value_of("not 1 == 2"), 1);
    EXPECT_EQ(value_of("1 or 0 and 0"), 1);
    EXPECT_EQ(value_of("(1 or 0) and 0"), 0);
    EXPECT_EQ(value_of("not 0 and 0"), 0);
    EXPECT_EQ(value_of("3 >= 3 and 2 <= 1 or 4 != 5"), 1);
    EXPECT_EQ(value_of(".5 + 1e2 + 2.5e-1"), 100.75);
}

TEST(Expression, NamesIndicesAndFunctions) {
    EXPECT_EQ(value_of("4 * (users + items) * model.dim"), 307200);
    EXPECT_EQ(value_of("usage[1] < 0.25 and usage[0] > 0"), 1);
    EXPECT_EQ(value_of("min(users, items, 300)"), 200);
    EXPECT_EQ(value_of("max(1, 2) + abs(-3) + sqrt(16) + log2(8) + floor(1.5) + ceil(1.5)"), 15);
    EXPECT_DOUBLE_EQ(value_of("log(exp(2))"), 2);
    EXPECT_EQ(value_of("isnan(loss)"), 1);
    EXPECT_EQ(value_of("isinf(1 / 0)"), 1);
    EXPECT_THAT(Expression("users * items + users + usage[2] + usage[0] - max(1, items)").names(),
                ElementsAre("users", "items", "usage"));
    EXPECT_EQ(Expression("a + b").source(), "a + b");
}

TEST(Expression, MetricsAtACutOffAreNames) {
    EXPECT_EQ(value_of("ndcg@10 * 4 + 1"), 2);
    EXPECT_EQ(value_of("ndcg@10<0.3"), 1);
    EXPECT_THAT(Expression("ndcg@10 < neighbour_recall@50").names(),
                ElementsAre("ndcg@10", "neighbour_recall@50"));
    EXPECT_THAT(refusal("ndcg@5").what(), HasSubstr("ndcg@5"));
    EXPECT_THAT(refusal("@10").what(), HasSubstr("column 1"));
}

TEST(Expression, ArithmeticFollowsIeee) {
    EXPECT_EQ(value_of("1 / 0"), std::numeric_limits<double>::infinity());
    EXPECT_EQ(value_of("-1 / 0"), -std::numeric_limits<double>::infinity());
    EXPECT_TRUE(std::isnan(value_of("0 / 0")));
    EXPECT_EQ(value_of("loss > 1"), 0);
    EXPECT_EQ(value_of("loss <= 1"), 0);
    EXPECT_EQ(value_of("loss and 1"), 0);
}

TEST(Expression, MistakesHaveAColumn) {
    EXPECT_EQ(refusal("1 +").where(), "column 4");
    EXPECT_EQ(refusal("").where(), "column 1");
    EXPECT_EQ(refusal("(1 + 2").where(), "column 7");
    EXPECT_EQ(refusal("1 2").where(), "column 3");
    EXPECT_EQ(refusal("usage[x]").where(), "column 7");
    EXPECT_EQ(refusal("usage[-1]").where(), "column 7");
    EXPECT_EQ(refusal("usage[99999999999]").where(), "column 7");
    EXPECT_EQ(refusal("1 + $").where(), "column 5");
    EXPECT_EQ(refusal("1e999").where(), "column 1");
    EXPECT_EQ(refusal("sqrt(1, 2)").where(), "column 7");
    EXPECT_EQ(refusal("1 and or 2").where(), "column 7");
    EXPECT_THAT(refusal("users = 3").what(), HasSubstr("equality is =="));
    EXPECT_THAT(refusal("1 < 2 < 3").what(), HasSubstr("cannot be chained"));
    EXPECT_THAT(refusal("sqr(4)").what(), HasSubstr("did you mean sqrt?"));
}

TEST(Expression, UnknownNamesAreNamed) {
    EXPECT_THAT(refusal("users + itmes").what(), HasSubstr("itmes"));
    EXPECT_EQ(refusal("usage[7]").where(), "usage");
    EXPECT_THAT(refusal("usage[7]").what(), HasSubstr("usage[7]"));
}

TEST(Expression, DepthAndLengthAreBounded) {
    for (const char* part : {"(", "-", "not ", "2^", "abs(", "1+("}) {
        std::string deep;
        while (deep.size() < 4000) deep += part;
        EXPECT_THAT(refusal(deep + "1").what(), HasSubstr("nested too deeply")) << part;
    }
    std::string chain = "1";
    for (int i = 0; i < 2000; ++i) chain += "+1";
    EXPECT_EQ(value_of(chain), 2001);
    EXPECT_THAT(refusal(std::string(100'000, '1')).what(), HasSubstr("longer than"));
}

}  // namespace armillary::descriptor
