// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "core/data/dataset.h"
#include "core/jobs/engine.h"

namespace armillary::test {

/// Descriptors of models that exist only here: `toy_recommender`, `toy_sequential` (needs an order),
/// `toy_tokenizer` (reads features, gives codes), `toy_generative` (reads codes), `toy_huge` (claims more memory
/// than any machine has).
std::vector<descriptor::ModelDescriptor> toy_models();

/// Four users, five items, 4 interactions each; every item has a vector of width 2. `with_order`: times are
/// positions.
data::DatasetPtr toy_dataset(bool with_order = true);

/// An engine that trains nothing and tells figures known beforehand: in epoch e the loss is 1/e, the validation
/// ndcg@10 e/100; the code of item i on level l is (i + e + l) mod 4; a model with the capability `embeddings`
/// embeds it at (i, e), and one with `attention` looks and ranks as fake_attention.h says. Test ndcg@10 of user u
/// is u/10, its AUC 1 - u/100, both undefined for the last user; the lists of two that the exposure of items
/// counts are of items u and u + 1. Each epoch has three batches. The debugger sees two parameters, one of which
/// has a value that is no number from epoch 3 on, and an intervention becomes an event.
class FakeEngine final : public jobs::Engine {
 public:
    /// Asked before each batch; may throw what a training would.
    std::function<void(int epoch, int batch)> before_batch = [](int, int) {};
    /// Figures of a tokenizer's codes after an epoch.
    std::function<std::vector<std::pair<std::string, double>>(const jobs::Task&, int epoch)> diagnostics =
        [](const jobs::Task&, int) {
            return std::vector<std::pair<std::string, double>>{{"collision_rate", 0.25}};
        };
    std::vector<jobs::Task> tasks;  ///< what it was given

    jobs::EngineInfo info() override;
    jobs::TrainOutcome train(const jobs::Task& task, jobs::RunObserver& observer,
                             jobs::RunControl& control) override;
    std::unique_ptr<jobs::TrainedModel> load(const jobs::Task& task) override;
};

}  // namespace armillary::test
