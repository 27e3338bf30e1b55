// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>

#include "core/diagnostics/codebook/codebook.h"

namespace armillary::diagnostics {

namespace {

using Json = nlohmann::ordered_json;  // writes NaN as null

void add_usage(Json& json, const Usage& usage) {
    json.update({{"used", usage.used},
                 {"utilisation", usage.utilisation},
                 {"dead", usage.dead},
                 {"near_dead", usage.near_dead},
                 {"entropy", usage.entropy},
                 {"normalised_entropy", usage.normalised_entropy},
                 {"perplexity", usage.perplexity},
                 {"gini", usage.gini},
                 {"jain", usage.jain},
                 {"top_share", usage.top_share},
                 {"top_10_share", usage.top_10_share},
                 {"top_percent_share", usage.top_percent_share}});
}

Json norm_json(const NormSummary& norm) {
    return {{"mean", norm.mean}, {"q05", norm.q05}, {"median", norm.median}, {"q95", norm.q95}};
}

Json geometry_json(const Geometry& geometry) {
    return {{"codes", geometry.codes},
            {"compared", geometry.compared},
            {"norms", norm_json(geometry.norms)},
            {"mean_cosine", geometry.mean_cosine},
            {"max_cosine", geometry.max_cosine},
            {"cosine_histogram", geometry.cosine_histogram},
            {"closest", geometry.closest},
            {"close_pairs", geometry.close_pairs},
            {"duplicates", geometry.duplicates},
            {"twins", geometry.twins},
            {"effective_rank", geometry.effective_rank}};
}

Json level_json(const LevelReport& level) {
    Json json{{"size", level.size}, {"items", level.items}, {"expected_utilisation", level.expected_utilisation}};
    add_usage(json, level.by_items);
    if (level.by_interactions) {
        Json interactions = Json::object();
        add_usage(interactions, *level.by_interactions);
        json["interactions"] = interactions;
    }
    if (level.geometry)
        json["geometry"] = {{"all", geometry_json(*level.geometry)},
                            {"used", geometry_json(*level.used_geometry)}};
    json["stale"] = level.stale;
    json["code_age"] = level.code_age;
    return json;
}

Json depth_json(const DepthReport& depth) {
    return {{"depth", depth.depth},
            {"distinct", depth.distinct},
            {"collision_rate", depth.collision_rate},
            {"largest_bucket", depth.largest_bucket},
            {"colliding_items", depth.colliding_items},
            {"surplus_rate", depth.surplus_rate},
            {"expected_surplus_rate", depth.expected_surplus_rate},
            {"entropy", depth.entropy},
            {"conditional_entropy", depth.conditional_entropy},
            {"branching",
             {{"mean", depth.branching.mean},
              {"median", depth.branching.median},
              {"most", depth.branching.most},
              {"single_share", depth.branching.single_share}}},
            {"interaction_collision_rate", depth.interaction_collision_rate},
            {"interaction_entropy", depth.interaction_entropy}};
}

Json duplicates_json(const DuplicateReport& duplicates) {
    return {{"groups", duplicates.groups},
            {"items", duplicates.items},
            {"largest_group", duplicates.largest_group},
            {"split_groups", duplicates.split_groups},
            {"forced_items", duplicates.forced_items},
            {"made_items", duplicates.made_items},
            {"net_items", duplicates.net_items},
            {"net_colliding_items", duplicates.net_colliding_items},
            {"net_collision_rate", duplicates.net_collision_rate},
            {"net_surplus_rate", duplicates.net_surplus_rate}};
}

Json residuals_json(const ResidualReport& residuals) {
    Json norms = Json::array();
    for (const NormSummary& norm : residuals.norms) norms.push_back(norm_json(norm));
    return {{"norms", norms},
            {"relative_error", residuals.relative_error},
            {"increased_share", residuals.increased_share}};
}

Json coherence_json(const CoherenceReport& coherence) {
    Json depths = Json::array(), distances = Json::array();
    for (const DepthCoherence& depth : coherence.depths)
        depths.push_back({{"depth", depth.depth},
                          {"purity", depth.purity},
                          {"random_purity", depth.random_purity},
                          {"excess_purity", depth.excess_purity()},
                          {"nmi", depth.nmi},
                          {"ami", depth.ami},
                          {"uncertainty", depth.uncertainty},
                          {"conditional_information", depth.conditional_information}});
    for (const TreeDistance& entry : coherence.distances)
        distances.push_back(
            {{"distance", entry.distance}, {"pairs", entry.pairs}, {"shared_codes", entry.shared_codes}});
    return {{"attribute", coherence.attribute},
            {"items", coherence.items},
            {"labels", coherence.labels},
            {"depths", depths},
            {"tree",
             {{"pairs", coherence.pairs}, {"consistency", coherence.tree_consistency}, {"distances", distances}}}};
}

Json inputs_json(const InputReport& inputs) {
    return {{"rows", inputs.rows},
            {"columns", inputs.dim},
            {"mean_cosine", inputs.mean_cosine},
            {"effective_rank", inputs.effective_rank},
            {"variance", inputs.variance},
            {"constant_columns", inputs.constant_columns}};
}

Json neighbours_json(const NeighbourReport& neighbours) {
    return {{"queries", neighbours.queries},
            {"recall@10", neighbours.recall_10},
            {"recall@50", neighbours.recall_50},
            {"code_recall@10", neighbours.code_recall_10},
            {"code_recall@50", neighbours.code_recall_50},
            {"collaborative_recall@10", neighbours.companion_recall_10},
            {"collaborative_recall@50", neighbours.companion_recall_50},
            {"code_collaborative_recall@10", neighbours.code_companion_recall_10},
            {"code_collaborative_recall@50", neighbours.code_companion_recall_50}};
}

Json churn_json(const ChurnReport& churn) {
    return {{"changed", churn.changed}, {"by_level", churn.by_level}, {"label_invariant", churn.label_invariant}};
}

}  // namespace

std::string to_json(const CodebookReport& report) {
    Json levels = Json::array(), depths = Json::array(), reconstruction = Json::array();
    for (const LevelReport& level : report.levels) levels.push_back(level_json(level));
    for (const DepthReport& depth : report.depths) depths.push_back(depth_json(depth));
    for (const ReconstructionReport& part : report.reconstruction)
        reconstruction.push_back({{"error", part.error}, {"cosine", part.cosine}});
    auto section = [](const auto& part, auto json) { return part ? Json(json(*part)) : Json(nullptr); };
    const Json json{{"items", report.items},
                    {"items_without_code", report.items_without_code},
                    {"levels", levels},
                    {"depths", depths},
                    {"input_duplicates", section(report.input_duplicates, duplicates_json)},
                    {"inputs", section(report.inputs, inputs_json)},
                    {"latent_norm", report.latent_norm},
                    {"residuals", section(report.residuals, residuals_json)},
                    {"reconstruction", reconstruction},
                    {"coherence", section(report.coherence, coherence_json)},
                    {"neighbours", section(report.neighbours, neighbours_json)},
                    {"churn", section(report.churn, churn_json)},
                    {"drift", report.drift ? Json(*report.drift) : Json(nullptr)}};
    return json.dump();
}

}  // namespace armillary::diagnostics
