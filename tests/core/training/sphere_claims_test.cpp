// SPDX-License-Identifier: GPL-3.0-or-later
// Minutes of training. Label `slow`.
#include <gtest/gtest.h>

#include <map>

#include "core/data/importers/importer.h"
#include "tests/core/training/planted_blocks.h"
#include "tests/core/training/recording.h"
#include "tests/support/support.h"

namespace armillary::test {
namespace {

TEST(PlantedBlocks, DirectAuFindsThemOnThreeSeeds) {
    double recall = 0, oracle = 0;
    for (const uint64_t seed : {1, 2, 3}) {
        const World world = planted_blocks(seed);
        recall += recall_at_20("direct_au", world,
                               {{"model.gamma", "1"},
                                {"model.ranking", "cosine"},
                                {"training.batch_size", "1024"},
                                {"training.learning_rate", "0.005"},
                                {"training.weight_decay", "1e-6"},
                                {"training.epochs", "60"}});
        oracle += oracle_recall(world);
    }
    EXPECT_GE(recall, 0.80 * oracle);
}

TEST(MovieLens100k, DirectAuIsMoreUniformThanBprAndRanksAsWell) {
    ARMILLARY_NEEDS_DATA("ml-100k/u.data");
    data::ImportRequest request;
    request.paths = {shared_data("ml-100k")};
    const auto dataset = data::import_files(request).dataset;
    const auto split = std::make_shared<data::Split>(data::make_split(*dataset, {.method = "ratio"}));
    struct Outcome {
        double valid, test;
        std::map<std::string, double> sphere;  ///< of the best epoch
    };
    auto defaults = [&](const char* model) {
        const TemporaryDirectory folder;
        jobs::Task task = task_for(model, dataset, split);
        task.checkpoint_dir = folder.path();
        task.threads = 0;
        const Recording recording = train_recording(task, -1);
        const auto& best = recording.epochs.at(static_cast<size_t>(recording.outcome.best_epoch) - 1).diagnostics;
        return Outcome{recording.outcome.valid.metrics.at("ndcg@10"),
                       recording.outcome.test.metrics.at("ndcg@10"),
                       {best.begin(), best.end()}};
    };
    const Outcome bpr = defaults("bpr_mf"), direct_au = defaults("direct_au");
    for (const char* name : {"user_uniformity", "item_uniformity", "user_uniformity_degree_weighted",
                             "item_uniformity_degree_weighted"})
        EXPECT_LT(direct_au.sphere.at(name), bpr.sphere.at(name)) << name;
    EXPECT_GE(direct_au.valid, bpr.valid);
    EXPECT_GE(direct_au.test, bpr.test - 0.005);  // the standard error of either is 0.005
}

}  // namespace
}  // namespace armillary::test
