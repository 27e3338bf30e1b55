// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "core/jobs/fairness/fairness_report.h"

namespace armillary::app {

/// The document of `fairness RUN --json`: groups of the first attribute at the top, all of them in `attributes`.
nlohmann::ordered_json fairness_json(const jobs::FairnessReport& report);
/// The same for people.
std::string fairness_text(const jobs::FairnessReport& report);

/// `[low, high]`, null where there is no interval.
nlohmann::ordered_json interval_json(const statistics::Interval& interval);
/// `0.0312 to 0.0568`, `–`.
std::string interval_text(const statistics::Interval& interval);
/// `< 0.0001`, `0.0312`, `–`.
std::string p_text(double p);

}  // namespace armillary::app
