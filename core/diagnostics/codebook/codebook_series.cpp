// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/diagnostics/codebook/codebook.h"

namespace armillary::diagnostics {

namespace {

class Series {
 public:
    void add(std::string name, double value) { values_.emplace_back(std::move(name), value); }
    void add(const char* name, double value, auto index) { add(fmt::format("{}[{}]", name, index), value); }
    std::vector<std::pair<std::string, double>> take() { return std::move(values_); }

 private:
    std::vector<std::pair<std::string, double>> values_;
};

void add_level(Series& series, const LevelReport& report, size_t level) {
    const Usage& usage = report.by_items;
    series.add("usage", usage.utilisation, level);
    series.add("perplexity", usage.perplexity, level);
    series.add("dead", static_cast<double>(usage.dead), level);
    series.add("near_dead", static_cast<double>(usage.near_dead), level);
    series.add("gini", usage.gini, level);
    series.add("top_share", usage.top_share, level);
    if (report.by_interactions) {
        series.add("usage_interactions", report.by_interactions->utilisation, level);
        series.add("perplexity_interactions", report.by_interactions->perplexity, level);
    }
    if (!report.geometry) return;
    series.add("codebook_norm", report.geometry->norms.mean, level);
    series.add("codebook_rank", report.geometry->effective_rank, level);
    series.add("codebook_norm_used", report.used_geometry->norms.mean, level);
    series.add("codebook_cosine_used", report.used_geometry->mean_cosine, level);
    series.add("codebook_max_cosine_used", report.used_geometry->max_cosine, level);
    series.add("codebook_duplicates_used", static_cast<double>(report.used_geometry->duplicates), level);
    series.add("codebook_twins_used",
               static_cast<double>(report.used_geometry->twins) /
                   static_cast<double>(std::max<int64_t>(report.used_geometry->compared, 1)),
               level);
}

void add_residuals(Series& series, const ResidualReport& residuals) {
    for (size_t level = 0; level < residuals.norms.size(); ++level) {
        const NormSummary& norm = residuals.norms[level];
        series.add("residual_norm", norm.mean, level);
        series.add("residual_norm_q05", norm.q05, level);
        series.add("residual_norm_median", norm.median, level);
        series.add("residual_norm_q95", norm.q95, level);
    }
    for (size_t level = 0; level < residuals.relative_error.size(); ++level) {
        series.add("relative_error", residuals.relative_error[level], level);
        series.add("increased_share", residuals.increased_share[level], level);
    }
}

void add_depth(Series& series, const DepthReport& depth) {
    series.add("collision_rate", depth.collision_rate, depth.depth);
    series.add("distinct", static_cast<double>(depth.distinct), depth.depth);
    series.add("conditional_entropy", depth.conditional_entropy, depth.depth);
    series.add("branching", depth.branching.mean, depth.depth);
}

void add_coherence(Series& series, const CoherenceReport& coherence) {
    for (const DepthCoherence& depth : coherence.depths) {
        series.add("purity", depth.purity, depth.depth);
        series.add("random_purity", depth.random_purity, depth.depth);
        series.add("nmi", depth.nmi, depth.depth);
        series.add("ami", depth.ami, depth.depth);
        series.add("uncertainty", depth.uncertainty, depth.depth);
        series.add("conditional_information", depth.conditional_information, depth.depth);
    }
    series.add("tree_consistency", coherence.tree_consistency);
}

void add_inputs(Series& series, const InputReport& inputs) {
    series.add("input_rows", static_cast<double>(inputs.rows));
    series.add("input_columns", static_cast<double>(inputs.dim));
    series.add("input_cosine", inputs.mean_cosine);
    series.add("input_rank", inputs.effective_rank);
    series.add("input_variance", inputs.variance);
    series.add("input_constant_columns", static_cast<double>(inputs.constant_columns));
}

void add_neighbours(Series& series, const NeighbourReport& neighbours) {
    series.add("neighbour_queries", static_cast<double>(neighbours.queries));
    if (!std::isnan(neighbours.recall_10)) {
        series.add("neighbour_recall@10", neighbours.recall_10);
        series.add("neighbour_recall@50", neighbours.recall_50);
    }
    series.add("code_neighbour_recall@10", neighbours.code_recall_10);
    series.add("code_neighbour_recall@50", neighbours.code_recall_50);
    if (!std::isnan(neighbours.companion_recall_10)) {
        series.add("collaborative_recall@10", neighbours.companion_recall_10);
        series.add("collaborative_recall@50", neighbours.companion_recall_50);
    }
    if (!std::isnan(neighbours.code_companion_recall_10)) {
        series.add("code_collaborative_recall@10", neighbours.code_companion_recall_10);
        series.add("code_collaborative_recall@50", neighbours.code_companion_recall_50);
    }
}

void add_churn(Series& series, const ChurnReport& churn) {
    series.add("churn", churn.changed);
    for (size_t level = 0; level < churn.by_level.size(); ++level) {
        series.add("churn", churn.by_level[level], level);
        series.add("churn_unnamed", churn.label_invariant[level], level);
    }
}

/// Reads the same names back.
class Recorded {
 public:
    explicit Recorded(const std::map<std::string, double>& values) : values_(values) {}
    bool has(const std::string& name) const { return values_.contains(name); }
    double get(const std::string& name) const {
        const auto found = values_.find(name);
        return found == values_.end() ? std::nan("") : found->second;
    }
    double get(const char* name, size_t index) const { return get(fmt::format("{}[{}]", name, index)); }
    int64_t count(const std::string& name) const { return std::llround(get(name)); }

