// SPDX-License-Identifier: GPL-3.0-or-later
// Most popular on real data, to the digits that plain programs give for the same protocol.
#include <gtest/gtest.h>

#include "core/data/importers/importer.h"
#include "tests/core/training/recording.h"
#include "tests/support/support.h"

namespace armillary::test {
namespace {

jobs::Evaluation most_popular(const char* folder, const char* split, const char* k) {
    data::ImportRequest request;
    request.paths = {shared_data(folder)};
    const auto dataset = data::import_files(request).dataset;
    const TemporaryDirectory checkpoints;
    jobs::Task task =
        task_for("most_pop", dataset, std::make_shared<data::Split>(data::make_split(*dataset, {.method = split})),
                 {{"evaluation.ties", "raw_id"}, {"evaluation.k", k}});
    task.checkpoint_dir = checkpoints.path();
    return train_recording(task, -1).outcome.test;
}

TEST(MostPopular, OnAmazonBeauty) {
    ARMILLARY_NEEDS_DATA("amazon-beauty/Beauty.txt");
    const auto test = most_popular("amazon-beauty", "leave_one_out", "5,10");
    EXPECT_NEAR(test.metrics.at("hit@5"), 0.007468, 5e-7);
    EXPECT_NEAR(test.metrics.at("hit@10"), 0.011537, 5e-7);
    EXPECT_NEAR(test.metrics.at("ndcg@10"), 0.005456, 5e-7);
    EXPECT_EQ(test.users, 22363);
}

TEST(MostPopular, OnLastfmSequences) {
    ARMILLARY_NEEDS_DATA("lastfm-s3rec/LastFM.txt");
    const auto test = most_popular("lastfm-s3rec", "leave_one_out", "5,10");
    EXPECT_NEAR(test.metrics.at("hit@5"), 0.024771, 5e-7);
    EXPECT_NEAR(test.metrics.at("hit@10"), 0.038532, 5e-7);
    EXPECT_NEAR(test.metrics.at("ndcg@10"), 0.017989, 5e-7);
}

TEST(MostPopular, OnLastfmWithItsPublishedSplit) {
    ARMILLARY_NEEDS_DATA("lastfm-lightgcn/data1.txt");
    const auto test = most_popular("lastfm-lightgcn", "given", "20");
    EXPECT_NEAR(test.metrics.at("recall@20"), 0.03674, 5e-6);
    EXPECT_NEAR(test.metrics.at("ndcg@20"), 0.02108, 5e-6);
    EXPECT_NEAR(test.metrics.at("precision@20"), 0.00940, 5e-6);
    EXPECT_EQ(test.users, 1856);
}

}  // namespace
}  // namespace armillary::test
