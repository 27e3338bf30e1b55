// SPDX-License-Identifier: GPL-3.0-or-later
#include <chrono>
#include <cmath>

#include "tests/core/data/importers/import_support.h"

namespace armillary::data {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

class Csv : public ::testing::Test {
 protected:
    ImportResult import_text(const std::string& text, const Settings& settings = {}) {
        return import_path(folder_.write("table.csv", text), settings);
    }
    std::vector<std::string> rows(const std::string& text, const Settings& settings = {}) {
        return rows_of(*import_text(text, settings).dataset);
    }

    test::TemporaryDirectory folder_;
};

TEST_F(Csv, EveryUsualSeparatorGivesTheSameRows) {
    for (const std::string separator : {",", "\t", ";", "|"}) {
        std::string text = "userId,movieId,rating,timestamp\n7,31,2.5,1260759144\n7,1029,3.0,1260759179\n";
        for (size_t at; separator != "," && (at = text.find(',')) != std::string::npos;)
            text.replace(at, 1, separator);
        EXPECT_THAT(rows(text), ElementsAre("7 31 25/10 1260759144000", "7 1029 30/10 1260759179000"))
            << separator;
    }
}

TEST_F(Csv, WindowsLinesByteOrderMarkAndAMissingLastBreakChangeNothing) {
    const std::string plain = "user,item,time\na,x,1260759144\nb,y,1260759145\n";
    std::string windows = "\xEF\xBB\xBFuser,item,time\r\na,x,1260759144\r\nb,y,1260759145";
    EXPECT_EQ(rows(windows), rows(plain));
    EXPECT_EQ(import_text(windows).dataset->fingerprint(), import_text(plain).dataset->fingerprint());
}

TEST_F(Csv, QuotesMayHoldSeparatorsAndQuotes) {
    EXPECT_THAT(rows("user,item,rating\n\"a,b\",\"say \"\"hi\"\"\",3\nc,\"d\",4\n"),
                ElementsAre("a,b say \"hi\" 30/10", "c d 40/10"));
    // In a tab table a quotation mark is part of a name.
    EXPECT_THAT(rows("user\titem\trating\nu\t\"Weird Al\" Yankovic\t3\nv\tplain\t4\n"),
                ElementsAre("u \"Weird Al\" Yankovic 30/10", "v plain 40/10"));
}

TEST_F(Csv, IdsAreTextSoLeadingZerosAndSpellingsStayApart) {
    const auto dataset =
        import_text("user,item\n007,1\n7,1.0\n07,01\n7,4194304\n12345678901234567890,1\n").dataset;
    EXPECT_EQ(dataset->user_count(), 4);
    EXPECT_EQ(dataset->item_count(), 4);
    EXPECT_EQ(dataset->users()[0], "007");
    EXPECT_EQ(dataset->users()[3], "12345678901234567890");
}

TEST_F(Csv, MissingCellsAreAbsentNotZero) {
    const auto dataset =
        import_text("user,item,rating,time\na,x,,1260759144\nb,y,NA,\nc,z,4,1260759144\n").dataset;
    EXPECT_TRUE(std::isnan(dataset->interactions().value[0]));
    EXPECT_TRUE(std::isnan(dataset->interactions().value[1]));
    EXPECT_EQ(dataset->interactions().time[1], kNoTime);
}

TEST_F(Csv, SettingsMapAnyColumnByNameOrNumber) {
    const Settings settings{{"user_column", "who"},
                            {"item_column", "3"},
                            {"value_column", "how much"},
                            {"decimal", ","},
                            {"separator", "semicolon"}};
    EXPECT_THAT(rows("who;how much;what\nann;4,5;x\nbob;1;y\n", settings),
                ElementsAre("ann x 45/10", "bob y 10/10"));
    EXPECT_THAT(failure_of(folder_.write("odd.csv", "who,what,how\nann,x,4\n")),
                AllOf(HasSubstr("user_column"), HasSubstr("who, what, how")));
}

TEST_F(Csv, ADecimalCommaIsFoundWhereNothingElseCanBeMeant) {
    for (const std::string separator : {";", "\t", "|"}) {
        std::string text = "user;item;rating\nann;x;3,5\nbob;y;4\ncid;z;\n";
        for (size_t at; separator != ";" && (at = text.find(';')) != std::string::npos;)
            text.replace(at, 1, separator);
        const auto [dataset, report] = import_text(text);
        EXPECT_EQ(dataset->interactions().value[0], 3.5F) << separator;
        EXPECT_EQ(dataset->interactions().value[1], 4.0F);
        EXPECT_EQ(report.rows_rejected, 0);
        EXPECT_THAT(all_warnings(report), AllOf(HasSubstr("decimal comma"), HasSubstr("rating")));
    }
    EXPECT_THAT(rows("1;10;-0,5\n2;10;-12,25\n"), ElementsAre("1 10 -5/10", "2 10 -122/10"));
}

TEST_F(Csv, ADoubtfulCommaIsNoDecimalSign) {
    const auto first_reason = [&](const std::string& rows, const Settings& settings = {}) {
        ImportRequest request;
        request.paths = {folder_.write("table.csv", "user;item;rating\nann;x;4\n" + rows)};
        request.settings = settings;
        request.max_rejected_share = 1;
        const ImportReport report = import_files(request).report;
        return report.examples.empty() ? std::string("none") : report.examples.front().reason;
    };
    EXPECT_THAT(first_reason("bob;y;1,200\n"), HasSubstr("decimal"));           // may be thousands
    EXPECT_THAT(first_reason("bob;y;3,5\ncid;z;3.5\n"), HasSubstr("decimal"));  // both signs
    EXPECT_THAT(first_reason("bob;y;3,5,1\n"), HasSubstr("decimal"));
    EXPECT_THAT(first_reason("bob;y;3,5\ncid;z;high\n"), HasSubstr("decimal"));
    EXPECT_THAT(first_reason("bob;y;3,5\n", {{"decimal", "."}}), HasSubstr("decimal"));
    EXPECT_EQ(first_reason("bob;y;1,200\n", {{"decimal", ","}}), "none");
    EXPECT_EQ(first_reason("bob;y;0,125\n"), "none");  // no thousands begin with 0
    EXPECT_EQ(first_reason("bob;y;3,5\n", {{"decimal", "auto"}}), "none");
    // Where commas separate the fields, a quoted one stays what it is.
    EXPECT_THAT(all_warnings(import_text("user,item,rating\nann,x,\"3\"\nbob,y,4\n").report),
                Not(HasSubstr("decimal comma")));
}

TEST_F(Csv, SettingsAloneMayMakeAStrangeTableReadable) {
    EXPECT_THAT(rows("ann~x~4\nbob~y~5\n", {{"separator", "~"}, {"header", "no"}}),
                ElementsAre("ann x 40/10", "bob y 50/10"));
}

TEST_F(Csv, WithoutAHeaderColumnsGoByPosition) {
    const auto [dataset, report] = import_text("1,10,4,1260759144\n2,10,5,1260759145\n");
    EXPECT_THAT(rows_of(*dataset), ElementsAre("1 10 40/10 1260759144000", "2 10 50/10 1260759145000"));
    EXPECT_THAT(all_warnings(report), HasSubstr("no header"));
    // Amazon's ratings of 2018 name the item first.
    EXPECT_THAT(rows("B00000JBLH,A1YJEY40YUW4SEX,5.0,1382572800\n0005119367,A60XNB876KYMLX,3.0,1382572800\n")[0],
                HasSubstr("A1YJEY40YUW4SEX B00000JBLH"));
}

TEST_F(Csv, BehavioursAndPartsBecomeColumns) {
    const auto dataset =
        import_text("visitorid,itemid,event,split\n1,a,view,train\n1,b,buy,test\n2,a,view,valid\n").dataset;
    EXPECT_THAT(dataset->parts().behaviours, ElementsAre("view", "buy"));
    EXPECT_THAT(dataset->interactions().behaviour, ElementsAre(0, 1, 0));
    EXPECT_THAT(dataset->interactions().part, ElementsAre(0, 2, 1));
}

TEST_F(Csv, FilesNamedAfterPartsKeepThePublishedSplit) {
    folder_.write("d/test.csv", "user,item\n1,c\n");
    folder_.write("d/train.csv", "user,item\n1,a\n1,b\n");
    const auto dataset = import_path(folder_.path() / "d").dataset;
    EXPECT_THAT(rows_of(*dataset), ElementsAre("1 a", "1 b", "1 c"));
    EXPECT_THAT(dataset->interactions().part, ElementsAre(0, 0, 2));
}

TEST_F(Csv, SeveralCandidatesAreNamedInsteadOfGuessed) {
    folder_.write("d/clicks.csv", "user,item\n1,a\n");
    folder_.write("d/orders.csv", "user,item\n1,b\n");
    EXPECT_THAT(failure_of(folder_.path() / "d"),
                AllOf(HasSubstr("clicks.csv, orders.csv"), HasSubstr("file=NAME")));
    EXPECT_THAT(rows_of(*import_path(folder_.path() / "d", {{"file", "orders.csv"}}).dataset), ElementsAre("1 b"));
}

TEST_F(Csv, APreviewReadsNoMoreThanItsRows) {
    ImportRequest request;
    request.paths = {folder_.write("long.csv", "user,item\n1,a\n2,b\n3,c\n4,d\n")};
    request.max_rows = 2;
    const auto result = import_files(request);
    EXPECT_THAT(rows_of(*result.dataset), ElementsAre("1 a", "2 b"));
    EXPECT_EQ(result.report.rows_read, 2);
}

/// 12 MB of rows, so that several threads share them; some rows are bad, some ids are words, some numbers unusual.
std::string long_table() {
    std::string text = "user_id,item_id,rating,timestamp\n";
    uint64_t state = 1;
    const auto next = [&state](uint64_t below) {
        return (state = state * 6364136223846793005u + 1442695040888963407u) >> 33 & 0xFFFFFFF
                   ? (state >> 33) % below
                   : 0;
    };
    for (int i = 0; i < 400000; ++i) {
        text += next(50) == 0 ? "user" + std::to_string(next(5000)) : std::to_string(next(6000000));
        text += "," + std::to_string(next(20000)) + ",";
        text += next(100) == 0 ? "1e0" : std::to_string(next(10)) + ".5";
        text += "," + (next(1000) == 0 ? "soon" : std::to_string(1000000000 + next(500000000))) +
                (next(7) ? "\n" : "\r\n");
    }
    return text;
}

TEST_F(Csv, ManyThreadsAndOneGiveTheSameDataSetAndRejections) {
    const auto path = folder_.write("long.csv", long_table());
    ASSERT_GT(std::filesystem::file_size(path), 10u << 20);
    ImportRequest parallel;
    parallel.paths = {path};
    ImportRequest sequential = parallel;
    sequential.max_rows = int64_t{1} << 40;  // previews take the general reader
    const auto fast = import_files(parallel), slow = import_files(sequential);
    EXPECT_EQ(fast.dataset->fingerprint(), slow.dataset->fingerprint());
    EXPECT_GT(fast.report.rows_rejected, 100);
    EXPECT_EQ(fast.report.rows_read, 400000);
    ASSERT_EQ(fast.report.examples.size(), slow.report.examples.size());
    for (size_t i = 0; i < fast.report.examples.size(); ++i) {
        EXPECT_EQ(fast.report.examples[i].line, slow.report.examples[i].line);
        EXPECT_EQ(fast.report.examples[i].reason, slow.report.examples[i].reason);
    }
    EXPECT_EQ(fast.dataset->parts().sources.at(0).sha256, slow.dataset->parts().sources.at(0).sha256);
}

TEST_F(Csv, AQuoteOrAForeignByteFarBehindStartsAgainWithoutATrace) {
    const std::string text = long_table();
    const auto plain = import_text(text);
    const auto with_quote = import_text(text + "\"user1\",77777,3,1000000000\n");
    const auto with_plain = import_text(text + "user1,77777,3,1000000000\n");
    EXPECT_EQ(with_quote.dataset->fingerprint(), with_plain.dataset->fingerprint());
    EXPECT_EQ(with_quote.report.rows_rejected, plain.report.rows_rejected);
    const auto latin = import_text(text + "caf\xE9,77777,3,1000000000\n");
    EXPECT_EQ(latin.dataset->interaction_count(), plain.dataset->interaction_count() + 1);
    EXPECT_EQ(latin.dataset->users()[latin.dataset->interactions().user.back()], "caf\xC3\xA9");
}

TEST_F(Csv, ProgressRunsToTheEndAndAStopIsHeard) {
    const auto path = folder_.write("long.csv", long_table());
    std::stop_source stop;
    ImportRequest request;
    request.paths = {path};
    request.stop = stop.get_token();
    int64_t last = -1;
    request.progress = [&](const ImportProgress& progress) {
        EXPECT_GE(progress.bytes_done, last);
        EXPECT_LE(progress.bytes_done, progress.bytes_total);
        last = progress.bytes_done;
        stop.request_stop();
    };
    EXPECT_THROW(import_files(request), Cancelled);
    EXPECT_GE(last, 0);
}

}  // namespace
}  // namespace armillary::data
