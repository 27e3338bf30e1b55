// SPDX-License-Identifier: GPL-3.0-or-later
#include <QPlainTextEdit>
#include <QScrollBar>

#include "core/base/error.h"
#include "core/base/files.h"
#include "tests/views/train/train_fixture.h"
#include "views/shared/charts/chart_view.h"
#include "views/train/log_panel.h"

namespace armillary::test {
namespace {

using testing::HasSubstr;
using views::ChartView;

class SteeringTest : public TrainPageTest {
 protected:
    void start(const QString& epochs, int milliseconds) {
        open();
        to_form();
        choose("formModel", "toy_recommender");
        type("editor.training.epochs", epochs);
        slow_down(milliseconds);
        click("startTraining");
    }
    int epochs_drawn() {
        const auto& chart = part<ChartView>("curveChart")->content();
        return chart.series.empty() ? 0 : static_cast<int>(chart.series.front().x.size());
    }
    bool wait_for_epochs(int epochs) {
        return wait_until([&] { return epochs_drawn() >= epochs; });
    }
    QString active() { return bench.bench().active_run(); }
};

TEST_F(SteeringTest, TheChartsFillWhileItTrains) {
    start("40", 10);
    ASSERT_TRUE(wait_for_epochs(2));
    EXPECT_EQ(active(), "r1");
    EXPECT_FALSE(bench.bench().jobs().idle());
    EXPECT_TRUE(part<QWidget>("pauseRun")->isVisible());
    EXPECT_THAT(plain(said("runStatus")), HasSubstr("of 40"));
    const auto& losses = part<ChartView>("lossChart")->content();
    ASSERT_EQ(losses.series.size(), 2u);
    EXPECT_GE(losses.series[0].x.size(), 6u) << "three batches an epoch";
    EXPECT_DOUBLE_EQ(losses.series[1].y[1], 0.5);
    EXPECT_DOUBLE_EQ(part<ChartView>("curveChart")->content().series[0].y[1], 0.02);
    pace = 0;
    ASSERT_TRUE(idle());
    EXPECT_TRUE(wait_until([&] { return epochs_drawn() == 40 && said("runStatus").startsWith("Done"); }));
    EXPECT_THAT(plain(said("runResult")), HasSubstr("ndcg@10 0.1000 ± 0.01000"));
    EXPECT_FALSE(part<QWidget>("pauseRun")->isVisible());
    EXPECT_FALSE(part<QWidget>("resumeRun")->isVisible());
}

TEST_F(SteeringTest, PauseStandsStepPassesOneBatchAndContinueGoesOn) {
    start("60", 5);
    ASSERT_TRUE(wait_for_epochs(1));
    click("pauseRun");
    ASSERT_TRUE(wait_until([&] { return part<QWidget>("stepRun")->isVisible(); }));
    const auto done = [&] { return bench.bench().jobs().rows().front().status.done; };
    QTest::qWait(100);  // the batch under way ends
    const double before = done();
    QTest::qWait(150);
    EXPECT_EQ(done(), before);
    click("stepRun");
    ASSERT_TRUE(wait_until([&] { return done() > before; }));
    QTest::qWait(100);
    EXPECT_NEAR(done(), before + 1.0 / 3, 1e-9);
    click("pauseRun");
    ASSERT_TRUE(wait_until([&] { return done() > before + 1; }));
    pace = 0;
    EXPECT_TRUE(idle());
}

TEST_F(SteeringTest, ContinueStandsWherePauseStood) {
    start("100000", 2);
    ASSERT_TRUE(wait_for_epochs(1));
    const auto place = [this] {
        QCoreApplication::processEvents();
        auto* button = part<QWidget>("pauseRun");
        return QRect(button->mapTo(page.get(), QPoint()), button->size());
    };
    const QRect before = place();
    click("pauseRun");
    ASSERT_TRUE(wait_until([&] { return part<QWidget>("stepRun")->isVisible(); }));
    EXPECT_EQ(part<QPushButton>("pauseRun")->text(), "Continue");
    EXPECT_EQ(place(), before);
    bench.bench().jobs().cancel_all();
    ASSERT_TRUE(idle());
}

TEST_F(SteeringTest, TheChartsStayReadableInALowPanel) {
    start("20", 1);
    ASSERT_TRUE(wait_for_epochs(2));
    page->resize(1280, 420);
    QCoreApplication::processEvents();
    for (const char* chart : {"lossChart", "curveChart"})
        EXPECT_GE(part<ChartView>(chart)->height(), views::Theme::current().px(180)) << chart;
    ASSERT_TRUE(idle());
}

TEST_F(SteeringTest, WhatARunToldOutlivesThePage) {
    start("4", 1);
    ASSERT_TRUE(idle());
    ASSERT_TRUE(settle());
    page = std::make_unique<CountingPage>(bench.bench());
    page->resize(1280, 800);
    page->show();
    ASSERT_TRUE(wait_until([&] { return epochs_drawn() == 4; }));
    ASSERT_EQ(part<ChartView>("lossChart")->content().series.size(), 2u) << "batches and epoch means";
    EXPECT_EQ(part<ChartView>("lossChart")->content().series[0].x.size(), 12u);
    EXPECT_THAT(plain(part<QPlainTextEdit>("log")->toPlainText()), HasSubstr("Done in"));
}

TEST_F(SteeringTest, APastRunShowsTheLogOfItsFolder) {
    bench.add_toy_dataset();
    const std::string run = bench.add_run("toy", "toy_recommender");
    write_file_atomically(bench.workspace().runs().folder(run) / "log.txt",
                          "2026-01-02T03:04:05.678Z  warning: few users\n2026-01-02T03:04:06.000Z  on we go\n");
    const views::TrainingRecord record = views::read_record(bench.workspace().runs(), run, {});
    ASSERT_GE(record.log.size(), 2u);
    EXPECT_EQ(record.log[0].kind, views::LogLine::Kind::warning);
    EXPECT_EQ(record.log[0].text, "few users");
    EXPECT_EQ(record.log[0].time.size(), 8);
    EXPECT_EQ(record.log[1].text, "on we go");
    open(false);
    bench.bench().set_active_run(QString::fromStdString(run));
    EXPECT_TRUE(wait_until([&] { return part<QPlainTextEdit>("log")->toPlainText().contains("few users"); }));
}

TEST_F(SteeringTest, ACancelledRunIsKeptAndGoesOnWhenResumed) {
    start("30", 10);
    ASSERT_TRUE(wait_for_epochs(3));
    click("cancelRun");
    ASSERT_TRUE(idle());
    ASSERT_EQ(runs().size(), 1u);
    EXPECT_EQ(runs()[0].status, "cancelled");
    const int kept = runs()[0].epochs;
    EXPECT_GE(kept, 3);
    EXPECT_LT(kept, 30);
    ASSERT_TRUE(wait_until([&] { return part<QWidget>("resumeRun")->isVisible(); }));
    EXPECT_THAT(plain(said("runStatus")), HasSubstr("Cancelled after epoch"));
    for (const auto& message : bench.messages) EXPECT_NE(message.kind, views::Message::Kind::error);
    pace = 0;
    click("resumeRun");
    ASSERT_TRUE(idle());
    EXPECT_EQ(runs()[0].status, "done");
    EXPECT_EQ(runs()[0].epochs, 30);
    EXPECT_TRUE(bench.engine().tasks.back().resume);
    EXPECT_TRUE(wait_until([&] { return epochs_drawn() == 30; })) << "the curve has the epochs of both sessions";
}

TEST_F(SteeringTest, AFailureSaysWhatAndWhereAndTheRunStays) {
    open();
    to_form();
    choose("formModel", "toy_recommender");
    bench.engine().before_batch = [](int epoch, int) {
        if (epoch == 3)
            throw Error(ErrorKind::numerical, "the loss became nan. Try a smaller rate", "epoch 3, batch 1");
    };
    click("startTraining");
    ASSERT_TRUE(idle());
    EXPECT_EQ(runs()[0].status, "failed");
    EXPECT_EQ(runs()[0].epochs, 2);
    ASSERT_FALSE(bench.messages.empty());
    EXPECT_THAT(plain(bench.messages.back().what), HasSubstr("The loss became nan"));
    EXPECT_EQ(plain(bench.messages.back().where), "r1, epoch 3, batch 1");
    EXPECT_TRUE(wait_until([&] { return said("runError").contains("became nan"); }));
    EXPECT_THAT(plain(part<QPlainTextEdit>("log")->toPlainText()), HasSubstr("epoch 3, batch 1"));
    EXPECT_TRUE(part<QWidget>("resumeRun")->isVisible());
}

TEST_F(SteeringTest, AHiddenPageDoesNoWorkWhileBatchesArrive) {
    start("100000", 0);
    ASSERT_TRUE(wait_for_epochs(1));
    page->hide();
    QTest::qWait(50);
    const int before = page->refreshes;
    int ticks = 0;
    QObject::connect(&bench.bench().jobs(), &views::JobList::changed, page.get(), [&] { ++ticks; });
    ASSERT_TRUE(wait_until([&] { return ticks >= 5; }));
    EXPECT_EQ(page->refreshes, before);
    page->show();
    EXPECT_TRUE(wait_until([&] { return page->refreshes > before; }));
    bench.bench().jobs().cancel_all();
    ASSERT_TRUE(idle());
}

TEST_F(SteeringTest, ThePageMayGoWhileATrainingRuns) {
    start("20", 5);
    ASSERT_TRUE(wait_for_epochs(1));
    page.reset();
    ASSERT_TRUE(idle());
    EXPECT_EQ(runs()[0].status, "done");
    EXPECT_EQ(runs()[0].epochs, 20);
}

TEST_F(SteeringTest, TheProgramMayEndWhileATrainingRuns) {
    start("100000", 1);
    ASSERT_TRUE(wait_for_epochs(1));
    // The fixture now takes down the page, then the workbench with its job.
}

TEST_F(SteeringTest, AJobCancelledWhileItWaitsLeavesNoRun) {
    open();
    to_form();
    choose("formModel", "toy_recommender");
    type("formSeeds", "1,2");
    slow_down(20);
    click("startTraining");
    const auto waiting = bench.bench().jobs().rows()[1].id;
    bench.bench().jobs().cancel(waiting);
    pace = 0;
    ASSERT_TRUE(idle());
    EXPECT_EQ(runs().size(), 1u);
}

TEST_F(SteeringTest, APastRunShowsTheSameChartsFromItsRecord) {
    bench.add_toy_dataset();
    const std::string tokenizer = bench.add_run("toy", "toy_tokenizer"),
                      model = bench.add_run("toy", "toy_recommender");
    open(false);
    bench.bench().set_active_run(QString::fromStdString(model));
    ASSERT_TRUE(wait_until([&] { return epochs_drawn() == 4; }));
    EXPECT_EQ(part<ChartView>("lossChart")->content().series.size(), 1u);
    page->show_only(QString::fromStdString(tokenizer), {});
    ASSERT_TRUE(wait_until(
        [&] { return page->settled() && part<ChartView>("curveChart")->content().title == "Collision rate"; }));
    EXPECT_EQ(part<ChartView>("curveChart")->content().series[0].y, (std::vector<double>(4, 0.25)));
}

TEST(LogPanel, FollowsUntilTheReaderScrollsUp) {
    views::LogPanel panel;
    panel.resize(400, 120);
    panel.show();
    views::TrainingRecord record;
    const auto tell = [&](int lines) {
        for (int i = 0; i < lines; ++i)
            record.log.push_back({views::LogLine::Kind::message, "12:00:00", QString::number(i)});
        panel.show_record(record);
        QCoreApplication::processEvents();
    };
    tell(100);
    auto* log = child<QPlainTextEdit>(panel, "log");
    QScrollBar* bar = log->verticalScrollBar();
    ASSERT_GT(bar->maximum(), 0);
    EXPECT_EQ(bar->value(), bar->maximum());
    bar->setValue(10);
    tell(10);
    EXPECT_EQ(bar->value(), 10);
    bar->setValue(bar->maximum());
    tell(10);
    EXPECT_EQ(bar->value(), bar->maximum());
    EXPECT_EQ(log->blockCount(), 120);
}

}  // namespace
}  // namespace armillary::test
