// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

#include "core/lessons/lesson_figures.h"

namespace armillary::views {

/// A lesson as somebody goes through it: the step, the answers, and what may be shown by now. Knows no widgets.
class LessonSession {
 public:
    using LessonPtr = std::shared_ptr<const lessons::Lesson>;
    using Answer = std::variant<size_t, double>;  ///< a choice from 0, or a number

    LessonSession() = default;
    explicit LessonSession(LessonPtr lesson);

    bool open() const { return lesson_ != nullptr; }
    const lessons::Lesson& lesson() const { return *lesson_; }
    const LessonPtr& lesson_ptr() const { return lesson_; }

    /// What its runs have recorded by now.
    void set_record(lessons::FoundRuns runs, lessons::LessonFigures figures);
    const lessons::FoundRuns& runs() const { return runs_; }
    const lessons::LessonFigures& figures() const { return figures_; }
    bool trained() const { return open() && runs_.size() == lesson_->runs.size(); }

    size_t at() const { return at_; }
    size_t steps() const { return lesson_->steps.size(); }
    const lessons::LessonStep& step() const { return lesson_->steps[at_]; }
    bool can_go_back() const { return at_ > 0; }
    /// A question is answered first: what is predicted is learned.
    bool can_go_on() const { return at_ + 1 < steps() && revealed(); }
    void go_back();
    void go_on();

    /// Of the step's question; an earlier answer stays.
    void answer(Answer answer);
    const std::optional<Answer>& answer() const { return answers_[at_]; }
    /// What the answer is worth; nothing before it was given.
    std::optional<lessons::AnswerVerdict> verdict() const;
    /// Whether what the step holds back may be seen: it asks nothing, or was answered.
    bool revealed() const { return !step().question || answers_[at_].has_value(); }
    /// Whether the run of the step's view is there and may be seen.
    bool can_show() const;
    /// Whether every question has its answer.
    bool all_answered() const;
    /// Answers that were right, and answers given.
    std::pair<int, int> score() const;

    /// A text of the lesson with its figures, in the window's language.
    QString words(const lessons::LessonText& text) const;
    /// The choice that the runs bear out; nothing while they are missing.
    std::optional<size_t> right_choice() const;

    QJsonObject state() const;
    /// Of `state()`; takes what fits this lesson.
    void restore(const QJsonObject& state);

 private:
    LessonPtr lesson_;
    lessons::FoundRuns runs_;
    lessons::LessonFigures figures_;
    size_t at_ = 0;
    std::vector<std::optional<Answer>> answers_;  ///< [steps]
};

/// The epoch that a view of a lesson stands at, of a run that recorded so many; none: as the page finds natural.
std::optional<int> epoch_of_view(const lessons::LessonView& view, int epochs);

}  // namespace armillary::views
