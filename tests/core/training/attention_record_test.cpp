// SPDX-License-Identifier: GPL-3.0-or-later
// Attention in the record of a run, and what it costs where it is off (sequential.md 1.6, 5.9).
#include <ATen/record_function.h>
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "core/base/files.h"
#include "core/data/worlds/world.h"
#include "core/jobs/attention/recorded_attention.h"
#include "core/model/histories.h"
#include "tests/core/training/recording.h"
#include "tests/support/support.h"

namespace armillary::test {
namespace {

/// A model that does not show its attention: all the rest is that of the model inside.
class Discreet final : public model::Model, public model::Trainable, public model::BlockScorer {
 public:
    explicit Discreet(const model::Context& context) : inside_(registration("sasrec").make(context)) {}
    model::NamedTensors state() override { return inside_->state(); }
    void restored() override { inside_->restored(); }
    std::map<std::string, jobs::Array> arrays() override { return inside_->arrays(); }
    std::vector<model::ParameterGroup> parameter_groups() override { return trainable().parameter_groups(); }
    int64_t begin_epoch(int epoch) override { return trainable().begin_epoch(epoch); }
    model::BatchLoss batch_loss(int64_t batch) override { return trainable().batch_loss(batch); }
    void set_training(bool training) override { trainable().set_training(training); }
    void score(std::span<const int32_t> users, data::Part when, float* scores) override {
        dynamic_cast<model::BlockScorer&>(*inside_).score(users, when, scores);
    }

 private:
    model::Trainable& trainable() { return dynamic_cast<model::Trainable&>(*inside_); }
    std::unique_ptr<model::Model> inside_;
};

std::atomic<int64_t> operators{0};

/// Counts the operators that LibTorch runs while it lives.
class OperatorCount {
 public:
    OperatorCount() {
        operators = 0;
        handle_ = at::addGlobalCallback(at::RecordFunctionCallback(count).scopes({at::RecordScope::FUNCTION}));
    }
    ~OperatorCount() { at::removeCallback(handle_); }

 private:
    static std::unique_ptr<at::ObserverContext> count(const at::RecordFunction&) {
        ++operators;
        return nullptr;
    }
    at::CallbackHandle handle_;
};

class RecordedAttention : public ::testing::Test {
 protected:
    jobs::Task task(const char* model, const char* users, const std::filesystem::path& folder) {
        jobs::Task task = task_for(model, dataset_, split_,
                                   {{"model.dim", "16"},
                                    {"model.heads", "2"},
                                    {"model.max_length", "20"},
                                    {"training.epochs", "2"},
                                    {"record.hypersphere", "false"},
                                    {"record.attention_users", users}});
        task.checkpoint_dir = folder;
        return task;
    }

