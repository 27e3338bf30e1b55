// SPDX-License-Identifier: GPL-3.0-or-later
// Memory that a descriptor's formula predicts against what the process takes.
#include <gtest/gtest.h>

#include "core/jobs/environment.h"
#include "core/jobs/preparation.h"
#include "tests/core/training/trained.h"

namespace armillary::test {
namespace {

struct Memory {
    double predicted = 0, peak = 0;  ///< bytes
};

Memory of_buckets(const char* buckets) {
    const jobs::Task task =
        tokenizer_task("hash_ids", dataset_of({{0, 1, 2}, {2, 1, 0}}, 200), nullptr, {{"model.buckets", buckets}});
    const jobs::ResourceMeter meter;
    train(task);
    return {jobs::predicted_memory(task), static_cast<double>(meter.peak_memory_bytes())};
}

TEST(PredictedMemory, OfHashIdsCountsTheBuckets) {
    of_buckets("1000");  // libraries that are loaded and warmed up take memory once
    const Memory few = of_buckets("1000"), many = of_buckets("16777216");
    const double predicted = many.predicted - few.predicted, measured = many.peak - few.peak;
    EXPECT_GE(predicted, measured * 0.8);
    EXPECT_LE(predicted, measured * 1.5);
    RecordProperty("megabytes", std::to_string(predicted / 1e6) + " against " + std::to_string(measured / 1e6));
}

}  // namespace
}  // namespace armillary::test
