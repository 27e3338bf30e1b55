// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diagnostics/codebook/geometry.h"

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <limits>

namespace armillary::diagnostics {

namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
constexpr double kDuplicate = 0.05;
constexpr double kTwin = 0.999;

using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

void measure_cosines(const Matrix& products, Geometry& geometry) {
    double pairs = 0;
    geometry.max_cosine = -1;
    std::vector<uint8_t> twin(static_cast<size_t>(products.rows()));
    for (Eigen::Index i = 0; i < products.rows(); ++i)
        for (Eigen::Index j = i + 1; j < products.rows(); ++j) {
            const double lengths = std::sqrt(static_cast<double>(products(i, i)) * products(j, j));
            if (lengths == 0) continue;
            const double cosine = std::clamp(products(i, j) / lengths, -1.0, 1.0);
            const auto bin = static_cast<int>((cosine + 1) / 2 * Geometry::kCosineBins);
            ++geometry.cosine_histogram[static_cast<size_t>(std::min(bin, Geometry::kCosineBins - 1))];
            geometry.max_cosine = std::max(geometry.max_cosine, cosine);
            if (cosine > kTwin) twin[static_cast<size_t>(i)] = twin[static_cast<size_t>(j)] = 1;
            ++pairs;
        }
    geometry.twins = std::count(twin.begin(), twin.end(), 1);
    for (double& share : geometry.cosine_histogram) share /= pairs;
    if (pairs == 0) geometry.max_cosine = kUndefined;
}

void measure_distances(const Matrix& products, double reference, Geometry& geometry) {
    const auto count = static_cast<size_t>(products.rows());
    std::vector<float> distances;
    std::vector<uint8_t> duplicate(count);
    for (size_t i = 0; i < count; ++i)
        for (size_t j = i + 1; j < count; ++j) {
            const auto a = static_cast<Eigen::Index>(i), b = static_cast<Eigen::Index>(j);
            const float squared = products(a, a) + products(b, b) - 2 * products(a, b);
            distances.push_back(std::sqrt(std::max(squared, 0.0f)));
            if (distances.back() < kDuplicate * reference) duplicate[i] = duplicate[j] = 1;
        }
    geometry.duplicates = std::count(duplicate.begin(), duplicate.end(), 1);
    if (distances.empty()) return;
    const auto percentile = distances.begin() + static_cast<std::ptrdiff_t>(distances.size() / 100);
    std::nth_element(distances.begin(), percentile, distances.end());
    geometry.close_pairs = *percentile / reference;
    geometry.closest = *std::min_element(distances.begin(), percentile + 1) / reference;
}

}  // namespace

Geometry measure_geometry(const VectorRows& codes, std::optional<double> reference) {
    Geometry geometry;
    geometry.codes = codes.count;
    geometry.closest = geometry.close_pairs = geometry.max_cosine = geometry.mean_cosine = kUndefined;
    geometry.effective_rank = kUndefined;
    geometry.norms = summarise({});
    if (codes.count == 0) return geometry;
    check_vectors(codes, "codes");
    geometry.norms = summarise(norms_of(codes));
    const std::vector<int32_t> sample = draw_rows(codes.count, Geometry::kPairCodes, 0);
    const std::vector<float> values = gather(codes, sample);
    geometry.compared = static_cast<int64_t>(sample.size());
    const VectorRows compared{values, geometry.compared, codes.dim};
    geometry.mean_cosine = mean_cosine(codes);
    geometry.effective_rank = effective_rank(compared);
    const Eigen::Map<const Matrix> rows(values.data(), geometry.compared, codes.dim);
    const Matrix products = rows * rows.transpose();
    measure_cosines(products, geometry);
    measure_distances(products, reference.value_or(geometry.norms.mean), geometry);
    return geometry;
}

}  // namespace armillary::diagnostics
