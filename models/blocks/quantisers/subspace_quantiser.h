// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include "models/blocks/quantisers/fitted_quantiser.h"

namespace armillary::models {

/// Cuts vectors into consecutive parts, one codebook a part (product quantisation, Jégou et al. 2011). Parts
/// differ in width by one at most. Parameters `model.levels` (parts), `model.codebook_size`, `model.iterations`.
class SubspaceQuantiser : public FittedQuantiser {
 public:
    model::Quantisation quantisation() override;

 protected:
    explicit SubspaceQuantiser(const model::Context& context);

    /// [rows, features] what is cut into parts, and its way back.
    virtual torch::Tensor latents() const { return rows_.inputs; }
    virtual torch::Tensor to_inputs(const torch::Tensor& latents) const { return latents; }

    /// k-means of every part, from one stream for all of them: parts that change places take their codes along.
    void fit_parts(const torch::Tensor& latents);
    /// Lloyd's iterations of every part from its present codebook.
    void refine_parts(const torch::Tensor& latents, int iterations);
    /// [rows, features] of the first `levels` codes; where there is no code, the mean.
    torch::Tensor quantised(int levels, const torch::Tensor& latents) const;
    int64_t width(int level) const { return codebooks_[static_cast<size_t>(level)].size(1); }

 private:
    torch::Tensor part(const torch::Tensor& latents, int level) const;
};

/// The parameters of a SubspaceQuantiser.
std::vector<descriptor::Parameter> subspace_parameters();

}  // namespace armillary::models
