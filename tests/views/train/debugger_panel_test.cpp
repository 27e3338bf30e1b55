// SPDX-License-Identifier: GPL-3.0-or-later
// The debugger in the Train page, without OpenGL: its bar, its reading and its commands, driven as a person would.
#include <QMenu>
#include <QToolButton>
#include <QTreeWidget>

#include "tests/views/train/train_fixture.h"
#include "views/shared/charts/chart_view.h"
#include "views/train/debugger/debugger.h"
#include "views/train/debugger/debugger_commands.h"
#include "views/train/debugger/debugger_panel.h"
#include "views/train/debugger/debugger_reading.h"
#include "views/train/debugger/opengl.h"
#include "views/train/trainer.h"

namespace armillary::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using Phase = views::DebuggerState::Phase;

class DebuggerPanelTest : public TrainPageTest {
 protected:
    void start(const char* model = "toy_tokenizer") {
        open();
        to_form();
        choose("formModel", model);
        type("editor.training.epochs", "100000");
        slow_down(3);
        click("startTraining");
    }
    void show_debugger() {
        page->focus_panel("debugger");
        ASSERT_TRUE(wait_until([&] { return part<QWidget>("breakpointCondition")->isVisible(); }));
    }
    views::Debugger& debugger() { return views::Debugger::of(bench.bench()); }
    views::DebuggerState& state() { return debugger().state(); }
    bool inspected() {
        return wait_until([&] { return state().inspection() != nullptr; });
    }
    QString read() {
        QStringList lines;
        auto* tree = part<QTreeWidget>("debuggerReading");
        for (QTreeWidgetItemIterator each(tree); *each; ++each) {
            QStringList cells;
            for (int column = 0; column < tree->columnCount(); ++column) cells << (*each)->text(column);
            lines << cells.join(' ').trimmed();
        }
        return lines.join('\n');
    }
    bool looks() {
        const auto* training = views::Trainer::of(bench.bench()).under_way();
        return training && training->live->control() && training->live->control()->wanted_look().on;
    }
    const views::Command& command(const QString& id) {
        commands = views::debugger_commands(bench.bench(), page.get());
        for (const views::Command& one : commands)
            if (one.id == id) return one;
        ADD_FAILURE() << "no command " << plain(id);
        return commands.front();
    }
    void finish() {
        bench.bench().jobs().cancel_all();
        ASSERT_TRUE(idle());
    }
    std::vector<views::Command> commands;
};

TEST_F(DebuggerPanelTest, WithoutOpenGlItSaysSoAndIsReadAsText) {
    start();
    show_debugger();
    EXPECT_THAT(plain(views::opengl_is_missing()), HasSubstr("offscreen"));
    EXPECT_THAT(plain(said("openglMissing")), HasSubstr("offscreen"));
    EXPECT_FALSE(page->findChild<QWidget*>("debuggerArea")) << "making one would crash here";
    ASSERT_TRUE(inspected());
    EXPECT_TRUE(wait_until([&] { return read().contains("items.weight"); }));
    EXPECT_THAT(plain(read()), HasSubstr("learning_rate 0.01000"));
    EXPECT_THAT(plain(read()), HasSubstr("Level 0 2 of 4 2 dead"));
    EXPECT_THAT(plain(said("debuggerStatus")), HasSubstr("trains: epoch"));
    finish();
    EXPECT_TRUE(wait_until([&] { return said("debuggerStatus").contains("has ended"); }));
    EXPECT_TRUE(read().contains("items.weight")) << "what was seen last stays";
}

TEST_F(DebuggerPanelTest, TensorsAreInspectedOnlyWhileItIsSeen) {
    start();
    ASSERT_TRUE(wait_until([&] { return state().trains(); }));
    QTest::qWait(200);
    EXPECT_FALSE(looks()) << "the dock is behind another";
    EXPECT_FALSE(state().inspection());
    show_debugger();
    EXPECT_TRUE(wait_until([&] { return looks(); }));
    ASSERT_TRUE(inspected());
    page->focus_panel("progress");
    EXPECT_TRUE(wait_until([&] { return !looks(); }));
    show_debugger();
    EXPECT_TRUE(wait_until([&] { return looks(); }));
    page->hide();
    EXPECT_TRUE(wait_until([&] { return !looks(); }));
    finish();
}

