// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/imported/run_import.h"

#include <gmock/gmock.h>

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/jobs/inputs.h"
#include "core/jobs/run_surroundings.h"
#include "core/store/run_folder.h"
#include "tests/core/jobs/fake_engine.h"
#include "tests/support/foreign_run.h"

namespace armillary::jobs {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;

class RunImportTest : public testing::Test {
 protected:
    RunImportReport import(const std::string& dataset = {}) {
        return import_run(workspace, {.folder = run.path(), .dataset = dataset});
    }
    store::RunStore& runs() { return workspace.runs(); }
    double recorded(const std::string& id, const std::string& name, int epoch) {
        for (const store::SeriesPoint& point : runs().series(id, "diagnostics", name))
            if (point.epoch == epoch) return point.value;
        return NAN;
    }
    std::vector<std::string> skipped(const RunImportReport& report) {
        std::vector<std::string> sentences;
        for (const store::Skipped& each : report.skipped) sentences.push_back(each.sentence());
        return sentences;
    }
    std::string refusal() {
        try {
            import();
        } catch (const Error& error) {
            return error.where() + " " + error.what();
        }
        return "nothing was refused";
    }

    test::TemporaryDirectory folder;
    store::Workspace workspace{folder.path() / "workspace"};
    test::ForeignRun run;
};

TEST_F(RunImportTest, WhatIsNotSaidStaysUnknown) {
    const RunImportReport report = import();
    const store::RunDetails details = runs().get(report.run);
    EXPECT_EQ(details.status, "done");
    EXPECT_EQ(details.kind, "tokenizer");
    EXPECT_EQ(details.model, "their_rq_vae");
    EXPECT_EQ(details.name, "their-run");
    EXPECT_EQ(details.dataset, "");
    EXPECT_TRUE(details.imported);
    EXPECT_FALSE(details.seed_known);
    EXPECT_EQ(details.best_epoch, 0);
    EXPECT_EQ(details.epochs, 40);
    EXPECT_EQ(details.experiment_toml, "");
    EXPECT_THAT(report.skipped, IsEmpty());
    EXPECT_THAT(report.epochs, ElementsAre(0, 40));
    const auto written = nlohmann::json::parse(read_file(runs().folder(report.run) / "run.json"));
    EXPECT_FALSE(written.contains("seed"));
    EXPECT_FALSE(written.contains("program"));
}

TEST_F(RunImportTest, CodesAreMeasuredAtEveryEpoch) {
    const std::string id = import().run;
    EXPECT_DOUBLE_EQ(recorded(id, "usage[0]", 0), 1.0 / 3);
    EXPECT_DOUBLE_EQ(recorded(id, "usage[0]", 40), 1);
    EXPECT_DOUBLE_EQ(recorded(id, "perplexity[0]", 0), 1);
    // Two items a code: uniform over three codes; level 1 has 0 four times, 1 twice: exp(H) = 3 / 2^(2/3).
    EXPECT_NEAR(recorded(id, "perplexity[0]", 40), 3, 1e-12);
    EXPECT_NEAR(recorded(id, "perplexity[1]", 40), 3 / std::cbrt(4.0), 1e-12);
    EXPECT_DOUBLE_EQ(recorded(id, "collision_rate", 0), 1);
    EXPECT_DOUBLE_EQ(recorded(id, "collision_rate", 40), 2.0 / 6);
    EXPECT_DOUBLE_EQ(recorded(id, "churn", 40), 5.0 / 6);  // i0 alone kept its codes
    EXPECT_TRUE(std::isnan(recorded(id, "forced_items", 40)));
    EXPECT_DOUBLE_EQ(runs().get(id).metrics.at("diagnostics").at("collision_rate"), 2.0 / 6);
    const RecordedCodes codes = recorded_codes(workspace, runs().get(id));
    EXPECT_EQ(codes.epoch, 40);  // the best epoch is not known: the last is shown, not epoch 0
    EXPECT_THAT(recorded_level_sizes(runs().folder(id), codes), ElementsAre(3, 2));
}

TEST_F(RunImportTest, VectorsGiveResidualsErrorsAndForcedCollisions) {
    // One number an item: latents 0 to 5; level 0 takes 2·code, level 1 code, so the residuals are known.
    run.array<float>(40, "latents", {0, 1, 2, 3, 4, 5}, {6, 1});
    run.array<double>(40, "codebooks/0", {0, 2, 4, 9}, {4, 1});
    run.array<float>(40, "codebooks/1", {0, 1}, {2, 1});
    run.array<float>(40, "inputs", {0, 1, 2, 3, 5, 5}, {6, 1});
    run.array<float>(40, "reconstructions", {0, 1, 2, 3, 5, 3}, {6, 1});
    const std::string id = import().run;
    EXPECT_DOUBLE_EQ(recorded(id, "latent_norm", 40), 2.5);
    EXPECT_NEAR(recorded(id, "residual_norm[0]", 40), 2.5, 1e-6);
    EXPECT_NEAR(recorded(id, "residual_norm[1]", 40), 3.0 / 6, 1e-6);  // 0 1 0 1 0 1
    EXPECT_NEAR(recorded(id, "residual_norm[2]", 40), 1.0 / 6, 1e-6);  // i5 alone is 1 away
    EXPECT_DOUBLE_EQ(recorded(id, "usage[0]", 40), 3.0 / 4);           // the codebook has a fourth code
    EXPECT_NEAR(recorded(id, "codebook_norm[0]", 40), 15.0 / 4, 1e-6);
    EXPECT_NEAR(recorded(id, "reconstruction_error", 40), 4.0 / 6, 1e-6);
    EXPECT_TRUE(std::isnan(recorded(id, "reconstruction_error[0]", 40)));  // nobody decoded one level alone
    EXPECT_EQ(recorded(id, "forced_items", 40), 2);                        // i4 and i5 have the same input
    EXPECT_EQ(recorded(id, "made_items", 40), 0);
    EXPECT_EQ(recorded(id, "neighbour_queries", 40), 6);
    EXPECT_TRUE(std::isnan(recorded(id, "latent_norm", 0)));
}

TEST_F(RunImportTest, TablesBecomeSeriesEventsAndLedgers) {
    run.write("run.json",
              R"({"format": 1, "kind": "recommender", "model": "bert", "name": "theirs", "seed": 7,
                  "created": "2024-05-01T12:34:56Z", "program": "their script", "best_epoch": 1, "tags": ["b", "a"],
                  "notes": "as published", "parameters": {"dim": 64}, "protocol": {"dataset": "beauty", "ties": 3}})");
    // Any order of the columns, CR LF, a mark in front, a last line without an end.
    run.write(
        "metrics.csv",
        "\xEF\xBB\xBFsplit,name,epoch,step,value,more\r\nvalid,ndcg@10,1,100,0.5,\r\nvalid,ndcg@10,2,200,0.4,x\r\n"
        "train,loss,1,100,,\r\ntrain,loss,2,200,1.5,");
    run.write("per_user.csv", "user,name,split,value\nu1,ndcg@10,test,0.25\nu2,ndcg@10,test,\n");
    run.write("events.csv", "step,kind,detail\n150,restart,\"power, cut\"\n");
    run.write("log.txt", "hello\n");
    run.write("epochs/2/scalars.json", R"({"temperature": 0.5, "word": "x"})");
    run.write("something/else.bin", "kept");
    const RunImportReport report = import();
    EXPECT_THAT(skipped(report), ElementsAre("epochs/2/scalars.json: no number: 'word'"));
    const store::RunDetails details = runs().get(report.run);
    EXPECT_EQ(details.name, "theirs");
    EXPECT_EQ(details.seed, 7u);
    EXPECT_EQ(details.created, "2024-05-01T12:34:56.000Z");
    EXPECT_EQ(details.notes, "as published");
    EXPECT_THAT(details.tags, ElementsAre("a", "b"));
    EXPECT_EQ(details.dataset, "beauty");
    EXPECT_EQ(details.parameters_json, R"({"dim":64})");
    EXPECT_EQ(details.best_epoch, 1);
    EXPECT_DOUBLE_EQ(details.metrics.at("valid").at("ndcg@10"), 0.5);  // of the best epoch
    EXPECT_FALSE(details.metrics.contains("train"));
    const auto loss = runs().series(report.run, "train", "loss");
    ASSERT_EQ(loss.size(), 2u);
    EXPECT_TRUE(std::isnan(loss[0].value));
    EXPECT_EQ(loss[1].step, 200);
    EXPECT_DOUBLE_EQ(recorded(report.run, "temperature", 2), 0.5);
    const auto users = runs().per_user(report.run, "test", "ndcg@10");
    EXPECT_DOUBLE_EQ(users.at(0), 0.25);
    EXPECT_TRUE(std::isnan(users.at(1)));
    EXPECT_THAT(runs().events(report.run),
                ElementsAre(AllOf(Field(&store::RunEvent::step, 150), Field(&store::RunEvent::kind, "restart"),
                                  Field(&store::RunEvent::detail, "power, cut"))));
    const fs::path copy = runs().folder(report.run);
    EXPECT_EQ(read_file(copy / "something" / "else.bin"), "kept");
    EXPECT_EQ(read_file(copy / "log.txt"), "hello\n");
    const auto written = nlohmann::json::parse(read_file(copy / "run.json"));
    EXPECT_EQ(written.at("program"), "their script");
    EXPECT_EQ(written.at("protocol").at("ties"), 3);
}

