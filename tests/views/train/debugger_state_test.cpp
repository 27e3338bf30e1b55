// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/train/debugger/debugger_state.h"

#include <gmock/gmock.h>

#include <cmath>

#include "tests/views/train/debugger_fixture.h"
#include "views/shared/run_events.h"
#include "views/train/debugger/condition_mistake.h"
#include "views/train/debugger/debugger_words.h"

namespace armillary::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using views::DebuggerRequest;
using views::DebuggerState;
using views::DebuggerWord;
using views::DebuggerWords;
using Kind = jobs::Intervention::Kind;

std::vector<DebuggerRequest::Kind> kinds(DebuggerState& state) {
    std::vector<DebuggerRequest::Kind> kinds;
    for (const DebuggerRequest& request : state.take_requests()) kinds.push_back(request.kind);
    return kinds;
}

TEST(DebuggerState, ConditionsAreCheckedAsTyped) {
    DebuggerState state;
    EXPECT_EQ(state.mistake_in("  "), "");
    EXPECT_EQ(state.mistake_in("usage[0] < 0.2"), "") << "names are not known before something was measured";
    EXPECT_THAT(state.mistake_in("loss >"), HasSubstr("column 7"));
    state.add(toy_inspection());
    EXPECT_EQ(state.mistake_in("usage[0] < 0.2 and isnan(loss)"), "");
    EXPECT_EQ(state.mistake_in("grad_norm > 50"), "");
    EXPECT_THAT(state.mistake_in("usage[1] < 0.2"), HasSubstr("'usage[1]'"));
    EXPECT_THAT(state.mistake_in("los > 1"), HasSubstr("loss, gradient_norm"));
    EXPECT_NE(state.mistake_in("loss > 'high'"), "");
}

TEST(DebuggerState, MistakesAreSaidInTheUsersLanguage) {
    DebuggerState state;
    state.set_translator([](const std::string& english) { return "<" + english + ">"; });
    EXPECT_THAT(state.mistake_in("loss >"), testing::StartsWith("<"));
    EXPECT_EQ(state.said().size(), 1u) << "known letters are asked for there";
}

TEST(ConditionMistake, NamesTheColumnAndNotTheConditionAgain) {
    DebuggerState state;
    const auto said = [&](const char* condition) {
        return views::condition_mistake(state.mistake_in(condition)).toStdString();
    };
    EXPECT_EQ(said("loss >"), "column 7: expected a number, a name or '('");
    EXPECT_EQ(said("loss = 1"), "column 6: expected an operator; equality is ==");
    EXPECT_EQ(said("(loss > 1"), "column 10: expected ')'");
    state.add(toy_inspection());
    EXPECT_THAT(said("los > 1"), HasSubstr("'los'")) << "a sentence of its own stays whole";
}

TEST(DebuggerState, BreakpointsAreTakenOnceAndShowTheirFigures) {
    DebuggerState state;
    state.add(toy_inspection());
    EXPECT_TRUE(state.add_breakpoint(" usage[0] < 0.2 "));
    EXPECT_FALSE(state.add_breakpoint("usage[0] < 0.2")) << "it is there already";
    EXPECT_FALSE(state.add_breakpoint("nothing <"));
    EXPECT_FALSE(state.add_breakpoint(""));
    EXPECT_THAT(kinds(state), ElementsAre(DebuggerRequest::Kind::breakpoints));
    ASSERT_EQ(state.breakpoints().size(), 1u);
    EXPECT_EQ(state.breakpoints()[0].now, "usage[0] = 0.25");
    state.begin();
    EXPECT_EQ(state.breakpoints().size(), 1u) << "they are the window's, not the run's";
    EXPECT_EQ(state.breakpoints()[0].now, "");
    state.refuse("usage[0] < 0.2", "no such figure");
    EXPECT_EQ(state.breakpoints()[0].mistake, "no such figure");
    EXPECT_TRUE(state.add_breakpoint("ndcg < 0.1")) << "another training may measure it";
    state.add(toy_inspection(1, 7));
    EXPECT_THAT(state.breakpoints()[1].mistake, HasSubstr("'ndcg'"));
    state.set_epoch_names({"ndcg"});
    state.add(toy_inspection(2, 1));
    EXPECT_EQ(state.breakpoints()[1].mistake, "");
    state.remove_breakpoint(7);
    state.remove_breakpoint(1);
    state.remove_breakpoint(0);
    EXPECT_THAT(state.conditions(), IsEmpty());
}

TEST(DebuggerState, HistoriesFollowTheEpochsAndGoBackWithARollBack) {
    DebuggerState state;
    for (int epoch = 1; epoch <= 3; ++epoch)
        for (int64_t batch = 1; batch <= 10; ++batch) state.add(toy_inspection(epoch, batch));
    const auto& losses = state.figures().at("loss");
    EXPECT_EQ(losses.x().size(), 30u);
    EXPECT_DOUBLE_EQ(losses.x().front(), 0.1);
    state.add(toy_inspection(3, 10));
    EXPECT_EQ(losses.x().size(), 30u) << "the same batch, looked at again";
    state.add(toy_inspection(2, 1));
    EXPECT_EQ(losses.x().size(), 11u);
    EXPECT_DOUBLE_EQ(losses.x().back(), 1.1);
}

