// SPDX-License-Identifier: GPL-3.0-or-later
// Each bad input gives one message that says what, where and what to do.
#include <archive.h>
#include <archive_entry.h>

#include <memory>
#include <stop_token>

#include "tests/core/data/importers/import_support.h"

namespace armillary::data {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr const char* kHeader = "user_id,item_id,rating,timestamp\n";

class BadInputs : public ::testing::Test {
 protected:
    /// A table with a header and the given rows.
    std::filesystem::path table(const std::string& rows) { return folder_.write("table.csv", kHeader + rows); }

    ImportResult import_lenient(const std::filesystem::path& path, double share = 0.9) {
        ImportRequest request;
        request.paths = {path};
        request.max_rejected_share = share;
        return import_files(request);
    }

    std::string only_reason(const std::string& bad_row) {
        std::string rows;
        for (int i = 0; i < 20; ++i) rows += "u1,i" + std::to_string(i) + ",4,1000000000\n";
        const auto report = import_path(table(rows + bad_row + "\n")).report;
        EXPECT_EQ(report.rows_read, 21);
        EXPECT_EQ(report.rows_kept, 20);
        EXPECT_EQ(report.rows_rejected, 1);
        if (report.examples.size() != 1) return "no example";
        const Rejection& example = report.examples[0];
        EXPECT_EQ(example.file, "table.csv");
        EXPECT_EQ(example.line, 22);
        return std::to_string(example.column) + ": " + example.reason;
    }

    std::filesystem::path gzip(const std::string& name, const std::string& content) {
        const auto path = folder_.path() / name;
        std::unique_ptr<archive, int (*)(archive*)> out(archive_write_new(), archive_write_free);
        archive_write_add_filter_gzip(out.get());
        archive_write_set_format_raw(out.get());
        archive_write_open_filename(out.get(), path.c_str());
        std::unique_ptr<archive_entry, void (*)(archive_entry*)> entry(archive_entry_new(), archive_entry_free);
        archive_entry_set_pathname(entry.get(), "data");
        archive_entry_set_filetype(entry.get(), AE_IFREG);
        archive_write_header(out.get(), entry.get());
        archive_write_data(out.get(), content.data(), content.size());
        archive_write_close(out.get());
        return path;
    }

    std::filesystem::path zip(const std::string& name,
                              const std::vector<std::pair<std::string, std::string>>& members) {
        const auto path = folder_.path() / name;
        std::unique_ptr<archive, int (*)(archive*)> out(archive_write_new(), archive_write_free);
        archive_write_set_format_zip(out.get());
        archive_write_open_filename(out.get(), path.c_str());
        for (const auto& [member, content] : members) {
            std::unique_ptr<archive_entry, void (*)(archive_entry*)> entry(archive_entry_new(),
                                                                           archive_entry_free);
            archive_entry_set_pathname(entry.get(), member.c_str());
            archive_entry_set_filetype(entry.get(), AE_IFREG);
            archive_entry_set_perm(entry.get(), 0644);
            archive_entry_set_size(entry.get(), static_cast<la_int64_t>(content.size()));
            archive_write_header(out.get(), entry.get());
            archive_write_data(out.get(), content.data(), content.size());
        }
        archive_write_close(out.get());
        return path;
    }

    test::TemporaryDirectory folder_;
};

TEST_F(BadInputs, MissingFileIsNotFound) {
    try {
        import_path(folder_.path() / "nowhere.csv");
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::not_found);
        EXPECT_THAT(error.where(), HasSubstr("nowhere.csv"));
    }
}

TEST_F(BadInputs, FolderWithoutDataListsTheFormats) {
    EXPECT_THAT(failure_of(folder_.path()),
                AllOf(HasSubstr("holds no data"), HasSubstr("movielens"), HasSubstr("recbole")));
    folder_.write("notes.md", "# nothing here\n");
    EXPECT_THAT(failure_of(folder_.path()), HasSubstr("in a known format"));
}

TEST_F(BadInputs, EmptyFileAndHeaderAlone) {
    EXPECT_THAT(failure_of(folder_.write("empty.csv", "")), HasSubstr("the file is empty"));
    EXPECT_THAT(failure_of(table("")), HasSubstr("no rows"));
}

TEST_F(BadInputs, BinaryFileAndUtf16) {
    EXPECT_THAT(failure_of(folder_.write("photo.csv", std::string("\x89PNG\0\0\1", 7))), HasSubstr("binary"));
    EXPECT_THAT(failure_of(folder_.write("wide.csv", std::string("\xFF\xFEu\0,\0", 6))), HasSubstr("UTF-16"));
}

TEST_F(BadInputs, NulBytesNameTheirPlace) {
    EXPECT_THAT(failure_of(table(std::string("u,i,4,1000000000\nu,\0,4,1000000000\n", 35))),
                HasSubstr("table.csv:3:3"));
    // Beyond the first lines a NUL byte costs its row only.
    std::string rows;
    for (int i = 0; i < 5000; ++i) rows += "u1,i" + std::to_string(i) + ",4,1000000000\n";
    const auto report = import_path(table(rows + std::string("u1,a\0b,4,1000000000\n", 20))).report;
    EXPECT_EQ(report.rows_rejected, 1);
    EXPECT_THAT(report.examples[0].reason, HasSubstr("NUL byte"));
    EXPECT_EQ(report.examples[0].line, 5002);
}

