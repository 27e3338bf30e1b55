// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <torch/types.h>

#include <cmath>

#include "core/model/arrays.h"
#include "core/model/model.h"
#include "core/numeric/random.h"
#include "models/blocks/collaborative/alternating_least_squares.h"
#include "models/blocks/collaborative/histories.h"
#include "models/blocks/tables.h"

namespace armillary::models {

namespace {

/// Matrix factorisation of implicit feedback by alternating least squares: while the items stand, the best vector
/// of each user is the solution of a small linear system, and the other way round.
class Ials : public model::Model, public model::Fitted, public model::BlockScorer {
 public:
    explicit Ials(const model::Context& context) : context_(context) {
        const int64_t dim = context.parameters.integer("model.dim");
        user_factors_ = torch::zeros({context.users(), dim}, torch::kFloat32);
        item_factors_ = torch::zeros({context.items(), dim}, torch::kFloat32);
    }

    void fit() override {
        const numeric::SparseMatrix by_user = interaction_counts(context_), by_item = numeric::transposed(by_user);
        const ImplicitError error = objective();
        const std::vector<double> user_regularisation = regularisation(by_user, context_.items()),
                                  item_regularisation = regularisation(by_item, context_.users());
        const auto check = [this] { context_.check_cancelled(); };
        Factors users, items = initial(context_.items());
        const int64_t sweeps = context_.parameters.integer("model.sweeps");
        for (int64_t sweep = 1; sweep <= sweeps; ++sweep) {
            users = solve_rows(error, by_user, items, user_regularisation, check);
            const double after_users =
                error_value(error, by_user, users, items, user_regularisation, item_regularisation);
            items = solve_rows(error, by_item, users, item_regularisation, check);
            const double after_items =
                error_value(error, by_user, users, items, user_regularisation, item_regularisation);
            context_.message(fmt::format("sweep {} of {}: objective {:.8g} after users, {:.8g} after items", sweep,
                                         sweeps, after_users, after_items));
        }
        copy(users, user_factors_);
        copy(items, item_factors_);
    }

    void score(std::span<const int32_t> users, data::Part, float* scores) override {
        score_by_dot(user_factors_, item_factors_, users, scores);
    }

    model::NamedTensors state() override {
        return {{"user_factors", user_factors_}, {"item_factors", item_factors_}};
    }

    std::map<std::string, jobs::Array> arrays() override {
        return {{"user_embeddings", model::array_of(user_factors_)},
                {"item_embeddings", model::array_of(item_factors_)}};
    }

 private:
    bool by_confidence() const { return context_.parameters.text("model.objective") == "confidence"; }

    ImplicitError objective() const {
        return by_confidence() ? confidence_weighted(context_.parameters.real("model.confidence"))
                               : uniformly_weighted(context_.parameters.real("model.unobserved"));
    }

    /// [rows] lambda (n + unobserved others)^exponent, n the distinct interactions of a row (Rendle et al. 2022,
    /// eq. 4); lambda alone for the older objective.
    std::vector<double> regularisation(const numeric::SparseMatrix& seen, int32_t others) const {
        const double weight = context_.parameters.real("model.regularisation");
        std::vector<double> rows(static_cast<size_t>(seen.rows), weight);
        if (by_confidence()) return rows;
        const double unobserved = context_.parameters.real("model.unobserved"),
                     exponent = context_.parameters.real("model.exponent");
        for (size_t row = 0; row < rows.size(); ++row)
            rows[row] *= std::pow(seen.offsets[row + 1] - seen.offsets[row] + unobserved * others, exponent);
        return rows;
    }

    /// N(0, 0.1^2 / dim), as the paper starts.
    Factors initial(int64_t rows) const {
        constexpr double kDeviation = 0.1;
        const int64_t dim = item_factors_.size(1);
        numeric::RandomStream random(context_.seed, "item_table");
        const double deviation = kDeviation / std::sqrt(static_cast<double>(dim));
        return Factors::NullaryExpr(rows, dim, [&] { return deviation * random.normal(); });
    }

    static void copy(const Factors& from, const torch::Tensor& to) {
        const Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor> values = from.cast<float>();
        std::copy_n(values.data(), values.size(), to.data_ptr<float>());
    }

    const model::Context& context_;
    torch::Tensor user_factors_, item_factors_;  ///< [users, dim], [items, dim]
};

}  // namespace

model::Registration ials() {
    descriptor::ModelDescriptor d;
    d.id = "ials";
    d.name = "iALS";
    d.family = "collaborative";
    d.summary =
        "Gives every user and item a vector so that products come near 1 for what was taken and near 0 for "
        "everything else. While one side stands still the other is solved exactly, in turn, a few times over: no "
        "step size, no negatives, and hard to beat once its two weights are tuned.";
    d.reference =
        "Hu, Koren and Volinsky, Collaborative filtering for implicit feedback datasets, ICDM 2008; Rendle et "
        "al., "
        "Revisiting the performance of iALS on item recommendation benchmarks, RecSys 2022";
    d.inputs = {{"interactions"}};
    d.capabilities = {"scores", "embeddings"};
    d.parameters = {
        descriptor::integer("model.dim", 64, 1, 1024, "Width of the embeddings"),
        descriptor::integer("model.sweeps", 15, 1, 1000, "How often users and items are solved in turn"),
        descriptor::choice("model.objective", "uniform", {"uniform", "confidence"},
                           "Weights of the errors: of Rendle et al. 2022, or of Hu et al. 2008"),
        descriptor::real("model.unobserved", 0.3, 1e-6, 1e3, "Weight of pulling every score towards 0"),
        descriptor::real("model.regularisation", 0.01, 1e-9, 1e6, "L2 weight on the vectors"),
        descriptor::real("model.exponent", 1, 0, 2,
                         "How much more the vectors of active users and popular items are held back"),
        descriptor::real("model.confidence", 40, 0, 1e6, "What one interaction adds to its weight of 1"),
    };
    d.parameters[3].only_if = d.parameters[5].only_if = "model.objective = uniform";
    d.parameters[6].only_if = "model.objective = confidence";
    d.trainable = false;
    d.memory_formula = "24 * (users + items) * dim + 24 * interactions";
    d.time_formula = "sweeps * (4 * interactions * dim ^ 2 + (users + items) * (dim ^ 3 / 3 + 2 * dim ^ 2))";
    return {d, model::make_model<Ials>};
}

}  // namespace armillary::models
