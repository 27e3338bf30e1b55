// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>

#include <QPushButton>

#include "tests/views/data/page_fixture.h"

namespace armillary::test {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

struct BadFile {
    const char* test_name;
    const char* file;
    std::string content;
    const char* what;   ///< in the message, with what to do
    const char* where;  ///< file and place
};

/// A gzip file whose only block promises 100 bytes and holds ten.
std::string truncated_gzip() {
    return std::string("\x1f\x8b\x08\0\0\0\0\0\0\x03\x01\x64\0\x9b\xff", 15) + "user,item\n";
}

class BadImport : public DataPageTest, public testing::WithParamInterface<BadFile> {};

TEST_P(BadImport, IsSaidInlineAndLeavesTheWorkspaceAsItWas) {
    const BadFile& bad = GetParam();
    drop(write(bad.file, bad.content));
    EXPECT_THAT(errors(), AllOf(HasSubstr(bad.what), HasSubstr(bad.where)));
    EXPECT_FALSE(child<QPushButton>(*page_, "startImport")->isEnabled());
    EXPECT_THAT(stored(), IsEmpty());
    EXPECT_TRUE(bench_.messages.empty()) << "nothing outside the panel";
}

INSTANTIATE_TEST_SUITE_P(Files, BadImport,
                         testing::Values(BadFile{"TruncatedGzip", "a.csv.gz", truncated_gzip(), "runcated",
                                                 "a.csv.gz"},
                                         BadFile{"Binary", "b.csv", std::string("user,item\n\0\1\2\3,x\n", 17),
                                                 "choose the text file", "b.csv:2"},
                                         BadFile{"Empty", "c.csv", "", "choose one with rows", "c.csv"},
                                         BadFile{"DuplicatedHeader", "d.csv", "user,item,user\na,x,b\nb,y,c\n",
                                                 "rename one of them", "d.csv:1:3"},
                                         BadFile{"OnlyBadRows", "e.csv", "user,item,rating\na,x,bad\nb,y,worse\n",
                                                 "row of the file can be used", "e.csv"},
                                         BadFile{"Pickle", "f.pkl", "\x80\x04", "pickle", "f.pkl"}),
                         [](const auto& info) { return std::string(info.param.test_name); });

TEST_F(DataPageTest, AMissingFileIsSaidInline) {
    drop(QString::fromStdString((bench_.folder().path() / "gone.csv").string()));
    EXPECT_THAT(errors(), HasSubstr("gone.csv"));
    EXPECT_THAT(stored(), IsEmpty());
}

TEST_F(DataPageTest, AFileThatAppearsIsReadWhenAskedToLookAgain) {
    const auto path = bench_.folder().path() / "gone.csv";
    drop(QString::fromStdString(path.string()));
    write("gone.csv", full_table(3, 4));
    click("messageAction");
    settle();
    EXPECT_EQ(errors(), "");
    EXPECT_THAT(label("previewSentence"), HasSubstr("12 kept"));
}

TEST_F(DataPageTest, TheWrongEncodingIsSaidWithItsLineAndMendedByTheCombo) {
    drop(write("latin.csv", "user,item\na,caf\xE9\nb,tea\n"));
    EXPECT_THAT(label("previewWarnings"), HasSubstr("read as Latin-1"));
    pick("field.encoding", "utf-8");
    EXPECT_THAT(errors(), AllOf(HasSubstr("not UTF-8"), HasSubstr("latin.csv:2")));
    pick("field.encoding", "latin-1");
    EXPECT_EQ(errors(), "");
    import_to_the_end();
    EXPECT_EQ(bench_.workspace().load_dataset("latin")->items()[0], "café");
}

TEST_F(DataPageTest, TooManyBadRowsAreShownRefusedAndAcceptedOnRequest) {
    std::string text = "user,item,rating\n";
    for (int row = 0; row < 100; ++row)
        text += "u" + std::to_string(row % 5) + ",i" + std::to_string(row) + (row % 10 < 3 ? ",x\n" : ",4\n");
    drop(write("bad.csv", text));
    EXPECT_THAT(errors(), AllOf(HasSubstr("30 of the first 100 rows (30.0 %)"), HasSubstr("bad.csv:2:3")));
    EXPECT_TRUE(visible("previewRefused"));
    import_to_the_end();
    EXPECT_THAT(errors(), HasSubstr("30 of 100 rows"));
    EXPECT_THAT(stored(), IsEmpty());

    auto* limit = child<QWidget>(*page_, "maxRejected");
    limit->setFocus();
    QTest::keyClick(limit, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(limit, "40");
    QTest::keyClick(limit, Qt::Key_Return);
    settle();
    EXPECT_EQ(errors(), "");
    import_to_the_end();
    wait_for_lists(1);
    EXPECT_EQ(bench_.workspace().dataset_summary("bad").rejected, 30);
    page_->focus_panel("report");
    settle();
    EXPECT_EQ(label("reportSentence"), "100 rows read as csv: 70 kept, 30 refused");
    EXPECT_TRUE(visible("rejections"));
}

TEST_F(DataPageTest, AnOddSeparatorIsChosenByTheCombo) {
    drop(write("odd.csv", "user|item|rating\na|x, y|5\nb|z, w|4\n"));
    pick("field.separator", "comma");
    EXPECT_NE(errors(), "");
    pick("field.separator", "pipe");
    EXPECT_EQ(errors(), "");
    EXPECT_THAT(label("previewSentence"), HasSubstr("2 kept, 0 refused · 2 users · 2 items"));
}

}  // namespace
}  // namespace armillary::test
