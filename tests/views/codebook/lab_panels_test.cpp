// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>

#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

#include "core/jobs/codebook/codebook_doctor.h"
#include "tests/views/support.h"
#include "views/codebook/codebook_page.h"
#include "views/codebook/doctor_panel.h"
#include "views/codebook/doctor_text.h"
#include "views/codebook/usage_heat_map.h"
#include "views/shared/charts/chart_view.h"
#include "views/shared/tables/table_panel.h"

namespace armillary::views {
namespace {

using test::child;
using test::wait_until;
using testing::ElementsAre;

/// A tokenizer that the doctor can mend, and a recommender that can take its vectors from codes.
std::vector<descriptor::ModelDescriptor> lab_models() {
    std::vector<descriptor::ModelDescriptor> models = test::toy_models();
    for (descriptor::ModelDescriptor& model : models)
        if (model.id == "toy_tokenizer")
            model.parameters.push_back(descriptor::integer("model.codebook_size", 4, 1, 256, "Codes"));
    descriptor::ModelDescriptor priced = models.front();
    priced.id = "toy_priced";
    priced.inputs = {{"interactions"}, {"order"}, {"codes", false}};
    priced.parameters.push_back(
        descriptor::choice("model.item_embedding", "id", {"id", "codes"}, "Where vectors come from"));
    models.push_back(priced);
    return models;
}

class LabPanels : public testing::Test {
 protected:
    LabPanels() : bench_(lab_models()) {
        bench_.add_toy_dataset();
        run_ = QString::fromStdString(bench_.add_run("toy", "toy_tokenizer"));
        page_.reset(static_cast<CodebookPage*>(codebook_page_entry().make(bench_.bench())));
        page_->resize(1280, 800);
        page_->show();
        bench_.bench().set_active_run(run_);
        settle();
    }
    void settle() {
        EXPECT_TRUE(wait_until([&] { return page_->settled() && page_->readings().size() > 0; }));
    }
    void open(const char* panel) {
        page_->focus_panel(panel);
        settle();
    }
    UsageHeatMap& map() { return *child<UsageHeatMap>(*page_, "codebook.heat_map"); }
    QStringList picked(const QString& space) { return bench_.bench().selection().ids("code", space); }

