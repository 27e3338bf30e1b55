// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostics/codebook/code_table.h"

namespace armillary::features {

/// What is done about items that share all their codes (tokenizers.md A.18).
enum class CollisionPolicy {
    keep,              ///< nothing: the recommender expands an ID to all its items
    suffix,            ///< one more code for every item: its rank among those that share its ID (TIGER)
    suffix_if_needed,  ///< one more code for colliding items only; needs an end token
    sinkhorn_last,     ///< colliding items share the last level's codes out by balanced assignment (LC-Rec)
    nearest_free,      ///< all but the nearest take the nearest last code that is free under their prefix
};

/// `keep`, `suffix`, …, for the choice of a parameter.
const std::vector<std::string>& collision_policy_names();
/// Throws `UsageError` for a word that is none of them.
CollisionPolicy collision_policy_from(std::string_view name);
/// Whether the policy measures distances of items to codes.
bool needs_distances(CollisionPolicy policy);

/// What the last level's codebook quantises.
struct LastLevel {
    std::vector<float> vectors;   ///< [items, dim]
    std::vector<float> codebook;  ///< [codes, dim]
    int64_t dim = 0;
};

/// The last level of a tokenizer from what it recorded: the residual after the other levels where every codebook
/// is as wide as the latents, the last part of the latents where the widths add up to theirs. `latents` [items,
/// dim]; `codebooks` by level. Throws `UsageError` for anything else.
LastLevel last_level_of(const diagnostics::CodeTable& table, std::span<const float> latents,
                        const std::vector<std::vector<float>>& codebooks);

struct ResolvedCodes {
    std::vector<int32_t> codes;   ///< [items, levels], -1 after the last code of a shorter ID
    int64_t levels = 0;           ///< one more than before with a suffix
    int64_t changed_items = 0;    ///< items whose own codes changed, or that got a suffix above 0
    int64_t colliding_items = 0;  ///< left with an ID that is not theirs alone
};

/// Applies the policy to a code table; items of equal codes count in the order of the table, so the result depends
/// on nothing else. `last` is needed by the policies that measure distances: those change the last level alone,
/// and leave duplicates where nothing better is free; the suffixes leave every level as it was. Throws
/// `UsageError` for a suffix on IDs of different length, where it could be read as a code, and `BadInput` where
/// the shapes do not fit.
ResolvedCodes resolve_collisions(const diagnostics::CodeTable& table, CollisionPolicy policy,
                                 const LastLevel* last = nullptr);

}  // namespace armillary::features
