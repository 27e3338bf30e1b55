// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/features/user_catalogue.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

#include "core/base/error.h"
#include "core/features/tfidf_svd.h"
#include "core/features/truncated_svd.h"

namespace armillary::features {

data::FeatureMatrix collaborative_vectors(const data::Interactions& turned, int32_t users, int32_t items,
                                          int32_t dim, std::stop_token stop) {
    SparseRows matrix{items, std::vector<std::vector<std::pair<int32_t, double>>>(static_cast<size_t>(users))};
    for (size_t row = 0; row < turned.item.size(); ++row)
        matrix.rows[static_cast<size_t>(turned.item[row])].emplace_back(turned.user[row], 1.0);
    data::FeatureMatrix vectors;
    for (auto& row : matrix.rows) {
        if (stop.stop_requested()) throw Cancelled();
        std::sort(row.begin(), row.end());
        row.erase(std::unique(row.begin(), row.end()), row.end());
        for (auto& [item, value] : row) value = 1 / std::sqrt(static_cast<double>(row.size()));
        vectors.present.push_back(!row.empty());
    }
    TruncatedSvd svd = truncated_svd(matrix, dim, std::move(stop));
    vectors.modality = "collaborative";
    vectors.source = "truncated SVD of the interactions, each user's row of length 1";
    vectors.fitted_on = "all";
    vectors.rows = users;
    vectors.dim = static_cast<int32_t>(svd.singular_values.size());
    vectors.values = std::move(svd.scaled_left);
    return vectors;
}

data::DatasetPtr user_catalogue(const data::DatasetPtr& source, const data::UserCatalogueOptions& options,
                                std::stop_token stop) {
    const auto cancelled = [stop] {
        if (stop.stop_requested()) throw Cancelled();
    };
    data::DatasetParts parts = data::users_as_items(*source, options, cancelled);
    TextOptions text;
    text.stop = stop;
    if (parts.item_features.empty() && has_text(*source, text))
        parts.item_features.push_back(
            data::mean_profile(parts.interactions, source->user_count(), tfidf_svd(*source, text), cancelled));
    parts.item_features.push_back(collaborative_vectors(parts.interactions, source->user_count(),
                                                        source->item_count(), kCollaborativeDim, stop));
    return std::make_shared<const data::Dataset>(std::move(parts));
}

data::ImportReport user_catalogue_report(const data::Dataset& source, const data::Dataset& users) {
    data::ImportReport report;
    report.format = users.parts().loader;
    report.rows_read = source.interaction_count();
    report.rows_kept = users.interaction_count();
    report.warnings = users.parts().warnings;
    return report;
}

}  // namespace armillary::features
