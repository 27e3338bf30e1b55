// SPDX-License-Identifier: GPL-3.0-or-later
// Figures on real data that others have published or computed. Label `slow`.
#include <gtest/gtest.h>

#include "core/data/importers/importer.h"
#include "tests/core/training/recording.h"
#include "tests/support/support.h"

namespace armillary::test {
namespace {

data::DatasetPtr import(const char* path) {
    data::ImportRequest request;
    request.paths = {shared_data(path)};
    return data::import_files(request).dataset;
}

std::map<std::string, double> test_metrics(const char* model, const data::DatasetPtr& dataset,
                                           const data::SplitSpec& split) {
    const TemporaryDirectory folder;
    jobs::Task task = task_for(model, dataset, std::make_shared<data::Split>(data::make_split(*dataset, split)),
                               {{"evaluation.ties", "hash"}});
    task.checkpoint_dir = folder.path();
    task.threads = 0;
    return train_recording(task, -1).outcome.test.metrics;
}

TEST(MovieLens100k, DefaultsReachWhatRecBolePublishes) {
    ARMILLARY_NEEDS_DATA("ml-100k/u.data");
    const auto dataset = import("ml-100k");
    for (const char* model : {"bpr_mf", "ease", "light_gcn"}) {
        const auto metrics = test_metrics(model, dataset, {.method = "random"});
        EXPECT_GE(metrics.at("ndcg@10"), 0.27) << model;
        EXPECT_GE(metrics.at("recall@10"), 0.23) << model;
    }
}

TEST(AmazonBeauty, SasrecReachesThePublishedFigure) {
    ARMILLARY_NEEDS_DATA("amazon-beauty/Beauty.txt");
    const auto metrics = test_metrics("sasrec", import("amazon-beauty"), {.method = "leave_one_out"});
    EXPECT_GE(metrics.at("hit@10"), 0.0605);
    EXPECT_GE(metrics.at("ndcg@10"), 0.0318);
}

}  // namespace
}  // namespace armillary::test
