// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/types.h>

#include "core/model/model.h"
#include "models/blocks/autoencoders/residual_autoencoder.h"

namespace armillary::models {

namespace {

class RqVae : public ResidualAutoencoder {
 public:
    explicit RqVae(const model::Context& context)
        : ResidualAutoencoder(context, static_cast<int>(context.parameters.integer("model.levels"))) {}
};

}  // namespace

model::Registration rq_vae() {
    descriptor::ModelDescriptor d = autoencoder_descriptor(3);
    d.id = "rq_vae";
    d.name = "RQ-VAE";
    d.summary =
        "Turns each item's content vector into a short tuple of codes, coarse to fine: a semantic ID, so that "
        "similar items share "
        "a beginning. An autoencoder whose middle is quantised level by level.";
    d.reference = "Rajput et al., Recommender systems with generative retrieval (TIGER), NeurIPS 2023";
    return {d, model::make_model<RqVae>};
}

}  // namespace armillary::models
