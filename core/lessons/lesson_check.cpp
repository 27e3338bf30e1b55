// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lessons/lesson_check.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/error.h"
#include "core/base/figure_text.h"
#include "core/base/text.h"
#include "core/descriptor/expression.h"

namespace armillary::lessons {

namespace {

/// `(usage = 0.17, start = 0.9)`: the figures of an expression, for the one who must mend it.
std::string account(const LessonExpression& expression, const LessonFigures& figures) {
    std::vector<std::string> parts;
    for (const std::string& name : descriptor::Expression(expression.source).names()) {
        const auto value = figures.values.find(name);
        const std::string number = value == figures.values.end() ? "not known" : figure_text(value->second);
        parts.push_back(name + " = " + number);
    }
    return parts.empty() ? "" : " (" + join(parts, ", ") + ")";
}

void check_question(const LessonQuestion& question, const LessonFigures& figures,
                    std::vector<LessonFault>& faults) {
    if (question.choices.empty()) {
        if (!value_of(question.number, figures))
            faults.push_back(
                {"the number asked for is not known" + account(question.number, figures), question.number.where});
        return;
    }
    std::vector<size_t> right;
    for (size_t choice = 0; choice < question.choices.size(); ++choice)
        if (judge_choice(question, choice, figures) == AnswerVerdict::right) right.push_back(choice);
    if (right.size() == 1) return;
    std::string accounts;
    for (const LessonChoice& choice : question.choices)
        accounts += fmt::format("; {}{}", choice.right.source, account(choice.right, figures));
    faults.push_back({fmt::format("{} answers are right by the runs, and one should be{}",
                                  right.empty() ? "no" : std::to_string(right.size()), accounts),
                      question.ask.where});
}

void check_view(store::Workspace& workspace, const LessonView& view, const FoundRuns& runs,
                std::vector<LessonFault>& faults) {
    const auto epoch = parse_int(view.epoch);
    const auto run = runs.find(view.run);
    if (!epoch || run == runs.end()) return;
    const int last = workspace.runs().get(run->second).epochs;
    if (*epoch > last)
        faults.push_back(
            {fmt::format("epoch {} is shown, and '{}' ended at {}", *epoch, view.run, last), view.where});
}

}  // namespace

void check_experiments(const Lesson& lesson, const std::vector<descriptor::ModelDescriptor>& models) {
    for (const LessonWorld& world : lesson.worlds) make_dataset(lesson, world);
    for (const LessonRun& run : lesson.runs) experiment_of(lesson, run, models);
}

std::vector<LessonFault> check_figures(store::Workspace& workspace, const Lesson& lesson, const FoundRuns& runs,
                                       const LessonFigures& figures) {
    std::vector<LessonFault> faults;
    for (const LessonFigure& figure : lesson.figures)
        if (const auto why = figures.missing.find(figure.name); why != figures.missing.end())
            faults.push_back(
                {fmt::format("the figure '{}' is not known: {}", figure.name, why->second), figure.where});
    for (const LessonClaim& claim : lesson.claims)
        if (!holds(claim.holds, figures).value_or(false))
            faults.push_back(
                {fmt::format("the claim '{}' does not hold{}", claim.holds.source, account(claim.holds, figures)),
                 claim.holds.where});
    for (const LessonStep& step : lesson.steps) {
        if (step.question) check_question(*step.question, figures, faults);
        if (step.show) check_view(workspace, *step.show, runs, faults);
    }
    return faults;
}

std::vector<LessonFault> check_cost(const LessonTraining& training) {
    std::vector<LessonFault> faults;
    const double seconds = std::min(training.seconds, training.cpu_seconds);
    if (seconds > kMostSeconds)
        faults.push_back({fmt::format("its runs took {}, and a class waits {} at most", format_duration(seconds),
                                      format_duration(kMostSeconds)),
                          "runs"});
    if (training.peak_memory_bytes > kMostMemoryBytes)
        faults.push_back({fmt::format("its runs took {} of memory, and {} is the most",
                                      format_bytes(static_cast<double>(training.peak_memory_bytes)),
                                      format_bytes(static_cast<double>(kMostMemoryBytes))),
                          "runs"});
    return faults;
}

}  // namespace armillary::lessons
