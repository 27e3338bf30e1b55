// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/training/syn_h.h"

#include <cmath>
#include <numeric>
#include <span>

#include "core/numeric/random.h"
#include "tests/support/support.h"

namespace armillary::test {

namespace {

std::vector<double> unit_direction(numeric::RandomStream& random) {
    std::vector<double> direction(SynH::kDim);
    double squared = 0;
    for (double& x : direction) {
        x = random.normal();
        squared += x * x;
    }
    for (double& x : direction) x /= std::sqrt(squared);
    return direction;
}

SynH make() {
    numeric::RandomStream random(11, "syn-h");
    std::vector<std::vector<double>> centres, offsets;
    for (int c = 0; c < SynH::kCoarse; ++c) centres.push_back(unit_direction(random));
    for (int s = 0; s < SynH::kCoarse * SynH::kFine; ++s) offsets.push_back(unit_direction(random));
    SynH catalogue;
    auto features = std::make_shared<data::FeatureMatrix>();
    features->modality = "syn_h";
    features->rows = SynH::kItems;
    features->dim = SynH::kDim;
    features->present.assign(SynH::kItems, 1);
    for (int item = 0; item < SynH::kItems; ++item) {
        const int coarse = item % SynH::kCoarse, fine = coarse * SynH::kFine + item / SynH::kCoarse % SynH::kFine;
        catalogue.coarse.push_back(coarse);
        for (size_t j = 0; j < SynH::kDim; ++j)
            features->values.push_back(static_cast<float>(4 * centres[static_cast<size_t>(coarse)][j] +
                                                          1.5 * offsets[static_cast<size_t>(fine)][j] +
                                                          0.3 * random.normal()));
    }
    catalogue.features = std::move(features);
    catalogue.dataset = dataset_of({{0}}, SynH::kItems);
    return catalogue;
}

}  // namespace

const SynH& syn_h() {
    static const SynH made = make();
    return made;
}

data::DatasetPtr walks_over_clusters() {
    static const data::DatasetPtr made = [] {
        numeric::RandomStream random(5, "syn-s");
        std::vector<int> next(SynH::kCoarse);
        std::iota(next.begin(), next.end(), 0);
        random.shuffle(std::span(next));
        std::vector<std::vector<int>> histories;
        for (int user = 0; user < 3000; ++user) {
            std::vector<int> history;
            auto cluster = static_cast<int>(random.below(SynH::kCoarse));
            for (int step = 0; step < 8; ++step) {
                const auto member = static_cast<int>(random.below(SynH::kItems / SynH::kCoarse));
                history.push_back(member * SynH::kCoarse + cluster);  // item % 32 is its cluster
                cluster = next[static_cast<size_t>(cluster)];
            }
            histories.push_back(history);
        }
        return dataset_of(histories, SynH::kItems);
    }();
    return made;
}

jobs::Task rq_vae_task(int seed, const Settings& settings, std::shared_ptr<const data::FeatureMatrix> features) {
    // The checks were calibrated with averaged errors, as public implementations have them.
    Settings all{{"model.reconstruction_reduction", "mean"},
                 {"model.quantisation_reduction", "mean"},
                 {"model.codebook_size", "32"},
                 {"model.latent_dim", "16"},
                 {"model.hidden", "128,64"},
                 {"training.epochs", "50"},
                 {"training.batch_size", "256"},
                 {"training.seed", std::to_string(seed)}};
    all.insert(all.end(), settings.begin(), settings.end());
    const SynH& catalogue = syn_h();
    jobs::Task task = task_for("rq_vae", catalogue.dataset, all_in_train(*catalogue.dataset), all);
    task.features = features ? std::move(features) : catalogue.features;
    return task;
}

Recording train_rq_vae(int seed, const Settings& settings) {
    const TemporaryDirectory folder;
    jobs::Task task = rq_vae_task(seed, settings);
    task.checkpoint_dir = folder.path();
    return train_recording(task, -1);
}

}  // namespace armillary::test
