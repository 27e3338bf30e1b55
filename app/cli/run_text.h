// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "app/cli/context.h"
#include "app/cli/text_table.h"

namespace armillary::app {

/// NaN becomes null.
nlohmann::ordered_json metrics_json(const std::map<std::string, double>& metrics);
/// Metric keys by name, then by cut-off as a number: `ndcg@5` before `ndcg@10`.
std::vector<std::string> sorted_metric_keys(const std::map<std::string, double>& metrics);
/// Rows of metrics, one column a cut-off: `ndcg  0.02  0.03`; metrics without a cut-off one by one below.
std::string metrics_table(const std::map<std::string, double>& metrics);

/// What became of a tokenizer's codes, from its last figures (`diagnostics::series_of`): a row a level, and a
/// sentence on collisions.
std::string tokenizer_account(const std::map<std::string, double>& figures);

/// The keys of a run in lists.
nlohmann::ordered_json run_json(const store::RunSummary& run);

}  // namespace armillary::app
