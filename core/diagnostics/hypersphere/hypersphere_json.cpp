// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diagnostics/hypersphere/hypersphere_json.h"

namespace armillary::diagnostics {

using Json = nlohmann::ordered_json;  // writes NaN as null

Json to_json(const SideReport& side) {
    const Uniformity& uniformity = side.uniformity;
    return {{"rows", side.rows},
            {"dim", side.dim},
            {"zero_rows", side.zero_rows},
            {"broken_rows", side.broken_rows},
            {"uniformity", uniformity.distinct.value},
            {"uniformity_degree_weighted", uniformity.degree_weighted.value},
            {"uniform_limit", side.uniform_limit},
            {"standard_errors",
             {{"uniformity", uniformity.distinct.standard_error},
              {"uniformity_degree_weighted", uniformity.degree_weighted.standard_error}}},
            {"compared", uniformity.compared},
            {"mean_cosine", side.mean_cosine},
            {"norms",
             {{"mean", side.norms.mean},
              {"q05", side.norms.q05},
              {"median", side.norms.median},
              {"q95", side.norms.q95}}},
            {"norm_degree_correlation", side.norm_degree_correlation},
            {"spectrum", side.spectrum},
            {"effective_rank", side.effective_rank},
            {"top_share", side.top_share},
            {"collapsed", side.collapsed()}};
}

Json to_json(const std::vector<GroupReport>& groups) {
    Json list = Json::array();
    for (const GroupReport& group : groups)
        list.push_back(
            {{"name", group.name},
             {"rows", group.rows},
             {"degree", group.degree},
             {"alignment", group.alignment.value},
             {"uniformity", group.uniformity.value},
             {"norm", group.norm},
             {"standard_errors",
              {{"alignment", group.alignment.standard_error}, {"uniformity", group.uniformity.standard_error}}}});
    return list;
}

Json to_json(const Hubness& hubness) {
    return {{"rows", hubness.rows},
            {"neighbours", hubness.neighbours},
            {"skewness", hubness.skewness},
            {"largest", hubness.largest},
            {"orphan_share", hubness.orphan_share}};
}

}  // namespace armillary::diagnostics
