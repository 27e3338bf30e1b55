// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/fairness/fairness_reading.h"
#include "views/shared/charts/chart_content.h"

namespace armillary::views {

/// The mean of each group of users with its interval: a dot and a whisker, of one run or two. Groups that are too
/// small to test, and users of whom the attribute is not known, are paler.
ChartContent group_content(const FairnessAnswer& answer, const std::string& attribute);

/// The gap of the groups in words, with its corrected p: `F less M: −0.021, p 0.03 (Holm)`.
QString gap_words(const jobs::AttributeFairness& attribute);
/// Of two runs, shorter.
QString gaps_words(const jobs::AttributeFairness& first, const jobs::AttributeFairness& second);

/// Attributes that can be asked for: those of the report, then the other columns of the users `advantaged` and
/// `weak`.
std::vector<std::string> group_attributes(const FairnessAnswer& answer);

}  // namespace armillary::views
