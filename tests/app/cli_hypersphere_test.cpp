// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>

#include <cmath>

#include "core/base/npy.h"
#include "core/store/id_list.h"
#include "core/store/run_folder.h"
#include "core/store/workspace.h"
#include "tests/app/cli_fixture.h"

namespace armillary {
namespace {

using test::Cli;
using ::testing::HasSubstr;

class CliHypersphere : public Cli {
 protected:
    void SetUp() override {
        import_toy();
        run_json({"train", "--dataset", "toy", "--model", "toy_recommender", "--set", "epochs=3"});
    }
    /// Another run, whose users have these ids.
    void keep_embeddings_of_others(const std::vector<std::string>& users, const std::vector<float>& vectors) {
        run({"train", "--dataset", "toy", "--model", "toy_recommender", "--set", "epochs=3"});
        store::Workspace opened(workspace);
        const auto other = opened.runs().folder(opened.runs().list().front().id);
        data::IdMap ids;
        for (const std::string& user : users) ids.insert(user);
        store::write_id_list(other / "users.txt", ids);
        store::write_epoch_array<float>(other, 3, "user_embeddings", vectors,
                                        {static_cast<int64_t>(users.size()), 2});
    }
    /// Unit circle: users all at one place in epoch 1 and spread in epoch 3, as a run elsewhere may have kept
    /// them.
    void keep_embeddings() {
        store::Workspace opened(workspace);
        const auto run = opened.runs().folder("r1");
        const std::vector<float> together{1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0},
            spread{1, 0, 0, 1, -1, 0, 0, -1, 2, 2, -2, -2},
            items{1, 0, 0, 1, -1, 0, 0, -1, 1, 1, -1, -1, 0, 0, 3, 0};
        store::write_epoch_array<float>(run, 1, "user_embeddings", together, {6, 2});
        store::write_epoch_array<float>(run, 3, "user_embeddings", spread, {6, 2});
        for (const int epoch : {1, 3})
            store::write_epoch_array<float>(run, epoch, "item_embeddings", items, {8, 2});
    }
};

TEST_F(CliHypersphere, ShowsARunWithTheKeysThatProgramsRelyOn) {
    keep_embeddings();
    const auto document = run_json({"hypersphere", "r1"});
    EXPECT_EQ(code, 0) << err;
    EXPECT_EQ(document["run"], "r1");
    EXPECT_EQ(document["epoch"], 3);
    ASSERT_EQ(document["epochs"].size(), 2u);
    const auto& first = document["epochs"][0];
    EXPECT_EQ(first["epoch"], 1);
    EXPECT_NEAR(first["user_uniformity"].get<double>(), 0, 1e-6);
    for (const char* key : {"alignment", "item_uniformity", "item_uniformity_degree_weighted"})
        EXPECT_TRUE(first[key].is_number()) << key;
    for (const char* key : {"alignment", "user_uniformity", "item_uniformity"})
        EXPECT_EQ(first["standard_errors"][key], 0) << key;
    EXPECT_LT(document["epochs"][1]["user_uniformity"], -1);
    EXPECT_EQ(document["users"]["rows"], 6);
    EXPECT_EQ(document["items"]["zero_rows"], 1);
    EXPECT_EQ(document["items"]["deciles"].size(), 8u);
    const auto together = run_json({"hypersphere", "r1", "--epoch", "1"})["users"];
    EXPECT_EQ(together["collapsed"], true);
    EXPECT_NEAR(together["mean_cosine"].get<double>(), 1, 1e-9);

    run({"hypersphere", "r1"});
    EXPECT_EQ(code, 0);
    for (const char* words : {"r1: toy_recommender on toy, epoch 3", "alignment", "over epochs", "spectrum",
                              "left out: 1 rows of zeros", "by popularity"})
        EXPECT_THAT(out, HasSubstr(words));
}

TEST_F(CliHypersphere, ShowsAnyFileOfVectors) {
    const std::string file = (folder.path() / "vectors.npy").string();
    write_npy<double>(file, std::vector<double>{1, 0, 0, 1, -1, 0, 0, -5}, {4, 2});
    const auto document = run_json({"hypersphere", file});
    EXPECT_EQ(code, 0) << err;
    EXPECT_EQ(document["items"]["rows"], 4);
    EXPECT_NEAR(document["items"]["uniformity"].get<double>(),
                std::log((4 * std::exp(-4.0) + 2 * std::exp(-8.0)) / 6), 1e-6);
    EXPECT_TRUE(document["items"]["uniformity_degree_weighted"].is_null());
    run({"hypersphere", file});
    EXPECT_THAT(out, HasSubstr("spectrum"));
    write_npy<double>(file, std::vector<double>{3, 4}, {1, 2});
    run({"hypersphere", file});
    EXPECT_EQ(code, 0) << err;
    EXPECT_THAT(out, HasSubstr("one point alone: uniformity and neighbours need two"));
}

TEST_F(CliHypersphere, TellsHowAlikeTwoRunsArrangeTheSameItems) {
    keep_embeddings();
    const auto own = run_json({"hypersphere", "r1", "--with", "r1"})["likeness"];
    EXPECT_EQ(code, 0) << err;
    EXPECT_EQ(own["with"], "r1");
    EXPECT_EQ(own["users"]["rows"], 6);
    EXPECT_EQ(own["items"]["rows"], 8);
    EXPECT_NEAR(own["items"]["cka"].get<double>(), 1, 1e-9);
    // X'X of the users is (10, 8; 8, 10): 20 * 20 / (5 * 328).
    EXPECT_NEAR(own["users"]["chance"].get<double>(), 400.0 / 1640, 1e-6);
    EXPECT_EQ(run_json({"hypersphere", "r1", "--with", "last"})["likeness"]["with"], "r1");
    // In epoch 1 all users stand at one place: what does not vary is like nothing.
    const auto together = run_json({"hypersphere", "r1", "--epoch", "1", "--with", "r1"})["likeness"];
    EXPECT_TRUE(together["users"]["cka"].is_null());
    EXPECT_NEAR(together["items"]["cka"].get<double>(), 1, 1e-9);
    run({"hypersphere", "r1", "--with", "r1"});
    EXPECT_THAT(out, HasSubstr("likeness to r1"));
    EXPECT_THAT(out, HasSubstr("by chance 0.2439 "));
    EXPECT_FALSE(run_json({"hypersphere", "r1"}).contains("likeness"));
    run({"train", "--dataset", "toy", "--model", "toy_recommender"});
    expect_refused({"hypersphere", "r1", "--with", "r2"}, {"no embeddings"});
    expect_refused({"hypersphere", "r1", "--with", "r9"}, {"r9"});
}

TEST_F(CliHypersphere, OfFewCommonIdsLikenessIsNotKnown) {
    keep_embeddings();
    const auto ids = store::read_id_list(store::Workspace(workspace).runs().folder("r1") / "users.txt");
    const std::string first(ids[0]), second(ids[1]);
    keep_embeddings_of_others({"stranger", "nobody"}, {1, 0, 0, 1});
    const auto none = run_json({"hypersphere", "r1", "--with", "r2"})["likeness"];
    EXPECT_EQ(code, 0) << err;
    EXPECT_EQ(none["users"]["rows"], 0);
    EXPECT_TRUE(none["users"]["cka"].is_null());
    EXPECT_TRUE(none["users"]["chance"].is_null());
    keep_embeddings_of_others({"stranger", first}, {1, 0, 0, 1});
    EXPECT_EQ(run_json({"hypersphere", "r1", "--with", "r3"})["likeness"]["users"]["rows"], 1);
    EXPECT_EQ(code, 0) << err;
    keep_embeddings_of_others({second, "stranger", first}, {5, 1, 0, 1, 2, 3});
    const auto some = run_json({"hypersphere", "r1", "--with", "r4"})["likeness"]["users"];
    EXPECT_EQ(some["rows"], 2);
    EXPECT_NEAR(some["cka"].get<double>(), 1, 1e-6);  // two points differ along one line
    EXPECT_NEAR(some["chance"].get<double>(), 1, 1e-6);
    keep_embeddings_of_others({first, second}, {std::nanf(""), 0, 0, 1});
    EXPECT_EQ(run_json({"hypersphere", "r1", "--with", "r5"})["likeness"]["users"]["rows"], 1);
    run({"hypersphere", "r1", "--with", "r2"});
    EXPECT_EQ(code, 0) << err;
    EXPECT_THAT(out, HasSubstr("by chance – "));
}

TEST_F(CliHypersphere, OfVectorsWithHolesTellsWhatIsLeftOut) {
    const std::string file = (folder.path() / "holes.npy").string();
    write_npy<double>(file, std::vector<double>{1, 0, 0, 0, std::nan(""), 1, -1, 0}, {4, 2});
    const auto items = run_json({"hypersphere", file})["items"];
    EXPECT_EQ(code, 0) << err;
    EXPECT_EQ(items["zero_rows"], 1);
    EXPECT_EQ(items["broken_rows"], 1);
    EXPECT_NEAR(items["uniformity"].get<double>(), -8, 1e-6);  // two opposite points
}

TEST_F(CliHypersphere, SaysInPlainWordsWhatItCannotShow) {
    const std::string file = (folder.path() / "vectors.npy").string();
    expect_refused({"hypersphere"}, {"name the run, or a file of vectors"});
    write_npy<double>(file, std::vector<double>{0, 0, std::nan(""), 1}, {2, 2});
    expect_refused({"hypersphere", file},
                   {"none of the 2 items has a direction", "1 are all zeros", "1 hold NaN"});
    write_npy<double>(file, std::vector<double>{1, 2, 3}, {3});
    expect_refused({"hypersphere", file}, {"[3]", "embeddings are [rows, dim]"});
    expect_refused({"hypersphere", file, "--epoch", "2"}, {"no epochs"});
    run({"hypersphere", "r1"});
    EXPECT_NE(code, 0);
    EXPECT_THAT(err,
                HasSubstr("toy_recommender has no embeddings of users or items. Train a model that has them"));
    keep_embeddings();
    run({"hypersphere", "r1", "--epoch", "2"});
    EXPECT_NE(code, 0);
    EXPECT_THAT(err, HasSubstr("r1 kept no embeddings of epoch 2; it kept those of 1, 3"));
    expect_refused({"hypersphere", "r1", "--attribute", "age"}, {"no attributes of users or items"});
}

}  // namespace
}  // namespace armillary
