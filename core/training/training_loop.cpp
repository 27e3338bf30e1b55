// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/training_loop.h"

#include <fmt/format.h>
#include <torch/types.h>

#include <chrono>
#include <cmath>
#include <optional>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/model/arrays.h"
#include "core/model/histories.h"
#include "core/model/step_counts.h"
#include "core/numeric/random.h"
#include "core/training/attention_record.h"
#include "core/training/codebook_record.h"
#include "core/training/hypersphere_record.h"
#include "core/training/optimizer.h"

namespace armillary::training {

namespace {

using Clock = std::chrono::steady_clock;
using NamedValues = std::vector<std::pair<std::string, double>>;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

const double* find(const NamedValues& values, std::string_view name) {
    for (const auto& [key, value] : values)
        if (key == name) return &value;
    return nullptr;
}

/// Sums of the batches' losses, each weighted by its examples.
class EpochLosses {
 public:
    void add(const NamedValues& losses, int64_t examples) {
        for (const auto& [name, value] : losses) sums_[name] += value * static_cast<double>(examples);
        examples_ += examples;
    }
    void add_figures(const NamedValues& figures, int64_t examples) {
        for (const auto& [name, value] : figures)
            figures_["batch_" + name] += value * static_cast<double>(examples);
    }
    /// Means, and the sum of the losses' as `loss`.
    NamedValues means() const {
        NamedValues means;
        double total = 0;
        for (const auto& [name, sum] : sums_) {
            means.emplace_back(name, sum / static_cast<double>(examples_));
            total += means.back().second;
        }
        means.emplace_back("loss", total);
        for (const auto& [name, sum] : figures_) means.emplace_back(name, sum / static_cast<double>(examples_));
        return means;
    }

 private:
    std::map<std::string, double> sums_, figures_;
    int64_t examples_ = 0;
};

class TrainingLoop {
 public:
    TrainingLoop(LoadedModel& loaded, jobs::RunObserver& observer, jobs::RunControl& control)
        : loaded_(loaded),
          parameters_(loaded.task().parameters),
          observer_(observer),
          control_(control),
          seed_(static_cast<uint64_t>(parameters_.integer("training.seed"))),
          metric_(parameters_.text("training.metric")) {
        if (loaded.as<model::Attentive>() && parameters_.integer("record.attention_users") > 0)
            attention_record_.emplace(loaded.task(), loaded.context());
        const auto cancelled = [this] {
            if (control_.cancelled()) throw Cancelled();
        };
        if (loaded.as<model::Tokenizer>()) codebook_record_.emplace(loaded.task(), cancelled);
        if (loaded.task().model.has_capability("embeddings") && parameters_.boolean("record.hypersphere"))
            hypersphere_record_.emplace(loaded.task(), cancelled);
    }

    jobs::TrainOutcome run() {
        make_directories(loaded_.task().checkpoint_dir);
        if (auto* fitted = loaded_.as<model::Fitted>()) {
            fit(*fitted);
        } else if (auto* trainable = loaded_.as<model::Trainable>()) {
            iterate(*trainable);
        } else {
            throw Error(ErrorKind::internal, "the model can be neither fitted nor trained",
                        loaded_.task().model.id);
        }
        return outcome();
    }

 private:
    std::filesystem::path file(const char* name) const { return loaded_.task().checkpoint_dir / name; }

    void keep_last(const Optimizer* optimizer) {
        write_checkpoint(file("last.safetensors"), progress_, loaded_.model().state(),
                         optimizer ? optimizer->state() : model::NamedTensors{},
                         codebook_record_ ? codebook_record_->state() : model::NamedTensors{});
        write_file_atomically(file("last.json"), fmt::format("{{\"epoch\": {}}}\n", progress_.epoch));
    }

    void fit(model::Fitted& fitted) {
        const auto start = Clock::now();
        fitted.fit();
        progress_.epoch = progress_.best_epoch = 1;
        jobs::EpochEvent event;
        event.epoch = event.epochs_planned = 1;
        event.best = true;
        describe(event);
        event.seconds = seconds_since(start);
        write_checkpoint(file("best.safetensors"), progress_, loaded_.model().state(), {});
        observer_.on_epoch(event);
        keep_last(nullptr);
    }

