// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/diagnostics/codebook/codebook.h"

namespace armillary::diagnostics {

namespace {

/// Four items, two levels; items 0 and 1 have equal inputs and equal codes, item 3 has no code.
const std::vector<int32_t> kCodes{0, 1, 0, 1, 1, 0, -1, -1};
const std::vector<double> kInteractions{3, 1, 4, 9};
const std::vector<int32_t> kGroups{0, 0, 2, 3};
const std::vector<float> kNorms{1, 0.5, 0.25, 1, 0.5, 0.25, 2, 1, 0.5, 1, 1, 1};

CodebookReport full_report() {
    return measure_codebook({{kCodes, 4, {4, 2}}, kInteractions, kGroups, kNorms});
}

}  // namespace

TEST(CodebookReport, HoldsWhatTheEvidenceAllows) {
    const CodebookReport bare = measure_codebook({{kCodes, 4, {4, 2}}});
    EXPECT_EQ(bare.items, 3);
    EXPECT_EQ(bare.items_without_code, 1);
    EXPECT_FALSE(bare.input_duplicates);
    EXPECT_FALSE(bare.residuals);
    EXPECT_FALSE(bare.levels[0].by_interactions);
    EXPECT_EQ(bare.levels[0].items, 3);

    const CodebookReport full = full_report();
    EXPECT_EQ(full.input_duplicates->forced_items, 2);
    EXPECT_EQ(full.input_duplicates->made_items, 0);
    EXPECT_EQ(full.input_duplicates->net_collision_rate, 0);
    EXPECT_NEAR(full.levels[0].by_interactions->perplexity, 2, 1e-12);  // 4 against 4: item 3 has no code
    EXPECT_NEAR(full.depths[1].interaction_collision_rate, 0.5, 1e-12);
    EXPECT_EQ(full.residuals->relative_error.size(), 2u);
}

TEST(CodebookReport, JsonHasTheKeysOfTheTerminal) {
    const auto json = nlohmann::json::parse(to_json(full_report()));
    EXPECT_EQ(json.at("items"), 3);
    ASSERT_EQ(json.at("levels").size(), 2u);
    const auto& level = json.at("levels")[0];
    EXPECT_EQ(level.at("size"), 4);
    EXPECT_EQ(level.at("used"), 2);
    EXPECT_EQ(level.at("utilisation"), 0.5);
    EXPECT_EQ(level.at("dead"), 2);
    EXPECT_NEAR(level.at("perplexity").get<double>(), std::exp(std::log(3.) - 2. / 3 * std::log(2.)), 1e-12);
    EXPECT_EQ(level.at("interactions").at("used"), 2);
    const auto& depth = json.at("depths")[1];
    EXPECT_EQ(depth.at("distinct"), 2);
    EXPECT_NEAR(depth.at("collision_rate").get<double>(), 2. / 3, 1e-12);
    EXPECT_EQ(depth.at("largest_bucket"), 2);
    EXPECT_EQ(depth.at("colliding_items"), 2);
    EXPECT_EQ(json.at("input_duplicates").at("groups"), 1);
    EXPECT_EQ(json.at("residuals").at("norms").size(), 3u);
    EXPECT_TRUE(
        nlohmann::json::parse(to_json(measure_codebook({{kCodes, 4, {4, 2}}}))).at("input_duplicates").is_null());
}

TEST(CodebookReport, SeriesAreNamedForCurvesAndBreakpoints) {
    const auto series = series_of(full_report());
    const std::map<std::string, double> values(series.begin(), series.end());
    EXPECT_EQ(values.at("usage[0]"), 0.5);
    EXPECT_EQ(values.at("usage[1]"), 1);
    EXPECT_EQ(values.at("dead[0]"), 2);
    EXPECT_NEAR(values.at("collision_rate"), 2. / 3, 1e-12);
    EXPECT_EQ(values.at("collision_rate[2]"), values.at("collision_rate"));
    EXPECT_EQ(values.at("forced_items"), 2);
}

TEST(CodebookReport, WhatOnlyTheModelKnewIsReadBackFromTheSeries) {
    CodebookReport report = full_report();
    report.inputs = InputReport{4, 8, 0.25, 3.5, 1.5, 2};
    report.latent_norm = 7;
    report.reconstruction = {{0.5, 0.75}, {0.25, 0.875}};
    report.neighbours = NeighbourReport{3, 0.5, 0.625, 0.25, 0.375, 0.125, 0.75, 0.0625, 0.875};
    report.churn = ChurnReport{0.5, {0.25, 0.25}, {0.125, 0.0625}};
    report.drift = 0.75;
    const auto series = series_of(report);
    const std::map<std::string, double> values(series.begin(), series.end());
    EXPECT_EQ(values.at("reconstruction_error"), 0.25);
    EXPECT_EQ(values.at("neighbour_recall@10"), 0.5);

    CodebookReport later = measure_codebook({{kCodes, 4, {4, 2}}, kInteractions, kGroups});
    add_recorded(later, values);
    EXPECT_EQ(to_json(later), to_json(report));
    CodebookReport bare = measure_codebook({{kCodes, 4, {4, 2}}});
    const std::string before = to_json(bare);
    add_recorded(bare, {});
    EXPECT_EQ(to_json(bare), before);
}

TEST(CodebookReport, GeometryIsOfAllCodesAndOfThoseInUse) {
    // Codes 0 and 1 of four are in use at the first level; the second level's vectors are not known.
    const std::vector<float> vectors{1, 0, 0, 1, 50, 0, 0, 50};
    const std::vector<VectorRows> codebooks{{vectors, 4, 2}, {}};
    const CodebookReport report = measure_codebook({{kCodes, 4, {4, 2}}, {}, {}, kNorms, codebooks});
    EXPECT_EQ(report.levels[0].geometry->norms.mean, 25.5);
    EXPECT_EQ(report.levels[0].used_geometry->norms.mean, 1);
    EXPECT_NEAR(report.levels[0].used_geometry->closest, std::sqrt(2.) / 1.25, 1e-6);  // by the latents' mean norm
    EXPECT_FALSE(report.levels[1].geometry);
    const auto json = nlohmann::json::parse(to_json(report));
    EXPECT_EQ(json.at("levels")[0].at("geometry").at("used").at("codes"), 2);
    const std::vector<VectorRows> too_few{{vectors, 4, 2}}, wrong{{vectors, 2, 4}, {}};
    EXPECT_THROW(measure_codebook({{kCodes, 4, {4, 2}}, {}, {}, {}, too_few}), BadInput);
    EXPECT_THROW(measure_codebook({{kCodes, 4, {4, 2}}, {}, {}, {}, wrong}), BadInput);
}

TEST(CodebookReport, ACatalogueWithoutCodesIsUndefinedNotACrash) {
    const std::vector<int32_t> none{-1, -1};
    const CodebookReport report = measure_codebook({{none, 2, {4}}});
    EXPECT_EQ(report.items, 0);
    EXPECT_EQ(report.levels[0].by_items.used, 0);
    EXPECT_TRUE(std::isnan(report.levels[0].by_items.perplexity));
    EXPECT_TRUE(std::isnan(report.depths[0].collision_rate));
    EXPECT_TRUE(nlohmann::json::parse(to_json(report)).at("depths")[0].at("collision_rate").is_null());
}

TEST(CodebookReport, EvidenceThatDoesNotFitIsRefused) {
    const std::vector<double> few{1, 2}, negative{1, 2, 3, -1};
    EXPECT_THROW(measure_codebook({{kCodes, 4, {4, 2}}, few}), BadInput);
    EXPECT_THROW(measure_codebook({{kCodes, 4, {4, 2}}, negative}), BadInput);
    EXPECT_THROW(measure_codebook({{kCodes, 4, {1, 2}}}), BadInput);
}

}  // namespace armillary::diagnostics
