// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/attention/attention_page.h"

#include <gmock/gmock.h>

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <filesystem>

#include "core/base/files.h"
#include "tests/views/attention/chain_fixture.h"
#include "views/attention/history_strip.h"
#include "views/shared/charts/chart_view.h"
#include "views/shared/heat/heat_view.h"
#include "views/shared/tables/table_panel.h"

namespace armillary::views {
namespace {

using test::child;
using testing::DoubleNear;
using testing::HasSubstr;
using testing::Not;
using testing::Pointwise;

struct AttentionPageTest : testing::Test, test::AttentionBench {
    QWidget& map_panel() { return *child<QWidget>(*page, "attention.map_panel"); }
    std::string sentence() {
        auto* label = map_panel().findChild<QLabel*>("emptySentence");
        return label && label->isVisible() ? label->text().toStdString() : std::string();
    }
    void press_button() {
        auto* button = map_panel().findChild<QPushButton*>();
        ASSERT_TRUE(button && button->isVisible());
        button->click();
    }
    HistoryStrip& strip() { return *child<HistoryStrip>(*page, "attention.history"); }
    QStringList titles() {
        QStringList titles;
        for (const HistoryItem& item : strip().history().items()) titles.push_back(item.title);
        return titles;
    }
    HeatView& map() { return *child<HeatView>(*page, "attention.map"); }
    std::string headline() { return child<QLabel>(*page, "attention.history_title")->text().toStdString(); }
    void pick_user(const char* user) {
        bench.selection().set("user", "chain", {user});
        ASSERT_TRUE(settles());
    }
    void slide_to_first_epoch() {
        auto* slider = child<QSlider>(*page, "attention.epoch");
        slider->setFocus();
        QTest::keyClick(slider, Qt::Key_Home);
        ASSERT_TRUE(settles());
    }
};

TEST_F(AttentionPageTest, LeadsToTheTrainingWhereThereIsNoRun) {
    open();
    EXPECT_EQ(sentence(), "Train a model with attention to see what it looks at: Toy with attention");
    QString wanted;
    QObject::connect(&bench, &Workbench::page_requested, page.get(), [&](const QString& id) { wanted = id; });
    press_button();
    EXPECT_EQ(wanted, "train");
}

TEST_F(AttentionPageTest, ARunWithoutAttentionSaysWhichModelsHaveIt) {
    const QString with = train(), without = train("toy_recommender");
    bench.set_active_run(without);
    open();
    EXPECT_THAT(sentence(), HasSubstr("has no attention to look at. Models that have: Toy with attention"));
    press_button();
    EXPECT_EQ(bench.active_run(), with);
    ASSERT_TRUE(settles());
    EXPECT_EQ(cases().size(), 1u);
}

TEST_F(AttentionPageTest, ShowsSomebodyWhoWasRecordedWhenNobodyIsPicked) {
    open_run();
    EXPECT_THAT(headline(), HasSubstr("user ann"));
    EXPECT_THAT(headline(), HasSubstr("best state, epoch 4, history before the test, softmax weights"));
    EXPECT_EQ(titles(), (QStringList{"Title 0", "Title 1", "Title 2", "Title 3", "Title 4", "Title 5"}));
    EXPECT_TRUE(bench.selection().ids("user", "chain").isEmpty());
}

TEST_F(AttentionPageTest, TheStripHasTimesAndTheWeightsOfTheLastQuery) {
    open_run();
    page->desk().choose({MapChoice::Kind::head, 1, 1});  // half on itself, the rest on four others
    ASSERT_TRUE(settles());
    std::vector<double> shares;
    for (const HistoryItem& item : strip().history().items()) shares.push_back(item.share);
    EXPECT_TRUE(std::isnan(shares[0]));  // it reads the newest five
    EXPECT_THAT(std::vector(shares.begin() + 1, shares.end()),
                Pointwise(DoubleNear(1e-6), {0.125, 0.125, 0.125, 0.125, 0.5}));
    EXPECT_EQ(strip().history().items()[3].time, "3");
    EXPECT_THAT(strip().history().index(0).data(Qt::AccessibleTextRole).toString().toStdString(),
                HasSubstr("does not read it"));
}

TEST_F(AttentionPageTest, TheLargeMapReadsItemToItemAndItsWeight) {
    open_run();
    page->desk().choose({MapChoice::Kind::head, 1, 1});
    ASSERT_TRUE(settles());
    QTest::mouseMove(&map(), map().place_of(4, 0));
    QTest::mouseClick(&map(), Qt::LeftButton, {}, map().place_of(4, 0));
    EXPECT_EQ(map().reading(), "Title 5 → Title 1: 0.1250");
    EXPECT_EQ(bench.selection().ids("item", "chain"), (QStringList{"c5", "c1"}));
}

TEST_F(AttentionPageTest, ASmallMapIsShownLargeWhenItIsPicked) {
    open_run();
    auto* small = child<HeatView>(*page, "attention.head_1_0");
    EXPECT_THAT(small->toolTip().toStdString(), HasSubstr("Layer 1, head 0"));
    QTest::mouseClick(small, Qt::LeftButton, {}, small->rect().center());
    EXPECT_EQ(page->desk().choice(), (MapChoice{MapChoice::Kind::head, 1, 0}));
    EXPECT_THAT(map().content()->title.toStdString(), HasSubstr("Layer 1, head 0"));
    EXPECT_EQ(child<QComboBox>(*page, "attention.which")->currentText(), "Layer 1, head 0");
}

TEST_F(AttentionPageTest, FollowsTheUserWhoIsPickedAnywhere) {
    open_run();
    pick_user("cem");
    EXPECT_THAT(headline(), HasSubstr("user cem"));
    EXPECT_EQ(titles().front(), "Title 2");
    pick_user("nobody");
    EXPECT_THAT(sentence(), HasSubstr("was trained without user nobody"));
    bench.selection().go_back();
    ASSERT_TRUE(settles());
    EXPECT_THAT(headline(), HasSubstr("user cem"));
}

TEST_F(AttentionPageTest, AUserIsPickedFromTheTable) {
    open_run();
    auto* users = child<TablePanel>(*page, "attention.users");
    ASSERT_EQ(users->model().rowCount(), 3);
    users->view().selectRow(1);
    ASSERT_TRUE(settles());
    EXPECT_EQ(bench.selection().ids("user", "chain"), QStringList{"bob"});
    EXPECT_THAT(headline(), HasSubstr("user bob"));
    auto* filter = child<QComboBox>(*page, "attention.user_filter");
    filter->setCurrentIndex(1);
    ASSERT_TRUE(settles());
    EXPECT_EQ(users->model().rowCount(), 2);  // ann and bob were recorded
}

TEST_F(AttentionPageTest, ItemsPickedElsewhereAreMarkedInStripMapAndTables) {
    open_run();
    bench.selection().set("item", "chain", {"c0", "c3", "c5", "c6", "c99"});
    int picked = 0;
    for (int row = 0; row < strip().history().rowCount(); ++row)
        picked += strip().history().index(row).data(HistoryModel::kPickedRole).toBool();
    EXPECT_EQ(picked, 3);  // c0, c3, c5
    auto* evidence = child<TablePanel>(*page, "attention.evidence");
    auto* ranking = child<TablePanel>(*page, "attention.ranking");
    ASSERT_TRUE(settles());
    EXPECT_EQ(evidence->view().selectionModel()->selectedRows().size(), 2);  // c3 and c5 were read
    EXPECT_EQ(ranking->view().selectionModel()->selectedRows().size(), 1);   // c6
}

TEST_F(AttentionPageTest, ACardPicksItsItemEverywhere) {
    open_run();
    QTest::mouseClick(strip().viewport(), Qt::LeftButton, {},
                      strip().visualRect(strip().history().index(4)).center());
    EXPECT_EQ(bench.selection().ids("item", "chain"), QStringList{"c4"});
    strip().setFocus();
    QTest::keyClick(&strip(), Qt::Key_Left);
    QTest::keyClick(&strip(), Qt::Key_Return);
    EXPECT_EQ(bench.selection().ids("item", "chain"), QStringList{"c3"});
}

TEST_F(AttentionPageTest, TheSliderShowsWhatWasRecordedInTheEpoch) {
    open_run();
    page->desk().choose({MapChoice::Kind::head, 1, 1});
    slide_to_first_epoch();
    EXPECT_THAT(headline(), HasSubstr("recorded in epoch 1, history before validation"));
    EXPECT_EQ(titles(), (QStringList{"Title 0", "Title 1", "Title 2", "Title 3", "Title 4"}));
    EXPECT_NEAR(strip().history().items().back().share, 0.1, 1e-6);  // epoch 1 gives itself 1 / 10
    EXPECT_FALSE(child<QToolButton>(*page, "attention.live")->isChecked());
    EXPECT_FALSE(page->desk().can_edit());
    EXPECT_THAT(child<QLabel>(*page, "attention.ranking_title")->text().toStdString(), HasSubstr("best state"));
    pick_user("cem");
    EXPECT_EQ(sentence(), "The maps of user cem were not recorded in epoch 1; those of ann, bob were");
    child<QToolButton>(*page, "attention.live")->click();
    ASSERT_TRUE(settles());
    EXPECT_THAT(headline(), HasSubstr("best state"));
}

TEST_F(AttentionPageTest, FiguresOverTheEpochsAreDrawn) {
    open_run();
    page->focus_panel("curves");
    ASSERT_TRUE(settles());
    const ChartContent& chart = child<ChartView>(*page, "attention.curves_chart")->content();
    ASSERT_EQ(chart.series.size(), 2u);
    EXPECT_THAT(chart.series.back().y, Pointwise(DoubleNear(1e-9), {0.1, 0.2, 0.3, 0.4}));
}

TEST_F(AttentionPageTest, TheMeanMapIsAChoiceAndItsAbsenceIsSaid) {
    open_run();
    auto* whose = child<QComboBox>(*page, "attention.whose");
    whose->setCurrentIndex(1);
    EXPECT_THAT(map().content()->empty.toStdString(), HasSubstr("histories of 16 items"));
    whose->setCurrentIndex(0);
    EXPECT_TRUE(map().content()->has_data());
}

TEST_F(AttentionPageTest, TwoRunsStandSideBySideForTheSameUser) {
    open_run();
    bench.set_compared_run(train("toy_attention", 7));
    ASSERT_TRUE(settles());
    ASSERT_EQ(cases().size(), 2u);
    for (const char* beside : {"attention.history_beside", "attention.map_beside", "attention.heads_beside"})
        EXPECT_TRUE(child<QWidget>(*page, beside)->isVisible()) << beside;
    EXPECT_EQ(child<TablePanel>(*page, "attention.evidence")->model().columnCount(), 7);
    EXPECT_FALSE(child<QLabel>(*page, "attention.notes")->isVisible());
    bench.set_compared_run({});
    ASSERT_TRUE(settles());
    EXPECT_FALSE(child<QWidget>(*page, "attention.map_beside")->isVisible());
}

TEST_F(AttentionPageTest, RunsThatWereSplitUnlikeAreFlaggedInWords) {
    open_run();
    descriptor::ParameterSet other;
    other.set("split.method", std::string("ratio"));
    bench.set_compared_run(train("toy_attention", 7, other));
    ASSERT_TRUE(settles());
    auto* notes = child<QLabel>(*page, "attention.notes");
    EXPECT_TRUE(notes->isVisible());
    EXPECT_THAT(notes->text().toStdString(), HasSubstr("may not be compared"));
    EXPECT_THAT(notes->text().toStdString(), HasSubstr("split"));
}

TEST_F(AttentionPageTest, ARunThatRecordedNothingIsAskedLive) {
    const QString run = train();
    std::filesystem::remove_all(on_disk.workspace().runs().folder(run.toStdString()) / "epochs");
    bench.set_active_run(run);
    open();
    EXPECT_EQ(titles().size(), 6);
    EXPECT_TRUE(cases().front()->answers());
    child<QToolButton>(*page, "attention.live")->click();
    ASSERT_TRUE(settles());
    EXPECT_THAT(sentence(), HasSubstr("recorded no attention of single users"));
}

TEST_F(AttentionPageTest, ABrokenRecordIsSaidInItsPlace) {
    const QString run = open_run();
    write_file_atomically(on_disk.workspace().runs().folder(run.toStdString()) / "epochs/1/attention/ann.npy",
                          "no array");
    slide_to_first_epoch();
    EXPECT_THAT(sentence(), Not(testing::IsEmpty()));
    EXPECT_TRUE(child<QLabel>(*page, "attention.ranking_words")->isVisible());
}

TEST_F(AttentionPageTest, ARecordWithoutAModelIsStillShown) {
    const QString run = train();
    std::filesystem::remove_all(on_disk.workspace().path() / "datasets");
    bench.set_active_run(run);
    open();
    EXPECT_THAT(headline(), HasSubstr("recorded in epoch 4"));
    EXPECT_EQ(titles().front(), "c0");  // ids stand in for titles
    EXPECT_FALSE(page->desk().can_edit());
}

TEST_F(AttentionPageTest, DoesNothingWhileItIsHidden) {
    open();
    page->hide();
    bench.set_active_run(train());
    EXPECT_TRUE(cases().empty());
    bench.selection().set("user", "chain", {"bob"});
    page->show();
    EXPECT_TRUE(test::wait_until([&] { return page->settled() && cases().size() == 1; }));
    EXPECT_THAT(headline(), HasSubstr("user bob"));
}

TEST_F(AttentionPageTest, ChoicesComeBackAndStrangeOnesAreMet) {
    open_run();
    page->desk().choose({MapChoice::Kind::head, 1, 0});
    child<QComboBox>(*page, "attention.whose")->setCurrentIndex(1);
    const QJsonObject state = page->state();
    AttentionPage again(bench);
    again.restore(QJsonObject{{"map", "?"}, {"curves", 3}});
    again.restore(QJsonObject{{"map", QJsonObject{{"choice", "9.9"}}}});
    again.restore(state);
    EXPECT_EQ(again.state(), state);
}

TEST_F(AttentionPageTest, FitsASmallScreenAndNamesItsControls) {
    open_run();
    bench.set_compared_run(train("toy_attention", 7));
    ASSERT_TRUE(settles());
    EXPECT_LE(page->minimumSizeHint().width(), 860);
    for (const QWidget* widget : page->findChildren<QWidget*>()) {
        if (!widget->isVisible() || (widget->focusPolicy() & Qt::TabFocus) == 0) continue;
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        const bool named = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
        if (widget->objectName().startsWith("attention."))
            EXPECT_TRUE(named) << widget->objectName().toStdString();
    }
}

}  // namespace
}  // namespace armillary::views
