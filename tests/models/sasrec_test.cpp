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

TEST(Sequences, OfStochasticLengthCostWhatTheirExponentSays) {
    // 64 places and an exponent of 1.5: histories of more than 22 are thinned to 22, or read whole with
    // probability 512 / n^2. Users have 2 to 100 items, so that some are short, some clipped.
    constexpr int64_t kPlaces = 64, kUsers = 990;
    constexpr double kExponent = 1.5, kCost = 512;
    std::vector<std::vector<int>> histories(kUsers);
    for (size_t user = 0; user < kUsers; ++user)
        for (size_t at = 0; at < 2 + user % 99; ++at)
            histories[user].push_back(static_cast<int>((user + at) % 200));
    const auto dataset = dataset_of(histories, 200);
    const auto train = data::histories_of(*dataset, all_in_train(*dataset)->train);
    models::NextItemBatches batches(train, kPlaces, 33, 1, nullptr, kExponent);
    double squares = 0;
    int64_t whole_of_long = 0, long_rows = 0;
    for (int epoch = 1; epoch <= 3; ++epoch)
        for (int64_t number = 0, count = batches.begin_epoch(epoch); number < count; ++number) {
            const auto batch = batches.batch(number);
            EXPECT_TRUE(batch.tokens.equal(batches.batch(number).tokens)) << "a batch is drawn once";
            for (size_t row = 0; row < batch.users.size(); ++row) {
                const auto tokens = batch.tokens[static_cast<int64_t>(row)].contiguous(),
                           targets = batch.targets[static_cast<int64_t>(row)].contiguous();
                const auto length = (tokens != 0).sum().item<int64_t>();
                const int64_t full = std::min(train.length(batch.users[row]) - 1, kPlaces);
                squares += static_cast<double>(length * length);
                if (full * full <= kCost) {
                    EXPECT_EQ(length, full);
                } else {
                    EXPECT_TRUE(length == full || length == 22) << length;
                    whole_of_long += full == 64 && length == full;
                    long_rows += full == 64;
                }
                // Oldest first, and every target is what truly followed its input.
                int64_t last = -1;
                const int32_t first = train.begin(batch.users[row])[0];
                for (int64_t at = tokens.size(0) - length; at < tokens.size(0); ++at) {
                    const int64_t place = (tokens[at].item<int64_t>() - 1 - first + 200) % 200;
                    EXPECT_GT(place, last);
                    last = place;
                    EXPECT_EQ(targets[at].item<int64_t>() - 1, (first + place + 1) % 200);
                }
            }
        }
    EXPECT_LE(squares / (3 * kUsers), 2 * kCost);
    EXPECT_NEAR(static_cast<double>(whole_of_long) / static_cast<double>(long_rows), kCost / (64 * 64), 0.04);
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
    const torch::Tensor x = torch::randn({2, 5, 8}) * real;
    const torch::Tensor before = block.forward(x, allowed, real, false);
    EXPECT_FALSE(before.isnan().any().item<bool>());
    for (int64_t at = 2; at < 5; ++at) {
        torch::Tensor changed = x.clone();
        changed.select(1, at).normal_();  // the future of the columns before it
        const torch::Tensor moved = (before - block.forward(changed, allowed, real, false)).abs();
        EXPECT_EQ(moved.narrow(1, 0, at).max().item<float>(), 0) << at;
        EXPECT_GT(moved.select(1, at).max().item<float>(), 0) << at;
    }
    EXPECT_EQ(before[0].narrow(0, 0, 2).abs().max().item<float>(), 0);  // padding
}

TEST(Sasrec, WithoutPositionsTheOldItemsOfOneBlockHaveNoOrder) {
    const auto dataset = chains();
    for (const char* positions : {"true", "false"}) {
        auto settings = kSmall;
        settings.insert(settings.end(), {{"model.blocks", "1"}, {"model.positions", positions}});
        StandaloneModel model(task_for("sasrec", dataset, all_in_train(*dataset), settings));
        auto scores_after = [&](std::vector<int32_t> items) {
            std::vector<float> scores(10);
            model.as<model::HistoryScorer>().score_histories(std::vector<jobs::History>{{std::move(items)}},
                                                             scores.data());
            return torch::tensor(scores);
        };
        const bool ordered =
            (scores_after({1, 2, 3, 4}) - scores_after({3, 1, 2, 4})).abs().max().item<float>() > 1e-4;
        EXPECT_EQ(ordered, std::string(positions) == "true");
        bool has_positions = false;
        for (const auto& [name, tensor] : (*model).state()) has_positions |= name == "positions";
        EXPECT_EQ(has_positions, ordered);
    }
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
