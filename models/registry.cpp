// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/registry.h"

namespace armillary::models {

// One function a model, in its own file.
model::Registration most_pop();
model::Registration item_knn();
model::Registration ease();
model::Registration pure_svd();
model::Registration ials();
model::Registration bpr_mf();
model::Registration direct_au();
model::Registration light_gcn();
model::Registration sasrec();
model::Registration bert4rec();
model::Registration hstu();
model::Registration rq_vae();
model::Registration vq_vae();
model::Registration fsq();
model::Registration letter();
model::Registration gmc();
model::Registration mmq();
model::Registration mmq_behaviour();
model::Registration mpq();
model::Registration prism();
model::Registration set_tokens();
model::Registration sigma_vae();
model::Registration residual_kmeans();
model::Registration residual_kmeans_plus();
model::Registration balanced_residual_kmeans();
model::Registration product_quantisation();
model::Registration opq();
model::Registration hash_ids();
model::Registration p5_random();
model::Registration p5_title();
model::Registration p5_independent();
model::Registration p5_sequential();
model::Registration p5_collaborative();
model::Registration p5_semantic();
model::Registration p5_hybrid();
model::Registration imported_codes();
model::Registration diger();

const std::vector<model::Registration>& registry() {
    static const std::vector<model::Registration> models{
        most_pop(),
        item_knn(),
        ease(),
        pure_svd(),
        ials(),
        bpr_mf(),
        direct_au(),
        light_gcn(),
        sasrec(),
        bert4rec(),
        hstu(),
        rq_vae(),
        vq_vae(),
        fsq(),
        letter(),
        gmc(),
        mmq(),
        mmq_behaviour(),
        mpq(),
        prism(),
        set_tokens(),
        sigma_vae(),
        residual_kmeans(),
        residual_kmeans_plus(),
        balanced_residual_kmeans(),
        product_quantisation(),
        opq(),
        hash_ids(),
        p5_random(),
        p5_title(),
        p5_independent(),
        p5_sequential(),
        p5_collaborative(),
        p5_semantic(),
        p5_hybrid(),
        imported_codes(),
        diger(),
    };
    return models;
}

}  // namespace armillary::models
