// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/hypersphere_record.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/numeric/random.h"
#include "tests/core/training/recording.h"
#include "tests/support/support.h"

namespace armillary::test {
namespace {

using Settings = std::vector<std::pair<std::string, std::string>>;

data::DatasetPtr small_dataset() {
    numeric::RandomStream random(1, "histories");
    std::vector<std::vector<int>> histories(60);
    for (size_t user = 0; user < histories.size(); ++user)
        for (size_t i = 0; i < 6 + user % 5; ++i) histories[user].push_back(static_cast<int>(random.below(40)));
    return dataset_of(histories, 40);
}

Recording trained(const char* model, Settings settings) {
    const TemporaryDirectory folder;
    const auto dataset = small_dataset();
    if (settings.empty() || settings[0].first != "model.rank") settings.emplace_back("model.dim", "8");
    jobs::Task task = task_for(
        model, dataset, std::make_shared<data::Split>(data::make_split(*dataset, {.method = "ratio"})), settings);
    task.checkpoint_dir = folder.path();
    return train_recording(task, -1);
}

const Settings kThreeEpochs{
    {"training.epochs", "3"}, {"training.early_stopping", "0"}, {"training.batch_size", "64"}};

Settings with(Settings more) {
    Settings all = kThreeEpochs;
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

std::map<std::string, double> figures(const jobs::EpochEvent& event) {
    return {event.diagnostics.begin(), event.diagnostics.end()};
}

const std::vector<std::string> kNames{"alignment",
                                      "item_effective_rank",
                                      "item_mean_cosine",
                                      "item_norm",
                                      "item_norm_degree_correlation",
                                      "item_uniformity",
                                      "item_uniformity_degree_weighted",
                                      "user_effective_rank",
                                      "user_mean_cosine",
                                      "user_norm",
                                      "user_norm_degree_correlation",
                                      "user_uniformity",
                                      "user_uniformity_degree_weighted"};

TEST(HypersphereRecord, EveryEpochHasWhatItsEmbeddingsMeasure) {
    const auto dataset = small_dataset();
    jobs::Task task = task_for("bpr_mf", dataset,
                               std::make_shared<data::Split>(data::make_split(*dataset, {.method = "ratio"})));
    const jobs::TrainingPairs pairs = jobs::training_pairs(task);
    for (const char* model : {"bpr_mf", "light_gcn", "direct_au"}) {
        const Recording recording = trained(model, kThreeEpochs);
        ASSERT_EQ(recording.epochs.size(), 3u);
        for (const jobs::EpochEvent& event : recording.epochs) {
            const auto& users = std::get<std::vector<float>>(event.arrays.at("user_embeddings").values);
            const auto& items = std::get<std::vector<float>>(event.arrays.at("item_embeddings").values);
            const diagnostics::HypersphereEvidence evidence{
                {{users, 60, 8}, pairs.user_degrees}, {{items, 40, 8}, pairs.item_degrees}, &pairs.pairs};
            const auto report = diagnostics::measure_hypersphere(evidence, diagnostics::points_of(evidence), {});
            const auto recorded = figures(event);
            EXPECT_DOUBLE_EQ(recorded.at("alignment"), report.alignment.value) << model;
            EXPECT_DOUBLE_EQ(recorded.at("user_uniformity"), report.users->uniformity.distinct.value) << model;
            std::vector<std::string> names;
            for (const auto& [name, value] : recorded) names.push_back(name);
            EXPECT_EQ(names, kNames) << model;
        }
        EXPECT_NE(figures(recording.epochs[0]).at("alignment"), figures(recording.epochs[2]).at("alignment"));
    }
}

TEST(HypersphereRecord, OfAFittedModelIsItsSingleState) {
    for (const auto& recording : {trained("ials", {}), trained("pure_svd", {{"model.rank", "8"}})}) {
        ASSERT_EQ(recording.epochs.size(), 1u);
        EXPECT_EQ(figures(recording.epochs[0]).size(), kNames.size());
    }
    EXPECT_TRUE(trained("sasrec", with({{"model.heads", "1"}})).epochs[0].diagnostics.size() >= 5);  // items alone
}

TEST(HypersphereRecord, ChangesNothingAndCanBeSwitchedOff) {
    const Recording on = trained("bpr_mf", kThreeEpochs),
                    off = trained("bpr_mf", with({{"record.hypersphere", "false"}})),
                    without_arrays = trained("bpr_mf", with({{"record.embeddings", "false"}})),
                    every_other = trained("bpr_mf", with({{"record.every", "2"}}));
    for (size_t epoch = 0; epoch < 3; ++epoch) {
        EXPECT_EQ(on.epochs[epoch].train, off.epochs[epoch].train);
        EXPECT_EQ(on.epochs[epoch].valid, off.epochs[epoch].valid);
        EXPECT_TRUE(off.epochs[epoch].diagnostics.empty());
        EXPECT_EQ(without_arrays.epochs[epoch].diagnostics, on.epochs[epoch].diagnostics);
        EXPECT_TRUE(without_arrays.epochs[epoch].arrays.empty());
    }
    EXPECT_TRUE(every_other.epochs[0].diagnostics.empty());
    EXPECT_EQ(every_other.epochs[1].diagnostics, on.epochs[1].diagnostics);
}

TEST(HypersphereRecord, TheBestEpochMayBeTheMostUniform) {
    const Recording recording = trained("direct_au", with({{"training.metric", "item_uniformity"}}));
    std::vector<double> uniformity;
    for (const jobs::EpochEvent& event : recording.epochs)
        uniformity.push_back(figures(event).at("item_uniformity"));
    EXPECT_EQ(recording.outcome.best_epoch,
              std::min_element(uniformity.begin(), uniformity.end()) - uniformity.begin() + 1);
}

TEST(HypersphereRecord, TellsOnceWhatCannotBeMeasuredAndGoesOn) {
    const auto dataset = small_dataset();
    const jobs::Task task = task_for("bpr_mf", dataset, all_in_train(*dataset));
    training::HypersphereRecord record(task, {});
    struct Listener : jobs::RunObserver {
        std::vector<std::string> messages;
        void on_message(const std::string& text) override { messages.push_back(text); }
    } listener;
    const std::map<std::string, jobs::Array> zeros{{"item_embeddings", {{40, 2}, std::vector<float>(80, 0.0f)}}};
    jobs::EpochEvent event;
    for (int epoch = 0; epoch < 2; ++epoch) record.describe(zeros, event, listener);
    EXPECT_TRUE(event.diagnostics.empty());
    ASSERT_EQ(listener.messages.size(), 1u);
    EXPECT_EQ(
        listener.messages[0],
        "alignment and uniformity are not recorded: none of the 40 items has a direction: 40 are all zeros, 0 "
        "hold NaN or infinity");
    record.describe({}, event, listener);
    record.describe({{"item_embeddings", {{3, 2}, std::vector<float>(6, 1.0f)}}}, event,
                    listener);  // of other items
    EXPECT_TRUE(event.diagnostics.empty());
}

}  // namespace
}  // namespace armillary::test
