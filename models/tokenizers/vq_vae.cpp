// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/types.h>

#include "core/model/model.h"
#include "models/blocks/autoencoders/residual_autoencoder.h"

namespace armillary::models {

namespace {

class VqVae : public ResidualAutoencoder {
 public:
    explicit VqVae(const model::Context& context) : ResidualAutoencoder(context, 1) {}
};

}  // namespace

model::Registration vq_vae() {
    descriptor::ModelDescriptor d = autoencoder_descriptor(0);
    d.id = "vq_vae";
    d.name = "VQ-VAE";
    d.summary =
        "Gives each item one code: an autoencoder whose middle is replaced by the nearest vector of a codebook. "
        "The "
        "building block of the residual tokenizers, and the simplest place to watch a codebook collapse.";
    d.reference = "van den Oord et al., Neural discrete representation learning, NeurIPS 2017";
    return {d, model::make_model<VqVae>};
}

}  // namespace armillary::models
