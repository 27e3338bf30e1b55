// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "app/cli/context.h"
#include "app/cli/text/text_table.h"

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

/// The text, or `unknown` where a run made elsewhere does not say.
std::string or_unknown(const std::string& text);
std::string seed_text(const store::RunSummary& run);

/// The keys of a run in lists; what a run made elsewhere does not say is null.
nlohmann::ordered_json run_json(const store::RunSummary& run);

}  // namespace armillary::app
