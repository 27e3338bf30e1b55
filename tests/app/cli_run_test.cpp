// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>

#include <cmath>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/npy.h"
#include "tests/app/cli_fixture.h"

namespace armillary {
namespace {

using test::Cli;
using ::testing::HasSubstr;
using ::testing::Not;

class CliRuns : public Cli {
 protected:
    void SetUp() override { import_toy(); }
    std::string target(const char* name) const { return (folder.path() / name).string(); }
    nlohmann::json train(std::vector<std::string> more = {}) {
        more.insert(more.begin(), {"train", "--dataset", "toy", "--model", "toy_recommender"});
        return run_json(more);
    }
    /// Gives the data set vectors, so that the toy tokenizer can run.
    std::string train_tokenizer() {
        run({"world", "hierarchy", "--name", "tree"});
        EXPECT_EQ(code, 0) << err;
        return run_json({"train", "--dataset", "tree", "--model", "toy_tokenizer"})["run"];
    }
};

TEST_F(CliRuns, TrainsAndFindsTheRunAgain) {
    const auto document = train({"--seed", "7", "--set", "epochs=3", "--set", "split=random"});
    EXPECT_EQ(code, 0) << err;
    EXPECT_EQ(document["status"], "done");
    EXPECT_EQ(document["model"], "toy_recommender");
    EXPECT_EQ(document["dataset"], "toy");
    EXPECT_EQ(document["seed"], 7);
    EXPECT_EQ(document["epochs"], 3);
    EXPECT_EQ(document["best_epoch"], 3);
    EXPECT_GE(document["seconds"], 0);
    EXPECT_DOUBLE_EQ(document["metrics"]["valid"]["ndcg@10"], 0.03);
    EXPECT_DOUBLE_EQ(document["metrics"]["test"]["ndcg@10"], 0.1);

    const auto list = run_json({"runs", "list"});
    ASSERT_EQ(list["runs"].size(), 1u);
    EXPECT_EQ(list["runs"][0]["run"], document["run"]);
    EXPECT_EQ(list["runs"][0]["status"], "done");
    EXPECT_DOUBLE_EQ(list["runs"][0]["metrics"]["test"]["ndcg@10"], 0.1);
    const auto shown = run_json({"runs", "show", "last"});
    EXPECT_EQ(shown["parameters"]["split.method"], "random");
    EXPECT_EQ(shown["protocol"]["split"], "random");
    run({"runs"});
    EXPECT_THAT(out, HasSubstr("toy_recommender"));
    run({"runs", "show", "last"});
    EXPECT_THAT(out, HasSubstr("train loss"));
    EXPECT_THAT(out, HasSubstr("█"));
}

TEST_F(CliRuns, EndsWithAShortAccount) {
    run({"train", "--dataset", "toy", "--model", "toy_recommender"});
    EXPECT_EQ(code, 0);
    EXPECT_THAT(out, HasSubstr("r1 done in"));
    EXPECT_THAT(out, HasSubstr("mean over 5 users (1 more have no test item)"));
    EXPECT_THAT(out, HasSubstr("ndcg"));
    EXPECT_THAT(err, HasSubstr("epoch 4/4"));
    EXPECT_THAT(err, HasSubstr("valid ndcg@10 0.04000"));
    EXPECT_THAT(err, HasSubstr("runs show r1"));
    run({"train", "--dataset", "toy", "--model", "toy_recommender", "--quiet"});
    EXPECT_EQ(err, "");
}

TEST_F(CliRuns, RunsAnExperimentFileAndLetsFlagsOverrideIt) {
    const std::string file =
        folder
            .write("toy.toml",
                   "dataset = \"toy\"\nmodel = \"toy_recommender\"\n[training]\nepochs = 2\nseed = 3\n")
            .string();
    EXPECT_EQ(run_json({"train", file})["epochs"], 2);
    const auto document = run_json({"train", file, "--set", "epochs=5"});
    EXPECT_EQ(document["epochs"], 5);
    EXPECT_EQ(document["seed"], 3);

    // The file that a run keeps gives the same experiment again.
    const std::string kept = run_json({"runs", "show", "last"})["experiment"];
    EXPECT_EQ(run_json({"train", folder.write("again.toml", kept).string()})["epochs"], 5);
}

TEST_F(CliRuns, RefusesWhatCannotBeTrainedAndRecordsNothing) {
    auto with = [](std::vector<std::string> more) {
        more.insert(more.begin(), {"train", "--dataset", "toy"});
        return more;
    };
    expect_refused(with({"--model", "toy_recomender"}), {"toy_recommender"});
    expect_refused({"train", "--dataset", "tyo", "--model", "toy_recommender"}, {"toy"});
    expect_refused(with({"--model", "toy_recommender", "--set", "epocs=3"}), {"epochs"});
    expect_refused(with({"--model", "toy_recommender", "--set", "model.dim=1000"}), {"model.dim", "512"});
    expect_refused(with({"--model", "toy_recommender", "--set", "dim=16"}), {"features.dim", "model.dim"});
    expect_refused(with({"--model", "toy_recommender", "--set", "loss=bqr"}), {"bpr"});
    expect_refused(with({"--model", "toy_recommender", "--set", "dim"}), {"key=value"});
    expect_refused(with({"--model", "toy_tokenizer"}), {});
    expect_refused(with({"--model", "toy_generative"}), {"tokenizer.run"});
    expect_refused(with({"--model", "toy_huge"}), {"filter.k_core_item"});
    expect_refused({"train"}, {"EXPERIMENT.toml"});
    expect_refused({"train", target("missing.toml")}, {"missing.toml"});
    expect_refused({"train", folder.write("bad.toml", "dataset = \"toy\"\nmodel = \n").string()}, {"bad.toml:2"});
    expect_refused({"train", "--resume", "r9"}, {"r9"});
    expect_refused({"train", "--resume", "r1", "--seed", "3"}, {"--resume"});
    EXPECT_EQ(run_json({"runs"})["runs"].size(), 0u);
}

TEST_F(CliRuns, KeepsACancelledRunAndResumesIt) {
    engine.before_batch = [&](int epoch, int) {
        if (epoch == 3) stop.request_stop();
    };
    const auto cancelled = train();
    EXPECT_EQ(code, 130);
    EXPECT_EQ(cancelled["status"], "cancelled");
    EXPECT_EQ(cancelled["epochs"], 2);
    stop = {};
    engine.before_batch = [](int, int) {};
    const auto document = run_json({"train", "--resume", "last"});
    EXPECT_EQ(code, 0) << err;
    EXPECT_EQ(document["run"], cancelled["run"]);
    EXPECT_EQ(document["status"], "done");
    EXPECT_EQ(document["epochs"], 4);
    expect_refused({"train", "--resume", "last"}, {"done"});
}

TEST_F(CliRuns, TellsWhereAnInputIsWrong) {
    engine.before_batch = [](int, int) { throw BadInput("the file is no valid JSON here", "codes.json:1:7"); };
    run({"train", "--dataset", "toy", "--model", "toy_recommender"});
    EXPECT_EQ(code, 2);
    EXPECT_THAT(err, HasSubstr("codes.json:1:7: the file is no valid JSON here"));
}

TEST_F(CliRuns, TellsAFailureByItsExitCode) {
    engine.before_batch = [](int, int) { throw Error(ErrorKind::numerical, "the loss is NaN"); };
    const auto document = train();
    EXPECT_EQ(code, 1);
    EXPECT_EQ(document["status"], "failed");
    EXPECT_EQ(document["error"]["kind"], "numerical");
    EXPECT_EQ(document["error"]["message"], "the loss is NaN");
    engine.before_batch = [](int, int) { throw Error(ErrorKind::breakpoint, "usage[1] < 0.2"); };
    train();
    EXPECT_EQ(code, 3);
    engine.before_batch = [](int, int) { throw UsageError("too few epochs", "training.epochs"); };
    run({"train", "--dataset", "toy", "--model", "toy_recommender"});
    EXPECT_EQ(code, 2);
    EXPECT_THAT(err, HasSubstr("too few epochs"));
    EXPECT_THAT(err, Not(HasSubstr("--resume")));  // it would fail again
}

TEST_F(CliRuns, RefusesBreakpointsAndInterventionsThatCannotBeReadAndRecordsNothing) {
    auto with = [](std::vector<std::string> more) {
        more.insert(more.begin(), {"train", "--dataset", "toy", "--model", "toy_recommender"});
        return more;
    };
    expect_refused(with({"--break", "usage[0] <"}), {"column 11", "usage[0] <"});
    expect_refused(with({"--break", "loss > 1", "--break", "isnam(loss)"}), {"isnan"});
    expect_refused(with({"--break", "usage > 'low'"}), {"column 9"});
    expect_refused(with({"--break", "usage[first] < 1"}), {"column 7"});
    expect_refused(with({"--break", "loss = 1"}), {"equality is =="});
    expect_refused(with({"--break", ""}), {"column 1"});
    expect_refused(with({"--set", "training.interventions=3 rolback"}),
                   {"training.interventions", "133 roll_back"});
    expect_refused({"train", "--repeat", "r9"}, {"r9"});
    expect_refused({"train", "--resume", "r1", "--repeat", "r1"}, {"--resume"});
    expect_refused({"train", target("a.toml"), "--repeat", "r1"}, {"--repeat"});
}

TEST_F(CliRuns, RepeatsARunAndLetsFlagsOverrideIt) {
    train({"--seed", "7", "--set", "epochs=3", "--set", "training.interventions=4 learning_rate 0.5"});
    const auto repeated = run_json({"train", "--repeat", "r1", "--name", "again"});
    EXPECT_EQ(code, 0) << err;
    EXPECT_EQ(repeated["seed"], 7);
    EXPECT_EQ(repeated["epochs"], 3);
    EXPECT_EQ(engine.tasks.back().interventions,
              (std::vector<jobs::Intervention>{{jobs::Intervention::Kind::learning_rate, 0.5, 4}}));
    EXPECT_EQ(run_json({"train", "--repeat", "r1", "--set", "epochs=2"})["epochs"], 2);
    EXPECT_EQ(run_json({"runs", "show", "again"})["parameters"]["training.interventions"], "4 learning_rate 0.5");
}

TEST_F(CliRuns, ComparesDeletesRestoresAndNotesRuns) {
    train({"--set", "model.dim=8"});
    train({"--set", "model.dim=16", "--set", "ties=raw_id"});
    const auto compared = run_json({"runs", "compare", "r1", "r2"});
    EXPECT_EQ(compared["runs"].size(), 2u);
    EXPECT_EQ(compared["comparable"], false);
    EXPECT_EQ(compared["differing_parameters"]["model.dim"], nlohmann::json({8, 16}));
    EXPECT_FALSE(compared["differing_parameters"].contains("training.epochs"));
    run({"runs", "compare", "r1", "r2"});
    EXPECT_THAT(err, HasSubstr("ties"));
    expect_refused({"runs", "compare", "r1"}, {"two"});
    expect_refused({"datasets", "delete", "toy"}, {"r1"});

    run({"runs", "note", "r1", "the first one", "--name", "first", "--tag", "good"});
    EXPECT_EQ(code, 0) << err;
    const auto noted = run_json({"runs", "show", "first"});
    EXPECT_EQ(noted["notes"], "the first one");
    EXPECT_EQ(noted["tags"], nlohmann::json({"good"}));

    EXPECT_EQ(run_json({"runs", "delete", "r1"})["deleted"], true);
    EXPECT_EQ(run_json({"runs"})["runs"].size(), 1u);
    EXPECT_EQ(run_json({"runs", "list", "--deleted"})["runs"].size(), 2u);
    run({"runs", "restore", "r1"});
    EXPECT_EQ(run_json({"runs"})["runs"].size(), 2u);
    run({"runs", "delete", "r1"});
    EXPECT_EQ(run_json({"runs", "purge"})["purged"], 1);
    expect_refused({"runs", "show", "r1"}, {"r1"});
}

TEST_F(CliRuns, EvaluatesAgain) {
    train();
    const auto document = run_json({"evaluate", "r1", "--split", "valid", "--k", "5,20"});
    EXPECT_EQ(code, 0) << err;
    EXPECT_EQ(document["split"], "valid");
    EXPECT_EQ(document["users"], 5);
    EXPECT_EQ(document["undefined_users"], 1);
    EXPECT_EQ(document["metrics"], nlohmann::json({{"ndcg@5", 0.005}, {"ndcg@20", 0.02}}));
    // User u has AUC 1 - u/100: of 20 negatives each stands above the relevant item with chance u/100.
    const auto sampled = run_json({"evaluate", "r1", "--k", "1", "--sampled", "20"})["sampled"];
    EXPECT_EQ(sampled["negatives"], 20);
    double hit = 0;
    for (int user = 0; user < 5; ++user) hit += std::pow(1 - user / 100.0, 20) / 5;
    EXPECT_NEAR(sampled["metrics"]["hit@1"], hit, 1e-12);
    EXPECT_NEAR(sampled["metrics"]["ndcg@1"], hit, 1e-12);
    EXPECT_FALSE(document.contains("sampled"));
    // The first user's item stands first, so that no draw can differ; gamma moves the estimate, not the metric.
    EXPECT_EQ(sampled["gamma"], 0.1);
    const auto biased = run_json({"evaluate", "r1", "--k", "1", "--sampled", "20", "--gamma", "1"})["sampled"];
    EXPECT_EQ(biased["metrics"], sampled["metrics"]);
    EXPECT_LT(biased["corrected"]["hit@1"], sampled["corrected"]["hit@1"]);
    EXPECT_LT(biased["drawing_errors"]["hit@1"], sampled["drawing_errors"]["hit@1"]);
    EXPECT_LT(sampled["corrected"]["hit@1"], hit);
    EXPECT_TRUE(sampled["full"].contains("mrr"));
    run({"evaluate", "r1", "--sampled", "20"});
    EXPECT_THAT(out, HasSubstr("sampled(20)"));
    EXPECT_THAT(out, HasSubstr("corrected"));
    const auto many = run_json({"evaluate", "r1", "--k", "1", "--sampled", "2001"})["sampled"];
    EXPECT_LT(many["metrics"]["hit@1"], sampled["metrics"]["hit@1"]);
    EXPECT_TRUE(many["corrected"].empty());
    run({"evaluate", "r1", "--sampled", "2001"});
    EXPECT_THAT(out, HasSubstr("corrected for up to 2000 negatives"));
    expect_refused({"evaluate", "r1", "--sampled", "2001", "--gamma", "0.1"}, {"--gamma", "2000"});
    expect_refused({"evaluate", "r1", "--sampled", "20", "--gamma", "0"}, {"--gamma"});
    expect_refused({"evaluate", "r1", "--gamma", "0.1"}, {"--gamma", "--sampled"});
    train({"--set", "split=ratio", "--set", "split.fractions=0.4,0.2,0.4"});
    expect_refused({"evaluate", "r2", "--sampled", "20"}, {"leave_one_out"});
    expect_refused({"evaluate", "r1", "--sampled", "-1"}, {"--sampled"});
    expect_refused({"evaluate", "r1", "--split", "train"}, {"valid or test"});
    expect_refused({"evaluate", "r1", "--k", "0"}, {"evaluation.k"});
}

TEST_F(CliRuns, MeasuresACodebookFromItsRecord) {
    const std::string id = train_tokenizer();
    ASSERT_EQ(code, 0) << err;
    const auto document = run_json({"codebook", id});
    EXPECT_EQ(document["run"], id);
    ASSERT_EQ(document["levels"].size(), 2u);
    // Codes (item + epoch + level) mod 4: all four used evenly, and the second level adds nothing.
    EXPECT_EQ(document["levels"][0]["size"], 4);
    EXPECT_EQ(document["levels"][0]["used"], 4);
    EXPECT_EQ(document["levels"][0]["utilisation"], 1);
    EXPECT_EQ(document["levels"][0]["dead"], 0);
    EXPECT_NEAR(document["levels"][0]["perplexity"], 4, 0.01);
    EXPECT_EQ(document["depths"][1]["distinct"], 4);
    EXPECT_EQ(document["depths"][1]["collision_rate"], 1);
    EXPECT_EQ(document["depths"][1]["colliding_items"], document["items"]);
    EXPECT_TRUE(document["input_duplicates"].is_object());
    EXPECT_EQ(run_json({"codebook", id, "--epoch", "1"})["epoch"], 1);
    // What the engine did not record is null, what the data set tells is measured.
    EXPECT_TRUE(document["residuals"].is_null());
    EXPECT_TRUE(document["reconstruction"].empty());
    EXPECT_EQ(document["inputs"]["rows"], document["items"]);
    EXPECT_GT(document["coherence"]["depths"][0]["purity"], document["coherence"]["depths"][0]["ami"]);
    expect_refused({"codebook", id, "--epoch", "99"}, {"99", "1, 2, 3, 4"});
    train();
    expect_refused({"codebook", "last"}, {"no codes"});
}

TEST_F(CliRuns, MeasuresCodesAfterAPolicyForCollisions) {
    const std::string id = train_tokenizer();
    const auto kept = run_json({"codebook", id}),
               told_apart = run_json({"codebook", id, "--collisions", "suffix"});
    EXPECT_EQ(told_apart["collision_policy"], "suffix");
    ASSERT_EQ(told_apart["depths"].size(), 3u) << "one more code";
    EXPECT_EQ(told_apart["depths"][1], kept["depths"][1]) << "the codes before stay";
    EXPECT_EQ(told_apart["depths"][2]["distinct"], kept["items"]);
    expect_refused({"codebook", id, "--collisions", "nearest_free"}, {"latents"});
    expect_refused({"codebook", id, "--collisions", "magic"}, {"magic", "nearest_free"});
}

TEST_F(CliRuns, TheDoctorAnswersForAnyTokenizer) {
    const std::string id = train_tokenizer();
    const auto document = run_json({"codebook", "doctor", id});
    EXPECT_EQ(code, 0) << err;
    EXPECT_EQ(document["run"], id);
    EXPECT_EQ(document["healthy"], true);  // it recorded nothing that speaks against it
    EXPECT_TRUE(document["causes"].empty());
    run({"codebook", "doctor", id});
    EXPECT_THAT(out, HasSubstr("healthy"));
    expect_refused({"codebook", "doctor", id, "--try"}, {"no cause"});
    expect_refused({"codebook", "doctor", id, "--try", "3"}, {"no cause"});
    expect_refused({"codebook", "doctor"}, {"codebook doctor RUN"});
    expect_refused({"codebook", "doctor", "r99"}, {"r99"});
    train();
    expect_refused({"codebook", "doctor", "last"}, {"no codes"});
}

TEST_F(CliRuns, ExportsWhatARunHolds) {
    train();
    run({"export", "r1", "--what", "metrics", "--to", target("m.csv")});
    EXPECT_EQ(code, 0) << err;
    EXPECT_THAT(read_file(target("m.csv")),
                HasSubstr("epoch,step,name,split,value\n1,3,loss,train,1\n2,6,loss,train,0.5\n"));
    EXPECT_THAT(read_file(target("m.csv")), HasSubstr("4,,ndcg@10,test,0.1\n"));

    run({"export", "r1", "--what", "per-user", "--to", target("u.json")});
    const auto users = nlohmann::json::parse(read_file(target("u.json")));
    ASSERT_EQ(users.size(), 30u);  // six users: AUC and NDCG of valid and of test, and their training interactions
    const auto second = std::find_if(users.begin(), users.end(), [](const auto& row) {
        return row["user"] == "u2" && row["name"] == "ndcg@10" && row["split"] == "test";
    });
    ASSERT_NE(second, users.end());
    EXPECT_DOUBLE_EQ((*second)["value"], 0.1);
    EXPECT_TRUE((*(second + 4))["value"].is_null());

    const auto document =
        run_json({"export", "r1", "--what", "recommendations", "--k", "2", "--to", target("r.csv")});
    EXPECT_EQ(document["rows"], 12);
    EXPECT_THAT(read_file(target("r.csv")), HasSubstr("user,item,rank,score\nu1,"));
    EXPECT_THAT(read_file(target("r.csv")), HasSubstr(",2,0.5\n"));
    const auto two = run_json({"export", "r1", "--what", "recommendations", "--k", "1", "--user", "u3", "--user",
                               "u2", "--to", target("two.csv")});
    EXPECT_EQ(two["rows"], 2);
    EXPECT_THAT(read_file(target("two.csv")), HasSubstr("user,item,rank,score\nu3,"));
    expect_refused({"export", "r1", "--what", "recommendations", "--user", "nobody", "--to", target("none.csv")},
                   {"nobody"});
    run({"export", "r1", "--what", "embeddings", "--to", target("e.npy")});
    EXPECT_EQ(read_npy(target("e.npy")).shape, (std::vector<int64_t>{8, 1}));
    EXPECT_EQ(read_npy(target("e.npy")).as_floats()[3], 0.5f);
    EXPECT_THAT(read_file(target("e.npy") + ".ids.txt"), HasSubstr("i2\n"));

    expect_refused({"export", "r1", "--what", "metrics", "--to", target("m.xlsx")}, {".csv"});
    expect_refused({"export", "r1", "--what", "metric", "--to", target("m.csv")}, {"metrics"});
    expect_refused({"export", "r1", "--what", "codes", "--to", target("c.csv")}, {"no codes"});
    expect_refused({"export", "r1", "--what", "embeddings", "--of", "users", "--to", target("e.csv")},
                   {"user_embeddings"});
    expect_refused({"export", "r1", "--what", "metrics", "--to", folder.write("f", "").string() + "/m.csv"},
                   {"m.csv"});
    expect_refused({"export", "r1"}, {"--what"});
}

TEST_F(CliRuns, ExportsCodesByItem) {
    const std::string id = train_tokenizer();
    run({"export", id, "--what", "codes", "--epoch", "1", "--to", target("c.csv")});
    EXPECT_EQ(code, 0) << err;
    const std::string text = read_file(target("c.csv"));
    EXPECT_THAT(text, HasSubstr("item,code_0,code_1\n"));
    EXPECT_THAT(text, HasSubstr(",1,2\n"));  // the first item in epoch 1
    run({"export", id, "--what", "codes", "--to", target("c.npy")});
    EXPECT_EQ(read_npy(target("c.npy")).shape.at(1), 2);
    run({"export", id, "--what", "codes", "--collisions", "suffix", "--to", target("s.npy")});
    EXPECT_EQ(read_npy(target("s.npy")).shape.at(1), 3);
    expect_refused({"export", id, "--what", "codes", "--collisions", "shuffle", "--to", target("s.npy")},
                   {"suffix_if_needed"});
    expect_refused({"export", id, "--what", "codes", "--collisions", "nearest_free", "--to", target("s.npy")},
                   {"latents"});
}

}  // namespace
}  // namespace armillary
