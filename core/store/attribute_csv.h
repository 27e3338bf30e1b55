// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/data/id_map.h"
#include "core/data/table.h"

namespace armillary::store {

/// Attributes as CSV (RFC 4180, UTF-8, lines end with LF): a header, then one line a row, first column the raw id.
/// Missing cells are empty; the categories of one cell are joined by `|` (a `|` or `\` within a category has a `\`
/// before it); numbers are the shortest that read back bit for bit. Throws `BadInput` for a category that is empty
/// or stands twice in its vocabulary: a cell could not tell.
std::string to_csv(const data::AttributeTable& table, const data::IdMap& ids);

/// Fills `columns`, whose name, type and categories are known, from that text. Throws `BadInput` with `file:line`
/// when it does not fit them or the ids.
void from_csv(std::string_view csv, const std::string& file, const data::IdMap& ids,
              std::vector<data::Attribute>& columns);

}  // namespace armillary::store
