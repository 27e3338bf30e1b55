// SPDX-License-Identifier: GPL-3.0-or-later
#include <ATen/Parallel.h>
#include <gtest/gtest.h>
#include <torch/autograd.h>
#include <torch/types.h>

#include <cmath>
#include <map>
#include <set>

#include "models/blocks/collaborative/pairwise.h"
#include "models/blocks/dropout.h"
#include "models/blocks/layers.h"
#include "models/blocks/normalised_perceptron.h"
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

TEST(NormalisedPerceptron, IsLinearMapNormalisationAndReluInTurn) {
    using End = models::NormalisedPerceptron::End;
    const models::NormalisedPerceptron answer({5, 64, 3}, End::linear, 0.5, 1, "net");
    const models::NormalisedPerceptron features({5, 64, 3}, End::normalised, 0.5, 1, "net");
    model::NamedTensors named;
    answer.collect(named);
    std::map<std::string, torch::Tensor> tensors(named.begin(), named.end());
    ASSERT_EQ(tensors.size(), 6u);  // two linear maps, one normalisation
    const auto normal = [](const torch::Tensor& x) {
        return (x - x.mean(1, true)) / (x.var(1, /*unbiased=*/false, true) + 1e-5).sqrt();
    };
    torch::manual_seed(1);
    const torch::Tensor x = torch::randn({4, 5});
    const torch::Tensor hidden = torch::relu(normal(x.matmul(tensors.at("net.0.weight").t())));
    const torch::Tensor expected = hidden.matmul(tensors.at("net.1.weight").t());
    EXPECT_LT((answer(x) - expected).abs().max().item<double>(), 1e-5);
    EXPECT_LT((features(x) - torch::relu(normal(expected))).abs().max().item<double>(), 1e-5);
    EXPECT_TRUE(torch::equal(answer(x), answer(x)));
    EXPECT_FALSE(torch::equal(answer(x, /*training=*/true), answer(x, /*training=*/true))) << "dropout";
    EXPECT_TRUE((answer(x, /*training=*/true) != 0).all().item<bool>()) << "no dropout after the last map";
}

torch::Tensor dropped_ones(torch::IntArrayRef shape, double probability, uint64_t seed) {
    torch::manual_seed(seed);
    return models::dropout(torch::ones(shape), probability, true);
}

TEST(Dropout, DropsItsShareAndKeepsTheMean) {
    const int64_t count = 999'999;  // not a whole number of hashes
    for (const double probability : {0.1, 0.2, 0.5, 0.9}) {
        const torch::Tensor y = dropped_ones({count}, probability, 1);
        const double deviation = std::sqrt(probability * (1 - probability) / static_cast<double>(count));
        EXPECT_NEAR((y == 0).to(torch::kFloat64).mean().item<double>(), probability, 5 * deviation);
        EXPECT_NEAR(y.mean().item<double>(), 1, 5 * deviation / (1 - probability));
        EXPECT_NEAR(y.max().item<double>(), 1 / (1 - probability), 1e-3);
        // Neighbours, also those of one hash, know nothing of each other.
        const torch::Tensor kept = (y != 0).to(torch::kFloat64) - (1 - probability);
        for (const int64_t apart : {1, 2, 3, 4, 64}) {
            const double together =
                (kept.narrow(0, 0, count - apart) * kept.narrow(0, apart, count - apart)).mean().item<double>();
            EXPECT_NEAR(together / (probability * (1 - probability)), 0, 5e-3) << apart;
        }
    }
}

TEST(Dropout, FollowsTheGeneratorAndNotTheThreads) {
    const torch::Tensor y = dropped_ones({300, 401}, 0.3, 7);
    EXPECT_TRUE(torch::equal(y, dropped_ones({300, 401}, 0.3, 7)));
    EXPECT_FALSE(torch::equal(y, dropped_ones({300, 401}, 0.3, 8)));
    const torch::Tensor next = models::dropout(torch::ones({300, 401}), 0.3, true);
    EXPECT_FALSE(torch::equal(y, next)) << "every call draws anew";
    const int threads = at::get_num_threads();
    at::set_num_threads(threads == 1 ? 2 : 1);
    EXPECT_TRUE(torch::equal(y, dropped_ones({300, 401}, 0.3, 7)));
    at::set_num_threads(threads);
}

TEST(Dropout, PassesTheGradientOfWhatItKept) {
    const torch::Tensor x = torch::randn({40, 9}).requires_grad_(true);
    const torch::Tensor y = models::dropout(x, 0.4, true);
    y.sum().backward();
    EXPECT_TRUE(torch::allclose(x.grad() * x.detach(), y.detach()));
    EXPECT_EQ((x.grad() == 0).sum().item<int64_t>(), (y == 0).sum().item<int64_t>());
}

TEST(Dropout, LeavesAloneWhatItShallNotTouch) {
    const torch::Tensor x = torch::randn({5, 3});
    EXPECT_TRUE(torch::equal(models::dropout(x, 0.4, false), x));
    EXPECT_TRUE(torch::equal(models::dropout(x, 0, true), x));
    EXPECT_TRUE(torch::equal(models::dropout(x, 1, true), torch::zeros({5, 3})));
    EXPECT_EQ(models::dropout(torch::empty({0, 3}), 0.4, true).numel(), 0);
    EXPECT_EQ(models::dropout(x.to(torch::kFloat64), 0.4, true).scalar_type(), torch::kFloat64);
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