TEST_F(RunImportTest, FiguresOfTheOtherProgramStay) {
    run.write("metrics.csv", "epoch,step,name,split,value\n40,900,perplexity[0],diagnostics,2.5\n");
    const std::string id = import().run;
    EXPECT_DOUBLE_EQ(recorded(id, "perplexity[0]", 40), 2.5);
    EXPECT_DOUBLE_EQ(recorded(id, "perplexity[0]", 0), 1);
    EXPECT_EQ(runs().series(id, "diagnostics", "usage[0]").back().step, 900);
}

TEST_F(RunImportTest, TheFolderStaysAsItWas) {
    const auto before = fs::last_write_time(run.path() / "run.json");
    import();
    EXPECT_EQ(fs::last_write_time(run.path() / "run.json"), before);
    EXPECT_FALSE(fs::exists(run.path() / "epochs/40/level_sizes.npy"));
    EXPECT_FALSE(fs::exists(run.path() / "lock"));
}

TEST_F(RunImportTest, ItemsOfADataSetAreMatchedByRawId) {
    const data::DatasetPtr toy = test::toy_dataset();
    workspace.add_dataset(*toy, {}, "{}");
    std::string ids;
    for (int32_t item = 0; item < 6; ++item)  // in another order than the data set's, the last is a stranger
        ids += item < toy->item_count() ? std::string(toy->items()[toy->item_count() - 1 - item]) + "\n"
                                        : "stranger\n";
    run.write("items.txt", ids);
    const RunImportReport report = import("toy");
    EXPECT_EQ(report.items, 6);
    EXPECT_EQ(report.items_of_dataset, std::min(6, toy->item_count()));
    const store::RunDetails details = runs().get(report.run);
    EXPECT_EQ(details.dataset, "toy");
    const RunSurroundings around = run_surroundings(workspace, details, {});
    ASSERT_TRUE(around.dataset);
    EXPECT_EQ(around.facts.interactions.size(), 6u);
    double taken = 0;
    for (const int32_t item : toy->interactions().item) taken += item == toy->item_count() - 1;
    EXPECT_DOUBLE_EQ(around.facts.interactions.front(), taken);
    run.write("items.txt", "x0\nx1\nx2\nx3\nx4\nx5\n");
    EXPECT_THAT([&] { import("toy"); },
                testing::ThrowsMessage<BadInput>(HasSubstr("has none of the 6 items of the run")));
}

