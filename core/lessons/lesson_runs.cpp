// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lessons/lesson_runs.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/error.h"
#include "core/data/profile.h"
#include "core/data/worlds/world.h"
#include "core/jobs/environment.h"

namespace armillary::lessons {

namespace {

bool has_dataset(const store::Workspace& workspace, const data::Dataset& dataset) {
    const auto known = workspace.datasets();
    return std::any_of(known.begin(), known.end(), [&](const store::DatasetSummary& each) {
        return each.name == dataset.name() && each.fingerprint == dataset.fingerprint();
    });
}

}  // namespace

std::string dataset_name(const Lesson& lesson, const LessonWorld& world) {
    return fmt::format("lesson {} {}", lesson.id, world.name);
}

data::DatasetPtr make_dataset(const Lesson& lesson, const LessonWorld& world) {
    try {
        data::DatasetParts parts = data::make_world(world.world, world.settings, world.seed)->parts();
        parts.name = dataset_name(lesson, world);
        return std::make_shared<const data::Dataset>(std::move(parts));
    } catch (const UsageError& error) {
        throw BadInput(fmt::format("{}: {}", error.where(), error.what()), world.where);
    }
}

void make_worlds(store::Workspace& workspace, const Lesson& lesson, std::stop_token stop) {
    for (const LessonWorld& world : lesson.worlds) {
        if (stop.stop_requested()) throw Cancelled();
        const data::DatasetPtr dataset = make_dataset(lesson, world);
        if (has_dataset(workspace, *dataset)) continue;
        data::ImportReport report;
        report.format = world.world;
        report.rows_read = report.rows_kept = dataset->interaction_count();
        workspace.add_dataset(*dataset, report, data::to_json(data::compute_profile(*dataset, stop)));
    }
}

descriptor::Experiment experiment_of(const Lesson& lesson, const LessonRun& run,
                                     const std::vector<descriptor::ModelDescriptor>& models) {
    descriptor::Experiment experiment;
    experiment.name = fmt::format("{}/{}", lesson.id, run.name);
    experiment.dataset = dataset_name(lesson, *lesson.world(run.world));
    experiment.model = run.model;
    experiment.parameters = run.parameters;
    try {
        return descriptor::check_experiment(experiment, models);
    } catch (const UsageError& error) {
        throw BadInput(fmt::format("{}: {}", error.where(), error.what()), run.where);
    }
}

FoundRuns find_runs(store::Workspace& workspace, const Lesson& lesson,
                    const std::vector<descriptor::ModelDescriptor>& models, std::stop_token stop) {
    std::map<std::string, std::string> wanted;  // experiment file -> name in the lesson
    std::map<std::string, std::string> datasets;
    for (const LessonRun& run : lesson.runs)
        wanted[descriptor::to_toml(experiment_of(lesson, run, models))] = run.name;
    for (const LessonWorld& world : lesson.worlds) datasets[dataset_name(lesson, world)];
    for (const store::DatasetSummary& known : workspace.datasets())
        if (const auto found = datasets.find(known.name); found != datasets.end())
            found->second = known.fingerprint;
    FoundRuns found;
    for (const store::RunSummary& run : workspace.runs().list()) {  // newest first
        if (stop.stop_requested()) throw Cancelled();
        const auto dataset = datasets.find(run.dataset);
        if (run.status != "done" || dataset == datasets.end()) continue;
        const store::RunDetails details = workspace.runs().get(run.id);
        const auto name = wanted.find(details.experiment_toml);
        if (name != wanted.end() && details.dataset_fingerprint == dataset->second)
            found.emplace(name->second, run.id);
    }
    return found;
}

LessonTraining train_lesson(store::Workspace& workspace, const Lesson& lesson,
                            const std::vector<descriptor::ModelDescriptor>& models,
                            const std::function<jobs::Engine&()>& engine, jobs::ExperimentObserver& observer,
                            jobs::RunControl& control) {
    const jobs::ResourceMeter meter;
    make_worlds(workspace, lesson, control.stop_token());
    LessonTraining training;
    training.runs = find_runs(workspace, lesson, models, control.stop_token());
    for (const LessonRun& run : lesson.runs) {
        if (training.runs.contains(run.name)) continue;
        const jobs::RunReport report = jobs::run_experiment(workspace, experiment_of(lesson, run, models), models,
                                                            engine(), observer, control);
        if (report.error) throw Error(report.error->kind(), report.error->what(), report.run);
        training.runs[run.name] = report.run;
    }
    training.seconds = meter.seconds();
    training.cpu_seconds = meter.cpu_seconds();
    training.peak_memory_bytes = meter.peak_memory_bytes();
    return training;
}

}  // namespace armillary::lessons
