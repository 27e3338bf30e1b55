// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "core/data/dataset.h"

namespace armillary::data {

/// Cleaning, in this order: value threshold, time window, duplicates, k-core (evaluation.md 1.3). Defaults change
/// nothing.
struct FilterSpec {
    std::optional<double> min_value;    ///< rows with a smaller value are dropped (rows without a value are kept)
    std::optional<int64_t> time_from;   ///< inclusive, UTC ms
    std::optional<int64_t> time_until;  ///< exclusive, UTC ms
    /// For equal (user, item): `all`, `first`, `last`, `max_value`, `mean_value`, `sum`.
    std::string duplicates = "all";
    int k_core_user =
        0;  ///< every user has at least so many different items (0 or 1: off), iterated to the fixed point
    int k_core_item = 0;

    bool changes_nothing() const;
};

/// A new data set with the kept rows; users and items left without an interaction are dropped and re-indexed,
/// unless nothing was filtered at all (then the same data set is returned). Every step is added to the pipeline
/// with its counts. Throws `BadInput` when nothing is left, naming the step that emptied it, and `UsageError` for
/// an unknown policy or a missing column.
DatasetPtr apply_filters(const DatasetPtr& dataset, const FilterSpec& spec);

}  // namespace armillary::data
