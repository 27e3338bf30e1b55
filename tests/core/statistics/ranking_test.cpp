// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/statistics/ranking.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "core/base/error.h"
#include "core/numeric/random.h"

namespace armillary::statistics {

namespace {

using Flags = std::vector<uint8_t>;

/// W1 of evaluation.md 0.4: [i3, i1, i5, i2, i6, i4], relevant {i1, i2, i4}.
const Flags kW1{0, 1, 0, 1, 0, 1};

double w1(std::string_view metric, int k) {
    return ranking_value(metric, k, kW1, 3);
}

/// Mean over every order of the candidates that respects the groups, by brute force.
double enumerated(std::string_view metric, int k, const std::vector<TieGroup>& groups, int64_t relevant_total) {
    std::vector<Flags> lists{{}};
    for (const TieGroup& group : groups) {
        Flags flags(static_cast<size_t>(group.size), 0);
        std::fill(flags.end() - group.relevant, flags.end(), 1);
        std::vector<Flags> longer;
        // Distinct arrangements of equal flags are equally likely, so each stands for as many orders.
        do {
            for (Flags list : lists) {
                list.insert(list.end(), flags.begin(), flags.end());
                longer.push_back(list);
            }
        } while (std::next_permutation(flags.begin(), flags.end()));
        lists = std::move(longer);
    }
    double sum = 0;
    for (const Flags& list : lists) sum += ranking_value(metric, k, list, relevant_total);
    return sum / static_cast<double>(lists.size());
}

int64_t relevant_in(const std::vector<TieGroup>& groups) {
    int64_t sum = 0;
    for (const TieGroup& group : groups) sum += group.relevant;
    return sum;
}

}  // namespace

TEST(Ranking, WorkedNumbersOfTheSpecification) {
    EXPECT_EQ(w1("hit", 1), 0);
    EXPECT_EQ(w1("hit", 2), 1);
    EXPECT_DOUBLE_EQ(w1("recall", 2), 1. / 3);
    EXPECT_DOUBLE_EQ(w1("recall", 4), 2. / 3);
    EXPECT_EQ(w1("recall", 6), 1);
    EXPECT_EQ(w1("recall", 10), 1);
    EXPECT_EQ(w1("precision", 4), 0.5);
    EXPECT_EQ(w1("precision", 10), 0.3);
    EXPECT_EQ(w1("mrr", 1), 0);
    EXPECT_EQ(w1("mrr", 2), 0.5);
    EXPECT_EQ(w1("mrr", 10), 0.5);
    EXPECT_DOUBLE_EQ(w1("map", 2), 0.25);
    EXPECT_DOUBLE_EQ(w1("map", 4), 1. / 3);
    EXPECT_DOUBLE_EQ(w1("map", 6), 0.5);
    EXPECT_NEAR(w1("ndcg", 2), 0.386853, 1e-6);
    EXPECT_NEAR(w1("ndcg", 4), 0.498189, 1e-6);
    EXPECT_NEAR(w1("ndcg", 6), 0.665350, 1e-6);
    EXPECT_NEAR(w1("ndcg", 10), 0.665350, 1e-6);
}

TEST(Ranking, OneTestItemGivesTheFamiliarForms) {
    const Flags fourth{0, 0, 0, 1, 0};
    EXPECT_NEAR(ranking_value("ndcg", 10, fourth, 1), 1 / std::log2(5), 1e-15);
    EXPECT_EQ(ranking_value("recall", 10, fourth, 1), ranking_value("hit", 10, fourth, 1));
    EXPECT_EQ(ranking_value("map", 10, fourth, 1), ranking_value("mrr", 10, fourth, 1));
    EXPECT_EQ(ranking_value("ndcg", 3, fourth, 1), 0);
}

TEST(Ranking, NoTestItemsIsUndefinedAndNotZero) {
    for (const std::string& metric : per_user_metric_names()) {
        EXPECT_TRUE(std::isnan(ranking_value(metric, 5, Flags{0, 0}, 0))) << metric;
        EXPECT_TRUE(std::isnan(expected_ranking_value(metric, 5, {}, 0))) << metric;
        EXPECT_EQ(ranking_value(metric, 5, Flags{}, 3), 0) << metric;
    }
}

TEST(Ranking, APerfectListScoresOneAndTheReversedListIsWorst) {
    for (int relevant : {1, 3, 8}) {
        Flags list(12, 0);
        std::fill(list.begin(), list.begin() + relevant, 1);
        Flags reversed(list.rbegin(), list.rend());
        for (int k : {1, 2, 5, 12, 20})
            for (const std::string& metric : per_user_metric_names()) {
                const double best = ranking_value(metric, k, list, relevant);
                const double worst = ranking_value(metric, k, reversed, relevant);
                const double ceiling = metric == "precision" ? std::min(1.0, static_cast<double>(relevant) / k)
                                       : metric == "recall"  ? std::min(1.0, static_cast<double>(k) / relevant)
                                                             : 1.0;
                EXPECT_NEAR(best, ceiling, 1e-12) << metric << "@" << k;
                EXPECT_LE(worst, best + 1e-12) << metric << "@" << k;
                Flags any = reversed;  // every arrangement lies between
                for (int i = 0; i < 200 && std::next_permutation(any.begin(), any.end()); ++i) {
                    const double value = ranking_value(metric, k, any, relevant);
                    EXPECT_GE(value, worst - 1e-12);
                    EXPECT_LE(value, best + 1e-12);
                }
            }
    }
}

TEST(Ranking, SwappingARelevantItemUpwardNeverHurts) {
    Flags list{0, 0, 0, 0, 1, 1, 1};
    do {
        for (size_t i = 1; i < list.size(); ++i) {
            if (!list[i] || list[i - 1]) continue;
            Flags better = list;
            std::swap(better[i], better[i - 1]);
            for (const std::string& metric : per_user_metric_names())
                for (int k : {1, 3, 7})
                    EXPECT_GE(ranking_value(metric, k, better, 3) + 1e-15, ranking_value(metric, k, list, 3))
                        << metric;
        }
    } while (std::next_permutation(list.begin(), list.end()));
}

TEST(Ranking, WhatLiesBelowKDoesNotMatter) {
    for (const std::string& metric : per_user_metric_names()) {
        Flags longer = kW1;
        longer.resize(20, 0);
        EXPECT_EQ(ranking_value(metric, 6, longer, 3), w1(metric, 6)) << metric;
        EXPECT_EQ(ranking_value(metric, 4, Flags(kW1.begin(), kW1.begin() + 4), 3), w1(metric, 4)) << metric;
    }
}

constexpr float kNoCandidate = -std::numeric_limits<float>::infinity();

TEST(Auc, WorkedExamplesOfTheSpecification) {
    const std::vector<float> w1_scores{6, 5, 4, 3, 2, 1};
    EXPECT_NEAR(auc(w1_scores, std::vector<int32_t>{1, 3, 5}, 6), 1. / 3, 1e-12);
    const std::vector<float> tied{.9F, .5F, .5F, .1F, .5F};
    EXPECT_NEAR(auc(tied, std::vector<int32_t>{0, 1}, 5), 0.833333, 1e-6);
}

TEST(Auc, CountsCandidatesAlone) {
    // Items 0 and 3 are masked; item 4 is a candidate that the model can never give.
    const std::vector<float> scores{kNoCandidate, 2, 1, kNoCandidate, kNoCandidate, 3};
    EXPECT_DOUBLE_EQ(auc(scores, std::vector<int32_t>{1}, 4), 2. / 3);
    EXPECT_DOUBLE_EQ(auc(scores, std::vector<int32_t>{4}, 4), 0);
    EXPECT_DOUBLE_EQ(auc(scores, std::vector<int32_t>{1, 4}, 4), (0.5 + 0) / 2);
    EXPECT_TRUE(std::isnan(auc(scores, {}, 4)));
    EXPECT_TRUE(std::isnan(auc(scores, std::vector<int32_t>{1, 2, 4, 5}, 4))) << "no other candidate";
}

TEST(Auc, EqualsTheCountOverAllPairs) {
    numeric::RandomStream random(1, "auc");
    for (int round = 0; round < 50; ++round) {
        std::vector<float> scores;
        std::vector<int32_t> relevant;
        for (int32_t item = 0; item < 40; ++item) {
            scores.push_back(static_cast<float>(random.below(8)));
            if (random.below(5) == 0) relevant.push_back(item);
        }
        double won = 0, pairs = 0;
        for (int32_t item : relevant)
            for (int32_t other = 0; other < 40; ++other) {
                if (std::binary_search(relevant.begin(), relevant.end(), other)) continue;
                const float a = scores[static_cast<size_t>(item)], b = scores[static_cast<size_t>(other)];
                won += a > b ? 1 : a == b ? 0.5 : 0;
                ++pairs;
            }
        if (pairs > 0) EXPECT_NEAR(auc(scores, relevant, 40), won / pairs, 1e-12);
    }
}

TEST(Ties, WorkedExampleOfTheSpecification) {
    // Scores (1, .5, .5, .5, 0); the one relevant item is in the tie of positions 2 to 4.
    const std::vector<TieGroup> groups{{1, 0}, {3, 1}, {1, 0}};
    EXPECT_NEAR(expected_ranking_value("mrr", 5, groups, 1), 0.361111, 1e-6);
    EXPECT_NEAR(expected_ranking_value("hit", 2, groups, 1), 1. / 3, 1e-12);
    EXPECT_NEAR(expected_ranking_value("ndcg", 3, groups, 1), 0.376977, 1e-6);
    EXPECT_NEAR(expected_ranking_value("ndcg", 5, groups, 1), 0.520535, 1e-6);
}

TEST(Ties, ExpectationsEqualTheMeanOverAllOrders) {
    const std::vector<std::vector<TieGroup>> cases{
        {{5, 2}},
        {{1, 0}, {3, 1}, {1, 0}},
        {{1, 1}, {4, 2}, {2, 1}},
        {{3, 3}, {3, 0}, {3, 2}},
        {{2, 1}, {2, 1}, {2, 1}, {1, 1}},
        {{6, 5}, {1, 0}},
        {{4, 0}, {5, 3}},
        {{1, 1}, {1, 0}, {1, 1}},
    };
    for (const auto& groups : cases)
        for (int64_t missing : {0, 2})  // relevant items that are not among the candidates
            for (int k = 1; k <= 11; ++k)
                for (const std::string& metric : per_user_metric_names()) {
                    const int64_t total = relevant_in(groups) + missing;
                    EXPECT_NEAR(expected_ranking_value(metric, k, groups, total),
                                enumerated(metric, k, groups, total), 1e-12)
                        << metric << "@" << k;
                }
}

TEST(Ties, WithoutTiesTheExpectationIsTheValue) {
    std::vector<TieGroup> singles;
    for (uint8_t flag : kW1) singles.push_back({1, flag});
    for (int k : {1, 2, 4, 6, 10})
        for (const std::string& metric : per_user_metric_names())
            EXPECT_NEAR(expected_ranking_value(metric, k, singles, 3), w1(metric, k), 1e-12) << metric << "@" << k;
}

TEST(Ties, AConstantModelScoresWhatChanceGives) {
    const std::vector<TieGroup> one{{1000, 1}}, several{{1000, 40}};
    for (int k : {1, 10, 100, 1000, 2000}) {
        EXPECT_NEAR(expected_ranking_value("hit", k, one, 1), std::min(k, 1000) / 1000., 1e-12);
        EXPECT_NEAR(expected_ranking_value("recall", k, several, 40), std::min(k, 1000) / 1000., 1e-12);
    }
    EXPECT_NEAR(expected_ranking_value("precision", 10, several, 40), 0.04, 1e-12);
}

TEST(Ties, GroupsBeyondKMayBeLeftOut) {
    const std::vector<TieGroup> all{{2, 1}, {4, 2}, {3, 1}}, head{{2, 1}, {4, 2}};
    for (const std::string& metric : per_user_metric_names())
        EXPECT_EQ(expected_ranking_value(metric, 5, all, 4), expected_ranking_value(metric, 5, head, 4)) << metric;
}

TEST(Metrics, KeysAreReadAndMistakesRefused) {
    EXPECT_EQ(parse_metric("ndcg@10").name, "ndcg");
    EXPECT_EQ(parse_metric("ndcg@10").k, 10);
    EXPECT_EQ(parse_metric("hit@5").key(), "hit@5");
    for (const char* key :
         {"ndcg", "ndcg@", "ndcg@0", "ndcg@-3", "ndcg@x", "ndgc@10", "@10", "", "ndcg@99999999999"})
        EXPECT_THROW(parse_metric(key), UsageError) << key;
    EXPECT_THROW(ranking_value("ndgc", 10, kW1, 3), UsageError);
    EXPECT_THROW(ranking_value("ndcg", 0, kW1, 3), UsageError);
    EXPECT_THAT(per_user_metric_names(), testing::ElementsAre("hit", "recall", "precision", "ndcg", "mrr", "map"));
}

TEST(Aggregation, IsTheMeanOverDefinedUsersWithItsError) {
    constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
    const Aggregate a = aggregate(std::vector<double>{1, kNan, 2, 3, 4, kNan});
    EXPECT_EQ(a.value, 2.5);
    EXPECT_EQ(a.defined, 4);
    EXPECT_EQ(a.undefined, 2);
    EXPECT_NEAR(a.standard_error, std::sqrt(5. / 3 / 4), 1e-15);

    EXPECT_TRUE(std::isnan(aggregate(std::vector<double>{kNan}).value));
    EXPECT_TRUE(std::isnan(aggregate(std::vector<double>{}).value));
    const Aggregate single = aggregate(std::vector<double>{0.25});
    EXPECT_EQ(single.value, 0.25);
    EXPECT_TRUE(std::isnan(single.standard_error));
}

TEST(Aggregation, PairwiseSumsKeepTheirDigits) {
    // A million times 0.1: naive summation is off by 1e-11 relative, pairwise by about 1e-15.
    const std::vector<double> many(1'000'000, 0.1);
    EXPECT_NEAR(aggregate(many).value, 0.1, 1e-16);
}

}  // namespace armillary::statistics
