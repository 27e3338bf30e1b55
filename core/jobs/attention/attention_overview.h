// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

#include "core/diagnostics/attention/attention_figures.h"
#include "core/diagnostics/attention/category_attention.h"
#include "core/diagnostics/attention/head_similarity.h"
#include "core/diagnostics/codebook/coherence.h"
#include "core/jobs/engine.h"

namespace armillary::jobs {

/// Attention of one layer on items of the query's own category.
struct LayerCategories {
    double lift = 0;  ///< in the users' histories, relative to the share of such items there: 1 = blind
    /// Of a probe that no habit of users has formed: histories of two items, out of the largest categories.
    diagnostics::CategoryAttention probe;
};

/// Attention over many histories.
struct AttentionOverview {
    bool causal = true, normalised = true;
    diagnostics::AttentionAverages averages;
    diagnostics::HeadSimilarity similarity;
    std::string attribute;                    ///< that categories come from; empty: none
    std::vector<LayerCategories> categories;  ///< [layers], empty without categories
};

/// Of the users' histories before `part`; users without any are left out. `categories`: of the items, or null.
/// Throws `UsageError` when nobody has a history, and `Cancelled`.
AttentionOverview attention_overview(TrainedModel& model, const std::vector<int32_t>& users, data::Part part,
                                     const diagnostics::Categories* categories, std::stop_token stop = {});

/// Of everything that was recorded in an epoch. Throws `Error` (not_found) when there is nothing.
AttentionOverview recorded_attention_overview(const std::filesystem::path& run_folder, int epoch);

}  // namespace armillary::jobs
