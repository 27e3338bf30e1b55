// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <limits>
#include <optional>

#include "core/jobs/hypersphere/recorded_embeddings.h"

namespace armillary::jobs {

/// How alike two models arrange the users or items that both know.
struct SideLikeness {
    int64_t rows = 0;  ///< known to both and finite in both
    // NaN below two rows:
    double cka = std::numeric_limits<double>::quiet_NaN();     ///< diagnostics::linear_cka
    double chance = std::numeric_limits<double>::quiet_NaN();  ///< diagnostics::chance_cka
};
struct ModelLikeness {
    std::optional<SideLikeness> users, items;  ///< of the sides that both have
};

/// Rows are matched by raw id. Throws `Error` (not_found) where both have no side in common, and `UsageError`
/// where their data sets differ in name and in fingerprint, so that equal ids need not be the same thing.
ModelLikeness model_likeness(store::RunStore& runs, const store::RunDetails& run, const Embeddings& embeddings,
                             const store::RunDetails& other, const Embeddings& other_embeddings);

}  // namespace armillary::jobs
