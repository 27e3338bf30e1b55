// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/data/table.h"
#include "core/diagnostics/hypersphere/hypersphere.h"

namespace armillary::jobs {

/// Rows of a table by an attribute, as `group_by_attribute` makes the groups. A row with several values is in
/// several of them; rows without a value are a group of their own, `not known`. Throws `UsageError` for an
/// attribute that makes no groups.
std::vector<diagnostics::RowGroup> attribute_groups(const data::Attribute& attribute, int32_t rows);

}  // namespace armillary::jobs
