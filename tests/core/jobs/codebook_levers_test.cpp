// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/codebook/codebook_levers.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "core/base/error.h"

namespace armillary::jobs {
namespace {

const std::vector<Lever> kTwo{{"a", "", {{"off", {}}, {"on", {}, {{"usage[0]", 1}, {"churn", -1}}}}},
                              {"b", "", {{"low", {}}, {"mid", {}}, {"high", {}, {{"usage[0]", 1}}}}}};

TEST(CodebookLevers, AreTurnedAloneOrInEveryCombination) {
    EXPECT_EQ(lever_plan(kTwo, false), (std::vector<LeverPositions>{{0, 0}, {1, 0}, {0, 1}, {0, 2}}));
    const auto all = lever_plan(kTwo, true);
    EXPECT_EQ(std::set<LeverPositions>(all.begin(), all.end()).size(), 6u);
    // B.14: 4 starts x 4 weights x revival x 3 balances.
    const auto& levers = codebook_levers();
    EXPECT_EQ(lever_plan({levers.begin(), levers.begin() + 4}, true).size(), 96u);
}

/// usage = 0.1 a + 0.2 [b high] + 0.01 seed, churn = 0.3 - 0.1 a, on every combination.
std::vector<LeverRun> planted(const std::vector<int64_t>& seeds) {
    std::vector<LeverRun> runs;
    for (const LeverPositions& at : lever_plan(kTwo, true))
        for (int64_t seed : seeds)
            runs.push_back({at,
                            seed,
                            {{"usage[0]", 0.1 * static_cast<double>(at[0]) + (at[1] == 2 ? 0.2 : 0) +
                                              0.01 * static_cast<double>(seed)},
                             {"churn", 0.3 - 0.1 * static_cast<double>(at[0])}}});
    return runs;
}

const LeverEffect& find(const std::vector<LeverEffect>& effects, const std::string& setting,
                        const std::string& figure) {
    for (const LeverEffect& effect : effects)
        if (effect.setting == setting && effect.figure == figure) return effect;
    throw std::out_of_range(setting + " " + figure);
}

TEST(CodebookLevers, FindThePlantedEffectOfEachAlone) {
    const auto effects = lever_effects(kTwo, planted({1, 2, 3}));
    const LeverEffect& on = find(effects, "on", "usage[0]");
    EXPECT_EQ(on.pairs, 9) << "three settings of the other lever, three seeds";
    EXPECT_NEAR(on.difference.value, 0.1, 1e-12) << "seeds cancel out of pairs";
    EXPECT_NEAR(on.difference.interval.low, 0.1, 1e-12);
    EXPECT_NEAR(on.at_rest, 0.2 / 3 + 0.02, 1e-12);
    EXPECT_EQ(on.verdict(), LeverEffect::Verdict::as_expected);
    EXPECT_EQ(find(effects, "on", "churn").verdict(), LeverEffect::Verdict::as_expected);
    EXPECT_NEAR(find(effects, "high", "usage[0]").difference.value, 0.2, 1e-12);
    EXPECT_EQ(find(effects, "mid", "usage[0]").verdict(), LeverEffect::Verdict::open);
    EXPECT_THROW(find(effects, "on", "purity[1]"), std::out_of_range) << "no run measured it";
}

TEST(CodebookLevers, SayWhenTheDataDoNotTell) {
    std::vector<LeverRun> runs = planted({1, 2, 3});
    for (LeverRun& run : runs) run.figures["usage[0]"] = run.positions[0] ? (run.seed == 1 ? -1 : 1) : 0;
    EXPECT_EQ(find(lever_effects(kTwo, runs), "on", "usage[0]").verdict(), LeverEffect::Verdict::unclear);
    for (LeverRun& run : runs) run.figures["usage[0]"] = run.positions[0] ? -1.0 : 0.0;
    EXPECT_EQ(find(lever_effects(kTwo, runs), "on", "usage[0]").verdict(), LeverEffect::Verdict::opposite);
    const auto single = lever_effects(kTwo, planted({7}));
    EXPECT_TRUE(std::isnan(find(single, "on", "usage[0]").difference.interval.low)) << "one seed has no interval";
    EXPECT_EQ(find(single, "on", "usage[0]").verdict(), LeverEffect::Verdict::unclear);
}

TEST(CodebookLevers, RunsThatAreMissingTakeTheirPairsWithThem) {
    std::vector<LeverRun> runs = planted({1, 2});
    std::erase_if(runs, [](const LeverRun& run) {
        return run.seed == 2 && run.positions == LeverPositions{0, 1};
    });
    EXPECT_EQ(find(lever_effects(kTwo, runs), "on", "usage[0]").pairs, 5);
}

TEST(CodebookLevers, TurnedOnesWinOverWhatIsGiven) {
    const std::vector<descriptor::Parameter> schema{
        descriptor::choice("model.initialisation", "kmeans", {"kmeans", "uniform", "normal"}, ""),
        descriptor::integer("model.warm_up_epochs", 10, 0, 1000, ""),
        descriptor::real("model.commitment", 0.25, 0, 100, ""),
        descriptor::real("model.revival", 0, 0, 1, ""),
        descriptor::real("model.balance", 0, 0, 1, ""),
        descriptor::boolean("model.cosine", false, ""),
        descriptor::integer("model.latent_dim", 32, 1, 1024, ""),
        descriptor::real("model.entropy_weight", 0, 0, 1, ""),
        descriptor::real("model.quantiser_dropout", 0, 0, 1, ""),
        descriptor::integer("model.codebook_size", 256, 1, 65536, ""),
        descriptor::integers("model.hidden", {512}, 1, 16384, ""),
        descriptor::choice("model.reconstruction_reduction", "sum", {"mean", "sum"}, ""),
        descriptor::choice("model.quantisation_reduction", "sum", {"mean", "sum"}, ""),
        descriptor::integer("training.epochs", 200, 1, 1000, ""),
        descriptor::integer("training.batch_size", 256, 1, 1000, "")};
    const auto& levers = codebook_levers();
    descriptor::ParameterSet given;
    given.set("model.commitment", 0.5);
    given.set("training.epochs", int64_t{3});
    LeverPositions rest(levers.size(), 0);
    const auto at_rest = lever_parameters(levers, rest, given, schema);
    EXPECT_EQ(at_rest.text("model.initialisation"), "uniform");
    EXPECT_EQ(at_rest.real("model.commitment"), 0.5);
    EXPECT_EQ(at_rest.integer("training.epochs"), 3);
    EXPECT_EQ(lever_words(levers, rest), "at rest");
    rest[0] = 3;
    rest[1] = 1;
    const auto turned = lever_parameters(levers, rest, given, schema);
    EXPECT_EQ(turned.text("model.initialisation"), "kmeans");
    EXPECT_EQ(turned.integer("model.warm_up_epochs"), 10);
    EXPECT_EQ(turned.real("model.commitment"), 0.05);
    EXPECT_EQ(lever_words(levers, rest), "initialisation kmeans+autoencoder, commitment 0.05");
}

}  // namespace
}  // namespace armillary::jobs
