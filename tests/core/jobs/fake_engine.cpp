// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/jobs/fake_engine.h"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/files.h"
#include "tests/core/jobs/fake_attention.h"

namespace armillary::test {

namespace {

constexpr int kBatches = 3;
constexpr int kLevels = 2;

jobs::Evaluation evaluation_of(const jobs::Task& task, const std::string& split, double at_10) {
    jobs::Evaluation evaluation;
    evaluation.split = split;
    evaluation.metrics = {{"ndcg@5", at_10 / 2}, {"ndcg@10", at_10}};
    evaluation.standard_errors = {{"ndcg@10", 0.01}};
    const int32_t users = task.dataset->user_count();
    std::vector<double>& values = evaluation.per_user["ndcg@10"];
    for (int32_t user = 0; user + 1 < users; ++user) values.push_back(user / 10.0);
    values.push_back(NAN);
    evaluation.users = users - 1;
    evaluation.undefined_users = 1;
    const int32_t items = task.dataset->item_count();
    evaluation.exposure = statistics::ExposureTable(items, 2);
    for (int32_t user = 0; user + 1 < users; ++user)
        evaluation.exposure.add(std::vector<int32_t>{user % items, (user + 1) % items});
    return evaluation;
}

jobs::Array embeddings_of(const jobs::Task& task, int epoch) {
    const int32_t items = task.dataset->item_count();
    std::vector<float> values;
    for (int32_t item = 0; item < items; ++item) {
        values.push_back(static_cast<float>(item));
        values.push_back(static_cast<float>(epoch));
    }
    return {{items, 2}, values};
}

jobs::Array codes_of(const jobs::Task& task, int epoch) {
    const int32_t items = task.dataset->item_count();
    std::vector<int32_t> codes;
    for (int32_t item = 0; item < items; ++item)
        for (int level = 0; level < kLevels; ++level) codes.push_back((item + epoch + level) % 4);
    return {{items, kLevels}, codes};
}

class FakeModel final : public jobs::TrainedModel {
 public:
    explicit FakeModel(jobs::Task task) : task_(std::move(task)) {}
    jobs::Evaluation evaluate(const std::string& part, const std::vector<int64_t>& k, const std::string&,
                              std::stop_token) override {
        jobs::Evaluation evaluation = evaluation_of(task_, part, 0.1);
        evaluation.metrics.clear();
        for (int64_t cut_off : k)
            evaluation.metrics[fmt::format("ndcg@{}", cut_off)] = static_cast<double>(cut_off) / 1000;
        return evaluation;
    }
    std::vector<std::vector<jobs::RankedItem>> recommend(const std::vector<int32_t>& users, int k,
                                                         std::stop_token) override {
        std::vector<std::vector<jobs::RankedItem>> lists;
        for (int32_t user : users) {
            auto& list = lists.emplace_back();
            for (int rank = 0; rank < k && rank < task_.dataset->item_count(); ++rank)
                list.push_back({(user + rank) % task_.dataset->item_count(), 1.0f / static_cast<float>(rank + 1)});
        }
        return lists;
    }
    std::map<std::string, jobs::Array> arrays() override {
        return {{"item_embeddings",
                 {{task_.dataset->item_count(), 1},
                  std::vector<float>(static_cast<size_t>(task_.dataset->item_count()), 0.5f)}}};
    }
    jobs::History history(int32_t user, data::Part part) override {
        return attends() ? fake_history(task_, user, part) : TrainedModel::history(user, part);
    }
    std::vector<jobs::AttentionMaps> attention(const std::vector<jobs::History>& histories) override {
        if (!attends()) return TrainedModel::attention(histories);
        std::vector<jobs::AttentionMaps> maps;
        for (const jobs::History& history : histories) maps.push_back(fake_attention(history, 0.5F));
        return maps;
    }
    std::vector<jobs::RankingAnswer> rank(const std::vector<jobs::History>& histories,
                                          const jobs::RankingQuestion& question) override {
        if (!attends()) return TrainedModel::rank(histories, question);
        std::vector<jobs::RankingAnswer> answers;
        for (const jobs::History& history : histories)
            answers.push_back(fake_ranking(history, question, task_.dataset->item_count()));
        return answers;
    }

 private:
    bool attends() const { return task_.model.has_capability("attention"); }

