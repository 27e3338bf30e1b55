// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/model.h"
#include "models/blocks/autoencoders/modality_experts.h"

namespace armillary::models {

model::Registration mmq() {
    descriptor::ModelDescriptor d = modality_descriptor();
    d.id = "mmq";
    d.name = "MMQ";
    d.summary =
        "For items with two kinds of content, such as text and image: shared experts code what both say, specific "
        "experts what only one says. Codes are chosen by angle, so that a modality with larger numbers does not "
        "win.";
    d.reference = "Xu et al., MMQ: Multimodal mixture-of-quantization tokenization for semantic IDs, 2025";
    return {d, model::make_model<ModalityExperts>};
}

}  // namespace armillary::models
