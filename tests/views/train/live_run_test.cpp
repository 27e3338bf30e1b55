// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/train/live_run.h"

#include <gtest/gtest.h>

#include "tests/views/support.h"
#include "views/train/run_charts.h"

namespace armillary::test {
namespace {

using namespace views;

jobs::BatchEvent batch(int epoch, int64_t number, int64_t batches, double loss) {
    return {epoch, (epoch - 1) * batches + number, number, batches, 100, {{"loss", loss}}};
}

TEST(DecimatedSeries, KeepsTheMeansOfNeighboursInBoundedSpace) {
    DecimatedSeries series;
    constexpr int kValues = 10'000;
    for (int i = 0; i < kValues; ++i) series.add(i, i);
    const auto x = series.x(), y = series.y();
    EXPECT_LE(x.size(), DecimatedSeries::kMost + 1);
    EXPECT_GE(x.size(), DecimatedSeries::kMost / 2);
    EXPECT_EQ(series.stride(), 8);
    EXPECT_EQ(x, y);
    for (size_t i = 0; i + 1 < x.size(); ++i) ASSERT_DOUBLE_EQ(x[i], 8.0 * static_cast<double>(i) + 3.5);
}

TEST(LiveRun, CollectsBatchesEpochsAndEvents) {
    LiveRun live({});
    const uint64_t before = live.version();
    live.started("r1", 3, {"half of the users are new"});
    for (int epoch = 1; epoch <= 2; ++epoch) {
        for (int n = 1; n <= 4; ++n) live.add(batch(epoch, n, 4, 1.0 / epoch));
        jobs::EpochEvent event;
        event.epoch = epoch;
        event.step = 4 * epoch;
        event.epochs_planned = 3;
        event.train = {{"loss", 1.0 / epoch}, {"learning_rate", 0.01}};
        event.valid = {{"ndcg@10", 0.1 * epoch}};
        event.best = epoch == 1;
        live.add(event);
    }
    live.add_event(8, "early_stop", "no better");
    EXPECT_GT(live.version(), before);
    const TrainingRecord record = live.snapshot();
    EXPECT_EQ(record.run, "r1");
    EXPECT_EQ(record.epoch, 2);
    EXPECT_EQ(record.best_epoch, 1);
    EXPECT_EQ(record.examples_per_second, 100);
    EXPECT_EQ(record.batches.at("loss").x().size(), 8u);
    EXPECT_DOUBLE_EQ(record.batches.at("loss").x()[4], 1.25);
    EXPECT_EQ(record.latest("valid", "ndcg@10"), 0.2);
    ASSERT_EQ(record.events.size(), 1u);
    EXPECT_EQ(record.events[0].epoch, 2);
    ASSERT_EQ(record.log.size(), 2u);
    EXPECT_EQ(record.log[0].kind, LogLine::Kind::warning);
}

TEST(LiveRun, AnEpochThatIsRepeatedReplacesItsRecord) {
    LiveRun live({});
    jobs::EpochEvent event;
    event.epoch = 5;
    event.train = {{"loss", 2.0}};
    live.add(event);
    event.train = {{"loss", 1.0}};
    live.add(event);
    const auto record = live.snapshot();
    ASSERT_EQ(record.series.at({"train", "loss"}).size(), 1u);
    EXPECT_EQ(record.latest("train", "loss"), 1.0);
}

TEST(LiveRun, ARollBackTakesTheBatchesAfterItOffTheCurve) {
    LiveRun live({});
    for (int epoch = 1; epoch <= 3; ++epoch)
        for (int n = 1; n <= 4; ++n) live.add(batch(epoch, n, 4, 1.0));
    live.add_event(12, "intervention", "12 roll_back");
    live.add(batch(2, 1, 4, 7.0));
    const LiveFigures figures = live.figures();
    EXPECT_EQ(figures.losses.at("loss").x(), (std::vector<double>{0.25, 0.5, 0.75, 1, 1.25}));
    EXPECT_EQ(figures.losses.at("loss").y().back(), 7);
    ASSERT_EQ(figures.marks.size(), 1u);
    EXPECT_TRUE(figures.marks[0].is_intervention());
    EXPECT_EQ(figures.marks[0].epoch, 3) << "where it was made";
}

TEST(LiveRun, AResumedRunTellsOnlyOfItsOwnSession) {
    LiveRun live({});
    TrainingRecord recorded;
    recorded.events = {{1, 4, "intervention", "4 roll_back"}};
    live.begin(recorded);
    EXPECT_TRUE(live.marks_from(0).empty());
    live.add_event(5, "breakpoint", "loss > 1 after 5 batches: loss = 2");
    live.add_event(5, "revived", "2 of 8 codes");
    EXPECT_EQ(live.marks_from(0).size(), 1u) << "how an intervention went is told in the log";
    EXPECT_TRUE(live.marks_from(1).empty());
    EXPECT_EQ(live.figures().marks.size(), 2u);
}

TEST(LiveRun, TheLogIsBounded) {
    LiveRun live({});
    for (int i = 0; i < 6000; ++i) live.log(LogLine::Kind::message, QString::number(i));
    const auto record = live.snapshot();
    EXPECT_LE(record.log.size(), 5000u);
    EXPECT_EQ(record.log_dropped + static_cast<int64_t>(record.log.size()), 6000);
    EXPECT_EQ(record.log.front().text, QString::number(record.log_dropped));
}

TrainingRecord tokenizer_record() {
    TrainingRecord record;
    record.run = "r2";
    record.status = "done";
    record.best_epoch = 2;
    for (int epoch = 1; epoch <= 3; ++epoch) {
        record.series[{"train", "loss"}].push_back({epoch, epoch, 1.0 / epoch});
        record.series[{"train", "learning_rate"}].push_back({epoch, epoch, 0.1});
        for (const char* name : {"usage[0]", "usage[1]", "collision_rate"})
            record.series[{"diagnostics", name}].push_back({epoch, epoch, 0.5});
    }
    record.events = {{1.5, 6, "intervention", "6 revive_dead_codes"}};
    return record;
}

TEST(RunCharts, LevelsShareAChartAndTheBestEpochIsMarked) {
    const TrainingRecord record = tokenizer_record();
    const auto groups = curve_groups(record);
    ASSERT_EQ(groups.size(), 3u);
    EXPECT_EQ(groups[1].key, "diagnostics/usage");
    EXPECT_EQ(groups[2].key, "train/learning_rate");
    EXPECT_EQ(default_group(groups, "diagnostics/usage"), "diagnostics/usage");
    EXPECT_EQ(default_group(groups, "gone"), groups[0].key);
    const ChartContent chart = curve_chart(record, "diagnostics/usage");
    ASSERT_EQ(chart.series.size(), 2u);
    EXPECT_EQ(chart.title, "Codes in use");
    EXPECT_EQ(chart.series[1].name, "level 1");
    EXPECT_EQ(chart.series[1].x, (std::vector<double>{1, 2, 3}));
    ASSERT_EQ(chart.events.size(), 2u);
    EXPECT_EQ(chart.events[0].x, 1.5);
    EXPECT_EQ(chart.events[1].x, 2);
}

TEST(RunCharts, TheLossChartHoldsLossesOnly) {
    const ChartContent chart = loss_chart(tokenizer_record());
    ASSERT_EQ(chart.series.size(), 1u);
    EXPECT_EQ(chart.series[0].y, (std::vector<double>{1, 0.5, 1.0 / 3}));
    EXPECT_FALSE(loss_chart({}).has_data());
    EXPECT_FALSE(loss_chart({}).empty.isEmpty());
    EXPECT_FALSE(curve_chart({}, {}).empty.isEmpty());
}

TEST(RunCharts, BatchesLieSoftlyBehindTheMeanOfTheirColour) {
    TrainingRecord record = tokenizer_record();
    record.batches["loss"].add(0.5, 1.5);
    const ChartContent chart = loss_chart(record);
    ASSERT_EQ(chart.series.size(), 2u);
    EXPECT_EQ(chart.series[0].name, "batches");
    EXPECT_TRUE(chart.series[0].soft);
    EXPECT_EQ(chart.series[1].name, "epoch mean");
    EXPECT_FALSE(chart.series[1].soft);
    EXPECT_EQ(chart.series[0].color, chart.series[1].color);
}

TEST(RunCharts, AMetricUsesTheHeightOfItsChart) {
    TrainingRecord record;
    for (int epoch = 1; epoch <= 5; ++epoch)
        record.series[{"valid", "ndcg@10"}].push_back({epoch, epoch, 0.01 * epoch});
    const auto top = curve_chart(record, "valid/ndcg@10").y.maximum;
    ASSERT_TRUE(top);
    EXPECT_GT(*top, 0.05);
    EXPECT_LT(*top, 0.055);
}

TEST(TrainingRecord, IsReadFromTheStoreAsItWasTold) {
    TestBench bench;
    bench.add_toy_dataset();
    const std::string run = bench.add_run("toy", "toy_recommender");
    const TrainingRecord record = read_record(bench.workspace().runs(), run, {});
    EXPECT_EQ(record.status, "done");
    EXPECT_EQ(record.epochs, 4);
    EXPECT_EQ(record.best_epoch, 4);
    const auto& valid = record.series.at({"valid", "ndcg@10"});
    ASSERT_EQ(valid.size(), 4u);
    EXPECT_DOUBLE_EQ(valid[2].value, 0.03);
    EXPECT_DOUBLE_EQ(record.test.at("ndcg@10"), 0.1);
    EXPECT_DOUBLE_EQ(record.test_errors.at("ndcg@10"), 0.01);
}

}  // namespace
}  // namespace armillary::test
