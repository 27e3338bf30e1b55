// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <cstdint>
#include <vector>

namespace armillary::models {

// Items of several domains in one codebook (GMC 2025; tokenizers.md A.16). Domains are numbers from 0 on, -1 for
// an item whose domain is not known.

/// Supervised contrastive loss (Khosla et al. 2020, L_out) of the latents of a batch, [batch, dim] with `domains`
/// [batch] int64: -1/B sum_i 1/|P(i)| sum_{j in P(i)} log( exp(cos(z_i, z_j) / t) / sum_{a != i} exp(cos(z_i, z_a)
/// / t) ), where P(i) are the other items of the domain of i. An item that is alone with its domain adds nothing;
/// one without a domain adds nothing and is compared with none, because it may belong to any.
torch::Tensor domain_contrast(const torch::Tensor& latents, const torch::Tensor& domains, double temperature);

/// The rows of `order` dealt out to batches of `batch_size` (the last one takes what is left), so that each holds
/// its share of every domain: whole batches differ by at most one row of a domain, and the last is within one of
/// its share. Within a domain rows keep their order. `domains` by row, of all that are in `order`.
std::vector<int32_t> dealt_by_domain(const std::vector<int32_t>& order, const std::vector<int32_t>& domains,
                                     int64_t batch_size);

}  // namespace armillary::models
