// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/loaded_runs.h"

#include <gmock/gmock.h>

#include <atomic>
#include <nlohmann/json.hpp>
#include <thread>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/jobs/experiment_run.h"
#include "core/jobs/recommendations.h"
#include "tests/core/jobs/fake_engine.h"
#include "tests/support/support.h"

namespace armillary::jobs {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// Counts the loads of the engine behind it.
class CountingEngine final : public Engine {
 public:
    EngineInfo info() override { return fake.info(); }
    TrainOutcome train(const Task& task, RunObserver& observer, RunControl& control) override {
        return fake.train(task, observer, control);
    }
    std::unique_ptr<TrainedModel> load(const Task& task) override {
        ++loads;
        return fake.load(task);
    }
    test::FakeEngine fake;
    std::atomic<int> loads = 0;
};

class LoadedRunsTest : public ::testing::Test {
 protected:
    LoadedRunsTest() { workspace->add_dataset(*test::toy_dataset(), {}, "{}"); }

    std::string train() {
        ExperimentObserver observer;
        RunControl control;
        return run_experiment(*workspace, {{}, "toy", "toy_recommender", {}}, test::toy_models(), engine, observer,
                              control)
            .run;
    }
    ErrorKind refusal_of(const std::string& run) {
        try {
            loaded.get(run);
        } catch (const Error& error) {
            return error.kind();
        }
        ADD_FAILURE() << run << " was loaded";
        return ErrorKind::internal;
    }

