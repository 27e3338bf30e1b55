// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/jobs/fake_engine.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/jobs/debugger/breakpoint_watch.h"
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
    for (int32_t user = 0; user < users; ++user)
        evaluation.per_user["auc"].push_back(user + 1 < users ? 1 - user / 100.0 : NAN);
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

/// A weight matrix of 20 rows whose entry (12, 3) is not a number from the third epoch on, and the codes of the
/// epoch.
jobs::Inspection inspection_of(const jobs::Task& task, const jobs::BatchEvent& now,
                               const jobs::RunControl::Look& look) {
    constexpr int64_t kRows = 20, kColumns = 4;
    const bool broken = now.epoch >= 3;
    jobs::Inspection seen;
    seen.epoch = now.epoch;
    seen.step = seen.trained = now.step;
    seen.batch = now.batch;
    seen.batches = now.batches;
    seen.learning_rate = 0.01;
    seen.examples_per_second = 1000;
    seen.figures = {{"loss", 1.0 / now.epoch}, {"learning_rate", 0.01}, {"gradient_norm", 2.0}};
    seen.times = {0.004, 0.003, 0.002, 0.001};
    jobs::ParameterFigures weights, bias;
    weights.name = "items.weight";
    weights.shape = {kRows, kColumns};
    weights.norm = broken ? NAN : 1.5;
    bias.name = "bias";
    bias.shape = {kColumns};
    bias.norm = 0.5;
    weights.gradient_norm = 2;
    weights.update_ratio = 0.001;
    weights.low = -1;
    weights.high = 1;
    weights.not_finite = broken;
    weights.histogram.fill(3);
    seen.parameters = {weights, bias};
    if (task.model.kind == descriptor::ModelKind::tokenizer) {
        seen.figures.emplace_back("usage[0]", 0.5);
        seen.codes = {{4, {3, 2, 0, 0}}, {4, {5, 0, 0, 0}}};
        seen.can_revive = true;
    }
    seen.can_roll_back = now.epoch > 1;
    if (look.tensor != "items.weight") return seen;
    jobs::TensorValues& tensor = seen.tensor;
    tensor.name = look.tensor;
    tensor.shape = {kRows, kColumns};
    tensor.first_row = look.first_row;
    tensor.columns = kColumns;
    tensor.columns_shown = std::min(kColumns, look.columns);
    tensor.rows_shown = std::min(look.rows, kRows - look.first_row);
    for (int64_t row = look.first_row; row < look.first_row + tensor.rows_shown; ++row)
        for (int64_t column = 0; column < tensor.columns_shown; ++column)
            tensor.values.push_back(broken && row == 12 && column == 3 ? NAN : static_cast<float>(row));
    tensor.not_finite = broken;
    if (broken) tensor.first_not_finite = {{12, 3}};
    return seen;
}

/// What a training loop does for the debugger between two batches.
class FakeDebugger {
 public:
    FakeDebugger(const jobs::Task& task, jobs::RunObserver& observer, jobs::RunControl& control)
        : task_(task), observer_(observer), control_(control), planned_(task.interventions) {}

    /// `now`: the batch trained last.
    void between(const jobs::BatchEvent& now) {
        stop_at_breakpoints(now);
        show(now);
        for (; !planned_.empty() && planned_.front().after <= now.step; planned_.erase(planned_.begin()))
            observer_.on_event(now.step, "intervention", jobs::to_string(planned_.front()));
        for (jobs::RunControl::Order order = control_.next_order(); !order.go(); order = control_.next_order()) {
            if (order.look) show(now);
            if (!order.intervention) continue;
            jobs::Intervention made = *order.intervention;
            made.after = now.step;
            observer_.on_event(now.step, "intervention", jobs::to_string(made));
        }
    }

 private:
    void show(const jobs::BatchEvent& now) {
        if (const jobs::RunControl::Look look = control_.wanted_look(); look.on)
            observer_.on_inspection(inspection_of(task_, now, look));
    }
    void stop_at_breakpoints(const jobs::BatchEvent& now) {
        const jobs::RunControl::Breakpoints wanted = control_.breakpoints();
        if (wanted.version != version_) {
            version_ = wanted.version;
            breakpoints_.clear();
            for (const std::string& condition : wanted.conditions) breakpoints_.emplace_back(condition);
        }
        const jobs::NamedFigures figures = inspection_of(task_, now, {}).figures;
        for (jobs::Breakpoint& breakpoint : breakpoints_)
            if (breakpoint.becomes_true(figures)) {
                observer_.on_event(now.step, "breakpoint",
                                   jobs::to_string(jobs::BreakpointHit{breakpoint.source(), now.step,
                                                                       breakpoint.account(figures)}));
                control_.pause();
            }
    }

    const jobs::Task& task_;
    jobs::RunObserver& observer_;
    jobs::RunControl& control_;
    std::vector<jobs::Intervention> planned_;
    std::vector<jobs::Breakpoint> breakpoints_;
    uint64_t version_ = 0;
};

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
    FakeDebugger debugger(task, observer, control);
    int done = 0;
    if (task.resume)
        done = nlohmann::json::parse(read_file(task.checkpoint_dir / "last.json"))["epoch"].get<int>();
    for (int epoch = done + 1; epoch <= epochs; ++epoch) {
        for (int batch = 1; batch <= kBatches; ++batch) {
            before_batch(epoch, batch);
            jobs::BatchEvent before;
            before.epoch = epoch;
            before.step = (epoch - 1) * kBatches + batch - 1;
            before.batch = batch - 1;
            before.batches = kBatches;
            debugger.between(before);
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
            event.diagnostics = diagnostics(task, epoch);
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
