// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>

#include "app/model_descriptors.h"
#include "core/jobs/debugger/breakpoint.h"
#include "tests/app/cli_fixture.h"

namespace armillary {
namespace {

using test::Cli;
using ::testing::HasSubstr;

/// The real descriptors over an engine whose codes are known beforehand: k-means adds 0.3 to the use of the first
/// level, each seed 0.01, and nothing else does anything.
class CliLevers : public Cli {
 protected:
    void SetUp() override {
        models = descriptor::from_json(app::model_descriptors_json());
        engine.diagnostics = [](const jobs::Task& task, int) {
            const bool by_kmeans = task.parameters.text("model.initialisation") == "kmeans";
            const auto seed = static_cast<double>(task.parameters.integer("training.seed"));
            return jobs::NamedFigures{{"usage[0]", (by_kmeans ? 0.5 : 0.2) + 0.01 * seed}};
        };
        run({"world", "hierarchy", "--name", "tree"});
        ASSERT_EQ(code, 0) << err;
    }
    std::vector<std::string> levers(std::vector<std::string> more) const {
        more.insert(more.begin(), {"codebook", "levers", "--dataset", "tree", "--set", "epochs=2"});
        return more;
    }
};

TEST_F(CliLevers, TellsThePlantedEffectOfEachLever) {
    const auto document =
        run_json(levers({"--lever", "initialisation", "--lever", "cosine", "--seed", "1", "--seed", "2"}));
    ASSERT_EQ(document["runs"].size(), 10u) << "at rest, three other starts and one other measure, two seeds each";
    EXPECT_EQ(document["runs"][0]["turned"], "at rest");
    EXPECT_NEAR(document["runs"][1]["figures"]["usage[0]"], 0.22, 1e-12);
    EXPECT_EQ(run_json({"runs"})["runs"].size(), 10u) << "each is a run like any other";
    std::map<std::string, nlohmann::json> usage;
    for (const auto& effect : document["effects"])
        if (effect["figure"] == "usage[0]") usage[effect["setting"]] = effect;
    ASSERT_TRUE(usage.contains("kmeans") && usage.contains("on") && usage.contains("normal"));
    EXPECT_NEAR(usage["kmeans"]["difference"], 0.3, 1e-12);
    EXPECT_NEAR(usage["kmeans"]["at_rest"], 0.215, 1e-12);
    EXPECT_NEAR(usage["kmeans"]["ci95"][0], 0.3, 1e-12) << "seeds cancel out of pairs";
    EXPECT_EQ(usage["kmeans"]["found"], "as expected");
    EXPECT_EQ(usage["on"]["found"], "unclear") << "no difference at all";

    run(levers({"--lever", "initialisation", "--seed", "1", "--seed", "2"}));
    EXPECT_THAT(out, HasSubstr("as expected"));
    EXPECT_THAT(out, HasSubstr("+0.3"));
}

TEST_F(CliLevers, KeepsWhatWasDoneWhenItIsCancelled) {
    engine.before_batch = [&](int, int) {
        if (engine.tasks.size() == 3) stop.request_stop();
    };
    run(levers({"--lever", "revival", "--seed", "1", "--seed", "2"}));
    EXPECT_EQ(code, 130);
    EXPECT_THAT(err, HasSubstr("cancelled after 2 of 4 runs"));
}

TEST_F(CliLevers, RefusesBeforeItTrains) {
    expect_refused({"codebook", "levers"}, {"--dataset"});
    expect_refused({"codebook", "levers", "--dataset", "tere"}, {"tree"});
    expect_refused(levers({"--lever", "initialization"}), {"initialization", "initialisation", "balance"});
    expect_refused(levers({"--seed", "x"}), {"seed"});
    expect_refused(levers({"--set", "epohcs=2"}), {"epochs"});
    EXPECT_TRUE(engine.tasks.empty());
}

}  // namespace
}  // namespace armillary
