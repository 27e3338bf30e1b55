// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/types.h>

#include <algorithm>
#include <cmath>

#include "core/model/model.h"
#include "core/numeric/sparse.h"
#include "core/numeric/top_k.h"
#include "models/blocks/collaborative/histories.h"

namespace armillary::models {

namespace {

/// Item neighbourhoods from co-occurrence (Deshpande and Karypis 2004): s(u, i) = sum of sim(j, i) over the items
/// j of the user that are among the nearest neighbours of the target i.
class ItemKnn : public model::Model, public model::Fitted, public model::BlockScorer {
 public:
    explicit ItemKnn(const model::Context& context)
        : context_(context),
          neighbours_(context.parameters.integer("model.neighbours")),
          shrink_(context.parameters.real("model.shrink")),
          cosine_(context.parameters.text("model.similarity") == "cosine") {
        const int64_t kept = std::min<int64_t>(neighbours_, context.items());
        neighbour_items_ = torch::full({context.items(), kept}, -1, torch::kInt32);
        similarities_ = torch::zeros({context.items(), kept}, torch::kFloat32);
    }

    void fit() override {
        const numeric::SparseMatrix by_user = user_item_matrix(context_), by_item = item_user_matrix(context_);
        const auto tie_ranks = numeric::hashed_tie_ranks(context_.items(), context_.seed);
        const int64_t kept = similarities_.size(1);
#pragma omp parallel
        {
            std::vector<float> together(static_cast<size_t>(context_.items()), 0.0f);
            numeric::TopK top(static_cast<int>(kept), tie_ranks);
#pragma omp for schedule(dynamic, 16)
            for (int32_t item = 0; item < context_.items(); ++item) {
                if (context_.stop.stop_requested()) continue;  // nothing may be thrown out of a parallel region
                std::fill(together.begin(), together.end(), 0.0f);
                for_row(by_item, item, [&](int32_t user) {
                    for_row(by_user, user, [&](int32_t other) { ++together[static_cast<size_t>(other)]; });
                });
                const double own = together[static_cast<size_t>(item)];
                for (int32_t other = 0; other < context_.items(); ++other) {
                    float& value = together[static_cast<size_t>(other)];
                    value = other == item || value == 0 ? -std::numeric_limits<float>::infinity()
                                                        : similarity(value, own, row_length(by_item, other));
                }
                int64_t at = 0;
                for (const numeric::Scored& neighbour : top.select(together)) {
                    neighbour_items_.data_ptr<int32_t>()[item * kept + at] = neighbour.index;
                    similarities_.data_ptr<float>()[item * kept + at++] = neighbour.score;
                }
            }
        }
        context_.check_cancelled();
    }

    void prepare_scoring() override {
        // Lists are kept by target; scoring walks the user's items, so it needs them by source.
        const int64_t kept = similarities_.size(1);
        by_source_.assign(static_cast<size_t>(context_.items()), {});
        for (int32_t target = 0; target < context_.items(); ++target)
            for (int64_t at = target * kept; at < (target + 1) * kept; ++at)
                if (const int32_t source = neighbour_items_.data_ptr<int32_t>()[at]; source >= 0)
                    by_source_[static_cast<size_t>(source)].push_back(
                        {target, similarities_.data_ptr<float>()[at]});
    }

    void score(std::span<const int32_t> users, data::Part, float* scores) override {
        const auto items = static_cast<size_t>(context_.items());
#pragma omp parallel for schedule(dynamic, 8)
        for (size_t row = 0; row < users.size(); ++row) {
            float* line = scores + row * items;
            std::fill_n(line, items, 0.0f);
            for (int32_t item : distinct_items(context_.train, users[row]))
                for (const numeric::Scored& target : by_source_[static_cast<size_t>(item)])
                    line[target.index] += target.score;
        }
    }

    model::NamedTensors state() override {
        return {{"neighbours", neighbour_items_}, {"similarities", similarities_}};
    }

 private:
    template <typename Visit>
    static void for_row(const numeric::SparseMatrix& matrix, int32_t row, Visit visit) {
        const auto r = static_cast<size_t>(row);
        for (int32_t at = matrix.offsets[r]; at < matrix.offsets[r + 1]; ++at)
            visit(matrix.columns[static_cast<size_t>(at)]);
    }

    static int32_t row_length(const numeric::SparseMatrix& matrix, int32_t row) {
        return matrix.offsets[static_cast<size_t>(row) + 1] - matrix.offsets[static_cast<size_t>(row)];
    }

    float similarity(double together, double own, double other) const {
        const double norm = cosine_ ? std::sqrt(own * other) : own + other - together;
        return static_cast<float>(together / (norm + shrink_ + 1e-6));
    }

    const model::Context& context_;
    int64_t neighbours_;
    double shrink_;
    bool cosine_;
    torch::Tensor neighbour_items_;  ///< [items, neighbours] int32, -1 = none
    torch::Tensor similarities_;     ///< [items, neighbours]
    std::vector<std::vector<numeric::Scored>> by_source_;
};

}  // namespace

model::Registration item_knn() {
    descriptor::ModelDescriptor d;
    d.id = "item_knn";
    d.name = "ItemKNN";
    d.family = "baselines";
    d.summary =
        "Recommends items that occur together with the user's items in other people's histories. Nothing is "
        "trained, every "
        "recommendation can be explained by an item of the history, and on dense data it is hard to beat.";
    d.reference = "Deshpande and Karypis, Item-based top-N recommendation algorithms, ACM TOIS 2004";
    d.inputs = {{"interactions"}};
    d.capabilities = {"scores", "neighbours"};
    d.parameters = {
        descriptor::integer("model.neighbours", 100, 1, 10000, "Neighbours kept for each target item"),
        descriptor::real("model.shrink", 0, 0, 1e6,
                         "Added to the norm: lowers similarities that rest on few users"),
        descriptor::choice("model.similarity", "cosine", {"cosine", "jaccard"}, "How co-occurrence is normalised"),
    };
    d.trainable = false;
    d.memory_formula = "24 * items * min(neighbours, items) + 8 * interactions + 4 * items";
    d.time_formula = "interactions * interactions / users + items * items";
    return {d, model::make_model<ItemKnn>};
}

}  // namespace armillary::models
