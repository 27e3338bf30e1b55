// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "core/data/id_map.h"

namespace armillary::store {

/// Raw ids, one a line, in index order: `items.txt` and `users.txt` of data sets and run folders.
/// Throws `BadInput` for an id with a line break, `Error` (storage) when it cannot be written.
void write_id_list(const std::filesystem::path& file, const data::IdMap& ids);

/// Throws `BadInput` with the line number for an id that stands twice and for a file that was cut short.
data::IdMap read_id_list(const std::filesystem::path& file);

}  // namespace armillary::store
