// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <cmath>
#include <filesystem>

#include "tests/views/support.h"
#include "views/fairness/fairness_page.h"
#include "views/shared/charts/chart_view.h"
#include "views/shared/entity_search.h"
#include "views/shared/figure_cards.h"
#include "views/shared/tables/table_panel.h"

namespace armillary::views {
namespace {

using test::child;
using test::wait_until;
using testing::ElementsAre;

constexpr int kMembers = 80;

/// Members m0, m1, … of a club, who took four of five items each; half of them women, all with a zip code of their
/// own.
data::DatasetPtr club(const std::string& name = "club", const std::string& member = "m") {
    data::DatasetParts parts = test::toy_dataset()->parts();
    parts.name = name;
    parts.users = {};
    parts.interactions = {};
    std::vector<std::string> gender, zip;
    for (int32_t user = 0; user < kMembers; ++user) {
        parts.users.insert(member + std::to_string(user));
        gender.push_back(user % 2 ? "F" : "M");
        zip.push_back("z" + std::to_string(user));
        for (int32_t position = 0; position < 4; ++position) {
            parts.interactions.user.push_back(user);
            parts.interactions.item.push_back((user + position) % 5);
            parts.interactions.time.push_back(position);
        }
    }
    parts.user_table.rows = kMembers;
    parts.user_table.columns = {data::make_attribute("gender", data::AttributeType::categorical, gender),
                                data::make_attribute("zip", data::AttributeType::categorical, zip)};
    return std::make_shared<data::Dataset>(std::move(parts));
}

class FairnessPageTest : public testing::Test {
 protected:
    void SetUp() override { bench_.add_dataset(*club()); }

