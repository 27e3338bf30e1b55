// SPDX-License-Identifier: GPL-3.0-or-later
// The doctor on hand-made records; on trained ones in tests/core/training/doctor_test.cpp.
#include "core/diagnostics/codebook/doctor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

#include "core/diagnostics/codebook/doctor_rules.h"

namespace armillary::diagnostics {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;

namespace {

void record(RunEvidence& run, const std::string& name, const std::vector<double>& values) {
    run.series[name].clear();
    for (double value : values)
        run.series[name].push_back({static_cast<int64_t>(run.series[name].size() + 1) * 100, value});
}

/// Ten thousand items, three levels of 256 codes, nothing wrong.
RunEvidence healthy_run() {
    RunEvidence run;
    run.parameters = {{"model.initialisation", "kmeans"},
                      {"model.warm_up_epochs", "10"},
                      {"model.commitment", "0.25"},
                      {"model.latent_dim", "32"},
                      {"model.codebook_size", "256"},
                      {"model.codebook_update", "gradient"},
                      {"model.reconstruction_reduction", "mean"},
                      {"model.quantisation_reduction", "mean"},
                      {"model.balance", "0"},
                      {"model.revival", "0"},
                      {"training.learning_rate", "0.001"},
                      {"training.batch_size", "256"},
                      {"training.optimizer", "adam"},
                      {"features.normalise", "standardise"}};
    run.items = 10000;
    run.level_sizes = {256, 256, 256};
    for (int level = 0; level < 3; ++level) {
        const std::string at = "[" + std::to_string(level) + "]";
        record(run, "usage" + at, {1, 1, 1, 1});
        record(run, "perplexity" + at, {220, 220, 220, 220});
        record(run, "top_share" + at, {0.01, 0.01, 0.01, 0.01});
        record(run, "relative_error" + at, {0.6, 0.6, 0.6, 0.6});
        record(run, "codebook_norm" + at, {3, 3, 3, 3});
    }
    record(run, "latent_norm", {3.1, 3, 3, 3});
    record(run, "reconstruction", {0.5, 0.4, 0.3, 0.3});
    record(run, "commitment", {0.1, 0.05, 0.03, 0.03});
    record(run, "reconstruction_error", {0.5, 0.4, 0.3, 0.3});
    record(run, "churn", {0.4, 0.2, 0.1, 0.05});
    record(run, "made_items", {100, 90, 80, 80});
    record(run, "forced_items", {10, 10, 10, 10});
    record(run, "input_duplicates", {20, 20, 20, 20});
    record(run, "input_duplicate_groups", {10, 10, 10, 10});
    record(run, "input_variance", {1, 1, 1, 1});
    record(run, "input_cosine", {0, 0, 0, 0});
    return run;
}

std::vector<std::string> causes(const Diagnosis& diagnosis) {
    std::vector<std::string> ids;
    for (const Cause& cause : diagnosis.causes) ids.push_back(cause.id);
    return ids;
}

}  // namespace

TEST(Doctor, RemedyFitsARunOfFewEpochs) {
    RunEvidence run = healthy_run();
    run.parameters["model.warm_up_epochs"] = "2";
    run.parameters["training.epochs"] = "8";
    record(run, "usage[0]", {0.9, 0.7, 0.6, 0.6});
    const Diagnosis diagnosis = diagnose(run);
    ASSERT_FALSE(diagnosis.causes.empty());
    ASSERT_EQ(diagnosis.causes[0].id, "untrained_encoder");
    EXPECT_EQ(diagnosis.causes[0].remedy.changes.at(0).second, "4") << "ten would take all epochs";
    run.parameters["training.epochs"] = "4";
    EXPECT_TRUE(diagnose(run).causes.at(0).remedy.changes.empty()) << "no room for a longer warm-up";
}

TEST(Doctor, HasNothingToSayAboutAHealthyRun) {
    const Diagnosis diagnosis = diagnose(healthy_run());
    EXPECT_TRUE(diagnosis.healthy);
    EXPECT_TRUE(diagnosis.symptoms.empty() && diagnosis.causes.empty() && diagnosis.cannot_tell.empty())
        << to_json(diagnosis);
}

TEST(Doctor, ExpectsOfASmallCatalogueWhatChanceAllows) {
    // 700 items in 128 codes: 99.6 % by chance. 100 items in 16 codes leave 0.2 % unused.
    RunEvidence run = healthy_run();
    run.items = 700;
    run.level_sizes = {128};
    record(run, "perplexity[0]", {110});
    record(run, "usage[0]", {0.95});
    record(run, "made_items", {1});
    EXPECT_TRUE(diagnose(run).healthy) << to_json(diagnose(run));
    record(run, "usage[0]", {0.9});
    EXPECT_FALSE(diagnose(run).healthy);
}

TEST(Doctor, NamesABadStartWithItsEvidenceAndRemedy) {
    RunEvidence run = healthy_run();
    run.parameters["model.initialisation"] = "normal";
    record(run, "usage[0]", {0.1, 0.1, 0.1, 0.1});
    record(run, "codebook_norm[0]", {6, 6, 6, 6});
    const Diagnosis diagnosis = diagnose(run);
    EXPECT_FALSE(diagnosis.healthy);
    ASSERT_FALSE(diagnosis.symptoms.empty());
    EXPECT_EQ(diagnosis.symptoms[0].name, "usage[0]");
    ASSERT_THAT(causes(diagnosis), ElementsAre("bad_initialisation"));
    const Cause& cause = diagnosis.causes[0];
    EXPECT_NEAR(cause.confidence, 1 - 0.5 * 0.4 * 0.5, 1e-12);
    EXPECT_EQ(cause.evidence.size(), 3u);
    EXPECT_NEAR(cause.evidence[1].value, 6 / 3.1, 1e-12);
    EXPECT_THAT(cause.remedy.changes, Contains(Pair("model.initialisation", "kmeans")));
    for (const Observation& seen : cause.evidence) EXPECT_FALSE(seen.source.empty() || seen.what.empty());
}

TEST(Doctor, TellsASummedLossFromALargeCommitment) {
    RunEvidence run = healthy_run();
    record(run, "commitment", {2, 1, 0.5, 0.5});
    run.parameters["model.quantisation_reduction"] = "sum";
    const Diagnosis summed = diagnose(run);
    ASSERT_THAT(causes(summed), ElementsAre("loss_scale_imbalance"));
    EXPECT_THAT(summed.causes[0].remedy.changes, ElementsAre(Pair("model.quantisation_reduction", "mean")));
    run.parameters["model.reconstruction_reduction"] = "sum";  // both summed: no imbalance
    record(run, "input_columns", {64});
    EXPECT_TRUE(diagnose(run).causes.empty());
    run.parameters["model.reconstruction_reduction"] = run.parameters["model.quantisation_reduction"] = "mean";
    run.parameters["model.commitment"] = "5";
    EXPECT_THAT(diagnose(run).causes.at(0).remedy.changes, ElementsAre(Pair("model.commitment", "0.25")));
}

TEST(Doctor, LowersTheCommitmentWhereLongLatentsMakeTheUsualOneTooHeavy) {
    RunEvidence run = healthy_run();
    record(run, "commitment", {0.75, 0.5, 0.2, 0.1});  // 1.5 times the reconstruction
    EXPECT_TRUE(diagnose(run).healthy);                // it did no harm
    record(run, "usage[2]", {0.9, 0.7, 0.5, 0.4});
    const Diagnosis diagnosis = diagnose(run);
    ASSERT_THAT(causes(diagnosis), ElementsAre("loss_scale_imbalance"));
    EXPECT_THAT(diagnosis.causes[0].remedy.changes, ElementsAre(Pair("model.commitment", "0.017")));
    // Summed, the same run weighs 32 times more: averaging alone would not be enough.
    run.parameters["model.quantisation_reduction"] = "sum";
    record(run, "commitment", {24, 16, 6, 3});
    EXPECT_THAT(diagnose(run).causes.at(0).remedy.changes,
                ElementsAre(Pair("model.quantisation_reduction", "mean"), Pair("model.commitment", "0.017")));
}

TEST(Doctor, ForcedCollisionsHaveNoSettingThatHelps) {
    RunEvidence run = healthy_run();
    record(run, "input_duplicates", {4000});
    record(run, "forced_items", {3900});
    const Diagnosis diagnosis = diagnose(run);
    ASSERT_THAT(causes(diagnosis), ElementsAre("duplicated_input"));
    EXPECT_TRUE(diagnosis.causes[0].remedy.changes.empty());
}

TEST(Doctor, CountsDifferentInputsAgainstTheCodebook) {
    RunEvidence run = healthy_run();
    record(run, "input_duplicates", {9900});  // of 10,000 items
    record(run, "input_duplicate_groups", {500});
    const Diagnosis diagnosis = diagnose(run);
    ASSERT_THAT(causes(diagnosis), Contains("codebook_too_large"));
    const Cause& cause = diagnosis.causes[1];
    EXPECT_NEAR(cause.evidence[0].value, 600. / 256, 1e-12);
    EXPECT_THAT(cause.remedy.changes, ElementsAre(Pair("model.codebook_size", "16")));  // 600 / 20 = 30
}

TEST(Doctor, StartsFromTheLikeliestCause) {
    RunEvidence run = healthy_run();
    run.parameters["model.initialisation"] = "uniform";
    run.parameters["model.commitment"] = "0";
    record(run, "usage[0]", {0.7, 0.5, 0.2, 0.1});
    record(run, "latent_norm", {3, 30, 300, 3000});
    record(run, "relative_error[0]", {0.9, 0.95, 0.99, 0.99});
    const Diagnosis diagnosis = diagnose(run);
    EXPECT_THAT(causes(diagnosis), ElementsAre("norm_blow_up", "bad_initialisation"));
    EXPECT_GT(diagnosis.causes[0].confidence, diagnosis.causes[1].confidence);
}

TEST(Doctor, SaysWhatItCannotTellOfCodesMadeElsewhere) {
    RunEvidence run;
    run.items = 3686;
    run.level_sizes = {256, 256, 256};
    record(run, "usage[0]", {48. / 256});
    record(run, "perplexity[0]", {40.72});
    const Diagnosis diagnosis = diagnose(run);
    EXPECT_FALSE(diagnosis.healthy);
    EXPECT_EQ(diagnosis.symptoms.size(), 2u);
    EXPECT_TRUE(diagnosis.causes.empty());
    EXPECT_THAT(diagnosis.cannot_tell, Contains(HasSubstr("made elsewhere")));
    EXPECT_THAT(diagnosis.cannot_tell, Contains(HasSubstr("item vectors")));
    EXPECT_THAT(diagnosis.cannot_tell, Contains(HasSubstr("None of the causes")));
    EXPECT_TRUE(diagnose({}).healthy);
}

TEST(Doctor, ADivergedLossPointsToTheLearningRate) {
    RunEvidence run = healthy_run();
    run.diverged = true;
    run.parameters["training.learning_rate"] = "0.3";
    const Diagnosis diagnosis = diagnose(run);
    ASSERT_THAT(causes(diagnosis), ElementsAre("learning_rate_too_high"));
    EXPECT_THAT(diagnosis.causes[0].remedy.changes, ElementsAre(Pair("training.learning_rate", "0.001")));
}

TEST(Doctor, UndefinedAndMissingFiguresAreNoEvidence) {
    RunEvidence run = healthy_run();
    for (auto& [name, points] : run.series)
        for (RunEvidence::Point& point : points) point.value = std::nan("");
    EXPECT_TRUE(diagnose(run).causes.empty());
    run.series.clear();
    EXPECT_TRUE(diagnose(run).causes.empty());
}

TEST(Doctor, JsonHasTheKeysOfTheTerminal) {
    RunEvidence run = healthy_run();
    run.parameters["model.initialisation"] = "uniform";
    record(run, "usage[0]", {0.5, 0.5, 0.5, 0.5});
    const auto json = nlohmann::json::parse(to_json(diagnose(run)));
    EXPECT_EQ(json.at("healthy"), false);
    const auto& cause = json.at("causes").at(0);
    EXPECT_EQ(cause.at("id"), "bad_initialisation");
    EXPECT_GT(cause.at("confidence"), 0.5);
    EXPECT_EQ(cause.at("remedy").at("changes").at("model.initialisation"), "kmeans");
    for (const char* key : {"what", "name", "value", "threshold", "source"})
        EXPECT_TRUE(cause.at("evidence").at(0).contains(key)) << key;
    EXPECT_TRUE(json.at("symptoms").is_array() && json.at("cannot_tell").is_array());
}

TEST(Doctor, KnowsEachCauseOnce) {
    std::set<std::string> ids;
    for (const DoctorRule& rule : doctor_rules()) EXPECT_TRUE(ids.insert(rule.id).second) << rule.id;
}

}  // namespace armillary::diagnostics
