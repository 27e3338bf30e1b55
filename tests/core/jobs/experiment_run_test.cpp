// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/experiment_run.h"

#include <gmock/gmock.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>

#include "core/base/files.h"
#include "core/jobs/fairness/exposure_record.h"
#include "core/jobs/run_log.h"
#include "core/store/run_folder.h"
#include "tests/core/jobs/fake_engine.h"
#include "tests/support/support.h"

namespace armillary::jobs {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class ExperimentRun : public ::testing::Test {
 protected:
    ExperimentRun() { workspace.add_dataset(*test::toy_dataset(), {}, "{}"); }

    descriptor::Experiment experiment(const std::string& model) const {
        descriptor::Experiment made;
        made.dataset = "toy";
        made.model = model;
        return made;
    }
    RunReport run(const descriptor::Experiment& what) {
        return run_experiment(workspace, what, models, engine, observer, control);
    }
    std::vector<double> values(const std::string& run, const char* split, const char* name) {
        std::vector<double> numbers;
        for (const store::SeriesPoint& point : workspace.runs().series(run, split, name))
            numbers.push_back(point.value);
        return numbers;
    }
    std::string message_of(const descriptor::Experiment& what) {
        try {
            run(what);
        } catch (const UsageError& error) {
            return error.what();
        }
        return "no error";
    }

