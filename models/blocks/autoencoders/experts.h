// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "models/blocks/layers.h"
#include "models/blocks/quantisers/codebook.h"

namespace armillary::models {

/// Networks of one shape side by side, each with a codebook of its own: an item gets one code from each, in no
/// order of importance (REG4Rec's MPQ, MMQ).
class Experts {
 public:
    /// `count` networks of `widths` = {in, hidden…, codebook.dim}.
    Experts(int64_t count, const std::vector<int64_t>& widths, const CodebookSettings& codebook, uint64_t seed,
            const std::string& name);

    struct Result {
        std::vector<torch::Tensor> outputs;  ///< by expert [batch, dim] before quantisation
        std::vector<torch::Tensor>
            quantised;                     ///< by expert [batch, dim] values of the codes, gradient of the outputs
        std::vector<torch::Tensor> codes;  ///< by expert [batch] int64
        torch::Tensor codebook, commitment;  ///< sums over experts of mse(sg[z], e) and mse(z, sg[e])
    };
    /// `inputs` [batch, in]. Codes chosen by angle are compared, and pulled together, as unit vectors.
    Result quantise(const torch::Tensor& inputs);
    /// By expert [rows, dim] what its codebook quantises; unit vectors where codes are chosen by angle.
    std::vector<torch::Tensor> outputs(const torch::Tensor& inputs) const;
    /// [rows, dim] values of one expert's codes, as they are mixed.
    torch::Tensor values(size_t expert, const torch::Tensor& codes) const;

    /// || V V' - I ||_F^2, where the rows of V are the experts' weights, flattened, of length 1: the sum of the
    /// squared cosines between experts (MMQ and REG4Rec). 0 for a single expert.
    torch::Tensor overlap() const;

    void initialise_by_kmeans(const torch::Tensor& inputs, uint64_t seed,
                              const std::function<void()>& check_cancelled);
    void after_step(bool revive);
    /// See `models::take_code_counts`.
    std::vector<std::pair<std::string, double>> take_counts(size_t first) {
        return take_code_counts(codebooks_, first);
    }

    const std::vector<Codebook>& codebooks() const { return codebooks_; }
    std::vector<Codebook>& codebooks() { return codebooks_; }
    int64_t count() const { return static_cast<int64_t>(codebooks_.size()); }
    void collect_networks(model::NamedTensors& tensors) const;
    void collect_codebooks(model::NamedTensors& tensors) const;

 private:
    std::string name_;
    std::vector<Perceptron> networks_;
    std::vector<Codebook> codebooks_;
};

}  // namespace armillary::models
