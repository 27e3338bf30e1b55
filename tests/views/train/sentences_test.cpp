// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/train/sentences.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/views/support.h"

namespace armillary::test {
namespace {

using namespace views;
using Finding = jobs::Verdict::Finding;

jobs::Verdict verdict(double baseline, double model, double error, Finding finding,
                      const char* metric = "hit@10") {
    return {metric, baseline, model, model - baseline, error, 1000, finding};
}

TEST(VerdictText, SaysHowManyMoreUsersWithBothFigures) {
    const auto words = verdict_text(verdict(0.3, 0.4, 0.01, Finding::better), "Pop", "EASE");
    EXPECT_EQ(words.headline, "EASE finds a held-out item in the top 10 for 33.3 % more users than Pop");
    EXPECT_EQ(words.detail,
              "EASE: 40.0 % of users, Pop: 30.0 % of users. Difference 10.00 percentage points, standard error 1 "
              "(paired, 1,000 users).");
}

TEST(VerdictText, IsHonestWhenItIsWorseOrNotDecided) {
    EXPECT_EQ(verdict_text(verdict(0.4, 0.3, 0.01, Finding::worse), "Pop", "EASE").headline,
              "EASE finds a held-out item in the top 10 for 25.0 % fewer users than Pop");
    EXPECT_TRUE(verdict_text(verdict(0.4, 0.41, 0.05, Finding::undecided), "Pop", "EASE")
                    .headline.contains("cannot be told apart"));
    const auto unknown = verdict_text(verdict(0.4, 0.5, std::nan(""), Finding::undecided), "Pop", "EASE");
    EXPECT_TRUE(unknown.headline.contains("cannot be told"));
    EXPECT_TRUE(unknown.detail.contains("standard error –"));
}

TEST(VerdictText, ABaselineAtZeroHasNoPercentage) {
    EXPECT_EQ(verdict_text(verdict(0, 0.1, 0.01, Finding::better), "Pop", "EASE").headline,
              "EASE reaches hit@10 0.1000 where Pop stays at zero");
}

TEST(TimeSentence, IsARangeAndSaysWhatItRestsOn) {
    using Basis = jobs::TimeEstimate::Basis;
    EXPECT_EQ(time_sentence(jobs::TimeEstimate{{130, 170}, Basis::same_model, 3}, 1, true),
              "Estimate by the speed of earlier runs of this model (3): 2-3 min");
    EXPECT_EQ(time_sentence(jobs::TimeEstimate{{130, 170}, Basis::timed_batches, 40}, 3, true),
              "Estimate by timed batches (40): 2-3 min for each of 3 runs; validation comes on top");
    EXPECT_TRUE(
        time_sentence(jobs::TimeEstimate{{0.01, 0.2}, Basis::same_model, 1}, 1, true).contains("under a second"));
}

TEST(TimeSentence, ARangeThatTellsNothingIsNotSaid) {
    using Basis = jobs::TimeEstimate::Basis;
    const QString unknown = "How long it takes is not known yet. “Time a few batches” measures it.";
    EXPECT_EQ(time_sentence({}, 1, true), unknown);
    EXPECT_EQ(time_sentence(jobs::TimeEstimate{{10, 72 * 3600}, Basis::same_model, 4}, 1, true), unknown);
    EXPECT_EQ(time_sentence(jobs::TimeEstimate{{10, 101}, Basis::timed_batches, 2}, 1, true), unknown);
    EXPECT_NE(time_sentence(jobs::TimeEstimate{{10, 100}, Basis::timed_batches, 2}, 1, true), unknown);
    EXPECT_EQ(time_sentence(jobs::TimeEstimate{{10, 20}, Basis::other_models, 4}, 1, true), unknown);
    EXPECT_EQ(time_sentence(jobs::TimeEstimate{{10, 20}, Basis::other_models, 4}, 1, false),
              "How long it takes is not known yet: this model has not been trained here before");
}

TEST(StatusSentence, FollowsTheRun) {
    TrainingRecord record;
    record.status = "running";
    record.epoch = 3;
    record.epochs_planned = 40;
    record.batch = 7;
    record.batches_an_epoch = 12;
    record.examples_per_second = 4100.4;
    record.best_epoch = 2;
    EXPECT_EQ(status_sentence(record), "Epoch 3 of 40 · batch 7 of 12 · 4,100 examples/s · best epoch 2");
    record.status = "cancelled";
    record.epochs = 3;
    EXPECT_TRUE(status_sentence(record).startsWith("Cancelled after epoch 3; what it recorded is kept"));
    EXPECT_EQ(status_sentence({}), "");
}

TEST(ResultSentence, GivesTheUncertaintyWhereItIsKnown) {
    TrainingRecord record;
    EXPECT_EQ(result_sentence(record), "");
    record.test = {{"ndcg@10", 0.25}, {"hit@10", 0.5}};
    record.test_errors = {{"ndcg@10", 0.01}};
    EXPECT_EQ(result_sentence(record), "Test: ndcg@10 0.2500 ± 0.01000 · hit@10 0.5000");
    record.test = {{"collision_rate", 0.25}};
    EXPECT_EQ(result_sentence(record), "25.0 % of the items share their whole code with another");
}

}  // namespace
}  // namespace armillary::test
