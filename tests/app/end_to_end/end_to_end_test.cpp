// SPDX-License-Identifier: GPL-3.0-or-later
// The terminal program itself, with the engine, as a person runs it: killed, interrupted, two at a time.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <thread>

#include "core/base/hash.h"
#include "tests/support/support.h"

namespace armillary::test {
namespace {

using nlohmann::json;

std::string read_all(const std::filesystem::path& file) {
    std::ifstream in(file);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

/// A run of the program in the background.
class Process {
 public:
    Process(const std::filesystem::path& workspace, std::vector<std::string> arguments,
            const std::filesystem::path& output)
        : output_(output) {
        arguments.insert(arguments.begin(),
                         {ARMILLARY_CLI, "--workspace", workspace.string(), "--json", "--quiet"});
        child_ = fork();
        if (child_ != 0) return;
        if (!freopen(output.c_str(), "w", stdout) || !freopen("/dev/null", "w", stderr)) _exit(99);
        std::vector<char*> raw;
        for (std::string& argument : arguments) raw.push_back(argument.data());
        raw.push_back(nullptr);
        execv(raw[0], raw.data());
        _exit(98);
    }

    void signal(int number) const { kill(child_, number); }

    /// Exit code; 1000 + signal when killed.
    int wait() const {
        int status = 0;
        waitpid(child_, &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
    }
    json output() const { return json::parse(read_all(output_)); }

 private:
    pid_t child_ = 0;
    std::filesystem::path output_;
};

class Terminal : public ::testing::Test {
 protected:
    json run(std::vector<std::string> arguments, int expected_code = 0) {
        const Process process = start(std::move(arguments));
        EXPECT_EQ(process.wait(), expected_code);
        return process.output();
    }
    Process start(std::vector<std::string> arguments) {
        return {folder_.path() / "workspace", std::move(arguments),
                folder_.path() / ("output-" + std::to_string(++count_))};
    }
    json status_of(const std::string& run_id) {
        const json list = run({"runs", "list"});
        for (const json& entry : list.at("runs"))
            if (entry.at("run") == run_id) return entry;
        return {};
    }
    /// Waits until a run has recorded an epoch.
    void wait_for_epoch(const std::string& run_id, int epoch) {
        for (int attempt = 0; attempt < 600; ++attempt) {
            const json entry = status_of(run_id);
            if (!entry.is_null() && entry.value("epochs", 0) >= epoch) return;
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        }
        FAIL() << run_id << " never reached epoch " << epoch;
    }

    /// Every bit of what a run learned: weights, optimiser, and the codes of its last epoch.
    static std::vector<std::string> learned_by(const json& run, int epochs) {
        std::vector<std::string> sums;
        const std::filesystem::path folder = run.at("folder").get<std::string>();
        for (const std::filesystem::path& file :
             {folder / "checkpoint/best.safetensors", folder / "checkpoint/last.safetensors",
              folder / "epochs" / std::to_string(epochs) / "codes.npy"})
            sums.push_back(sha256_of_file(file));
        return sums;
    }
    const std::vector<std::string> training_{
        "train", "--dataset",    "demo",  "--model",         "sasrec", "--set", "training.epochs=8",
        "--set", "model.dim=32", "--set", "early_stopping=0"};
    TemporaryDirectory folder_;
    int count_ = 0;
};

TEST_F(Terminal, ARunKilledHalfwayIsInterruptedAndResumesToTheSameMetrics) {
    run({"world", "demo"});
    const json whole = run(training_);
    ASSERT_EQ(whole.at("status"), "done");
    const Process victim = start(training_);
    wait_for_epoch("r2", 3);
    EXPECT_EQ(status_of("r2").at("status"), "running");
    victim.signal(SIGKILL);
    EXPECT_EQ(victim.wait(), 1000 + SIGKILL);
    EXPECT_EQ(status_of("r2").at("status"), "interrupted");
    const json resumed = run({"train", "--resume", "r2"});
    EXPECT_EQ(resumed.at("status"), "done");
    EXPECT_EQ(resumed.at("metrics"), whole.at("metrics"));
    EXPECT_EQ(resumed.at("best_epoch"), whole.at("best_epoch"));
    // The curves too, epoch for epoch.
    EXPECT_EQ(run({"runs", "show", "r1"}).value("series", json()),
              run({"runs", "show", "r2"}).value("series", json()));
}

TEST_F(Terminal, InterruptCancelsCleanly) {
    run({"world", "demo"});
    const Process process = start(training_);
    wait_for_epoch("r1", 1);
    const auto asked = std::chrono::steady_clock::now();
    process.signal(SIGINT);
    EXPECT_EQ(process.wait(), 130);
    EXPECT_LT(std::chrono::steady_clock::now() - asked, std::chrono::seconds(15));
    EXPECT_EQ(status_of("r1").at("status"), "cancelled");
}

TEST_F(Terminal, TwoProcessesTrainInOneWorkspace) {
    run({"world", "demo"});
    const Process first = start(
        {"train", "--dataset", "demo", "--model", "bpr_mf", "--set", "epochs=15", "--set", "early_stopping=0"});
    const Process second = start(
        {"train", "--dataset", "demo", "--model", "rq_vae", "--set", "epochs=15", "--set", "codebook_size=16"});
    EXPECT_EQ(first.wait(), 0);
    EXPECT_EQ(second.wait(), 0);
    const json runs = run({"runs", "list"}).at("runs");
    ASSERT_EQ(runs.size(), 2u);
    for (const json& entry : runs) {
        EXPECT_EQ(entry.at("status"), "done");
        EXPECT_EQ(entry.at("epochs"), 15);
    }
}

TEST_F(Terminal, TheHypersphereOfARunIsRecordedAndMeasuredAgain) {
    run({"world", "demo"});
    run({"train", "--dataset", "demo", "--model", "direct_au", "--set", "epochs=3", "--set", "model.dim=16"});
    const json report = run({"hypersphere", "r1"});
    ASSERT_EQ(report.at("epochs").size(), 3u);
    const json& best = report.at("epochs")[report.at("epoch").get<size_t>() - 1];
    // Recorded by the training, measured from the stored arrays.
    EXPECT_NEAR(best.at("alignment").get<double>(), report.at("alignment").get<double>(), 1e-9);
    EXPECT_NEAR(best.at("item_uniformity").get<double>(), report.at("items").at("uniformity").get<double>(), 1e-9);
    EXPECT_EQ(best.at("standard_errors").at("alignment"), 0);
    EXPECT_EQ(report.at("items").at("deciles").size(), 10u);
    // Not kept by epoch: those of the trained model.
    run({"train", "--dataset", "demo", "--model", "ials", "--set", "record.embeddings=false"});
    EXPECT_EQ(run({"hypersphere", "r2"}).at("items").at("rows"), report.at("items").at("rows"));
    run({"train", "--dataset", "demo", "--model", "most_pop"});
    EXPECT_NE(run({"hypersphere", "r3"}, 2).at("error").at("message").get<std::string>().find("direct_au"),
              std::string::npos);
}

TEST_F(Terminal, ATokenizersCodesCanBeLookedAtAndExported) {
    run({"world", "demo"});
    run({"train", "--dataset", "demo", "--model", "rq_vae", "--set", "epochs=14", "--set", "codebook_size=16"});
    const json report = run({"codebook", "r1"});
    EXPECT_EQ(report.at("run"), "r1");
    EXPECT_EQ(report.at("items"), 600);
    EXPECT_EQ(report.at("levels").size(), 3u);
    EXPECT_EQ(report.at("levels")[0].at("size"), 16);
    EXPECT_TRUE(report.contains("input_duplicates"));
    const auto file = folder_.path() / "codes.csv";
    run({"export", "r1", "--what", "codes", "--to", file.string()});
    const std::string csv = read_all(file);
    EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 601);
}

TEST_F(Terminal, TheDoctorNamesAPlantedCollapseAndItsRemedyIsAPairedRun) {
    run({"world", "hierarchy", "--name", "tree"});
    const json sick =
        run({"train", "--dataset", "tree", "--model", "rq_vae", "--set", "epochs=16", "--set", "codebook_size=32",
             "--set", "initialisation=normal", "--set", "warm_up_epochs=0", "--set", "hidden=64"});
    const std::string id = sick["run"];
    const json diagnosis = run({"codebook", "doctor", id});
    EXPECT_EQ(diagnosis["healthy"], false);
    ASSERT_FALSE(diagnosis["causes"].empty());
    EXPECT_EQ(diagnosis["causes"][0]["id"], "bad_initialisation");

    const json pair = run({"codebook", "doctor", id, "--try"})["remedy"];
    EXPECT_EQ(pair["status"], "done");
    EXPECT_GT(pair["after"]["usage[0]"], 0.9);
    EXPECT_LT(pair["before"]["usage[0]"], 0.5);
    const json remedied = run({"runs", "show", pair["run"]});
    EXPECT_EQ(remedied["seed"], run({"runs", "show", id})["seed"]);
    EXPECT_EQ(remedied["parameters"]["model.initialisation"], "kmeans");
    EXPECT_NE(remedied.dump().find("remedy_of"), std::string::npos);
    const json changed = run({"runs", "compare", id, pair["run"]})["differing_parameters"];
    EXPECT_EQ(changed.size(), 2u) << changed;

    const json report = run({"codebook", pair["run"]});
    EXPECT_EQ(report["reconstruction"].size(), 3u);
    EXPECT_EQ(report["residuals"]["relative_error"].size(), 3u);
    EXPECT_TRUE(report["neighbours"]["recall@10"].is_number());
    EXPECT_TRUE(report["levels"][0]["geometry"]["used"]["effective_rank"].is_number());
    EXPECT_TRUE(report["churn"]["changed"].is_number());
    EXPECT_TRUE(report["drift"].is_number());
}

TEST_F(Terminal, EvaluateGivesTheRecordedFiguresAgain) {
    run({"world", "demo"});
    const json trained = run({"train", "--dataset", "demo", "--model", "ease"});
    const json again = run({"evaluate", "r1", "--split", "test", "--k", "10"});
    EXPECT_EQ(again.at("metrics").at("ndcg@10"), trained.at("metrics").at("test").at("ndcg@10"));
    const auto file = folder_.path() / "top.csv";
    run({"export", "r1", "--what", "recommendations", "--to", file.string()});
    EXPECT_TRUE(read_all(file).starts_with("user,item,rank,score,title\n"));
    EXPECT_GT(std::filesystem::file_size(file), 1000u);
}

TEST_F(Terminal, AnImpossibleParameterIsRefusedBeforeAnythingStarts) {
    run({"world", "demo"});
    const json error = run(
        {"train", "--dataset", "demo", "--model", "sasrec", "--set", "model.heads=7", "--set", "model.dim=32"}, 2);
    EXPECT_EQ(error.at("error").at("kind"), "usage");
}

TEST_F(Terminal, StopsAtABreakpointIsRepairedAndRepeatedBitForBit) {
    run({"world", "hierarchy", "--name", "tree"});
    const std::vector<std::string> planted{"train",
                                           "--dataset",
                                           "tree",
                                           "--model",
                                           "rq_vae",
                                           "--set",
                                           "epochs=8",
                                           "--set",
                                           "codebook_size=32",
                                           "--set",
                                           "initialisation=normal",
                                           "--set",
                                           "warm_up_epochs=0",
                                           "--set",
                                           "hidden=64"};
    std::vector<std::string> watched = planted;
    watched.insert(watched.end(), {"--break", "usage[0] < 0.5"});
    const json stopped = run(watched, 3);
    EXPECT_EQ(stopped.at("status"), "cancelled");
    const json& hit = stopped.at("breakpoint");
    EXPECT_EQ(hit.at("condition"), "usage[0] < 0.5");
    EXPECT_EQ(hit.at("trained_batches"), 1);
    EXPECT_EQ(hit.at("where"), "epoch 1, batch 1");
    EXPECT_NE(hit.at("figures").get<std::string>().find("usage[0] = "), std::string::npos);
    EXPECT_EQ(hit.at("next").size(), 2u);
    EXPECT_EQ(run({"runs", "show", "r1"}).at("events").back().at("kind"), "breakpoint");
    // Resumed without it the run goes on to its sick end.
    const json sick = run({"train", "--resume", "r1"});
    EXPECT_EQ(sick.at("status"), "done");
    EXPECT_LT(sick["metrics"]["diagnostics"]["usage[0]"], 0.5);

    const json repaired = run(
        {"train", "--repeat", "r1", "--set", "training.interventions=1 revive_dead_codes; 9 learning_rate 0.002"});
    EXPECT_GT(repaired["metrics"]["diagnostics"]["usage[0]"], 0.6);
    const json repeated = run({"train", "--repeat", repaired.at("run").get<std::string>()});
    EXPECT_EQ(repeated.at("metrics"), repaired.at("metrics"));
    EXPECT_EQ(learned_by(repeated, 8), learned_by(repaired, 8));
    EXPECT_NE(learned_by(sick, 8), learned_by(repaired, 8));
}

TEST_F(Terminal, ACollapsePlantedOnRealItemTextIsCaughtRepairedAndRepeated) {
    ARMILLARY_NEEDS_DATA("amazon-industrial-2018");
    run({"import", shared_data("amazon-industrial-2018").string(), "--name", "industrial"});
    const std::vector<std::string> planted{"train",
                                           "--dataset",
                                           "industrial",
                                           "--model",
                                           "rq_vae",
                                           "--set",
                                           "epochs=8",
                                           "--set",
                                           "initialisation=normal",
                                           "--set",
                                           "warm_up_epochs=0",
                                           "--seed",
                                           "1",
                                           "--break",
                                           "usage[0] < 0.2"};
    const json stopped = run(planted, 3);
    EXPECT_EQ(stopped.at("breakpoint").at("where"), "epoch 1, batch 1") << "where it begins";
    const json repaired = run({"train", "--repeat", "r1", "--set", "training.interventions=1 revive_dead_codes"});
    for (const char* figure : {"usage[0]", "usage[1]", "usage[2]"})
        EXPECT_GT(repaired["metrics"]["diagnostics"][figure], 0.7) << figure;
    const json repeated = run({"train", "--repeat", repaired.at("run").get<std::string>()});
    EXPECT_EQ(learned_by(repeated, 8), learned_by(repaired, 8));
}

}  // namespace
}  // namespace armillary::test