    test::TestBench bench_;
    QString run_;
    std::unique_ptr<CodebookPage> page_;
};

TEST_F(LabPanels, DoNothingBeforeTheyAreSeen) {
    EXPECT_TRUE(map().grid().codes.empty());
    open("history");
    EXPECT_THAT(map().grid().epochs, ElementsAre(1, 2, 3, 4));
    // Codes of five items are (i + e) mod 4 on level 0: at epoch 4 code 0 has two.
    EXPECT_THAT(map().grid().codes, ElementsAre(0, 1, 2, 3));
    EXPECT_EQ(map().grid().count(0, 3), 2);
    EXPECT_EQ(map().grid().count(1, 0), 2);  // code 1 at epoch 1
}

TEST_F(LabPanels, ACellPicksTheCodeAtItsEpoch) {
    open("history");
    QTest::mouseClick(&map(), Qt::LeftButton, {}, map().place_of(2, 2));
    settle();
    EXPECT_EQ(picked("r1@2"), QStringList{"0:2"});
    EXPECT_EQ(child<QSlider>(*page_, "codebook.epoch")->value(), 1);
    EXPECT_EQ(page_->readings().front()->codes.epoch, 2);
}

TEST_F(LabPanels, CellsAreReachedByTheKeyboard) {
    open("history");
    map().setFocus();
    QTest::keyClick(&map(), Qt::Key_Down);
    EXPECT_EQ(map().reading(), "epoch 4, code 0: 2 items, 40.0 %");
    QTest::keyClick(&map(), Qt::Key_Left);
    QTest::keyClick(&map(), Qt::Key_Down);
    EXPECT_TRUE(map().accessibleDescription().startsWith("epoch 3, code 1"));
    QTest::keyClick(&map(), Qt::Key_Return);
    settle();
    EXPECT_EQ(picked("r1@3"), QStringList{"0:1"});
}

TEST_F(LabPanels, WhatIsPickedStaysPickedAtOtherEpochs) {
    bench_.bench().selection().set("code", "r1@4", {"1:2"});
    child<QSlider>(*page_, "codebook.epoch")->setValue(0);
    settle();
    EXPECT_EQ(picked("r1@1"), QStringList{"1:2"});
}

TEST_F(LabPanels, LevelsAndOrderAreChosen) {
    open("history");
    child<QComboBox>(*page_, "codebook.history_level")->setCurrentIndex(1);
    EXPECT_EQ(map().grid().level, 1);
    EXPECT_THAT(map().grid().codes, ElementsAre(1, 0, 2, 3));  // (i + 4 + 1) mod 4
    QTest::mouseClick(child<QToolButton>(*page_, "codebook.sorted"), Qt::LeftButton);
    EXPECT_THAT(map().grid().codes, ElementsAre(0, 1, 2, 3));
}

TEST_F(LabPanels, TheDataSetAddsInteractionsToTheRanks) {
    open("ranks");
    auto* level = child<QComboBox>(*page_, "codebook.ranks_choice");
    EXPECT_EQ(level->count(), 3);  // all, 0 and 1
    level->setCurrentIndex(1);
    const ChartContent& chart = child<ChartView>(*page_, "codebook.ranks_chart")->content();
    ASSERT_EQ(chart.series.size(), 3u);
    EXPECT_EQ(chart.series[1].name, "interactions");
}

TEST_F(LabPanels, TheDoctorNamesTheCauseAndItsCurve) {
    open("doctor");
    auto* verdict = child<QLabel>(*page_, "codebook.verdict");
    EXPECT_EQ(verdict->text(), "r1: Codebook too large");  // five items for four codes
    auto* evidence = child<QLabel>(*page_, "codebook.evidence_0");
    EXPECT_TRUE(evidence->text().contains("1.2 different items a code")) << evidence->text().toStdString();
    Q_EMIT evidence->linkActivated("curve:collision_rate");
    EXPECT_EQ(child<QComboBox>(*page_, "codebook.curves_choice")->currentData(), "collision_rate");
}

TEST_F(LabPanels, TheDoctorGradesTheSignsAndDrawsTheirCurves) {
    bench_.engine().diagnostics = [](const jobs::Task&, int) {
        return std::vector<std::pair<std::string, double>>{{"usage[0]", 1}, {"perplexity[0]", 0.3}};
    };
    bench_.bench().set_active_run(QString::fromStdString(bench_.add_run("toy", "toy_tokenizer", 7)));
    open("doctor");
    const auto labels = child<QWidget>(*page_, "codebook.signs")->findChildren<QLabel*>();
    QStringList texts;
    for (const QLabel* label : labels) texts << label->text();
    const auto& signs = page_->findChild<DoctorPanel*>()->diagnosis().signs;
    ASSERT_FALSE(signs.empty());
    EXPECT_EQ(labels.size(), 3 * static_cast<qsizetype>(signs.size())) << texts.join(", ").toStdString();
    for (const diagnostics::VitalSign& sign : signs) {
        EXPECT_TRUE(texts.contains(value_text(sign, sign.value))) << sign.name;
        EXPECT_TRUE(std::any_of(texts.begin(), texts.end(), [&](const QString& text) {
            return text.endsWith(' ' + grade_text(sign.grade));
        })) << sign.name;
    }
    const auto link = std::find_if(labels.begin(), labels.end(), [](const QLabel* label) {
        return label->text().contains("href=\"usage[0]\"");
    });
    ASSERT_NE(link, labels.end()) << "its curve is recorded";
    Q_EMIT(*link)->linkActivated("usage[0]");
    EXPECT_EQ(child<QComboBox>(*page_, "codebook.curves_choice")->currentData(), "usage");
}

TEST_F(LabPanels, ARemedyIsTriedAsAPairedRun) {
    open("doctor");
    QTest::mouseClick(child<QPushButton>(*page_, "codebook.try_0"), Qt::LeftButton);
    EXPECT_FALSE(child<QPushButton>(*page_, "codebook.try_0")->isEnabled());
    ASSERT_TRUE(wait_until([&] { return bench_.bench().compared_run() == "r2"; }));
    EXPECT_EQ(bench_.bench().active_run(), run_);
    EXPECT_EQ(bench_.messages.back().what, "r2 is r1 without the cause “Codebook too large”: both are shown");
    const store::RunDetails pair = bench_.workspace().runs().get("r2");
    const auto remedy = std::find_if(pair.inputs.begin(), pair.inputs.end(),
                                     [](const auto& input) { return input.role == jobs::kRemedyOf; });
    ASSERT_NE(remedy, pair.inputs.end());
    EXPECT_EQ(remedy->run, "r1");
    EXPECT_EQ(pair.name, "Toy, codebook size 2");
    EXPECT_EQ(bench_.engine().tasks.back().parameters.integer("model.codebook_size"), 2);
    EXPECT_EQ(bench_.engine().tasks.back().parameters.integer("training.seed"), 42);
    ASSERT_TRUE(wait_until([&] { return page_->settled() && page_->readings().size() == 2; }));
    EXPECT_TRUE(child<QLabel>(*page_, "codebook.verdict_beside")->text().startsWith("Beside it r2"));
}

TEST_F(LabPanels, ThePriceOfTheCodesIsTrainedByOneClick) {
    open("price");
    EXPECT_FALSE(child<TablePanel>(*page_, "codebook.price_table")->isVisible());
    QTest::mouseClick(child<QToolButton>(*page_, "codebook.matters"), Qt::LeftButton);
    auto* table = child<TablePanel>(*page_, "codebook.price_table");
    ASSERT_TRUE(wait_until([&] { return table->model().rowCount() == 3 && page_->settled(); }));
    // Test ndcg@10 of user u is u/10, undefined for the last, under both.
    const auto cell = [&](int column) { return table->model().index(0, column).data().toString(); };
    EXPECT_EQ(cell(1), "0");  // difference
    EXPECT_EQ(cell(3), "0.1000");
    EXPECT_EQ(cell(5), "3");  // users
    EXPECT_EQ(child<QLabel>(*page_, "codebook.price_pair")->text(),
              "ndcg@10 on the test part: r2 with a vector for each item, r3 with vectors of the codes of r1");
    auto* metric = child<QComboBox>(*page_, "codebook.price_metric");
    EXPECT_EQ(metric->currentText(), "ndcg@10");
    EXPECT_TRUE(metric->isVisible());
    // Another page finds the pair in the store.
    std::unique_ptr<Page> again(codebook_page_entry().make(bench_.bench()));
    again->resize(1280, 800);
    again->show();
    again->focus_panel("price");
    auto* found = child<TablePanel>(*again, "codebook.price_table");
    EXPECT_TRUE(wait_until([&] { return found->model().rowCount() == 3; }));
}

TEST_F(LabPanels, ThePriceIsTrainedForAsManyEpochsAsAsked) {
    open("price");
    child<QSpinBox>(*page_, "codebook.price_epochs")->setValue(2);
    QTest::mouseClick(child<QPushButton>(*page_, "codebook.price_train"), Qt::LeftButton);
    ASSERT_TRUE(wait_until([&] { return bench_.engine().tasks.size() >= 3 && page_->settled(); }));
    EXPECT_EQ(bench_.engine().tasks.back().parameters.integer("training.epochs"), 2);
}

TEST_F(LabPanels, LeaveRoomOnASmallScreen) {
    EXPECT_LE(page_->minimumSizeHint().width(), 860);
    for (QDockWidget* panel : page_->panels()) EXPECT_FALSE(panel->windowTitle().isEmpty());
}

}  // namespace
}  // namespace armillary::views
