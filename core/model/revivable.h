// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <cstdint>
#include <vector>

namespace armillary::model {

/// Codes of one level that were moved.
struct MovedCodes {
    int level = 0;
    torch::Tensor table;  ///< [codes, dim] the model's own
    torch::Tensor codes;  ///< [moved] int64, its rows
};

/// Of a tokenizer whose codes can be put where items are.
class Revivable {
 public:
    virtual ~Revivable() = default;
    /// Moves every code that no item of the catalogue has to the vector of an item, drawn by `key`: codes of
    /// `level`, or of every level (-1), first levels first, since what they leave over is what deeper ones see.
    /// Levels where nothing was moved are left out. For a model that has codes now.
    virtual std::vector<MovedCodes> revive_dead_codes(int level, uint64_t key) = 0;
};

}  // namespace armillary::model