    test::TemporaryDirectory folder;
    std::shared_ptr<store::Workspace> workspace = std::make_shared<store::Workspace>(folder.path() / "workspace");
    CountingEngine engine;
    LoadedRuns loaded{workspace, test::toy_models(), [this]() -> Engine& { return engine; }};
};

TEST_F(LoadedRunsTest, LoadsAModelOnceAndOnlyWhenItIsAsked) {
    const std::string run = train();
    EXPECT_EQ(loaded.get(run)->dataset().user_count(), 4);
    EXPECT_EQ(engine.loads, 0);
    const auto lists = loaded.get(run)->recommend({1, 0}, 2, {});
    ASSERT_EQ(lists.size(), 2u);
    EXPECT_EQ(lists[0][0].item, 1);
    EXPECT_EQ(lists[0][1].item, 2);
    EXPECT_FLOAT_EQ(lists[0][1].score, 0.5f);
    EXPECT_EQ(loaded.get(run)->array("item_embeddings")->shape, (std::vector<int64_t>{5, 1}));
    EXPECT_EQ(loaded.get(run)->array("item_embeddings"), loaded.get(run)->array("item_embeddings"));
    EXPECT_EQ(loaded.get(run)->array("user_embeddings"), nullptr);
    EXPECT_EQ(engine.loads, 1);
}

TEST_F(LoadedRunsTest, KeepsTheLastFourAndSharesTheirData) {
    std::vector<std::string> runs;
    for (int i = 0; i < 5; ++i) runs.push_back(train());
    for (const std::string& run : runs) loaded.get(run);
    EXPECT_THAT(loaded.kept(), ElementsAre(runs[4], runs[3], runs[2], runs[1]));
    loaded.get(runs[2]);
    EXPECT_THAT(loaded.kept(), ElementsAre(runs[2], runs[4], runs[3], runs[1]));
    EXPECT_EQ(&loaded.get(runs[3])->dataset(), &loaded.get(runs[4])->dataset());
    EXPECT_EQ(&loaded.get(runs[3])->split(), &loaded.get(runs[4])->split());
    loaded.retain({runs[3]});
    EXPECT_THAT(loaded.kept(), ElementsAre(runs[3]));
}

TEST_F(LoadedRunsTest, RefusesWhatCannotAnswer) {
    const std::string run = train();
    EXPECT_EQ(refusal_of("r99"), ErrorKind::not_found);
    loaded.get(run);
    workspace->runs().set_deleted(run, true);
    EXPECT_EQ(refusal_of(run), ErrorKind::not_found);
    store::NewRun unfinished;
    unfinished.kind = "recommender";
    unfinished.model = "toy_recommender";
    unfinished.dataset = "toy";
    const auto writer = workspace->runs().create(unfinished);
    EXPECT_EQ(refusal_of(writer->id()), ErrorKind::conflict);
}

TEST_F(LoadedRunsTest, AnswersManyThreadsOneAtATime) {
    const std::string run = train();
    std::atomic<int> answers = 0;
    {
        std::vector<std::jthread> askers;
        for (int i = 0; i < 8; ++i)
            askers.emplace_back([&] {
                for (int j = 0; j < 20; ++j)
                    answers += static_cast<int>(loaded.get(run)->recommend({0}, 3, {})[0].size());
            });
    }
    EXPECT_EQ(answers, 8 * 20 * 3);
    EXPECT_EQ(engine.loads, 1);
}

TEST_F(LoadedRunsTest, MakesATableOfRecommendations) {
    const auto run = loaded.get(train());
    std::vector<std::pair<int64_t, int64_t>> seen;
    const ExportTable table =
        recommendations(*run, run->dataset(), all_users(run->dataset()), 2, {},
                        [&](int64_t done, int64_t total) { seen.emplace_back(done, total); });
    EXPECT_THAT(table.columns, ElementsAre("user", "item", "rank", "score"));
    ASSERT_EQ(table.rows.size(), 8u);
    EXPECT_EQ(table.rows[3], (std::vector<ExportTable::Cell>{"bob", "i3", int64_t{2}, 0.5}));
    EXPECT_THAT(seen, ElementsAre(std::pair<int64_t, int64_t>(4, 4)));
    EXPECT_THAT(users_named(run->dataset(), {"dee", "ann", "dee"}), ElementsAre(3, 0));
    EXPECT_THROW(users_named(run->dataset(), {"eve"}), Error);
    EXPECT_THAT(recommendations(*run, run->dataset(), {}, 2, {}, [](int64_t, int64_t) {}).rows, IsEmpty());
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THROW(recommendations(*run, run->dataset(), {0}, 2, stop.get_token(), [](int64_t, int64_t) {}),
                 Cancelled);
    EXPECT_THROW(run->recommend({0}, 2, stop.get_token()), Cancelled);
}

/// The toy data set with a catalogue; the last item has no title.
data::DatasetPtr titled_toy_dataset() {
    const data::DatasetPtr toy = test::toy_dataset();
    data::DatasetParts parts;
    parts.name = toy->name();
    parts.users = toy->users();
    parts.items = toy->items();
    parts.item_table.rows = toy->item_count();
    parts.item_table.title_column = "name";
    parts.item_table.columns.push_back(data::make_attribute(
        "name", data::AttributeType::text, {"Lamp", "Chair, red", "The \"best\" desk", "Shelf", ""}));
    return std::make_shared<data::Dataset>(std::move(parts));
}

TEST_F(LoadedRunsTest, NamesRecommendedItemsByTheirTitleInTheLastColumn) {
    const auto run = loaded.get(train());
    const auto written = [&](const char* name) {
        const auto titled = titled_toy_dataset();
        const auto table =
            recommendations(*run, *titled, users_named(*titled, {"bob", "dee"}), 2, {}, [](int64_t, int64_t) {});
        write_table(folder.path() / name, table);
        return read_file(folder.path() / name);
    };
    EXPECT_EQ(written("lists.csv"),
              "user,item,rank,score,title\nbob,i2,1,1,\"Chair, red\"\nbob,i3,2,0.5,\"The \"\"best\"\" desk\"\n"
              "dee,i4,1,1,Shelf\ndee,i5,2,0.5,\n");
    const auto rows = nlohmann::json::parse(written("lists.json"));
    EXPECT_EQ(rows[1],
              nlohmann::json::parse(
                  R"({"user": "bob", "item": "i3", "rank": 2, "score": 0.5, "title": "The \"best\" desk"})"));
}

}  // namespace
}  // namespace armillary::jobs