    test::TemporaryDirectory folder;
    store::Workspace workspace{folder.path() / "workspace"};
    std::vector<descriptor::ModelDescriptor> models = test::toy_models();
    test::FakeEngine engine;
    ExperimentObserver observer;
    std::stop_source stop;
    RunControl control{stop.get_token()};
};

TEST_F(ExperimentRun, RecordsEveryEpochTheResultsAndTheValuesOfUsers) {
    const RunReport report = run(experiment("toy_recommender"));
    EXPECT_EQ(report.status, "done");
    EXPECT_EQ(report.epochs, 4);
    EXPECT_DOUBLE_EQ(report.test.metrics.at("ndcg@10"), 0.1);

    EXPECT_THAT(values(report.run, "train", "loss"), ElementsAre(1, 1 / 2.0, 1 / 3.0, 1 / 4.0));
    EXPECT_THAT(values(report.run, "valid", "ndcg@10"), ElementsAre(0.01, 0.02, 0.03, 0.04));
    const store::RunDetails details = workspace.runs().get(report.run);
    EXPECT_EQ(details.status, "done");
    EXPECT_EQ(details.best_epoch, 4);
    EXPECT_EQ(details.kind, "recommender");
    EXPECT_DOUBLE_EQ(details.metrics.at("test").at("ndcg@10"), 0.1);
    EXPECT_GT(details.peak_memory_bytes, 0);
    const std::vector<double> users = workspace.runs().per_user(report.run, "test", "ndcg@10");
    ASSERT_EQ(users.size(), 4u);
    EXPECT_DOUBLE_EQ(users[2], 0.2);
    EXPECT_TRUE(std::isnan(users[3]));
    EXPECT_THAT(workspace.runs().per_user(report.run, "train", "interactions"), ElementsAre(2, 2, 2, 2));
    EXPECT_EQ(read_exposure(report.folder, "test")->within(2), (std::vector<double>{1, 2, 2, 1, 0}));
    EXPECT_FALSE(read_exposure(report.folder, "train"));
    const std::vector<double> popularity = read_popularity(report.folder).value();
    EXPECT_EQ(std::accumulate(popularity.begin(), popularity.end(), 0.0), 8);
    EXPECT_EQ(read_file(report.folder / "items.txt"), "i1\ni2\ni3\ni4\ni5\n");
    EXPECT_EQ(read_file(report.folder / "users.txt"), "ann\nbob\ncem\ndee\n");
}

TEST_F(ExperimentRun, RecordsWhatIsNeededToRunAndCompareItAgain) {
    const store::RunDetails run_details = workspace.runs().get(run(experiment("toy_recommender")).run);
    const auto protocol = nlohmann::json::parse(run_details.protocol_json);
    EXPECT_EQ(protocol["split"], "leave_one_out");
    EXPECT_EQ(protocol["split_fingerprint"], run_details.split_fingerprint);
    EXPECT_EQ(protocol["dataset_fingerprint"], test::toy_dataset()->fingerprint());
    EXPECT_EQ(protocol["k"], nlohmann::json({5, 10, 20}));
    const auto environment = nlohmann::json::parse(run_details.environment_json);
    for (const char* key : {"armillary", "git_revision", "compiler", "libtorch", "processor", "threads"})
        EXPECT_TRUE(environment.contains(key)) << key;
    const auto parameters = nlohmann::json::parse(run_details.parameters_json);
    EXPECT_EQ(parameters["model.dim"], 8);
    EXPECT_EQ(parameters["training.epochs"], 4);
    const auto again = descriptor::parse_experiment(run_details.experiment_toml, "again.toml");
    EXPECT_EQ(again.dataset, "toy");
    EXPECT_EQ(again.model, "toy_recommender");
    EXPECT_EQ(again.parameters.integer("training.epochs"), 4);
}

TEST_F(ExperimentRun, KeepsACancelledRunWithWhatItHadRecorded) {
    engine.before_batch = [&](int epoch, int batch) {
        if (epoch == 3 && batch == 2) stop.request_stop();
    };
    const RunReport report = run(experiment("toy_recommender"));
    EXPECT_EQ(report.status, "cancelled");
    EXPECT_EQ(report.error->kind(), ErrorKind::cancelled);
    EXPECT_EQ(workspace.runs().get(report.run).status, "cancelled");
    EXPECT_THAT(values(report.run, "train", "loss"), ElementsAre(1, 0.5));
}

TEST_F(ExperimentRun, KeepsAFailedRunWithItsReason) {
    engine.before_batch = [](int epoch, int) {
        if (epoch == 2) throw Error(ErrorKind::numerical, "the loss is NaN", "bpr");
    };
    const RunReport report = run(experiment("toy_recommender"));
    EXPECT_EQ(report.status, "failed");
    const store::RunDetails details = workspace.runs().get(report.run);
    EXPECT_EQ(details.status, "failed");
    EXPECT_EQ(details.error, "the loss is NaN");
    EXPECT_THAT(values(report.run, "train", "loss"), ElementsAre(1));

    engine.before_batch = [](int, int) { throw std::runtime_error("from a library"); };
    EXPECT_EQ(run(experiment("toy_recommender")).error->kind(), ErrorKind::internal);
}

TEST_F(ExperimentRun, ResumesFromTheCheckpointAndDropsLaterRecords) {
    engine.before_batch = [&](int epoch, int batch) {
        if (epoch == 3 && batch == 1) throw Error(ErrorKind::internal, "power cut");
    };
    const std::string id = run(experiment("toy_recommender")).run;
    // As if the process had died between the record of epoch 2 and its checkpoint.
    const std::filesystem::path checkpoint = checkpoint_folder(workspace.runs().folder(id));
    write_file_atomically(checkpoint / "last.json", R"({"epoch": 1})");

    std::vector<int> epochs;
    engine.before_batch = [&](int epoch, int batch) {
        if (batch == 1) epochs.push_back(epoch);
    };
    const RunReport report = resume_run(workspace, id, models, engine, observer, control);
    EXPECT_EQ(report.run, id);
    EXPECT_EQ(report.status, "done");
    EXPECT_THAT(epochs, ElementsAre(2, 3, 4));
    EXPECT_TRUE(engine.tasks.back().resume);
    EXPECT_EQ(engine.tasks.back().checkpoint_dir, checkpoint);
    EXPECT_THAT(values(id, "train", "loss"), ElementsAre(1, 1 / 2.0, 1 / 3.0, 1 / 4.0));
    EXPECT_EQ(workspace.runs().get(id).status, "done");
    EXPECT_EQ(workspace.runs().list().size(), 1u);

    EXPECT_THROW(resume_run(workspace, id, models, engine, observer, control), UsageError);
}

TEST_F(ExperimentRun, WhatARunTellsIsAppendedToItsLog) {
    class Talker final : public Engine {
     public:
        explicit Talker(Engine& engine) : engine_(engine) {}
        EngineInfo info() override { return engine_.info(); }
        TrainOutcome train(const Task& task, RunObserver& observer, RunControl& control) override {
            observer.on_message(task.resume ? "again" : "first words");
            return engine_.train(task, observer, control);
        }
        std::unique_ptr<TrainedModel> load(const Task& task) override { return engine_.load(task); }

     private:
        Engine& engine_;
    } talker(engine);
    engine.before_batch = [&](int epoch, int) {
        if (epoch == 3) throw Error(ErrorKind::internal, "power cut");
    };
    PreparedRun prepared = prepare_run(workspace, experiment("toy_recommender"), models);
    prepared.warnings = {"few users"};
    const RunReport report = start_run(workspace, std::move(prepared), talker, observer, control);
    engine.before_batch = [](int, int) {};
    resume_run(workspace, report.run, models, talker, observer, control);
    const auto log = read_log(report.folder);
    ASSERT_EQ(log.size(), 3u);
    EXPECT_EQ(log[0].text, "few users");
    EXPECT_TRUE(log[0].warning);
    EXPECT_EQ(log[1].text, "first words");
    EXPECT_FALSE(log[1].warning);
    EXPECT_EQ(log[2].text, "again");
    EXPECT_EQ(log[0].time.size(), 24u);
    EXPECT_LE(log[0].time, log[2].time);
}

TEST(RunLog, LinesFromElsewhereAreKeptAsTheyAre) {
    const test::TemporaryDirectory folder;
    EXPECT_THAT(read_log(folder.path()), IsEmpty());
    write_file_atomically(folder.path() / "log.txt", "epoch 1  loss 0.5\n\n2026-01-02 done\n");
    const auto log = read_log(folder.path());
    ASSERT_EQ(log.size(), 2u);
    EXPECT_EQ(log[0].text, "epoch 1  loss 0.5");
    EXPECT_EQ(log[0].time, "");
    EXPECT_EQ(log[1].text, "2026-01-02 done");
}

TEST_F(ExperimentRun, WithoutACheckpointResumesFromTheStart) {
    engine.before_batch = [&](int, int) { throw Error(ErrorKind::internal, "power cut"); };
    const std::string id = run(experiment("toy_recommender")).run;
    engine.before_batch = [](int, int) {};
    EXPECT_EQ(resume_run(workspace, id, models, engine, observer, control).epochs, 4);
    EXPECT_FALSE(engine.tasks.back().resume);
    EXPECT_THAT(values(id, "train", "loss"), ElementsAre(1, 1 / 2.0, 1 / 3.0, 1 / 4.0));
}

TEST_F(ExperimentRun, WillNotResumeOnOtherData) {
    engine.before_batch = [&](int, int) { throw Error(ErrorKind::internal, "power cut"); };
    const std::string id = run(experiment("toy_recommender")).run;
    workspace.add_dataset(*test::toy_dataset(false), {}, "{}", true);
    try {
        resume_run(workspace, id, models, engine, observer, control);
        FAIL() << "resumed";
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()), "");
    }
    EXPECT_EQ(workspace.runs().get(id).status, "failed");
}