TEST_F(DebuggerPanelTest, PauseStepAndContinueByItsBar) {
    start();
    show_debugger();
    ASSERT_TRUE(inspected());
    EXPECT_FALSE(part<QToolButton>("debuggerStep")->isEnabled());
    click("debuggerPause");
    ASSERT_TRUE(wait_until(
        [&] { return state().phase() == Phase::paused && part<QToolButton>("debuggerStep")->isEnabled(); }));
    EXPECT_EQ(part<QToolButton>("debuggerPause")->accessibleName(), "Continue");
    QTest::qWait(150);
    const int64_t before = state().inspection()->trained;
    click("debuggerStep");
    EXPECT_TRUE(wait_until([&] { return state().inspection()->trained == before + 1; }));
    QTest::qWait(100);
    EXPECT_EQ(state().inspection()->trained, before + 1);
    click("debuggerPause");
    EXPECT_TRUE(wait_until([&] { return state().inspection()->trained > before + 3; }));
    finish();
}

TEST_F(DebuggerPanelTest, BreakpointsAreCheckedAsTypedAndPauseTheTraining) {
    start();
    show_debugger();
    ASSERT_TRUE(inspected());
    type("breakpointCondition", "usage[1] <");
    EXPECT_THAT(plain(said("breakpointMistake")), HasSubstr("column"));
    EXPECT_FALSE(part<QToolButton>("addBreakpoint")->isEnabled());
    QTest::keyClick(part<QLineEdit>("breakpointCondition"), Qt::Key_Return);
    EXPECT_TRUE(state().conditions().empty());
    type("breakpointCondition", "usage[1] < 1");
    EXPECT_THAT(plain(said("breakpointMistake")), HasSubstr("usage[1]"));
    type("breakpointCondition", "loss < 2");
    EXPECT_TRUE(said("breakpointMistake").isEmpty());
    QTest::keyClick(part<QLineEdit>("breakpointCondition"), Qt::Key_Return);
    EXPECT_THAT(state().conditions(), ElementsAre("loss < 2"));
    EXPECT_TRUE(part<QLineEdit>("breakpointCondition")->text().isEmpty());
    ASSERT_TRUE(wait_until([&] { return state().phase() == Phase::paused; }));
    ASSERT_TRUE(wait_until([&] { return !bench.messages.empty(); }));
    EXPECT_THAT(plain(bench.messages.back().what), HasSubstr("paused at the breakpoint loss < 2: loss = "));
    EXPECT_FALSE(bench.messages.back().action.isEmpty());
    ASSERT_TRUE(wait_until([&] { return read().contains("loss < 2"); }));
    auto* tree = part<QTreeWidget>("debuggerReading");
    tree->setCurrentItem(tree->topLevelItem(0)->child(0));
    QTest::keyClick(tree, Qt::Key_Delete);
    EXPECT_TRUE(state().conditions().empty());
    finish();
}

TEST_F(DebuggerPanelTest, ABreakpointSetBeforeTheStartHoldsFromTheFirstBatchOn) {
    open();
    show_debugger();
    EXPECT_TRUE(debugger().add_breakpoint("loss > 0"));
    to_form();
    choose("formModel", "toy_recommender");
    click("startTraining");
    ASSERT_TRUE(wait_until([&] { return state().phase() == Phase::paused; }));
    EXPECT_LE(state().inspection() ? state().inspection()->trained : 0, 1);
    debugger().remove_breakpoints();
    debugger().resume();
    ASSERT_TRUE(idle());
    EXPECT_EQ(runs()[0].status, "done");
}

TEST_F(DebuggerPanelTest, InterventionsAreEventsOfTheRunAndStandOnItsCharts) {
    start();
    show_debugger();
    ASSERT_TRUE(inspected());
    ASSERT_TRUE(command("debugger.revive").enabled());
    debugger().intervene(jobs::Intervention::Kind::revive_dead_codes, 1);
    ASSERT_TRUE(wait_until([&] { return !state().marks().empty(); }));
    EXPECT_EQ(state().marks()[0].words, "dead codes of level 1 revived");
    EXPECT_TRUE(state().marks()[0].intervention);
    EXPECT_TRUE(wait_until([&] { return read().contains("dead codes of level 1 revived"); }));
    page->focus_panel("progress");
    EXPECT_TRUE(wait_until([&] {
        const auto& events = part<views::ChartView>("lossChart")->content().events;
        return !events.empty() && events[0].text == "dead codes of level 1 revived";
    }));
    finish();
    const auto events = bench.workspace().runs().events("r1");
    const auto made =
        std::find_if(events.begin(), events.end(), [](const auto& e) { return e.kind == "intervention"; });
    ASSERT_NE(made, events.end());
    EXPECT_THAT(made->detail, testing::EndsWith("revive_dead_codes 1"));
}

