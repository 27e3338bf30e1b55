// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/hypersphere/hypersphere_page.h"

#include <gmock/gmock.h>

#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSlider>
#include <QTest>
#include <QToolButton>
#include <fstream>

#include "core/base/npy.h"
#include "tests/views/support.h"
#include "views/shared/charts/chart_view.h"
#include "views/shared/cloud/cloud_view.h"
#include "views/shared/event_slider.h"
#include "views/shared/figure_cards.h"

namespace armillary::views {
namespace {

using test::child;
using test::wait_until;
using testing::HasSubstr;
using testing::Not;

/// The toys and a model with embeddings: the fake engine puts item i at (i, epoch).
std::vector<descriptor::ModelDescriptor> toys_with_embeddings() {
    auto models = test::toy_models();
    descriptor::ModelDescriptor embedder = models.front();
    embedder.id = "toy_embedder";
    embedder.capabilities = {"scores", "embeddings"};
    models.push_back(embedder);
    return models;
}

struct HyperspherePageTest : testing::Test {
    test::TestBench on_disk{toys_with_embeddings()};
    Workbench& bench = on_disk.bench();
    std::unique_ptr<HyperspherePage> page;

    void open() {
        page = std::make_unique<HyperspherePage>(bench);
        page->resize(1100, 700);
        page->show();
        ASSERT_TRUE(wait_until([&] { return page->settled(); }));
    }
    QString train(const char* model) {
        if (bench.datasets().empty()) on_disk.add_toy_dataset();
        return QString::fromStdString(on_disk.add_run("toy", model));
    }
    bool settles() {
        return wait_until([&] { return page->settled(); });
    }
    CloudView& cloud() { return *child<CloudView>(*page, "hypersphere.cloud"); }
    std::string empty_words() {
        std::string words;
        for (const QLabel* label : child<QWidget>(*page, "hypersphere.empty")->findChildren<QLabel*>())
            words += label->text().toStdString();
        return words;
    }
};

TEST_F(HyperspherePageTest, SaysWhatToTrainAndGetsThere) {
    open();
    EXPECT_THAT(empty_words(), HasSubstr("DirectAU"));
    QString wanted;
    QObject::connect(&bench, &Workbench::page_requested, page.get(), [&](const QString& id) { wanted = id; });
    child<QWidget>(*page, "hypersphere.empty")->findChild<QPushButton*>()->click();
    EXPECT_EQ(wanted, "train");
}

TEST_F(HyperspherePageTest, OffersTheNewestRunWithEmbeddingsWhereTheActiveOneHasNone) {
    const QString with = train("toy_embedder");
    bench.set_active_run(train("toy_recommender"));
    open();
    EXPECT_THAT(empty_words(), HasSubstr("has no embeddings"));
    child<QWidget>(*page, "hypersphere.empty")->findChild<QPushButton*>()->click();
    ASSERT_TRUE(wait_until([&] { return page->settled() && !page->readings().empty(); }));
    EXPECT_EQ(bench.active_run(), with);
    EXPECT_EQ(page->readings().front()->embeddings.items.count, test::toy_dataset()->item_count());
}

TEST_F(HyperspherePageTest, PicksAreEverybodysAndOthersArePickedHere) {
    bench.set_active_run(train("toy_embedder"));
    open();
    // The first item lies at (0, epoch): no other in its direction.
    QTest::mouseClick(&cloud(), Qt::LeftButton, {}, cloud().place_of(0));
    const QString first = page->readings().front()->id_of(diagnostics::Side::items, 0);
    EXPECT_EQ(bench.selection().ids("item", "toy"), QStringList{first});
    const QImage before = page->grab().toImage();
    bench.selection().set("item", "toy", {page->readings().front()->id_of(diagnostics::Side::items, 2)});
    ASSERT_TRUE(settles());
    EXPECT_NE(page->grab().toImage(), before) << "the ring has moved";
}

TEST_F(HyperspherePageTest, TheTimeSliderIsThatOfAllPages) {
    const QString run = train("toy_embedder");
    bench.set_active_run(run);
    open();
    EXPECT_EQ(page->readings().front()->embeddings.epoch, 4) << "the best";
    bench.epochs().set(run, 2);
    ASSERT_TRUE(wait_until([&] { return page->settled() && page->readings().front()->embeddings.epoch == 2; }));
    auto* slider = child<QSlider>(*page, "hypersphere.epoch");
    EXPECT_EQ(slider->value(), 1);
    slider->setValue(0);
    ASSERT_TRUE(wait_until([&] { return page->settled() && page->readings().front()->embeddings.epoch == 1; }));
    EXPECT_EQ(bench.epochs().of(run), 1);
}

TEST_F(HyperspherePageTest, TwoRunsStandSideBySideWithOneCamera) {
    bench.set_active_run(train("toy_embedder"));
    bench.set_compared_run(train("toy_embedder"));
    open();
    ASSERT_EQ(page->readings().size(), 2U);
    auto* beside = child<CloudView>(*page, "hypersphere.cloud_beside");
    EXPECT_TRUE(beside->isVisible());
    QTest::keyClick(beside, Qt::Key_Left);
    EXPECT_EQ(cloud().camera(), beside->camera());
    EXPECT_NE(cloud().camera(), CloudCamera());
}

TEST_F(HyperspherePageTest, TheRunBesideMayLeaveWhileSomethingIsPicked) {
    const QString first = train("toy_embedder"), second = train("toy_embedder");
    bench.set_active_run(first);
    bench.set_compared_run(second);
    open();
    const auto& beside = *child<CloudView>(*page, "hypersphere.cloud_beside");
    bench.selection().set("item", "toy", {"i3"});
    ASSERT_TRUE(settles());
    EXPECT_EQ(beside.picked_points(), std::vector<size_t>{2});
    bench.set_active_run(second);  // until it is drawn anew, there are two pictures of one run's worth of points
    ASSERT_TRUE(wait_until([&] { return page->settled() && page->readings().size() == 1; }));
    EXPECT_FALSE(beside.isVisible());
    EXPECT_EQ(cloud().picked_points(), std::vector<size_t>{2});
}

TEST_F(HyperspherePageTest, TheRunBesideMayLeaveWhileThePointsAreOutOfSight) {
    const QString first = train("toy_embedder"), second = train("toy_embedder");
    bench.set_active_run(first);
    bench.set_compared_run(second);
    open();
    const auto& beside = *child<CloudView>(*page, "hypersphere.cloud_beside");
    bench.selection().set("item", "toy", {"i3"});
    ASSERT_TRUE(settles());
    auto* points = child<QDockWidget>(*page, "hypersphere.points");
    points->hide();
    bench.set_active_run(second);
    ASSERT_TRUE(wait_until([&] { return page->settled() && page->readings().size() == 1; }));
    ASSERT_TRUE(page->readings().front()->report) << "measured, so that the panel was given it a second time";
    points->show();
    ASSERT_TRUE(wait_until([&] { return page->settled() && !beside.isVisible(); }));
    EXPECT_EQ(cloud().picked_points(), std::vector<size_t>{2});
}

TEST_F(HyperspherePageTest, TicksOfTheSliderAreOfTheRunShownInTheWorkspaceShown) {
    on_disk.add_toy_dataset();
    descriptor::ParameterSet changed;
    changed.set("training.interventions", std::string("5 learning_rate 0.5"));
    const QString told = QString::fromStdString(on_disk.add_run("toy", "toy_embedder", 42, changed));
    const QString silent = train("toy_embedder");
    bench.set_active_run(told);
    open();
    const auto& slider = *child<EventSlider>(*page, "hypersphere.epoch");
    const size_t ticks = slider.ticks().size();
    ASSERT_GT(ticks, 0U);
    bench.set_active_run(silent);
    ASSERT_TRUE(settles());
    EXPECT_TRUE(slider.ticks().empty());
    bench.set_active_run(told);
    ASSERT_TRUE(settles());
    EXPECT_EQ(slider.ticks().size(), ticks);
    bench.open_workspace(on_disk.folder().path() / "other");
    EXPECT_TRUE(slider.ticks().empty());
    bench.set_active_run(train("toy_embedder"));
    EXPECT_EQ(bench.active_run(), told) << "another run by the same name";
    ASSERT_TRUE(settles());
    EXPECT_TRUE(slider.ticks().empty());
}

TEST_F(HyperspherePageTest, MeasuresExactlyAndShowsTheFiguresOfTheTerminal) {
    bench.set_active_run(train("toy_embedder"));
    open();
    ASSERT_TRUE(page->readings().front()->report);
    EXPECT_FALSE(child<FigureCards>(*page, "hypersphere.figures")->figures().empty());
    // Items at (i, 4): one side alone has no alignment.
    EXPECT_TRUE(std::isnan(page->readings().front()->report->alignment.value));
    EXPECT_EQ(page->readings().front()->report->items->report.rows, test::toy_dataset()->item_count());
}

TEST_F(HyperspherePageTest, FindsAPointByItsTitle) {
    bench.set_active_run(train("toy_embedder"));
    open();
    const QString id = page->readings().front()->id_of(diagnostics::Side::items, 1);
    auto* search = child<QLineEdit>(*page, "hypersphere.search");
    QTest::keyClicks(search, id);
    QTest::keyClick(search, Qt::Key_Return);
    EXPECT_TRUE(wait_until([&] { return bench.selection().ids("item", "toy").contains(id); }));
    search->setText("zzzz no such thing");
    QTest::keyClick(search, Qt::Key_Return);
    EXPECT_TRUE(wait_until([&] { return !on_disk.messages.empty(); }));
}

TEST_F(HyperspherePageTest, ShowsTheVectorsOfAnyFileAndRefusesWhatIsNone) {
    const std::filesystem::path good = on_disk.folder().path() / "good.npy",
                                bad = on_disk.folder().path() / "bad.npy";
    const std::vector<float> values{1, 0, 0, 1, 0, 0, std::nanf(""), 1};
    write_npy<float>(good, values, {4, 2});
    std::ofstream(bad) << "these are no vectors";
    open();
    page->open_file(QString::fromStdString(good.string()));
    ASSERT_TRUE(wait_until([&] { return page->settled() && !page->readings().empty(); }));
    EXPECT_EQ(page->readings().front()->file, "good.npy");
    ASSERT_TRUE(page->readings().front()->report);
    EXPECT_EQ(page->readings().front()->report->items->report.zero_rows, 1);
    EXPECT_EQ(page->readings().front()->report->items->report.broken_rows, 1);
    EXPECT_EQ(page->readings().front()->cloud.items.rows.size(), 2U);
    page->open_file(QString::fromStdString(bad.string()));
    ASSERT_TRUE(wait_until([&] { return page->settled() && page->readings().empty(); }));
    EXPECT_THAT(empty_words(), HasSubstr("npy"));
}

TEST_F(HyperspherePageTest, OnePointIsAPoint) {
    const std::filesystem::path file = on_disk.folder().path() / "one.npy";
    write_npy<float>(file, std::vector<float>{3, 4}, {1, 2});
    open();
    page->open_file(QString::fromStdString(file.string()));
    ASSERT_TRUE(wait_until([&] { return page->settled() && !page->readings().empty(); }));
    ASSERT_TRUE(page->readings().front()->report);
    EXPECT_TRUE(std::isnan(page->readings().front()->report->items->report.uniformity.distinct.value));
    EXPECT_FALSE(page->grab().isNull());
}

TEST_F(HyperspherePageTest, FitsASmallScreen) {
    open();
    EXPECT_LE(page->minimumSizeHint().width(), 860);
}

TEST_F(HyperspherePageTest, ColoursAndSidesComeBackAfterARestart) {
    bench.set_active_run(train("toy_embedder"));
    open();
    auto* color = child<QComboBox>(*page, "hypersphere.color");
    color->setCurrentIndex(color->findData("length"));
    const QJsonObject state = page->state();
    open();
    page->restore(state);
    ASSERT_TRUE(settles());
    EXPECT_EQ(child<QComboBox>(*page, "hypersphere.color")->currentData(), "length");
}

}  // namespace
}  // namespace armillary::views