TEST_F(RunImportTest, ItemsCsvGivesTitlesWithoutADataSet) {
    run.write("items.csv",
              "number,title,genre\ni0,Zero,a\ni1,One,a\ni2,\"Two, too\",b\ni3,Three,b\ni4,Four,a\ni5,Five,b\n");
    const RunSurroundings around = run_surroundings(workspace, runs().get(import().run), {});
    ASSERT_TRUE(around.dataset);
    EXPECT_EQ(around.dataset->item_title(around.dataset->items().find("i2")), "Two, too");
    EXPECT_EQ(around.no_inputs, "the run has no inputs.npy in its folder");
}

TEST_F(RunImportTest, PaddedEpochNumbersAreNumbers) {
    fs::rename(run.path() / "epochs/40", run.path() / "epochs/0040");
    fs::create_directories(run.path() / "epochs/last");
    fs::copy_file(run.path() / "epochs/0/codes.npy", run.path() / "epochs/last/codes.npy");
    const RunImportReport report = import();
    EXPECT_THAT(report.epochs, ElementsAre(0, 40));
    EXPECT_THAT(skipped(report), ElementsAre(HasSubstr("epochs/last: the name of the folder is no whole number")));
    EXPECT_TRUE(fs::exists(runs().folder(report.run) / "epochs/40/codes.npy"));
    EXPECT_FALSE(fs::exists(runs().folder(report.run) / "epochs/last"));
}

