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
#include "core/jobs/debugger/repeat.h"
#include "core/model/arrays.h"
#include "core/model/step_counts.h"
#include "core/numeric/random.h"
#include "core/training/attention_record.h"
#include "core/training/codebook_record.h"
#include "core/training/epoch_losses.h"
#include "core/training/hypersphere_record.h"
#include "core/training/interventions.h"
#include "core/training/live_debugger.h"
#include "core/training/optimizer.h"
#include "core/training/run_checkpoints.h"

namespace armillary::training {

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

const double* find(const NamedValues& values, std::string_view name) {
    for (const auto& [key, value] : values)
        if (key == name) return &value;
    return nullptr;
}

class TrainingLoop {
 public:
    TrainingLoop(LoadedModel& loaded, jobs::RunObserver& observer, jobs::RunControl& control)
        : loaded_(loaded),
          parameters_(loaded.task().parameters),
          observer_(observer),
          control_(control),
          seed_(static_cast<uint64_t>(parameters_.integer("training.seed"))),
          metric_(parameters_.text("training.metric")),
          checkpoints_(loaded.task().checkpoint_dir,
                       static_cast<int>(parameters_.integer("training.checkpoint_every"))),
          debugger_(loaded, observer, control, [this] { return epoch_names(); }) {
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
    void keep_last() {
        if (optimizer_) progress_.learning_rate = optimizer_->learning_rate();
        model::NamedTensors record = codebook_record_ ? codebook_record_->state() : model::NamedTensors{};
        for (auto& counter : counters()) record.push_back(std::move(counter));
        checkpoints_.write_last(progress_, loaded_.model().state(),
                                optimizer_ ? optimizer_->state() : model::NamedTensors{}, record);
    }

    model::NamedTensors counters() {
        auto* counted = loaded_.as<model::StepCounts>();
        return counted ? counted->counters() : model::NamedTensors{};
    }

    void keep_best() { checkpoints_.write_best(progress_, loaded_.model().state()); }

    /// Everything as at the last checkpoint: of an earlier session, or of this one.
    void load_last(model::Trainable& model) {
        const Checkpoint checkpoint = checkpoints_.read_last();
        restore(checkpoint.model, loaded_.model().state(), checkpoints_.last());
        optimizer_.emplace(parameters_, model.parameter_groups());  // without what later steps left in it
        optimizer_->restore(checkpoint.optimizer);
        if (!std::isnan(checkpoint.progress.learning_rate))
            optimizer_->set_learning_rate(checkpoint.progress.learning_rate);
        loaded_.model().restored();
        if (codebook_record_) codebook_record_->restore(checkpoint.record);
        restore_known(checkpoint.record, counters());
        progress_ = checkpoint.progress;
    }

    void fit(model::Fitted& fitted) {
        check_fitted(loaded_.task(), control_);
        const auto start = Clock::now();
        fitted.fit();
        progress_.epoch = progress_.best_epoch = 1;
        jobs::EpochEvent event;
        event.epoch = event.epochs_planned = 1;
        event.best = true;
        describe(event);
        event.seconds = seconds_since(start);
        keep_best();
        observer_.on_epoch(event);
        keep_last();
    }

    void iterate(model::Trainable& model) {
        const auto epochs = static_cast<int>(parameters_.integer("training.epochs"));
        check_planned(loaded_);
        if (loaded_.task().resume) {
            load_last(model);
        } else {
            optimizer_.emplace(parameters_, model.parameter_groups());
            keep_last();
        }
        debugger_.attach(*optimizer_);
        while (progress_.epoch < epochs && !patience_is_over()) {
            std::optional<jobs::EpochEvent> event = train_epoch(model, epochs);
            if (!event) continue;  // rolled back
            describe(*event);
            judge(*event, progress_.epoch == epochs);
            observer_.on_epoch(*event);
            if (checkpoints_.due(progress_.epoch) || progress_.epoch == epochs || patience_is_over()) keep_last();
            debugger_.after_epoch(progress_, *event);
        }
        if (patience_is_over()) {
            observer_.on_event(progress_.step, "early_stop",
                               fmt::format("no better {} in {} evaluations; best epoch {}", metric_,
                                           progress_.without_improvement, progress_.best_epoch));
        }
        for (const jobs::Intervention& intervention : debugger_.planned())
            observer_.on_message(
                fmt::format("the planned intervention '{}' was not made: training ended after {} "
                            "batches",
                            to_string(intervention), progress_.trained));
        loaded_.restore_best();
    }

    /// Nothing when it was left by a roll-back.
    std::optional<jobs::EpochEvent> train_epoch(model::Trainable& model, int epochs) {
        const auto start = Clock::now();
        jobs::EpochEvent event;
        event.epoch = ++progress_.epoch;
        event.epochs_planned = epochs;
        EpochLosses losses;
        model.set_training(true);
        const bool ranked_before = loaded_.ranks();
        const int64_t batches = model.begin_epoch(progress_.epoch);
        if (codebook_record_ && loaded_.ranks() && !ranked_before) codebook_record_->begin_drift();
        for (int64_t batch = 0; batch < batches; ++batch) {
            if (make_changes(model) == Changes::rolled_back) return std::nullopt;
            while (const auto failure = train_batch(model, batch, batches, losses)) {
                // The breakpoints were asked. After a change by hand the batch is tried again: a repeated run
                // makes the change before it.
                const Changes changes = make_changes(model);
                if (changes == Changes::rolled_back) return std::nullopt;
                if (changes == Changes::none) end_diverged(*failure, batch);
            }
        }
        model.set_training(false);
        event.step = progress_.step;
        event.train = losses.means();
        event.train.emplace_back("gradient_norm", losses.gradient_norm);
        event.train.emplace_back("learning_rate", optimizer_->learning_rate());
        event.seconds = seconds_since(start);
        return event;
    }

    /// The term whose loss is not finite, and the loss; nothing when the step was made.
    std::optional<std::pair<std::string, double>> train_batch(model::Trainable& model, int64_t batch,
                                                              int64_t batches, EpochLosses& losses) {
        debugger_.begin_batch({batch + 1, batches});
        const auto start = Clock::now();
        // Dropout's numbers depend on nothing but seed, epoch and batch, so that a resumed run is the same run.
        torch::manual_seed(numeric::stream_key(seed_, "dropout", static_cast<uint64_t>(progress_.epoch),
                                               static_cast<uint64_t>(batch)));
        optimizer_->zero_gradients();
        const model::BatchLoss loss = model.batch_loss(batch);
        const BatchTerms terms(loss);
        debugger_.after_forward(progress_, terms.figures(loss));
        if (terms.failure()) {
            debugger_.after_failure(progress_);
            return terms.failure();
        }
        terms.total().backward();
        debugger_.after_backward();
        if (batch + 1 == batches) losses.gradient_norm = optimizer_->gradient_norm();
        optimizer_->step();
        model.after_step();
        debugger_.after_step();
        ++progress_.step;
        ++progress_.trained;
        losses.add(terms.values(), loss.examples);
        losses.add_figures(loss.figures, loss.examples);
        const double rate = static_cast<double>(loss.examples) / std::max(seconds_since(start), 1e-9);
        observer_.on_batch({progress_.epoch, progress_.step, batch + 1, batches, rate, terms.values()});
        debugger_.after_batch(progress_, rate);
        return std::nullopt;
    }

    enum class Changes { none, some, rolled_back };
    /// Makes the interventions that are due, and waits while paused.
    Changes make_changes(model::Trainable& model) {
        Changes made = Changes::none;
        while (const auto intervention = debugger_.next_change(progress_)) {
            if (intervention->kind == jobs::Intervention::Kind::roll_back) {
                roll_back(model, *intervention);
                return Changes::rolled_back;
            }
            if (intervention->kind == jobs::Intervention::Kind::revive_dead_codes) {
                if (!revive(*intervention)) continue;
            } else {
                optimizer_->set_learning_rate(intervention->value);
                tell(*intervention);
            }
            made = Changes::some;
        }
        return made;
    }

    void tell(const jobs::Intervention& intervention, std::optional<int64_t> step = {}) {
        observer_.on_event(step.value_or(progress_.step), jobs::kInterventionEvent, to_string(intervention));
    }

    /// False when there was nothing that could be revived; told.
    bool revive(const jobs::Intervention& intervention) {
        const uint64_t key = numeric::stream_key(seed_, "intervention", static_cast<uint64_t>(progress_.trained));
        const Revival revival = revive_dead_codes(loaded_, *optimizer_, intervention, key);
        if (revival.done) tell(intervention);
        observer_.on_event(progress_.step, revival.done ? "revived" : "intervention_refused", revival.account);
        return revival.done;
    }

    /// Training goes on with the epoch after the checkpoint. The clock of interventions does not go back.
    void roll_back(model::Trainable& model, const jobs::Intervention& intervention) {
        const Progress left = progress_;
        model.set_training(false);
        if (auto* counted = loaded_.as<model::StepCounts>()) counted->take_counts();  // of steps that do not count
        load_last(model);
        checkpoints_.restore_best();
        tell(intervention, left.step);
        progress_.trained = left.trained;
        debugger_.attach(*optimizer_);
    }

    /// The last checkpoint is the last good one and is kept.
    [[noreturn]] void end_diverged(const std::pair<std::string, double>& failure, int64_t batch) {
        const auto& [term, value] = failure;
        std::string norms;
        for (const auto& [name, tensor] : loaded_.model().state())
            norms += fmt::format("{}{} {:.4g}", norms.empty() ? "" : ", ", name,
                                 tensor.detach().to(torch::kFloat64).norm().item<double>());
        observer_.on_event(progress_.step + 1, "diverged",
                           fmt::format("{} is {} in epoch {}, batch {}; norms: {}", term, value, progress_.epoch,
                                       batch + 1, norms));
        throw Error(ErrorKind::numerical,
                    fmt::format("the loss '{}' became {} at learning rate {}. The last good checkpoint is kept; "
                                "try a smaller training.learning_rate "
                                "or training.clip_norm = 5",
                                term, value, optimizer_->learning_rate()),
                    fmt::format("epoch {}, batch {}", progress_.epoch, batch + 1));
    }

    /// Names of all that may be recorded at the end of an epoch.
    std::vector<std::string> epoch_names() {
        std::vector<std::string> names{"gradient_norm", "learning_rate"};
        if (loaded_.as<model::BlockScorer>())
            for (const std::string& name : scoring::metric_names(evaluation_settings(parameters_)))
                names.push_back(name);
        const std::map<std::string, jobs::Array> arrays = loaded_.model().arrays();
        jobs::EpochEvent event;
        if (hypersphere_record_) hypersphere_record_->describe(arrays, event, observer_);
        if (attention_record_) attention_record_->describe(*loaded_.as<model::Attentive>(), false, event);
        for (const auto& [name, value] : event.diagnostics) names.push_back(name);
        if (auto* tokenizer = loaded_.as<model::Tokenizer>()) {
            for (std::string& name : codebook_record_->names(*tokenizer, tokenizer->encode(), arrays))
                names.push_back(std::move(name));
            if (const auto* counted = loaded_.as<model::StepCounts>())
                for (std::string& name : counted->count_names()) names.push_back(std::move(name));
        }
        return names;
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
        if (due && loaded_.ranks()) {
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
            keep_best();
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
        if (loaded_.ranks()) {
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
    std::optional<Optimizer> optimizer_;  ///< of a model that is trained
    RunCheckpoints checkpoints_;
    LiveDebugger debugger_;
    std::optional<AttentionRecord> attention_record_;
    std::optional<HypersphereRecord> hypersphere_record_;
    std::optional<CodebookRecord> codebook_record_;
    std::optional<scoring::RankingProtocol> validation_;  ///< made once, used every epoch
};

}  // namespace

bool larger_is_better(std::string_view metric) {
    for (std::string_view smaller : {"loss", "error", "collision", "dead", "norm", "churn", "drift", "duplicate",
                                     "alignment", "uniformity", "gini", "stale", "code_age", "surplus", "twins",
                                     "cosine_used", "largest_bucket", "top_share", "token_correlation"})
        if (metric.find(smaller) != std::string_view::npos) return false;
    return true;
}

jobs::TrainOutcome train(LoadedModel& loaded, jobs::RunObserver& observer, jobs::RunControl& control) {
    return TrainingLoop(loaded, observer, control).run();
}

}  // namespace armillary::training
