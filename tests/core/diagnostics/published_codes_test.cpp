// SPDX-License-Identifier: GPL-3.0-or-later
// Semantic IDs published with papers, against counts made independently from the same files.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "core/base/text.h"
#include "core/diagnostics/codebook/codebook.h"
#include "core/diagnostics/codebook/doctor.h"
#include "tests/support/published_codes.h"
#include "tests/support/support.h"

namespace armillary::diagnostics {

namespace {

/// `{"item": ["<a_183>", "<b_70>", …]}` as [items, levels].
std::vector<int32_t> read_codes(const std::filesystem::path& file) {
    std::ifstream stream(file);
    const auto document = nlohmann::json::parse(stream);
    std::vector<int32_t> codes;
    for (const auto& [item, tokens] : document.items())
        for (const std::string token : tokens)
            codes.push_back(static_cast<int32_t>(parse_int(token.substr(3, token.size() - 4)).value()));
    return codes;
}

class PublishedCodes : public testing::TestWithParam<test::PublishedCodes> {};

}  // namespace

TEST_P(PublishedCodes, ReproduceTheKnownCounts) {
    const test::PublishedCodes& known = GetParam();
    ARMILLARY_NEEDS_DATA(known.file);
    const std::vector<int32_t> codes = read_codes(test::shared_data(known.file));
    const auto levels = static_cast<int64_t>(known.used.size());
    const CodebookReport report =
        measure_codebook({{codes, known.items, smallest_level_sizes(codes, known.items, levels)}});
    EXPECT_EQ(report.items, known.items);
    for (size_t level = 0; level < known.used.size(); ++level) {
        EXPECT_EQ(report.levels[level].by_items.used, known.used[level]);
        EXPECT_NEAR(report.levels[level].by_items.perplexity, known.perplexity[level], 0.0051);
    }
    const DepthReport& full = report.depths.back();
    EXPECT_EQ(full.distinct, known.distinct);
    EXPECT_EQ(full.largest_bucket, known.largest);
    EXPECT_EQ(full.colliding_items, known.colliding);
    EXPECT_DOUBLE_EQ(full.collision_rate, static_cast<double>(known.colliding) / static_cast<double>(known.items));
}

TEST_P(PublishedCodes, AreAllSickOnTheirFirstLevelAndTheDoctorSaysWhatItCannotTell) {
    const test::PublishedCodes& known = GetParam();
    ARMILLARY_NEEDS_DATA(known.file);
    const std::vector<int32_t> codes = read_codes(test::shared_data(known.file));
    RunEvidence run;
    run.items = known.items;
    run.level_sizes.assign(known.used.size(), 256);
    for (const auto& [name, value] : series_of(measure_codebook({{codes, known.items, run.level_sizes}})))
        run.series[name].push_back({1, value});
    const Diagnosis diagnosis = diagnose(run);
    ASSERT_FALSE(diagnosis.symptoms.empty());
    EXPECT_EQ(diagnosis.symptoms[0].name, "usage[0]");
    EXPECT_FALSE(diagnosis.cannot_tell.empty());
}

INSTANTIATE_TEST_SUITE_P(Sets, PublishedCodes, testing::ValuesIn(test::kPublishedCodes),
                         [](const auto& info) { return info.param.name; });

}  // namespace armillary::diagnostics
