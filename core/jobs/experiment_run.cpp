// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/experiment_run.h"

#include <algorithm>

#include "core/base/files.h"
#include "core/jobs/debugger/repeat.h"
#include "core/jobs/environment.h"
#include "core/jobs/recorder.h"
#include "core/store/id_list.h"

namespace armillary::jobs {

namespace {

std::string status_of(const Error& error) {
    return error.kind() == ErrorKind::cancelled || error.kind() == ErrorKind::breakpoint ? "cancelled" : "failed";
}

/// What a resumed run brings from its earlier sessions.
struct Earlier {
    int best_epoch = 0;
    double seconds = 0, cpu_seconds = 0;
    int64_t peak_memory_bytes = 0;
};

RunReport train_and_record(store::RunWriter& writer, const PreparedRun& prepared, Engine& engine,
                           ExperimentObserver& observer, RunControl& control, const Earlier& earlier) {
    const Task& task = prepared.task;
    const int planned = task.model.trainable ? static_cast<int>(task.parameters.integer("training.epochs")) : 1;
    const auto max_bytes = static_cast<int64_t>(task.parameters.real("record.max_mb") * 1e6);
    RunReport report;
    report.run = writer.id();
    report.model = task.model.id;
    report.dataset = prepared.experiment.dataset;
    report.folder = writer.folder();
    report.seed = prepared.record.seed;
    report.warnings = prepared.warnings;
    const ResourceMeter meter;
    Recorder recorder(writer, observer, earlier.best_epoch, max_bytes);
    try {
        store::write_id_list(writer.folder() / "items.txt", task.dataset->items());
        store::write_id_list(writer.folder() / "users.txt", task.dataset->users());
        make_directories(task.checkpoint_dir);
        recorder.warn(prepared.warnings);
        observer.on_start(writer.id(), prepared, planned);
        const TrainOutcome outcome = engine.train(task, recorder, control);
        report.epochs = outcome.epochs;
        report.best_epoch = outcome.best_epoch;
        report.valid = outcome.valid;
        report.test = outcome.test;
        report.summary = outcome.summary;
        recorder.record_result(outcome.valid);
        recorder.record_result(outcome.test);
        if (!outcome.test.per_user.empty()) recorder.record_activity(*task.dataset, task.split->train);
        if (!outcome.summary.empty()) writer.result("diagnostics", outcome.summary, {});
        writer.commit_epoch(outcome.epochs, outcome.best_epoch);
        report.status = "done";
    } catch (const Error& error) {
        report.error = error;
    } catch (const std::bad_alloc&) {
        report.error =
            Error(ErrorKind::internal, "the memory did not suffice: make the data or the model smaller");
    } catch (const std::exception& error) {
        report.error = Error(ErrorKind::internal, error.what());
    }
    if (report.error) {
        report.status = status_of(*report.error);
        report.epochs = recorder.epochs();
        report.best_epoch = recorder.best_epoch();
    }
    const double seconds = meter.seconds(), cpu_seconds = meter.cpu_seconds();
    const int64_t peak = meter.peak_memory_bytes();
    writer.finish(report.status, report.error ? report.error->what() : "", seconds, cpu_seconds, peak);
    report.seconds = earlier.seconds + seconds;
    report.cpu_seconds = earlier.cpu_seconds + cpu_seconds;
    report.peak_memory_bytes = std::max(earlier.peak_memory_bytes, peak);
    return report;
}

}  // namespace

RunReport start_run(store::Workspace& workspace, PreparedRun prepared, Engine& engine,
                    ExperimentObserver& observer, RunControl& control) {
    prepared.record.environment_json = environment_json(engine.info(), prepared.task.threads);
    const std::unique_ptr<store::RunWriter> writer = workspace.runs().create(prepared.record);
    prepared.task.checkpoint_dir = checkpoint_folder(writer->folder());
    return train_and_record(*writer, prepared, engine, observer, control, {});
}

RunReport run_experiment(store::Workspace& workspace, const descriptor::Experiment& experiment,
                         const std::vector<descriptor::ModelDescriptor>& models, Engine& engine,
                         ExperimentObserver& observer, RunControl& control) {
    return start_run(workspace, prepare_run(workspace, experiment, models, control.stop_token()), engine, observer,
                     control);
}

RunReport resume_run(store::Workspace& workspace, std::string_view run,
                     const std::vector<descriptor::ModelDescriptor>& models, Engine& engine,
                     ExperimentObserver& observer, RunControl& control) {
    const store::RunDetails details = workspace.runs().get(run);
    PreparedRun prepared = prepare_recorded_run(workspace, details, models, control.stop_token());
    const std::optional<Checkpointed> checkpoint = last_checkpoint(prepared.task.checkpoint_dir);
    prepared.task.resume = checkpoint.has_value();
    const int kept = checkpoint ? checkpoint->epoch : -1;
    prepared.task.interventions =
        interventions_from(checkpoint ? checkpoint->trained : 0, prepared.task.interventions,
                           workspace.runs().events(details.id));  // of which the store drops the later ones
    const std::unique_ptr<store::RunWriter> writer = workspace.runs().resume(details.id, kept);
    return train_and_record(*writer, prepared, engine, observer, control,
                            {details.best_epoch <= kept ? details.best_epoch : 0, details.seconds,
                             details.cpu_seconds, details.peak_memory_bytes});
}

}  // namespace armillary::jobs
