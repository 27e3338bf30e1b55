// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>

#include <QAbstractItemModelTester>

#include "core/base/error.h"
#include "tests/views/support.h"
#include "views/data/data_jobs.h"
#include "views/data/dataset_list_model.h"
#include "views/data/import_fields.h"
#include "views/data/import_memory.h"
#include "views/data/import_preview.h"
#include "views/data/report_content.h"
#include "views/data/whole_folder.h"

namespace armillary::views {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

store::DatasetSummary summary(const std::string& name) {
    store::DatasetSummary row;
    row.name = name;
    row.users = 943;
    row.items = 1682;
    row.interactions = 100000;
    row.fingerprint = "f-" + name;
    return row;
}

TEST(ImportDraft, SendsOnlySettingsThatTheShownFormatHas) {
    ImportDraft draft{{"/a/ratings.csv"}};
    draft.settings = {{"user_column", "kunde"}, {"fold", "u1"}, {"encoding", "latin-1"}, {"header", ""}};
    draft.detected = "csv";
    EXPECT_THAT(draft.request().settings, ElementsAre(Pair("encoding", "latin-1"), Pair("user_column", "kunde")));
    draft.format = "movielens";
    EXPECT_THAT(draft.request().settings, ElementsAre(Pair("encoding", "latin-1"), Pair("fold", "u1")));
    EXPECT_EQ(draft.settings.size(), 4u) << "nothing typed is lost";
}

TEST(ImportDraft, APreviewReadsTheFirstRowsHoweverBad) {
    const data::ImportRequest preview = ImportDraft{{"/a.csv"}}.preview_request();
    EXPECT_EQ(preview.max_rows, 1000);
    EXPECT_EQ(preview.max_rejected_share, 1);
}

TEST(ImportDraft, FreeNamesCountUpAndKnowHowNamesAreKept) {
    const DatasetRows rows{summary("a-b"), summary("a-b-2")};
    EXPECT_EQ(free_name(rows, "new"), "new");
    EXPECT_EQ(free_name(rows, "a-b"), "a-b-3");
    EXPECT_EQ(find_dataset(rows, "a/b"), &rows[0]) << "a slash is kept as a dash";
    EXPECT_EQ(find_dataset(rows, "b"), nullptr);
}

TEST(ImportMemory, KeepsTheLatestChoicesOfAShapeAndForgetsTheOldest) {
    const ImportChoices choices{"csv", {{"user_column", "kunde"}, {"decimal", ","}}};
    ImportMemory().remember("csv\na\nb", choices);
    EXPECT_EQ(ImportMemory().recall("csv\na\nb"), choices);
    EXPECT_FALSE(ImportMemory().recall("csv\na").has_value());
    ImportMemory().remember("csv\na\nb", {});  // imported as it was found
    EXPECT_FALSE(ImportMemory().recall("csv\na\nb").has_value());
    ImportMemory().remember({}, choices);
    EXPECT_FALSE(ImportMemory().recall({}).has_value());
    for (int i = 0; i <= ImportMemory::kMost; ++i) ImportMemory().remember(QString::number(i), choices);
    EXPECT_FALSE(ImportMemory().recall("0").has_value());
    EXPECT_TRUE(ImportMemory().recall("1").has_value());
}

TEST(ImportMemory, AShapeIsTheSuffixAndTheNamesOfTheColumns) {
    ImportPreview preview;
    EXPECT_EQ(shape_of(preview), "");
    preview.heads = {{"May.CSV", {"who", "what"}, {}, {}}};
    EXPECT_EQ(shape_of(preview), "csv\nwho\nwhat");
    preview.heads.front().header = false;
    EXPECT_EQ(shape_of(preview), "") << "names that were made up are no sign";
}

TEST(ImportMemory, FilesBesideTheTableAreNotChoices) {
    ImportDraft draft{{"/a.csv"}};
    draft.settings = {{"user_column", "kunde"}, {"features", "/vectors.npy"}, {"file", "a.csv"}};
    EXPECT_THAT(draft.choices().settings, ElementsAre(Pair("user_column", "kunde")));
    draft.set_choices({});
    EXPECT_EQ(draft.settings.size(), 2u);
}

TEST(ImportFields, EverySettingOfEveryFormatHasAFieldWithHelp) {
    for (const data::FormatInfo& format : data::format_list()) {
        const auto fields = import_fields(format);
        ASSERT_EQ(fields.size(), format.settings.size()) << format.id;
        for (const ImportField& field : fields) {
            EXPECT_FALSE(field.label.isEmpty()) << field.name;
            EXPECT_FALSE(field.help.isEmpty()) << field.name;
            EXPECT_EQ(field.choices.empty(), field.kind != ImportField::Kind::choice) << field.name;
        }
    }
}

TEST(ImportFields, ASettingThatNobodyDescribedIsALineUnderItsName) {
    const auto fields = import_fields({"new", "", {{"odd_setting", "what it does"}}});
    EXPECT_EQ(fields.at(0).label, "Odd setting");
    EXPECT_EQ(fields.at(0).kind, ImportField::Kind::text);
}

TEST(ImportPreview, OfAFormatWithoutColumnsShowsTheInteractions) {
    test::TemporaryDirectory folder;
    const ImportDraft draft{
        {QString::fromStdString(folder.write("a.inter.json", R"({"u": ["x", "y"]})").string())}};
    const ImportPreview preview = read_preview(draft, {});
    ASSERT_TRUE(preview.result);
    const TableContentPtr rows = preview_rows(preview);
    ASSERT_EQ(rows->rows, 2);
    EXPECT_EQ(rows->columns.at(0).text(1), "u");
    EXPECT_EQ(rows->columns.at(1).text(1), "y");
    EXPECT_EQ(rows->columns.at(2).title, "Position");
}

TEST(ImportPreview, ColumnsWithAUseStandFirst) {
    test::TemporaryDirectory folder;
    const ImportDraft draft{
        {QString::fromStdString(folder.write("a.csv", "colour,user,shop,item\nred,a,s,x\nred,b,s,y\n").string())}};
    const TableContentPtr rows = preview_rows(read_preview(draft, {}));
    QStringList titles;
    for (const TableColumn& column : rows->columns) titles << column.title;
    EXPECT_EQ(titles, (QStringList{"user → User", "item → Item", "colour", "shop"}));
}

TEST(WholeFolder, IsOfferedOnlyForALoneFileOfOneFamily) {
    test::TemporaryDirectory folder;
    const auto add = [&](const char* name) { return QString::fromStdString(folder.write(name, "x").string()); };
    const QString data = add("u.data");
    EXPECT_FALSE(folder_with_companions({data}));
    add("u.item");
    const auto whole = folder_with_companions({data});
    ASSERT_TRUE(whole);
    EXPECT_EQ(whole->companions, QStringList{"u.item"});
    EXPECT_FALSE(folder_with_companions({data, data}));
    const QString one = add("one.inter.json");
    add("one.item.json");
    EXPECT_TRUE(folder_with_companions({one}));
    add("two.inter.json");
    EXPECT_FALSE(folder_with_companions({one})) << "the folder holds another data set";
    EXPECT_EQ(name_without_inter({one}), "one");
}

TEST(ImportPreview, StopsWhenItIsAsked) {
    test::TemporaryDirectory folder;
    std::stop_source stop;
    stop.request_stop();
    const ImportDraft draft{{QString::fromStdString(folder.write("a.csv", "user,item\na,x\n").string())}};
    EXPECT_THROW(read_preview(draft, stop.get_token()), Cancelled);
}

TEST(Report, ComesBackFromTheWorkspaceAsItWasStored) {
    test::TemporaryDirectory folder;
    store::Workspace workspace(folder.path());
    data::ImportReport report;
    report.format = "csv";
    report.rows_read = 12;
    report.rows_kept = 10;
    report.reject("r.csv", 3, 2, "the id is empty");
    report.reject("r.csv", 7, 0, "too few fields");
    report.warnings = {"watch out"};
    report.unused_files = {"notes.txt"};
    report.joins = {{"items.csv", "id", 5, 1, 2, {"007"}, {"7", "8"}, {{"leading_zeros", 4}, {"case", 0}}}};
    workspace.add_dataset(*test::toy_dataset(), report, {});
    const auto back = report_from_json(workspace.dataset_report(test::toy_dataset()->name()));
    EXPECT_EQ(report_words(back), "12 rows read as csv: 10 kept, 2 refused");
    EXPECT_THAT(back.warnings, ElementsAre("watch out"));
    EXPECT_THAT(back.unused_files, ElementsAre("notes.txt"));
    const auto refused = rejection_table(back.examples);
    ASSERT_EQ(refused->rows, 2);
    EXPECT_EQ(refused->columns.at(1).number(1), 7);
    EXPECT_EQ(refused->columns.at(3).text(0), "the id is empty");
    const auto joins = join_table(back.joins);
    EXPECT_EQ(joins->columns.at(2).number(0), 5);
    EXPECT_EQ(joins->columns.at(6).text(0), "7, 8");
    const auto offers = repair_offers(back.joins);
    ASSERT_EQ(offers.size(), 1u) << "a repair that matches nothing more is no offer";
    EXPECT_EQ(offers[0].matches, 4);
    EXPECT_THROW(report_from_json("{"), BadInput);
}

TEST(DatasetListModel, IsASoundModelThroughEveryChange) {
    DatasetListModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.set_rows({summary("alpha"), summary("beta")});
    EXPECT_EQ(model.rowCount(), 2);
    EXPECT_EQ(model.index(0).data(DatasetListModel::kSizeRole).toString(),
              "1,682 items · 943 users · 100,000 interactions");
    EXPECT_EQ(model.find("beta"), 1);
    EXPECT_EQ(model.find("gamma"), -1);
    model.set_rows({summary("beta")});
    EXPECT_EQ(model.find("beta"), 0);
    model.set_rows({});
    EXPECT_EQ(model.rowCount(), 0);
}

TEST(DatasetListModel, DoesNotResetForTheSameRows) {
    DatasetListModel model;
    int resets = 0;
    QObject::connect(&model, &QAbstractItemModel::modelReset, [&] { ++resets; });
    model.set_rows({summary("alpha")});
    model.set_rows({summary("alpha")});
    EXPECT_EQ(resets, 1);
}

}  // namespace
}  // namespace armillary::views
