// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <torch/types.h>

#include <cmath>

#include "core/numeric/random.h"
#include "tests/models/support.h"

namespace armillary::test {
namespace {

TEST(MostPop, ScoresAreTrainingCountsForEverybody) {
    const auto dataset = dataset_of({{0, 1}, {0, 2}, {0, 1, 3}}, 5);
    StandaloneModel model(task_for("most_pop", dataset, all_in_train(*dataset)));
    model.as<model::Fitted>().fit();
    EXPECT_EQ(model.scores(0), (std::vector<float>{3, 2, 1, 1, 0}));
    EXPECT_EQ(model.scores(2), model.scores(0));
}

TEST(Ease, ReproducesTheGoldenFixture) {
    // collaborative.md 10.1.
    const auto dataset = dataset_of({{0, 1}, {0}, {0, 2}, {0, 1}, {2}}, 3);
    StandaloneModel model(task_for("ease", dataset, all_in_train(*dataset), {{"model.regularisation", "0.5"}}));
    model.as<model::Fitted>().fit();
    const auto scores = model.scores(0);
    EXPECT_NEAR(scores[0], 0.80000000, 1e-6);
    EXPECT_NEAR(scores[1], 0.48780488, 1e-6);
    EXPECT_NEAR(scores[2], 0.06896552, 1e-6);
}

TEST(Ease, SatisfiesTheConditionsOfOptimality) {
    numeric::RandomStream random(1, "rows");
    std::vector<std::vector<int>> histories(60);
    const int items = 20;
    for (auto& history : histories)
        for (int item = 0; item < items; ++item)
            if (random.uniform() < 0.3) history.push_back(item);
    const auto dataset = dataset_of(histories, items);
    StandaloneModel model(task_for("ease", dataset, all_in_train(*dataset), {{"model.regularisation", "3"}}));
    model.as<model::Fitted>().fit();
    const torch::Tensor weights = (*model).state()[0].second.to(torch::kFloat64);
    torch::Tensor rows = torch::zeros({60, items}, torch::kFloat64);
    for (size_t user = 0; user < histories.size(); ++user)
        for (int item : histories[user]) rows[static_cast<int64_t>(user)][item] = 1;
    const torch::Tensor gram = rows.t().mm(rows);
    // Off the diagonal the gradient G B - G + lambda B vanishes; on it the constraint holds.
    torch::Tensor gradient = gram.mm(weights) - gram + 3 * weights;
    gradient.fill_diagonal_(0);
    EXPECT_LT(gradient.abs().max().item<double>(), 1e-4);
    EXPECT_EQ(weights.diagonal().abs().max().item<double>(), 0);
}

TEST(Ease, RepeatedInteractionsCountOnce) {
    const auto once = dataset_of({{0, 1}, {0}, {1, 2}}, 3), twice = dataset_of({{0, 1, 0, 0}, {0}, {1, 2, 2}}, 3);
    StandaloneModel a(task_for("ease", once, all_in_train(*once))),
        b(task_for("ease", twice, all_in_train(*twice)));
    a.as<model::Fitted>().fit();
    b.as<model::Fitted>().fit();
    EXPECT_EQ(a.scores(0), b.scores(0));
}

TEST(ItemKnn, WithAllNeighboursEqualsTheDenseFormula) {
    const std::vector<std::vector<int>> histories{{0, 1, 2}, {0, 1}, {1, 2, 3}, {0, 3}, {2}};
    const auto dataset = dataset_of(histories, 4);
    StandaloneModel model(task_for("item_knn", dataset, all_in_train(*dataset), {{"model.neighbours", "10"}}));
    model.as<model::Fitted>().fit();
    auto together = [&](int a, int b) {
        int count = 0;
        for (const auto& history : histories)
            count +=
                std::count(history.begin(), history.end(), a) && std::count(history.begin(), history.end(), b);
        return count;
    };
    const auto scores = model.scores(0);
    for (int target = 0; target < 4; ++target) {
        double expected = 0;
        for (int item : histories[0])
            if (item != target)
                expected +=
                    together(item, target) / std::sqrt(double(together(item, item)) * together(target, target));
        EXPECT_NEAR(scores[target], expected, 1e-5) << target;
    }
}

TEST(ItemKnn, KeepsTheNearestNeighboursOfEachTarget) {
    // Item 0 is with 1 three times, with 2 once; with one neighbour kept, item 2 gives nothing to target 0.
    const auto dataset = dataset_of({{0, 1}, {0, 1}, {0, 1}, {0, 2}, {2}}, 3);
    StandaloneModel model(task_for("item_knn", dataset, all_in_train(*dataset), {{"model.neighbours", "1"}}));
    model.as<model::Fitted>().fit();
    EXPECT_EQ(model.scores(4)[0], 0);
    EXPECT_NEAR(model.scores(0)[0], 3 / std::sqrt(4.0 * 3), 1e-5);
}

TEST(ItemKnn, IdenticalColumnsHaveCosineOneAndJaccardOne) {
    const auto dataset = dataset_of({{0, 1}, {0, 1}, {2}}, 3);
    for (const char* similarity : {"cosine", "jaccard"}) {
        StandaloneModel model(
            task_for("item_knn", dataset, all_in_train(*dataset), {{"model.similarity", similarity}}));
        model.as<model::Fitted>().fit();
        EXPECT_NEAR(model.scores(0)[1], 1, 1e-5);
        EXPECT_EQ(model.scores(0)[2], 0);
    }
}

}  // namespace
}  // namespace armillary::test
