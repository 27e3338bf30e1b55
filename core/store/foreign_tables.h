// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/store/foreign_folder.h"

namespace armillary::store {

// The tables of a run folder. Columns may stand in any order, others are ignored; a line that cannot be read is
// skipped, with one example of each file. A table that is not there has no lines.

struct ForeignMetric {
    int epoch = 0;
    std::optional<int64_t> step;
    std::string name, split;
    double value = 0;  ///< NaN where the cell is empty: undefined
};
/// `metrics.csv`.
std::vector<ForeignMetric> read_foreign_metrics(ForeignFolder& folder);

struct ForeignUserValue {
    std::string user, name, split;
    double value = 0;  ///< NaN where the cell is empty: undefined
};
/// `per_user.csv`.
std::vector<ForeignUserValue> read_foreign_user_values(ForeignFolder& folder);

struct ForeignEvent {
    int64_t step = 0;
    std::string kind, detail;
};
/// `events.csv`.
std::vector<ForeignEvent> read_foreign_events(ForeignFolder& folder);

/// Whether every line of `recommendations.csv` can be read; it stays in the folder as it is.
void check_foreign_recommendations(ForeignFolder& folder);

/// `scalars.json` of an epoch: names and numbers; what is no number is skipped.
std::map<std::string, double> read_foreign_scalars(ForeignFolder& folder, const std::filesystem::path& file);

}  // namespace armillary::store