// What is wrong and not required is left out, with words.

TEST_F(RunImportTest, PicklesAreRefusedWithTheLineThatConvertsThem) {
    run.write("epochs/40/latents.pt", "PK");
    run.write("codes.pkl", "x");
    run.write("all.npz", "PK");
    const RunImportReport report = import();
    const auto sentences = skipped(report);
    EXPECT_THAT(sentences, Contains(AllOf(HasSubstr("epochs/40/latents.pt"), HasSubstr("can run code"),
                                          HasSubstr("numpy.save(\"latents.npy\", torch.load(\"latents.pt\""))));
    EXPECT_THAT(sentences, Contains(AllOf(HasSubstr("codes.pkl"), HasSubstr("pickle.load(open(\"codes.pkl\""))));
    EXPECT_THAT(sentences, Contains(AllOf(HasSubstr("all.npz"), HasSubstr("numpy.load(\"all.npz\")"))));
    EXPECT_FALSE(fs::exists(runs().folder(report.run) / "codes.pkl"));
}

TEST_F(RunImportTest, LinksAreNotFollowed) {
    const fs::path secret = folder.write("secret.txt", "secret");
    fs::create_symlink(secret, run.path() / "log.txt");
    fs::create_symlink(folder.path(), run.path() / "epochs/7");
    const RunImportReport report = import();
    EXPECT_THAT(skipped(report), testing::UnorderedElementsAre(HasSubstr("log.txt: it is a link"),
                                                               HasSubstr("epochs/7: it is a link")));
    EXPECT_FALSE(fs::exists(runs().folder(report.run) / "log.txt"));
}