TEST_F(ExperimentRun, RefusesBeforeAnythingIsRecorded) {
    workspace.add_dataset(*test::toy_dataset(false), {}, "{}", true);
    EXPECT_THAT(message_of(experiment("toy_sequential")), HasSubstr("time_column"));
    EXPECT_THAT(message_of(experiment("toy_recommender")), HasSubstr("random"));  // the split that would work
    EXPECT_THAT(message_of(experiment("toy_recomender")), HasSubstr("toy_recommender"));
    for (const auto& [model, word] :
         {std::pair{"toy_generative", "tokenizer.run"}, std::pair{"toy_huge", "filter.k_core_item"}}) {
        descriptor::Experiment random = experiment(model);
        random.parameters.set("split.method", std::string("random"));
        EXPECT_THAT(message_of(random), HasSubstr(word));
    }
    descriptor::Experiment elsewhere = experiment("toy_recommender");
    elsewhere.dataset = "toys";
    EXPECT_THROW(run(elsewhere), Error);
    EXPECT_THAT(workspace.runs().list(), IsEmpty());
    EXPECT_THAT(engine.tasks, IsEmpty());
}

TEST_F(ExperimentRun, PredictsMemoryByTheModelsFormula) {
    const PreparedRun prepared = prepare_run(workspace, experiment("toy_recommender"), models);
    EXPECT_DOUBLE_EQ(predicted_memory(prepared.task), (4 + 5) * 8 * 4);
    EXPECT_NO_THROW(check_memory(prepared.task, 360));  // 288 is 80 % of 360
    EXPECT_THROW(check_memory(prepared.task, 359), UsageError);
}

