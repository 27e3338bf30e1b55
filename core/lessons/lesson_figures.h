// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <stop_token>
#include <string>

#include "core/lessons/lesson_runs.h"

namespace armillary::lessons {

/// The numbers of a lesson as its runs recorded them.
struct LessonFigures {
    std::map<std::string, double, std::less<>> values;        ///< by name; only what is known
    std::map<std::string, std::string, std::less<>> missing;  ///< by name: why it is not known
};

/// Reads them from the record of the runs that there are; worlds are made anew for their truth. Throws
/// `Cancelled`.
LessonFigures read_figures(store::Workspace& workspace, const Lesson& lesson, const FoundRuns& runs,
                           std::stop_token stop = {});

/// The value of an expression; nothing where a figure is not known.
std::optional<double> value_of(const LessonExpression& expression, const LessonFigures& figures);
/// Whether it holds; nothing where a figure is not known. NaN does not hold.
std::optional<bool> holds(const LessonExpression& expression, const LessonFigures& figures);
/// The text with its figures filled in; `–` where one is not known.
std::string filled(const std::string& text, const LessonFigures& figures);

/// What an answer is worth.
enum class AnswerVerdict { right, wrong, undecided };
/// Of a choice (from 0). Undecided where the runs that decide are missing.
AnswerVerdict judge_choice(const LessonQuestion& question, size_t choice, const LessonFigures& figures);
/// Of a number: right when it is off by no more than `within`.
AnswerVerdict judge_number(const LessonQuestion& question, double answer, const LessonFigures& figures);

}  // namespace armillary::lessons
