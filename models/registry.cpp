// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/registry.h"

namespace armillary::models {

// One function a model, in its own file.
model::Registration most_pop();
model::Registration item_knn();
model::Registration ease();
model::Registration pure_svd();
model::Registration bpr_mf();
model::Registration light_gcn();
model::Registration sasrec();
model::Registration rq_vae();

const std::vector<model::Registration>& registry() {
    static const std::vector<model::Registration> models{
        most_pop(), item_knn(), ease(), pure_svd(), bpr_mf(), light_gcn(), sasrec(), rq_vae(),
    };
    return models;
}

}  // namespace armillary::models
