// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/types.h>

#include <cmath>
#include <tuple>

#include "core/base/error.h"
#include "core/model/arrays.h"
#include "core/model/model.h"
#include "models/blocks/collaborative/node_tables.h"
#include "models/blocks/collaborative/pairwise.h"
#include "models/blocks/collaborative/sphere_losses.h"
#include "models/blocks/tables.h"

namespace armillary::models {

namespace {

/// Uniformity of fewer rows says nothing.
constexpr int64_t kSmallestBatch = 8;

/// Xavier (Glorot) normal.
torch::Tensor initial_table(const model::Context& context, int64_t rows, const char* name) {
    const int64_t dim = context.parameters.integer("model.dim");
    return normal_table(rows, dim, std::sqrt(2.0 / static_cast<double>(rows + dim)), context.seed, name);
}

int layers_of(const model::Context& context) {
    if (context.parameters.text("model.encoder") == "table") return 0;
    return static_cast<int>(context.parameters.integer("model.layers"));
}

/// Alignment of pairs and uniformity of the batch's users and items, on the sphere, without negatives (Wang et al.
/// 2022, eq. 5). Ranks by the products of the embeddings as they are, as the authors' program does; lengths are
/// held by weight decay alone.
class DirectAu : public model::Model, public model::Trainable, public model::BlockScorer {
 public:
    explicit DirectAu(const model::Context& context)
        : gamma_(context.parameters.real("model.gamma")),
          ranking_(context.parameters.text("model.ranking")),
          nodes_(context, initial_table(context, context.users(), "user_table"),
                 initial_table(context, context.items(), "item_table"), layers_of(context)),
          pairs_(context, context.parameters.integer("training.batch_size"), kSmallestBatch) {
        if (context.parameters.integer("training.batch_size") < 2 || context.train.items.size() < 2)
            throw UsageError("uniformity is measured between pairs: a batch needs two interactions or more",
                             "training.batch_size");
    }

    std::vector<model::ParameterGroup> parameter_groups() override { return {{"embeddings", {nodes_.table()}}}; }

    int64_t begin_epoch(int epoch) override { return pairs_.begin_epoch(epoch); }

    model::BatchLoss batch_loss(int64_t number) override {
        const PairBatch batch = pairs_.batch(number);
        const torch::Tensor smooth = nodes_.smooth();
        const torch::Tensor users = unit_rows(smooth.index_select(0, index_tensor(batch.users)));
        const torch::Tensor items = unit_rows(smooth.index_select(0, nodes_.item_rows(index_tensor(batch.items))));
        return {{{"alignment", alignment_loss(users, items)},
                 {"uniformity", gamma_ / 2 * (uniformity_loss(users) + uniformity_loss(items))}},
                static_cast<int64_t>(batch.users.size())};
    }

    void prepare_scoring() override {
        std::tie(ranking_users_, ranking_items_) = nodes_.embeddings();
        if (ranking_ == "cosine") ranking_users_ = unit_rows(ranking_users_);
        if (ranking_ != "raw") ranking_items_ = unit_rows(ranking_items_);
    }

    void score(std::span<const int32_t> users, data::Part, float* scores) override {
        score_by_dot(ranking_users_, ranking_items_, users, scores);
    }

    model::NamedTensors state() override { return {{"table", nodes_.table()}}; }

    std::map<std::string, jobs::Array> arrays() override {
        const auto [users, items] = nodes_.embeddings();
        return {{"user_embeddings", model::array_of(users)}, {"item_embeddings", model::array_of(items)}};
    }

 private:
    double gamma_;
    std::string ranking_;
    NodeTables nodes_;
    PairSampler pairs_;
    torch::Tensor ranking_users_, ranking_items_;
};

}  // namespace

model::Registration direct_au() {
    descriptor::ModelDescriptor d;
    d.id = "direct_au";
    d.name = "DirectAU";
    d.family = "collaborative";
    d.summary =
        "Puts users and items on a sphere and asks for two things at once: a user close to the items taken "
        "(alignment), and all users, and all items, spread evenly (uniformity). It needs no negative examples, "
        "and "
        "its two losses are what the Hypersphere page measures.";
    d.reference =
        "Wang et al., Towards representation alignment and uniformity in collaborative filtering, KDD 2022";
    d.inputs = {{"interactions"}};
    d.capabilities = {"scores", "embeddings"};
    d.parameters = {
        descriptor::integer("model.dim", 64, 1, 4096, "Width of the embeddings"),
        descriptor::real("model.gamma", 0.44, 0, 100,
                         "Weight of uniformity: under 0.5 for dense data, 1 to 5 for large sparse data; with too "
                         "little everything collapses into one point"),
        descriptor::choice("model.encoder", "table", {"table", "light_gcn"},
                           "Embeddings as they are, or averaged over the graph of users and items"),
        descriptor::integer("model.layers", 3, 1, 16, "Propagation steps over the graph"),
        descriptor::choice("model.ranking", "raw", {"raw", "item_only", "cosine"},
                           "Score: product of the embeddings as they are, with items of length 1, or the cosine"),
    };
    d.parameters[3].only_if = "model.encoder = light_gcn";
    d.defaults = {{"training.epochs", int64_t{300}},
                  {"training.batch_size", int64_t{256}},
                  {"training.learning_rate", 1e-3},
                  {"training.weight_decay", 2e-4},
                  {"training.early_stopping", int64_t{10}}};
    d.memory_formula = "36 * (users + items) * dim + 16 * batch_size ^ 2 + 24 * interactions";
    d.time_formula =
        "12 * interactions * dim * batch_size + 20 * (users + items) * dim * interactions / batch_size";
    return {d, model::make_model<DirectAu>};
}

}  // namespace armillary::models
