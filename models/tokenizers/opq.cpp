// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <torch/linalg.h>
#include <torch/types.h>

#include <algorithm>
#include <cmath>

#include "models/blocks/principal_components.h"
#include "models/blocks/quantisers/subspace_quantiser.h"

namespace armillary::models {

namespace {

/// Product quantisation of rotated vectors y = R x (Ge et al. 2013, non-parametric): codes and codebooks given the
/// rotation, then the rotation given the codes, in turn. With X and Y^ as rows, R = U V' of the decomposition
/// U S V' = Y^' X minimises |X R' - Y^| (orthogonal Procrustes).
class Opq : public SubspaceQuantiser {
 public:
    explicit Opq(const model::Context& context)
        : SubspaceQuantiser(context), rotation_(torch::eye(context.features->dim)) {}

    void fit() override {
        const torch::NoGradGuard no_gradients;
        rotation_.copy_(balanced_components());
        torch::Tensor rotated = latents();
        fit_parts(rotated);
        const double start = distortion(rotated);
        for (int64_t turn = 0; turn < context_.parameters.integer("model.alternations"); ++turn) {
            const auto [u, s, vh] =
                torch::linalg_svd(cross_product(quantised(levels(), rotated), rows_.inputs, cancel_check()),
                                  /*full_matrices=*/false);
            rotation_.copy_(u.mm(vh));
            rotated = latents();
            refine_parts(rotated, 1);
        }
        refine_parts(rotated, static_cast<int>(context_.parameters.integer("model.iterations")));
        context_.message(fmt::format("rotation learned: distortion {:.4g} at the start, {:.4g} now", start,
                                     distortion(rotated)));
    }

    model::NamedTensors state() override {
        model::NamedTensors tensors = SubspaceQuantiser::state();
        tensors.emplace_back("rotation", rotation_);
        return tensors;
    }

 private:
    torch::Tensor latents() const override { return rows_.inputs.mm(rotation_.t()); }
    torch::Tensor to_inputs(const torch::Tensor& latents) const override { return latents.mm(rotation_); }

    double distortion(const torch::Tensor& rotated) const {
        return torch::mse_loss(quantised(levels(), rotated), rotated).item<double>();
    }

    /// Principal directions dealt out to the parts so that the product of variances is about the same in each:
    /// every direction, largest first, goes to the part with the smallest product that has room (Ge et al.,
    /// section 3.2.2).
    torch::Tensor balanced_components() const {
        const int64_t features = rows_.inputs.size(1);
        const PrincipalComponents components = principal_components(rows_.inputs, features, cancel_check());
        std::vector<std::vector<torch::Tensor>> parts(static_cast<size_t>(levels()));
        std::vector<double> products(parts.size(), 0.0);  // logarithms
        const double least = 1e-9 * components.variances[0].item<double>() + 1e-30;
        for (int64_t direction = 0; direction < features; ++direction) {
            size_t chosen = parts.size();
            for (size_t p = 0; p < parts.size(); ++p)
                if (static_cast<int64_t>(parts[p].size()) < width(static_cast<int>(p)) &&
                    (chosen == parts.size() || products[p] < products[chosen]))
                    chosen = p;
            parts[chosen].push_back(components.directions.select(1, direction));
            const double variance = std::max(components.variances[direction].item<double>(), least);
            products[chosen] += std::log(variance / least);
        }
        std::vector<torch::Tensor> rows;
        for (const auto& part : parts) rows.insert(rows.end(), part.begin(), part.end());
        return torch::stack(rows);
    }

    torch::Tensor rotation_;  ///< R, [features, features]
};

}  // namespace

model::Registration opq() {
    descriptor::ModelDescriptor d;
    d.id = "opq";
    d.name = "OPQ";
    d.family = "tokenizers";
    d.kind = descriptor::ModelKind::tokenizer;
    d.summary =
        "Product quantisation after a rotation that is learned with the codebooks, so that the parts of the "
        "vector "
        "carry about as much each and the codes lose less. On strongly correlated vectors its codes can be used "
        "very unevenly, which makes it a good subject for the codebook page.";
    d.reference = "Ge, He, Ke and Sun, Optimized product quantization, CVPR 2013";
    d.inputs = {{"features"}};
    d.capabilities = {"codes"};
    d.parameters = subspace_parameters();
    d.parameters.push_back(descriptor::integer("model.alternations", 20, 0, 10000,
                                               "Turns of rotation and codebooks; 0 keeps the starting rotation"));
    d.trainable = false;
    d.memory_formula = "4 * items * features * 5 + 8 * codebook_size * features + 64 * features ^ 2";
    d.time_formula =
        "2 * items * features * codebook_size * (2 * iterations + alternations) + "
        "alternations * (4 * items * features ^ 2 + 20 * features ^ 3)";
    return {d, model::make_model<Opq>};
}

}  // namespace armillary::models