    jobs::Task task_;
};

}  // namespace

std::vector<descriptor::ModelDescriptor> toy_models() {
    using namespace descriptor;
    ModelDescriptor recommender;
    recommender.id = "toy_recommender";
    recommender.name = "Toy";
    recommender.family = "toys";
    recommender.summary = "Recommends what it is told. It learns nothing.";
    recommender.reference = "Nobody, Journal of Toys, 2020";
    recommender.inputs = {{"interactions"}};
    recommender.capabilities = {"scores"};
    recommender.parameters = {integer("model.dim", 8, 1, 512, "Width of the embeddings"),
                              choice("model.loss", "bpr", {"bpr", "bce"}, "What is minimised")};
    recommender.defaults = {{"training.epochs", int64_t{4}}};
    recommender.memory_formula = "(users + items) * dim * 4";
    ModelDescriptor sequential = recommender;
    sequential.id = "toy_sequential";
    sequential.inputs = {{"interactions"}, {"order"}};
    ModelDescriptor tokenizer = recommender;
    tokenizer.id = "toy_tokenizer";
    tokenizer.kind = ModelKind::tokenizer;
    tokenizer.inputs = {{"features"}};
    tokenizer.capabilities = {"codes"};
    ModelDescriptor generative = recommender;
    generative.id = "toy_generative";
    generative.inputs = {{"interactions"}, {"codes"}};
    ModelDescriptor huge = recommender;
    huge.id = "toy_huge";
    huge.memory_formula = "1e18 * items";
    return {recommender, sequential, tokenizer, generative, huge};
}

data::DatasetPtr toy_dataset(bool with_order) {
    data::DatasetParts parts;
    parts.name = "toy";
    parts.loader = "test";
    for (const char* user : {"ann", "bob", "cem", "dee"}) parts.users.insert(user);
    for (const char* item : {"i1", "i2", "i3", "i4", "i5"}) parts.items.insert(item);
    for (int32_t user = 0; user < 4; ++user)
        for (int32_t position = 0; position < 4; ++position) {
            parts.interactions.user.push_back(user);
            parts.interactions.item.push_back((user + position) % 5);
            if (with_order) parts.interactions.time.push_back(position);
        }
    parts.time_kind = with_order ? data::TimeKind::ordinal : data::TimeKind::none;
    data::FeatureMatrix vectors;
    vectors.modality = "text";
    vectors.rows = 5;
    vectors.dim = 2;
    vectors.values = {1, 0, 0, 1, 1, 1, 3, 4, 1, 0};
    vectors.present.assign(5, 1);
    parts.item_features.push_back(vectors);
    return std::make_shared<data::Dataset>(std::move(parts));
}

jobs::EngineInfo FakeEngine::info() {
    return {.libtorch = "none", .blas = "none", .threads = 1, .warnings = {}};
}

jobs::TrainOutcome FakeEngine::train(const jobs::Task& task, jobs::RunObserver& observer,
                                     jobs::RunControl& control) {
    tasks.push_back(task);
    const bool tokenizer = task.model.kind == descriptor::ModelKind::tokenizer;
    const auto epochs = static_cast<int>(task.parameters.integer("training.epochs"));
    int done = 0;
    if (task.resume)
        done = nlohmann::json::parse(read_file(task.checkpoint_dir / "last.json"))["epoch"].get<int>();
    for (int epoch = done + 1; epoch <= epochs; ++epoch) {
        for (int batch = 1; batch <= kBatches; ++batch) {
            before_batch(epoch, batch);
            control.wait_if_paused();
            observer.on_batch({.epoch = epoch,
                               .step = (epoch - 1) * kBatches + batch,
                               .batch = batch,
                               .batches = kBatches,
                               .examples_per_second = 1000,
                               .losses = {{"loss", 1.0 / epoch}}});
        }
        jobs::EpochEvent event;
        event.epoch = epoch;
        event.step = epoch * kBatches;
        event.epochs_planned = epochs;
        event.train = {{"loss", 1.0 / epoch}};
        if (tokenizer) {
            event.diagnostics = {{"collision_rate", 0.25}};
            event.arrays["codes"] = codes_of(task, epoch);
        } else {
            event.valid = {{"ndcg@10", epoch / 100.0}};
        }
        if (task.model.has_capability("attention")) record_fake_attention(task, event);
        if (task.model.has_capability("embeddings")) event.arrays["item_embeddings"] = embeddings_of(task, epoch);
        event.best = true;
        observer.on_epoch(event);
        write_file_atomically(task.checkpoint_dir / "last.json", fmt::format("{{\"epoch\": {}}}", epoch));
    }
    jobs::TrainOutcome outcome;
    outcome.epochs = outcome.best_epoch = epochs;
    if (tokenizer) {
        outcome.summary = {{"collision_rate", 0.25}};
    } else {
        outcome.valid = evaluation_of(task, "valid", epochs / 100.0);
        outcome.test = evaluation_of(task, "test", 0.1);
    }
    return outcome;
}

std::unique_ptr<jobs::TrainedModel> FakeEngine::load(const jobs::Task& task) {
    return std::make_unique<FakeModel>(task);
}

}  // namespace armillary::test