    void iterate(model::Trainable& model) {
        const auto epochs = static_cast<int>(parameters_.integer("training.epochs"));
        const auto checkpoint_every = static_cast<int>(parameters_.integer("training.checkpoint_every"));
        Optimizer optimizer(parameters_, model.parameter_groups());
        if (loaded_.task().resume) {
            const Checkpoint checkpoint = read_checkpoint(file("last.safetensors"));
            restore(checkpoint.model, loaded_.model().state(), file("last.safetensors"));
            optimizer.restore(checkpoint.optimizer);
            loaded_.model().restored();
            if (codebook_record_) codebook_record_->restore(checkpoint.record);
            progress_ = checkpoint.progress;
        } else {
            keep_last(&optimizer);
        }
        while (progress_.epoch < epochs && !patience_is_over()) {
            jobs::EpochEvent event = train_epoch(model, optimizer, epochs);
            describe(event);
            judge(event, progress_.epoch == epochs);
            observer_.on_epoch(event);
            if (progress_.epoch % checkpoint_every == 0 || progress_.epoch == epochs || patience_is_over())
                keep_last(&optimizer);
        }
        if (patience_is_over()) {
            observer_.on_event(progress_.step, "early_stop",
                               fmt::format("no better {} in {} evaluations; best epoch {}", metric_,
                                           progress_.without_improvement, progress_.best_epoch));
        }
        loaded_.restore_best();
    }

    jobs::EpochEvent train_epoch(model::Trainable& model, Optimizer& optimizer, int epochs) {
        const auto start = Clock::now();
        jobs::EpochEvent event;
        event.epoch = ++progress_.epoch;
        event.epochs_planned = epochs;
        EpochLosses losses;
        double gradient_norm = 0;
        model.set_training(true);
        const bool ranked_before = ranks();
        const int64_t batches = model.begin_epoch(progress_.epoch);
        if (codebook_record_ && ranks() && !ranked_before) codebook_record_->begin_drift();
        for (int64_t batch = 0; batch < batches; ++batch) {
            control_.wait_if_paused();
            const auto batch_start = Clock::now();
            // Dropout's numbers depend on nothing but seed, epoch and batch, so that a resumed run is the same
            // run.
            torch::manual_seed(numeric::stream_key(seed_, "dropout", static_cast<uint64_t>(progress_.epoch),
                                                   static_cast<uint64_t>(batch)));
            optimizer.zero_gradients();
            const model::BatchLoss loss = model.batch_loss(batch);
            jobs::BatchEvent report{progress_.epoch, ++progress_.step, batch + 1, batches, 0, {}};
            torch::Tensor total;
            for (const auto& [name, term] : loss.terms) {
                report.losses.emplace_back(name, term.item<double>());
                check_finite(name, report.losses.back().second, batch, optimizer);
                total = total.defined() ? total + term : term;
            }
            total.backward();
            if (batch + 1 == batches) gradient_norm = optimizer.gradient_norm();
            optimizer.step();
            model.after_step();
            losses.add(report.losses, loss.examples);
            losses.add_figures(loss.figures, loss.examples);
            report.examples_per_second =
                static_cast<double>(loss.examples) / std::max(seconds_since(batch_start), 1e-9);
            observer_.on_batch(report);
        }
        model.set_training(false);
        event.step = progress_.step;
        event.train = losses.means();
        event.train.emplace_back("gradient_norm", gradient_norm);
        event.train.emplace_back("learning_rate", optimizer.learning_rate());
        event.seconds = seconds_since(start);
        return event;
    }

    /// NaN or Inf ends the run; the last checkpoint is the last good one and is kept.
    void check_finite(const std::string& term, double value, int64_t batch, const Optimizer& optimizer) {
        if (std::isfinite(value)) return;
        std::string norms;
        for (const auto& [name, tensor] : loaded_.model().state())
            norms += fmt::format("{}{} {:.4g}", norms.empty() ? "" : ", ", name,
                                 tensor.detach().to(torch::kFloat64).norm().item<double>());
        observer_.on_event(progress_.step, "diverged",
                           fmt::format("{} is {} in epoch {}, batch {}; norms: {}", term, value, progress_.epoch,
                                       batch + 1, norms));
        throw Error(ErrorKind::numerical,
                    fmt::format("the loss '{}' became {} at learning rate {}. The last good checkpoint is kept; "
                                "try a smaller training.learning_rate "
                                "or training.clip_norm = 5",
                                term, value, optimizer.learning_rate()),
                    fmt::format("epoch {}, batch {}", progress_.epoch, batch + 1));
    }

    /// Whether the model can rank now.
    bool ranks() {
        auto* scorer = loaded_.as<model::BlockScorer>();
        return scorer && scorer->has_scores();
    }