TEST_F(ExperimentRun, GivesATokenizerScaledFeaturesAndKeepsItsCodes) {
    const RunReport report = run(experiment("toy_tokenizer"));
    ASSERT_TRUE(engine.tasks.back().features);
    // Columns (1, 0, 1, 3, 1) and (0, 1, 1, 4, 0): means 1.2, variances 0.96 and 2.16.
    EXPECT_NEAR(engine.tasks.back().features->row(3)[0], 1.8 / std::sqrt(0.96), 1e-5);
    EXPECT_NEAR(engine.tasks.back().features->row(3)[1], 2.8 / std::sqrt(2.16), 1e-5);
    EXPECT_THAT(store::list_epochs(report.folder), ElementsAre(1, 2, 3, 4));
    EXPECT_DOUBLE_EQ(workspace.runs().get(report.run).metrics.at("diagnostics").at("collision_rate"), 0.25);

    descriptor::Experiment unit = experiment("toy_tokenizer");
    unit.parameters.set("features.normalise", std::string("l2"));
    run(unit);
    EXPECT_NEAR(engine.tasks.back().features->row(3)[0], 0.6, 1e-6);
    EXPECT_NEAR(engine.tasks.back().features->row(3)[1], 0.8, 1e-6);
}

TEST_F(ExperimentRun, InteractionsThatAreNotRequiredAreSplitWhereThereAreAny) {
    data::DatasetParts items = test::toy_dataset()->parts();
    items.name = "catalogue";
    items.interactions = {};
    workspace.add_dataset(data::Dataset(std::move(items)), {}, "{}");
    for (descriptor::ModelDescriptor& model : models)
        if (model.id == "toy_tokenizer") model.inputs.push_back({"interactions", false});
    run(experiment("toy_tokenizer"));
    EXPECT_FALSE(engine.tasks.back().split->train.empty());
    descriptor::Experiment alone = experiment("toy_tokenizer");
    alone.dataset = "catalogue";
    run(alone);
    EXPECT_TRUE(engine.tasks.back().split->train.empty());
    alone.model = "toy_recommender";
    EXPECT_THAT(message_of(alone), HasSubstr("learns from interactions"));
}

TEST_F(ExperimentRun, FeedsTheCodesOfATokenizerToItsReader) {
    const std::string tokenizer = run(experiment("toy_tokenizer")).run;
    descriptor::Experiment reader = experiment("toy_generative");
    reader.parameters.set("tokenizer.run", std::string("last"));
    const RunReport report = run(reader);
    ASSERT_TRUE(engine.tasks.back().codes);
    EXPECT_EQ(engine.tasks.back().codes->levels, 2);
    // Epoch 4: (item + 4 + level) mod 4.
    EXPECT_THAT(engine.tasks.back().codes->codes, ElementsAre(0, 1, 1, 2, 2, 3, 3, 0, 0, 1));
    const store::RunDetails details = workspace.runs().get(report.run);
    ASSERT_EQ(details.inputs.size(), 1u);
    EXPECT_EQ(details.inputs[0].role, "tokenizer");
    EXPECT_EQ(details.inputs[0].run, tokenizer);
    EXPECT_THAT(details.experiment_toml, HasSubstr('"' + tokenizer + '"'));
}

