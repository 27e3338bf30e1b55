// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/fairness/fairness_reading.h"
#include "views/shared/tables/table_content.h"

namespace armillary::views {

/// A row a group of the attribute and run: users, with and without a value, mean, interval, share among the worst.
TableContentPtr group_table(const FairnessAnswer& answer, const std::string& attribute);

/// Every test of the groups, of all attributes and runs shown: they are corrected together. Those of an attribute
/// that was asked for by itself stand in its place.
TableContentPtr test_table(const FairnessAnswer& answer, const std::string& attribute);

/// One figure a row of the paired comparison; null where nothing was tested. `smallest_effect` as of
/// statistics::verdict.
TableContentPtr comparison_table(const FairnessAnswer& answer, double smallest_effect);

/// The difference of two runs in a sentence; empty where nothing was tested.
QString comparison_sentence(const FairnessAnswer& answer, double smallest_effect);

}  // namespace armillary::views
