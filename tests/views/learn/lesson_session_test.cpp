// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/learn/lesson_session.h"

#include <gtest/gtest.h>

#include <QJsonArray>

#include "core/lessons/lesson_file.h"
#include "tests/core/lessons/toy_lesson.h"

namespace armillary::views {
namespace {

using lessons::AnswerVerdict;

LessonSession toy_session() {
    return LessonSession(
        std::make_shared<const lessons::Lesson>(lessons::parse_lesson(test::toy_lesson(), "toy.toml")));
}

/// As after training: longer is better by 0.02.
void train(LessonSession& session) {
    lessons::LessonFigures figures;
    figures.values = {{"short_end", 0.03}, {"long_end", 0.05}, {"gain", 0.02}, {"third", 0.03}, {"top", 1}};
    session.set_record({{"short", "r1"}, {"long", "r2"}}, figures);
}

TEST(LessonSession, GoesOnWhenTheQuestionIsAnswered) {
    LessonSession session = toy_session();
    EXPECT_FALSE(session.can_go_back());
    EXPECT_FALSE(session.can_go_on());
    session.go_on();
    EXPECT_EQ(session.at(), 0u);
    session.answer(size_t{1});
    EXPECT_TRUE(session.can_go_on());
    session.go_on();
    EXPECT_EQ(session.at(), 1u);
    EXPECT_FALSE(session.can_go_on());
    session.answer(5.2);
    session.go_on();
    EXPECT_EQ(session.at(), 2u);
    EXPECT_FALSE(session.can_go_on()) << "the last step";
    session.go_back();
    EXPECT_EQ(session.at(), 1u);
}

TEST(LessonSession, HoldsBackTheViewUntilTheAnswerAndTheRun) {
    LessonSession session = toy_session();
    EXPECT_FALSE(session.can_show());
    train(session);
    EXPECT_FALSE(session.can_show()) << "not before the answer";
    session.answer(size_t{0});
    EXPECT_TRUE(session.can_show());
}

TEST(LessonSession, JudgesAnswersByTheRuns) {
    LessonSession session = toy_session();
    session.answer(size_t{0});
    EXPECT_EQ(session.verdict(), AnswerVerdict::undecided) << "nothing has been trained";
    EXPECT_FALSE(session.right_choice());
    train(session);
    EXPECT_EQ(session.verdict(), AnswerVerdict::wrong);
    EXPECT_EQ(session.right_choice(), 1u);
    session.answer(size_t{1});
    EXPECT_EQ(session.verdict(), AnswerVerdict::wrong) << "an answer is given once";
    session.go_on();
    session.answer(4.6);
    EXPECT_EQ(session.verdict(), AnswerVerdict::right);
    EXPECT_EQ(session.score(), std::pair(1, 2)) << "the third step asks nothing";
    EXPECT_TRUE(session.all_answered());
}

TEST(LessonSession, FillsInTheFigures) {
    LessonSession session = toy_session();
    EXPECT_EQ(session.words(session.step().text), "Look at –.");
    train(session);
    EXPECT_EQ(session.words(session.step().text), "Look at 0.03000.");
}

TEST(LessonSession, ComesBackWhereItWasLeft) {
    LessonSession session = toy_session();
    session.answer(size_t{1});
    session.go_on();
    session.answer(4.5);
    session.go_on();
    LessonSession again = toy_session();
    again.restore(session.state());
    EXPECT_EQ(again.at(), 2u);
    again.go_back();
    EXPECT_EQ(std::get<double>(*again.answer()), 4.5);
}

TEST(LessonSession, TakesOfAForeignStateWhatFits) {
    LessonSession session = toy_session();
    for (const QJsonObject& state :
         {QJsonObject{}, QJsonObject{{"lesson", "other"}, {"step", 2}},
          QJsonObject{{"lesson", "toy"}, {"step", 99}, {"answers", QJsonArray{7, "x", 1, 2, 3}}},
          QJsonObject{{"lesson", "toy"}, {"step", -4}, {"answers", "none"}}}) {
        session.restore(state);
        EXPECT_EQ(session.at(), 0u);
        EXPECT_FALSE(session.answer());
    }
}

TEST(LessonView, StandsAtItsEpoch) {
    lessons::LessonView view;
    EXPECT_FALSE(epoch_of_view(view, 30));
    view.epoch = "last";
    EXPECT_EQ(epoch_of_view(view, 30), 30);
    view.epoch = "first";
    EXPECT_EQ(epoch_of_view(view, 30), 0);
    view.epoch = "12";
    EXPECT_EQ(epoch_of_view(view, 30), 12);
}

}  // namespace
}  // namespace armillary::views
