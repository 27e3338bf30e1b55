// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

#include "core/descriptor/experiment.h"
#include "core/jobs/experiment_run.h"
#include "core/lessons/lesson.h"
#include "core/store/workspace.h"

namespace armillary::lessons {

/// Name of a world's data set in the workspace: `lesson codebook_collapse tree`.
std::string dataset_name(const Lesson& lesson, const LessonWorld& world);
/// The data set of a world, made anew. Throws `BadInput` (file and line) for a world or setting that there is not.
data::DatasetPtr make_dataset(const Lesson& lesson, const LessonWorld& world);
/// Stores the worlds that the workspace lacks. Throws `Error` (conflict) for a data set of the name that is
/// another.
void make_worlds(store::Workspace& workspace, const Lesson& lesson, std::stop_token stop = {});

/// What a run of the lesson trains, named `lesson/run`. Throws `BadInput` (file and line) for an unknown model,
/// parameter or value.
descriptor::Experiment experiment_of(const Lesson& lesson, const LessonRun& run,
                                     const std::vector<descriptor::ModelDescriptor>& models);

/// Ids of the lesson's runs in the workspace by their names in the lesson: of each the newest that is done and was
/// made of exactly this experiment. What is missing has not been trained yet.
using FoundRuns = std::map<std::string, std::string>;
FoundRuns find_runs(store::Workspace& workspace, const Lesson& lesson,
                    const std::vector<descriptor::ModelDescriptor>& models, std::stop_token stop = {});

/// What training the runs that are missing has cost.
struct LessonTraining {
    FoundRuns runs;                 ///< all of the lesson
    double seconds = 0;             ///< of what was trained now, worlds included
    double cpu_seconds = 0;         ///< processor time of it, all threads
    int64_t peak_memory_bytes = 0;  ///< of the process
};
/// Makes the worlds and trains what is missing, one after the other. Throws what failed, and `Cancelled`.
LessonTraining train_lesson(store::Workspace& workspace, const Lesson& lesson,
                            const std::vector<descriptor::ModelDescriptor>& models,
                            const std::function<jobs::Engine&()>& engine, jobs::ExperimentObserver& observer,
                            jobs::RunControl& control);

}  // namespace armillary::lessons
