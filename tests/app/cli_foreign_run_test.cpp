// SPDX-License-Identifier: GPL-3.0-or-later
// Runs of other programs in the terminal: as one finds them, as NumPy writes them, and as Armillary itself leaves
// them.
#include <gmock/gmock.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "core/base/files.h"
#include "core/store/run_folder.h"
#include "tests/app/cli_fixture.h"
#include "tests/support/foreign_run.h"

namespace armillary {
namespace {

namespace fs = std::filesystem;
using test::Cli;
using test::ForeignRun;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

TEST_F(Cli, ImportsTheFolderOfARunMadeElsewhere) {
    const ForeignRun theirs;
    theirs.write("codes.pkl", "x");
    const auto document = run_json({"import", theirs.path().string()});
    EXPECT_EQ(code, 0);
    EXPECT_EQ(document["run"], "r1");
    EXPECT_EQ(document["status"], "done");
    EXPECT_EQ(document["model"], "their_rq_vae");
    EXPECT_EQ(document["items"], 6);
    EXPECT_EQ(document["epochs"], nlohmann::json({0, 40}));
    EXPECT_THAT(document["skipped"].at(0).get<std::string>(), HasSubstr("codes.pkl"));

    const auto codebook = run_json({"codebook", "r1"});
    EXPECT_EQ(codebook["levels"][0]["used"], 3);
    EXPECT_EQ(codebook["depths"][1]["colliding_items"], 2);
    EXPECT_EQ(run_json({"codebook", "r1", "--epoch", "0"})["levels"][0]["used"], 1);
    EXPECT_FALSE(run_json({"codebook", "doctor", "r1"})["causes"].is_null());
    const auto listed = run_json({"runs", "list"})["runs"][0];
    EXPECT_TRUE(listed["seed"].is_null());
    EXPECT_TRUE(listed["seconds"].is_null());
    EXPECT_TRUE(listed["imported"]);
    run({"runs", "show", "r1"});
    EXPECT_THAT(out, AllOf(HasSubstr("their_rq_vae on unknown, seed –"), HasSubstr("made elsewhere"),
                           Not(HasSubstr("Experiment:"))));
    run({"runs", "list"});
    EXPECT_THAT(out, HasSubstr("their_rq_vae"));
}

TEST_F(Cli, WhatNeedsTheModelOfARunMadeElsewhereSaysSo) {
    const ForeignRun theirs;
    run({"import", theirs.path().string()});
    expect_refused({"evaluate", "r1"}, {"made elsewhere", "its experiment is not known"});
}

TEST_F(Cli, PreviewOfARunStoresNothing) {
    const ForeignRun theirs;
    const auto document = run_json({"import", "--preview", theirs.path().string()});
    EXPECT_EQ(document["preview"], true);
    EXPECT_EQ(document["level_sizes"], nlohmann::json({3, 2}));
    EXPECT_FALSE(fs::exists(workspace));
}

TEST_F(Cli, OptionsOfDataSetsAndOfRunsAreKeptApart) {
    const ForeignRun theirs;
    import_toy();
    expect_refused({"import", theirs.path().string(), "--format", "csv"}, {"holds a run", "--format"});
    expect_refused({"import", folder.write("x.csv", ratings_csv()).string(), "--dataset", "toy"},
                   {"--dataset is for folders of runs"});
    theirs.write("items.txt", "a\nb\nc\nd\ne\nf\n");
    expect_refused({"import", theirs.path().string(), "--dataset", "toy"}, {"'toy' has none of the 6 items"});
}

// Round trips.

TEST_F(Cli, ACopiedRunFolderGivesTheFiguresOfTheRun) {
    const std::string films = "item,title\ni1,Air\ni2,Sea\ni3,Sun\ni4,Ice\ni5,Fog\n";
    run({"import", folder.write("toy.csv", ratings_csv()).string(), "--items",
         folder.write("films.csv", films).string()});
    run({"train", "--dataset", "toy", "--model", "toy_tokenizer"});
    ASSERT_EQ(code, 0) << err;
    const auto own = run_json({"codebook", "r1"});
    const fs::path copy = folder.path() / "copy";
    fs::copy(run_json({"runs", "show", "r1"})["folder"].get<std::string>(), copy, fs::copy_options::recursive);
    const auto imported = run_json({"import", copy.string(), "--dataset", "toy"});
    EXPECT_EQ(imported["run"], "r2");
    EXPECT_EQ(imported["items_of_dataset"], imported["items"]);
    const auto again = run_json({"codebook", "r2"});
    for (const char* part : {"levels", "depths", "items", "epoch"}) EXPECT_EQ(again[part], own[part]) << part;
    EXPECT_EQ(run_json({"runs", "list"})["runs"][0]["seed"], 42);
}

TEST_F(Cli, TablesThatAreExportedAreReadBack) {
    import_toy();
    run({"train", "--dataset", "toy", "--model", "toy_recommender"});
    ASSERT_EQ(code, 0) << err;
    const fs::path copy = folder.path() / "copy";
    fs::copy(run_json({"runs", "show", "r1"})["folder"].get<std::string>(), copy, fs::copy_options::recursive);
    run({"export", "r1", "--what", "metrics", "--to", (copy / "metrics.csv").string()});
    run({"export", "r1", "--what", "per-user", "--to", (copy / "per_user.csv").string()});
    ASSERT_EQ(code, 0) << err;
    EXPECT_EQ(run_json({"import", copy.string(), "--dataset", "toy"})["skipped"], nlohmann::json::array());
    const auto own = run_json({"runs", "show", "r1"}), again = run_json({"runs", "show", "r2"});
    EXPECT_EQ(again["metrics"]["test"], own["metrics"]["test"]);
    for (const auto& series : own["series"])
        EXPECT_NE(std::find(again["series"].begin(), again["series"].end(), series), again["series"].end())
            << series;
    run({"export", "r2", "--what", "per-user", "--to", (folder.path() / "again.csv").string()});
    EXPECT_EQ(read_file(folder.path() / "again.csv"), read_file(copy / "per_user.csv"));
}

/// The class of the manual that writes a run folder.
std::string snippet_of_the_manual() {
    const std::string page = read_file(test::source_dir() / "resources/manual/en/runs.md");
    const std::string fence = "```python\n";
    const size_t starts = page.find(fence) + fence.size();
    return page.substr(starts, page.find("```", starts) - starts);
}

TEST_F(Cli, FoldersThatNumPyWritesAreRead) {
    const std::string python = "/usr/bin/python3";
    if (std::system((python + " -c 'import numpy' 2> /dev/null").c_str()) != 0)
        GTEST_SKIP() << "needs " << python << " with NumPy";
    const fs::path theirs = folder.path() / "numpy-run";
    const fs::path script = folder.write("write.py", snippet_of_the_manual() + R"(
run = RunFolder(")" + theirs.string() + R"(", [f"i{n}" for n in range(4)], model="numpy", seed=3)
for epoch, kind in enumerate(["uint8", "int16", "int32", "int64", ">i4", "uint64"]):
    codes = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=kind)
    order = np.asfortranarray if epoch % 2 else np.ascontiguousarray
    run.epoch(epoch, {
        "codes": order(codes),
        "latents": order(np.arange(8).reshape(4, 2).astype("float16")),
        "codebooks/0": np.arange(4, dtype="float64").reshape(2, 2),
        "codebooks/1": np.arange(4, dtype="float32").reshape(2, 2)}, {"temperature": 1 / (1 + epoch)})
with open(run.path / "epochs" / "5" / "inputs.npy", "wb") as file:
    np.lib.format.write_array(file, np.eye(4), version=(3, 0))
)");
    ASSERT_EQ(std::system((python + " " + script.string()).c_str()), 0);
    const auto document = run_json({"import", theirs.string()});
    EXPECT_EQ(document["skipped"], nlohmann::json::array());
    EXPECT_EQ(document["epochs"], nlohmann::json({0, 1, 2, 3, 4, 5}));
    const fs::path copy = run_json({"runs", "show", "r1"})["folder"].get<std::string>();
    const std::vector<float> latents = store::read_epoch_array(copy, 0, "latents")->as_floats();
    for (int epoch = 0; epoch < 6; ++epoch) {
        EXPECT_THAT(store::read_epoch_array(copy, epoch, "codes")->as_integers(),
                    testing::ElementsAre(0, 0, 0, 1, 1, 0, 1, 1))
            << epoch;
        EXPECT_EQ(store::read_epoch_array(copy, epoch, "latents")->as_floats(), latents) << epoch;
        const auto codebook = run_json({"codebook", "r1", "--epoch", std::to_string(epoch)});
        EXPECT_EQ(codebook["depths"][1]["distinct"], 4) << epoch;
        EXPECT_DOUBLE_EQ(codebook["levels"][0]["perplexity"], 2) << epoch;
    }
    EXPECT_FLOAT_EQ(latents.at(7), 7);
}

}  // namespace
}  // namespace armillary
