// SPDX-License-Identifier: GPL-3.0-or-later
// The window's debugger on a tokenizer that really trains: stopped by a breakpoint, looked into, repaired by hand,
// and repeated to the same bits.
#include <gmock/gmock.h>

#include <chrono>
#include <cmath>
#include <thread>

#include "app/engine_loader.h"
#include "app/model_descriptors.h"
#include "core/base/files.h"
#include "core/data/profile.h"
#include "core/jobs/debugger/repeat.h"
#include "tests/views/support.h"
#include "views/train/debugger/debugger.h"
#include "views/train/trainer.h"

namespace armillary::test {
namespace {

using Kind = jobs::Intervention::Kind;
using Phase = views::DebuggerState::Phase;

constexpr int kItems = 60, kWidth = 8;
constexpr int kPatience = 60'000;

data::Dataset blobs() {
    data::DatasetParts parts;
    parts.name = "blobs";
    parts.loader = "test";
    for (int32_t user = 0; user < 4; ++user) parts.users.insert("u" + std::to_string(user));
    for (int32_t item = 0; item < kItems; ++item) parts.items.insert("i" + std::to_string(item));
    for (int32_t user = 0; user < 4; ++user)
        for (int32_t item = user; item < kItems; item += 4) {
            parts.interactions.user.push_back(user);
            parts.interactions.item.push_back(item);
            parts.interactions.time.push_back(item);
        }
    parts.time_kind = data::TimeKind::ordinal;
    data::FeatureMatrix vectors;
    vectors.modality = "text";
    vectors.rows = kItems;
    vectors.dim = kWidth;
    for (int i = 0; i < kItems * kWidth; ++i)
        vectors.values.push_back(static_cast<float>(std::sin(1.7 * i) + (i / kWidth) % 5));
    vectors.present.assign(kItems, 1);
    parts.item_features.push_back(std::move(vectors));
    return data::Dataset(std::move(parts));
}

class DebuggerEndToEnd : public testing::Test {
 protected:
    DebuggerEndToEnd()
        : bench({descriptor::from_json(app::model_descriptors_json()),
                 [this]() -> jobs::Engine& { return loader.engine(); }}) {
        bench.open_workspace(folder.path() / "workspace");
        const data::Dataset dataset = blobs();
        bench.workspace()->add_dataset(dataset, {}, data::to_json(data::compute_profile(dataset)));
        QObject::connect(&bench, &views::Workbench::told, &bench,
                         [this](const views::Message& message) { messages.push_back(message.what); });
    }
    static descriptor::Experiment experiment() {
        descriptor::Experiment experiment{{}, "blobs", "rq_vae", {}};
        descriptor::ParameterSet& set = experiment.parameters;
        set.set("training.epochs", int64_t{6});
        set.set("training.batch_size", int64_t{16});
        set.set("training.threads", int64_t{1});
        set.set("model.codebook_size", int64_t{16});
        set.set("model.levels", int64_t{2});
        set.set("model.hidden", std::vector<double>{16});
        set.set("model.latent_dim", int64_t{4});
        set.set("model.initialisation", std::string("normal"));
        set.set("model.warm_up_epochs", int64_t{0});
        return experiment;
    }
    bool reaches(Phase phase) {
        return wait_until([&] { return debugger().state().phase() == phase; }, kPatience);
    }
    bool idle() {
        return wait_until([&] { return bench.jobs().idle(); }, kPatience);
    }
    views::Debugger& debugger() { return views::Debugger::of(bench); }
    views::Trainer& trainer() { return views::Trainer::of(bench); }
    std::string artifact(const std::string& run, const char* name) {
        return read_file(bench.workspace()->runs().folder(run) / name);
    }