TEST(DebuggerState, WhatCanBeDoneFollowsTheTraining) {
    DebuggerState state;
    EXPECT_FALSE(state.can_revive());
    state.set_phase(DebuggerState::Phase::running);
    EXPECT_TRUE(state.can_revive()) << "not looked at yet: it answers for itself";
    auto seen = toy_inspection();
    seen->can_revive = seen->can_roll_back = false;
    state.add(seen);
    EXPECT_FALSE(state.can_revive());
    EXPECT_FALSE(state.can_roll_back());
    state.add(toy_inspection(1, 6));
    EXPECT_TRUE(state.can_roll_back());
    state.set_phase(DebuggerState::Phase::ended);
    EXPECT_FALSE(state.can_revive());
}

TEST(DebuggerState, LearningRatesAreNumbersFromZeroOn) {
    EXPECT_EQ(DebuggerState::rate_of(" 1e-3 "), 0.001);
    EXPECT_EQ(DebuggerState::rate_of("0"), 0);
    for (const char* wrong : {"", "-1", "fast", "nan", "inf", "0,1"})
        EXPECT_FALSE(DebuggerState::rate_of(wrong)) << wrong;
}

TEST(DebuggerState, FindsTheValuesThatAreNotFiniteOneAfterTheOther) {
    DebuggerState state;
    EXPECT_FALSE(state.look_at_not_finite()) << "nothing was looked at";
    auto seen = toy_inspection();
    state.add(seen);
    EXPECT_EQ(state.not_finite(), 2);
    ASSERT_TRUE(state.look_at_not_finite());
    EXPECT_EQ(state.wanted().tensor, "codebook");
    EXPECT_FALSE(state.place()) << "its values have to come first";
    auto with_values = toy_inspection();
    show_codebook(*with_values);
    state.add(with_values);
    EXPECT_EQ(state.place(), std::pair(int64_t{2}, int64_t{1}));
    ASSERT_TRUE(state.look_at_not_finite());
    EXPECT_EQ(state.place(), std::pair(int64_t{5}, int64_t{14}));
    ASSERT_TRUE(state.look_at_not_finite());
    EXPECT_EQ(state.place(), std::pair(int64_t{2}, int64_t{1})) << "from the first again";
}

TEST(DebuggerState, AWideTensorIsAskedForAsFarAsTheValueStands) {
    DebuggerState state;
    auto seen = toy_inspection();
    show_codebook(*seen);
    seen->tensor.first_not_finite = {{30, 99}};
    state.look_at("codebook");
    state.add(seen);
    ASSERT_TRUE(state.look_at_not_finite());
    EXPECT_EQ(state.wanted().first_row, 22);
    EXPECT_EQ(state.wanted().columns, 100);
}

TEST(DebuggerState, WithoutParametersThereIsNothingToFind) {
    DebuggerState state;
    auto seen = toy_inspection();
    seen->parameters.clear();
    state.add(seen);
    EXPECT_FALSE(state.look_at_not_finite());
}

TEST(DebuggerWords, AreFilledWithTheirValues) {
    DebuggerWords words = views::debugger_words();
    EXPECT_EQ(words.fill(DebuggerWord::position, {"3", "2", "10", "22"}), "Epoch 3, batch 2 of 10, step 22");
    words[DebuggerWord::level] = "100 % of %1 (%2)";
    EXPECT_EQ(words.fill(DebuggerWord::level, {"a"}), "100 % of a (%2)");
    for (size_t i = 0; i < static_cast<size_t>(DebuggerWord::count_); ++i)
        EXPECT_FALSE(views::debugger_words()[static_cast<DebuggerWord>(i)].empty()) << "word " << i;
}

TEST(DecimatedSeries, ForgetsWhatLiesBeyond) {
    views::DecimatedSeries series;
    EXPECT_TRUE(std::isnan(series.latest()));
    for (int i = 1; i <= 10; ++i) series.add(i, 10.0 * i);
    series.cut_from(5);
    EXPECT_THAT(series.x(), ElementsAre(1, 2, 3, 4));
    EXPECT_EQ(series.latest(), 40);
    series.cut_from(0);
    EXPECT_TRUE(series.empty());
}

TEST(RunMarks, SayWhatWasChangedByHand) {
    using views::event_words;
    EXPECT_EQ(event_words("intervention", "120 learning_rate 0.0001"), "learning rate 0.0001");
    EXPECT_EQ(event_words("intervention", "120 revive_dead_codes"), "dead codes revived");
    EXPECT_EQ(event_words("intervention", "120 revive_dead_codes 2"), "dead codes of level 2 revived");
    EXPECT_EQ(event_words("intervention", "120 roll_back"), "rolled back");
    EXPECT_EQ(event_words("intervention", "something newer"), "intervention: something newer");
    EXPECT_EQ(event_words("early_stop", "no better"), "early stop");
    EXPECT_EQ(event_words("my_own", ""), "my own");
}

TEST(RunMarks, StandAtTheirEpoch) {
    const std::map<int64_t, int> ends{{10, 1}, {20, 2}};
    EXPECT_DOUBLE_EQ(views::epoch_of(5, ends), 0.5);
    EXPECT_DOUBLE_EQ(views::epoch_of(10, ends), 1);
    EXPECT_DOUBLE_EQ(views::epoch_of(15, ends), 1.5);
    EXPECT_DOUBLE_EQ(views::epoch_of(99, ends), 2);
    EXPECT_DOUBLE_EQ(views::epoch_of(99, {}), 0);
}

}  // namespace
}  // namespace armillary::test
