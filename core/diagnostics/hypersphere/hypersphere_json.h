// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include "core/diagnostics/hypersphere/hypersphere.h"

namespace armillary::diagnostics {

// Undefined values are null.

/// rows, dim, zero_rows, broken_rows, uniformity, uniformity_degree_weighted, uniform_limit, standard_errors,
/// compared, mean_cosine, norms, norm_degree_correlation, spectrum, effective_rank, top_share, collapsed.
nlohmann::ordered_json to_json(const SideReport& side);
/// [{name, rows, degree, alignment, uniformity, norm, standard_errors}].
nlohmann::ordered_json to_json(const std::vector<GroupReport>& groups);
/// rows, neighbours, skewness, largest, orphan_share.
nlohmann::ordered_json to_json(const Hubness& hubness);

}  // namespace armillary::diagnostics
