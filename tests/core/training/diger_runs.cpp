// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/training/diger_runs.h"

#include "tests/support/support.h"

namespace armillary::test {

const Settings kGumbel{{"model.exploration", "gumbel"},
                       {"model.noise", "0.3"},
                       {"model.uncertainty_decay", "linear"},
                       {"model.temperature", "1"}};
const Settings kStraightThrough{{"model.exploration", "straight_through"}};

Settings with(Settings settings, const Settings& more) {
    settings.insert(settings.end(), more.begin(), more.end());
    return settings;
}

jobs::Task diger_task(int seed, const Settings& settings) {
    const Settings all = with({{"model.reconstruction_reduction", "mean"},
                               {"model.quantisation_reduction", "mean"},
                               {"model.codebook_size", "32"},
                               {"model.latent_dim", "16"},
                               {"model.hidden", "128,64"},
                               {"model.warm_up_epochs", "5"},
                               {"model.pretraining_epochs", "20"},
                               {"model.tokenizer_learning_rate_scale", "0.1"},
                               {"model.quantisation_weight", "0.05"},
                               {"model.reconstruction_weight", "0.05"},
                               {"model.dim", "32"},
                               {"model.blocks", "1"},
                               {"model.max_length", "8"},
                               {"model.dropout", "0.1"},
                               {"training.epochs", "32"},
                               {"training.batch_size", "128"},
                               {"training.early_stopping", "0"},
                               {"record.neighbours", "0"},
                               {"training.seed", std::to_string(seed)}},
                              settings);
    const data::DatasetPtr dataset = walks_over_clusters();
    jobs::Task task =
        task_for("diger", dataset,
                 std::make_shared<data::Split>(data::make_split(*dataset, {.method = "leave_one_out"})), all);
    task.features = syn_h().features;
    return task;
}

Recording train_diger(int seed, const Settings& settings) {
    const TemporaryDirectory folder;
    jobs::Task task = diger_task(seed, settings);
    task.checkpoint_dir = folder.path();
    return train_recording(task, -1);
}

double mean_perplexity(const Recording& run) {
    double sum = 0;
    for (int level = 0; level < 3; ++level)
        for (const auto& [name, value] : run.epochs.back().diagnostics)
            if (name == "perplexity[" + std::to_string(level) + "]") sum += value;
    return sum / 3;
}

}  // namespace armillary::test
