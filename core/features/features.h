// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "core/data/dataset.h"
#include "core/features/tfidf_svd.h"

namespace armillary::features {

using FeaturesPtr = std::shared_ptr<const data::FeatureMatrix>;

/// The item vectors that `name` means: a modality of the data set, `tfidf_svd` (computed from its text and
/// attributes), `auto` (the first modality, else tfidf_svd), or several of these joined with `+`. Throws
/// `UsageError` that says which modalities there are, or what to attach when there is nothing to use.
FeaturesPtr choose_features(const data::DatasetPtr& dataset, std::string_view name,
                            const TextOptions& options = {});

/// Columns with mean 0 and variance 1 over the rows that are present (constant columns become 0); absent rows stay
/// 0.
data::FeatureMatrix standardise(const data::FeatureMatrix& features);

/// Rows that are equal in every value. No code can tell such items apart.
struct DuplicateRows {
    int32_t repeats = 0;  ///< rows that equal an earlier one
    int32_t groups = 0;   ///< different vectors that occur more than once
    int32_t items() const { return repeats + groups; }
};
/// Among the rows that are present.
DuplicateRows count_duplicate_rows(const data::FeatureMatrix& features);

}  // namespace armillary::features
