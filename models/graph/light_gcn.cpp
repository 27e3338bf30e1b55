// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/types.h>

#include <tuple>

#include "core/model/arrays.h"
#include "core/model/model.h"
#include "models/blocks/collaborative/node_tables.h"
#include "models/blocks/collaborative/pairwise.h"
#include "models/blocks/tables.h"

namespace armillary::models {

namespace {

/// Embeddings averaged over the layers of a linear propagation on the graph of users and items (He et al. 2020).
/// Regularises the rows before propagation, as in eq. 15.
class LightGcn : public model::Model, public model::Trainable, public model::BlockScorer {
 public:
    explicit LightGcn(const model::Context& context)
        : decay_(context.parameters.real("model.decay")),
          // Each table is drawn as BPR-MF draws it, so that no layers means the very same model.
          nodes_(
              context,
              xavier_uniform(context.users(), context.parameters.integer("model.dim"), context.seed, "user_table"),
              xavier_uniform(context.items(), context.parameters.integer("model.dim"), context.seed, "item_table"),
              static_cast<int>(context.parameters.integer("model.layers"))),
          triples_(context, context.parameters.integer("training.batch_size")) {}

    std::vector<model::ParameterGroup> parameter_groups() override { return {{"embeddings", {nodes_.table()}}}; }

    int64_t begin_epoch(int epoch) override { return triples_.begin_epoch(epoch); }

    model::BatchLoss batch_loss(int64_t number) override {
        const TripleBatch batch = triples_.batch(number);
        const torch::Tensor positive_nodes = nodes_.item_rows(batch.positives),
                            negative_nodes = nodes_.item_rows(batch.negatives);
        const torch::Tensor smooth = nodes_.smooth();
        const torch::Tensor users = smooth.index_select(0, batch.users);
        const torch::Tensor positive_scores = (users * smooth.index_select(0, positive_nodes)).sum(1);
        const torch::Tensor negative_scores = (users * smooth.index_select(0, negative_nodes)).sum(1);
        const torch::Tensor& table = nodes_.table();
        return {{{"bpr", bpr_loss(positive_scores, negative_scores)},
                 {"decay",
                  row_decay(decay_, {table.index_select(0, batch.users), table.index_select(0, positive_nodes),
                                     table.index_select(0, negative_nodes)})}},
                batch.size()};
    }

    void prepare_scoring() override { std::tie(user_embeddings_, item_embeddings_) = nodes_.embeddings(); }

    void score(std::span<const int32_t> users, data::Part, float* scores) override {
        score_by_dot(user_embeddings_, item_embeddings_, users, scores);
    }

    model::NamedTensors state() override { return {{"table", nodes_.table()}}; }

    std::map<std::string, jobs::Array> arrays() override {
        prepare_scoring();
        return {{"user_embeddings", model::array_of(user_embeddings_)},
                {"item_embeddings", model::array_of(item_embeddings_)}};
    }

 private:
    double decay_;
    NodeTables nodes_;
    TripleSampler triples_;
    torch::Tensor user_embeddings_, item_embeddings_;
};

}  // namespace

model::Registration light_gcn() {
    descriptor::ModelDescriptor d;
    d.id = "light_gcn";
    d.name = "LightGCN";
    d.family = "graph";
    d.summary =
        "Matrix factorisation whose vectors are averaged with those of their neighbours in the graph of users and "
        "items, a few "
        "steps far. No weights but the embeddings; the backbone of most graph recommenders.";
    d.reference =
        "He et al., LightGCN: simplifying and powering graph convolution network for recommendation, SIGIR 2020";
    d.inputs = {{"interactions"}};
    d.capabilities = {"scores", "embeddings"};
    d.parameters = {
        descriptor::integer("model.dim", 64, 1, 4096, "Width of the embeddings"),
        descriptor::integer("model.layers", 3, 0, 16, "Propagation steps; 0 is BPR-MF"),
        descriptor::real("model.decay", 1e-4, 0, 10, "L2 weight on the rows of the batch, before propagation"),
    };
    d.defaults = {{"training.epochs", int64_t{200}},
                  {"training.batch_size", int64_t{2048}},
                  {"training.learning_rate", 5e-3},
                  {"training.early_stopping", int64_t{10}}};
    d.memory_formula = "36 * (users + items) * dim + 48 * interactions";
    d.time_formula =
        "interactions / batch_size * (8 * layers * interactions + 20 * (users + items)) * dim + 12 * interactions "
        "* dim";
    return {d, model::make_model<LightGcn>};
}

}  // namespace armillary::models
