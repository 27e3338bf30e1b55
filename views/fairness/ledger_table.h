// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/fairness/fairness_reading.h"
#include "views/shared/tables/table_content.h"

namespace armillary::views {

/// All users of the first run: id, training interactions, attributes, the metric of both runs and its difference,
/// the rank of the first hit, and whether they are among the worst served. Null where nothing is known.
/// `worst_only`: those alone.
TableContentPtr ledger_table(const FairnessAnswer& answer, bool worst_only);

/// `worst` below the limit, or at it where all such users are within the share; `tied` at the limit where they are
/// too many, so that no one can say which of them it is; else empty.
enum class Served { worst, tied, better };
std::vector<Served> served_by(const FairnessReading& run);

}  // namespace armillary::views
