// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/evaluate.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/numeric/random.h"
#include "core/numeric/threads.h"
#include "tests/models/support.h"

namespace armillary::test {
namespace {

/// Scores given by a function of user and item.
class GivenScores : public model::BlockScorer {
 public:
    GivenScores(int items, std::function<float(int, int)> of) : items_(items), of_(std::move(of)) {}
    void score(std::span<const int32_t> users, data::Part, float* scores) override {
        for (size_t row = 0; row < users.size(); ++row)
            for (int item = 0; item < items_; ++item)
                scores[row * static_cast<size_t>(items_) + static_cast<size_t>(item)] = of_(users[row], item);
    }

 private:
    int items_;
    std::function<float(int, int)> of_;
};

struct World {
    data::DatasetPtr dataset;
    data::Split split;
};

World random_world(int users, int items, int length) {
    numeric::RandomStream random(1, "histories");
    std::vector<std::vector<int>> histories(static_cast<size_t>(users));
    for (auto& history : histories) {
        std::vector<int> all(static_cast<size_t>(items));
        for (int i = 0; i < items; ++i) all[static_cast<size_t>(i)] = i;
        random.shuffle(std::span(all));
        history.assign(all.begin(), all.begin() + length);
    }
    World world{dataset_of(histories, items), {}};
    world.split = data::make_split(*world.dataset, {.method = "leave_one_out"});
    return world;
}

scoring::EvaluationSettings at_ten(std::string ties) {
    scoring::EvaluationSettings settings;
    settings.k = {10};
    settings.ties = std::move(ties);
    settings.block_users = 7;
    return settings;
}

TEST(Evaluate, EqualsRankingByCounting) {
    const World world = random_world(60, 50, 8);
    GivenScores scorer(50, [](int user, int item) {
        return static_cast<float>(splitmix64(static_cast<uint64_t>(user * 1000 + item)) % 100000);
    });
    const scoring::RankingProtocol protocol(*world.dataset, world.split, data::Part::test, at_ten("hash"));
    const auto evaluation = scoring::evaluate(scorer, protocol, {});
    const auto known = data::histories_of(*world.dataset, world.split.train, world.split.valid);
    double ndcg = 0, hit = 0, auc = 0;
    for (int user = 0; user < 60; ++user) {
        const int target = protocol.relevant(user)[0];
        auto score = [&](int item) { return splitmix64(static_cast<uint64_t>(user * 1000 + item)) % 100000; };
        int rank = 1;
        for (int item = 0; item < 50; ++item)
            rank += std::find(known.begin(user), known.end(user), item) == known.end(user) &&
                    score(item) > score(target);
        hit += rank <= 10;
        ndcg += rank <= 10 ? 1 / std::log2(rank + 1) : 0;
        auc += 1 - (rank - 1) / (50.0 - 7 - 1);  // one relevant item among the 43 that are not known
    }
    EXPECT_EQ(evaluation.users, 60);
    EXPECT_EQ(evaluation.undefined_users, 0);
    EXPECT_NEAR(evaluation.metrics.at("hit@10"), hit / 60, 1e-12);
    EXPECT_NEAR(evaluation.metrics.at("ndcg@10"), ndcg / 60, 1e-12);
    EXPECT_NEAR(evaluation.metrics.at("auc"), auc / 60, 1e-12);
}

TEST(Evaluate, AnOracleScoresOne) {
    const World world = random_world(50, 40, 6);
    const auto test = data::histories_of(*world.dataset, world.split.test);
    GivenScores oracle(40, [&](int user, int item) { return item == *test.begin(user) ? 1.0f : 0.0f; });
    for (const char* ties : {"hash", "expected"}) {
        const auto evaluation = scoring::evaluate(
            oracle, scoring::RankingProtocol(*world.dataset, world.split, data::Part::test, at_ten(ties)), {});
        for (const char* metric : {"hit@10", "recall@10", "ndcg@10", "mrr@10", "map@10", "auc"})
            EXPECT_DOUBLE_EQ(evaluation.metrics.at(metric), 1) << metric;
        EXPECT_DOUBLE_EQ(evaluation.metrics.at("precision@10"), 0.1);
    }
}

TEST(Evaluate, NdcgOfThreeUsersByHand) {
    // Held-out items at ranks 1, 3 and 12 among the candidates; train and valid items are no candidates.
    const auto dataset = dataset_of({{17, 18, 0}, {18, 19, 2}, {19, 17, 11}}, 20);
    const data::Split split = data::make_split(*dataset, {.method = "leave_one_out"});
    GivenScores scorer(20, [](int, int item) { return static_cast<float>(-item); });
    const auto evaluation =
        scoring::evaluate(scorer, scoring::RankingProtocol(*dataset, split, data::Part::test, at_ten("hash")), {});
    EXPECT_NEAR(evaluation.metrics.at("ndcg@10"), (1 + 0.5 + 0) / 3, 1e-12);
    EXPECT_NEAR(evaluation.metrics.at("mrr@10"), (1 + 1.0 / 3 + 0) / 3, 1e-12);
    EXPECT_NEAR(evaluation.metrics.at("hit@10"), 2.0 / 3, 1e-12);
}

TEST(Evaluate, RenamingItemsChangesNoMetric) {
    numeric::RandomStream random(2, "names");
    std::vector<int> name(50);
    for (int i = 0; i < 50; ++i) name[static_cast<size_t>(i)] = i;
    random.shuffle(std::span(name));
    std::vector<std::vector<int>> histories(80), renamed(80);
    for (size_t user = 0; user < 80; ++user)
        for (size_t at = 0; at < 7; ++at) {
            histories[user].push_back(static_cast<int>((11 * user + 7 * at) % 50));
            renamed[user].push_back(name[static_cast<size_t>(histories[user].back())]);
        }
    auto score = [](int user, int item) {
        return static_cast<float>(splitmix64(static_cast<uint64_t>(user * 1000 + item)) % 1'000'000);
    };
    std::vector<int> back(50);
    for (int i = 0; i < 50; ++i) back[static_cast<size_t>(name[static_cast<size_t>(i)])] = i;
    auto metrics = [&](const std::vector<std::vector<int>>& of, std::function<float(int, int)> by) {
        const auto dataset = dataset_of(of, 50);
        const data::Split split = data::make_split(*dataset, {.method = "leave_one_out"});
        GivenScores scorer(50, std::move(by));
        return scoring::evaluate(scorer,
                                 scoring::RankingProtocol(*dataset, split, data::Part::test, at_ten("hash")), {})
            .metrics;
    };
    const auto before = metrics(histories, score), after = metrics(renamed, [&](int user, int item) {
                                                       return score(user, back[static_cast<size_t>(item)]);
                                                   });
    ASSERT_EQ(before.size(), after.size());
    for (const auto& [key, value] : before) EXPECT_NEAR(after.at(key), value, 1e-12) << key;
}

TEST(Evaluate, ConstantScoresGiveTheAnalyticRandomValue) {
    const World world = random_world(4000, 60, 5);
    GivenScores scorer(60, [](int, int) { return 0.25f; });
    const double candidates = 60 - 4;  // train and valid are left out
    const auto expected = scoring::evaluate(
        scorer, scoring::RankingProtocol(*world.dataset, world.split, data::Part::test, at_ten("expected")), {});
    EXPECT_NEAR(expected.metrics.at("hit@10"), 10 / candidates, 1e-9);
    EXPECT_EQ(expected.metrics.at("auc"), 0.5);
    const auto hashed = scoring::evaluate(
        scorer, scoring::RankingProtocol(*world.dataset, world.split, data::Part::test, at_ten("hash")), {});
    EXPECT_NEAR(hashed.metrics.at("hit@10"), 10 / candidates, 4 * std::sqrt(10 / candidates / 4000));
}

TEST(Evaluate, TrainItemsAreNeverRecommended) {
    const World world = random_world(30, 20, 9);
    GivenScores scorer(20, [](int, int item) { return static_cast<float>(item); });
    const scoring::RankingProtocol protocol(*world.dataset, world.split, data::Part::test, at_ten("hash"));
    std::vector<int32_t> users(30);
    for (int u = 0; u < 30; ++u) users[static_cast<size_t>(u)] = u;
    const auto lists = scoring::recommend(scorer, protocol, users, 20, {});
    const auto known = data::histories_of(*world.dataset, world.split.train, world.split.valid);
    for (int user = 0; user < 30; ++user) {
        EXPECT_EQ(lists[static_cast<size_t>(user)].size(), 20u - 8u);
        for (const auto& entry : lists[static_cast<size_t>(user)])
            EXPECT_EQ(std::find(known.begin(user), known.end(user), entry.item), known.end(user));
    }
}

TEST(Evaluate, RawIdTiesFollowNumbersNotText) {
    const auto dataset = dataset_of({{11, 10, 9, 2}}, 12);
    data::Split split = data::make_split(*dataset, {.method = "leave_one_out"});
    GivenScores scorer(12, [](int, int) { return 1.0f; });
    const auto lists = scoring::recommend(
        scorer, scoring::RankingProtocol(*dataset, split, data::Part::test, at_ten("raw_id")), {0}, 4, {});
    std::vector<int32_t> items;
    for (const auto& entry : lists[0]) items.push_back(entry.item);
    EXPECT_EQ(items, (std::vector<int32_t>{0, 1, 2, 3}));
}

TEST(Evaluate, UsersWithoutHistoryOrTestItemsAreUndefinedNotZero) {
    const auto dataset = dataset_of({{0, 1, 2}, {3}, {4, 5, 6}}, 8);
    data::Split split = data::make_split(*dataset, {.method = "leave_one_out"});
    std::erase_if(split.train, [&](int64_t row) {
        return dataset->interactions().user[static_cast<size_t>(row)] == 2;
    });  // user 2 is cold
    GivenScores scorer(8, [](int, int item) { return static_cast<float>(item == 2); });
    const auto evaluation =
        scoring::evaluate(scorer, scoring::RankingProtocol(*dataset, split, data::Part::test, at_ten("hash")), {});
    EXPECT_EQ(evaluation.users, 1);
    EXPECT_EQ(evaluation.undefined_users, 2);
    EXPECT_EQ(evaluation.metrics.at("ndcg@10"), 1);
    EXPECT_TRUE(std::isnan(evaluation.per_user.at("ndcg@10")[1]));
    EXPECT_TRUE(std::isnan(evaluation.per_user.at("ndcg@10")[2]));
}

TEST(Evaluate, NanScoresAreAnErrorThatNamesTheUser) {
    const World world = random_world(20, 40, 5);
    GivenScores scorer(40, [](int user, int) { return user == 13 ? std::nanf("") : 1.0f; });
    try {
        scoring::evaluate(
            scorer, scoring::RankingProtocol(*world.dataset, world.split, data::Part::test, at_ten("hash")), {});
        FAIL() << "NaN passed";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::numerical);
        EXPECT_NE(error.where().find("13"), std::string::npos);
    }
}

TEST(Evaluate, DoesNotDependOnThreadsOrBlocks) {
    const World world = random_world(200, 300, 10);
    GivenScores scorer(300, [](int user, int item) {
        return static_cast<float>(splitmix64(static_cast<uint64_t>(user * 1000 + item)) % 50);
    });
    auto run = [&](int threads, int block) {
        numeric::set_thread_count(threads);
        auto settings = at_ten("hash");
        settings.block_users = block;
        const auto evaluation = scoring::evaluate(
            scorer, scoring::RankingProtocol(*world.dataset, world.split, data::Part::test, settings), {});
        numeric::set_thread_count(0);
        return evaluation.metrics;
    };
    EXPECT_EQ(run(1, 7), run(4, 64));
}

TEST(Evaluate, CountsHowOftenEachItemStandsAtEachRank) {
    const World world = random_world(40, 30, 8);
    GivenScores scorer(30, [](int user, int item) {
        return static_cast<float>(splitmix64(static_cast<uint64_t>(user * 1000 + item)) % 100000);
    });
    const scoring::RankingProtocol protocol(*world.dataset, world.split, data::Part::test, at_ten("hash"));
    const auto evaluation = scoring::evaluate(scorer, protocol, {});
    std::vector<int32_t> counts(30 * 10, 0), exposed(30, 0);
    for (const auto& list : scoring::recommend(scorer, protocol, protocol.users(), 10, {}))
        for (size_t rank = 0; rank < list.size(); ++rank) {
            ++counts[static_cast<size_t>(list[rank].item) * 10 + rank];
            exposed[static_cast<size_t>(list[rank].item)] = 1;
        }
    EXPECT_EQ(evaluation.exposure.counts, counts);
    EXPECT_EQ(evaluation.exposure.lists(), 40);
    EXPECT_DOUBLE_EQ(evaluation.metrics.at("coverage@10"), std::count(exposed.begin(), exposed.end(), 1) / 30.0);
    const auto measured = statistics::measure_exposure(evaluation.exposure, 10);
    EXPECT_DOUBLE_EQ(evaluation.metrics.at("exposure_gini@10"), measured.gini.original.value);
    EXPECT_DOUBLE_EQ(evaluation.metrics.at("exposure_entropy@10"), measured.entropy.original.value);
}

}  // namespace
}  // namespace armillary::test
