// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <vector>

#include "core/store/foreign_folder.h"

namespace armillary::jobs {

struct ForeignEpoch {
    int epoch = 0;
    std::string folder;            ///< below `epochs/`, as the other program wrote the number
    std::set<std::string> arrays;  ///< that can be shown: `codes`, `codebooks/0`, `latents`, …
};

/// The arrays of a run made elsewhere that can be shown.
struct ForeignArrays {
    std::vector<ForeignEpoch> epochs;  ///< rising; also those without any array
    int64_t levels = 0;                ///< of the codes; 0 without any
    /// [levels] codes that each level holds: the most that any epoch, codebook, `level_sizes.npy` or the parameter
    /// `model.codebook_size` tells of. A table of codes cannot tell of those that it never uses.
    std::vector<int64_t> level_sizes;
};

/// Looks into every array of `epochs/<number>/`; what cannot be shown is skipped. `items` and `users`: how many
/// ids there are; none when their file is missing. Throws `BadInput` when there are codes or arrays by item
/// without `items.txt`, and when a tokenizer has codes of which none are right; `Cancelled`.
ForeignArrays check_foreign_arrays(store::ForeignFolder& folder, std::optional<int64_t> items,
                                   std::optional<int64_t> users, const std::stop_token& stop);

}  // namespace armillary::jobs
