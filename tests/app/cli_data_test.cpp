// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>

#include <fstream>

#include "tests/app/cli_fixture.h"

namespace armillary {
namespace {

using test::Cli;
using ::testing::HasSubstr;

TEST_F(Cli, ImportsAFileAndTellsWhatIsInIt) {
    const auto document = run_json({"import", folder.write("toy.csv", ratings_csv()).string()});
    EXPECT_EQ(code, 0);
    EXPECT_EQ(document["dataset"], "toy");
    EXPECT_EQ(document["users"], 6);
    EXPECT_EQ(document["items"], 8);
    EXPECT_EQ(document["interactions"], 30);
    EXPECT_EQ(document["rejected"], 0);
    EXPECT_EQ(document["fingerprint"].get<std::string>().size(), 64u);
    EXPECT_TRUE(document["warnings"].is_array());

    const auto list = run_json({"datasets", "list"});
    ASSERT_EQ(list["datasets"].size(), 1u);
    EXPECT_EQ(list["datasets"][0]["fingerprint"], document["fingerprint"]);
    const auto shown = run_json({"datasets", "show", "toy"});
    for (const char* key : {"dataset", "users", "items", "interactions", "rejected", "fingerprint", "warnings"})
        EXPECT_EQ(shown[key], document[key]) << key;
    EXPECT_EQ(shown["time"], "utc_milliseconds");
    EXPECT_EQ(shown["profile"]["users"], 6);

    run({"datasets"});
    EXPECT_THAT(out, HasSubstr("toy"));
    run({"datasets", "show", "toy"});
    EXPECT_EQ(code, 0);
    EXPECT_THAT(out, HasSubstr("toy: 6 users, 8 items, 30 interactions"));
}

TEST_F(Cli, CountsBadRowsAndShowsTheFirstOnes) {
    const auto document =
        run_json({"import", folder.write("toy.csv", ratings_csv() + "u9,i1,many,1500000000\n").string()});
    EXPECT_EQ(document["rejected"], 1);
    EXPECT_EQ(document["interactions"], 30);
    EXPECT_EQ(document["rejections"][0]["line"], 32);
}

TEST_F(Cli, PreviewStoresNothing) {
    const auto document = run_json({"import", "--preview", folder.write("toy.csv", ratings_csv()).string()});
    EXPECT_EQ(code, 0);
    EXPECT_EQ(document["interactions"], 30);
    EXPECT_EQ(document["preview"], true);
    EXPECT_FALSE(std::filesystem::exists(workspace));
}

TEST_F(Cli, JoinsTablesThatDescribeItemsAndUsers) {
    const std::string items =
        folder.write("films.csv", "item,title,genre\ni1,One,a\ni2,Two,b\ni3,Three,a\nx,No,b\n").string();
    const auto document = run_json(
        {"import", folder.write("toy.csv", ratings_csv()).string(), "--items", items, "--items-key", "item"});
    ASSERT_EQ(code, 0) << err;
    ASSERT_EQ(document["joins"].size(), 1u);
    EXPECT_EQ(document["joins"][0]["matched"], 3);
    EXPECT_EQ(document["joins"][0]["unmatched_in_table"], 1);
    EXPECT_EQ(document["joins"][0]["unmatched_in_data"], 5);
}

TEST_F(Cli, MakesAWorldThatIsTheSameForTheSameSeed) {
    const auto first = run_json({"world", "demo", "--seed", "7", "--name", "one"});
    ASSERT_EQ(code, 0) << err;
    EXPECT_EQ(first["dataset"], "one");
    EXPECT_GT(first["interactions"], 0);
    const auto second = run_json({"world", "demo", "--seed", "7", "--name", "two"});
    const auto third = run_json({"world", "demo", "--seed", "8", "--name", "three"});
    EXPECT_EQ(first["fingerprint"], second["fingerprint"]);
    EXPECT_NE(first["fingerprint"], third["fingerprint"]);
    run({"world"});
    EXPECT_EQ(code, 0);
    EXPECT_THAT(out, HasSubstr("demo"));
}

TEST_F(Cli, MakesADataSetOfTheUsersOfAnother) {
    import_toy();
    const auto document = run_json({"datasets", "users", "toy"});
    ASSERT_EQ(code, 0) << err;
    EXPECT_EQ(document["dataset"], "toy-users");
    EXPECT_EQ(document["users"], 8);
    EXPECT_EQ(document["items"], 6);
    EXPECT_EQ(document["interactions"], 30 - 2 * 6);
    EXPECT_EQ(document["format"], "users_as_items");
    EXPECT_THAT(document["warnings"][0].get<std::string>(), HasSubstr("the users of 'toy'"));
    const auto shown = run_json({"datasets", "show", "toy-users"});
    EXPECT_EQ(shown["features"][0]["modality"], "collaborative");
    EXPECT_EQ(shown["fingerprint"], document["fingerprint"]);

    const auto whole = run_json({"datasets", "users", "toy", "--name", "people", "--leave-out", "0"});
    EXPECT_EQ(whole["dataset"], "people");
    EXPECT_EQ(whole["interactions"], 30);
    expect_refused({"datasets", "users", "toy", "--leave-out", "0"}, {"toy-users"});
    run({"datasets", "users", "toy", "--leave-out", "0", "--replace"});
    EXPECT_EQ(code, 0) << err;
    EXPECT_EQ(run_json({"datasets", "users", "toy-users", "--leave-out", "0"})["items"], 8) << "and back again";
    expect_refused({"datasets", "users", "toy", "--name", "toy", "--replace"}, {"'toy'", "Choose another name"});
    EXPECT_EQ(run_json({"datasets", "show", "toy"})["items"], 8) << "as it was";
    expect_refused({"datasets", "users", "toi"}, {"toy"});
    expect_refused({"datasets", "users"}, {"NAME"});
    expect_refused({"datasets", "users", "toy", "--leave-out", "-1"}, {"0 or more"});
    expect_refused({"datasets", "users", "toy", "--leave-out", "9"}, {"leave out fewer"});
}

TEST_F(Cli, DeletesADataSet) {
    import_toy();
    EXPECT_EQ(run_json({"datasets", "delete", "toy"})["deleted"], "toy");
    EXPECT_EQ(run_json({"datasets"})["datasets"].size(), 0u);
}

TEST_F(Cli, WillNotOverwriteOtherDataOfTheSameName) {
    import_toy();
    const std::string other = folder.write("other/toy.csv", ratings_csv() + "u1,i8,5,1500900000\n").string();
    expect_refused({"import", other}, {"toy"});
    run({"import", other, "--replace"});
    EXPECT_EQ(code, 0) << err;
}

TEST_F(Cli, RefusesBadInputWithOneMessageAndLeavesTheWorkspaceAsItWas) {
    import_toy();
    auto file = [&](const char* name, const std::string& content) { return folder.write(name, content).string(); };
    std::string bad_third = "user,item,rating\n";
    for (int i = 0; i < 10; ++i) bad_third += i < 3 ? "u1,i1,x\n" : "u1,i1,3\n";

    expect_refused({"import", (folder.path() / "missing.csv").string()}, {"missing.csv"});
    expect_refused({"import", file("empty.csv", "")}, {"empty.csv"});
    expect_refused({"import", file("binary.csv", std::string("\x7F"
                                                             "ELF\0\1\2\3\0\0\0",
                                                             11))},
                   {"binary.csv"});
    expect_refused({"import", file("third.csv", bad_third)}, {"30", "max_rejected"});
    expect_refused({"import", file("double.csv", "user,item,item\nu1,i1,i2\n")}, {"item"});
    expect_refused({"import", file("cut.csv.gz", std::string("\x1f\x8b\x08\0\0\0\0\0\0\3\x4b", 11))},
                   {"cut.csv.gz"});
    std::filesystem::create_directories(folder.path() / "nothing");
    expect_refused({"import", (folder.path() / "nothing").string()}, {"nothing"});
    expect_refused({"import", file("toy2.csv", ratings_csv()), "--format", "cvs"}, {"cvs"});
    expect_refused({"import", file("toy2.csv", ratings_csv()), "--set", "separatr=;"}, {"separatr"});
    expect_refused({"import", file("toy2.csv", ratings_csv()), "--set", "nonsense"}, {"key=value"});
    expect_refused({"import", file("toy2.csv", ratings_csv()), "--max-rejected", "2"}, {"0 to 1"});
    expect_refused({"import"}, {"PATH"});
    expect_refused({"datasets", "show", "toi"}, {"toy"});
    expect_refused({"world", "dmeo"}, {"demo"});
    expect_refused({"world", "demo", "--set", "userz=3"}, {"userz"});
}

TEST_F(Cli, RefusesAWorkspaceThatCannotBeMade) {
    workspace = folder.write("file", "I am a file") / "workspace";
    run({"import", folder.write("toy.csv", ratings_csv()).string()});
    EXPECT_EQ(code, 2);
    EXPECT_THAT(err, HasSubstr("workspace"));
    EXPECT_THAT(err, HasSubstr("--workspace DIR"));
    run({"world", "demo"});
    EXPECT_EQ(code, 2);
}

TEST_F(Cli, ReadsNoWorkspaceThatIsNotThereAndMakesNone) {
    expect_refused({"datasets"}, {"no workspace", "import"});
    expect_refused({"runs"}, {"no workspace"});
    expect_refused({"train", "--dataset", "toy", "--model", "toy_recommender"}, {"no workspace"});
    EXPECT_FALSE(std::filesystem::exists(workspace));
}

TEST_F(Cli, RefusesAWorkspaceOfANewerSchema) {
    import_toy();
    // PRAGMA user_version lies at byte 60 of an SQLite file, big endian.
    std::fstream database(workspace / "armillary.db", std::ios::in | std::ios::out | std::ios::binary);
    database.seekp(60);
    database.write("\0\0\x27\x0f", 4);
    database.close();
    expect_refused({"datasets"}, {"armillary.db", "schema 9999", "Update Armillary"});
    expect_refused({"runs"}, {"armillary.db", "schema 9999", "Update Armillary"});
    expect_refused({"import", folder.write("more.csv", ratings_csv()).string()},
                   {"armillary.db", "schema 9999", "Update Armillary"});
}

TEST_F(Cli, StopsAnImportOnCtrlC) {
    stop.request_stop();
    run({"import", folder.write("toy.csv", ratings_csv()).string()});
    EXPECT_EQ(code, 130);
    EXPECT_FALSE(std::filesystem::exists(workspace));
}

TEST_F(Cli, ImportsMovieLens) {
    ARMILLARY_NEEDS_DATA("ml-100k/u.data");
    const auto document = run_json({"import", test::shared_data("ml-100k").string()});
    EXPECT_EQ(document["dataset"], "ml-100k");
    EXPECT_EQ(document["users"], 943);
    EXPECT_EQ(document["items"], 1682);
    EXPECT_EQ(document["interactions"], 100000);
}

}  // namespace
}  // namespace armillary