    TemporaryDirectory folder;
    app::EngineLoader loader;
    views::Workbench bench;
    QStringList messages;
};

TEST_F(DebuggerEndToEnd, ABreakpointARepairAndTheSameRunAgain) {
    views::DebuggerState& state = debugger().state();
    ASSERT_TRUE(debugger().add_breakpoint("epoch >= 3"));
    trainer().start(experiment());
    ASSERT_TRUE(reaches(Phase::paused));
    ASSERT_TRUE(wait_until([&] { return !messages.isEmpty(); }));
    EXPECT_TRUE(messages.front().contains("epoch >= 3")) << messages.front().toStdString();
    EXPECT_FALSE(state.inspection()) << "nobody has looked yet";

    debugger().watch(true);
    ASSERT_TRUE(wait_until([&] { return state.inspection() != nullptr; })) << "a paused training shows itself";
    const jobs::Inspection& seen = *state.inspection();
    EXPECT_EQ(seen.epoch, 3);
    ASSERT_EQ(seen.codes.size(), 2u);
    EXPECT_EQ(seen.codes[0].size, 16);
    int items = 0;
    for (const int32_t count : seen.codes[0].items) items += count;
    EXPECT_EQ(items, kItems) << "over the whole catalogue";
    EXPECT_TRUE(seen.can_revive);
    EXPECT_TRUE(seen.can_roll_back);
    EXPECT_FALSE(seen.parameters.empty());
    EXPECT_EQ(state.mistake_in("usage[1] < 0.2"), "");
    const auto used = [&] {
        const auto& counts = state.inspection()->codes[0].items;
        return std::count_if(counts.begin(), counts.end(), [](int32_t count) { return count > 0; });
    };
    const auto before = used();

    const std::string tensor = seen.parameters.front().name;
    state.look_at(tensor);
    debugger().carry_out();
    ASSERT_TRUE(wait_until([&] { return state.inspection()->tensor.name == tensor; }));
    EXPECT_FALSE(state.inspection()->tensor.values.empty());

    debugger().intervene(Kind::revive_dead_codes);
    debugger().intervene(Kind::learning_rate, 0.0005);
    ASSERT_TRUE(wait_until([&] { return state.marks().size() >= 2 && used() > before; }))
        << "revived while it is paused: " << before << " codes of 16 were in use";
    const int64_t trained = state.inspection()->trained;
    debugger().step();
    ASSERT_TRUE(wait_until([&] { return state.inspection()->trained == trained + 1; }));
    EXPECT_DOUBLE_EQ(state.inspection()->learning_rate, 0.0005);
    debugger().remove_breakpoints();
    debugger().resume();
    ASSERT_TRUE(idle());
    EXPECT_TRUE(reaches(Phase::ended));

    store::RunStore& runs = bench.workspace()->runs();
    EXPECT_EQ(runs.get("r1").status, "done");
    const auto made = jobs::recorded_interventions(runs.events("r1"));
    ASSERT_EQ(made.size(), 2u);
    EXPECT_EQ(made[0].kind, Kind::revive_dead_codes);
    EXPECT_EQ(made[1].value, 0.0005);

    debugger().watch(false);
    trainer().start(jobs::repeated_experiment(runs.get("r1"), runs.events("r1")));
    ASSERT_TRUE(idle());
    ASSERT_EQ(runs.get("r2").status, "done");
    EXPECT_EQ(jobs::recorded_interventions(runs.events("r2")), made);
    EXPECT_EQ(artifact("r1", "epochs/6/codes.npy"), artifact("r2", "epochs/6/codes.npy"));
    EXPECT_TRUE(artifact("r1", "checkpoint/last.safetensors") == artifact("r2", "checkpoint/last.safetensors"));
}

TEST_F(DebuggerEndToEnd, ANameThatTheModelDoesNotMeasureIsRefusedAndTrainingGoesOn) {
    ASSERT_TRUE(debugger().add_breakpoint("usage[7] < 0.5"));
    debugger().watch(true);
    trainer().start(experiment());
    // It ends before the window looks at it for the first time: what it said must be heard all the same.
    while (const auto* training = trainer().under_way()) {
        if (training->live->finished()) break;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    ASSERT_TRUE(idle());
    EXPECT_EQ(bench.workspace()->runs().get("r1").status, "done");
    ASSERT_TRUE(wait_until([&] { return !messages.isEmpty(); }));
    EXPECT_TRUE(messages.front().contains("usage[7]")) << messages.front().toStdString();
    ASSERT_EQ(debugger().state().breakpoints().size(), 1u) << "it stays for the next training";
    EXPECT_NE(debugger().state().breakpoints()[0].mistake, "");
}

}  // namespace
}  // namespace armillary::test