 private:
    const std::map<std::string, double>& values_;
};

ResidualReport recorded_residuals(const Recorded& recorded, size_t levels) {
    ResidualReport residuals;
    for (size_t level = 0; level <= levels; ++level)
        residuals.norms.push_back({recorded.get("residual_norm", level), recorded.get("residual_norm_q05", level),
                                   recorded.get("residual_norm_median", level),
                                   recorded.get("residual_norm_q95", level)});
    for (size_t level = 0; level < levels; ++level) {
        residuals.relative_error.push_back(recorded.get("relative_error", level));
        residuals.increased_share.push_back(recorded.get("increased_share", level));
    }
    return residuals;
}

ChurnReport recorded_churn(const Recorded& recorded, size_t levels) {
    ChurnReport churn;
    churn.changed = recorded.get("churn");
    for (size_t level = 0; level < levels; ++level) {
        churn.by_level.push_back(recorded.get("churn", level));
        churn.label_invariant.push_back(recorded.get("churn_unnamed", level));
    }
    return churn;
}

}  // namespace

std::vector<std::pair<std::string, double>> series_of(const CodebookReport& report) {
    Series series;
    for (size_t level = 0; level < report.levels.size(); ++level) add_level(series, report.levels[level], level);
    for (const DepthReport& depth : report.depths) add_depth(series, depth);
    const DepthReport& full = report.depths.back();
    series.add("collision_rate", full.collision_rate);
    series.add("surplus_rate", full.surplus_rate);
    series.add("distinct", static_cast<double>(full.distinct));
    series.add("largest_bucket", static_cast<double>(full.largest_bucket));
    if (report.input_duplicates) {
        series.add("input_duplicates", static_cast<double>(report.input_duplicates->items));
        series.add("input_duplicate_groups", static_cast<double>(report.input_duplicates->groups));
        series.add("forced_items", static_cast<double>(report.input_duplicates->forced_items));
        series.add("made_items", static_cast<double>(report.input_duplicates->made_items));
    }
    if (report.inputs) add_inputs(series, *report.inputs);
    if (!std::isnan(report.latent_norm)) series.add("latent_norm", report.latent_norm);
    if (report.residuals) add_residuals(series, *report.residuals);
    for (size_t level = 0; level < report.reconstruction.size(); ++level) {
        series.add("reconstruction_error", report.reconstruction[level].error, level);
        series.add("reconstruction_cosine", report.reconstruction[level].cosine, level);
    }
    if (!report.reconstruction.empty()) {
        series.add("reconstruction_error", report.reconstruction.back().error);
        series.add("reconstruction_cosine", report.reconstruction.back().cosine);
    }
    if (report.coherence) add_coherence(series, *report.coherence);
    if (report.neighbours) add_neighbours(series, *report.neighbours);
    if (report.churn) add_churn(series, *report.churn);
    if (report.drift) series.add("drift", *report.drift);
    return series.take();
}

void add_recorded(CodebookReport& report, const std::map<std::string, double>& values) {
    const Recorded recorded(values);
    const size_t levels = report.levels.size();
    for (size_t level = 0; level < levels; ++level) {
        report.levels[level].stale = recorded.get("stale", level);
        report.levels[level].code_age = recorded.get("code_age", level);
    }
    if (!report.residuals && recorded.has("residual_norm[0]"))
        report.residuals = recorded_residuals(recorded, levels);
    if (!report.inputs && recorded.has("input_rows"))
        report.inputs = {recorded.count("input_rows"),   recorded.count("input_columns"),
                         recorded.get("input_cosine"),   recorded.get("input_rank"),
                         recorded.get("input_variance"), recorded.count("input_constant_columns")};
    if (std::isnan(report.latent_norm)) report.latent_norm = recorded.get("latent_norm");
    if (report.reconstruction.empty() && recorded.has("reconstruction_error[0]"))
        for (size_t level = 0; level < levels; ++level)
            report.reconstruction.push_back(
                {recorded.get("reconstruction_error", level), recorded.get("reconstruction_cosine", level)});
    if (!report.neighbours && recorded.has("neighbour_queries"))
        report.neighbours = {
            recorded.count("neighbour_queries"),         recorded.get("neighbour_recall@10"),
            recorded.get("neighbour_recall@50"),         recorded.get("code_neighbour_recall@10"),
            recorded.get("code_neighbour_recall@50"),    recorded.get("collaborative_recall@10"),
            recorded.get("collaborative_recall@50"),     recorded.get("code_collaborative_recall@10"),
            recorded.get("code_collaborative_recall@50")};
    if (!report.churn && recorded.has("churn")) report.churn = recorded_churn(recorded, levels);
    if (!report.drift && recorded.has("drift")) report.drift = recorded.get("drift");
}

}  // namespace armillary::diagnostics
