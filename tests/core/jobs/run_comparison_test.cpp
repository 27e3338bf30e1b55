// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/run_comparison.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

namespace armillary::jobs {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

store::RunDetails run_of(const char* parameters, const std::string& split) {
    store::RunDetails run;
    run.model = "toy";
    run.parameters_json = parameters;
    run.split_fingerprint = split;
    run.protocol_json = R"({"ties":"hash","split_fingerprint":")" + split + "\"}";
    return run;
}

TEST(RunComparison, NamesParametersThatDiffer) {
    const auto differing =
        differing_parameters({run_of(R"({"a":1,"b":"x","c":true})", "s"), run_of(R"({"a":1,"b":"y"})", "s")});
    ASSERT_EQ(differing.size(), 2u);
    EXPECT_EQ(parameter_text(differing.at("b")[0]), "x");
    EXPECT_EQ(parameter_text(differing.at("c")[0]), "true");
    EXPECT_EQ(parameter_text(differing.at("c")[1]), "–");
}

TEST(RunComparison, NamesTheProtocolThatDiffers) {
    EXPECT_THAT(differing_protocol({run_of("", "s"), run_of("", "s")}), IsEmpty());
    EXPECT_THAT(differing_protocol({run_of("", "s"), run_of("", "t")}), ElementsAre("split_fingerprint"));
    store::RunDetails foreign;
    EXPECT_THAT(differing_protocol({run_of("", "s"), foreign}), ElementsAre("split_fingerprint", "ties"));
}

TEST(RunComparison, RunsThatDifferInTheSeedAloneHaveOneKey) {
    const auto key = [](const char* parameters, const char* split) {
        return experiment_key(run_of(parameters, split));
    };
    const std::string one = key(R"({"model.dim":8,"training.seed":1})", "s");
    EXPECT_EQ(one, key(R"({"training.seed":2,"model.dim":8})", "s"));
    EXPECT_NE(one, key(R"({"model.dim":9,"training.seed":1})", "s"));
    EXPECT_NE(one, key(R"({"model.dim":8,"training.seed":1})", "t"));
    EXPECT_EQ(key("", "s"), "");
}

}  // namespace
}  // namespace armillary::jobs
