// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/estimate.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <random>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/data/filter.h"
#include "core/descriptor/expression.h"
#include "core/jobs/inputs.h"

namespace armillary::jobs {

namespace {

using Clock = std::chrono::steady_clock;

std::optional<double> number(const descriptor::Value& value, int index) {
    if (const auto* integer = std::get_if<int64_t>(&value)) return static_cast<double>(*integer);
    if (const auto* real = std::get_if<double>(&value)) return *real;
    if (const auto* truth = std::get_if<bool>(&value)) return *truth ? 1 : 0;
    if (const auto* list = std::get_if<std::vector<double>>(&value))
        if (index >= 0 && static_cast<size_t>(index) < list->size()) return (*list)[static_cast<size_t>(index)];
    return std::nullopt;
}

/// Width of the vectors that `features.modality` means, without making them.
double feature_width(const data::Dataset& dataset, const descriptor::ParameterSet& parameters) {
    const std::string& modality = parameters.text("features.modality");
    if (modality == "auto" && !dataset.item_features().empty()) return dataset.item_features().front().dim;
    if (const data::FeatureMatrix* found = dataset.features(modality)) return found->dim;
    return parameters.real("features.dim");
}

ProblemSize size_of(const data::Dataset& dataset) {
    return {static_cast<double>(dataset.user_count()), static_cast<double>(dataset.item_count()),
            static_cast<double>(dataset.interaction_count()), 0};
}

/// Lives under the system's temporary folder and takes its content with it.
class ScratchFolder {
 public:
    ScratchFolder()
        : path_(std::filesystem::temp_directory_path() /
                fmt::format("armillary-trial-{:08x}", std::random_device()())) {
        make_directories(path_);
    }
    ~ScratchFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    const std::filesystem::path& path() const { return path_; }

 private:
    std::filesystem::path path_;
};

/// Times batches and stops the training when it has seen enough.
class Stopwatch final : public RunObserver {
 public:
    Stopwatch(const TrialLimits& limits, std::stop_source& stop) : limits_(limits), stop_(stop) {}

    void on_batch(const BatchEvent& event) override {
        const auto now = Clock::now();
        const double seconds = std::chrono::duration<double>(now - last_).count();
        trial.batches_an_epoch = event.batches;
        if (first_) {
            trial.seconds_before = seconds;
            start_ = now;
        } else {
            trial.batch_seconds.push_back(seconds);
        }
        first_ = false;
        last_ = now;
        const double elapsed = std::chrono::duration<double>(now - start_).count();
        if (static_cast<int64_t>(trial.batch_seconds.size()) >= limits_.batches ||
            (elapsed > limits_.seconds && !trial.batch_seconds.empty()))
            stop_.request_stop();
    }
    void on_epoch(const EpochEvent&) override { last_ = Clock::now(); }

    Trial trial;

