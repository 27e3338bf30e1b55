// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/model/model.h"

namespace armillary::training {

using NamedValues = std::vector<std::pair<std::string, double>>;

/// The losses of a batch as numbers, and their sum to be minimised.
class BatchTerms {
 public:
    explicit BatchTerms(const model::BatchLoss& loss);

    const NamedValues& values() const { return values_; }
    const torch::Tensor& total() const { return total_; }
    /// The first term that is NaN or infinite.
    std::optional<std::pair<std::string, double>> failure() const;
    /// What breakpoints may name: the terms, their sum as `loss`, figures as `batch_…`.
    NamedValues figures(const model::BatchLoss& loss) const;

 private:
    NamedValues values_;
    torch::Tensor total_;
};

/// Sums of the batches' losses, each weighted by its examples.
class EpochLosses {
 public:
    void add(const NamedValues& losses, int64_t examples);
    void add_figures(const NamedValues& figures, int64_t examples);
    /// Means, and the sum of the losses' as `loss`.
    NamedValues means() const;

    double gradient_norm = 0;  ///< of the last batch

 private:
    std::map<std::string, double> sums_, figures_;
    int64_t examples_ = 0;
};

}  // namespace armillary::training
