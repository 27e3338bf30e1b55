// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/features/features.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/base/error.h"
#include "core/base/text.h"

namespace armillary::features {

namespace {

/// Columns of all parts side by side; a row is present where all parts have one.
FeaturesPtr join_features(const std::vector<FeaturesPtr>& parts, std::string_view name) {
    data::FeatureMatrix joined;
    joined.modality = name;
    joined.rows = parts.front()->rows;
    joined.present.assign(static_cast<size_t>(joined.rows), 1);
    for (const FeaturesPtr& part : parts) {
        joined.parts.push_back(part->dim);
        joined.dim += part->dim;
        joined.source += (joined.source.empty() ? "" : "; ") + part->source;
        if (part->fitted_on != "external") joined.fitted_on = part->fitted_on;
        for (size_t row = 0; row < part->present.size(); ++row) joined.present[row] &= part->present[row];
    }
    joined.values.assign(static_cast<size_t>(joined.rows) * static_cast<size_t>(joined.dim), 0);
    for (int32_t row = 0; row < joined.rows; ++row) {
        if (!joined.present[static_cast<size_t>(row)]) continue;
        float* out = joined.values.data() + static_cast<size_t>(row) * static_cast<size_t>(joined.dim);
        for (const FeaturesPtr& part : parts) out = std::copy_n(part->row(row), part->dim, out);
    }
    return std::make_shared<const data::FeatureMatrix>(std::move(joined));
}

}  // namespace

FeaturesPtr choose_features(const data::DatasetPtr& dataset, std::string_view name, const TextOptions& options) {
    if (name.find('+') != std::string_view::npos && !dataset->features(name)) {
        std::vector<FeaturesPtr> parts;
        for (std::string_view part : split(name, '+'))
            parts.push_back(choose_features(dataset, trim(part), options));
        return join_features(parts, name);
    }
    const auto& modalities = dataset->item_features();
    if (name == "auto" && !modalities.empty()) return {dataset, &modalities.front()};
    if (const data::FeatureMatrix* found = dataset->features(name)) return {dataset, found};
    if (name == "auto" || name == "tfidf_svd") {
        if (has_text(*dataset, options))
            return std::make_shared<const data::FeatureMatrix>(tfidf_svd(*dataset, options));
        throw UsageError(
            fmt::format("'{}' has neither item vectors nor item text or attributes to make them from; attach "
                        "an item table with titles or categories, or a .npy file with one row an item",
                        dataset->name()),
            "features");
    }
    std::vector<std::string> known{"auto", "tfidf_svd"};
    for (const auto& features : modalities) known.push_back(features.modality);
    throw UsageError(fmt::format("'{}' has no item vectors called '{}'; there are {}", dataset->name(), name,
                                 join(known, ", ")),
                     "features");
}

data::FeatureMatrix standardise(const data::FeatureMatrix& features) {
    data::FeatureMatrix out = features;
    const auto dim = static_cast<size_t>(features.dim), rows = static_cast<size_t>(features.rows);
    const auto present = [&](size_t row) { return features.present.empty() || features.present[row]; };
    double count = 0;
    for (size_t row = 0; row < rows; ++row) count += present(row);
    for (size_t column = 0; column < dim; ++column) {
        double sum = 0, squares = 0;
        for (size_t row = 0; row < rows; ++row)
            if (present(row)) sum += features.values[row * dim + column];
        const double mean = sum / count;
        for (size_t row = 0; row < rows; ++row)
            if (present(row)) squares += std::pow(features.values[row * dim + column] - mean, 2);
        const double deviation = std::sqrt(squares / count);
        const bool varies = deviation > 1e-12 * std::abs(mean);
        for (size_t row = 0; row < rows; ++row)
            if (present(row))
                out.values[row * dim + column] =
                    varies ? static_cast<float>((features.values[row * dim + column] - mean) / deviation) : 0.0f;
    }
    out.source += ", standardised";
    return out;
}

DuplicateRows count_duplicate_rows(const data::FeatureMatrix& features) {
    std::unordered_map<std::string_view, int32_t> seen;
    DuplicateRows found;
    for (int32_t row = 0; row < features.rows; ++row) {
        if (!features.present.empty() && !features.present[static_cast<size_t>(row)]) continue;
        const std::string_view bytes(reinterpret_cast<const char*>(features.row(row)),
                                     static_cast<size_t>(features.dim) * sizeof(float));
        const int32_t times = ++seen[bytes];
        found.repeats += times > 1;
        found.groups += times == 2;
    }
    return found;
}

}  // namespace armillary::features
