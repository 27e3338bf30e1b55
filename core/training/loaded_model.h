// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/engine.h"
#include "core/model/model.h"
#include "core/scoring/evaluate.h"

namespace armillary::training {

/// A model with everything it was built from.
class LoadedModel {
 public:
    LoadedModel(const jobs::Task& task, const model::Registration& registration, std::stop_token stop,
                std::function<void(const std::string&)> message);

    LoadedModel(const LoadedModel&) = delete;  // the model refers to the other members
    LoadedModel& operator=(const LoadedModel&) = delete;

    const jobs::Task& task() const { return task_; }
    const model::Context& context() const { return context_; }
    model::Model& model() { return *model_; }
    template <typename Capability>
    Capability* as() {
        return dynamic_cast<Capability*>(model_.get());
    }
    /// Whether it can rank now.
    bool ranks();
    /// Restores the weights of the best epoch.
    void restore_best();
    /// Full ranking of one part with the experiment's settings, or others.
    jobs::Evaluation evaluate(data::Part part, const scoring::EvaluationSettings& settings, std::stop_token stop);

 private:
    jobs::Task task_;
    data::Histories train_, known_before_test_;
    std::vector<int64_t> valid_times_, test_times_;
    model::Context context_;
    std::unique_ptr<model::Model> model_;
};

scoring::EvaluationSettings evaluation_settings(const descriptor::ParameterSet& parameters);

}  // namespace armillary::training
