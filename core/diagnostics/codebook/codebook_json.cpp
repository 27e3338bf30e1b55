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

Json level_json(const LevelReport& level) {
    Json json{{"size", level.size}, {"items", level.items}, {"expected_utilisation", level.expected_utilisation}};
    add_usage(json, level.by_items);
    if (level.by_interactions) {
        Json interactions = Json::object();
        add_usage(interactions, *level.by_interactions);
        json["interactions"] = interactions;
    }
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
    for (const NormSummary& norm : residuals.norms)
        norms.push_back({{"mean", norm.mean}, {"q05", norm.q05}, {"median", norm.median}, {"q95", norm.q95}});
    return {{"norms", norms},
            {"relative_error", residuals.relative_error},
            {"increased_share", residuals.increased_share}};
}

}  // namespace

std::string to_json(const CodebookReport& report) {
    Json levels = Json::array(), depths = Json::array();
    for (const LevelReport& level : report.levels) levels.push_back(level_json(level));
    for (const DepthReport& depth : report.depths) depths.push_back(depth_json(depth));
    Json json{{"items", report.items},
              {"items_without_code", report.items_without_code},
              {"levels", levels},
              {"depths", depths},
              {"input_duplicates", nullptr},
              {"residuals", nullptr}};
    if (report.input_duplicates) json["input_duplicates"] = duplicates_json(*report.input_duplicates);
    if (report.residuals) json["residuals"] = residuals_json(*report.residuals);
    return json.dump();
}

}  // namespace armillary::diagnostics
