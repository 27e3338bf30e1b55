// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>

#include <filesystem>

#include "core/base/error.h"
#include "core/base/files.h"
#include "tests/app/cli_fixture.h"

namespace armillary {
namespace {

using test::Cli;
using ::testing::HasSubstr;
using ::testing::Not;

class CliFairness : public Cli {
 protected:
    void SetUp() override {
        const std::string people = "user,gender,city\nu1,F,a\nu2,M,b\nu3,F,c\nu4,M,d\nu5,F,e\nu6,,f\n";
        run({"import", folder.write("toy.csv", ratings_csv()).string(), "--users",
             folder.write("people.csv", people).string()});
        ASSERT_EQ(code, 0) << err;
    }
    std::string train(std::vector<std::string> more = {}) {
        more.insert(more.begin(), {"train", "--dataset", "toy", "--model", "toy_recommender"});
        return run_json(more)["run"];
    }
};

TEST_F(CliFairness, AnswersWithTheStableKeys) {
    const std::string id = train();
    const auto document = run_json({"fairness", id, "--attribute", "gender", "--min-group", "2", "--worst", "2"});
    EXPECT_EQ(code, 0) << err;
    EXPECT_EQ(document["run"], id);
    EXPECT_EQ(document["attribute"], "gender");
    EXPECT_EQ(document["metric"], "ndcg@10");
    ASSERT_EQ(document["groups"].size(), 2u);
    EXPECT_EQ(document["groups"][0]["value"], "F");
    EXPECT_EQ(document["groups"][0]["users"], 3);
    EXPECT_NEAR(document["groups"][0]["mean"].get<double>(), 0.2, 1e-12);  // 0, 0.2, 0.4
    EXPECT_EQ(document["groups"][0]["ci95"].size(), 2u);
    EXPECT_NEAR(document["groups"][1]["mean"].get<double>(), 0.2, 1e-12);  // 0.1, 0.3
    EXPECT_EQ(document["unknown"]["undefined"], 1);
    ASSERT_EQ(document["tests"].size(), 1u);
    EXPECT_NEAR(document["tests"][0]["gap"].get<double>(), 0, 1e-12);
    for (const char* key : {"a", "b", "ci95", "p", "p_holm", "cliffs_delta"})
        EXPECT_TRUE(document["tests"][0].contains(key)) << key;
    EXPECT_NEAR(document["users"]["gini"].get<double>(), 0.4, 1e-12);  // of 0 .1 .2 .3 .4
    EXPECT_NEAR(document["users"]["worst_10pct"].get<double>(), 0, 1e-12);
    EXPECT_EQ(document["users"]["undefined_users"], 1);
    EXPECT_EQ(document["users"]["undefined"]["mean_log_deviation"], "nonpositive_value");
    for (const char* key : {"gini", "gini_corrected", "entropy", "jain", "coverage", "tail_share"})
        EXPECT_TRUE(document["items"].contains(key)) << key;
    ASSERT_EQ(document["worst_users"].size(), 2u);
    EXPECT_EQ(document["worst_users"][0]["user"], "u1");
}

TEST_F(CliFairness, ChoosesAttributesThatMakeGroups) {
    const std::string id = train();
    const auto document = run_json({"fairness", id, "--min-group", "2"});
    EXPECT_EQ(document["attributes"].size(), 1u);  // cities are all different, all users equally active
    EXPECT_EQ(document["attribute"], "gender");
    run({"fairness", id, "--min-group", "2"});
    EXPECT_THAT(out, HasSubstr("F against M"));
    EXPECT_THAT(out, HasSubstr("(not known)"));
    EXPECT_THAT(out, HasSubstr("exposure of items"));
    run({"fairness", id});
    EXPECT_EQ(code, 0) << err;
    EXPECT_THAT(out, HasSubstr("nothing is known of the users"));
}

TEST_F(CliFairness, CorrectsSeveralRunsTogether) {
    train();
    train();
    const auto document = run_json({"fairness", "r1", "r2", "--attribute", "gender", "--min-group", "2"});
    ASSERT_EQ(document["runs"].size(), 2u);
    EXPECT_EQ(document["runs"][1]["run"], "r2");
}

TEST_F(CliFairness, RanksAgainForARunThatDidNotRecordExposure) {
    train();
    for (const auto& entry : std::filesystem::directory_iterator(workspace / "artifacts"))
        std::filesystem::remove_all(entry.path() / "exposure");
    auto document = run_json({"fairness", "r1", "--attribute", "gender", "--min-group", "2"});
    EXPECT_TRUE(document["items"].is_null());
    EXPECT_THAT(document["missing"][0].get<std::string>(), HasSubstr("--evaluate"));
    document = run_json({"fairness", "r1", "--attribute", "gender", "--min-group", "2", "--evaluate"});
    EXPECT_FALSE(document["items"].is_null());
}

TEST_F(CliFairness, RefusesInPlainWords) {
    train();
    expect_refused({"fairness"}, {"name the run"});
    expect_refused({"fairness", "r1", "--attribute", "gendre"}, {"did you mean 'gender'?", "activity"});
    expect_refused({"fairness", "r1", "--attribute", "city"}, {"no two users share"});
    expect_refused({"fairness", "r1", "--attribute", "activity"}, {"the same for all users"});
    expect_refused({"fairness", "r1", "--metric", "recall@7"}, {"ndcg@10"});
    expect_refused({"fairness", "r1", "--split", "valid-ish"}, {"no values by user"});
    expect_refused({"fairness", "r1", "--bins", "1"}, {"two groups"});
    run({"world", "hierarchy", "--name", "tree"});
    run({"train", "--dataset", "tree", "--model", "toy_tokenizer"});
    expect_refused({"fairness", "last"}, {"tokenizer"});
    run({"fairness", "r9"});
    EXPECT_EQ(code, 2);
}

TEST_F(CliFairness, AGroupOfOneIsShownAndNotTested) {
    const std::string people = "user,club\nu1,a\nu2,a\nu3,b\nu4,b\nu5,c\nu6,\n";
    run({"import", folder.write("clubs.csv", ratings_csv()).string(), "--users",
         folder.write("members.csv", people).string()});
    run({"train", "--dataset", "clubs", "--model", "toy_recommender"});
    const auto document = run_json({"fairness", "last", "--attribute", "club", "--min-group", "2"});
    EXPECT_EQ(code, 0) << err;
    ASSERT_EQ(document["groups"].size(), 3u);
    EXPECT_EQ(document["groups"][2]["value"], "c");
    EXPECT_EQ(document["groups"][2]["users"], 1);
    ASSERT_EQ(document["tests"].size(), 1u);
    EXPECT_EQ(document["tests"][0]["a"], "a");
    EXPECT_EQ(document["tests"][0]["b"], "b");
    EXPECT_EQ(document["unknown"]["undefined"], 1);  // u6, of no club
}

TEST_F(CliFairness, AnAttributeWithFiveThousandValuesShowsTheCommonest) {
    std::string ratings = "user,item,rating,timestamp\n", people = "user,town\n";
    for (int user = 0; user < 5'100; ++user) {
        people += "p" + std::to_string(user) + ",t" + std::to_string(user % 5'000) + "\n";
        for (int at = 0; at < 4; ++at)
            ratings += "p" + std::to_string(user) + ",i" + std::to_string((user + at) % 9) + ",5," +
                       std::to_string(1'600'000'000 + 60 * at) + "\n";
    }
    run({"import", folder.write("towns.csv", ratings).string(), "--users",
         folder.write("places.csv", people).string()});
    ASSERT_EQ(code, 0) << err;
    run({"train", "--dataset", "towns", "--model", "toy_recommender"});
    const auto document = run_json({"fairness", "last", "--attribute", "town", "--min-group", "2"});
    EXPECT_EQ(code, 0) << err;
    ASSERT_EQ(document["groups"].size(), 21u);
    EXPECT_EQ(document["groups"].back()["value"], "4980 other values");
}

TEST_F(CliFairness, RunsOnDifferentDataAreNotTested) {
    train();
    run({"import", folder.write("other.csv", ratings_csv() + "u9,i1,5,1000\n").string()});
    run({"train", "--dataset", "other", "--model", "toy_recommender"});
    const auto document = run_json({"runs", "compare", "r1", "r2"});
    EXPECT_EQ(code, 0);
    EXPECT_EQ(document["comparable"], false);
    EXPECT_EQ(document["differing_protocol"][0], "dataset_fingerprint");
    run({"runs", "compare", "r1", "r2"});
    EXPECT_EQ(code, 0);
    EXPECT_THAT(out, HasSubstr("Not tested"));
}

TEST_F(CliFairness, ComparesRunsUserByUser) {
    train();
    train({"--seed", "7"});
    const auto comparison = run_json({"runs", "compare", "r1", "r2"})["comparison"];
    ASSERT_EQ(comparison["metrics"].size(), 1u);
    const auto& difference = comparison["metrics"][0]["differences"][0];
    EXPECT_EQ(difference["pairs"], 5);
    EXPECT_EQ(difference["dropped"], 1);
    EXPECT_EQ(difference["difference"], 0);
    EXPECT_EQ(difference["p"], 1);
    EXPECT_EQ(difference["ties"], 5);
    for (const char* key : {"ci95", "p_holm", "d_z", "cliffs_delta", "verdict", "undefined_model"})
        EXPECT_TRUE(difference.contains(key)) << key;
    run({"runs", "compare", "r1", "r2", "--smallest-effect", "0.01"});
    EXPECT_THAT(out, HasSubstr("ndcg@10 against r1"));
    EXPECT_THAT(out, HasSubstr("equivalent"));
    run({"runs", "compare", "r1", "r2", "--by-seed"});
    EXPECT_THAT(out, Not(HasSubstr("against r1")));  // one model, two seeds
    train({"--set", "split=random"});
    run({"runs", "compare", "r1", "r3"});
    EXPECT_THAT(err, HasSubstr("splits differ"));
    EXPECT_THAT(out, HasSubstr("Not tested: the runs are on different splits"));
    expect_refused({"runs", "compare", "r1", "r2", "--metric", "mrr@3"}, {"They share: auc, ndcg@10"});
}

TEST_F(CliFairness, ABenchmarkTrainsAndCompares) {
    const std::string table = (folder.path() / "table.csv").string();
    const auto document =
        run_json({"benchmark", "--dataset", "toy", "--models", "toy_recommender,toy_sequential", "--seeds", "1,2",
                  "--set", "epochs=2", "--set", "split=random", "--to", table});
    EXPECT_EQ(code, 0) << err;
    ASSERT_EQ(document["runs"].size(), 4u);
    EXPECT_EQ(document["runs"][3]["seed"], 2);
    EXPECT_EQ(document["runs"][3]["epochs"], 2);
    const auto& metric = document["comparison"]["metrics"][0];
    EXPECT_EQ(metric["means"][0]["model"], "toy_recommender");
    EXPECT_EQ(metric["means"][0]["seeds"], 2);
    EXPECT_EQ(metric["differences"][0]["model"], "toy_sequential");
    EXPECT_EQ(run_json({"runs"})["runs"].size(), 4u);
    EXPECT_EQ(run_json({"runs", "show", "r1"})["protocol"]["split"], "random");
    EXPECT_THAT(read_file(table), HasSubstr("ndcg@10,toy_sequential,"));
}

TEST_F(CliFairness, ACancelledBenchmarkShowsWhatItDid) {
    engine.before_batch = [&](int, int) {
        if (engine.tasks.size() == 3) stop.request_stop();
    };
    run({"benchmark", "--dataset", "toy", "--models", "toy_recommender,toy_sequential", "--seeds", "1,2"});
    EXPECT_EQ(code, 130);
    EXPECT_THAT(err, HasSubstr("cancelled after 2 of 4 runs"));
    EXPECT_THAT(out, HasSubstr("toy_recommender"));
}

TEST_F(CliFairness, ABenchmarkLeavesOutWhatCannotRun) {
    engine.before_batch = [&](int, int) {
        if (engine.tasks.back().model.id == "toy_sequential") throw Error(ErrorKind::numerical, "the loss is NaN");
    };
    run({"benchmark", "--dataset", "toy", "--models", "toy_recommender,toy_sequential"});
    EXPECT_EQ(code, 0);
    EXPECT_THAT(out, HasSubstr("toy_sequential, seed 42, was left out: the loss is NaN"));
    EXPECT_THAT(out, HasSubstr("toy_recommender"));
}

TEST_F(CliFairness, ABenchmarkRefusesBeforeItTrains) {
    const auto with = [](std::vector<std::string> more) {
        more.insert(more.begin(), {"benchmark", "--dataset", "toy"});
        return more;
    };
    expect_refused({"benchmark", "--models", "a,b"}, {"--dataset"});
    expect_refused(with({"--models", "toy_recommender"}), {"baseline first"});
    expect_refused(with({"--models", "toy_recommender,toy_sequentail"}), {"toy_sequential"});
    expect_refused(with({"--models", "toy_recommender,toy_tokenizer"}), {"codebook survey"});
    expect_refused(with({"--models", "toy_recommender,toy_sequential", "--seeds", "x"}), {"seed"});
    expect_refused(with({"--models", "toy_recommender,toy_sequential", "--set", "epohcs=2"}), {"epochs"});
    expect_refused({"benchmark", "--dataset", "tyo", "--models", "toy_recommender,toy_sequential"}, {"toy"});
}

}  // namespace
}  // namespace armillary
