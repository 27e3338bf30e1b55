// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <cstdint>
#include <vector>

#include "core/model/model.h"

namespace armillary::models {

/// The different codes of a catalogue as a tree: a node of depth d is a beginning of d codes. Built once for a
/// table of codes, it lets all items be ranked exactly.
class CodeTree {
 public:
    /// `codes` [items, levels] int64.
    explicit CodeTree(const torch::Tensor& codes);

    struct Depth {
        torch::Tensor parent;  ///< [nodes] int64 node of the depth above
        torch::Tensor code;    ///< [nodes] int64 the node's own code
    };
    /// By depth, from the first code on; the last are the different IDs.
    const std::vector<Depth>& depths() const { return depths_; }
    /// [items] int64 node of the last depth.
    const torch::Tensor& leaves() const { return leaves_; }

 private:
    std::vector<Depth> depths_;
    torch::Tensor leaves_;
};

/// Items as sums of one vector for each code, and the generation of an item code after code. The logits of level
/// l given the earlier codes s are <h + sum_{m<l} P^m[s_m], T^l_k> + b^l_k: additive in history and beginning, so
/// that all items can be ranked exactly and fast, without a beam.
class CodeDecoder {
 public:
    CodeDecoder(int levels, int64_t codes, int64_t dim, uint64_t seed);

    /// [items, dim] sum over levels of T^l at the codes [items, levels].
    torch::Tensor vectors(const torch::Tensor& codes) const;
    /// The same from indicators, by level [items, codes]: their gradient is kept.
    torch::Tensor vectors(const std::vector<torch::Tensor>& indicators) const;

    /// Mean over rows and levels of -log p(code). `states` [rows, dim], `labels` [rows, levels]. With `indicators`
    /// (by level [rows, codes]) the codes that are to be generated have a gradient of their own:
    /// -sum_k I_k log p_k.
    torch::Tensor loss(const torch::Tensor& states, const torch::Tensor& labels,
                       const std::vector<torch::Tensor>& indicators = {}) const;

    /// [rows, items] float64 log probability of each item's codes, exact: items with equal codes get equal
    /// values. The normaliser of every beginning, log sum_k exp(a_k + b_k) with a of the history and b of the
    /// beginning, is one matrix product exp(a) exp(b)'. Memory: beginnings x codes and rows x beginnings.
    torch::Tensor log_probabilities(const torch::Tensor& states, const CodeTree& tree) const;

    void collect(model::NamedTensors& tensors) const;

 private:
    torch::Tensor logits(size_t level, const torch::Tensor& states) const;

    std::vector<torch::Tensor> tokens_;    ///< T, by level [codes, dim]
    std::vector<torch::Tensor> biases_;    ///< b, by level [codes]
    std::vector<torch::Tensor> prefixes_;  ///< P, by level but the last [codes, dim]
};

}  // namespace armillary::models