TEST_F(RunImportTest, BadArraysAreLeftOutAndTheRestIsTaken) {
    run.codes(10, {0, 0, 0, 1});  // two rows
    run.array<float>(40, "latents", {0, 1, 2, NAN, 4, 5}, {6, 1});
    run.array<float>(40, "codebooks/0", {1, 2}, {2, 1});  // items have code 2
    run.array<float>(40, "codebooks/9", {1, 2}, {2, 1});
    run.array<float>(0, "codes", std::vector<float>(12, 0), {6, 2});
    run.array<int32_t>(50, "codes", std::vector<int32_t>(18, 0), {6, 3});
    run.array<int32_t>(60, "codes", std::vector<int32_t>(12, -2), {6, 2});
    run.array<float>(40, "user_embeddings", {1, 2}, {2, 1});
    run.array<float>(40, "attention/u1", {1, 2}, {2, 1});
    const std::string whole = read_file(run.path() / "epochs/40/codes.npy");
    run.write("epochs/70/codes.npy", whole.substr(0, whole.size() - 4));
    run.write("epochs/80/codes.npy", "no array");
    const RunImportReport report = import();
    EXPECT_THAT(report.epochs, ElementsAre(40));
    const auto sentences = skipped(report);
    EXPECT_THAT(sentences, Contains(HasSubstr("epochs/10/codes.npy: it has 2 rows, and items.txt has 6 ids")));
    EXPECT_THAT(sentences, Contains(HasSubstr("epochs/40/latents.npy: row 3, column 0 (both from 0) is nan")));
    EXPECT_THAT(sentences, Contains(HasSubstr("codebooks/0.npy: it has 2 codes, and items have code 2")));
    EXPECT_THAT(sentences, Contains(HasSubstr("codebooks/9.npy: the codes have 2 levels")));
    EXPECT_THAT(sentences, Contains(HasSubstr("epochs/0/codes.npy: it holds floating-point numbers")));
    EXPECT_THAT(sentences, Contains(HasSubstr("epochs/50/codes.npy: it has 3 levels, and an earlier epoch 2")));
    EXPECT_THAT(sentences, Contains(HasSubstr("epochs/60/codes.npy: row 0, level 0: -2 is no code")));
    EXPECT_THAT(sentences, Contains(HasSubstr("user_embeddings.npy: there is no users.txt")));
    EXPECT_THAT(sentences, Contains(HasSubstr("attention/u1.npy: its shape is (2, 1)")));
    EXPECT_THAT(sentences, Contains(AllOf(HasSubstr("epochs/70/codes.npy"), HasSubstr("truncated"))));
    EXPECT_THAT(sentences, Contains(AllOf(HasSubstr("epochs/80/codes.npy"), HasSubstr("not a .npy file"))));
    // The details of the run say so too.
    EXPECT_THAT(runs().get(report.run).environment_json, HasSubstr("epochs/10/codes.npy"));
}

TEST_F(RunImportTest, AnArrayLargerThanItsFileTakesNoMemory) {
    std::string huge = read_file(run.path() / "epochs/40/codes.npy");
    huge.replace(huge.find("(6, 2)"), 6, "(6, 99999999999)");  // padding takes the rest
    huge.erase(huge.find("          "), 10);
    run.write("epochs/41/codes.npy", huge);
    EXPECT_THAT(skipped(import()), ElementsAre(AllOf(HasSubstr("epochs/41/codes.npy"), HasSubstr("truncated"))));
}

TEST_F(RunImportTest, BadLinesOfTablesAreLeftOut) {
    run.write("metrics.csv",
              "epoch,step,name,split,value\n1,10,loss,train,0.5\nx,1,loss,train,1\n2,20,loss,train,abc\n3\n");
    run.write("events.csv", "when,what\n1,2\n");
    run.write("per_user.csv", "user,name,split,value\nu1,\"open\n");
    run.write("recommendations.csv", "user,item,rank,score,split\nu1,i1,0,1,test\n");
    run.write("epochs/40/scalars.json", "[1]");
    run.write("items.csv", "");
    const RunImportReport report = import();
    const auto sentences = skipped(report);
    EXPECT_THAT(
        sentences,
        Contains("metrics.csv:3: the epoch 'x' is no whole number from 0 on (and 2 more lines of the file)"));
    EXPECT_THAT(sentences,
                Contains(HasSubstr("events.csv: its first line should name the columns step,kind,detail")));
    EXPECT_THAT(sentences, Contains(HasSubstr("per_user.csv:2: a quotation mark is not closed")));
    EXPECT_THAT(sentences, Contains(HasSubstr("recommendations.csv:2: the rank '0'")));
    EXPECT_THAT(sentences, Contains(HasSubstr("epochs/40/scalars.json: it should hold one JSON object")));
    EXPECT_THAT(sentences, Contains(HasSubstr("items.csv: the file is empty")));
    EXPECT_EQ(runs().series(report.run, "train", "loss").size(), 1u);
}

