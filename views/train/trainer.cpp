// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/train/trainer.h"

#include <QCoreApplication>
#include <QPointer>
#include <algorithm>
#include <mutex>

#include "core/base/error.h"
#include "core/jobs/debugger/breakpoint.h"
#include "views/shared/words.h"

namespace armillary::views {

/// Everything that a training needs on its own thread; nothing of the window.
struct Trainer::Order {
    std::shared_ptr<store::Workspace> workspace;
    std::vector<descriptor::ModelDescriptor> models;
    std::function<jobs::Engine&()> engine;
    descriptor::Experiment experiment;
    std::string resumed;  ///< run to continue; empty for a new one
    std::vector<store::NewRun::Input> inputs = {};

    jobs::RunReport train(jobs::Job& job, LiveRun& live, jobs::ExperimentObserver& observer) const {
        if (!resumed.empty()) live.begin(read_record(workspace->runs(), resumed, job.stop_token()));
        job.enter_stage(plain(QCoreApplication::translate("Trainer", "Preparing the data")));
        std::optional<jobs::PreparedRun> prepared;
        if (resumed.empty()) {
            prepared = jobs::prepare_run(*workspace, experiment, models, job.stop_token());
            std::vector<store::NewRun::Input>& recorded = prepared->record.inputs;
            recorded.insert(recorded.end(), inputs.begin(), inputs.end());
        }
        job.enter_stage(plain(QCoreApplication::translate("Trainer", "Loading the engine")));
        jobs::Engine& loaded = engine();
        if (job.stop_token().stop_requested()) throw Cancelled();
        if (prepared) return jobs::start_run(*workspace, std::move(*prepared), loaded, observer, job.control());
        return jobs::resume_run(*workspace, resumed, models, loaded, observer, job.control());
    }
};

/// The conditions, where trainings on their own threads find them too.
struct Trainer::Breakpoints {
    std::mutex mutex;  ///< guards the conditions, and that every control gets the latest
    std::vector<std::string> conditions;

