// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QToolButton>
#include <cmath>
#include <filesystem>

#include "core/base/files.h"
#include "tests/views/support.h"
#include "views/codebook/codebook_page.h"
#include "views/codebook/usage_bars.h"
#include "views/codebook/usage_strips.h"
#include "views/shared/charts/chart_view.h"
#include "views/shared/tables/table_panel.h"

namespace armillary::views {
namespace {

using test::child;
using test::wait_until;
using testing::ElementsAre;
using testing::Pair;

diagnostics::CodebookReport report_of(const std::vector<int32_t>& codes, std::vector<int64_t> sizes) {
    diagnostics::CodebookEvidence evidence;
    evidence.table = {codes, static_cast<int64_t>(codes.size() / sizes.size()), sizes};
    return diagnostics::measure_codebook(evidence);
}

TEST(UsageBars, AreSortedByUseThenByNumber) {
    const auto report = report_of({2, 2, 2, 0, 3, 3}, {5});
    const UsageBars sorted = usage_bars(report, true).at(0);
    EXPECT_THAT(sorted.codes, ElementsAre(2, 3, 0, 1, 4));
    EXPECT_THAT(sorted.items, ElementsAre(3, 2, 1, 0, 0));
    EXPECT_DOUBLE_EQ(sorted.most(), 3);
    EXPECT_EQ(sorted.place_of(0), 2);
    EXPECT_EQ(sorted.place_of(9), -1);
    const UsageBars raw = usage_bars(report, false).at(0);
    EXPECT_THAT(raw.codes, ElementsAre(0, 1, 2, 3, 4));
    EXPECT_THAT(raw.items, ElementsAre(1, 0, 3, 2, 0));
    // Perplexity of 1/2, 1/3, 1/6: exp of the entropy = 2^(1/2) 3^(1/3) 6^(1/6).
    EXPECT_NEAR(std::sqrt(2.0) * std::cbrt(3.0) * std::pow(6.0, 1.0 / 6), 2.7495, 1e-4);
    EXPECT_EQ(raw.caption, "Level 0: 3 of 5 used, perplexity 2.749, 2 dead");
}

TEST(UsageBars, ShareMarksEvenlyWhereThereAreTooMany) {
    EXPECT_THAT(shared_marks(3, 10), ElementsAre(Pair(0, 1), Pair(1, 2), Pair(2, 3)));
    EXPECT_THAT(shared_marks(5, 2), ElementsAre(Pair(0, 2), Pair(2, 5)));
    EXPECT_TRUE(shared_marks(0, 10).empty());
}

TEST(LevelCodes, AreWrittenAndRead) {
    EXPECT_EQ((LevelCode{1, 17}).id(), "1:17");
    EXPECT_EQ(level_code("1:17"), (LevelCode{1, 17}));
    EXPECT_FALSE(level_code("1·17"));
    EXPECT_FALSE(level_code("1:17:2"));
}

TEST(LevelCodes, FindTheirItems) {
    jobs::RecordedCodes codes;
    codes.items = {"a", "b", "c"};
    codes.levels = 2;
    codes.codes = {0, 1, 2, 1, -1, -1};
    EXPECT_THAT(items_of(codes, {1, 1}), ElementsAre(0, 1));
    EXPECT_TRUE(items_of(codes, {2, 1}).empty());
    EXPECT_EQ(code_text(codes, 1), "2·1");
    EXPECT_EQ(code_text(codes, 2), "–");
}

TEST(Epochs, AreTheLastUpToTheWantedOne) {
    EXPECT_EQ(nearest_epoch({2, 4, 8}, 4), 4);
    EXPECT_EQ(nearest_epoch({2, 4, 8}, 7), 4);
    EXPECT_EQ(nearest_epoch({2, 4, 8}, 99), 8);
    EXPECT_EQ(nearest_epoch({2, 4, 8}, 1), 2);
}

class CodebookPageTest : public testing::Test {
 protected:
    void SetUp() override { bench_.add_toy_dataset(); }

