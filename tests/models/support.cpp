// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/support.h"

#include <numeric>

#include "models/registry.h"

namespace armillary::test {

data::DatasetPtr dataset_of(const std::vector<std::vector<int>>& histories, int items) {
    data::DatasetParts parts;
    parts.name = "made for a test";
    for (int item = 0; item < items; ++item) parts.items.insert(std::to_string(item));
    for (size_t user = 0; user < histories.size(); ++user) {
        parts.users.insert("u" + std::to_string(user));
        for (size_t at = 0; at < histories[user].size(); ++at) {
            parts.interactions.user.push_back(static_cast<int32_t>(user));
            parts.interactions.item.push_back(histories[user][at]);
            parts.interactions.time.push_back(static_cast<int64_t>(at));
        }
    }
    parts.time_kind = data::TimeKind::ordinal;
    return std::make_shared<data::Dataset>(std::move(parts));
}

std::shared_ptr<const data::Split> all_in_train(const data::Dataset& dataset) {
    auto split = std::make_shared<data::Split>();
    split->train.resize(static_cast<size_t>(dataset.interaction_count()));
    std::iota(split->train.begin(), split->train.end(), int64_t{0});
    return split;
}

const model::Registration& registration(std::string_view id) {
    for (const model::Registration& candidate : models::registry())
        if (candidate.descriptor.id == id) return candidate;
    throw std::out_of_range(std::string(id));
}

jobs::Task task_for(std::string_view model, data::DatasetPtr dataset, std::shared_ptr<const data::Split> split,
                    const std::vector<std::pair<std::string, std::string>>& settings) {
    jobs::Task task;
    task.dataset = std::move(dataset);
    task.split = std::move(split);
    task.model = registration(model).descriptor;
    const auto schema = descriptor::schema_of(task.model);
    descriptor::ParameterSet given;
    for (const auto& [name, text] : settings) {
        const auto& parameter = descriptor::find_parameter(schema, name);
        given.set(parameter.name, descriptor::parse(parameter, text));
    }
    task.parameters = descriptor::resolve(schema, given);
    task.threads = 1;
    return task;
}

StandaloneModel::StandaloneModel(jobs::Task task)
    : task_(std::move(task)),
      train_(data::histories_of(*task_.dataset, task_.split->train)),
      known_before_test_(data::histories_of(*task_.dataset, task_.split->train, task_.split->valid)),
      context_{*task_.dataset,
               train_,
               known_before_test_,
               task_.parameters,
               task_.features.get(),
               1,
               {},
               [](const std::string&) {},
               task_.codes.get(),
               {},
               {},
               task_.embeddings.get()},
      model_(registration(task_.model.id).make(context_)) {}

std::vector<float> StandaloneModel::scores(int32_t user, data::Part when) {
    auto& scorer = as<model::BlockScorer>();
    scorer.prepare_scoring();
    std::vector<float> scores(static_cast<size_t>(task_.dataset->item_count()));
    scorer.score(std::span(&user, 1), when, scores.data());
    return scores;
}

}  // namespace armillary::test
