// SPDX-License-Identifier: GPL-3.0-or-later
// What was changed by hand while a run trained stands on its curves, on every page that draws them.
#include <gmock/gmock.h>

#include "tests/views/support.h"
#include "views/attention/attention_curves.h"
#include "views/attention/attention_reading.h"
#include "views/codebook/codebook_charts.h"
#include "views/codebook/codebook_reading.h"
#include "views/hypersphere/sphere_charts.h"
#include "views/hypersphere/sphere_reading.h"
#include "views/runs/run_curves.h"
#include "views/train/run_charts.h"

namespace armillary::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<descriptor::ModelDescriptor> looking_models() {
    std::vector<descriptor::ModelDescriptor> models = toy_models();
    models[0].capabilities = {"scores", "embeddings", "attention"};
    return models;
}

/// Marks of interventions: pages mark the epoch shown and the best one too.
std::vector<std::pair<double, std::string>> by_hand(const views::ChartContent& chart) {
    std::vector<std::pair<double, std::string>> marks;
    for (const views::ChartEvent& event : chart.events)
        if (event.text.contains("revived") || event.text.contains("learning rate") ||
            event.text.contains("rolled"))
            marks.emplace_back(event.x, event.text.toStdString());
    return marks;
}

class InterventionsOnCharts : public testing::Test {
 protected:
    InterventionsOnCharts() : bench(looking_models()) { bench.add_toy_dataset(); }
    /// Three batches an epoch: after six the second epoch has ended.
    std::string train(const char* model, const char* interventions) {
        descriptor::ParameterSet parameters;
        parameters.set("training.interventions", std::string(interventions));
        return bench.add_run("toy", model, 1, parameters);
    }
    store::RunStore& runs() { return bench.workspace().runs(); }
    TestBench bench;
};

TEST_F(InterventionsOnCharts, OfTheTrainPage) {
    const std::string run = train("toy_tokenizer", "6 revive_dead_codes 1; 7 learning_rate 0.25");
    const views::TrainingRecord record = views::read_record(runs(), run, {});
    const auto expected = ElementsAre(std::pair(2.0, std::string("dead codes of level 1 revived")),
                                      std::pair(2 + 1.0 / 3, std::string("learning rate 0.25")));
    EXPECT_THAT(by_hand(views::loss_chart(record)), expected);
    EXPECT_THAT(by_hand(views::curve_chart(record, "diagnostics/collision_rate")), expected);
    EXPECT_TRUE(record.log.size() >= 2 && record.log[0].text.contains("dead codes of level 1 revived"));
}

TEST_F(InterventionsOnCharts, OfTheCodebookPage) {
    const std::string run = train("toy_tokenizer", "6 revive_dead_codes");
    const views::CodebookReadings readings{views::read_codebook(bench.workspace(), run, {}, {}, {})};
    EXPECT_THAT(by_hand(views::curve_content(readings, "collision_rate")),
                ElementsAre(std::pair(2.0, std::string("dead codes revived"))));
}

TEST_F(InterventionsOnCharts, OfTheHyperspherePage) {
    const std::string run = train("toy_recommender", "6 learning_rate 0.5");
    const views::SphereReadings readings{
        views::read_sphere(bench.workspace(), run, {}, bench.bench().models(), {}, {})};
    ASSERT_TRUE(readings[0]->missing.isEmpty()) << readings[0]->missing.toStdString();
    const views::ChartContent chart = views::curve_chart(readings, "norm");
    ASSERT_TRUE(chart.has_data());
    EXPECT_THAT(by_hand(chart), ElementsAre(std::pair(2.0, std::string("learning rate 0.5"))));
}

TEST_F(InterventionsOnCharts, OfTheAttentionPage) {
    const std::string run = train("toy_recommender", "6 learning_rate 0.5");
    const views::AttentionReadings readings{views::read_attention_record(bench.workspace(), run, {}, {})};
    const QStringList stems = views::attention_stems(readings);
    ASSERT_FALSE(stems.isEmpty());
    EXPECT_THAT(by_hand(views::attention_curve(readings, stems.front())),
                ElementsAre(std::pair(2.0, std::string("learning rate 0.5"))));
}

TEST_F(InterventionsOnCharts, OfTheRunsPageByEpochAndByStep) {
    const std::string changed = train("toy_recommender", "6 learning_rate 0.5"),
                      plain = train("toy_recommender", "");
    views::CurvesRequest request;
    request.lines = {{"one", {QString::fromStdString(changed)}}};
    EXPECT_THAT(by_hand(views::read_curves(runs(), request, {}).content),
                ElementsAre(std::pair(2.0, std::string("learning rate 0.5"))));
    request.by_step = true;
    EXPECT_THAT(by_hand(views::read_curves(runs(), request, {}).content),
                ElementsAre(std::pair(6.0, std::string("learning rate 0.5"))));
    request.lines.push_back({"two", {QString::fromStdString(plain)}});
    EXPECT_THAT(by_hand(views::read_curves(runs(), request, {}).content),
                ElementsAre(std::pair(6.0, changed + " learning rate 0.5")))
        << "of several runs it says whose";
    request.lines.erase(request.lines.begin());
    EXPECT_THAT(by_hand(views::read_curves(runs(), request, {}).content), IsEmpty());
}

}  // namespace
}  // namespace armillary::test