TEST_F(DebuggerPanelTest, ARunThatWasChangedByHandCanBeRepeated) {
    start();
    ASSERT_TRUE(wait_until([&] { return state().trains(); }));
    EXPECT_FALSE(part<QWidget>("repeatRun")->isVisible()) << "it trains";
    debugger().intervene(jobs::Intervention::Kind::learning_rate, 0.25);
    ASSERT_TRUE(
        wait_until([&] { return state().marks().size() + bench.workspace().runs().events("r1").size() > 0; }));
    finish();
    ASSERT_TRUE(wait_until([&] { return part<QWidget>("repeatRun")->isVisible(); }));
    click("repeatRun");
    ASSERT_TRUE(wait_until([&] { return bench.engine().tasks.size() == 2; }));
    const auto& planned = bench.engine().tasks.back().interventions;
    ASSERT_EQ(planned.size(), 1u);
    EXPECT_EQ(planned[0].value, 0.25);
    EXPECT_GE(planned[0].after, 0) << "after the same batch";
    finish();
}

TEST_F(DebuggerPanelTest, TheNextValueThatIsNotFiniteIsFoundByACommand) {
    start();
    show_debugger();
    ASSERT_TRUE(wait_until([&] { return state().not_finite() > 0; }));
    command("debugger.not_finite").run();
    ASSERT_TRUE(wait_until([&] { return state().place().has_value(); }));
    EXPECT_EQ(state().wanted().tensor, "items.weight");
    EXPECT_EQ(*state().place(), std::pair(int64_t{12}, int64_t{3}));
    EXPECT_TRUE(wait_until([&] { return read().contains("row 12, column 3") && read().contains("NaN"); }));
    finish();
}

TEST_F(DebuggerPanelTest, TheMenuHoldsEveryActionAndSaysWhatCannotBeDone) {
    open();
    show_debugger();
    auto* menu = part<QToolButton>("debuggerActions")->menu();
    Q_EMIT menu->aboutToShow();
    QStringList ids, enabled;
    for (const QAction* action : menu->actions()) {
        ids << action->objectName();
        if (action->isEnabled()) enabled << action->objectName();
    }
    for (const char* id : {"debugger.breakpoint", "debugger.no_breakpoints", "debugger.learning_rate",
                           "debugger.revive", "debugger.roll_back", "debugger.not_finite"})
        EXPECT_TRUE(ids.contains(id)) << id;
    EXPECT_EQ(enabled, QStringList{"debugger.breakpoint"}) << "nothing trains";
    command("debugger.breakpoint").run();
    EXPECT_TRUE(part<QLineEdit>("breakpointCondition")->hasFocus());
}

TEST_F(DebuggerPanelTest, EveryControlHasANameAndTheKeyboardReachesIt) {
    open();
    show_debugger();
    for (const char* name : {"debuggerPause", "debuggerStep", "breakpointCondition", "addBreakpoint",
                             "debuggerActions", "debuggerReading"}) {
        EXPECT_FALSE(part<QWidget>(name)->accessibleName().isEmpty()) << name;
        EXPECT_TRUE(part<QWidget>(name)->focusPolicy() & Qt::TabFocus) << name;
    }
    EXPECT_LE(page->minimumSizeHint().width(), 860);
}

TEST_F(DebuggerPanelTest, TheEndOfATrainingThatIsToldLateTakesNothingFromTheNext) {
    open();
    to_form();
    choose("formModel", "toy_tokenizer");
    descriptor::Experiment experiment;
    experiment.dataset = "toy";
    experiment.model = "toy_tokenizer";
    auto& trainer = views::Trainer::of(bench.bench());
    debugger();
    experiment.parameters.set("training.epochs", int64_t{1});
    trainer.start(experiment);
    const std::shared_ptr<views::LiveRun> first = trainer.under_way()->live;
    slow_down(3);
    experiment.parameters.set("training.epochs", int64_t{100000});
    trainer.start(experiment);
    while (!first->finished()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    Q_EMIT bench.bench().jobs().changed();  // before the window hears of the end
    ASSERT_NE(trainer.under_way()->live, first);
    std::vector<Phase> phases;
    QObject::connect(&trainer, &views::Trainer::ended, page.get(),
                     [&](const QString&) { phases.push_back(state().phase()); });
    EXPECT_TRUE(wait_until([&] { return !phases.empty(); }));
    EXPECT_NE(phases.front(), Phase::ended);
    finish();
}

TEST_F(DebuggerPanelTest, AnotherWorkspaceForgetsTheTraining) {
    start();
    show_debugger();
    ASSERT_TRUE(inspected());
    const auto control = views::Trainer::of(bench.bench()).under_way()->live->control();
    bench.bench().open_workspace(bench.folder().path() / "other");
    EXPECT_EQ(state().phase(), Phase::none);
    EXPECT_FALSE(control->wanted_look().on);
    finish();
}

}  // namespace
}  // namespace armillary::test
