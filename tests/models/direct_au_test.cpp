// SPDX-License-Identifier: GPL-3.0-or-later
// DirectAU and its losses (collaborative.md 2.11, 4.2, 10.3, 10.5).
#include <gtest/gtest.h>
#include <torch/autograd.h>

#include <cmath>

#include "core/base/error.h"
#include "core/diagnostics/hypersphere/uniformity.h"
#include "models/blocks/collaborative/sphere_losses.h"
#include "models/blocks/tables.h"
#include "tests/models/support.h"

namespace armillary::test {
namespace {

torch::Tensor at_degrees(std::vector<double> degrees) {
    const torch::Tensor angles = torch::tensor(degrees, torch::kFloat64) * (M_PI / 180);
    return torch::stack({angles.cos(), angles.sin()}, 1);
}

TEST(SphereLosses, ReproduceTheGoldenFixture) {
    EXPECT_NEAR(models::uniformity_loss(at_degrees({0, 60, 180})).item<double>(), -3.07803115, 1e-8);
    EXPECT_NEAR(models::alignment_loss(at_degrees({0}), at_degrees({60})).item<double>(), 1, 1e-12);
}

TEST(SphereLosses, UniformityFromProductsEqualsThatFromDistances) {
    torch::manual_seed(1);
    const torch::Tensor x = models::unit_rows(torch::randn({200, 64}));
    const double by_distances = torch::pdist(x, 2).square().mul(-2).exp().mean().log().item<double>();
    EXPECT_NEAR(models::uniformity_loss(x).item<double>(), by_distances, 1e-5);
}

TEST(SphereLosses, HaveFiniteGradientsAtEqualRows) {
    torch::manual_seed(1);
    const torch::Tensor rows = torch::randn({4, 8});
    const torch::Tensor leaf = torch::cat({rows, rows, rows}).requires_grad_(true);
    models::uniformity_loss(models::unit_rows(leaf)).backward();
    EXPECT_TRUE(leaf.grad().isfinite().all().item<bool>());
    EXPECT_GT(leaf.grad().abs().max().item<double>(), 0);
    const torch::Tensor same = torch::ones({5, 3}).requires_grad_(true);
    models::uniformity_loss(models::unit_rows(same)).backward();
    EXPECT_TRUE(same.grad().isfinite().all().item<bool>());
}

TEST(SphereLosses, UniformityAloneSpreadsPointsToTheLimitAndNeverBelowTheBound) {
    // 512 points in 16 dimensions, from a cone; plain gradient steps.
    torch::manual_seed(1);
    torch::Tensor x = torch::randn({512, 16});
    x.narrow(1, 0, 1).add_(3);
    double last = 0;
    for (int step = 0; step < 400; ++step) {
        const torch::Tensor leaf = x.detach().requires_grad_(true);
        const torch::Tensor loss = models::uniformity_loss(models::unit_rows(leaf));
        last = loss.item<double>();
        ASSERT_GE(last, diagnostics::least_uniformity(512, 16) - 1e-5);
        x = leaf.detach() - 100 * torch::autograd::grad({loss}, {leaf})[0];
    }
    EXPECT_NEAR(last, diagnostics::uniform_limit(16), 0.1);
}

data::DatasetPtr small_dataset() {
    return dataset_of({{0, 1, 2, 5}, {2, 3, 0}, {1, 4, 0}, {5, 6}, {6, 4, 2, 1}}, 8);  // nobody took item 7
}

jobs::Task small_task(const data::DatasetPtr& dataset, const char* encoder) {
    return task_for(
        "direct_au", dataset, all_in_train(*dataset),
        {{"model.dim", "6"}, {"model.gamma", "1"}, {"model.encoder", encoder}, {"training.batch_size", "64"}});
}

void copy_state(StandaloneModel& from, StandaloneModel& to) {
    const torch::NoGradGuard no_gradients;
    (*to).state()[0].second.copy_((*from).state()[0].second);
}

/// Steps of plain gradient descent over whole epochs of one batch each.
void descend(StandaloneModel& model, int steps) {
    auto& trained = model.as<model::Trainable>();
    for (int step = 1; step <= steps; ++step) {
        ASSERT_EQ(trained.begin_epoch(step), 1);
        const model::BatchLoss loss = trained.batch_loss(0);
        torch::Tensor table = trained.parameter_groups()[0].parameters[0];
        table.mutable_grad() = torch::Tensor();
        (loss.terms[0].second + loss.terms[1].second).backward();
        const torch::NoGradGuard no_gradients;
        table -= 0.1 * table.grad();
    }
}

TEST(DirectAu, LossIsThatOfItsEquation) {
    const auto dataset = small_dataset();
    StandaloneModel model(small_task(dataset, "table"));
    model.as<model::Trainable>().begin_epoch(1);
    const model::BatchLoss loss = model.as<model::Trainable>().batch_loss(0);
    EXPECT_EQ(loss.examples, 16);
    const auto arrays = (*model).arrays();
    auto rows = [&](const char* name) {
        const jobs::Array& array = arrays.at(name);
        return torch::tensor(std::get<std::vector<float>>(array.values)).reshape({array.shape[0], array.shape[1]});
    };
    const torch::Tensor users = models::unit_rows(rows("user_embeddings")),
                        items = models::unit_rows(rows("item_embeddings"));
    std::vector<int64_t> user_ids(dataset->interactions().user.begin(), dataset->interactions().user.end()),
        item_ids(dataset->interactions().item.begin(), dataset->interactions().item.end());
    const torch::Tensor x = users.index_select(0, torch::tensor(user_ids)),
                        y = items.index_select(0, torch::tensor(item_ids));
    EXPECT_NEAR(loss.terms[0].second.item<double>(), (2 - 2 * (x * y).sum(1)).mean().item<double>(), 1e-5);
    auto pairwise = [](const torch::Tensor& rows) {
        return torch::pdist(rows, 2).square().mul(-2).exp().mean().log().item<double>();
    };
    EXPECT_NEAR(loss.terms[1].second.item<double>(), (pairwise(x) + pairwise(y)) / 2, 1e-5);
}

TEST(DirectAu, LeavesOutATinyLastBatchButNotTheOnlyOne) {
    std::vector<std::vector<int>> histories(7, {0, 1, 2, 3, 4});  // 35 interactions
    const auto dataset = dataset_of(histories, 5);
    auto batches = [&](const char* size) {
        StandaloneModel model(
            task_for("direct_au", dataset, all_in_train(*dataset), {{"training.batch_size", size}}));
        return model.as<model::Trainable>().begin_epoch(1);
    };
    EXPECT_EQ(batches("16"), 2);  // the last would have 3
    EXPECT_EQ(batches("13"), 3);  // 9 are enough
    EXPECT_EQ(batches("100"), 1);
    const auto tiny = dataset_of({{0, 1}}, 2);
    StandaloneModel model(task_for("direct_au", tiny, all_in_train(*tiny)));
    EXPECT_EQ(model.as<model::Trainable>().begin_epoch(1), 1);
}

TEST(DirectAu, RefusesBatchesOfOne) {
    const auto one = dataset_of({{0}}, 2);
    EXPECT_THROW(StandaloneModel(task_for("direct_au", one, all_in_train(*one))), UsageError);
    const auto dataset = small_dataset();
    EXPECT_THROW(
        StandaloneModel(task_for("direct_au", dataset, all_in_train(*dataset), {{"training.batch_size", "1"}})),
        UsageError);
}

TEST(DirectAu, RelabelledUsersAndItemsLearnTheSame) {
    // G5: users and items renamed by a permutation, the start too; one batch an epoch, so that its order is
    // nothing.
    const auto dataset = small_dataset();
    const std::vector<int> users{3, 0, 4, 1, 2}, items{2, 7, 0, 5, 1, 6, 3, 4};  // new number of each
    std::vector<std::vector<int>> renamed(5);
    for (int64_t row = 0; row < dataset->interaction_count(); ++row)
        renamed[users[dataset->interactions().user[row]]].push_back(items[dataset->interactions().item[row]]);
    const auto other = dataset_of(renamed, 8);
    for (const char* encoder : {"table", "light_gcn"}) {
        StandaloneModel a(small_task(dataset, encoder)), b(small_task(other, encoder));
        {
            const torch::NoGradGuard no_gradients;
            const torch::Tensor from = (*a).state()[0].second, to = (*b).state()[0].second;
            for (int64_t user = 0; user < 5; ++user) to[users[user]].copy_(from[user]);
            for (int64_t item = 0; item < 8; ++item) to[5 + items[item]].copy_(from[5 + item]);
        }
        descend(a, 10);
        descend(b, 10);
        for (int32_t user = 0; user < 5; ++user) {
            const auto scores = a.scores(user), permuted = b.scores(users[static_cast<size_t>(user)]);
            for (size_t item = 0; item < 8; ++item)
                EXPECT_NEAR(scores[item], permuted[static_cast<size_t>(items[item])], 1e-5) << encoder;
        }
    }
}

/// Two blocks of ten users and ten items. A user takes all items of the own block and two of the other, the next
/// user the next two: twelve a user and a user's twelve an item. The normalised interactions then have the
/// singular values 1, (10 - 2) / 12 for the blocks, and at most 2 cos(pi / 10) / 12 = 0.16 for the rest.
data::DatasetPtr two_blocks() {
    std::vector<std::vector<int>> histories;
    for (int block = 0; block < 2; ++block)
        for (int user = 0; user < 10; ++user) {
            std::vector<int> taken;
            for (int item = 0; item < 10; ++item) taken.push_back(block * 10 + item);
            for (int step = 0; step < 2; ++step) taken.push_back((1 - block) * 10 + (user + step) % 10);
            histories.push_back(taken);
        }
    return dataset_of(histories, 20);
}

/// Squared lengths of the users' unit embeddings around their mean: all, and what the two blocks explain of it.
struct Spread {
    double all, between_blocks;
};

Spread spread_of_users(double gamma) {
    const auto dataset = two_blocks();
    StandaloneModel model(
        task_for("direct_au", dataset, all_in_train(*dataset),
                 {{"model.dim", "8"}, {"model.gamma", std::to_string(gamma)}, {"training.batch_size", "240"}}));
    auto& trained = model.as<model::Trainable>();
    torch::Tensor table = trained.parameter_groups()[0].parameters[0];
    {
        const torch::NoGradGuard no_gradients;  // all in one small spot
        table.mul_(0.01 / table.norm(2, 1).mean().item<double>());
        table.select(1, 0).add_(1);
    }
    for (int step = 1; step <= 1500; ++step) {
        trained.begin_epoch(step);
        const model::BatchLoss loss = trained.batch_loss(0);
        table.mutable_grad() = torch::Tensor();
        (loss.terms[0].second + loss.terms[1].second).backward();
        const torch::NoGradGuard no_gradients;
        table -= 10 * table.grad();
        table.div_(table.norm(2, 1, true));
    }
    const torch::NoGradGuard no_gradients;
    const torch::Tensor users = table.narrow(0, 0, 20);
    const torch::Tensor centred = users - users.mean(0);
    const torch::Tensor blocks = (users.narrow(0, 0, 10).mean(0) - users.narrow(0, 10, 10).mean(0)) / 2;
    return {centred.square().sum(1).mean().item<double>(), blocks.square().sum().item<double>()};
}

// Where all rows lie in one spot, the loss is a quadratic form: a shift along the k-th pair of singular vectors of
// the normalised interactions changes alignment by 1 - sigma_k and the two uniformities by -2 gamma. So the spot
// opens along it if and only if gamma > (1 - sigma_k) / 2: for the blocks above 1/6, for the rest above 0.42.
TEST(DirectAu, OpensADirectionOnlyAboveTheGammaOfItsSingularValue) {
    const Spread below = spread_of_users(1. / 6 - 0.03), above = spread_of_users(1. / 6 + 0.03);
    EXPECT_LT(below.all, 1e-6) << "collapsed";
    EXPECT_GT(above.between_blocks, 0.02);
    EXPECT_GT(above.between_blocks / above.all, 0.999) << "the blocks and nothing else";
    const Spread all = spread_of_users(0.6);
    EXPECT_GT(all.all, above.all);
    EXPECT_LT(all.between_blocks / all.all, 0.8) << "what the data do not hold opens too";
}

TEST(DirectAu, StateGivesTheSameScoresBack) {
    const auto dataset = small_dataset();
    for (const char* encoder : {"table", "light_gcn"}) {
        StandaloneModel trained(small_task(dataset, encoder)), restored(small_task(dataset, encoder));
        descend(trained, 5);
        EXPECT_NE(trained.scores(1), restored.scores(1));
        copy_state(trained, restored);
        (*restored).restored();
        EXPECT_EQ(trained.scores(1), restored.scores(1));
    }
}

TEST(DirectAu, RanksByProductsOrByCosinesAsAsked) {
    const auto dataset = small_dataset();
    std::map<std::string, std::vector<float>> scores;
    std::map<std::string, jobs::Array> arrays;
    for (const char* ranking : {"raw", "item_only", "cosine"}) {
        StandaloneModel model(task_for("direct_au", dataset, all_in_train(*dataset),
                                       {{"model.dim", "6"}, {"model.ranking", ranking}}));
        scores[ranking] = model.scores(2);
        arrays = (*model).arrays();
    }
    const auto& users = std::get<std::vector<float>>(arrays.at("user_embeddings").values);
    const auto& items = std::get<std::vector<float>>(arrays.at("item_embeddings").values);
    auto length = [](const float* row) { return std::sqrt(std::inner_product(row, row + 6, row, 0.0)); };
    const float* user = users.data() + 2 * 6;
    for (size_t item = 0; item < 8; ++item) {
        const float* row = items.data() + item * 6;
        const double product = std::inner_product(user, user + 6, row, 0.0);
        EXPECT_NEAR(scores["raw"][item], product, 1e-6);
        EXPECT_NEAR(scores["item_only"][item], product / length(row), 1e-6);
        EXPECT_NEAR(scores["cosine"][item], product / length(row) / length(user), 1e-6);
    }
}

TEST(DirectAu, AnItemWithoutInteractionsHasAFiniteScoreAndIsNotFirst) {
    const auto dataset = small_dataset();
    StandaloneModel model(small_task(dataset, "table"));
    descend(model, 200);
    for (int32_t user = 0; user < 5; ++user) {
        const auto scores = model.scores(user);
        EXPECT_TRUE(std::isfinite(scores[7]));
        EXPECT_LT(scores[7], *std::max_element(scores.begin(), scores.end()));
    }
}

}  // namespace
}  // namespace armillary::test
