// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/train/prediction_panel.h"

#include <QPushButton>
#include <QVBoxLayout>

#include "core/base/error.h"
#include "core/jobs/environment.h"
#include "views/shared/core_text.h"
#include "views/shared/icons.h"
#include "views/shared/note_label.h"
#include "views/shared/words.h"
#include "views/train/sentences.h"
#include "views/train/trainer.h"

namespace armillary::views {

namespace {

constexpr int kDelay = 250;  // ms after the last key

/// Same training, whatever its seed and name.
bool same_cost(const std::optional<descriptor::Experiment>& a, const std::optional<descriptor::Experiment>& b) {
    if (!a || !b) return !a && !b;
    auto comparable = [](descriptor::Experiment experiment) {
        experiment.name.clear();
        experiment.parameters.set("training.seed", int64_t{0});
        return descriptor::to_toml(experiment);
    };
    return comparable(*a) == comparable(*b);
}

}  // namespace

struct PredictionPanel::Prediction {
    double memory = 0, limit = 0;
    std::optional<jobs::TimeEstimate> time;
    QString refusal;
};

PredictionPanel::PredictionPanel(Workbench& bench, QWidget* parent)
    : QWidget(parent),
      bench_(bench),
      memory_(new NoteLabel(Token::text, TypeSize::body)),
      time_(new NoteLabel(Token::text, TypeSize::body)),
      trouble_(new NoteLabel(Token::bad, TypeSize::body)),
      measure_(new QPushButton(tr("Time a few batches"))) {
    memory_->setObjectName("memoryPrediction");
    time_->setObjectName("timePrediction");
    trouble_->setObjectName("predictionTrouble");
    measure_->setObjectName("timeBatches");
    measure_->setToolTip(tr("Trains for about three seconds in a temporary folder; nothing is kept"));
    measure_->setProperty("link", true);
    measure_->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    for (QWidget* widget : std::initializer_list<QWidget*>{trouble_, memory_, time_}) column->addWidget(widget);
    column->addWidget(measure_, 0, Qt::AlignLeft);
    delay_.setSingleShot(true);
    delay_.setInterval(kDelay);
    connect(&delay_, &QTimer::timeout, this, &PredictionPanel::start);
    connect(measure_, &QPushButton::clicked, this, &PredictionPanel::time_a_few_batches);
}

bool PredictionPanel::settled() const {
    return !delay_.isActive() && !predicting_.busy() && timing_ == 0;
}

void PredictionPanel::predict(std::optional<descriptor::Experiment> experiment, int runs) {
    const bool same = same_cost(experiment, experiment_);
    if (same && runs == runs_) return;
    experiment_ = std::move(experiment);
    runs_ = runs;
    if (!same) {
        timed_.reset();
        stop_timing();
        refusal_.clear();
    }
    if (!experiment_) {
        delay_.stop();
        predicting_.cancel();
        show_nothing();
        return;
    }
    delay_.start();
}

void PredictionPanel::show_nothing() {
    for (NoteLabel* label : {memory_, time_, trouble_}) label->say({});
    measure_->hide();
}

void PredictionPanel::start() {
    if (!experiment_ || !bench_.workspace()) return;
    predicting_.start(
        [workspace = bench_.workspace(), read = bench_.dataset_reader(experiment_->dataset),
         models = bench_.models(), runs = bench_.runs(), experiment = *experiment_](std::stop_token) {
            const auto& model = descriptor::find_model(models, experiment.model);
            const jobs::ProblemSize size = jobs::size_of(read(), experiment.parameters);
            Prediction prediction;
            prediction.limit = static_cast<double>(jobs::memory_limit());
            prediction.memory = jobs::formula_value(model.memory_formula, size, experiment.parameters);
            try {
                jobs::check_memory(model, size, experiment.parameters, prediction.limit);
            } catch (const UsageError& error) {
                prediction.refusal = core_text(error.what());
            }
            const double cost = jobs::operations(model, size, experiment.parameters,
                                                 jobs::epochs_planned(model, experiment.parameters));
            prediction.time =
                jobs::estimate_time(model.id, cost, jobs::past_runs(*workspace, runs, models, model.id));
            return prediction;
        },
        [this](const Prediction& prediction) { show_prediction(prediction); },
        [this](const std::exception_ptr& failure) {
            show_nothing();
            trouble_->say(trouble_of(failure).what);
        });
}

void PredictionPanel::show_prediction(const Prediction& prediction) {
    refusal_ = prediction.refusal;
    trouble_->say(refusal_);
    memory_->say(refusal_.isEmpty() ? memory_sentence(prediction.memory, prediction.limit) : QString());
    const auto* model = bench_.model(experiment_->model);
    const bool can_be_timed = model && model->trainable;
    time_->say(refusal_.isEmpty() ? time_sentence(timed_ ? timed_ : prediction.time, runs_, can_be_timed)
                                  : QString());
    measure_->setVisible(refusal_.isEmpty() && can_be_timed);
}

void PredictionPanel::time_a_few_batches() {
    if (!experiment_ || !bench_.workspace()) return;
    auto estimate = std::make_shared<std::optional<jobs::TimeEstimate>>();
    JobStart start;
    start.title = tr("Timing batches of %1").arg(bench_.model_name(experiment_->model));
    // In the trainings' queue: two trainings at once would slow each other down and share one source of random
    // numbers.
    start.queue = kTrainingQueue;
    start.owner = this;
    start.work = [workspace = bench_.workspace(), models = bench_.models(), engine = bench_.engine(),
                  experiment = *experiment_, estimate](jobs::Job& job) {
        jobs::PreparedRun prepared = jobs::prepare_run(*workspace, experiment, models, job.stop_token());
        const int epochs = jobs::epochs_planned(prepared.task.model, prepared.task.parameters);
        *estimate =
            jobs::estimate_time(jobs::time_batches(std::move(prepared.task), engine(), job.stop_token()), epochs);
    };
    const auto end = [this, number = ++timings_](const QString& trouble) {
        if (number != timings_) return;
        show_timing(false);
        if (!trouble.isEmpty()) trouble_->say(trouble);
    };
    start.done = [this, estimate, end, number = timings_] {
        if (number == timings_) {
            timed_ = *estimate;
            time_->say(time_sentence(timed_, runs_, true));
        }
        end({});
    };
    start.cancelled = [end] { end({}); };
    start.failed = [end](const std::exception_ptr& failure) { end(trouble_of(failure).what); };
    timing_ = bench_.jobs().start(std::move(start));
    show_timing(true);
}

void PredictionPanel::stop_timing() {
    if (timing_ == 0) return;
    ++timings_;
    bench_.jobs().cancel(timing_);
    show_timing(false);
}

void PredictionPanel::show_timing(bool running) {
    if (!running) timing_ = 0;
    measure_->setEnabled(!running);
    measure_->setText(running ? tr("Timing batches…") : tr("Time a few batches"));
}

}  // namespace armillary::views
