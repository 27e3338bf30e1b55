// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostics/attention/attention_view.h"
#include "core/jobs/history.h"

namespace armillary::jobs {

/// Attention of one user as a run folder keeps it: `attention/<user>.npy` and `.json`.
struct RecordedAttention {
    std::string user;                 ///< raw id
    std::vector<std::string> tokens;  ///< raw ids of items, `[MASK]` for the mask
    std::string target;               ///< raw id of what was taken next; empty: not known
    std::string part;                 ///< `valid` or `test`: what the history was read for; empty: not known
    AttentionMaps maps;
};

inline constexpr std::string_view kMaskToken = "[MASK]";

/// Name of a user's array and document: the raw id, with everything but letters, digits, `-`, `_` and inner dots
/// as %XX.
std::string attention_name(std::string_view user);
/// The document beside the array.
std::string attention_document(const RecordedAttention& record);

/// Raw ids of the users with attention in this epoch, sorted.
std::vector<std::string> recorded_attention_users(const std::filesystem::path& run_folder, int epoch);
/// Throws `Error` (not_found) naming the users that were recorded, and `BadInput` for files that do not belong
/// together.
RecordedAttention read_attention(const std::filesystem::path& run_folder, int epoch, const std::string& user);

/// Over the memory of the maps.
diagnostics::AttentionView view_of(const AttentionMaps& maps);

}  // namespace armillary::jobs