 private:
    TrialLimits limits_;
    std::stop_source& stop_;
    Clock::time_point last_ = Clock::now(), start_;
    bool first_ = true;
};

double quantile(std::vector<double> values, double level) {
    std::sort(values.begin(), values.end());
    return values[static_cast<size_t>(level * static_cast<double>(values.size() - 1) + 0.5)];
}

}  // namespace

ProblemSize size_of(const Task& task) {
    ProblemSize size = size_of(*task.dataset);
    size.features = task.features ? task.features->dim : 0;
    return size;
}

ProblemSize size_of(const data::DatasetPtr& dataset, const descriptor::ParameterSet& parameters) {
    const data::DatasetPtr filtered = data::apply_filters(dataset, filter_spec(parameters));
    ProblemSize size = size_of(*filtered);
    size.features = feature_width(*filtered, parameters);
    return size;
}

double formula_value(const std::string& formula, const ProblemSize& size,
                     const descriptor::ParameterSet& parameters) {
    if (formula.empty()) return 0;
    return descriptor::Expression(formula).evaluate(
        [&](std::string_view name, int index) -> std::optional<double> {
            if (name == "users") return size.users;
            if (name == "items") return size.items;
            if (name == "interactions") return size.interactions;
            if (name == "features") return size.features;
            for (const char* section : {"model.", "training.", ""})
                if (const descriptor::Value* value = parameters.find(section + std::string(name)))
                    return number(*value, index);
            return std::nullopt;
        });
}

void check_memory(const descriptor::ModelDescriptor& model, const ProblemSize& size,
                  const descriptor::ParameterSet& parameters, double limit_bytes) {
    constexpr double kShare = 0.8;
    const double bytes = formula_value(model.memory_formula, size, parameters);
    if (!(bytes > kShare * limit_bytes)) return;
    throw UsageError(
        fmt::format("{} would need about {} for {} users and {} items; this machine has {}. Make the data smaller "
                    "(filter.k_core_item, filter.k_core_user, filter.min_value), lower the model's sizes, or "
                    "choose a model that keeps no items-by-items matrix.",
                    model.name, format_bytes(bytes), format_count(static_cast<int64_t>(size.users)),
                    format_count(static_cast<int64_t>(size.items)), format_bytes(limit_bytes)),
        "memory");
}

int epochs_planned(const descriptor::ModelDescriptor& model, const descriptor::ParameterSet& parameters) {
    return model.trainable ? static_cast<int>(parameters.integer("training.epochs")) : 1;
}

double operations(const descriptor::ModelDescriptor& model, const ProblemSize& size,
                  const descriptor::ParameterSet& parameters, int epochs) {
    return epochs * formula_value(model.time_formula, size, parameters);
}

std::vector<PastRun> past_runs(store::Workspace& workspace, const std::vector<store::RunSummary>& runs,
                               const std::vector<descriptor::ModelDescriptor>& models, const std::string& model,
                               size_t most) {
    std::vector<const store::RunSummary*> ordered;
    for (const auto& run : runs)
        if (run.status == "done" && run.seconds > 0) ordered.push_back(&run);
    std::stable_partition(ordered.begin(), ordered.end(), [&](const auto* run) { return run->model == model; });
    if (ordered.size() > most) ordered.resize(most);

    std::vector<PastRun> past;
    for (const auto* run : ordered) {
        const auto known =
            std::find_if(models.begin(), models.end(), [&](const auto& m) { return m.id == run->model; });
        if (known == models.end()) continue;
        try {
            const store::DatasetSummary dataset = workspace.dataset_summary(run->dataset);
            const descriptor::Experiment experiment = descriptor::check_experiment(
                descriptor::parse_experiment(workspace.runs().get(run->id).experiment_toml, run->id), models);
            const ProblemSize size{static_cast<double>(dataset.users), static_cast<double>(dataset.items),
                                   static_cast<double>(dataset.interactions),
                                   experiment.parameters.real("features.dim")};
            const double cost = operations(*known, size, experiment.parameters, std::max(1, run->epochs));
            if (cost > 0) past.push_back({run->model, cost, run->seconds});
        } catch (const Error&) {
            continue;  // its data set is gone, or another version made it: it measures nothing here
        }
    }
    return past;
}

std::optional<TimeEstimate> estimate_time(const std::string& model, double operations,
                                          const std::vector<PastRun>& past) {
    if (!(operations > 0)) return std::nullopt;
    std::vector<double> same, others;  // operations a second
    for (const PastRun& run : past) (run.model == model ? same : others).push_back(run.operations / run.seconds);
    const std::vector<double>& rates = same.empty() ? others : same;
    if (rates.empty()) return std::nullopt;
    // Formulas count operations, not memory traffic: the same model on other data keeps its speed within a factor
    // of two, another model within ten.
    const double slack = same.empty() ? 10 : 2;
    const auto [slowest, fastest] = std::minmax_element(rates.begin(), rates.end());
    return TimeEstimate{{operations / *fastest / slack, operations / *slowest * slack},
                        same.empty() ? TimeEstimate::Basis::other_models : TimeEstimate::Basis::same_model,
                        static_cast<int>(rates.size())};
}

Trial time_batches(Task task, Engine& engine, std::stop_token stop, TrialLimits limits) {
    if (!task.model.trainable)
        throw UsageError(fmt::format("{} is solved in one go: it has no batches to time", task.model.name),
                         "model");
    const ScratchFolder scratch;
    task.checkpoint_dir = scratch.path();
    task.resume = false;
    std::stop_source enough;
    const std::stop_callback forward(stop, [&enough] { enough.request_stop(); });
    Stopwatch stopwatch(limits, enough);
    RunControl control(enough.get_token());
    try {
        engine.train(task, stopwatch, control);
    } catch (const Cancelled&) {
        if (stop.stop_requested()) throw;
    }
    return stopwatch.trial;
}

std::optional<TimeEstimate> estimate_time(const Trial& trial, int epochs) {
    if (trial.batch_seconds.empty()) return std::nullopt;
    // What a few batches cannot know: caches, other programs, the heat; and how much batches differ, when it saw
    // hardly any.
    constexpr size_t kEnough = 5;
    const double spread = trial.batch_seconds.size() < kEnough ? 2 : 1.2;
    const double batches = static_cast<double>(epochs) * static_cast<double>(trial.batches_an_epoch);
    const double low = quantile(trial.batch_seconds, 0.25), high = quantile(trial.batch_seconds, 0.75);
    double sum = 0;
    for (double seconds : trial.batch_seconds) sum += seconds;
    const double mean = sum / static_cast<double>(trial.batch_seconds.size());
    return TimeEstimate{{trial.seconds_before + batches * std::min(low, mean) / spread,
                         trial.seconds_before + batches * std::max(high, mean) * spread},
                        TimeEstimate::Basis::timed_batches,
                        static_cast<int>(trial.batch_seconds.size())};
}

}  // namespace armillary::jobs
