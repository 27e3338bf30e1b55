// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <vector>

#include "core/base/files.h"
#include "core/store/run_queries.h"
#include "tests/core/store/store_support.h"

namespace armillary::store {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(Schema, EmptyWorkspaceIsMadeAndOpensAgain) {
    test::TemporaryDirectory folder;
    const fs::path path = folder.path() / "new" / "workspace";
    { Workspace workspace(path); }
    { Workspace workspace(path); }
    SQLite::Database database((path / "armillary.db").string());
    EXPECT_EQ(database.execAndGet("PRAGMA user_version").getInt(), static_cast<int>(migrations().size()));
    EXPECT_EQ(database.execAndGet("PRAGMA journal_mode").getString(), "wal");
    EXPECT_EQ(database.execAndGet("SELECT sha256 FROM schema_migration WHERE version = 1").getString(),
              sha256_of(migrations()[0].sql));
    EXPECT_FALSE(fs::exists(path / "armillary.db.bak-v0"));
}

TEST(Schema, EveryTableIsStrict) {
    test::TemporaryDirectory folder;
    Workspace workspace(folder.path());
    SQLite::Database database((folder.path() / "armillary.db").string());
    EXPECT_EQ(
        database
            .execAndGet("SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND "
                        "name NOT LIKE 'sqlite_%' AND NOT strict")
            .getInt(),
        0);
}

TEST(Schema, ZeroByteFileCountsAsNew) {
    test::TemporaryDirectory folder;
    folder.write("armillary.db", "");
    Workspace workspace(folder.path());
    EXPECT_TRUE(workspace.runs().list().empty());
}

TEST(Schema, NewerOneIsRefusedAndEveryByteStays) {
    test::TemporaryDirectory folder;
    { Workspace(folder.path()).runs().create(new_run("ease"))->finish("done", "", 1, 1, 1); }
    {
        SQLite::Database database((folder.path() / "armillary.db").string(), SQLite::OPEN_READWRITE);
        database.exec("INSERT INTO schema_migration VALUES (99, '0099_future', 'x', '2099', 'Armillary 9.9')");
        database.exec("PRAGMA user_version = 99");
    }
    const auto before = snapshot(folder.path());
    const Error error = error_of([&] { Workspace workspace(folder.path()); });
    EXPECT_EQ(error.kind(), ErrorKind::storage);
    EXPECT_THAT(error.what(), AllOf(HasSubstr("Armillary 9.9"), HasSubstr("schema 99"), HasSubstr("Update")));
    EXPECT_EQ(snapshot(folder.path()), before);
}

TEST(Schema, OtherFilesAreRefusedAndStay) {
    test::TemporaryDirectory folder;
    folder.write("text/armillary.db", std::string(5000, 'x'));
    {
        fs::create_directories(folder.path() / "foreign");
        SQLite::Database database((folder.path() / "foreign" / "armillary.db").string(),
                                  SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        database.exec("CREATE TABLE mine (x)");
    }
    const auto before = snapshot(folder.path());
    EXPECT_THAT(error_of([&] { Workspace workspace(folder.path() / "text"); }).what(), HasSubstr("damaged"));
    EXPECT_THAT(error_of([&] { Workspace workspace(folder.path() / "foreign"); }).what(),
                HasSubstr("another program"));
    EXPECT_EQ(snapshot(folder.path()), before);
}

TEST(Schema, UnwritablePlaceIsAStorageError) {
    test::TemporaryDirectory folder;
    folder.write("file", "x");
    EXPECT_EQ(error_of([&] { Workspace workspace(folder.path() / "file" / "workspace"); }).kind(),
              ErrorKind::storage);
}

TEST(Migration, KeepsACopyAndTheData) {
    test::TemporaryDirectory folder;
    const fs::path file = folder.path() / "armillary.db";
    { Workspace(folder.path()).runs().create(new_run("ease"))->finish("done", "", 1, 1, 1); }
    std::vector<Migration> steps(migrations().begin(), migrations().end());
    const auto known = static_cast<int>(steps.size());
    steps.push_back({"next_colour", "ALTER TABLE run ADD COLUMN colour TEXT"});
    prepare_database(file, steps);
    SQLite::Database now(file.string());
    EXPECT_EQ(now.execAndGet("PRAGMA user_version").getInt(), known + 1);
    EXPECT_EQ(now.execAndGet("SELECT count(colour IS NULL) FROM run").getInt(), 1);
    EXPECT_EQ(now.execAndGet("SELECT name FROM schema_migration ORDER BY version DESC").getString(),
              "next_colour");
    EXPECT_EQ(now.execAndGet("PRAGMA integrity_check").getString(), "ok");
    SQLite::Database copy(fmt::format("{}.bak-v{}", file.string(), known));
    EXPECT_EQ(copy.execAndGet("PRAGMA user_version").getInt(), known);
    EXPECT_EQ(copy.execAndGet("SELECT count(*) FROM run").getInt(), 1);
}

TEST(Migration, ThatFailsHalfWayLeavesTheOldVersion) {
    test::TemporaryDirectory folder;
    const fs::path file = folder.path() / "armillary.db";
    { Workspace workspace(folder.path()); }
    std::vector<Migration> steps(migrations().begin(), migrations().end());
    const auto known = static_cast<int>(steps.size());
    steps.push_back({"next_bad", "CREATE TABLE half (x); CREATE TABLE run (again)"});
    EXPECT_THROW(prepare_database(file, steps), Error);
    {
        SQLite::Database database(file.string());
        EXPECT_EQ(database.execAndGet("PRAGMA user_version").getInt(), known);
        EXPECT_FALSE(database.tableExists("half"));
    }
    EXPECT_NO_THROW(Workspace workspace(folder.path()));
}

TEST(Migration, StepThatWasChangedAfterwardsIsNoticed) {
    test::TemporaryDirectory folder;
    { Workspace workspace(folder.path()); }
    std::vector<Migration> steps(migrations().begin(), migrations().end());
    steps.front() = {"0001_initial", "SELECT 1"};
    EXPECT_THAT(error_of([&] { prepare_database(folder.path() / "armillary.db", steps); }).what(),
                HasSubstr("0001_initial"));
}

TEST(Migration, TwoProcessesMayMakeOneWorkspace) {
    for (int round = 0; round < 5; ++round) {
        test::TemporaryDirectory folder;
        auto open = [&] { return in_another_process([&] { Workspace(folder.path()).runs().list(); }); };
        const pid_t a = open(), b = open(), c = open();
        EXPECT_EQ(wait_for(a), 0);
        EXPECT_EQ(wait_for(b), 0);
        EXPECT_EQ(wait_for(c), 0);
        EXPECT_EQ(integrity(folder.path()), "ok");
    }
}

std::string plan_of(SQLite::Database& database, const std::string& query) {
    SQLite::Statement explain(database, "EXPLAIN QUERY PLAN " + query);
    std::string plan;
    while (explain.executeStep()) plan += explain.getColumn(3).getString() + "\n";
    return plan;
}

TEST(QueryPlans, ViewsNeverWaitForAScanOrASort) {
    test::TemporaryDirectory folder;
    Workspace workspace(folder.path());
    SQLite::Database database((folder.path() / "armillary.db").string());
    EXPECT_THAT(plan_of(database, kListRuns),
                Not(HasSubstr("TEMP B-TREE")));  // every run, in the order of its key
    EXPECT_THAT(plan_of(database, kListResults),
                AllOf(HasSubstr("SEARCH result USING PRIMARY KEY (run_id=?)"), Not(HasSubstr("TEMP B-TREE"))));
    EXPECT_THAT(plan_of(database, kListTags),
                AllOf(HasSubstr("SEARCH tag USING PRIMARY KEY (run_id=?)"), Not(HasSubstr("TEMP B-TREE"))));
    EXPECT_THAT(plan_of(database, kRunningRuns), AllOf(HasSubstr("run_running"), Not(HasSubstr("TEMP B-TREE"))));
    EXPECT_THAT(plan_of(database, kSeriesPoints),
                AllOf(HasSubstr("SEARCH series_point USING PRIMARY KEY (series_id=?)"),
                      HasSubstr("SEARCH series USING COVERING INDEX"), Not(HasSubstr("SCAN")),
                      Not(HasSubstr("TEMP B-TREE"))));
}

}  // namespace
}  // namespace armillary::store
