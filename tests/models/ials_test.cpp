// SPDX-License-Identifier: GPL-3.0-or-later
// iALS (collaborative.md 3.5, 10.8).
#include <gtest/gtest.h>
#include <torch/linalg.h>

#include <cmath>

#include "core/numeric/random.h"
#include "core/numeric/threads.h"
#include "models/blocks/collaborative/alternating_least_squares.h"
#include "models/blocks/collaborative/histories.h"
#include "tests/models/support.h"

namespace armillary::test {
namespace {

using models::Factors;
using models::ImplicitError;

const auto kNeverCancelled = [] {};

/// R of the fixture: [[1, 0, 2], [0, 1, 0], [3, 0, 0], [0, 0, 1]].
numeric::SparseMatrix fixture() {
    numeric::SparseMatrix seen = numeric::sparse_from_pairs(4, 3, {{0, 0}, {0, 2}, {1, 1}, {2, 0}, {3, 2}});
    seen.values = {1, 2, 1, 3, 1};
    return seen;
}

Factors drawn(int64_t rows, int64_t dim, uint64_t seed) {
    numeric::RandomStream random(seed, "factors");
    return Factors::NullaryExpr(rows, dim, [&] { return random.normal(); });
}

Eigen::MatrixXd dense(const numeric::SparseMatrix& seen) {
    Eigen::MatrixXd matrix = Eigen::MatrixXd::Zero(seen.rows, seen.cols);
    for (int32_t row = 0; row < seen.rows; ++row)
        for (int32_t at = seen.offsets[row]; at < seen.offsets[row + 1]; ++at)
            matrix(row, seen.columns[at]) = seen.values[at];
    return matrix;
}

TEST(AlternatingLeastSquares, AHalfSweepLeavesNoGradientOfTheConfidenceObjective) {
    // Fixture 10.8: alpha = 2, lambda = 0.1, any V.
    const Factors items = drawn(3, 5, 1);
    const std::vector<double> lambda(4, 0.1);
    const Factors users =
        models::solve_rows(models::confidence_weighted(2), fixture(), items, lambda, kNeverCancelled);
    const Eigen::MatrixXd counts = dense(fixture());
    for (int u = 0; u < 4; ++u) {
        Eigen::VectorXd gradient = 0.1 * users.row(u).transpose();
        for (int i = 0; i < 3; ++i) {
            const double target = counts(u, i) > 0 ? 1 : 0;
            gradient +=
                (1 + 2 * counts(u, i)) * (users.row(u).dot(items.row(i)) - target) * items.row(i).transpose();
        }
        EXPECT_LT(gradient.cwiseAbs().maxCoeff(), 1e-10);
    }
}

TEST(AlternatingLeastSquares, AHalfSweepLeavesNoGradientOfTheUniformObjective) {
    const Factors items = drawn(3, 5, 2);
    const std::vector<double> lambda{0.3, 0.1, 0.2, 0.4};
    const Factors users =
        models::solve_rows(models::uniformly_weighted(0.5), fixture(), items, lambda, kNeverCancelled);
    const Eigen::MatrixXd counts = dense(fixture());
    for (int u = 0; u < 4; ++u) {
        Eigen::VectorXd gradient = lambda[u] * users.row(u).transpose();
        for (int i = 0; i < 3; ++i) {
            const double score = users.row(u).dot(items.row(i));
            gradient += 0.5 * score * items.row(i).transpose();
            if (counts(u, i) > 0) gradient += (score - 1) * items.row(i).transpose();
        }
        EXPECT_LT(gradient.cwiseAbs().maxCoeff(), 1e-10);
    }
}

TEST(AlternatingLeastSquares, TheErrorIsThatOfAPlainSumAndNeverRises) {
    const numeric::SparseMatrix by_user = fixture(), by_item = numeric::transposed(by_user);
    EXPECT_EQ(dense(by_item), dense(by_user).transpose());
    const std::vector<double> user_lambda{0.3, 0.1, 0.2, 0.4}, item_lambda{0.2, 0.2, 0.5};
    const Eigen::MatrixXd counts = dense(by_user);
    for (const bool confidence : {true, false}) {
        const ImplicitError error = confidence ? models::confidence_weighted(2) : models::uniformly_weighted(0.5);
        Factors users = drawn(4, 2, 3), items = drawn(3, 2, 4);
        double plain = 0, constant = 0;
        for (int u = 0; u < 4; ++u) {
            plain += user_lambda[u] * users.row(u).squaredNorm();
            for (int i = 0; i < 3; ++i) {
                const double score = users.row(u).dot(items.row(i)), n = counts(u, i), target = n > 0;
                if (confidence) {
                    plain += (1 + 2 * n) * std::pow(score - target, 2);
                    constant += (1 + 2 * n) * target;
                } else {
                    plain += target * std::pow(score - 1, 2) + 0.5 * score * score;
                    constant += target;
                }
            }
        }
        for (int i = 0; i < 3; ++i) plain += item_lambda[i] * items.row(i).squaredNorm();
        auto value = [&] { return models::error_value(error, by_user, users, items, user_lambda, item_lambda); };
        double last = value();
        EXPECT_NEAR(last, plain - constant, 1e-10);
        for (int sweep = 0; sweep < 30; ++sweep) {
            users = models::solve_rows(error, by_user, items, user_lambda, kNeverCancelled);
            EXPECT_LE(value(), last + 1e-12);
            last = value();
            items = models::solve_rows(error, by_item, users, item_lambda, kNeverCancelled);
            EXPECT_LE(value(), last + 1e-12);
            last = value();
        }
    }
}

TEST(AlternatingLeastSquares, WithoutConfidenceItIsTheRegularisedSvdOfTheBinaryMatrix) {
    // The minimum of |R - P Q'|^2 + lambda (|P|^2 + |Q|^2) shrinks every singular value by lambda.
    numeric::RandomStream random(1, "matrix");
    std::vector<std::pair<int32_t, int32_t>> pairs;
    for (int32_t u = 0; u < 9; ++u)
        for (int32_t i = 0; i < 7; ++i)
            if (random.uniform() < 0.4) pairs.emplace_back(u, i);
    const numeric::SparseMatrix by_user = numeric::sparse_from_pairs(9, 7, pairs);
    const std::vector<double> user_lambda(9, 0.3), item_lambda(7, 0.3);
    Factors users, items = drawn(7, 7, 5);
    for (int sweep = 0; sweep < 3000; ++sweep) {
        users = models::solve_rows(models::confidence_weighted(0), by_user, items, user_lambda, kNeverCancelled);
        items = models::solve_rows(models::confidence_weighted(0), numeric::transposed(by_user), users,
                                   item_lambda, kNeverCancelled);
    }
    const Eigen::MatrixXd matrix = dense(by_user);
    const torch::Tensor tensor =
        torch::from_blob(const_cast<double*>(matrix.data()), {7, 9}, torch::kFloat64).t().clone();  // column-major
    const auto [u, s, vh] = torch::linalg_svd(tensor, false);
    const torch::Tensor expected = u.mm(torch::diag((s - 0.3).clamp_min(0))).mm(vh);
    const Eigen::MatrixXd product = users * items.transpose();
    for (int row = 0; row < 9; ++row)
        for (int column = 0; column < 7; ++column)
            EXPECT_NEAR(product(row, column), expected[row][column].item<double>(), 1e-6);
}

TEST(AlternatingLeastSquares, RelabelledUsersAndItemsAreFittedTheSame) {
    // G5: users and items renamed by a permutation, the start too.
    const std::vector<int32_t> users{2, 0, 3, 1}, items{1, 2, 0};  // new number of each
    const numeric::SparseMatrix seen = fixture();
    Eigen::MatrixXd renamed = Eigen::MatrixXd::Zero(4, 3);
    std::vector<std::pair<int32_t, int32_t>> pairs;
    for (int32_t u = 0; u < 4; ++u)
        for (int32_t i = 0; i < 3; ++i) {
            renamed(users[u], items[i]) = dense(seen)(u, i);
            if (dense(seen)(u, i) > 0) pairs.emplace_back(users[u], items[i]);
        }
    numeric::SparseMatrix other = numeric::sparse_from_pairs(4, 3, pairs);
    for (int32_t row = 0; row < 4; ++row)
        for (int32_t at = other.offsets[row]; at < other.offsets[row + 1]; ++at)
            other.values[at] = static_cast<float>(renamed(row, other.columns[at]));
    const std::vector<double> user_lambda(4, 0.1), item_lambda(3, 0.1);
    auto fitted = [&](const numeric::SparseMatrix& by_user, Factors q) {
        Factors p;
        for (int sweep = 0; sweep < 5; ++sweep) {
            p = models::solve_rows(models::confidence_weighted(2), by_user, q, user_lambda, kNeverCancelled);
            q = models::solve_rows(models::confidence_weighted(2), numeric::transposed(by_user), p, item_lambda,
                                   kNeverCancelled);
        }
        return Eigen::MatrixXd(p * q.transpose());
    };
    const Factors start = drawn(3, 2, 6);
    Factors moved = start;
    for (int i = 0; i < 3; ++i) moved.row(items[i]) = start.row(i);
    const Eigen::MatrixXd scores = fitted(seen, start), permuted = fitted(other, moved);
    for (int u = 0; u < 4; ++u)
        for (int i = 0; i < 3; ++i) EXPECT_NEAR(permuted(users[u], items[i]), scores(u, i), 1e-9);
}

data::DatasetPtr repeated() {
    return dataset_of({{0, 2, 2}, {1}, {0, 0, 0}, {2}, {}}, 4);
}

TEST(Ials, CountsRepeatedInteractions) {
    const auto dataset = repeated();
    StandaloneModel model(task_for("ials", dataset, all_in_train(*dataset)));
    const data::Histories train = data::histories_of(*dataset, all_in_train(*dataset)->train);
    const jobs::Task task = task_for("ials", dataset, all_in_train(*dataset));
    const model::Context context{*dataset, train, train, task.parameters, nullptr};
    const numeric::SparseMatrix counts = models::interaction_counts(context);
    EXPECT_EQ(dense(counts).topLeftCorner(4, 3), dense(fixture()));
}

TEST(Ials, EndsWhereItsSystemsSay) {
    // After the last half-sweep the items' gradient is zero, up to the single precision in which they are kept.
    const auto dataset = repeated();
    StandaloneModel model(
        task_for("ials", dataset, all_in_train(*dataset),
                 {{"model.dim", "3"}, {"model.unobserved", "0.5"}, {"model.regularisation", "0.2"}}));
    model.as<model::Fitted>().fit();
    const auto state = (*model).state();
    const torch::Tensor users = state[0].second.to(torch::kFloat64), items = state[1].second.to(torch::kFloat64);
    EXPECT_EQ(users.sizes(), (torch::IntArrayRef{5, 3}));
    torch::Tensor seen = torch::zeros({5, 4}, torch::kFloat64);
    for (const auto& [user, item] : {std::pair{0, 0}, {0, 2}, {1, 1}, {2, 0}, {3, 2}}) seen[user][item] = 1;
    const torch::Tensor scores = users.mm(items.t());
    const torch::Tensor degrees = seen.sum(0) + 0.5 * 5;
    const torch::Tensor gradient =
        (seen * (scores - 1) + 0.5 * scores).t().mm(users) + 0.2 * degrees.unsqueeze(1) * items;
    EXPECT_LT(gradient.abs().max().item<double>(), 1e-6);
    // Who took nothing has no direction, what nobody took a finite score.
    EXPECT_EQ(users[4].abs().max().item<double>(), 0);
    for (const float score : model.scores(0)) EXPECT_TRUE(std::isfinite(score));
    const auto scores_of_0 = model.scores(0);
    EXPECT_LT(scores_of_0[3], scores_of_0[0]);
}

TEST(Ials, StateGivesTheSameScoresBack) {
    const auto dataset = repeated();
    const jobs::Task task = task_for("ials", dataset, all_in_train(*dataset), {{"model.dim", "3"}});
    StandaloneModel fitted(task), restored(task);
    fitted.as<model::Fitted>().fit();
    EXPECT_NE(fitted.scores(0), restored.scores(0));
    const auto from = (*fitted).state(), to = (*restored).state();
    ASSERT_EQ(from.size(), to.size());
    {
        const torch::NoGradGuard no_gradients;
        for (size_t i = 0; i < from.size(); ++i) to[i].second.copy_(from[i].second);
    }
    (*restored).restored();
    for (int32_t user = 0; user < 5; ++user) EXPECT_EQ(fitted.scores(user), restored.scores(user));
}

TEST(Ials, IsTheSameToTheBitForAnyNumberOfThreads) {
    const auto dataset = dataset_of({{0, 1, 2, 3}, {2, 3, 4}, {5, 1, 0}, {4, 5}, {0, 5, 2}}, 6);
    auto fitted = [&](int threads) {
        numeric::set_thread_count(threads);
        StandaloneModel model(task_for("ials", dataset, all_in_train(*dataset), {{"model.dim", "4"}}));
        model.as<model::Fitted>().fit();
        return model.scores(2);
    };
    const auto one = fitted(1), three = fitted(3);
    numeric::set_thread_count(0);
    EXPECT_EQ(one, three);
}

}  // namespace
}  // namespace armillary::test
