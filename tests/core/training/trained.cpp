// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/training/trained.h"

#include <cmath>

#include "core/training/checkpoint.h"
#include "tests/support/support.h"

namespace armillary::test {

std::vector<int32_t> Trained::level(int which) const {
    std::vector<int32_t> column;
    for (size_t at = static_cast<size_t>(which); at < codes.size(); at += static_cast<size_t>(levels))
        column.push_back(codes[at]);
    return column;
}

jobs::Task tokenizer_task(const std::string& model, data::DatasetPtr dataset,
                          std::shared_ptr<const data::FeatureMatrix> features, const Settings& settings) {
    jobs::Task task = task_for(model, dataset, all_in_train(*dataset),
                               with({{"training.batch_size", "256"}, {"record.neighbours", "0"}}, settings));
    task.features = std::move(features);
    task.threads = 0;
    return task;
}

Trained train(jobs::Task task) {
    const TemporaryDirectory folder;
    task.checkpoint_dir = folder.path();
    const Recording run = train_recording(task, -1);
    const jobs::EpochEvent& last = run.epochs.back();
    Trained trained;
    trained.figures.insert(last.diagnostics.begin(), last.diagnostics.end());
    trained.train = last.train;
    trained.codes = std::get<std::vector<int32_t>>(last.arrays.at("codes").values);
    trained.levels = static_cast<int>(last.arrays.at("codes").shape[1]);
    if (const auto found = last.arrays.find("gates"); found != last.arrays.end())
        trained.gates = std::get<std::vector<float>>(found->second.values);
    for (int level = 0; level < trained.levels; ++level)
        if (const auto found = last.arrays.find("codebooks/" + std::to_string(level)); found != last.arrays.end())
            trained.codebooks.push_back(
                torch::tensor(std::get<std::vector<float>>(found->second.values)).view(found->second.shape));
    for (const auto& [name, tensor] : training::read_checkpoint(folder.path() / "best.safetensors").model)
        trained.state.emplace(name, tensor);
    return trained;
}

Trained train(const std::string& model, data::DatasetPtr dataset,
              std::shared_ptr<const data::FeatureMatrix> features, const Settings& settings) {
    return train(tokenizer_task(model, std::move(dataset), std::move(features), settings));
}

void restore(StandaloneModel& model, const std::map<std::string, torch::Tensor>& state) {
    const torch::NoGradGuard no_gradients;
    for (auto& [name, tensor] : (*model).state()) tensor.copy_(state.at(name));
    (*model).restored();
}

Settings with(Settings settings, const Settings& more) {
    settings.insert(settings.end(), more.begin(), more.end());
    return settings;
}

double nmi(const std::vector<int32_t>& a, const std::vector<int32_t>& b) {
    std::map<int32_t, double> pa, pb;
    std::map<std::pair<int32_t, int32_t>, double> pab;
    const double share = 1.0 / static_cast<double>(a.size());
    for (size_t i = 0; i < a.size(); ++i) {
        pa[a[i]] += share;
        pb[b[i]] += share;
        pab[{a[i], b[i]}] += share;
    }
    const auto entropy = [](const auto& shares) {
        double sum = 0;
        for (const auto& [key, p] : shares) sum -= p * std::log(p);
        return sum;
    };
    const double ha = entropy(pa), hb = entropy(pb);
    return 2 * (ha + hb - entropy(pab)) / (ha + hb);
}

Paired paired(const std::vector<double>& differences) {
    const auto n = static_cast<double>(differences.size());
    Paired result;
    for (const double x : differences) result.mean += x / n;
    double squares = 0;
    for (const double x : differences) squares += (x - result.mean) * (x - result.mean);
    result.standard_error = std::sqrt(squares / (n - 1) / n);
    return result;
}

double term(const Trained& trained, const std::string& name) {
    for (const auto& [key, value] : trained.train)
        if (key == name) return value;
    return std::nan("");
}

}  // namespace armillary::test
