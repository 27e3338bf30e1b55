// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/quantisers/straight_through.h"

#include <torch/types.h>

namespace armillary::models {

namespace {

constexpr double kTiny = 1e-8;

torch::Tensor row_products(const torch::Tensor& a, const torch::Tensor& b) {
    return (a * b).sum(1, /*keepdim=*/true);
}

}  // namespace

torch::Tensor straight_through(const torch::Tensor& latent, const torch::Tensor& quantised) {
    return latent + (quantised - latent).detach();
}

torch::Tensor soft_indicator(const torch::Tensor& distances, double temperature) {
    const torch::Tensor soft = torch::softmax(-distances / temperature, 1);
    const torch::Tensor nearest = distances.argmin(1, /*keepdim=*/true);
    return straight_through(soft, torch::zeros_like(soft).scatter(1, nearest, 1));
}

torch::Tensor rotated_through(const torch::Tensor& latent, const torch::Tensor& quantised) {
    const torch::Tensor z = latent.detach(), e = quantised.detach();
    const torch::Tensor z_length = z.norm(2, 1, true), e_length = e.norm(2, 1, true);
    const torch::Tensor from = z / z_length.clamp_min(kTiny), to = e / e_length.clamp_min(kTiny);
    torch::Tensor between = from + to;
    const torch::Tensor between_length = between.norm(2, 1, true);
    between = between / between_length.clamp_min(kTiny);
    // Householder form of the rotation in the plane of both: R z = z - 2 w (w.z) + 2 q (u.z).
    const torch::Tensor turned =
        latent - 2 * between * row_products(between, latent) + 2 * to * row_products(from, latent);
    const torch::Tensor defined = (z_length > kTiny) & (e_length > kTiny) & (between_length > kTiny);
    return torch::where(defined, turned * (e_length / z_length.clamp_min(kTiny)),
                        straight_through(latent, quantised));
}

}  // namespace armillary::models
