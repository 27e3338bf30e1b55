// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <limits>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/diagnostics/codebook/churn.h"
#include "core/diagnostics/codebook/code_table.h"
#include "core/diagnostics/codebook/coherence.h"
#include "core/diagnostics/codebook/collisions.h"
#include "core/diagnostics/codebook/geometry.h"
#include "core/diagnostics/codebook/inputs.h"
#include "core/diagnostics/codebook/neighbours.h"
#include "core/diagnostics/codebook/reconstruction.h"
#include "core/diagnostics/codebook/residuals.h"
#include "core/diagnostics/codebook/usage.h"

namespace armillary::diagnostics {

/// What is known of a tokenizer's codes. Only the table is required; what is empty is left out of the report.
struct CodebookEvidence {
    CodeTable table;
    std::span<const double> interactions = {};  ///< [items] training interactions of each item
    std::span<const int32_t> input_groups =
        {};  ///< [items] see `group_identical_rows`; made once a run, inputs do not change
    std::span<const float> residual_norms = {};  ///< [rows, levels + 1] see `measure_residuals`
    std::span<const VectorRows> codebooks = {};  ///< [levels] vectors of each level's codes; no rows: not known
    const Categories* categories = nullptr;      ///< of the items
};

struct LevelReport {
    int64_t size = 0;                 ///< codes in the codebook
    int64_t items = 0;                ///< items with a code at this level
    double expected_utilisation = 0;  ///< of codes drawn with equal chances
    Usage by_items;
    std::optional<Usage> by_interactions;
    std::optional<Geometry> geometry, used_geometry;  ///< of all codes, and of those that items have
    // What training saw in its batches; NaN where it was not recorded.
    double stale = std::numeric_limits<double>::quiet_NaN();     ///< codes that batches hardly took any more
    double code_age = std::numeric_limits<double>::quiet_NaN();  ///< steps since the longest forgotten was taken
};

/// Diagnostics of a codebook, exact over the whole catalogue (tokenizers.md B.1 to B.9).
struct CodebookReport {
    int64_t items = 0;  ///< with a code
    int64_t items_without_code = 0;
    std::vector<LevelReport> levels;
    std::vector<DepthReport> depths;  ///< [levels] by the first 1, 2, … codes
    std::optional<DuplicateReport> input_duplicates;
    std::optional<ResidualReport> residuals;
    std::optional<CoherenceReport> coherence;

    // What `measure_codebook` cannot know: it needs the model, or the epochs before. Filled in by whoever can.
    std::optional<InputReport> inputs;
    double latent_norm = std::numeric_limits<double>::quiet_NaN();  ///< mean, before quantisation
    std::vector<ReconstructionReport> reconstruction;               ///< [levels] from the first 1, 2, … codes
    std::optional<NeighbourReport> neighbours;
    std::optional<ChurnReport> churn;  ///< against the epoch before
    std::optional<double> drift;       ///< share of items with another ID than in the first epoch with codes
};

/// Throws `BadInput` when the codes or the evidence beside them cannot be right (see `check_codes`).
CodebookReport measure_codebook(const CodebookEvidence& evidence);

/// The report with the keys of the terminal's `codebook`, undefined values as null: items, levels (size, used,
/// utilisation, perplexity, dead, …), depths (distinct, collision_rate, largest_bucket, colliding_items, …),
/// input_duplicates, residuals, coherence, inputs, latent_norm, reconstruction, neighbours, churn, drift.
std::string to_json(const CodebookReport& report);

/// Numbers worth a curve over epochs. By level, from 0: `usage[0]` (utilisation), `perplexity[0]`, `dead[0]`,
/// `residual_norm[0]`, `codebook_norm[0]`, `reconstruction_error[0]` (from the codes up to this level), …; by
/// number of leading codes, from 1: `collision_rate[1]`, `distinct[1]`, `purity[1]`, …; of the whole:
/// `collision_rate`, `distinct`, `reconstruction_error`, `neighbour_recall@10`, `churn`, …. Only what is known.
std::vector<std::pair<std::string, double>> series_of(const CodebookReport& report);

/// Fills what only the model knew (residuals, inputs, latent_norm, reconstruction, neighbours, churn, drift) from
/// recorded values of an epoch, by the names of `series_of`, and what training counted. What the report has stays.
void add_recorded(CodebookReport& report, const std::map<std::string, double>& values);

}  // namespace armillary::diagnostics
