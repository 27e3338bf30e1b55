// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>

#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTableView>

#include "tests/views/data/page_fixture.h"
#include "views/shared/tables/table_panel.h"

namespace armillary::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST_F(DataPageTest, ADroppedFileWithOddColumnsBecomesADataSetWithItsProfile) {
    std::string text = "kunde;artikel;sterne;wann;filiale\n";
    for (int row = 0; row < 40; ++row)
        text += "k" + std::to_string(row % 8) + ";a" + std::to_string(row % 10) + ";" +
                std::to_string(1 + row % 5) + ";2024-01-" + std::to_string(10 + row % 20) + ";Nord\n";
    drop(write("käufe.csv", text));
    EXPECT_THAT(errors(), HasSubstr("Choose the columns of the user and of the item"));
    EXPECT_FALSE(child<QPushButton>(*page_, "startImport")->isEnabled());
    pick("field.user_column", "kunde");
    pick("field.item_column", "artikel");
    EXPECT_EQ(errors(), "");
    EXPECT_THAT(label("previewSentence"), HasSubstr("40 rows: 40 kept, 0 refused · 8 users · 10 items"));
    pick("field.value_column", "sterne");
    pick("field.time_column", "wann");
    const auto& columns = child<views::TablePanel>(*page_, "previewRows")->model().content()->columns;
    EXPECT_EQ(columns.at(0).title.toStdString(), "kunde → User");
    EXPECT_EQ(columns.at(4).title.toStdString(), "filiale");

    import_to_the_end();
    wait_for_lists(1);
    const auto dataset = bench_.workspace().load_dataset("käufe");
    EXPECT_EQ(dataset->user_count(), 8);
    EXPECT_EQ(dataset->interaction_count(), 40);
    EXPECT_EQ(dataset->time_kind(), data::TimeKind::utc_milliseconds);
    EXPECT_EQ(label("datasetTitle"), "käufe");
    EXPECT_EQ(label("datasetSize"), "10 items · 8 users · 40 interactions");
    EXPECT_TRUE(visible("chart.popularity"));
    EXPECT_TRUE(visible("chart.activity"));
    EXPECT_FALSE(visible("startImport"));
    ASSERT_FALSE(bench_.messages.empty());
    EXPECT_EQ(bench_.messages.back().kind, views::Message::Kind::good);
}

TEST_F(DataPageTest, TheNameThatWasTypedIsTaken) {
    drop(write("ratings.csv", full_table(3, 4)));
    type("datasetName", "My ratings");
    import_to_the_end();
    EXPECT_THAT(stored(), ElementsAre("My ratings"));
}

TEST_F(DataPageTest, ATakenNameIsAnInlineChoiceBetweenAnotherNameAndReplacing) {
    drop(write("ratings.csv", full_table(3, 4)));
    import_to_the_end();
    wait_for_lists(1);

    drop(write("other/ratings.csv", full_table(5, 6)));
    EXPECT_TRUE(visible("nameTaken"));
    EXPECT_FALSE(child<QPushButton>(*page_, "startImport")->isEnabled()) << "the question is open";
    click("renameDataset");
    EXPECT_FALSE(visible("nameTaken"));
    import_to_the_end();
    wait_for_lists(2);
    EXPECT_THAT(stored(), ElementsAre("ratings", "ratings-2"));

    drop(write("third/ratings.csv", full_table(7, 6)));
    click("replaceDataset");
    ASSERT_TRUE(wait_until([this] { return bench_.bench().jobs().idle(); }));
    EXPECT_THAT(stored(), ElementsAre("ratings", "ratings-2"));
    EXPECT_EQ(bench_.workspace().dataset_summary("ratings").users, 7);
}

TEST_F(DataPageTest, EqualContentUnderTheSameNameIsNoError) {
    drop(write("ratings.csv", full_table(3, 4)));
    import_to_the_end();
    wait_for_lists(1);
    bench_.messages.clear();
    drop(write("ratings.csv", full_table(3, 4)));
    click("replaceDataset");
    ASSERT_TRUE(wait_until([this] { return bench_.bench().jobs().idle(); }));
    EXPECT_THAT(stored(), ElementsAre("ratings"));
    ASSERT_TRUE(wait_until([this] { return !bench_.messages.empty(); }));
    EXPECT_EQ(bench_.messages.back().kind, views::Message::Kind::good);
}

