// SPDX-License-Identifier: GPL-3.0-or-later
// Models on worlds whose truth is known (collaborative.md 2.10 and 10.14, sequential.md 1.10 and 7.3).
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "tests/core/training/planted_blocks.h"
#include "tests/core/training/planted_chain.h"
#include "tests/core/training/recording.h"
#include "tests/support/support.h"

namespace armillary::test {
namespace {

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

TEST(PlantedChain, PopularityKnowsNothingOfIt) {
    for (int lag : {1, 2}) {
        const World world = planted_chain(lag);
        // Chance among the candidates: a history item cannot be recommended again.
        const auto known = data::histories_of(*world.dataset, world.split->train, world.split->valid);
        double chance = 0;
        for (int32_t user = 0; user < known.user_count(); ++user)
            chance +=
                10.0 / static_cast<double>(100 - std::set<int32_t>(known.begin(user), known.end(user)).size());
        chance /= known.user_count();
        const TemporaryDirectory folder;
        jobs::Task task = task_for("most_pop", world.dataset, world.split, {{"evaluation.k", "10"}});
        task.checkpoint_dir = folder.path();
        EXPECT_NEAR(train_recording(task, -1).outcome.test.metrics.at("hit@10"), chance, 0.03) << lag;
    }
}

TEST(PlantedChain, SasrecComesNearTheBayesRate) {
    // A history item cannot be recommended again, so the rate is that of targets that are new to the user: a
    // little below 1 - 0.2 + 0.2 / 100.
    for (int lag : {1, 2}) {
        const World world = planted_chain(lag);
        EXPECT_NEAR(hit_at_1(world, "softmax", "20"), 0.80, 0.05) << "lag " << lag;
    }
    EXPECT_NEAR(hit_at_1(planted_chain(1), "sampled_softmax", "20"), 0.80, 0.05);
    EXPECT_NEAR(hit_at_1(planted_chain(1), "binary", "40"), 0.80, 0.08);
}

}  // namespace
}  // namespace armillary::test
