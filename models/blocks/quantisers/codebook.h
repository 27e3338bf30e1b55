// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/model/model.h"
#include "core/numeric/kmeans.h"
#include "core/numeric/random.h"
#include "models/blocks/quantisers/code_activity.h"

namespace armillary::models {

struct CodebookSettings {
    int64_t size = 256;  ///< codes
    int64_t dim = 32;
    std::string initialisation =
        "kmeans";                 ///< `kmeans` (later, from data), `uniform` (-1/K, 1/K), `normal` N(0, 1)
    bool moving_average = false;  ///< codes follow the mean of their points instead of a gradient
    double decay = 0.99;          ///< of the moving average
    bool cosine = false;  ///< nearest by angle; a code's length then takes no part in the choice, but in the value
    double revival = 0;   ///< a code used less than this share of the mean use is moved to a point; 0 = never
    double balance =
        0;  ///< epsilon of balanced assignment while training (tokenizers.md B.11, lever 4); 0 = nearest
};

/// A table of vectors of which each point takes one: lookup, the ways a table follows its points, and the remedies
/// against codes that nobody takes (tokenizers.md A.1 and B.11).
class Codebook {
 public:
    Codebook(const CodebookSettings& settings, uint64_t seed, const std::string& name);

    /// [points] int64, the nearest code of each; ties to the lowest. Deterministic, no gradients.
    torch::Tensor nearest(const torch::Tensor& points) const;
    /// The assignment of training: balanced over the batch where the settings say so, else the nearest.
    torch::Tensor assign(const torch::Tensor& points) const;
    /// [points, codes] squared distance, or 1 - cosine; with gradients.
    torch::Tensor distances(const torch::Tensor& points) const;
    /// [codes, dim] rows; their gradient reaches the table unless it moves by averages.
    torch::Tensor lookup(const torch::Tensor& codes) const { return table_.index_select(0, codes); }

    /// k-means over `points` [any, dim]; returns their labels.
    torch::Tensor initialise_by_kmeans(const torch::Tensor& points, numeric::RandomStream random,
                                       const std::function<void()>& check_cancelled);
    /// Starts from clusters found elsewhere; returns their labels.
    torch::Tensor initialise_by(const numeric::KMeansResult& clusters);

    /// Remembers what the batch took, for `after_step`.
    void observe(const torch::Tensor& points, const torch::Tensor& codes);
    /// The step was made: which codes it took is counted. Then moving averages of counts and sums (van den Oord et
    /// al. 2017, appendix A.1), and, where `revive`, moves
    /// stale codes to points of the last batch with 1 % noise (drawn from LibTorch's generator, which the training
    /// loop seeds for every batch). Returns how many codes were moved.
    int64_t after_step(bool revive);
    /// Moves every code that none of `points` [any, dim] takes to one of them, each point once while they last,
    /// with 1 % noise. Returns the moved codes, [moved] int64.
    torch::Tensor revive_unused(const torch::Tensor& points, numeric::RandomStream random);
    /// Codes moved since it was last asked.
    int64_t take_revived() { return std::exchange(revived_, 0); }
    const CodeActivity& activity() const { return activity_; }

    const torch::Tensor& table() const { return table_; }  ///< [codes, dim]
    const CodebookSettings& settings() const { return settings_; }
    bool trained_by_gradient() const { return !settings_.moving_average; }
    void collect(model::NamedTensors& tensors) const;
    /// See `model::StepCounts::counters`.
    void collect_counters(model::NamedTensors& tensors) const;

 private:
    void follow_averages();
    int64_t revive_stale();
    /// Puts codes [moved] at `values` [moved, dim], with the averages and shares of a code in fair use.
    void move(const torch::Tensor& codes, const torch::Tensor& values);

    CodebookSettings settings_;
    std::string name_;
    torch::Tensor table_;          ///< [codes, dim]
    torch::Tensor counts_, sums_;  ///< moving averages: [codes], [codes, dim]
    CodeActivity activity_;        ///< what the batches took
    torch::Tensor last_points_, last_codes_;
    int64_t revived_ = 0;
};

/// Of codebooks `first`, `first + 1`, …: `revived[first]`, how many codes it moved since it was last asked
/// (nothing of codebooks that never move any); `stale[first]`, its codes that batches hardly take;
/// `code_age[first]`, how many steps the longest forgotten code was not taken. Nothing of a codebook from which no
/// step took a code.
std::vector<std::pair<std::string, double>> take_code_counts(std::vector<Codebook>& codebooks, size_t first = 0);
/// The names of these counts for levels 0 to `levels` - 1.
std::vector<std::string> code_count_names(int levels);
/// Adds `code_age/first`, …: [codes] steps since a batch last took each code.
void record_ages(const std::vector<Codebook>& codebooks, std::map<std::string, jobs::Array>& arrays,
                 size_t first = 0);

}  // namespace armillary::models
