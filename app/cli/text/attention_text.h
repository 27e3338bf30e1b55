// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "core/data/dataset.h"
#include "core/jobs/attention/attention_overview.h"
#include "core/jobs/attention/attention_report.h"
#include "core/jobs/attention/faithfulness.h"

namespace armillary::app {

/// Figures by layer and head, lags, likeness of heads and categories.
std::string overview_text(const jobs::AttentionOverview& overview);
/// Keys `weights`, `histories`, `layers` (with `heads`), `similarity`, `categories`.
nlohmann::ordered_json overview_json(const jobs::AttentionOverview& overview);

/// The history as a strip, the figures by layer and head, and the list with the held-out items marked. What was
/// not asked of the model (a recorded map alone) is left out.
std::string user_attention_text(const jobs::UserAttention& report, const data::Dataset& dataset);
/// Keys `user`, `part`, `weights`, `history`, `layers`, `top`, `held_out`, `agreement`.
nlohmann::ordered_json user_attention_json(const jobs::UserAttention& report, const data::Dataset& dataset);

std::string faithfulness_text(const jobs::FaithfulnessReport& report);
nlohmann::ordered_json faithfulness_json(const jobs::FaithfulnessReport& report);

}  // namespace armillary::app
