// SPDX-License-Identifier: GPL-3.0-or-later
// Every number of the table in tokenizers.md B.10, from both sides.
#include "core/diagnostics/codebook/vital_signs.h"

#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>

namespace armillary::diagnostics {

namespace {

/// 12,000 items, three levels of 256 codes: the catalogue that the table speaks of. Chance would use all codes.
RunEvidence run_with(const std::string& name, const std::vector<double>& values) {
    RunEvidence run;
    run.items = 12000;
    run.level_sizes = {256, 256, 256};
    for (size_t at = 0; at < values.size(); ++at)
        run.series[name].push_back({static_cast<int64_t>(at + 1), values[at]});
    return run;
}

std::string grade_of(const RunEvidence& run, const std::string& name) {
    for (const VitalSign& sign : vital_signs(run))
        if (sign.name == name) return to_string(sign.grade);
    return "not judged";
}

struct Row {
    const char* name;
    double value;
    const char* grade;
};

constexpr Row kTable[] = {{"usage[0]", 0.951, "healthy"},
                          {"usage[0]", 0.949, "warning"},
                          {"usage[0]", 0.801, "warning"},
                          {"usage[0]", 0.501, "warning"},
                          {"usage[0]", 0.499, "alarm"},
                          {"perplexity[0]", 0.601 * 256, "healthy"},
                          {"perplexity[0]", 0.599 * 256, "warning"},
                          {"perplexity[0]", 0.101 * 256, "warning"},
                          {"perplexity[0]", 0.099 * 256, "alarm"},
                          {"top_share[0]", 4.99 / 256, "healthy"},
                          {"top_share[0]", 5.01 / 256, "warning"},
                          {"top_share[0]", 0.199, "warning"},
                          {"top_share[0]", 0.201, "alarm"},
                          {"gini[0]", 0.4, "healthy"},
                          {"gini[0]", 0.41, "warning"},
                          {"gini[0]", 0.89, "warning"},
                          {"gini[0]", 0.91, "alarm"},
                          {"surplus_rate", 0.05, "healthy"},
                          {"surplus_rate", 0.051, "warning"},
                          {"surplus_rate", 0.49, "warning"},
                          {"surplus_rate", 0.51, "alarm"},
                          {"relative_error[1]", 0.89, "healthy"},
                          {"relative_error[1]", 0.91, "warning"},
                          {"relative_error[1]", 0.999, "warning"},
                          {"relative_error[1]", 1.0, "alarm"},
                          {"codebook_max_cosine_used[2]", 0.949, "healthy"},
                          {"codebook_max_cosine_used[2]", 0.951, "warning"},
                          {"codebook_max_cosine_used[2]", 0.9995, "warning"},
                          {"codebook_twins_used[2]", 0.251, "alarm"}};

}  // namespace

TEST(VitalSigns, FollowEveryBoundOfTheTable) {
    for (const Row& row : kTable)
        EXPECT_EQ(grade_of(run_with(row.name, {row.value}), row.name), row.grade) << row.name << ' ' << row.value;
}

TEST(VitalSigns, OfTheEndOfTrainingAreMeansOfItsLastQuarter) {
    const auto churn = [](double late) { return grade_of(run_with("churn", {0.9, 0.5, 0.3, late}), "churn"); };
    EXPECT_EQ(churn(0.019), "healthy");
    EXPECT_EQ(churn(0.021), "warning");
    EXPECT_EQ(churn(0.199), "warning");
    EXPECT_EQ(churn(0.201), "alarm");
    EXPECT_EQ(grade_of(run_with("churn", {0.9, 0.9, 0.9}), "churn"), "not judged") << "too short for a late part";
    RunEvidence improving = run_with("churn", {0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9});
    for (int epoch = 1; epoch <= 8; ++epoch)
        improving.series["reconstruction_error"].push_back({epoch, std::pow(0.9, epoch)});
    EXPECT_EQ(grade_of(improving, "churn"), "warning") << "IDs may change while the reconstruction improves";
    const auto agreement = [](double late) {
        return grade_of(run_with("batch_agreement", {0.1, 0.2, 0.3, late}), "batch_agreement");
    };
    EXPECT_EQ(agreement(0.96), "healthy");
    EXPECT_EQ(agreement(0.94), "warning");
    EXPECT_EQ(agreement(0.49), "alarm");
}

TEST(VitalSigns, PerplexityThatFellToATenthOfItsStartIsAnAlarmToo) {
    RunEvidence run = run_with("perplexity[0]", {250, 100, 26, 26});
    run.level_sizes = {128, 128, 128};  // a tenth of them: 12.8
    EXPECT_EQ(grade_of(run, "perplexity[0]"), "warning");
    run.series["perplexity[0]"].front().value = 270;
    EXPECT_EQ(grade_of(run, "perplexity[0]"), "alarm");
}

TEST(VitalSigns, AskOfASmallCatalogueWhatChanceAllows) {
    RunEvidence run = run_with("usage[0]", {0.62});
    run.items = 256;  // chance would use 63 % of 256 codes
    EXPECT_EQ(grade_of(run, "usage[0]"), "healthy");
    run = run_with("gini[0]", {0.95});
    run.items = 5 * 256 - 1;
    EXPECT_EQ(grade_of(run, "gini[0]"), "not judged") << "so few items are uneven by chance";
    run = run_with("surplus_rate", {0.9});
    run.level_sizes = {256};
    EXPECT_EQ(grade_of(run, "surplus_rate"), "not judged") << "fewer semantic IDs than items";
    run = run_with("top_share[0]", {1});
    run.level_sizes = {4};
    EXPECT_EQ(grade_of(run, "top_share[0]"), "not judged") << "one of four codes may well hold all";
}

TEST(VitalSigns, OfCodesAreThoseOfTheWorstLevel) {
    RunEvidence run = run_with("relative_error[0]", {0.5});
    run.series["relative_error[2]"] = {{1, 0.95}};
    EXPECT_EQ(grade_of(run, "relative_error[2]"), "warning");
    EXPECT_EQ(grade_of(run, "relative_error[0]"), "not judged") << "the worst stands for all";
}

TEST(VitalSigns, FewTwinsAreToldByTheLargestCosine) {
    RunEvidence run = run_with("codebook_twins_used[0]", {0.249});
    run.series["codebook_max_cosine_used[0]"] = {{1, 0.9999}};
    EXPECT_EQ(grade_of(run, "codebook_twins_used[0]"), "not judged");
    EXPECT_EQ(grade_of(run, "codebook_max_cosine_used[0]"), "warning");
    run.parameters["model.latent_dim"] = "2";
    EXPECT_EQ(grade_of(run, "codebook_max_cosine_used[0]"), "not judged") << "in a plane directions are few";
}

TEST(VitalSigns, AFewCodesMayHoldMoreEach) {
    RunEvidence run = run_with("top_share[0]", {0.6});
    run.level_sizes = {8, 8, 8};  // five times the even share: 0.625
    EXPECT_EQ(grade_of(run, "top_share[0]"), "healthy");
    run.series["top_share[0]"] = {{1, 0.63}};
    EXPECT_EQ(grade_of(run, "top_share[0]"), "alarm") << "0.2 is below the even share here";
}

TEST(VitalSigns, OfSmallCodebooksCanBeAlarmsToo) {
    RunEvidence run = run_with("perplexity[0]", {1});
    run.series["gini[0]"] = {{1, 0.875}};  // one code for all: 1 - 1/8
    run.level_sizes = {8, 8, 8};
    EXPECT_EQ(grade_of(run, "perplexity[0]"), "alarm") << "a tenth of eight codes is below one";
    EXPECT_EQ(grade_of(run, "gini[0]"), "alarm");
}

TEST(VitalSigns, ThatAlarmAreNotPassedOver) {
    RunEvidence run = run_with("churn", {0.9, 0.9, 0.9, 0.9});
    EXPECT_TRUE(diagnose(run).healthy) << "no symptom of a collapse";
    EXPECT_TRUE(diagnose(run).alarming());
    EXPECT_FALSE(diagnose(run_with("usage[0]", {1})).alarming());
}

TEST(RunEvidence, ImprovesWhereItsLastQuarterDoes) {
    const auto improving = [](const std::vector<double>& errors) {
        return run_with("reconstruction_error", errors).still_improving();
    };
    EXPECT_TRUE(improving({0.7533, 0.7391, 0.7259, 0.7149, 0.7030})) << "a short run";
    EXPECT_FALSE(improving({0.9, 0.5, 0.5, 0.5, 0.5}));
    EXPECT_FALSE(improving({0.9, 0.5, 0.4})) << "too short to tell";
    std::vector<double> levelled(40, 0.5);
    for (int epoch = 0; epoch < 29; ++epoch) levelled[static_cast<size_t>(epoch)] = 1 - 0.01 * epoch;
    EXPECT_FALSE(improving(levelled));
}

TEST(VitalSigns, OfRunsThatRecordedTheirIdsAloneTellCollisionsToo) {
    EXPECT_EQ(grade_of(run_with("distinct", {12000 * 0.96}), "surplus_rate"), "healthy");
    EXPECT_EQ(grade_of(run_with("distinct", {12000 * 0.94}), "surplus_rate"), "warning");
}

TEST(Doctor, SaysWhereThereAreFewerIdsThanItems) {
    RunEvidence run = run_with("usage[0]", {1});
    run.level_sizes = {16, 16};
    EXPECT_TRUE(diagnose(run).healthy);
    ASSERT_EQ(diagnose(run).cannot_tell.size(), 1u);
    run.items = 256;
    EXPECT_TRUE(diagnose(run).cannot_tell.empty());
}

TEST(VitalSigns, StandInTheDiagnosisOfAHealthyRunToo) {
    const Diagnosis diagnosis = diagnose(run_with("usage[0]", {1}));
    EXPECT_TRUE(diagnosis.healthy);
    const auto signs = nlohmann::json::parse(to_json(diagnosis)).at("signs");
    ASSERT_EQ(signs.size(), 1u);
    EXPECT_EQ(signs[0].at("name"), "usage[0]");
    EXPECT_EQ(signs[0].at("grade"), "healthy");
    EXPECT_NEAR(signs[0].at("healthy").get<double>(), 0.95, 1e-12);
    EXPECT_NEAR(signs[0].at("alarm").get<double>(), 0.5, 1e-12);
}

}  // namespace armillary::diagnostics
