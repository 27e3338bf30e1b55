// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/learn/lesson_session.h"

#include <QJsonArray>
#include <algorithm>

#include "core/base/text.h"
#include "views/shared/core_text.h"
#include "views/shared/words.h"

namespace armillary::views {

LessonSession::LessonSession(LessonPtr lesson) : lesson_(std::move(lesson)), answers_(lesson_->steps.size()) {}

void LessonSession::set_record(lessons::FoundRuns runs, lessons::LessonFigures figures) {
    runs_ = std::move(runs);
    figures_ = std::move(figures);
}

void LessonSession::go_back() {
    if (can_go_back()) --at_;
}

void LessonSession::go_on() {
    if (can_go_on()) ++at_;
}

void LessonSession::answer(Answer answer) {
    if (step().question && !answers_[at_]) answers_[at_] = answer;
}

std::optional<lessons::AnswerVerdict> LessonSession::verdict() const {
    if (!step().question || !answers_[at_]) return std::nullopt;
    if (const auto* choice = std::get_if<size_t>(&*answers_[at_]))
        return lessons::judge_choice(*step().question, *choice, figures_);
    return lessons::judge_number(*step().question, std::get<double>(*answers_[at_]), figures_);
}

bool LessonSession::can_show() const {
    return step().show && revealed() && runs_.contains(step().show->run);
}

bool LessonSession::all_answered() const {
    for (size_t at = 0; at < answers_.size(); ++at)
        if (lesson_->steps[at].question && !answers_[at]) return false;
    return true;
}

std::pair<int, int> LessonSession::score() const {
    int right = 0, given = 0;
    for (size_t at = 0; at < answers_.size(); ++at) {
        if (!answers_[at]) continue;
        LessonSession there = *this;
        there.at_ = at;
        ++given;
        right += there.verdict() == lessons::AnswerVerdict::right;
    }
    return {right, given};
}

QString LessonSession::words(const lessons::LessonText& text) const {
    return views::text(lessons::filled(text.in(window_language()), figures_));
}

std::optional<size_t> LessonSession::right_choice() const {
    if (!step().question) return std::nullopt;
    for (size_t choice = 0; choice < step().question->choices.size(); ++choice)
        if (lessons::judge_choice(*step().question, choice, figures_) == lessons::AnswerVerdict::right)
            return choice;
    return std::nullopt;
}

QJsonObject LessonSession::state() const {
    if (!open()) return {};
    QJsonArray answers;
    for (const auto& answer : answers_) {
        if (!answer)
            answers.append(QJsonValue());
        else if (const auto* choice = std::get_if<size_t>(&*answer))
            answers.append(static_cast<qint64>(*choice));
        else
            answers.append(std::get<double>(*answer));
    }
    return {{"lesson", text(lesson_->id)}, {"step", static_cast<qint64>(at_)}, {"answers", answers}};
}

void LessonSession::restore(const QJsonObject& state) {
    if (!open() || plain(state["lesson"].toString()) != lesson_->id) return;
    const QJsonArray answers = state["answers"].toArray();
    for (size_t at = 0; at < answers_.size() && at < static_cast<size_t>(answers.size()); ++at) {
        const auto& question = lesson_->steps[at].question;
        const QJsonValue kept = answers[static_cast<qsizetype>(at)];
        if (!question || !kept.isDouble()) continue;
        const double number = kept.toDouble();
        if (question->choices.empty())
            answers_[at] = number;
        else if (number >= 0 && number < static_cast<double>(question->choices.size()))
            answers_[at] = static_cast<size_t>(number);
    }
    const auto wanted = static_cast<size_t>(std::max(state["step"].toInt(), 0));
    while (at_ < wanted && can_go_on()) ++at_;
}

std::optional<int> epoch_of_view(const lessons::LessonView& view, int epochs) {
    if (view.epoch == "first") return 0;  // the page stands at the first that was recorded
    if (view.epoch == "last") return epochs;
    const auto epoch = parse_int(view.epoch);
    return epoch ? std::optional(static_cast<int>(*epoch)) : std::nullopt;
}

}  // namespace armillary::views
