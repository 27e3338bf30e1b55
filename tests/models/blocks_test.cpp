// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <torch/types.h>

#include <cmath>
#include <set>

#include "models/blocks/collaborative/pairwise.h"
#include "models/blocks/layers.h"
#include "models/blocks/tables.h"
#include "tests/models/support.h"

namespace armillary::test {
namespace {

TEST(Tables, FollowTheSeedAndTheName) {
    EXPECT_TRUE(torch::equal(models::normal_table(5, 3, 1, 7, "a"), models::normal_table(5, 3, 1, 7, "a")));
    EXPECT_FALSE(torch::equal(models::normal_table(5, 3, 1, 7, "a"), models::normal_table(5, 3, 1, 7, "b")));
    const torch::Tensor table = models::normal_table(4000, 50, 0.3, 1, "spread");
    EXPECT_NEAR(table.std().item<double>(), 0.3, 0.005);
    EXPECT_LE(models::xavier_uniform(100, 50, 1, "x").abs().max().item<double>(), std::sqrt(6.0 / 150));
}

TEST(Tables, ScoresAreDotProducts) {
    const torch::Tensor users = torch::randn({4, 3}), items = torch::randn({6, 3});
    std::vector<float> scores(12);
    const std::vector<int32_t> chosen{3, 1};
    models::score_by_dot(users, items, chosen, scores.data());
    EXPECT_NEAR(scores[6 + 2], users[1].dot(items[2]).item<float>(), 1e-6);
}

TEST(TripleSampler, ShowsEveryInteractionOnceAnEpochWithUnseenNegatives) {
    const auto dataset = dataset_of({{0, 1, 2}, {3, 4}, {5, 0, 1, 2}}, 8);
    const auto task = task_for("bpr_mf", dataset, all_in_train(*dataset));
    const auto train = data::histories_of(*dataset, task.split->train);
    const model::Context context{*dataset, train, train, task.parameters, nullptr, 5};
    models::TripleSampler sampler(context, 4);
    std::multiset<std::pair<int64_t, int64_t>> seen;
    const int64_t batches = sampler.begin_epoch(1);
    EXPECT_EQ(batches, 3);
    for (int64_t number = 0; number < batches; ++number) {
        const auto batch = sampler.batch(number);
        for (int64_t i = 0; i < batch.size(); ++i) {
            const auto user = batch.users[i].item<int64_t>();
            seen.emplace(user, batch.positives[i].item<int64_t>());
            EXPECT_FALSE(sampler.negatives().is_known(static_cast<int32_t>(user),
                                                      static_cast<int32_t>(batch.negatives[i].item<int64_t>())));
        }
    }
    EXPECT_EQ(seen, (std::multiset<std::pair<int64_t, int64_t>>{
                        {0, 0}, {0, 1}, {0, 2}, {1, 3}, {1, 4}, {2, 0}, {2, 1}, {2, 2}, {2, 5}}));
    EXPECT_TRUE(torch::equal(sampler.batch(1).negatives, sampler.batch(1).negatives));
}

TEST(TripleSampler, AUserWhoKnowsEverythingDoesNotHangIt) {
    const auto dataset = dataset_of({{0, 1}}, 2);
    const auto task = task_for("bpr_mf", dataset, all_in_train(*dataset));
    const auto train = data::histories_of(*dataset, task.split->train);
    models::TripleSampler sampler({*dataset, train, train, task.parameters, nullptr, 5}, 4);
    sampler.begin_epoch(1);
    EXPECT_EQ(sampler.batch(0).size(), 2);
}

TEST(Layers, PerceptronHasReluBetweenItsLayersOnly) {
    models::Perceptron perceptron({2, 3, 1}, 1, "p");
    model::NamedTensors tensors;
    perceptron.collect(tensors);
    ASSERT_EQ(tensors.size(), 4u);
    const torch::Tensor x = torch::randn({5, 2});
    const torch::Tensor expected =
        torch::relu(x.mm(tensors[0].second.t()) + tensors[1].second).mm(tensors[2].second.t()) + tensors[3].second;
    EXPECT_LT((perceptron(x) - expected).abs().max().item<float>(), 1e-6);
}

}  // namespace
}  // namespace armillary::test
