// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diagnostics/hypersphere/hypersphere.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/error.h"
#include "core/diagnostics/codebook/information.h"
#include "core/numeric/concentration.h"

namespace armillary::diagnostics {

namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

std::optional<Directions> directions_of(const SideEvidence& side, const char* what) {
    if (side.vectors.count == 0) return {};
    if (!side.degrees.empty() && static_cast<int64_t>(side.degrees.size()) != side.vectors.count)
        throw BadInput(fmt::format("the {} have {} vectors and {} numbers of interactions", what,
                                   side.vectors.count, side.degrees.size()));
    Directions directions = diagnostics::directions_of(side.vectors, what);
    if (directions.count() == 0)
        throw BadInput(fmt::format("none of the {} {} has a direction: {} are all zeros, {} hold NaN or infinity",
                                   side.vectors.count, what, directions.zero_rows, directions.broken_rows));
    return directions;
}

SideReport measure_side(const SideEvidence& side, const Directions& points, const Sampling& sampling) {
    SideReport report;
    report.rows = side.vectors.count;
    report.dim = points.dim;
    report.zero_rows = points.zero_rows;
    report.broken_rows = points.broken_rows;
    report.uniformity = measure_uniformity(points, side.degrees, sampling);
    report.uniform_limit = uniform_limit(points.dim);
    report.mean_cosine = mean_cosine(points.view());
    const bool whole = points.count() == side.vectors.count;
    const std::vector<float> kept = whole ? std::vector<float>() : gather(side.vectors, points.rows);
    const VectorRows vectors = whole ? side.vectors : VectorRows{kept, points.count(), points.dim};
    const std::vector<double> norms = norms_of(vectors);
    report.norms = summarise(norms);
    report.norm_degree_correlation = kUndefined;
    if (!side.degrees.empty()) {
        std::vector<double> degrees;
        for (const int32_t row : points.rows) degrees.push_back(side.degrees[static_cast<size_t>(row)]);
        report.norm_degree_correlation = spearman(norms, degrees);
    }
    report.spectrum = singular_values(vectors, sampling);
    report.effective_rank = numeric::perplexity(report.spectrum);
    double squares = 0;
    for (const double value : report.spectrum) squares += value * value;
    report.top_share = report.spectrum.front() * report.spectrum.front() / squares;
    return report;
}

void add(std::vector<std::pair<std::string, double>>& series, const std::string& name, const Estimate& estimate) {
    if (std::isnan(estimate.value)) return;
    series.emplace_back(name, estimate.value);
    if (estimate.standard_error > 0) series.emplace_back(name + "_standard_error", estimate.standard_error);
}

void add_side(std::vector<std::pair<std::string, double>>& series, const std::string& side,
              const SideReport& report) {
    add(series, side + "_uniformity", report.uniformity.distinct);
    add(series, side + "_uniformity_degree_weighted", report.uniformity.degree_weighted);
    add(series, side + "_effective_rank", {report.effective_rank});
    add(series, side + "_mean_cosine", {report.mean_cosine});
    add(series, side + "_norm", {report.norms.mean});
    add(series, side + "_norm_degree_correlation", {report.norm_degree_correlation});
}

}  // namespace

bool SideReport::collapsed() const {
    return rows > 1 && (effective_rank < static_cast<double>(std::min(dim, rows)) / 8 || mean_cosine > 0.9);
}

double HypersphereReport::uniformity_degree_weighted() const {
    if (!users || !items) return kUndefined;
    return (users->uniformity.degree_weighted.value + items->uniformity.degree_weighted.value) / 2;
}

Points points_of(const HypersphereEvidence& evidence) {
    return {directions_of(evidence.users, "users"), directions_of(evidence.items, "items")};
}

Sampling quick_sampling(uint64_t seed) {
    return {.exact_rows = 8'192, .drawn_rows = 4'096, .drawn_pairs = 1'000'000, .seed = seed};
}

HypersphereReport measure_hypersphere(const HypersphereEvidence& evidence, const Points& points,
                                      const Sampling& sampling) {
    HypersphereReport report{{kUndefined}, 0, {}, {}};
    if (evidence.pairs && points.on_one_sphere()) {
        const Pairs drawn = draw_pairs(*evidence.pairs, sampling);
        report.pairs = drawn.count();
        report.alignment = mean_distance(pair_distances(*points.users, *points.items, drawn),
                                         drawn.count() == evidence.pairs->count());
    }
    if (points.users) report.users = measure_side(evidence.users, *points.users, sampling);
    if (points.items) report.items = measure_side(evidence.items, *points.items, sampling);
    return report;
}

std::vector<std::pair<std::string, double>> series_of(const HypersphereReport& report) {
    std::vector<std::pair<std::string, double>> series;
    add(series, "alignment", report.alignment);
    if (report.users) add_side(series, "user", *report.users);
    if (report.items) add_side(series, "item", *report.items);
    return series;
}

}  // namespace armillary::diagnostics