TEST_F(DataPageTest, RefusedRowsAreSaidWithTheSuccess) {
    drop(write("ratings.csv", full_table(10, 10) + "u1,i1,bad\nu2,i2,worse\n"));
    import_to_the_end();
    ASSERT_FALSE(bench_.messages.empty());
    EXPECT_THAT(bench_.messages.back().what.toStdString(), HasSubstr("2 rows were refused, see Import report"));
}

TEST_F(DataPageTest, ALoneFileOffersItsFolderWhenThatHoldsMore) {
    write("toys/toys.item.json", R"({"0": {"title": "Ball"}, "1": {"title": "Kite"}})");
    drop(write("toys/toys.inter.json", R"({"0": [0, 1], "1": [1, 0]})"));
    EXPECT_EQ(child<QLineEdit>(*page_, "datasetName")->placeholderText(), "toys");
    EXPECT_THAT(label("previewCompanions"), HasSubstr("toys.item.json"));
    click("readWholeFolder");
    settle();
    EXPECT_EQ(label("importSource"), "Import toys");
    EXPECT_FALSE(visible("readWholeFolder"));
    import_to_the_end();
    EXPECT_EQ(bench_.workspace().load_dataset("toys")->item_title(0), "Ball");
}

TEST_F(DataPageTest, TheNextImportBeginsAtTheTopOfTheForm) {
    drop(write("first.csv", full_table(3, 4)));
    auto* bar = child<QScrollArea>(*page_, "importScroll")->verticalScrollBar();
    ASSERT_TRUE(wait_until([&] { return bar->maximum() > 0; }));
    bar->setValue(bar->maximum());
    drop(write("second.csv", full_table(3, 4)));
    EXPECT_EQ(bar->value(), 0);
}

TEST_F(DataPageTest, AdviceNamesTheFieldOfTheForm) {
    drop(write("comma.csv", "user;item;rating\na;x;4,500\nb;y;3,500\n"));
    EXPECT_THAT(errors(), HasSubstr("choose “Comma (0,5)” as the “Decimal sign”"));
}

TEST_F(DataPageTest, ADecimalCommaIsFoundSaidAndChangeable) {
    drop(write("comma.csv", "user;item;rating\na;x;4,5\nb;y;3\n"));
    EXPECT_EQ(errors(), "");
    EXPECT_THAT(label("previewSentence"), HasSubstr("2 kept, 0 refused"));
    EXPECT_THAT(label("previewWarnings"), HasSubstr("choose “Point (0.5)” as the “Decimal sign”"));
    auto* sign = child<QComboBox>(*page_, "field.decimal");
    EXPECT_EQ(sign->currentText().toStdString(), "Comma (0,5) (found out)");
    pick("field.decimal", ".");
    EXPECT_THAT(errors(), HasSubstr("1 of the first 2 rows"));
    EXPECT_EQ(sign->itemText(0).toStdString(), "Find out");
}

TEST_F(DataPageTest, WhatWasChosenForSuchColumnsIsSetAgainAndCanBeGivenBack) {
    drop(write("may.csv", full_table(5, 6, "kunde,artikel,sterne")));
    EXPECT_FALSE(visible("remembered"));
    pick("field.user_column", "kunde");
    pick("field.item_column", "artikel");
    import_to_the_end();
    wait_for_lists(1);

    drop(write("june.csv", full_table(7, 6, "kunde,artikel,sterne")));
    EXPECT_TRUE(visible("remembered"));
    EXPECT_EQ(errors(), "");
    EXPECT_EQ(child<QComboBox>(*page_, "field.user_column")->currentData(), "kunde");
    EXPECT_THAT(label("previewSentence"), HasSubstr("7 users · 6 items"));
    click("forgetChoices");
    settle();
    EXPECT_FALSE(visible("remembered"));
    EXPECT_THAT(errors(), HasSubstr("Choose the columns of the user and of the item"));

    drop(write("other.csv", full_table(5, 6, "kunde,artikel,preis")));
    EXPECT_FALSE(visible("remembered")) << "other columns";
    drop(write("june.tsv", full_table(5, 6, "kunde,artikel,sterne")));
    EXPECT_FALSE(visible("remembered")) << "another kind of file";
}

TEST_F(DataPageTest, ChoicesOfAnImportThatFailedAreNotKept) {
    drop(write("may.csv", full_table(5, 6, "kunde,artikel,stars")));
    pick("field.user_column", "kunde");
    click("closeImport");
    drop(write("june.csv", full_table(5, 6, "kunde,artikel,stars")));
    EXPECT_FALSE(visible("remembered"));
}

