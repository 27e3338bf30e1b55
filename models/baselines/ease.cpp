// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/types.h>

#include <algorithm>

#include "core/base/error.h"
#include "core/model/model.h"
#include "models/blocks/collaborative/histories.h"

namespace armillary::models {

namespace {

/// Linear item-item model with a closed-form solution (Steck 2019, eq. 8): P = (R'R + lambda I)^-1, B_ij = -P_ij /
/// P_jj, diagonal 0; s(u, :) = R_u B.
class Ease : public model::Model, public model::Fitted, public model::BlockScorer {
 public:
    explicit Ease(const model::Context& context)
        : context_(context), weights_(torch::zeros({context.items(), context.items()}, torch::kFloat32)) {}

    void fit() override {
        // Double precision up to 8,000 items: the inverse loses about six digits, and memory is no issue there.
        const auto precision = context_.items() <= 8000 ? torch::kFloat64 : torch::kFloat32;
        const double lambda = context_.parameters.real("model.regularisation");
        torch::Tensor gram = torch::zeros({context_.items(), context_.items()}, precision);
        if (precision == torch::kFloat64) {
            count_pairs(gram.data_ptr<double>());
        } else {
            count_pairs(gram.data_ptr<float>());
        }
        gram.diagonal().add_(lambda);
        context_.check_cancelled();
        const auto [factor, info] = torch::linalg_cholesky_ex(gram);
        if (info.item<int>() != 0)
            throw Error(ErrorKind::numerical,
                        "the item-item matrix is not positive definite; choose a larger model.regularisation",
                        "model.regularisation");
        gram = torch::Tensor();
        context_.check_cancelled();
        torch::Tensor inverse = torch::cholesky_inverse(factor);
        inverse.div_(-inverse.diagonal().clone());  // divides column j by -P_jj
        inverse.fill_diagonal_(0);
        weights_.copy_(inverse);
    }

    void score(std::span<const int32_t> users, data::Part, float* scores) override {
        const auto items = static_cast<size_t>(context_.items());
        const float* weights = weights_.data_ptr<float>();
#pragma omp parallel for schedule(dynamic, 8)
        for (size_t row = 0; row < users.size(); ++row) {
            float* line = scores + row * items;
            std::fill_n(line, items, 0.0f);
            for (int32_t item : distinct_items(context_.train, users[row])) {
                const float* from = weights + static_cast<size_t>(item) * items;
                for (size_t i = 0; i < items; ++i) line[i] += from[i];
            }
        }
    }

    model::NamedTensors state() override {
        return {{"weights", weights_}};
    }

 private:
    template <typename T>
    void count_pairs(T* gram) const {
        const auto items = static_cast<size_t>(context_.items());
        for (int32_t user = 0; user < context_.users(); ++user) {
            const auto mine = distinct_items(context_.train, user);
            for (int32_t a : mine)
                for (int32_t b : mine) ++gram[static_cast<size_t>(a) * items + static_cast<size_t>(b)];
        }
    }

    const model::Context& context_;
    torch::Tensor weights_;  ///< [items, items]; row = item of the history, column = target
};

}  // namespace

model::Registration ease() {
    descriptor::ModelDescriptor d;
    d.id = "ease";
    d.name = "EASE";
    d.family = "baselines";
    d.summary =
        "A linear model that predicts each item from all others, solved exactly in closed form. One parameter, no "
        "training "
        "curve, and among the strongest baselines on data sets of up to some twenty thousand items.";
    d.reference = "Steck, Embarrassingly shallow autoencoders for sparse data, WWW 2019";
    d.inputs = {{"interactions"}};
    d.capabilities = {"scores"};
    d.parameters = {
        descriptor::real("model.regularisation", 250, 1e-3, 1e7, "L2 weight lambda on the item-item weights")};
    d.trainable = false;
    d.memory_formula = "items * items * (4 + 24 * (items <= 8000) + 12 * (items > 8000))";
    d.time_formula = "2 * items ^ 3 + interactions * interactions / users";
    return {d, model::make_model<Ease>};
}

}  // namespace armillary::models
