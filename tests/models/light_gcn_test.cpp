// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <torch/types.h>

#include "models/blocks/collaborative/propagation.h"
#include "tests/models/support.h"

namespace armillary::test {
namespace {

std::shared_ptr<const numeric::SparseMatrix> small_graph() {
    return std::make_shared<numeric::SparseMatrix>(numeric::normalised_bipartite(2, 2, {{0, 0}, {0, 1}, {1, 1}}));
}

TEST(Propagation, ReproducesTheGoldenFixture) {
    // collaborative.md 10.2.
    const torch::Tensor start = torch::tensor({{1.f, 0.f}, {0.f, 1.f}, {1.f, 1.f}, {-1.f, 2.f}});
    const torch::Tensor expected = torch::tensor({{0.65236893f, 0.68688672f},
                                                  {-0.11785113f, 0.97140452f},
                                                  {0.61785113f, 0.73570226f},
                                                  {-0.29881554f, 1.52022006f}});
    EXPECT_LT((models::propagate_mean(small_graph(), start, 2) - expected).abs().max().item<float>(), 1e-6);
}

TEST(Propagation, GradientIsTheSamePolynomialOfTheTranspose) {
    const torch::Tensor start = torch::randn({4, 3}).requires_grad_(true), weight = torch::randn({4, 3});
    (models::propagate_mean(small_graph(), start, 3) * weight).sum().backward();
    torch::Tensor dense = torch::zeros({4, 4});
    const auto graph = small_graph();
    for (int row = 0; row < 4; ++row)
        for (int at = graph->offsets[row]; at < graph->offsets[row + 1]; ++at)
            dense[row][graph->columns[at]] = graph->values[at];
    torch::Tensor power = torch::eye(4), polynomial = torch::eye(4);
    for (int layer = 0; layer < 3; ++layer) polynomial = polynomial + (power = power.mm(dense));
    EXPECT_LT((start.grad() - (polynomial / 4).t().mm(weight)).abs().max().item<float>(), 1e-5);
}

TEST(Propagation, IsLinear) {
    const torch::Tensor x = torch::randn({4, 2}), y = torch::randn({4, 2});
    const torch::Tensor apart =
        2 * models::propagate_mean(small_graph(), x, 3) - models::propagate_mean(small_graph(), y, 3);
    EXPECT_LT((models::propagate_mean(small_graph(), 2 * x - y, 3) - apart).abs().max().item<float>(), 1e-5);
}

TEST(LightGcn, WithoutLayersIsBprMf) {
    const auto dataset = dataset_of({{0, 1, 2}, {2, 3}, {1, 4, 0}}, 6);
    StandaloneModel gcn(
        task_for("light_gcn", dataset, all_in_train(*dataset), {{"model.layers", "0"}, {"model.dim", "8"}}));
    StandaloneModel mf(task_for("bpr_mf", dataset, all_in_train(*dataset), {{"model.dim", "8"}}));
    EXPECT_EQ(gcn.scores(1), mf.scores(1));
    for (auto* model : {&gcn, &mf}) model->as<model::Trainable>().begin_epoch(1);
    const auto a = gcn.as<model::Trainable>().batch_loss(0), b = mf.as<model::Trainable>().batch_loss(0);
    for (size_t term = 0; term < 2; ++term)
        EXPECT_EQ(a.terms[term].second.item<float>(), b.terms[term].second.item<float>());
}

}  // namespace
}  // namespace armillary::test
