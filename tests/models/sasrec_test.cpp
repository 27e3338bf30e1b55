// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <torch/types.h>

#include <cmath>

#include "models/blocks/sequential/attention.h"
#include "models/blocks/sequential/next_item_losses.h"
#include "models/blocks/sequential/sequences.h"
#include "tests/models/support.h"

namespace armillary::test {
namespace {

const std::vector<std::pair<std::string, std::string>> kSmall{{"model.dim", "16"},
                                                              {"model.heads", "2"},
                                                              {"model.max_length", "20"},
                                                              {"model.dropout", "0.3"},
                                                              {"training.batch_size", "4"}};

data::DatasetPtr chains() {
    return dataset_of({{0, 1, 2, 3, 4}, {1, 2, 3}, {4, 3, 2, 1, 0, 5, 6}, {7}, {2, 4, 6, 8}}, 10);
}

TEST(Sequences, TargetsAreTheNextItemsAndTheNewestIsLast) {
    const auto dataset = chains();
    const auto histories = data::histories_of(*dataset, all_in_train(*dataset)->train);
    models::NextItemBatches batches(histories, 20, 10, 1);
    ASSERT_EQ(batches.begin_epoch(1), 1);
    const auto batch = batches.batch(0);
    EXPECT_EQ(batch.users.size(), 4u);  // the user with one item has no next item
    for (size_t row = 0; row < batch.users.size(); ++row) {
        const int32_t user = batch.users[row];
        const auto tokens = batch.tokens[static_cast<int64_t>(row)],
                   targets = batch.targets[static_cast<int64_t>(row)];
        const int64_t length = tokens.size(0);
        for (int64_t back = 0; back + 1 < histories.length(user); ++back) {
            EXPECT_EQ(targets[length - 1 - back].item<int64_t>(), histories.end(user)[-1 - back] + 1);
            EXPECT_EQ(tokens[length - 1 - back].item<int64_t>(), histories.end(user)[-2 - back] + 1);
        }
        EXPECT_EQ((targets != 0).sum().item<int64_t>(), histories.length(user) - 1);
    }
    EXPECT_EQ(batch.target_positions.size(0), (batch.targets != 0).sum().item<int64_t>());
}

TEST(Sequences, LongHistoriesKeepTheNewestItems) {
    std::vector<int> history;
    for (int i = 0; i < 30; ++i) history.push_back(i);
    const auto dataset = dataset_of({history}, 30);
    const auto histories = data::histories_of(*dataset, all_in_train(*dataset)->train);
    models::NextItemBatches batches(histories, 12, 4, 1);
    batches.begin_epoch(1);
    const auto batch = batches.batch(0);
    EXPECT_EQ(batch.tokens.size(1), 12);
    EXPECT_EQ(batch.tokens[0][0].item<int64_t>(), 18);  // items 17..28 as tokens 18..29, targets 18..29
    EXPECT_EQ(batch.targets[0][11].item<int64_t>(), 30);
}

TEST(Sasrec, ScoresDoNotDependOnPaddingOrCompany) {
    const auto dataset = chains();
    StandaloneModel model(task_for("sasrec", dataset, all_in_train(*dataset), kSmall));
    const auto alone = model.scores(1);
    const std::vector<int32_t> users{2, 1, 3};
    std::vector<float> together(30);
    model.as<model::BlockScorer>().score(users, data::Part::test, together.data());
    for (int item = 0; item < 10; ++item) EXPECT_NEAR(together[10 + item], alone[item], 1e-5);
}

TEST(Sasrec, PaddingStaysZeroWhileTraining) {
    const auto dataset = chains();
    for (const char* loss : {"sampled_softmax", "binary", "softmax"}) {
        auto settings = kSmall;
        settings.emplace_back("model.loss", loss);
        StandaloneModel model(task_for("sasrec", dataset, all_in_train(*dataset), settings));
        auto& trainable = model.as<model::Trainable>();
        trainable.set_training(true);
        const torch::Tensor items = (*model).state()[0].second;
        for (int epoch = 1; epoch <= 5; ++epoch)
            for (int64_t batch = 0, count = trainable.begin_epoch(epoch); batch < count; ++batch) {
                trainable.batch_loss(batch).terms[0].second.backward();
                EXPECT_EQ(items.grad()[0].abs().max().item<float>(), 0) << loss;
                const torch::NoGradGuard no_gradients;
                items.sub_(0.1 * items.grad());
                items.mutable_grad().zero_();
            }
        EXPECT_EQ(items[0].abs().max().item<float>(), 0) << loss;
    }
}

TEST(Sasrec, BlockLooksOnlyBack) {
    models::SasrecBlock block(8, 2, 0.0, 1, "block");
    const torch::Tensor tokens = torch::tensor({{0, 0, 3, 4, 5}, {1, 2, 3, 4, 5}}, torch::kInt64);
    const torch::Tensor real = (tokens != 0).unsqueeze(2).to(torch::kFloat32),
                        allowed = models::causal_mask(tokens);
    torch::Tensor x = torch::randn({2, 5, 8}) * real;
    const torch::Tensor before = block.forward(x, allowed, real, false);
    EXPECT_FALSE(before.isnan().any().item<bool>());
    x = x.clone();
    x.select(1, 4).normal_();  // the future of columns 0 to 3
    const torch::Tensor after = block.forward(x, allowed, real, false);
    EXPECT_EQ((before - after).narrow(1, 0, 4).abs().max().item<float>(), 0);
    EXPECT_GT((before - after).select(1, 4).abs().max().item<float>(), 0);
    EXPECT_EQ(before[0].narrow(0, 0, 2).abs().max().item<float>(), 0);  // padding
}

TEST(NextItemLosses, HaveTheirClosedForms) {
    const torch::Tensor table = torch::tensor({{0.f, 0.f}, {1.f, 0.f}, {0.f, 1.f}, {1.f, 1.f}}),
                        states = torch::tensor({{2.f, 0.f}});
    const torch::Tensor target = torch::tensor({1}, torch::kInt64);
    // Scores of items 1, 2, 3: 2, 0, 2.
    const double all = std::log(std::exp(2.0) + 1 + std::exp(2.0));
    EXPECT_NEAR(models::softmax_loss(states, table, target).item<double>(), all - 2, 1e-6);
    EXPECT_NEAR(
        models::sampled_softmax_loss(states, table, target, torch::tensor({2, 3}, torch::kInt64)).item<double>(),
        all - 2, 1e-6);
    // A negative that is the target does not count.
    EXPECT_NEAR(
        models::sampled_softmax_loss(states, table, target, torch::tensor({2, 1}, torch::kInt64)).item<double>(),
        std::log(std::exp(2.0) + 1) - 2, 1e-6);
    EXPECT_NEAR(models::binary_loss(states, table, target, torch::tensor({2}, torch::kInt64)).item<double>(),
                std::log1p(std::exp(-2.0)) + std::log(2.0), 1e-6);
}

}  // namespace
}  // namespace armillary::test