TEST_F(BadInputs, WrongEncodingSaysWhichLine) {
    const auto path = table("u1,caf\xE9,4,1000000000\nu1,b,4,1000000000\n");
    EXPECT_THAT(failure_of(path, {{"encoding", "utf-8"}}),
                AllOf(HasSubstr("table.csv:2"), HasSubstr("encoding=latin-1")));
    const auto [dataset, report] = import_path(path);
    EXPECT_EQ(dataset->items()[0], "caf\xC3\xA9");
    EXPECT_THAT(all_warnings(report), HasSubstr("read as Latin-1"));
    EXPECT_THAT(failure_of(path, {{"encoding", "klingon"}}), HasSubstr("encoding"));
}

TEST_F(BadInputs, OneBadCellCostsItsRowAndNamesLineAndColumn) {
    EXPECT_THAT(only_reason("u1,i99,five,1000000000"), AllOf(HasSubstr("3: "), HasSubstr("'five' is no number")));
    EXPECT_THAT(only_reason("u1,i99,\"5,0\",1000000000"), AllOf(HasSubstr("3: "), HasSubstr("decimal=,")));
    EXPECT_THAT(only_reason("u1,i99,inf,1000000000"), HasSubstr("is no number"));
    EXPECT_THAT(only_reason("u1,i99,4,-5"), AllOf(HasSubstr("4: "), HasSubstr("negative")));
    EXPECT_THAT(only_reason("u1,i99,4,1000000000000"),
                HasSubstr("looks like milliseconds in a column of seconds"));
    EXPECT_THAT(only_reason("u1,,4,1000000000"), AllOf(HasSubstr("2: "), HasSubstr("empty")));
    EXPECT_THAT(only_reason("u1,i99,4"), AllOf(HasSubstr("0: "), HasSubstr("3 fields instead of 4")));
    EXPECT_THAT(only_reason("u1,i99,4,1000000000,extra"), HasSubstr("5 fields instead of 4"));
    EXPECT_THAT(only_reason("user_id,item_id,rating,timestamp"), HasSubstr("the header is repeated"));
    EXPECT_THAT(only_reason("u1,\"i\n99\",4,1000000000"), AllOf(HasSubstr("2: "), HasSubstr("line break")));
    EXPECT_THAT(only_reason("u1,\"i99,4,1000000000"), HasSubstr("not closed"));
}

TEST_F(BadInputs, ThirtyPercentBadRowsFailWithShareExampleAndSetting) {
    const auto path = table(
        "u1,a,4,1000000000\nu1,b,x,1000000001\nu1,c,4,1000000002\nu1,d,4,1000000003\nu1,e,y,1000000004\n"
        "u1,f,4,1000000005\nu1,g,4,1000000006\nu1,h,z,1000000007\nu1,i,4,1000000008\nu1,j,4,1000000009\n");
    EXPECT_THAT(failure_of(path),
                AllOf(HasSubstr("3 of 10 rows (30.0 %)"), HasSubstr("limit of 10.0 %"), HasSubstr("table.csv:3:3"),
                      HasSubstr("'x' is no number"), HasSubstr("max_rejected_share")));
    const auto [dataset, report] = import_lenient(path, 0.3);
    EXPECT_EQ(dataset->interaction_count(), 7);
    EXPECT_EQ(report.rows_rejected, 3);
    EXPECT_EQ(report.examples.at(2).line, 9);
    EXPECT_THAT(all_warnings(report), HasSubstr("3 of 10 rows could not be used"));
}

TEST_F(BadInputs, OnlyTheFirstHundredExamplesAreKept) {
    std::string rows;
    for (int i = 0; i < 250; ++i)
        rows += "u1,i" + std::to_string(i) + (i % 2 ? ",4,1000000000\n" : ",bad,1000000000\n");
    const auto report = import_lenient(table(rows)).report;
    EXPECT_EQ(report.rows_rejected, 125);
    EXPECT_EQ(report.examples.size(), 100u);
}

TEST_F(BadInputs, DuplicatedColumnNameIsNamedWithBothColumns) {
    const auto path = folder_.write("twice.csv", "user_id,item_id,user_id,rating\nu,i,v,3\n");
    EXPECT_THAT(failure_of(path),
                AllOf(HasSubstr("'user_id' twice"), HasSubstr("columns 1 and 3"), HasSubstr("twice.csv:1:3")));
}

TEST_F(BadInputs, ALineOfTenMegabytesCostsOneRow) {
    std::string rows;
    for (int i = 0; i < 50; ++i) rows += "u1,i" + std::to_string(i) + ",4,1000000000\n";
    const auto report =
        import_path(table(rows + "u1," + std::string(10 << 20, 'x') + ",4,1000000000\n" + "u2,i1,4,1000000000\n"))
            .report;
    EXPECT_EQ(report.rows_kept, 51);
    ASSERT_EQ(report.rows_rejected, 1);
    EXPECT_THAT(report.examples[0].reason, HasSubstr("10,485,760 bytes long"));
    EXPECT_LT(report.examples[0].reason.size(), 250u);
}