    void open() {
        page_.reset(static_cast<CodebookPage*>(codebook_page_entry().make(bench_.bench())));
        page_->resize(1280, 800);
        page_->show();
        settle();
    }
    void settle() {
        ASSERT_TRUE(wait_until([&] { return page_->settled(); }));
    }
    void show(const std::string& run) {
        bench_.bench().set_active_run(QString::fromStdString(run));
        settle();
    }
    QString sentence() {
        return child<QLabel>(*child<QWidget>(*page_, "codebook.empty"), "emptySentence")->text();
    }
    UsageStrips& strips() { return *child<UsageStrips>(*page_, "codebook.strips"); }
    void press_visible_button() {
        auto* button = child<QWidget>(*page_, "codebook.empty")->findChild<QPushButton*>();
        ASSERT_TRUE(button && button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
    }

    test::TestBench bench_;
    std::unique_ptr<CodebookPage> page_;
};

TEST_F(CodebookPageTest, LeadsToTheTrainingWhereThereIsNoTokenizer) {
    open();
    EXPECT_EQ(sentence(), "Train a tokenizer to see its codebook");
    QSignalSpy requested(&bench_.bench(), &Workbench::page_requested);
    press_visible_button();
    ASSERT_EQ(requested.count(), 1);
    EXPECT_EQ(requested[0][0].toString(), "train");
}

TEST_F(CodebookPageTest, ARecommenderOffersTheTokenizerThatItReads) {
    const std::string tokenizer = bench_.add_run("toy", "toy_tokenizer");
    bench_.add_run("toy", "toy_tokenizer", 7);
    descriptor::ParameterSet reads;
    reads.set("tokenizer.run", tokenizer);
    const std::string generative = bench_.add_run("toy", "toy_generative", 1, reads);
    open();
    show(generative);
    EXPECT_EQ(sentence(), "r3 recommends with the codes of r1");
    press_visible_button();
    EXPECT_EQ(bench_.bench().active_run(), "r1");
    settle();
    ASSERT_EQ(page_->readings().size(), 1u);
}

TEST_F(CodebookPageTest, ShowsTheUsageOfEveryLevel) {
    open();
    show(bench_.add_run("toy", "toy_tokenizer"));
    // Codes of five items are (i + e + l) mod 4: one code has two items, the others one.
    const auto& levels = strips().levels();
    ASSERT_EQ(levels.size(), 2u);
    for (const UsageBars& level : levels) EXPECT_THAT(level.items, ElementsAre(2, 1, 1, 1));
    auto* depths = child<TablePanel>(*page_, "codebook.depths");
    ASSERT_EQ(depths->model().rowCount(), 2);
    EXPECT_EQ(depths->model().index(1, 1).data().toString(), "4");  // distinct
    EXPECT_EQ(depths->model().index(1, 2).data().toString(), "2");  // colliding items
    EXPECT_EQ(depths->model().index(1, 3).data().toString(), "40.0 %");
    auto* curve = child<QComboBox>(*page_, "codebook.curves_choice");
    curve->setCurrentIndex(curve->findData("collision_rate"));
    const ChartContent& chart = child<ChartView>(*page_, "codebook.curves_chart")->content();
    ASSERT_EQ(chart.series.size(), 1u);
    EXPECT_THAT(chart.series[0].y, ElementsAre(0.25, 0.25, 0.25, 0.25));
}

TEST_F(CodebookPageTest, TheSliderChoosesTheEpoch) {
    open();
    show(bench_.add_run("toy", "toy_tokenizer"));
    auto* slider = child<QSlider>(*page_, "codebook.epoch");
    ASSERT_EQ(slider->maximum(), 3);
    EXPECT_EQ(slider->value(), 3);
    EXPECT_EQ(strips().levels()[0].codes.front(), 0);  // (0 + 4) mod 4 and (4 + 4) mod 4
    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_Home);
    settle();
    EXPECT_EQ(strips().levels()[0].codes.front(), 1);
    EXPECT_EQ(child<QLabel>(*page_, "codebook.epoch_label")->text(), "epoch 1 of 4");
    QTest::mouseClick(child<QWidget>(*page_, "codebook.play"), Qt::LeftButton);
    EXPECT_TRUE(wait_until([&] { return slider->value() == 3 && page_->settled(); }));
    EXPECT_EQ(strips().levels()[0].codes.front(), 0);
}

TEST_F(CodebookPageTest, APickedCodeIsSelectedEverywhereAndItsItemsAreListed) {
    open();
    show(bench_.add_run("toy", "toy_tokenizer"));
    const LevelCode code{1, 1};  // level 1, epoch 4: items 0 and 4
    QTest::mouseClick(&strips(), Qt::LeftButton, {}, strips().place_of(code));
    EXPECT_EQ(bench_.bench().selection().ids("code", "r1@4"), QStringList{"1:1"});
    settle();
    auto* items = child<TablePanel>(*page_, "codebook.item_list");
    ASSERT_EQ(items->model().rowCount(), 2);
    EXPECT_EQ(items->model().index(0, 3).data().toString(), "i1");
    EXPECT_EQ(items->model().index(1, 3).data().toString(), "i5");
    EXPECT_EQ(items->model().index(0, 2).data().toString(), "0·1");
}

TEST_F(CodebookPageTest, CodesAreReachedByTheKeyboard) {
    open();
    show(bench_.add_run("toy", "toy_tokenizer"));
    strips().setFocus();
    QTest::keyClick(&strips(), Qt::Key_Right);
    EXPECT_EQ(strips().reading(), "code 0: 2 items, 40.0 %");
    EXPECT_TRUE(strips().accessibleDescription().contains("code 0"));
    QTest::keyClick(&strips(), Qt::Key_Down);
    QTest::keyClick(&strips(), Qt::Key_Right);
    QTest::keyClick(&strips(), Qt::Key_Return);
    EXPECT_EQ(bench_.bench().selection().ids("code", "r1@4"), QStringList{"1:0"});
    for (const auto& [key, code] : {std::pair(Qt::Key_End, 3), std::pair(Qt::Key_Home, 1),
                                    std::pair(Qt::Key_PageDown, 3), std::pair(Qt::Key_PageUp, 1)}) {
        QTest::keyClick(&strips(), key);
        EXPECT_TRUE(strips().reading().startsWith(QStringLiteral("code %1:").arg(code)))
            << strips().reading().toStdString();
    }
}

TEST_F(CodebookPageTest, UnsortedCodesStandByNumber) {
    open();
    show(bench_.add_run("toy", "toy_tokenizer"));
    QTest::mouseClick(child<QWidget>(*page_, "codebook.sorted"), Qt::LeftButton);
    EXPECT_THAT(strips().levels()[1].codes, ElementsAre(0, 1, 2, 3));
    EXPECT_THAT(strips().levels()[1].items, ElementsAre(1, 2, 1, 1));
}

TEST_F(CodebookPageTest, TwoTokenizersStandSideBySide) {
    const std::string first = bench_.add_run("toy", "toy_tokenizer");
    const std::string second = bench_.add_run("toy", "toy_tokenizer", 7);
    open();
    show(first);
    bench_.bench().set_compared_run(QString::fromStdString(second));
    settle();
    ASSERT_EQ(page_->readings().size(), 2u);
    EXPECT_TRUE(child<UsageStrips>(*page_, "codebook.strips_beside")->isVisible());
    bench_.bench().set_compared_run({});
    settle();
    EXPECT_FALSE(child<UsageStrips>(*page_, "codebook.strips_beside")->isVisible());
}

TEST_F(CodebookPageTest, NamesWhatARunDoesNotHave) {
    const std::string run = bench_.add_run("toy", "toy_tokenizer");
    const std::filesystem::path folder = bench_.workspace().runs().folder(run);
    std::filesystem::remove(folder / "items.txt");
    open();
    show(run);
    EXPECT_TRUE(sentence().contains("items.txt"));
    std::filesystem::remove_all(folder / "epochs");
    page_->request_refresh();
    settle();
    EXPECT_TRUE(sentence().contains("codes.npy"));
}

TEST_F(CodebookPageTest, BrokenCodesAreSaidInTheirPlace) {
    const std::string run = bench_.add_run("toy", "toy_tokenizer");
    write_file_atomically(bench_.workspace().runs().folder(run) / "epochs/4/codes.npy", "no array");
    open();
    show(run);
    EXPECT_TRUE(page_->readings().empty());
    EXPECT_FALSE(sentence().isEmpty());
    EXPECT_NE(sentence(), "Train a tokenizer to see its codebook");
}

TEST_F(CodebookPageTest, DoesNothingWhileItIsHidden) {
    open();
    page_->hide();
    bench_.bench().set_active_run(QString::fromStdString(bench_.add_run("toy", "toy_tokenizer")));
    EXPECT_TRUE(page_->readings().empty());
    page_->show();
    EXPECT_TRUE(wait_until([&] { return page_->settled() && page_->readings().size() == 1; }));
}

TEST_F(CodebookPageTest, StateComesBack) {
    open();
    QTest::mouseClick(child<QWidget>(*page_, "codebook.sorted"), Qt::LeftButton);
    child<QComboBox>(*page_, "codebook.curves_choice")->setCurrentIndex(2);
    const QJsonObject state = page_->state();
    std::unique_ptr<Page> again(codebook_page_entry().make(bench_.bench()));
    again->restore(QJsonObject{{"panels", 99}, {"sorted", "?"}});
    again->restore(state);
    EXPECT_EQ(again->state(), state);
}

}  // namespace
}  // namespace armillary::views
