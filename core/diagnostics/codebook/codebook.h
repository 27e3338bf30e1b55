// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/diagnostics/codebook/churn.h"
#include "core/diagnostics/codebook/code_table.h"
#include "core/diagnostics/codebook/collisions.h"
#include "core/diagnostics/codebook/residuals.h"
#include "core/diagnostics/codebook/usage.h"

namespace armillary::diagnostics {

/// What is known of a tokenizer's codes. Only the table is required; what is empty is left out of the report.
struct CodebookEvidence {
    CodeTable table;
    std::span<const double> interactions = {};  ///< [items] training interactions of each item
    std::span<const int32_t> input_groups =
        {};  ///< [items] see `group_identical_rows`; made once a run, inputs do not change
    std::span<const float> residual_norms = {};  ///< [items, levels + 1] see `measure_residuals`
};

struct LevelReport {
    int64_t size = 0;                 ///< codes in the codebook
    int64_t items = 0;                ///< items with a code at this level
    double expected_utilisation = 0;  ///< of codes drawn with equal chances
    Usage by_items;
    std::optional<Usage> by_interactions;
};

/// Diagnostics of a codebook, exact over the whole catalogue (tokenizers.md B.1 to B.7).
struct CodebookReport {
    int64_t items = 0;  ///< with a code
    int64_t items_without_code = 0;
    std::vector<LevelReport> levels;
    std::vector<DepthReport> depths;  ///< [levels] by the first 1, 2, … codes
    std::optional<DuplicateReport> input_duplicates;
    std::optional<ResidualReport> residuals;
};

/// Throws `BadInput` when the codes or the evidence beside them cannot be right (see `check_codes`).
CodebookReport measure_codebook(const CodebookEvidence& evidence);

/// The report with the keys of the terminal's `codebook`, undefined values as null: items, levels (size, used,
/// utilisation, perplexity, dead, …), depths (distinct, collision_rate, largest_bucket, colliding_items, …),
/// input_duplicates, residuals.
std::string to_json(const CodebookReport& report);

/// Numbers worth a curve over epochs: `usage[0]` (utilisation), `perplexity[0]`, `dead[0]`, `gini[0]`,
/// `top_share[0]` by level; `collision_rate[1]` by depth; `collision_rate`, `distinct`, `largest_bucket` at full
/// depth; `forced_items` and `made_items` where inputs are known.
std::vector<std::pair<std::string, double>> series_of(const CodebookReport& report);

}  // namespace armillary::diagnostics