TEST_F(BadInputs, ADamagedGzipHeaderIsNotReadAsText) {
    const auto path = folder_.write("table.csv.gz", "\x1f\x8b\x08 this is no gzip");
    EXPECT_THAT(failure_of(path), AllOf(HasSubstr("table.csv.gz"), HasSubstr("header is damaged")));
}

TEST_F(BadInputs, TruncatedGzipSaysSo) {
    std::string rows = kHeader;
    for (int i = 0; i < 5000; ++i)
        rows += "u" + std::to_string(i * 7919 % 997) + ",i" + std::to_string(i) + ",4,1000000000\n";
    const auto path = gzip("table.csv.gz", rows);
    EXPECT_EQ(import_path(path).dataset->interaction_count(), 5000);
    EXPECT_EQ(import_path(path).dataset->name(), "table");
    std::filesystem::resize_file(path, std::filesystem::file_size(path) / 2);
    EXPECT_THAT(failure_of(path), AllOf(HasSubstr("table.csv.gz"), HasSubstr("cut short")));
}

TEST_F(BadInputs, DecompressionBombIsStopped) {
    EXPECT_THAT(failure_of(gzip("bomb.csv.gz", "user_id,item_id\n" + std::string(80 << 20, '1'))),
                HasSubstr("bomb"));
}

TEST_F(BadInputs, ArchivesAreReadAndPathsThatLeaveThemRefused) {
    const std::string rows = std::string(kHeader) + "u1,a,4,1000000000\nu2,b,3,1000000001\n";
    const auto path =
        zip("set.zip", {{"set/ratings_log.csv", rows}, {"__MACOSX/set/._ratings_log.csv", std::string(30, '\0')}});
    const auto dataset = import_path(path).dataset;
    EXPECT_THAT(rows_of(*dataset), ElementsAre("u1 a 40/10 1000000000000", "u2 b 30/10 1000000001000"));
    EXPECT_EQ(dataset->parts().sources.at(0).name, "set.zip");
    EXPECT_THAT(failure_of(zip("evil.zip", {{"../../evil.csv", rows}})), HasSubstr("a path that leaves it"));
    std::filesystem::resize_file(path, 60);
    EXPECT_THAT(failure_of(path), HasSubstr("set.zip"));
}

TEST_F(BadInputs, PickledFilesAreRefusedWithTheLineThatConvertsThem) {
    EXPECT_THAT(failure_of(folder_.write("vectors.pt", "x")),
                AllOf(HasSubstr("torch.load(\"vectors.pt\""), HasSubstr("numpy.save(\"vectors.npy\"")));
    EXPECT_THAT(failure_of(folder_.write("vectors.pkl", "x")), HasSubstr("pickle.load"));
    EXPECT_THAT(failure_of(folder_.write("vectors.npz", "x")), HasSubstr("numpy.load(\"vectors.npz\")"));
    table("u1,a,4,1000000000\n");
    const auto report = import_path(folder_.path()).report;
    EXPECT_THAT(report.warnings, Contains(HasSubstr("vectors.pt")));
}

TEST_F(BadInputs, UnknownFormatsAndSettingsNameTheNearest) {
    const auto path = table("u1,a,4,1000000000\n");
    EXPECT_THAT(failure_of(path, {{"user_colum", "user_id"}}), HasSubstr("did you mean user_column?"));
    ImportRequest request;
    request.paths = {path};
    request.format = "recbol";
    EXPECT_THAT(failure_of(request), HasSubstr("did you mean recbole?"));
    EXPECT_THAT(failure_of(path, {{"user_column", "nobody"}}),
                HasSubstr("the columns are: user_id, item_id, rating, timestamp"));
    EXPECT_THAT(failure_of(path, {{"time_unit", "weeks"}}), HasSubstr("weeks"));
}

TEST_F(BadInputs, JsonErrorsNameLineAndColumn) {
    EXPECT_THAT(failure_of(folder_.write("a.inter.json", "{\"1\": [1, 2],\n\"2\": [3, }")),
                HasSubstr("a.inter.json:2:10"));
    EXPECT_THAT(failure_of(folder_.write("b.inter.json", "{\"1\": 7}")),
                HasSubstr("a list of items is expected for user '1'"));
    EXPECT_THAT(failure_of(folder_.write("c.inter.json", "[1, 2]")), HasSubstr("a JSON object"));
}

TEST_F(BadInputs, StoppingEndsTheImport) {
    std::stop_source stop;
    stop.request_stop();
    ImportRequest request;
    request.paths = {table("u1,a,4,1000000000\n")};
    request.stop = stop.get_token();
    EXPECT_THROW(import_files(request), Cancelled);
}

}  // namespace
}  // namespace armillary::data
