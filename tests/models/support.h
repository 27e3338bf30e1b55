// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/dataset.h"
#include "core/data/split.h"
#include "core/jobs/engine.h"
#include "core/model/model.h"

namespace armillary::test {

/// A data set from histories by user, oldest first; users `u0`, `u1`, …, items `0`, `1`, …
data::DatasetPtr dataset_of(const std::vector<std::vector<int>>& histories, int items);

/// Everything in train.
std::shared_ptr<const data::Split> all_in_train(const data::Dataset& dataset);

/// The registration of a model.
const model::Registration& registration(std::string_view id);

/// A task with the model's defaults and the given overrides, written as on the command line (`{"model.dim",
/// "8"}`).
jobs::Task task_for(std::string_view model, data::DatasetPtr dataset, std::shared_ptr<const data::Split> split,
                    const std::vector<std::pair<std::string, std::string>>& settings = {});

/// A model outside the training loop, with all it refers to.
class StandaloneModel {
 public:
    explicit StandaloneModel(jobs::Task task);

    model::Model& operator*() { return *model_; }
    template <typename Capability>
    Capability& as() {
        return dynamic_cast<Capability&>(*model_);
    }
    /// [items] scores of one user.
    std::vector<float> scores(int32_t user, data::Part when = data::Part::test);

 private:
    jobs::Task task_;
    data::Histories train_, known_before_test_;
    model::Context context_;
    std::unique_ptr<model::Model> model_;
};

}  // namespace armillary::test