TEST_F(RunImportTest, WrongEncodingsAndNewerFormatsAreSaid) {
    run.write("run.json",
              R"({"format": 2, "kind": "tokenizer", "seed": -1, "tags": "x", "created": "yesterday"})");
    run.write("metrics.csv", "epoch,step,name,split,value\n1,1,caf\xE9,train,1\n");
    const auto sentences = skipped(import());
    EXPECT_THAT(sentences, Contains(HasSubstr("its format is 2, and the newest known here is 1")));
    EXPECT_THAT(sentences, Contains(HasSubstr("run.json: 'seed' should be a whole number")));
    EXPECT_THAT(sentences, Contains(HasSubstr("run.json: 'tags' should be a list of texts")));
    EXPECT_THAT(sentences, Contains(HasSubstr("'created' is 'yesterday'")));
    EXPECT_THAT(sentences, Contains(HasSubstr("metrics.csv: it is not UTF-8")));
}

// What is required and wrong refuses the run, and nothing enters the store.

struct BadRun {
    const char *file, *content, *says;
};
class BadRunImport : public RunImportTest, public testing::WithParamInterface<BadRun> {};

TEST_P(BadRunImport, IsRefusedInPlainWords) {
    if (GetParam().content)
        run.write(GetParam().file, GetParam().content);
    else
        fs::remove(run.path() / GetParam().file);
    EXPECT_THAT(refusal(), HasSubstr(GetParam().says));
    EXPECT_THAT(runs().list(true), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(
    , BadRunImport,
    testing::Values(
        BadRun{"run.json", nullptr, "no run.json in the folder"},
        BadRun{"run.json", "{\n \"format\": 1, \"kind\": NaN}", "run.json:2:"},
        BadRun{"run.json", "[]", "should hold one object"},
        BadRun{"run.json", R"({"kind": "tokenizer"})", "write \"format\": 1"},
        BadRun{"run.json", R"({"format": "1", "kind": "tokenizer"})", "write \"format\": 1"},
        BadRun{"run.json", R"({"format": 1})", "the kind of the run is not given"},
        BadRun{"run.json", R"({"format": 1, "kind": "autoencoder"})", "the kind of the run is \"autoencoder\""},
        BadRun{"items.txt", nullptr, "there is no items.txt, so nobody knows which items the rows of"},
        BadRun{"items.txt", "i0\ni1\ni0\ni3\ni4\ni5\n", "items.txt:3 the id 'i0' stands twice, first in line 1"},
        BadRun{"items.txt", "i0\n\ni2\ni3\ni4\ni5\n", "items.txt:2 the line is empty"},
        BadRun{"items.txt", "i0\ncaf\xE9\ni2\ni3\ni4\ni5\n", "items.txt:2 the id is not UTF-8"},
        BadRun{"items.txt", "i0\ni1\n", "none of the codes of this tokenizer can be shown"}));

TEST_F(RunImportTest, ACancelledImportLeavesNothing) {
    std::stop_source stop;
    EXPECT_THROW(import_run(workspace, {.folder = run.path(),
                                        .stop = stop.get_token(),
                                        .progress =
                                            [&](const std::string& what, int64_t, int64_t) {
                                                if (what == "Measuring the codes") stop.request_stop();
                                            }}),
                 Cancelled);
    EXPECT_THAT(runs().list(), IsEmpty());
}

}  // namespace
}  // namespace armillary::jobs
