// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "core/base/table_file.h"
#include "core/jobs/fairness/ledger_comparison.h"

namespace armillary::app {

/// Means with intervals and paired tests, for `runs compare` and `benchmark`.
nlohmann::ordered_json comparison_json(const jobs::LedgerComparison& comparison);
std::string comparison_text(const jobs::LedgerComparison& comparison);
/// One row a model and metric.
ExportTable comparison_table(const jobs::LedgerComparison& comparison);

/// What makes the figures incomparable, as a sentence; empty when nothing does.
std::string unlike_text(const jobs::LedgerComparison& comparison);

}  // namespace armillary::app
