// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <stop_token>

#include "core/data/importers/importer.h"
#include "core/data/users_as_items.h"

namespace armillary::features {

/// Widest `collaborative` vectors; fewer where the interactions span fewer dimensions.
inline constexpr int32_t kCollaborativeDim = 64;

/// `data::users_as_items` with the vectors that a decomposition gives:
///
/// - `profile_tfidf_svd`, where the source has no item vectors of its own but text or attributes to make them from
///   (what `auto` means for the source);
/// - `collaborative`, see below: the "ID embedding" of A.13 in closed form.
///
/// A tokenizer joins them as `profile_text+collaborative`. Throws what `users_as_items` does, and `Cancelled`.
data::DatasetPtr user_catalogue(const data::DatasetPtr& source, const data::UserCatalogueOptions& options = {},
                                std::stop_token stop = {});

/// What is stored beside the set: rows read and kept, and its warnings.
data::ImportReport user_catalogue_report(const data::Dataset& source, const data::Dataset& users);

/// The left singular vectors, scaled by the singular values, of the matrix of users and their different items in
/// `turned` (users as items) with ones, each row brought to length 1: inner products are the cosines of two users'
/// histories, as far as `dim` directions hold them. [users, <= dim]; users without an interaction are absent.
/// `fitted_on` is `all`, as of `data::mean_profile`.
data::FeatureMatrix collaborative_vectors(const data::Interactions& turned, int32_t users, int32_t items,
                                          int32_t dim = kCollaborativeDim, std::stop_token stop = {});

}  // namespace armillary::features
