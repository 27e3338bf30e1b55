// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/linalg.h>
#include <torch/types.h>

#include <algorithm>

#include "core/model/arrays.h"
#include "core/model/model.h"
#include "core/numeric/random.h"
#include "core/numeric/sparse.h"
#include "models/blocks/collaborative/histories.h"
#include "models/blocks/tables.h"

namespace armillary::models {

namespace {

/// Directions drawn beyond the rank: they catch what the cut would lose where the spectrum is flat, as in 0/1
/// data.
constexpr int64_t kExtraDirections = 32;
constexpr int kPowerIterations = 2;

/// Truncated SVD of the 0/1 matrix (Cremonesi et al. 2010, eq. 6): R ~ U S V', s(u, :) = R_u V V'. Missing is
/// zero. V comes from a randomised range finder with orthonormalised power iterations (Halko et al. 2011,
/// alg. 4.4, 5.1).
class PureSvd : public model::Model, public model::Fitted, public model::BlockScorer {
 public:
    explicit PureSvd(const model::Context& context) : context_(context) {
        const int64_t rank =
            std::min<int64_t>({context.parameters.integer("model.rank"), context.users(), context.items()});
        item_factors_ = torch::zeros({context.items(), rank}, torch::kFloat32);
    }

    void fit() override {
        const numeric::SparseMatrix matrix = user_item_matrix(context_), transposed = item_user_matrix(context_);
        const int64_t width =
            std::min<int64_t>({item_factors_.size(1) + kExtraDirections, matrix.rows, matrix.cols});
        torch::Tensor basis = orthonormal(product(matrix, start(width)));
        for (int pass = 0; pass < kPowerIterations; ++pass) {
            context_.check_cancelled();
            basis = orthonormal(product(matrix, orthonormal(product(transposed, basis))));
        }
        context_.check_cancelled();
        // B' = R'Q is items by width, and its left singular vectors are the right ones of R.
        const torch::Tensor projected = product(transposed, basis).to(torch::kFloat64);
        const torch::Tensor left = std::get<0>(torch::linalg_svd(projected, /*full_matrices=*/false));
        item_factors_.copy_(left.narrow(1, 0, item_factors_.size(1)));
    }

    void prepare_scoring() override { user_factors_ = product(user_item_matrix(context_), item_factors_); }

    void score(std::span<const int32_t> users, data::Part, float* scores) override {
        score_by_dot(user_factors_, item_factors_, users, scores);
    }

    model::NamedTensors state() override { return {{"item_factors", item_factors_}}; }

    std::map<std::string, jobs::Array> arrays() override {
        return {{"user_embeddings", model::array_of(product(user_item_matrix(context_), item_factors_))},
                {"item_embeddings", model::array_of(item_factors_)}};
    }

 private:
    /// [items, width], standard normal.
    torch::Tensor start(int64_t width) const {
        numeric::RandomStream random(context_.seed, "pure_svd");
        torch::Tensor directions = torch::empty({context_.items(), width}, torch::kFloat32);
        float* values = directions.data_ptr<float>();
        std::generate_n(values, directions.numel(), [&] { return static_cast<float>(random.normal()); });
        return directions;
    }

    static torch::Tensor product(const numeric::SparseMatrix& matrix, const torch::Tensor& dense) {
        torch::Tensor out = torch::empty({matrix.rows, dense.size(1)}, torch::kFloat32);
        matrix.multiply(dense.data_ptr<float>(), dense.size(1), out.data_ptr<float>());
        return out;
    }

    /// In double precision: the columns of a power iteration are nearly parallel.
    static torch::Tensor orthonormal(const torch::Tensor& columns) {
        return std::get<0>(torch::linalg_qr(columns.to(torch::kFloat64))).to(torch::kFloat32).contiguous();
    }

    const model::Context& context_;
    torch::Tensor item_factors_;  ///< V, [items, rank]
    torch::Tensor user_factors_;  ///< R V, [users, rank]
};

}  // namespace

model::Registration pure_svd() {
    descriptor::ModelDescriptor d;
    d.id = "pure_svd";
    d.name = "PureSVD";
    d.family = "baselines";
    d.summary =
        "Takes the matrix of who had what, with zeros for everything unseen, and keeps only its strongest "
        "patterns. What "
        "the patterns give back is the score. Solved at once by a truncated SVD, and strong at top-N for its "
        "simplicity.";
    d.reference =
        "Cremonesi, Koren and Turrin, Performance of recommender algorithms on top-N recommendation tasks, RecSys "
        "2010";
    d.inputs = {{"interactions"}};
    d.capabilities = {"scores", "embeddings"};
    d.parameters = {descriptor::integer(
        "model.rank", 64, 1, 4096, "Singular vectors kept: the width of the embeddings; small data want few")};
    d.trainable = false;
    d.memory_formula = "32 * interactions + 48 * (users + items) * (rank + 32)";
    d.time_formula = "12 * interactions * (rank + 32) + 16 * (users + items) * (rank + 32) ^ 2";
    return {d, model::make_model<PureSvd>};
}

}  // namespace armillary::models