    void apply_to(LiveRun& live, jobs::RunControl& control) {
        const std::lock_guard lock(mutex);
        live.attach(control);
        if (!conditions.empty()) control.set_breakpoints(conditions, jobs::RunControl::AtBreakpoint::pause);
    }
};

namespace {

[[noreturn]] void rethrow_with_run(const jobs::RunReport& report) {
    if (report.status == "cancelled") throw Cancelled();
    const std::string& where = report.error->where();
    throw Error(report.error->kind(), report.error->what(),
                where.empty() ? report.run : report.run + ", " + where);
}

uint64_t seed_of(const descriptor::Experiment& experiment) {
    const auto* seed = experiment.parameters.find("training.seed");
    const auto* number = seed ? std::get_if<int64_t>(seed) : nullptr;
    return number ? static_cast<uint64_t>(*number) : 0;
}

}  // namespace

Trainer& Trainer::of(Workbench& bench) {
    auto* trainer = bench.findChild<Trainer*>(QString(), Qt::FindDirectChildrenOnly);
    return trainer ? *trainer : *new Trainer(bench);
}

Trainer::Trainer(Workbench& bench)
    : QObject(&bench), bench_(bench), breakpoints_(std::make_shared<Breakpoints>()) {
    // Ids of runs mean nothing in another workspace. The trainings themselves go on.
    connect(&bench, &Workbench::workspace_changed, this, [this] { trainings_.clear(); });
}

Trainer::~Trainer() = default;

void Trainer::set_breakpoints(std::vector<std::string> conditions) {
    for (const std::string& condition : conditions) jobs::Breakpoint{condition};
    const std::lock_guard lock(breakpoints_->mutex);
    breakpoints_->conditions = std::move(conditions);
    for (const Training& training : trainings_)
        if (auto control = training.live->control(); control && !training.live->finished())
            control->set_breakpoints(breakpoints_->conditions, jobs::RunControl::AtBreakpoint::pause);
}

JobId Trainer::start(const descriptor::Experiment& experiment, Ended done,
                     std::vector<store::NewRun::Input> inputs) {
    return launch(experiment, tr("%1 · %2").arg(bench_.model_name(experiment.model), text(experiment.dataset)),
                  std::move(done), std::move(inputs));
}

void Trainer::start(const std::vector<descriptor::Experiment>& experiments) {
    if (experiments.size() == 1 && !busy()) return void(start(experiments.front()));
    for (const auto& experiment : experiments)
        launch(experiment,
               tr("%1 · %2 · seed %3")
                   .arg(bench_.model_name(experiment.model), text(experiment.dataset))
                   .arg(seed_of(experiment)),
               {});
}

JobId Trainer::launch(const descriptor::Experiment& experiment, const QString& title, Ended done,
                      std::vector<store::NewRun::Input> inputs) {
    auto order = std::make_shared<Order>(
        Order{bench_.workspace(), bench_.models(), bench_.engine(), experiment, {}, std::move(inputs)});
    TrainingRecord record;
    record.model = experiment.model;
    record.dataset = experiment.dataset;
    record.name = experiment.name;
    record.seed = seed_of(experiment);
    return launch(std::move(order), title, std::move(record), std::move(done));
}

JobId Trainer::resume(const store::RunSummary& run) {
    auto order = std::make_shared<Order>(Order{bench_.workspace(), bench_.models(), bench_.engine(), {}, run.id});
    std::erase_if(trainings_, [&](const Training& training) { return training.live->run() == text(run.id); });
    TrainingRecord record;
    record.model = run.model;
    record.dataset = run.dataset;
    return launch(std::move(order), tr("%1 · %2 · resumed").arg(bench_.model_name(run.model), text(run.dataset)),
                  std::move(record), {});
}

JobId Trainer::launch(std::shared_ptr<const Order> order, const QString& title, TrainingRecord record,
                      Ended done) {
    auto live = std::make_shared<LiveRun>(std::move(record));
    auto report = std::make_shared<jobs::RunReport>();
    const QPointer<Trainer> self(this);
    // The workbench outlives every job; what is posted to it after its end is dropped.
    Workbench* bench = &bench_;
    const auto on_started = [bench, self, workspace = order->workspace](const std::string& run) {
        QMetaObject::invokeMethod(
            bench,
            [bench, self, workspace, run] {
                if (bench->workspace() != workspace) return;
                bench->refresh_lists();
                if (self) Q_EMIT self->run_started(text(run));
            },
            Qt::QueuedConnection);
    };
    const auto at_end = [bench, self, live] {
        bench->refresh_lists();
        if (self) Q_EMIT self->ended(live->run());
    };
    JobStart start;
    start.title = title;
    start.pausable = true;
    start.queue = kTrainingQueue;
    start.work = [order, live, report, on_started, breakpoints = breakpoints_](jobs::Job& job) {
        try {
            breakpoints->apply_to(*live, job.control());
            LiveObserver observer(live, job, on_started);
            *report = order->train(job, *live, observer);
        } catch (...) {
            const Trouble trouble = trouble_of(std::current_exception());
            live->abandon(trouble.cancelled ? QString() : trouble.what);
            throw;
        }
        live->finish(*report);
        if (report->status != "done") rethrow_with_run(*report);
    };
    start.done = [at_end, report, done, self] {
        at_end();
        if (self && done) done(*report);
    };
    start.failed = [at_end, bench](const std::exception_ptr& failure) {
        at_end();
        bench->tell(failure);
    };
    start.cancelled = [at_end, live] {
        if (!live->finished()) live->abandon({});  // cancelled while it waited for its turn
        at_end();
    };
    const bool first = !busy();
    const JobId id = bench_.jobs().start(std::move(start));
    trainings_.push_back({id, std::move(live), first});
    return id;
}

const Trainer::Training* Trainer::find(const QString& run) const {
    const auto found = std::find_if(trainings_.rbegin(), trainings_.rend(),
                                    [&](const Training& training) { return training.live->run() == run; });
    return run.isEmpty() || found == trainings_.rend() ? nullptr : &*found;
}

bool Trainer::busy() const {
    return std::any_of(trainings_.begin(), trainings_.end(), [this](const Training& training) {
        return !training.live->finished() && bench_.jobs().contains(training.job);
    });
}

const Trainer::Training* Trainer::under_way() const {
    for (const Training& training : trainings_)
        if (!training.live->finished() && bench_.jobs().contains(training.job)) return &training;
    return nullptr;
}

const Trainer::Training* Trainer::starting() const {
    const Training* training = under_way();
    return training && training->live->run().isEmpty() ? training : nullptr;
}

}  // namespace armillary::views