TEST_F(ExperimentRun, FeedsTheEmbeddingsOfARecommenderToWhoWantsThem) {
    for (descriptor::ModelDescriptor& model : models) {
        if (model.id == "toy_recommender") model.capabilities.push_back("embeddings");
        if (model.id == "toy_tokenizer") model.inputs = {{"features"}, {"interactions"}, {"embeddings", false}};
    }
    const std::string recommender = run(experiment("toy_recommender")).run;
    descriptor::Experiment reader = experiment("toy_tokenizer");
    run(reader);
    EXPECT_FALSE(engine.tasks.back().embeddings) << "none was named";
    reader.parameters.set("collaborative.run", recommender);
    const RunReport report = run(reader);
    ASSERT_TRUE(engine.tasks.back().embeddings);
    EXPECT_THAT(engine.tasks.back().embeddings->values, ElementsAre(0, 4, 1, 4, 2, 4, 3, 4, 4, 4));
    const store::RunDetails details = workspace.runs().get(report.run);
    ASSERT_EQ(details.inputs.size(), 1u);
    EXPECT_EQ(details.inputs[0].role, "collaborative");
    EXPECT_EQ(details.inputs[0].run, recommender);
    EXPECT_THAT(report.warnings, IsEmpty());

    // Items are matched by raw id, whatever their order, and a run of too few of them is refused.
    data::DatasetParts parts = test::toy_dataset()->parts();
    parts.name = "shifted";
    parts.items = {};
    for (const char* item : {"i5", "new", "i4", "i3", "other"}) parts.items.insert(item);
    workspace.add_dataset(data::Dataset(parts), {}, "{}");
    reader.dataset = "shifted";
    const RunReport shifted = run(reader);
    EXPECT_THAT(engine.tasks.back().embeddings->values, ElementsAre(4, 4, 0, 0, 3, 4, 2, 4, 0, 0));
    EXPECT_THAT(engine.tasks.back().embeddings->present, ElementsAre(1, 0, 1, 1, 0));
    EXPECT_THAT(shifted.warnings, Contains(HasSubstr("2 of 5 items have no embedding")));
    EXPECT_THAT(shifted.warnings, Contains(HasSubstr("another split")));
    parts.name = "foreign";
    parts.items = {};
    for (const char* item : {"x", "y", "i4", "i3", "z"}) parts.items.insert(item);
    workspace.add_dataset(data::Dataset(parts), {}, "{}");
    reader.dataset = "foreign";
    EXPECT_THAT(message_of(reader), HasSubstr("only 2 of the 5 items"));
    reader.dataset = "toy";
    reader.parameters.set("collaborative.run", std::string("r2"));
    EXPECT_THAT(message_of(reader), HasSubstr("recorded no item embeddings"));
}

TEST_F(ExperimentRun, ResolvesCollisionsOfCodesAsAsked) {
    run(experiment("toy_tokenizer"));
    descriptor::Experiment reader = experiment("toy_generative");
    reader.parameters.set("tokenizer.run", std::string("r1"));
    reader.parameters.set("tokenizer.collisions", std::string("suffix"));
    run(reader);
    // The last item has the codes of the first.
    EXPECT_THAT(engine.tasks.back().codes->codes, ElementsAre(0, 1, 0, 1, 2, 0, 2, 3, 0, 3, 0, 0, 0, 1, 1));
    EXPECT_EQ(engine.tasks.back().codes->levels, 3);
    reader.parameters.set("tokenizer.collisions", std::string("nearest_free"));
    EXPECT_THAT([&] { run(reader); }, testing::ThrowsMessage<UsageError>(HasSubstr("kept no latents")));
}

TEST_F(ExperimentRun, ThinsEpochArraysToTheBudget) {
    descriptor::Experiment small = experiment("toy_tokenizer");
    small.parameters.set("record.max_mb", int64_t{0});
    const RunReport report = run(small);
    EXPECT_THAT(store::list_epochs(report.folder), ElementsAre(1, 4));
}

}  // namespace
}  // namespace armillary::jobs
