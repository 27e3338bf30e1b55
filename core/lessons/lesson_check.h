// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/lessons/lesson_figures.h"

namespace armillary::lessons {

// What a lesson must hold to: it says only what its runs show, and a class can wait for it.
inline constexpr double kMostSeconds = 60;
inline constexpr int64_t kMostMemoryBytes = int64_t{4} << 30;

/// Checks what needs the models and the worlds but no training: every world can be made, every experiment be run.
/// Throws `BadInput` with file and line.
void check_experiments(const Lesson& lesson, const std::vector<descriptor::ModelDescriptor>& models);

/// What is wrong with a lesson, with its place in the file.
struct LessonFault {
    std::string what, where;
};
/// After its runs: figures that are not known, claims that do not hold, questions without exactly one right
/// answer, epochs of views that were not recorded. None: the lesson is true.
std::vector<LessonFault> check_figures(store::Workspace& workspace, const Lesson& lesson, const FoundRuns& runs,
                                       const LessonFigures& figures);
/// Too slow or too large for a class. Processor time counts where it is the shorter: what else the machine does is
/// not the lesson's fault.
std::vector<LessonFault> check_cost(const LessonTraining& training);

}  // namespace armillary::lessons