    std::string train(const char* model = "toy_recommender", uint64_t seed = 1,
                      const descriptor::ParameterSet& parameters = {}, const std::string& dataset = "club") {
        return bench_.add_run(dataset, model, seed, parameters);
    }
    void open() {
        page_.reset(static_cast<FairnessPage*>(fairness_page_entry().make(bench_.bench())));
        page_->resize(1280, 800);
        page_->show();
        settle();
    }
    void settle() {
        ASSERT_TRUE(wait_until([&] { return page_->settled(); }));
    }
    void show(const std::string& run, const std::string& beside = {}) {
        bench_.bench().set_active_run(QString::fromStdString(run));
        bench_.bench().set_compared_run(QString::fromStdString(beside));
        settle();
    }
    void raise(const char* panel) {
        page_->focus_panel(panel);
        settle();
    }
    QString sentence() {
        return child<QLabel>(*child<QWidget>(*page_, "fairness.empty"), "emptySentence")->text();
    }
    void press(QWidget* parent) {
        auto* button = parent->findChild<QPushButton*>();
        ASSERT_TRUE(button && button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
    }
    const ChartContent& chart(const char* name) { return child<ChartView>(*page_, name)->content(); }
    TablePanel& table(const char* name) { return *child<TablePanel>(*page_, name); }
    Selection& selection() { return bench_.bench().selection(); }

    test::TestBench bench_;
    std::unique_ptr<FairnessPage> page_;
};

TEST_F(FairnessPageTest, LeadsToTheTrainingWhereThereIsNoRecommender) {
    open();
    EXPECT_EQ(sentence(), "Train a recommender to see whom it serves well and whom not");
    QSignalSpy requested(&bench_.bench(), &Workbench::page_requested);
    press(child<QWidget>(*page_, "fairness.empty"));
    ASSERT_EQ(requested.count(), 1);
    EXPECT_EQ(requested[0][0].toString(), "train");
}

TEST_F(FairnessPageTest, ATokenizerOffersTheNewestRecommender) {
    train();
    const std::string tokenizer = train("toy_tokenizer");
    open();
    show(tokenizer);
    EXPECT_EQ(sentence(), "r2 is a tokenizer's run: it ranks nothing, so nobody is served better or worse by it");
    press(child<QWidget>(*page_, "fairness.empty"));
    EXPECT_EQ(bench_.bench().active_run(), "r1");
    settle();
    EXPECT_TRUE(page_->answer().known());
}

TEST_F(FairnessPageTest, ARunWithoutValuesByUserSaysWhatToDo) {
    store::NewRun run;
    run.kind = "recommender";
    run.model = "toy_recommender";
    run.dataset = "club";
    run.experiment_toml = "model = \"toy_recommender\"";
    const auto writer = bench_.workspace().runs().create(run);
    writer->finish("cancelled", {}, 1, 1, 0);
    bench_.bench().refresh_lists();
    ASSERT_TRUE(wait_until([&] { return bench_.bench().find_run("r1") != nullptr; }));
    open();
    show("r1");
    EXPECT_TRUE(sentence().startsWith("r1 recorded no values by user")) << sentence().toStdString();
    QSignalSpy requested(&bench_.bench(), &Workbench::training_requested);
    press(child<QWidget>(*page_, "fairness.empty"));
    EXPECT_EQ(requested.count(), 1);
}

TEST_F(FairnessPageTest, ShowsWhatTheTerminalSays) {
    const std::string run = train();
    open();
    show(run);
    const store::RunDetails details = bench_.workspace().runs().get(run);
    const jobs::FairnessRecord record = jobs::load_fairness(bench_.workspace(), details, "test");
    const jobs::FairnessReport report =
        jobs::fairness_report(record, jobs::ledger_of(bench_.workspace(), record, "ndcg@10"), {});
    const jobs::FairnessReport& shown = page_->answer().runs.at(0)->report;
    ASSERT_EQ(shown.attributes.size(), report.attributes.size());
    for (size_t a = 0; a < report.attributes.size(); ++a) {
        EXPECT_EQ(shown.attributes[a].attribute, report.attributes[a].attribute);
        ASSERT_EQ(shown.attributes[a].tests.size(), report.attributes[a].tests.size());
        for (size_t t = 0; t < report.attributes[a].tests.size(); ++t) {
            EXPECT_EQ(shown.attributes[a].tests[t].gap.value, report.attributes[a].tests[t].gap.value);
            EXPECT_EQ(shown.attributes[a].tests[t].p_holm, report.attributes[a].tests[t].p_holm);
        }
    }
    EXPECT_EQ(shown.items->gini.corrected.value, report.items->gini.corrected.value);
    // Members 0 … 78 have 0, 0.1, … 7.8; the women among them (odd) are 39, the men 40.
    EXPECT_DOUBLE_EQ(chart("fairness.histogram").events.at(0).x, 3.9);
    const ChartContent& groups = chart("fairness.groups_chart");
    EXPECT_THAT(groups.series.at(0).y,
                ElementsAre(testing::DoubleNear(3.9, 1e-12), testing::DoubleNear(3.9, 1e-12)));
    raise("user_figures");
    EXPECT_EQ(child<FigureCards>(*page_, "fairness.user_cards")->figures().at(0).values, QStringList("3.900"));
    EXPECT_TRUE(child<QLabel>(*page_, "fairness.user_cards_notes")->text().contains("inequality is relative"));
}

TEST_F(FairnessPageTest, AUserPickedInTheLedgerIsPickedEverywhere) {
    const std::string run = train();
    open();
    show(run);
    TablePanel& ledger = table("fairness.ledger");
    ASSERT_EQ(ledger.model().rowCount(), kMembers);
    EXPECT_EQ(ledger.model().index(0, 0).data().toString(), "m0");              // the worst served first
    EXPECT_EQ(ledger.model().index(kMembers - 1, 0).data().toString(), "m79");  // without a value
    const QRect cell = ledger.view().visualRect(ledger.model().index(1, 0));
    QTest::mouseClick(ledger.view().viewport(), Qt::LeftButton, {}, cell.center());
    EXPECT_EQ(selection().ids(kUserKind, "club"), QStringList("m1"));
    selection().set(kUserKind, "club", {"m5", "m7"});
    settle();
    EXPECT_EQ(ledger.view().selectionModel()->selectedRows().size(), 2);
    selection().go_back();
    settle();
    ASSERT_EQ(ledger.view().selectionModel()->selectedRows().size(), 1);
    EXPECT_EQ(ledger.view().selectionModel()->selectedRows()[0].data().toString(), "m1");
}

TEST_F(FairnessPageTest, TheWorstServedCanBeListedAlone) {
    const std::string run = train();
    open();
    show(run);
    auto* only = child<QToolButton>(*page_, "fairness.worst_only");
    only->setFocus();
    QTest::keyClick(only, Qt::Key_Space);
    settle();
    EXPECT_EQ(table("fairness.ledger").model().rowCount(), 8);  // a tenth of 79, rounded up
}

TEST_F(FairnessPageTest, LeadsToTheAttentionOfModelsThatHaveIt) {
    const std::string run = train();
    open();
    show(run);
    auto* attention = child<QToolButton>(*page_, "fairness.show_attention");
    EXPECT_FALSE(attention->isEnabled());
    EXPECT_TRUE(attention->toolTip().startsWith("r1 has no attention to look at"));
    std::vector<descriptor::ModelDescriptor> models = test::toy_models();
    models[0].capabilities.push_back("attention");
    test::TestBench other(models);
    other.add_dataset(*club());
    other.add_run("club", "toy_recommender");
    other.bench().set_active_run("r1");
    const std::unique_ptr<Page> page(fairness_page_entry().make(other.bench()));
    page->show();
    ASSERT_TRUE(wait_until([&] { return page->settled(); }));
    attention = child<QToolButton>(*page, "fairness.show_attention");
    EXPECT_EQ(attention->toolTip(), "Pick a user first");
    other.bench().selection().set(kUserKind, "club", {"m3"});
    ASSERT_TRUE(attention->isEnabled());
    QSignalSpy requested(&other.bench(), &Workbench::page_requested);
    QTest::mouseClick(attention, Qt::LeftButton);
    ASSERT_EQ(requested.count(), 1);
    EXPECT_EQ(requested[0][0].toString(), "attention");
}

TEST_F(FairnessPageTest, PickedItemsAreMarkedInTheExposureAndListed) {
    const std::string run = train();
    open();
    show(run);
    const auto marked = [&] {
        const auto& series = chart("fairness.exposure_chart").series;
        return std::get_if<Token>(&series.back().color) && std::get<Token>(series.back().color) == Token::brass
                   ? series.back().ids
                   : QStringList();
    };
    EXPECT_TRUE(marked().isEmpty());
    selection().set(kItemKind, "club", {"i2", "i4"});
    EXPECT_EQ(marked(), QStringList({"i2", "i4"}));
    selection().set(kItemKind, "club", {"i1"});
    selection().go_back();
    EXPECT_EQ(marked(), QStringList({"i2", "i4"}));
    selection().go_forward();
    EXPECT_EQ(marked(), QStringList("i1"));
    raise("items");
    TablePanel& items = table("fairness.items");
    ASSERT_EQ(items.model().rowCount(), 5);
    EXPECT_EQ(items.view().selectionModel()->selectedRows().size(), 1);
    // 79 lists of two, of items u and u + 1: 16 lists begin with i1 … i4 and 15 with i5.
    EXPECT_DOUBLE_EQ(items.model().content()->columns[2].number(1), 32);
    EXPECT_DOUBLE_EQ(items.model().content()->columns[2].number(0), 31);
}

TEST_F(FairnessPageTest, TwoRunsArePairedUserByUser) {
    const std::string first = train(), second = train("toy_recommender", 2);
    open();
    show(first, second);
    const FairnessAnswer& answer = page_->answer();
    ASSERT_EQ(answer.runs.size(), 2u);
    ASSERT_TRUE(answer.comparison);
    EXPECT_TRUE(answer.comparison->unlike.empty());
    raise("comparison");
    EXPECT_FALSE(child<QLabel>(*page_, "fairness.unlike")->isVisible());
    const QString sentence = child<QLabel>(*page_, "fairness.comparison_sentence")->text();
    EXPECT_TRUE(sentence.startsWith("r1 less r2 in ndcg@10: 0 (0 to 0), p 1.0000")) << sentence.toStdString();
    EXPECT_TRUE(sentence.endsWith("inconclusive"));
    child<QDoubleSpinBox>(*page_, "fairness.smallest_effect")->setValue(.01);
    EXPECT_TRUE(child<QLabel>(*page_, "fairness.comparison_sentence")->text().endsWith("equivalent"));
    const TableContentPtr ledger = table("fairness.ledger").model().content();
    EXPECT_EQ(ledger->columns[2].title, "r1 ndcg@10");
    EXPECT_EQ(ledger->columns[3].title, "r2 ndcg@10");
    EXPECT_EQ(ledger->columns[4].title, "Difference");
    EXPECT_DOUBLE_EQ(ledger->columns[4].number(3), 0);
    raise("differences");
    EXPECT_EQ(chart("fairness.differences_chart").title, "Served better by r1: 0 users, by r2: 0");
}

TEST_F(FairnessPageTest, UnlikeProtocolsAreFlaggedInWords) {
    descriptor::ParameterSet ties;
    ties.set("evaluation.ties", std::string("raw_id"));
    const std::string first = train(), second = train("toy_recommender", 1, ties);
    open();
    show(first, second);
    raise("comparison");
    auto* unlike = child<QLabel>(*page_, "fairness.unlike");
    EXPECT_TRUE(unlike->isVisible());
    EXPECT_EQ(
        unlike->text(),
        "These runs were not measured alike, their orders of equal scores differ: the figures are not comparable");
    EXPECT_EQ(chart("fairness.plane_chart").series.size(), 1u);  // the other is no point of the same plane
    EXPECT_TRUE(chart("fairness.plane_chart").subtitle.endsWith("left out: 1"));
}

TEST_F(FairnessPageTest, RunsOnDifferentDataStandSideBySideUntested) {
    bench_.add_dataset(*club("guild", "g"));
    const std::string first = train(), second = train("toy_recommender", 1, {}, "guild");
    open();
    show(first, second);
    EXPECT_EQ(page_->answer().with_values().size(), 2u);
    EXPECT_TRUE(page_->answer().beside.empty());
    raise("comparison");
    EXPECT_TRUE(child<QLabel>(*page_, "fairness.unlike")
                    ->text()
                    .contains("Not tested: the runs are on different data, so their users cannot be paired"));
    EXPECT_FALSE(table("fairness.comparison").isVisible());
    raise("differences");
    EXPECT_FALSE(chart("fairness.differences_chart").has_data());
    EXPECT_TRUE(bench_.messages.empty());
}

TEST_F(FairnessPageTest, AnAttributeThatMakesNoGroupsSaysWhy) {
    const std::string run = train();
    open();
    show(run);
    auto* attribute = child<QComboBox>(*page_, "fairness.groups_choice");
    ASSERT_GE(attribute->findData("zip"), 0);
    attribute->setCurrentIndex(attribute->findData("zip"));
    settle();
    const ChartContent& groups = chart("fairness.groups_chart");
    EXPECT_FALSE(groups.has_data());
    EXPECT_FALSE(groups.empty.isEmpty());
    EXPECT_NE(groups.empty, "Groups of users are drawn here");
    EXPECT_TRUE(bench_.messages.empty());
    attribute->setCurrentIndex(attribute->findData("advantaged"));
    settle();
    EXPECT_TRUE(chart("fairness.groups_chart").has_data());
    raise("tests");
    EXPECT_EQ(table("fairness.tests").model().columnCount(), 6);
}

TEST_F(FairnessPageTest, ARunWithoutExposureIsRankedAgain) {
    const std::string run = train();
    std::filesystem::remove_all(bench_.workspace().runs().folder(run) / "exposure");
    open();
    show(run);
    auto* empty = child<QWidget>(*page_, "fairness.exposure_empty");
    ASSERT_TRUE(empty->isVisible());
    EXPECT_EQ(child<QLabel>(*empty, "emptySentence")->text(),
              "r1 did not record how often each item was recommended");
    press(empty);
    ASSERT_TRUE(wait_until([&] { return page_->settled() && page_->answer().runs.at(0)->items.has_value(); }));
    EXPECT_TRUE(chart("fairness.exposure_chart").has_data());
    EXPECT_FALSE(empty->isVisible());
}

TEST_F(FairnessPageTest, ComesBackAsItWasLeft) {
    const std::string run = train();
    open();
    show(run);
    auto* attribute = child<QComboBox>(*page_, "fairness.groups_choice");
    attribute->setCurrentIndex(attribute->findData("advantaged"));
    child<QComboBox>(*page_, "fairness.exposure_choice")->setCurrentIndex(1);
    settle();
    const QJsonObject state = page_->state();
    page_.reset();
    page_.reset(static_cast<FairnessPage*>(fairness_page_entry().make(bench_.bench())));
    page_->restore(state);
    page_->show();
    settle();
    EXPECT_EQ(child<QComboBox>(*page_, "fairness.groups_choice")->currentData().toString(), "advantaged");
    EXPECT_TRUE(chart("fairness.groups_chart").has_data());
    EXPECT_EQ(child<QComboBox>(*page_, "fairness.exposure_choice")->currentIndex(), 1);
}

TEST_F(FairnessPageTest, ANarrowPanelShowsTheChosenOfItsTwoCharts) {
    const std::string run = train();
    open();
    show(run);
    auto *histogram = child<QWidget>(*page_, "fairness.histogram"),
         *lorenz = child<QWidget>(*page_, "fairness.lorenz");
    EXPECT_TRUE(histogram->isVisible() && lorenz->isVisible());
    page_->resize(800, 600);
    settle();
    ASSERT_TRUE(wait_until([&] { return !lorenz->isVisible(); }));
    EXPECT_TRUE(histogram->isVisible());
    child<QComboBox>(*page_, "fairness.users_choice")->setCurrentIndex(1);
    EXPECT_TRUE(lorenz->isVisible() && !histogram->isVisible());
}

TEST_F(FairnessPageTest, FitsANarrowWindow) {
    const std::string run = train();
    open();
    show(run);
    EXPECT_LE(page_->minimumSizeHint().width(), 860);
}

}  // namespace
}  // namespace armillary::views