TEST_F(DataPageTest, TwoImportsRunAtOnce) {
    drop(write("first.csv", full_table(300, 200)));
    click("startImport");
    drop(write("second.csv", full_table(5, 6)));
    EXPECT_EQ(label("importSource"), "Import second.csv");
    import_to_the_end();
    wait_for_lists(2);
    EXPECT_THAT(stored(), ElementsAre("first", "second"));
}

TEST_F(DataPageTest, AFailureBehindAnotherDraftIsToldAndOpensItsDraftAgain) {
    bench_.add_toy_dataset();
    std::string late = full_table(100, 100);
    for (int row = 0; row < 5000; ++row) late += "u1,i1,x\n";  // behind the preview's rows
    drop(write("late.csv", late));
    EXPECT_EQ(errors(), "");
    type("datasetName", "kept");
    click("startImport");
    drop(write("second.csv", full_table(5, 6)));
    ASSERT_TRUE(wait_until([&] { return bench_.bench().jobs().idle() && !bench_.messages.empty(); }));
    const views::Message failure = bench_.messages.back();
    EXPECT_THAT(failure.what.toStdString(), HasSubstr("5,000 of 15,000 rows"));
    ASSERT_TRUE(failure.act);
    failure.act();
    settle();
    EXPECT_EQ(label("importSource"), "Import late.csv");
    EXPECT_EQ(child<QLineEdit>(*page_, "datasetName")->text(), "kept");
    EXPECT_THAT(errors(), HasSubstr("5,000 of 15,000 rows"));
}

TEST_F(DataPageTest, ABigImportIsCancelledHalfWayAndNothingIsStored) {
    drop(write("big.csv", full_table(6000, 400)));
    click("startImport");
    ASSERT_TRUE(wait_until([&] {
        const auto rows = bench_.bench().jobs().rows();
        return !rows.empty() && rows.front().status.done > 0;
    }));
    click("cancelImport");
    ASSERT_TRUE(wait_until([&] { return bench_.bench().jobs().idle(); }, 2000));
    settle();
    EXPECT_THAT(stored(), IsEmpty());
    EXPECT_THAT(errors(), HasSubstr("cancelled"));
    EXPECT_TRUE(visible("startImport"));
}

TEST_F(DataPageTest, AnImportGoesOnWhenThePageIsClosed) {
    drop(write("ratings.csv", full_table(300, 200)));
    click("startImport");
    page_.reset();
    ASSERT_TRUE(wait_until([&] { return bench_.bench().jobs().idle(); }));
    EXPECT_THAT(stored(), ElementsAre("ratings"));
    open_page();
    bench_.bench().refresh_lists();
    wait_for_lists(1);
    EXPECT_EQ(label("datasetTitle"), "ratings");
}

TEST_F(DataPageTest, ThePageMayBeClosedWhileThePreviewIsRead) {
    bench_.bench().import_files({write("big.csv", full_table(2000, 100))});
    page_.reset();
    EXPECT_THAT(stored(), IsEmpty());
}

TEST_F(DataPageTest, ARepairOfASideTablesIdsIsOfferedAndApplied) {
    std::string ratings = "user,item,rating\n", titles = "item,title\n";
    for (int item = 1; item <= 9; ++item) {
        ratings += "a," + std::to_string(item) + ",5\nb," + std::to_string(item) + ",4\n";
        titles += "00" + std::to_string(item) + ",Title " + std::to_string(item) + "\n";
    }
    drop(write("ratings.csv", ratings));
    click("besideToggle");
    type("itemsFile", write("titles.csv", titles));
    QTest::keyClick(child<QLineEdit>(*page_, "itemsFile"), Qt::Key_Return);
    settle();
    auto* repair = child<QAbstractButton>(*page_, "repair.leading_zeros");
    ASSERT_TRUE(repair);
    EXPECT_THAT(repair->text().toStdString(), HasSubstr("would match 9 more"));
    repair->click();
    settle();
    import_to_the_end();
    EXPECT_EQ(bench_.workspace().load_dataset("ratings")->item_title(0), "Title 1");
}

TEST_F(DataPageTest, ClosingTheDraftStoresNothing) {
    drop(write("ratings.csv", full_table(3, 4)));
    click("closeImport");
    settle();
    EXPECT_THAT(stored(), IsEmpty());
    EXPECT_TRUE(visible("datasetsEmpty"));
}

}  // namespace
}  // namespace armillary::test
