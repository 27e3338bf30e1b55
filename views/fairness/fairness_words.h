// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "views/fairness/fairness_reading.h"

namespace armillary::views {

/// Of a share that was chosen, not measured: `10 %`.
QString share_words(double share);
/// `< 0.0001`, `0.0312`; `–` when undefined.
QString p_words(double p);
/// `0.012 to 0.034`; `–` when undefined.
QString interval_words(const statistics::Interval& interval);
/// A group's name, as the report has it.
QString label_words(const std::string& label);
/// The same; of the users without a value of the attribute `not known`.
QString group_words(const jobs::GroupFigures& group);
/// How the groups of an attribute were made; empty: one a value.
QString rule_words(const jobs::AttributeFairness& attribute);
/// `activity`, `advantaged` and `weak` are measured, all others are columns of the users.
QString attribute_words(const std::string& attribute);
QString part_words(const std::string& part);
QString verdict_words(statistics::Verdict verdict);
/// `test, 943 users, 12 without a value`.
QString protocol_line(const FairnessReading& run);
/// Why two runs cannot be compared as they stand, or not at all; empty where they can.
QString unlike_words(const FairnessAnswer& answer);

}  // namespace armillary::views
