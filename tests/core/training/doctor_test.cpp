// SPDX-License-Identifier: GPL-3.0-or-later
// The collapse doctor on trained runs: failures planted one at a time (tokenizers.md A.2, B.11), and healthy runs.
#include "core/diagnostics/codebook/doctor.h"

#include <gtest/gtest.h>

#include <ostream>

#include "tests/core/training/syn_h.h"
#include "tests/support/support.h"

namespace armillary::test {
namespace {

using diagnostics::Diagnosis;
using diagnostics::RunEvidence;
using FeaturesPtr = std::shared_ptr<const data::FeatureMatrix>;

RunEvidence evidence_of(const jobs::Task& task, const Recording& run) {
    RunEvidence evidence;
    for (const auto& [name, value] : task.parameters.all())
        evidence.parameters[name] = descriptor::to_string(value);
    for (const jobs::EpochEvent& epoch : run.epochs)
        for (const auto* figures : {&epoch.train, &epoch.diagnostics})
            for (const auto& [name, value] : *figures) evidence.series[name].push_back({epoch.step, value});
    evidence.items = SynH::kItems;
    evidence.level_sizes.assign(static_cast<size_t>(task.parameters.integer("model.levels")),
                                task.parameters.integer("model.codebook_size"));
    return evidence;
}

Diagnosis diagnosis_of(int seed, const Settings& settings, FeaturesPtr features = nullptr) {
    const TemporaryDirectory folder;
    jobs::Task task = rq_vae_task(seed, settings, std::move(features));
    task.checkpoint_dir = folder.path();
    return diagnostics::diagnose(evidence_of(task, train_recording(task, -1)));
}

/// SYN-H far from the origin: half of the columns are 5 higher.
FeaturesPtr one_sided() {
    auto features = std::make_shared<data::FeatureMatrix>(*syn_h().features);
    for (size_t i = 0; i < features->values.size(); ++i)
        if (i % SynH::kDim < SynH::kDim / 2) features->values[i] += 5;
    return features;
}

/// Only 400 different items.
FeaturesPtr repeated() {
    auto features = std::make_shared<data::FeatureMatrix>(*syn_h().features);
    for (int item = 400; item < SynH::kItems; ++item)
        std::copy_n(features->row(item % 400), SynH::kDim, features->values.begin() + item * SynH::kDim);
    return features;
}

struct Planted {
    const char *name, *cause;
    Settings settings;
    FeaturesPtr (*features)() = nullptr;
};

void PrintTo(const Planted& planted, std::ostream* out) {
    *out << planted.name;
}

const std::vector<Planted> kPlanted{
    {"CodebooksFarAboveTheLatents",
     "bad_initialisation",
     {{"model.initialisation", "normal"}, {"model.warm_up_epochs", "0"}, {"training.epochs", "15"}}},
    {"CodebooksAtTheOrigin",
     "bad_initialisation",
     {{"model.initialisation", "uniform"}, {"model.warm_up_epochs", "0"}, {"training.epochs", "20"}}},
    {"KMeansOnAnUntrainedEncoder",
     "untrained_encoder",
     {{"model.warm_up_epochs", "0"}, {"training.epochs", "30"}}},
    {"QuantisationSummedReconstructionAveraged",
     "loss_scale_imbalance",
     {{"model.quantisation_reduction", "sum"}, {"training.epochs", "16"}}},
    {"TooMuchCommitment", "loss_scale_imbalance", {{"model.commitment", "5"}, {"training.epochs", "16"}}},
    {"NoCommitment",
     "norm_blow_up",
     {{"model.commitment", "0"}, {"model.warm_up_epochs", "5"}, {"training.epochs", "26"}}},
    {"AveragesThatNeverForget",
     "moving_average_counts",
     {{"model.codebook_update", "moving_average"}, {"model.decay", "0.9999"}, {"training.epochs", "25"}}},
    {"OneSidedInputs",
     "anisotropic_input",
     {{"features.normalise", "none"}, {"training.epochs", "16"}},
     one_sided},
    {"RepeatedInputs", "duplicated_input", {{"training.epochs", "16"}}, repeated},
    {"MoreCodesThanTheCatalogueCanFill",
     "codebook_too_large",
     {{"model.codebook_size", "1024"}, {"training.epochs", "13"}}},
    {"BalanceAgainstRevival",
     "clashing_remedies",
     {{"model.balance", "0.05"}, {"model.revival", "0.1"}, {"training.epochs", "24"}}},
    {"StepsTooLarge", "learning_rate_too_high", {{"training.learning_rate", "0.05"}, {"training.epochs", "30"}}},
    {"StepsTooSmall",
     "learning_rate_too_low",
     {{"training.learning_rate", "0.000001"}, {"model.warm_up_epochs", "3"}, {"training.epochs", "12"}}},
};

class Doctor : public testing::TestWithParam<Planted> {};

TEST_P(Doctor, NamesThePlantedCauseFirst) {
    const Planted& planted = GetParam();
    const Diagnosis diagnosis = diagnosis_of(1, planted.settings, planted.features ? planted.features() : nullptr);
    EXPECT_FALSE(diagnosis.healthy);
    ASSERT_FALSE(diagnosis.causes.empty()) << diagnostics::to_json(diagnosis);
    EXPECT_EQ(diagnosis.causes.front().id, planted.cause) << diagnostics::to_json(diagnosis);
}

INSTANTIATE_TEST_SUITE_P(Planted, Doctor, testing::ValuesIn(kPlanted),
                         [](const auto& info) { return info.param.name; });

TEST(HealthyDoctor, IsSilentOnHealthyRuns) {
    for (int seed = 1; seed <= 3; ++seed) {
        const Diagnosis diagnosis = diagnosis_of(seed, {{"training.epochs", "30"}});
        EXPECT_TRUE(diagnosis.healthy) << "seed " << seed << ": " << diagnostics::to_json(diagnosis);
        EXPECT_TRUE(diagnosis.causes.empty() && diagnosis.cannot_tell.empty());
    }
    EXPECT_TRUE(diagnosis_of(1, {{"model.codebook_update", "moving_average"}, {"training.epochs", "30"}}).healthy);
}

TEST(DoctorsRemedy, RestoresTheUseOfTheCodes) {
    const Settings planted{
        {"model.initialisation", "normal"}, {"model.warm_up_epochs", "0"}, {"training.epochs", "25"}};
    const Diagnosis diagnosis = diagnosis_of(2, planted);
    ASSERT_FALSE(diagnosis.causes.empty());
    Settings remedied = planted;
    const auto& changes = diagnosis.causes.front().remedy.changes;
    remedied.insert(remedied.end(), changes.begin(), changes.end());
    const Recording run = train_rq_vae(2, remedied);
    const std::map<std::string, double> figures(run.epochs.back().diagnostics.begin(),
                                                run.epochs.back().diagnostics.end());
    EXPECT_GE(figures.at("usage[0]"), 0.95);
    EXPECT_LT(figures.at("collision_rate"), 0.9);
}

}  // namespace
}  // namespace armillary::test
