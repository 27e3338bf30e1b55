// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/data/importers/context.h"

namespace armillary::data {

/// Collects interactions that come as lists of a user's items.
class HistoryBuilder {
 public:
    /// `ordered`: the lists run from the oldest to the newest, so time is the position in them.
    HistoryBuilder(Context& context, DatasetParts& parts, bool ordered)
        : context_(context), parts_(parts), ordered_(ordered) {
        if (ordered) parts.time_kind = TimeKind::ordinal;
    }

    /// Adds one interaction, or rejects it with its place in the file. False when the preview is full.
    bool add(const SourceEntry& entry, int64_t line, int64_t column, std::string_view user, std::string_view item,
             std::optional<Part> part = {});

 private:
    Context& context_;
    DatasetParts& parts_;
    bool ordered_;
    std::vector<int64_t> next_position_;  ///< [users]
};

/// Part that a file name tells (`train.txt`, `Beauty.valid.inter`, `test1.txt`), if any.
std::optional<Part> part_of_file(std::string_view name);

}  // namespace armillary::data
