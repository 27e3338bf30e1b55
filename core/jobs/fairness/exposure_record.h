// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/data/dataset.h"
#include "core/statistics/exposure.h"

namespace armillary::jobs {

// What a run folder holds of its recommendations and of what they were learned from, so that fairness is read from
// the record and needs no model: `exposure/<split>.npy` ([items, ranks] int32: in how many lists the item stands
// at that rank) and `exposure/popularity.npy` ([items] int32: training interactions).

/// The name under which the ledger keeps a user's training interactions (split `train`).
inline constexpr const char* kInteractions = "interactions";

void write_exposure(const std::filesystem::path& run_folder, const std::string& split,
                    const statistics::ExposureTable& exposure);
/// Nothing when it was not recorded. Throws `BadInput` for an array of another shape.
std::optional<statistics::ExposureTable> read_exposure(const std::filesystem::path& run_folder,
                                                       const std::string& split);

void write_popularity(const std::filesystem::path& run_folder, const std::vector<int32_t>& interactions);
std::optional<std::vector<double>> read_popularity(const std::filesystem::path& run_folder);

/// How often each user and each item occurs in the rows.
struct Activity {
    std::vector<int32_t> users, items;
};
Activity count_activity(const data::Dataset& dataset, const std::vector<int64_t>& rows);

}  // namespace armillary::jobs
