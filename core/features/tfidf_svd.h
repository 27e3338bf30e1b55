// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/dataset.h"

namespace armillary::features {

/// How item text and attributes become vectors.
struct TextOptions {
    std::vector<std::string> columns;  ///< text columns to read; empty = all of them
    bool use_attributes = true;        ///< each category of an item counts as a word (sensitive columns never do)
    int32_t dim = 128;                 ///< fewer when the texts span fewer dimensions
    int32_t min_df = 1;                ///< words of fewer items are left out
    int32_t max_features = 20'000;     ///< the words of most items are kept
    bool normalise_rows = false;       ///< to length 1, after the decomposition
    std::stop_token stop;
};

/// Words of a UTF-8 text: runs of letters and digits (ASCII lower-cased; every character beyond ASCII counts as a
/// letter) of at least two bytes, and digits that stand alone: a size, a part of a series.
std::vector<std::string> words_of(std::string_view text);

/// Whether there is a column that `tfidf_svd` would read.
bool has_text(const data::Dataset& dataset, const TextOptions& options = {});

/// Latent semantic vectors of the items (Deerwester et al. 1990): (1 + ln tf) (1 + ln((1 + n) / (1 + df))), rows
/// of length 1, then truncated SVD by randomised subspace iteration (Halko, Martinsson, Tropp 2011, algorithm 4.4)
/// with a fixed start, so equal text gives equal vectors. Columns are scaled by their singular values, largest
/// first; of each the (first) entry of largest magnitude is positive. Modality `tfidf_svd`; items without a word
/// are absent. No interaction is read, so nothing leaks from a test part. Throws `UsageError` for a column that
/// does not exist or when no words are left.
data::FeatureMatrix tfidf_svd(const data::Dataset& dataset, const TextOptions& options = {});

}  // namespace armillary::features
