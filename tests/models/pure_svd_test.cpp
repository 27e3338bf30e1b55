// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <torch/linalg.h>
#include <torch/types.h>

#include "core/numeric/random.h"
#include "tests/models/support.h"

namespace armillary::test {
namespace {

using Histories = std::vector<std::vector<int>>;

Histories random_histories(int users, int items, double density) {
    numeric::RandomStream random(1, "rows");
    Histories histories(static_cast<size_t>(users));
    for (auto& history : histories)
        for (int item = 0; item < items; ++item)
            if (random.uniform() < density) history.push_back(item);
    return histories;
}

torch::Tensor dense(const Histories& histories, int items) {
    torch::Tensor rows = torch::zeros({static_cast<int64_t>(histories.size()), items}, torch::kFloat64);
    for (size_t user = 0; user < histories.size(); ++user)
        for (int item : histories[user]) rows[static_cast<int64_t>(user)][item] = 1;
    return rows;
}

StandaloneModel fitted(const Histories& histories, int items, int rank) {
    const auto dataset = dataset_of(histories, items);
    return StandaloneModel(
        task_for("pure_svd", dataset, all_in_train(*dataset), {{"model.rank", std::to_string(rank)}}));
}

torch::Tensor item_factors(StandaloneModel& model) {
    return (*model).state()[0].second.to(torch::kFloat64);
}

torch::Tensor all_scores(StandaloneModel& model, int users) {
    std::vector<torch::Tensor> rows;
    for (int32_t user = 0; user < users; ++user) rows.push_back(torch::tensor(model.scores(user)));
    return torch::stack(rows).to(torch::kFloat64);
}

TEST(PureSvd, ItemFactorsAreOrthonormal) {
    StandaloneModel model = fitted(random_histories(200, 150, 0.1), 150, 20);
    model.as<model::Fitted>().fit();
    const torch::Tensor factors = item_factors(model);
    EXPECT_EQ(factors.size(1), 20);
    EXPECT_LT((factors.t().mm(factors) - torch::eye(20, torch::kFloat64)).abs().max().item<double>(), 1e-5);
}

TEST(PureSvd, AtFullRankReproducesTheMatrix) {
    // Six kinds of user in blocks of items, some shared: rank 6 of 40 x 30, so the other columns span nothing.
    Histories histories(40);
    for (int user = 0; user < 40; ++user)
        for (int at = 0; at < 8; ++at) histories[static_cast<size_t>(user)].push_back(user % 6 * 4 + at);
    const torch::Tensor rows = dense(histories, 30);
    ASSERT_EQ(torch::linalg_matrix_rank(rows).item<int64_t>(), 6);
    for (int rank : {6, 100}) {
        StandaloneModel model = fitted(histories, 30, rank);
        model.as<model::Fitted>().fit();
        EXPECT_LT((all_scores(model, 40) - rows).abs().max().item<double>(), 1e-5) << rank;
    }
}

TEST(PureSvd, ErrorIsThatOfTheExactDecomposition) {
    // Eckart and Young: no matrix of this rank is nearer than the tail of the singular values.
    const Histories histories = random_histories(200, 150, 0.1);
    const torch::Tensor rows = dense(histories, 150), singular_values = torch::linalg_svdvals(rows);
    for (int rank : {5, 20, 64}) {
        StandaloneModel model = fitted(histories, 150, rank);
        model.as<model::Fitted>().fit();
        const double exact = singular_values.narrow(0, rank, 150 - rank).norm().item<double>();
        const double error = (rows - all_scores(model, 200)).norm().item<double>();
        EXPECT_GE(error, exact * (1 - 1e-6)) << rank;
        EXPECT_LE(error, exact * 1.01) << rank;
    }
}

TEST(PureSvd, UsersWithoutHistoryScoreZero) {
    Histories histories = random_histories(30, 20, 0.3);
    histories[7].clear();
    StandaloneModel model = fitted(histories, 20, 8);
    model.as<model::Fitted>().fit();
    EXPECT_EQ(model.scores(7), std::vector<float>(20, 0.0f));
}

TEST(PureSvd, RepeatedInteractionsCountOnce) {
    StandaloneModel once = fitted({{0, 1}, {0}, {1, 2}}, 3, 2),
                    twice = fitted({{0, 1, 0, 0}, {0}, {1, 2, 2}}, 3, 2);
    once.as<model::Fitted>().fit();
    twice.as<model::Fitted>().fit();
    EXPECT_EQ(once.scores(0), twice.scores(0));
}

}  // namespace
}  // namespace armillary::test