    data::DatasetPtr dataset_ = data::make_world("demo", {{"users", "200"}}, 1);
    std::shared_ptr<data::Split> split_ =
        std::make_shared<data::Split>(data::make_split(*dataset_, {.method = "leave_one_out"}));
};

TEST_F(RecordedAttention, LeavesTheRunAsItIs) {
    for (const char* model : {"sasrec", "bert4rec", "hstu"}) {
        const TemporaryDirectory with, without;
        const auto recorded = train_recording(task(model, "3", with.path()), -1),
                   bare = train_recording(task(model, "0", without.path()), -1);
        EXPECT_EQ(recorded.outcome.test.metrics, bare.outcome.test.metrics) << model;
        for (size_t epoch = 0; epoch < 2; ++epoch)
            EXPECT_EQ(recorded.epochs[epoch].train, bare.epochs[epoch].train);
        EXPECT_EQ(read_file(with.path() / "best.safetensors"), read_file(without.path() / "best.safetensors"));
        EXPECT_TRUE(bare.epochs[0].documents.empty());
        for (const auto& [name, value] : bare.epochs[0].diagnostics) EXPECT_FALSE(name.starts_with("attention"));
    }
}

TEST_F(RecordedAttention, CostsNothingWhereItIsOff) {
    const model::Registration discreet{registration("sasrec").descriptor, model::make_model<Discreet>};
    auto operators_of = [&](const model::Registration& registration, const char* users) {
        const TemporaryDirectory folder;
        training::LoadedModel loaded(task("sasrec", users, folder.path()), registration, {},
                                     [](const std::string&) {});
        jobs::RunObserver observer;
        jobs::RunControl control;
        const OperatorCount count;
        training::train(loaded, observer, control);
        return operators.load();
    };
    const int64_t never = operators_of(discreet, "8"), off = operators_of(registration("sasrec"), "0"),
                  on = operators_of(registration("sasrec"), "8");
    EXPECT_GT(never, 1000);
    EXPECT_EQ(off, never);
    EXPECT_GT(on, off);
}

TEST_F(RecordedAttention, HoldsFiguresOfEveryLayerAndHeadAndMapsOfAFewUsers) {
    const TemporaryDirectory folder;
    const auto run = train_recording(task("bert4rec", "3", folder.path()), -1);
    const jobs::EpochEvent& epoch = run.epochs.back();
    std::map<std::string, double> figures(epoch.diagnostics.begin(), epoch.diagnostics.end());
    for (const char* name : {"attention_entropy[0]", "attention_entropy[1]", "attention_entropy[1,0]",
                             "attention_distance[0,1]", "attention_sink[0]", "attention_itself[1]"})
        ASSERT_TRUE(figures.contains(name)) << name;
    EXPECT_GT(figures["attention_entropy[0]"], 0);
    EXPECT_LE(figures["attention_entropy[0]"], 1);
    EXPECT_NEAR(figures["attention_entropy[0]"],
                (figures["attention_entropy[0,0]"] + figures["attention_entropy[0,1]"]) / 2, 1e-12);
    ASSERT_EQ(epoch.documents.size(), 3u);
    EXPECT_TRUE(epoch.arrays.contains("attention_mean"));
    const auto train = data::histories_of(*dataset_, split_->train),
               valid = data::histories_of(*dataset_, split_->valid);
    for (const auto& [name, text] : epoch.documents) {
        const auto document = nlohmann::json::parse(text);
        const int32_t user = dataset_->users().find(document["user"].get<std::string>());
        ASSERT_GE(user, 0);
        EXPECT_EQ(name, jobs::attention_name(dataset_->users()[user]));
        const auto read = std::min<int64_t>(train.length(user), 19);
        EXPECT_EQ(epoch.arrays.at(name).shape, (std::vector<int64_t>{2, 2, read + 1, read + 1}));
        ASSERT_EQ(document["tokens"].size(), static_cast<size_t>(read + 1));
        EXPECT_EQ(document["tokens"].back(), "[MASK]");
        EXPECT_EQ(document["item_of_token"].back(), -1);
        EXPECT_EQ(document["item_of_token"][0], train.length(user) - read);
        EXPECT_EQ(document["tokens"][static_cast<size_t>(read - 1)], dataset_->items()[train.end(user)[-1]]);
        EXPECT_EQ(document["target"], dataset_->items()[*valid.begin(user)]);
    }
}

TEST_F(RecordedAttention, IsTheSameAfterAResumption) {
    const TemporaryDirectory whole, parts;
    const auto uninterrupted = train_recording(task("hstu", "2", whole.path()), -1);
    const auto batches = uninterrupted.batches;
    jobs::Task first = task("hstu", "2", parts.path());
    ASSERT_TRUE(train_recording(first, static_cast<int>(batches / 2 + 1)).cancelled);
    first.resume = true;
    const auto resumed = train_recording(first, -1);
    ASSERT_EQ(resumed.epochs.size(), 1u);
    EXPECT_EQ(resumed.epochs[0].diagnostics, uninterrupted.epochs[1].diagnostics);
    EXPECT_EQ(resumed.epochs[0].documents, uninterrupted.epochs[1].documents);
}

}  // namespace
}  // namespace armillary::test
