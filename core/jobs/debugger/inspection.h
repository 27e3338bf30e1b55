// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace armillary::jobs {

/// One trained tensor at a moment.
struct ParameterFigures {
    static constexpr int kBins = 32;
    std::string name;
    std::vector<int64_t> shape;
    double norm = 0;                          ///< Euclidean
    double gradient_norm = 0;                 ///< of the last batch, before clipping; NaN without a gradient
    double update_ratio = 0;                  ///< |change by the last step| / |tensor|; NaN where not measured
    double low = 0, high = 0;                 ///< of the finite values: the ends of the histogram
    int64_t not_finite = 0;                   ///< NaN and infinite values
    std::array<uint32_t, kBins> histogram{};  ///< of the finite values, equal bins from low to high
};

/// A window of one tensor's values, for a person to look at.
struct TensorValues {
    std::string name;
    std::vector<int64_t> shape;
    int64_t first_row = 0, columns = 0;  ///< the tensor as rows of its last dimension
    std::vector<float> values;           ///< [rows shown, columns shown]
    int64_t columns_shown = 0, rows_shown = 0;
    int64_t not_finite = 0;
    std::vector<std::pair<int64_t, int64_t>> first_not_finite;  ///< row and column of the first of them
};

/// Use of one level's codes over the whole catalogue.
struct LevelCounts {
    int64_t size = 0;
    std::vector<int32_t> items;  ///< [size] items with each code
};

/// Where the time of the last batches went, as means in seconds.
struct PhaseTimes {
    double forward = 0, backward = 0, step = 0, rest = 0;
};

/// What the debugger shows of a run at a moment.
struct Inspection {
    int epoch = 0;
    int64_t step = 0, batch = 0, batches = 0;
    int64_t trained = 0;  ///< batches over the whole run, a roll-back not taken off: the clock of interventions
    double learning_rate = 0, examples_per_second = 0;
    std::vector<std::pair<std::string, double>> figures;  ///< all that breakpoints may name, in order
    PhaseTimes times;
    std::vector<ParameterFigures> parameters;
    std::vector<LevelCounts> codes;  ///< of a tokenizer with codes
    TensorValues tensor;             ///< of the tensor asked for; name empty: none
    bool can_revive = false;         ///< the model knows how to revive dead codes
    bool can_roll_back = false;      ///< there is a checkpoint
};

}  // namespace armillary::jobs
