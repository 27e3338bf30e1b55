// SPDX-License-Identifier: GPL-3.0-or-later
// Models on worlds whose truth is known (collaborative.md 2.10 and 10.14, sequential.md 1.10 and 7.3).
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "core/numeric/random.h"
#include "tests/core/training/recording.h"
#include "tests/support/support.h"

namespace armillary::test {
namespace {

struct World {
    data::DatasetPtr dataset;
    std::shared_ptr<data::Split> split;
};

/// 8 blocks of users and items, 800 by 400; an edge inside a block with probability 0.20, across with 0.005; a
/// fifth of the inner edges is held out.
World planted_blocks(uint64_t seed) {
    numeric::RandomStream random(seed, "blocks");
    World world{nullptr, std::make_shared<data::Split>()};
    data::DatasetParts parts;
    for (int item = 0; item < 400; ++item) parts.items.insert(std::to_string(item));
    for (int user = 0; user < 800; ++user) {
        parts.users.insert(std::to_string(user));
        for (int item = 0; item < 400; ++item) {
            const bool inside = user % 8 == item % 8;
            if (random.uniform() >= (inside ? 0.20 : 0.005)) continue;
            auto& part = inside && random.uniform() < 0.2 ? world.split->test : world.split->train;
            part.push_back(parts.interactions.size());
            parts.interactions.user.push_back(user);
            parts.interactions.item.push_back(item);
        }
    }
    world.dataset = std::make_shared<data::Dataset>(std::move(parts));
    return world;
}

double recall_at_20(const char* model, const World& world,
                    std::vector<std::pair<std::string, std::string>> settings, int threads = 0) {
    const TemporaryDirectory folder;
    settings.emplace_back("evaluation.k", "20");
    jobs::Task task = task_for(model, world.dataset, world.split, settings);
    task.checkpoint_dir = folder.path();
    task.threads = threads;
    return train_recording(task, -1).outcome.test.metrics.at("recall@20");
}

/// Recall@20 of one who knows the blocks and ranks at random within them.
double oracle_recall(const World& world) {
    const auto train = data::histories_of(*world.dataset, world.split->train),
               test = data::histories_of(*world.dataset, world.split->test);
    double sum = 0;
    int users = 0;
    for (int user = 0; user < 800; ++user) {
        if (test.length(user) == 0) continue;
        int candidates = 50;
        for (const int32_t* item = train.begin(user); item != train.end(user); ++item)
            candidates -= *item % 8 == user % 8;
        sum += std::min(1.0, 20.0 / candidates);
        ++users;
    }
    return sum / users;
}

TEST(PlantedBlocks, ModelsFindWhatWasPlantedAndPopularityDoesNot) {
    const World world = planted_blocks(1);
    const double oracle = oracle_recall(world);
    EXPECT_NEAR(oracle, 0.47, 0.03);  // collaborative.md 10.14: 0.464 to 0.483
    EXPECT_LE(recall_at_20("most_pop", world, {}), 0.15 * oracle);
    EXPECT_GE(recall_at_20("ease", world, {}), 0.90 * oracle);
    EXPECT_GE(recall_at_20("item_knn", world, {}), 0.90 * oracle);
    EXPECT_GE(recall_at_20("bpr_mf", world,
                           {{"model.dim", "16"}, {"training.learning_rate", "0.01"}, {"training.epochs", "60"}}),
              0.80 * oracle);
    EXPECT_GE(recall_at_20("light_gcn", world,
                           {{"model.dim", "16"}, {"training.learning_rate", "0.02"}, {"training.epochs", "30"}}),
              0.80 * oracle);
}

/// A cyclic permutation followed with probability 0.8 from `lag` items before, else a uniform item.
World chain(int lag) {
    constexpr int kItems = 100, kUsers = 1500;
    numeric::RandomStream random(5, "chain", static_cast<uint64_t>(lag));
    std::vector<int> order(kItems), next(kItems);
    for (int i = 0; i < kItems; ++i) order[static_cast<size_t>(i)] = i;
    random.shuffle(std::span(order));
    for (int i = 0; i < kItems; ++i)
        next[static_cast<size_t>(order[static_cast<size_t>(i)])] = order[static_cast<size_t>((i + 1) % kItems)];
    std::vector<std::vector<int>> histories(kUsers);
    for (auto& history : histories) {
        const auto length = 8 + random.below(13);
        while (history.size() < length) {
            const bool follow = history.size() >= static_cast<size_t>(lag) && random.uniform() < 0.8;
            history.push_back(follow
                                  ? next[static_cast<size_t>(history[history.size() - static_cast<size_t>(lag)])]
                                  : static_cast<int>(random.below(kItems)));
        }
    }
    World world{dataset_of(histories, kItems), nullptr};
    world.split = std::make_shared<data::Split>(data::make_split(*world.dataset, {.method = "leave_one_out"}));
    return world;
}

double hit_at_1(const World& world, const char* loss, const char* epochs) {
    const TemporaryDirectory folder;
    jobs::Task task = task_for("sasrec", world.dataset, world.split,
                               {{"model.dim", "32"},
                                {"model.dropout", "0.1"},
                                {"model.loss", loss},
                                {"model.negatives", "64"},
                                {"evaluation.k", "1,10"},
                                {"training.learning_rate", "0.003"},
                                {"training.epochs", epochs},
                                {"training.early_stopping", "0"},
                                {"training.metric", "hit@1"}});
    task.checkpoint_dir = folder.path();
    task.threads = 0;
    return train_recording(task, -1).outcome.test.metrics.at("hit@1");
}

TEST(PlantedChain, SasrecComesNearTheBayesRate) {
    // A history item cannot be recommended again, so the rate is that of targets that are new to the user: a
    // little below 1 - 0.2 + 0.2 / 100.
    for (int lag : {1, 2}) {
        const World world = chain(lag);
        EXPECT_NEAR(hit_at_1(world, "softmax", "20"), 0.80, 0.05) << "lag " << lag;
    }
    EXPECT_NEAR(hit_at_1(chain(1), "sampled_softmax", "20"), 0.80, 0.05);
    EXPECT_NEAR(hit_at_1(chain(1), "binary", "40"), 0.80, 0.08);
}

}  // namespace
}  // namespace armillary::test
