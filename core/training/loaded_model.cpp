// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/loaded_model.h"

#include "core/base/error.h"
#include "core/model/histories.h"
#include "core/training/checkpoint.h"

namespace armillary::training {

scoring::EvaluationSettings evaluation_settings(const descriptor::ParameterSet& parameters) {
    scoring::EvaluationSettings settings;
    settings.k = parameters.integers("evaluation.k");
    settings.ties = parameters.text("evaluation.ties");
    settings.seed = static_cast<uint64_t>(parameters.integer("training.seed"));
    settings.mask_valid = parameters.boolean("evaluation.mask_valid");
    settings.block_users = static_cast<int>(parameters.integer("evaluation.block_users"));
    return settings;
}

LoadedModel::LoadedModel(const jobs::Task& task, const model::Registration& registration, std::stop_token stop,
                         std::function<void(const std::string&)> message)
    : task_(task),
      train_(data::histories_of(*task.dataset, task.split->train)),
      known_before_test_(data::histories_of(*task.dataset, task.split->train, task.split->valid)),
      valid_times_(model::first_times(*task.dataset, task.split->valid)),
      test_times_(model::first_times(*task.dataset, task.split->test)),
      context_{*task_.dataset,
               train_,
               known_before_test_,
               task_.parameters,
               task_.features.get(),
               static_cast<uint64_t>(task_.parameters.integer("training.seed")),
               stop,
               std::move(message),
               task_.codes.get(),
               valid_times_,
               test_times_,
               task_.embeddings.get()},
      model_(registration.make(context_)) {}

bool LoadedModel::ranks() {
    auto* scorer = as<model::BlockScorer>();
    return scorer && scorer->has_scores();
}

void LoadedModel::restore_best() {
    const auto file = task_.checkpoint_dir / "best.safetensors";
    restore(read_checkpoint(file).model, model_->state(), file);
    model_->restored();
}

jobs::Evaluation LoadedModel::evaluate(data::Part part, const scoring::EvaluationSettings& settings,
                                       std::stop_token stop) {
    auto* scorer = as<model::BlockScorer>();
    if (!scorer) throw UsageError("this model ranks no items, so it has no ranking metrics", task_.model.id);
    return scoring::evaluate(*scorer, scoring::RankingProtocol(*task_.dataset, *task_.split, part, settings),
                             stop);
}

}  // namespace armillary::training
