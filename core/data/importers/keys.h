// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/data/id_map.h"
#include "core/data/importers/importer.h"

namespace armillary::data {

/// How to let keys meet ids that are written differently.
struct KeyOptions {
    std::vector<std::string> repairs;  ///< `leading_zeros`, `case`, `trailing_dot_zero`: applied in this order
    std::optional<int64_t> offset;     ///< id = key + offset for whole numbers; empty = detect -1, 0, +1
};

struct KeyMatch {
    std::vector<int32_t> rows;  ///< [keys] dense index of each key, IdMap::kNone without a match
    int64_t offset = 0;
    bool offset_is_unsure = false;  ///< 0 and another offset match equally well
    JoinReport report;
};

/// Matches the keys of a table with ids. An offset is assumed only when it matches every id and more keys than
/// none does. Throws `UsageError` for an unknown repair.
KeyMatch match_keys(const std::vector<std::string>& keys, const IdMap& ids, const KeyOptions& options);

}  // namespace armillary::data
