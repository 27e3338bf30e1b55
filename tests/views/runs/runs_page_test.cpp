// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include "core/base/error.h"
#include "tests/views/support.h"
#include "views/runs/run_details_panel.h"
#include "views/runs/run_edits.h"
#include "views/runs/run_table_model.h"
#include "views/runs/runs_page.h"
#include "views/shared/charts/chart_view.h"
#include "views/shared/message_bar.h"
#include "views/shared/tables/table_panel.h"

namespace armillary::views {
namespace {

using test::child;
using test::wait_until;

class RunsPageTest : public testing::Test {
 protected:
    void SetUp() override {
        bench_.add_toy_dataset();
        for (uint64_t seed : {1, 2, 3}) bench_.add_run("toy", "toy_recommender", seed);
    }

    /// Opens the page and waits until it is drawn.
    void open() {
        page_.reset(runs_page_entry().make(bench_.bench()));
        page_->resize(1280, 800);
        page_->show();
        tester_ = std::make_unique<QAbstractItemModelTester>(
            &model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        settle();
    }
    void settle() {
        ASSERT_TRUE(wait_until([&] { return page_->settled() && bench_.bench().lists_loaded(); }));
    }
    /// Waits for the edits to reach the store and the lists.
    bool settle_until(const std::function<bool()>& condition) {
        return wait_until([&] { return page_->settled() && condition(); });
    }
    QTreeView& table() { return *child<QTreeView>(*page_, "runs.tree"); }
    RunTableModel& model() { return *qobject_cast<RunTableModel*>(table().model()); }
    QStringList shown() {
        QStringList runs;
        for (int row = 0; row < model().rowCount(); ++row) runs.push_back(model().index(row, 0).data().toString());
        return runs;
    }
    void click(const QString& run, Qt::KeyboardModifiers modifiers = {}) {
        const QModelIndex index = model().find(run);
        table().scrollTo(index);
        QTest::mouseClick(table().viewport(), Qt::LeftButton, modifiers, table().visualRect(index).center());
    }
    QStringList selected() {
        QStringList runs;
        for (const QModelIndex& index : table().selectionModel()->selectedRows()) runs += model().runs_at(index);
        runs.sort();
        return runs;
    }
    void press(const char* button) { QTest::mouseClick(child<QWidget>(*page_, button), Qt::LeftButton); }
    void type(const char* field, const QString& text) {
        auto* edit = child<QLineEdit>(*page_, field);
        edit->clear();
        QTest::keyClicks(edit, text);
    }
    bool told(const QString& part) {
        for (const Message& message : bench_.messages)
            if (message.what.contains(part)) return true;
        return false;
    }

    test::TestBench bench_;
    std::unique_ptr<Page> page_;
    std::unique_ptr<QAbstractItemModelTester> tester_;
};

TEST(RunsPageEmpty, SaysWhatWouldBeHereAndLeadsToTheTraining) {
    test::TestBench bench;
    std::unique_ptr<Page> page(runs_page_entry().make(bench.bench()));
    page->show();
    ASSERT_TRUE(wait_until([&] { return page->settled(); }));
    QSignalSpy requested(&bench.bench(), &Workbench::page_requested);
    QPushButton* button = nullptr;
    for (auto* each : page->findChildren<QPushButton*>())
        if (each->isVisible()) button = each;
    ASSERT_TRUE(button);
    QTest::mouseClick(button, Qt::LeftButton);
    ASSERT_EQ(requested.count(), 1);
    EXPECT_EQ(requested[0][0].toString(), "train");
}

TEST_F(RunsPageTest, FiltersSortsAndCounts) {
    open();
    EXPECT_EQ(shown(), (QStringList{"r3", "r2", "r1"}));
    type("runs.filter", "seed>=2");
    EXPECT_EQ(shown(), (QStringList{"r3", "r2"}));
    EXPECT_EQ(child<QLabel>(*page_, "runs.count")->text(), "2 of 3 runs");
    type("runs.filter", "");
    table().sortByColumn(model().column_of("seed"), Qt::AscendingOrder);
    EXPECT_EQ(shown(), (QStringList{"r1", "r2", "r3"}));
}

TEST_F(RunsPageTest, GroupsSeedsAndDrawsTheirMean) {
    open();
    press("runs.group");
    EXPECT_EQ(shown(), (QStringList{"3 runs"}));
    table().setCurrentIndex(model().index(0, 0));
    settle();
    const ChartContent& chart = child<ChartView>(*page_, "runs.chart")->content();
    ASSERT_EQ(chart.series.size(), 1u);
    EXPECT_EQ(chart.series[0].y, (std::vector<double>{0.01, 0.02, 0.03, 0.04}));  // valid ndcg@10 is epoch/100
    EXPECT_EQ(chart.series[0].low, chart.series[0].y);
    EXPECT_FALSE(chart.uncertainty.isEmpty());
}

TEST_F(RunsPageTest, OverlaysTheCurvesOfTwoRunsAndNamesTheirDifferences) {
    descriptor::ParameterSet wider;
    wider.set("model.dim", int64_t{16});
    bench_.add_run("toy", "toy_recommender", 1, wider);
    open();
    bench_.bench().set_active_run("r1");
    click("r1");
    click("r4", Qt::ControlModifier);
    settle();
    auto* combo = child<QComboBox>(*page_, "runs.series");
    combo->setCurrentIndex(combo->findData("train/loss"));
    Q_EMIT combo->activated(combo->currentIndex());
    settle();
    const ChartContent& chart = child<ChartView>(*page_, "runs.chart")->content();
    ASSERT_EQ(chart.series.size(), 2u);
    EXPECT_EQ(chart.series[1].y, (std::vector<double>{1, 1.0 / 2, 1.0 / 3, 1.0 / 4}));
    EXPECT_EQ(std::get<Token>(chart.series[1].color), Token::run_a);
    auto* differences = child<TablePanel>(*page_, "runs.difference_table");
    ASSERT_EQ(differences->model().rowCount(), 1);
    EXPECT_EQ(differences->model().index(0, 0).data().toString(), "model.dim");
    EXPECT_FALSE(child<QLabel>(*page_, "runs.comparable")->isVisible());
}

TEST_F(RunsPageTest, SaysWhichPickedRunDidNotRecordTheSeries) {
    bench_.add_run("toy", "toy_tokenizer");
    open();
    click("r1");
    click("r4", Qt::ControlModifier);
    settle();
    const ChartContent& chart = child<ChartView>(*page_, "runs.chart")->content();
    ASSERT_EQ(chart.series.size(), 1u);
    EXPECT_EQ(chart.subtitle, "Not recorded by r4 Toy");
    EXPECT_TRUE(child<QLabel>(*page_, "runs.comparable")->text().contains("may not be compared"));
}

TEST_F(RunsPageTest, ANameIsGivenInPlaceAndUndone) {
    open();
    click("r2");
    QTest::keyClick(&table(), Qt::Key_F2);
    auto* editor = table().viewport()->findChild<QLineEdit*>();
    ASSERT_TRUE(editor);
    QTest::keyClicks(editor, "the good one");
    QTest::keyClick(editor, Qt::Key_Return);
    ASSERT_TRUE(settle_until([&] { return bench_.workspace().runs().get("r2").name == "the good one"; }));
    bench_.bench().undo().undo();
    ASSERT_TRUE(settle_until([&] { return bench_.workspace().runs().get("r2").name.empty(); }));
    ASSERT_TRUE(settle_until([&] { return model().row_of("r2")->run.name.empty(); }));
    bench_.bench().undo().redo();
    EXPECT_TRUE(settle_until([&] { return model().row_of("r2")->run.name == "the good one"; }));
}

TEST_F(RunsPageTest, TagsAndNotesAreWrittenInTheDetailsAndUndone) {
    open();
    click("r2");
    settle();
    type("runs.details.tags", "final, baseline");
    QTest::keyClick(child<QLineEdit>(*page_, "runs.details.tags"), Qt::Key_Return);
    auto* notes = child<QPlainTextEdit>(*page_, "runs.details.notes");
    notes->setFocus();
    QTest::keyClicks(notes, "watch the tail");
    table().setFocus();
    ASSERT_TRUE(settle_until([&] { return bench_.workspace().runs().get("r2").notes == "watch the tail"; }));
    EXPECT_EQ(bench_.workspace().runs().get("r2").tags, (std::vector<std::string>{"baseline", "final"}));
    ASSERT_TRUE(settle_until([&] { return model().row_of("r2")->run.tags.size() == 2; }));
    bench_.bench().undo().undo();
    ASSERT_TRUE(settle_until([&] { return notes->toPlainText().isEmpty(); }));
    bench_.bench().undo().undo();
    EXPECT_TRUE(settle_until([&] { return bench_.workspace().runs().get("r2").tags.empty(); }));
}

TEST_F(RunsPageTest, TwoOfThreeAreDeletedBroughtBackAndDeletedAgain) {
    open();
    click("r1");
    click("r2", Qt::ControlModifier);
    QTest::keyClick(&table(), Qt::Key_Delete);
    ASSERT_TRUE(settle_until([&] { return shown() == QStringList{"r3"}; }));
    ASSERT_FALSE(bench_.messages.empty());
    EXPECT_EQ(bench_.messages.back().what, "2 runs deleted");
    bench_.messages.back().act();
    ASSERT_TRUE(settle_until([&] { return model().total() == 3; }));
    EXPECT_EQ(selected(), (QStringList{"r1", "r2"})) << "what came back is picked";
    bench_.bench().undo().redo();
    ASSERT_TRUE(settle_until([&] { return model().total() == 1; }));
    press("runs.show_deleted");
    ASSERT_TRUE(settle_until([&] { return model().total() == 3; }));
    click("r1");
    EXPECT_EQ(child<QAction>(*page_, "runs.delete")->text(), "Restore");
    child<QAction>(*page_, "runs.delete")->trigger();
    EXPECT_TRUE(settle_until([&] { return bench_.bench().find_run("r1") != nullptr; }));
}

TEST_F(RunsPageTest, TheUndoOfAMessageLeavesLaterChangesAlone) {
    open();
    click("r2");
    QTest::keyClick(&table(), Qt::Key_Delete);
    ASSERT_TRUE(settle_until([&] { return told("deleted") && shown().size() == 2; }));
    const std::function<void()> undo_in_message = bench_.messages.back().act;
    bench_.bench().undo().undo();
    ASSERT_TRUE(settle_until([&] { return shown().size() == 3; }));
    click("r1");
    QTest::keyClick(&table(), Qt::Key_Delete);  // the stack stands where it stood when the message was told
    ASSERT_TRUE(settle_until([&] { return shown().size() == 2; }));
    undo_in_message();
    QTest::qWait(50);
    EXPECT_EQ(shown(), (QStringList{"r3", "r2"})) << "r1 stays deleted";
}

TEST_F(RunsPageTest, TheDetailsCanBeReadInANarrowPanel) {
    store::NewRun made;
    made.kind = "recommender";
    made.model = "toy_recommender";
    made.dataset = "a-data-set-with-a-long-name-that-has-no-blanks";
    const auto writer = bench_.workspace().runs().create(made);
    for (const char* split : {"valid", "test"})
        writer->result(split, {{"precision@10", 0.123456}, {"coverage@10", 0.5}}, {{"precision@10", 0.00123}});
    RunDetailsPanel panel(bench_.bench(), RunEdits::of(bench_.bench()), {});
    panel.resize(300, 700);
    panel.show();
    panel.show_run(QString::fromStdString(writer->id()), "new");
    ASSERT_TRUE(wait_until([&] { return panel.settled() && panel.facts().metrics.size() == 2; }));
    auto* area = panel.findChild<QScrollArea*>();
    ASSERT_TRUE(wait_until([&] { return area->widget()->width() == area->viewport()->width(); }));
    EXPECT_EQ(area->horizontalScrollBar()->maximum(), 0);
    QCoreApplication::processEvents();
    for (const QLabel* label : area->findChildren<QLabel*>())
        if (label->isVisible())
            EXPECT_GE(label->width(), label->minimumSizeHint().width()) << label->text().toStdString();
    const auto with_all = area->findChildren<QLabel*>();
    EXPECT_TRUE(std::any_of(with_all.begin(), with_all.end(), [&](const QLabel* label) {
        return label->toolTip().toStdString() == made.dataset && label->text().contains(QChar(0x2026));
    }));
}

TEST_F(RunsPageTest, NamesTakeTheWidthThatOtherColumnsLeave) {
    open();
    page_->resize(2560, 1440);
    QHeaderView& header = *table().header();
    ASSERT_TRUE(wait_until([&] { return header.length() == table().viewport()->width(); }));
    header.resizeSection(model().column_of("model"), 300);
    EXPECT_EQ(header.length(), table().viewport()->width());
    page_->resize(900, 700);
    ASSERT_TRUE(wait_until([&] { return header.sectionSize(model().column_of("name")) == 128; }));
    const int model_width = header.sectionSize(model().column_of("model"));
    Theme::current().set_scale(1.5);
    EXPECT_EQ(header.sectionSize(model().column_of("model")), model_width * 3 / 2) << "headers are not cut";
    Theme::current().set_scale(1);
    EXPECT_EQ(header.sectionSize(model().column_of("model")), model_width);
}

TEST_F(RunsPageTest, OnlyTheLastDeletionIsSpokenOf) {
    open();
    auto* bar = new MessageBar(page_.get());
    QObject::connect(&bench_.bench(), &Workbench::told, bar, &MessageBar::tell);
    for (const char* run : {"r1", "r2"}) {
        click(run);
        QTest::keyClick(&table(), Qt::Key_Delete);
        ASSERT_TRUE(settle_until([&] { return !shown().contains(run); }));
        EXPECT_EQ(bar->texts(), QStringList{"1 run deleted"});
    }
    QTest::mouseClick(child<QPushButton>(*bar, "messageAction"), Qt::LeftButton);
    ASSERT_TRUE(settle_until([&] { return shown() == QStringList{"r3", "r2"}; }));
    EXPECT_EQ(selected(), QStringList{"r2"});
    bench_.bench().undo().undo();
    ASSERT_TRUE(settle_until([&] { return shown().size() == 3; }));
    EXPECT_EQ(selected(), QStringList{"r1"});
    EXPECT_EQ(bar->texts(), QStringList{"1 run restored"}) << "nothing is left to undo";
}

TEST_F(RunsPageTest, ACancelledRunLeadsToItsResumption) {
    bench_.engine().before_batch = [](int epoch, int) {
        if (epoch > 1) throw Cancelled();
    };
    const std::string run = bench_.add_run("toy", "toy_recommender", 9);
    open();
    QSignalSpy asked(&bench_.bench(), &Workbench::page_requested);
    auto* resume = page_->findChild<QAction*>("runs.resume");
    ASSERT_TRUE(resume);
    click("r1");
    EXPECT_FALSE(resume->isEnabled()) << "it is done";
    click(QString::fromStdString(run));
    ASSERT_TRUE(resume->isEnabled());
    resume->trigger();
    EXPECT_EQ(bench_.bench().active_run().toStdString(), run);
    ASSERT_EQ(asked.size(), 1);
    EXPECT_EQ(asked[0][0].toString(), "train");
}

TEST_F(RunsPageTest, APictureShowsTheComparedRunToo) {
    bench_.bench().set_compared_run("r1");
    open();
    page_->show_only("r3", {});
    page_->request_refresh();
    EXPECT_TRUE(settle_until([&] { return selected() == QStringList{"r1", "r3"}; }));
}

TEST_F(RunsPageTest, ARunningRunIsNotDeleted) {
    store::NewRun run;
    run.kind = "recommender";
    run.model = "toy_recommender";
    const auto writer = bench_.workspace().runs().create(run);
    bench_.bench().refresh_lists();
    ASSERT_TRUE(wait_until([&] { return bench_.bench().find_run("r4") != nullptr; }));
    open();
    click("r4");
    QTest::keyClick(&table(), Qt::Key_Delete);
    settle();
    EXPECT_TRUE(told("still running"));
    EXPECT_EQ(model().total(), 4);
    EXPECT_EQ(bench_.bench().undo().count(), 0);
}

TEST_F(RunsPageTest, ARunThatAnotherProcessTookUpIsToldAndStays) {
    open();
    // Another opener of the workspace starts a run, and the list here does not know yet that it runs.
    store::Workspace other(bench_.workspace().path());
    store::NewRun run;
    run.kind = "recommender";
    run.model = "toy_recommender";
    auto writer = other.runs().create(run);
    writer->finish("cancelled", "", 1, 1, 1);
    bench_.bench().refresh_lists();
    ASSERT_TRUE(settle_until([&] { return model().total() == 4; }));
    writer = other.runs().resume("r4", 0);
    click("r4");
    click("r1", Qt::ControlModifier);
    QTest::keyClick(&table(), Qt::Key_Delete);
    ASSERT_TRUE(settle_until([&] { return model().total() == 3; }));
    EXPECT_TRUE(told("The run is running"));
    EXPECT_TRUE(told("1 run deleted"));
    EXPECT_TRUE(model().row_of("r4"));
}

TEST_F(RunsPageTest, ANewRunLeavesSelectionOpenGroupsAndScrollAlone) {
    for (uint64_t seed = 10; seed < 50; ++seed) bench_.add_run("toy", "toy_recommender", seed);
    bench_.add_run("toy", "toy_sequential", 1);
    open();
    press("runs.group");
    ASSERT_EQ(model().rowCount(), 2);
    const QModelIndex group = model().index(1, 0);
    ASSERT_TRUE(model().is_group(group));
    table().expand(group);
    click("r20");
    click("r22", Qt::ControlModifier);
    settle();
    const int scroll = table().verticalScrollBar()->value();
    ASSERT_GT(scroll, 0);
    bench_.add_run("toy", "toy_sequential", 2);
    ASSERT_TRUE(settle_until([&] { return model().total() == 45; }));
    EXPECT_EQ(selected(), (QStringList{"r20", "r22"}));
    EXPECT_TRUE(table().isExpanded(model().find("r20").parent()));
    EXPECT_EQ(table().verticalScrollBar()->value(), scroll);
}

TEST_F(RunsPageTest, DoesNothingWhileItIsHidden) {
    open();
    page_->hide();
    bench_.add_run("toy", "toy_recommender", 9);
    EXPECT_EQ(model().total(), 3);
    page_->show();
    EXPECT_TRUE(settle_until([&] { return model().total() == 4; }));
}

TEST_F(RunsPageTest, StateComesBackAndANonsenseStateIsTakenCalmly) {
    open();
    type("runs.filter", "toy");
    press("runs.group");
    model().sort_by("time", Qt::AscendingOrder);
    const QJsonObject state = page_->state();
    std::unique_ptr<Page> again(runs_page_entry().make(bench_.bench()));
    again->restore(state);
    QJsonObject restored = again->state();
    EXPECT_EQ(restored, state);
    again->restore(QJsonObject{{"filter", 7}, {"sort", "no such column"}, {"columns", "?"}});
    again->show();
    EXPECT_TRUE(wait_until([&] { return again->settled(); }));
}

TEST_F(RunsPageTest, CopiesTheExperimentAndTrainsLikeIt) {
    open();
    click("r2");
    settle();
    child<QAction>(*page_, "runs.copy_experiment")->trigger();
    settle();
    EXPECT_TRUE(QGuiApplication::clipboard()->text().contains("dataset = \"toy\""));
    QSignalSpy requested(&bench_.bench(), &Workbench::training_requested);
    child<QAction>(*page_, "runs.train_like")->trigger();
    settle();
    ASSERT_EQ(requested.count(), 1);
    EXPECT_TRUE(requested[0][1].toString().contains("seed = 2"));
}

TEST_F(RunsPageTest, RepeatsARunWithWhatWasDoneToItByHand) {
    descriptor::ParameterSet changed;
    changed.set("training.interventions", std::string("4 learning_rate 0.5; 7 roll_back"));
    bench_.add_run("toy", "toy_recommender", 9, changed);
    open();
    click("r4");
    settle();
    QSignalSpy requested(&bench_.bench(), &Workbench::training_requested);
    child<QAction>(*page_, "runs.repeat")->trigger();
    settle();
    ASSERT_EQ(requested.count(), 1);
    const QString toml = requested[0][1].toString();
    EXPECT_TRUE(toml.contains("seed = 9"));
    EXPECT_TRUE(toml.contains("interventions = \"4 learning_rate 0.5; 7 roll_back\"")) << toml.toStdString();
}

TEST_F(RunsPageTest, ShowOnlyPicksTheRun) {
    open();
    page_->show_only("r1", {});
    settle();
    EXPECT_EQ(selected(), (QStringList{"r1"}));
    EXPECT_TRUE(child<QLabel>(*page_, "runs.details.name")->text().startsWith("r1"));
}

TEST(RunsPageAtScale, FiveHundredRunsOpenAtOnceAndLongNamesAreElided) {
    test::TestBench bench;
    store::NewRun run;
    run.kind = "recommender";
    run.model = "toy_recommender";
    run.name = std::string(2000, 'w');
    run.parameters_json = R"({"model.dim": 8})";
    for (int i = 0; i < 500; ++i) {
        run.seed = static_cast<uint64_t>(i);
        const auto writer = bench.workspace().runs().create(run);
        writer->result("test", {{"ndcg@10", i / 500.0}}, {});
        writer->finish("done", "", 1, 1, 1);
    }
    bench.bench().refresh_lists();
    ASSERT_TRUE(wait_until([&] { return bench.bench().runs().size() == 500; }, 60'000));
    QElapsedTimer timer;
    timer.start();
    std::unique_ptr<Page> page(runs_page_entry().make(bench.bench()));
    page->resize(1280, 800);
    page->show();
    auto* table = child<QTreeView>(*page, "runs.tree");
    ASSERT_TRUE(wait_until([&] { return table->model()->rowCount() == 500; }));
    page->grab();
    EXPECT_LT(timer.elapsed(), 2500) << "aim: 500 ms";
    RecordProperty("milliseconds", static_cast<int>(timer.elapsed()));
    EXPECT_TRUE(wait_until([&] { return page->settled(); }));
    QTest::mouseClick(child<QWidget>(*page, "runs.group"), Qt::LeftButton);
    EXPECT_EQ(table->model()->rowCount(), 1);
}

}  // namespace
}  // namespace armillary::views
