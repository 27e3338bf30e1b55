// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/language.h"
#include "core/descriptor/value.h"

namespace armillary::lessons {

/// A text in the languages that the lesson has it in; at least one is not empty.
struct LessonText {
    std::string english, chinese;
    std::string where;  ///< file and line
    /// In this language, else in the other.
    const std::string& in(Language language) const;
    bool complete() const { return !english.empty() && !chinese.empty(); }
};

/// An expression over the figures of the lesson, with its place in the file.
struct LessonExpression {
    std::string source, where;
};

/// A generated world that runs of the lesson are trained on.
struct LessonWorld {
    std::string name, world;
    std::map<std::string, std::string> settings;
    uint64_t seed = 42;
    std::string where;
};

/// An experiment of the lesson.
struct LessonRun {
    std::string name, world, model;
    LessonText title;
    descriptor::ParameterSet parameters;
    std::string where;
};

/// A number that texts and claims speak of, taken from the record when it is asked for.
struct LessonFigure {
    enum class Kind {
        recorded,    ///< of a run: its final figure, or a moment of its curve
        truth,       ///< what was planted in a world
        difference,  ///< of a run against another, paired by user on the test
        computed     ///< from other figures
    };
    Kind kind = Kind::recorded;
    std::string name, run;
    std::string part, metric;  ///< recorded: `test` `ndcg@10`, `diagnostics` `usage[0]`
    /// Of a curve: `first`, `last`, `least`, `most` or an epoch; empty: the final figure.
    std::string epoch;
    std::string world, path;  ///< truth: `bayes.hit@10`
    std::string against;
    std::string gives;  ///< difference: `difference`, `low`, `high`, `p`
    LessonExpression value;
    std::string where;
};

/// What a step shows in the window.
struct LessonView {
    std::string page;          ///< id of a page
    std::string run, beside;   ///< names of runs; `beside` may be empty
    std::string panel, epoch;  ///< may be empty; `epoch` as above without `least` and `most`
    std::string where;
};

struct LessonChoice {
    LessonText text;
    LessonExpression right;  ///< whether it is the right one: decided by the runs
};

/// Asked before anything is shown. Choices, or a number.
struct LessonQuestion {
    LessonText ask, reveal;
    std::vector<LessonChoice> choices;  ///< empty: a number is asked for
    LessonExpression number;
    double within = 0;  ///< how far a number may be off
};

struct LessonStep {
    LessonText title, text;
    std::optional<LessonView> show;
    std::optional<LessonQuestion> question;
};

/// A sentence that the lesson rests on, and the condition under which the runs bear it out.
struct LessonClaim {
    LessonText text;
    LessonExpression holds;
};

/// A lesson: worlds whose truth is known, runs on them, and steps that let the class predict before it sees.
struct Lesson {
    std::string id;
    LessonText title, goal;
    int minutes = 0;  ///< that a class takes
    std::vector<LessonWorld> worlds;
    std::vector<LessonRun> runs;
    std::vector<LessonFigure> figures;  ///< in an order in which each knows those before it
    std::vector<LessonStep> steps;
    std::vector<LessonClaim> claims;

    const LessonRun* run(std::string_view name) const;
    const LessonWorld* world(std::string_view name) const;
    /// Whether every text is there in both languages; else the first that is not.
    std::optional<std::string> first_missing_language() const;
};

/// A figure within a text: `{usage}`, `{usage:percent}`.
struct TextFigure {
    size_t begin = 0, length = 0;  ///< in the text, braces included
    std::string name, form;        ///< form: ``, `percent`, `whole`, `signed`
};
/// Throws `BadInput` (at `where`) for a brace that is not closed or a form that there is not.
std::vector<TextFigure> figures_in(std::string_view text, const std::string& where);

}  // namespace armillary::lessons
