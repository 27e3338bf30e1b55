// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/types.h>

#include "core/model/arrays.h"
#include "core/model/model.h"
#include "models/blocks/collaborative/pairwise.h"
#include "models/blocks/tables.h"

namespace armillary::models {

namespace {

/// Matrix factorisation trained to rank a seen item above an unseen one (Rendle et al. 2009).
class BprMf : public model::Model, public model::Trainable, public model::BlockScorer {
 public:
    explicit BprMf(const model::Context& context)
        : decay_(context.parameters.real("model.decay")),
          user_table_(xavier_uniform(context.users(), context.parameters.integer("model.dim"), context.seed,
                                     "user_table")),
          item_table_(xavier_uniform(context.items(), context.parameters.integer("model.dim"), context.seed,
                                     "item_table")),
          triples_(context, context.parameters.integer("training.batch_size")) {}

    std::vector<model::ParameterGroup> parameter_groups() override {
        return {{"embeddings", {user_table_, item_table_}}};
    }

    int64_t begin_epoch(int epoch) override { return triples_.begin_epoch(epoch); }

    model::BatchLoss batch_loss(int64_t number) override {
        const TripleBatch batch = triples_.batch(number);
        const torch::Tensor users = user_table_.index_select(0, batch.users);
        const torch::Tensor positives = item_table_.index_select(0, batch.positives);
        const torch::Tensor negatives = item_table_.index_select(0, batch.negatives);
        return {{{"bpr", bpr_loss((users * positives).sum(1), (users * negatives).sum(1))},
                 {"decay", row_decay(decay_, {users, positives, negatives})}},
                batch.size()};
    }

    void score(std::span<const int32_t> users, data::Part, float* scores) override {
        score_by_dot(user_table_, item_table_, users, scores);
    }

    model::NamedTensors state() override { return {{"user_table", user_table_}, {"item_table", item_table_}}; }

    std::map<std::string, jobs::Array> arrays() override {
        return {{"user_embeddings", model::array_of(user_table_)},
                {"item_embeddings", model::array_of(item_table_)}};
    }

 private:
    double decay_;
    torch::Tensor user_table_, item_table_;  ///< [users, dim], [items, dim]
    TripleSampler triples_;
};

}  // namespace

model::Registration bpr_mf() {
    descriptor::ModelDescriptor d;
    d.id = "bpr_mf";
    d.name = "BPR-MF";
    d.family = "collaborative";
    d.summary =
        "Gives every user and item a vector and learns that a user's seen items score above unseen ones, pair by "
        "pair. The "
        "reference embedding model: small, quick, and what most newer methods build on.";
    d.reference = "Rendle et al., BPR: Bayesian personalized ranking from implicit feedback, UAI 2009";
    d.inputs = {{"interactions"}};
    d.capabilities = {"scores", "embeddings"};
    d.parameters = {
        descriptor::integer("model.dim", 64, 1, 4096, "Width of the embeddings"),
        descriptor::real("model.decay", 1e-4, 0, 10, "L2 weight on the rows of the batch"),
    };
    d.defaults = {{"training.epochs", int64_t{100}},
                  {"training.batch_size", int64_t{2048}},
                  {"training.learning_rate", 1e-3},
                  {"training.early_stopping", int64_t{10}}};
    d.memory_formula = "20 * (users + items) * dim + 24 * interactions";
    d.time_formula = "12 * interactions * dim + 20 * (users + items) * dim * interactions / batch_size";
    return {d, model::make_model<BprMf>};
}

}  // namespace armillary::models
