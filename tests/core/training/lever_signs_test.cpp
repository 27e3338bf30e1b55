// SPDX-License-Identifier: GPL-3.0-or-later
// What the levers of tokenizers.md B.14 do on SYN-H, each turned alone, against the signs of B.11.
#include <gtest/gtest.h>

#include <iostream>
#include <set>

#include "core/jobs/codebook/codebook_levers.h"
#include "tests/core/training/syn_h.h"
#include "tests/support/support.h"

namespace armillary::test {
namespace {

using jobs::LeverEffect;

/// SYN-H with its clusters as a category, for purity.
data::DatasetPtr labelled() {
    data::DatasetParts parts = syn_h().dataset->parts();
    std::vector<std::string> clusters;
    for (int cluster : syn_h().coarse) clusters.push_back("c" + std::to_string(cluster));
    parts.item_table.rows = SynH::kItems;
    parts.item_table.columns = {data::make_attribute("cluster", data::AttributeType::categorical, clusters)};
    return std::make_shared<data::Dataset>(std::move(parts));
}

jobs::LeverRun run_of(const std::vector<jobs::Lever>& levers, const jobs::LeverPositions& positions,
                      int64_t seed) {
    static const data::DatasetPtr dataset = labelled();
    jobs::Task task = task_for("rq_vae", dataset, all_in_train(*dataset));
    descriptor::ParameterSet given;
    given.set("training.seed", seed);
    given.set("record.neighbours", int64_t{0});
    const auto schema = descriptor::schema_of(task.model);
    task.parameters = descriptor::resolve(schema, jobs::lever_parameters(levers, positions, given, schema));
    task.features = syn_h().features;
    const TemporaryDirectory folder;
    task.checkpoint_dir = folder.path();
    jobs::LeverRun run{positions, seed, {}};
    const Recording recording = train_recording(task, -1);
    for (const auto& [name, value] : recording.epochs.back().diagnostics) run.figures[name] = value;
    return run;
}

TEST(CodebookLevers, MoveTheFirstLevelAsExpected) {
    const auto& all = jobs::codebook_levers();
    const std::vector<jobs::Lever> levers(all.begin(), all.begin() + 4);
    std::vector<jobs::LeverRun> runs;
    for (const jobs::LeverPositions& positions : jobs::lever_plan(levers, false))
        for (int64_t seed : {1, 2, 3}) runs.push_back(run_of(levers, positions, seed));
    std::set<std::string> found;
    for (const LeverEffect& effect : jobs::lever_effects(levers, runs)) {
        const std::string name = effect.lever + " " + effect.setting + " " + effect.figure;
        if (effect.expected != 0)
            std::cout << name << ": " << effect.at_rest << " to " << effect.turned << ", "
                      << to_string(effect.verdict()) << '\n';
        EXPECT_NE(effect.verdict(), LeverEffect::Verdict::opposite) << name;
        if (effect.verdict() == LeverEffect::Verdict::as_expected) found.insert(name);
    }
    for (const char* setting : {"initialisation kmeans+autoencoder", "revival 0.1", "balance 0.05"})
        for (const char* figure : {" usage[0]", " perplexity[0]"})
            EXPECT_TRUE(found.contains(std::string(setting) + figure)) << setting << figure;
    for (const char* setting : {"revival 0.1", "balance 0.05"})
        for (const char* figure : {" churn", " purity[1]"})
            EXPECT_TRUE(found.contains(std::string(setting) + figure)) << setting << figure;
}

}  // namespace
}  // namespace armillary::test