    /// What the model can show of itself after this epoch.
    void describe(jobs::EpochEvent& event) {
        const bool due = event.epoch % parameters_.integer("record.every") == 0;
        auto* tokenizer = loaded_.as<model::Tokenizer>();
        const bool with_codes = tokenizer && tokenizer->has_codes();
        const bool with_arrays = due && parameters_.boolean("record.embeddings");
        std::map<std::string, jobs::Array> arrays;
        const bool with_sphere = due && hypersphere_record_;
        if (with_codes || with_arrays || with_sphere) arrays = loaded_.model().arrays();
        if (with_codes) {
            const std::vector<int32_t> codes = tokenizer->encode();
            event.diagnostics = codebook_record_->epoch_figures(*tokenizer, codes, arrays);
            if (auto* counted = loaded_.as<model::StepCounts>())
                for (const auto& count : counted->take_counts()) event.diagnostics.push_back(count);
            if (due) {
                event.arrays["codes"] = code_array(codes, tokenizer->levels());
                event.arrays["level_sizes"] = level_size_array(*tokenizer);
            }
        }
        if (with_sphere) hypersphere_record_->describe(arrays, event, observer_);
        if (with_arrays) event.arrays.merge(arrays);
        if (attention_record_) attention_record_->describe(*loaded_.as<model::Attentive>(), due, event);
    }

    /// Evaluates where it is due, and keeps the weights when they are the best yet.
    void judge(jobs::EpochEvent& event, bool last_epoch) {
        const bool due = event.epoch % parameters_.integer("training.evaluate_every") == 0 || last_epoch;
        auto* scorer = loaded_.as<model::BlockScorer>();
        if (due && ranks()) {
            if (!validation_)
                validation_.emplace(*loaded_.task().dataset, *loaded_.task().split, data::Part::valid,
                                    evaluation_settings(parameters_));
            const jobs::Evaluation evaluation = scoring::evaluate(*scorer, *validation_, control_.stop_token());
            if (evaluation.users > 0) event.valid.assign(evaluation.metrics.begin(), evaluation.metrics.end());
        }
        const double* value = find(event.valid, metric_);
        if (!value) value = find(event.diagnostics, metric_);
        if (!value && metric_ == "loss") value = find(event.train, metric_);
        if (scorer && !scorer->has_scores()) value = nullptr;
        if (!value && !(scorer ? event.valid : event.diagnostics).empty()) refuse_metric(event);
        // Without a value to judge by (no validation part, warm-up), the latest weights are the best known.
        const bool unjudged = !value && std::isnan(progress_.best_value);
        const bool better =
            value && (std::isnan(progress_.best_value) ||
                      (larger_is_better(metric_) ? *value > progress_.best_value : *value < progress_.best_value));
        if (better || unjudged) {
            event.best = better;
            progress_.best_epoch = event.epoch;
            progress_.without_improvement = 0;
            if (value) progress_.best_value = *value;
            write_checkpoint(file("best.safetensors"), progress_, loaded_.model().state(), {});
        } else if (value) {
            ++progress_.without_improvement;
        }
    }

    [[noreturn]] void refuse_metric(const jobs::EpochEvent& event) const {
        std::vector<std::string> names{"loss"};
        for (const NamedValues* values : {&event.valid, &event.diagnostics})
            for (const auto& [name, value] : *values) names.push_back(name);
        throw UsageError(fmt::format("nothing called '{}' is measured while this model trains; choose one of {}",
                                     metric_, join(names, ", ")),
                         "training.metric");
    }

    bool patience_is_over() const {
        const auto patience = parameters_.integer("training.early_stopping");
        return patience > 0 && progress_.without_improvement >= patience;
    }

    jobs::TrainOutcome outcome() {
        jobs::TrainOutcome outcome;
        outcome.epochs = progress_.epoch;
        outcome.best_epoch = progress_.best_epoch;
        if (ranks()) {
            const auto settings = evaluation_settings(parameters_);
            outcome.valid = loaded_.evaluate(data::Part::valid, settings, control_.stop_token());
            outcome.test = loaded_.evaluate(data::Part::test, settings, control_.stop_token());
        }
        if (auto* tokenizer = loaded_.as<model::Tokenizer>())
            for (const auto& [name, value] :
                 codebook_record_->figures(*tokenizer, tokenizer->encode(), loaded_.model().arrays()))
                outcome.summary[name] = value;
        return outcome;
    }

    LoadedModel& loaded_;
    const descriptor::ParameterSet& parameters_;
    jobs::RunObserver& observer_;
    jobs::RunControl& control_;
    uint64_t seed_;
    std::string metric_;
    Progress progress_;
    std::optional<AttentionRecord> attention_record_;
    std::optional<HypersphereRecord> hypersphere_record_;
    std::optional<CodebookRecord> codebook_record_;
    std::optional<scoring::RankingProtocol> validation_;  ///< made once, used every epoch
};

}  // namespace

bool larger_is_better(std::string_view metric) {
    for (std::string_view smaller : {"loss", "error", "collision", "dead", "norm", "churn", "drift", "duplicate",
                                     "alignment", "uniformity", "gini"})
        if (metric.find(smaller) != std::string_view::npos) return false;
    return true;
}

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

jobs::TrainOutcome train(LoadedModel& loaded, jobs::RunObserver& observer, jobs::RunControl& control) {
    return TrainingLoop(loaded, observer, control).run();
}

}  // namespace armillary::training
