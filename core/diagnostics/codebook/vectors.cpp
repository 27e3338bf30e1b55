// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diagnostics/codebook/vectors.h"

#include <fmt/format.h>

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "core/base/error.h"
#include "core/numeric/concentration.h"
#include "core/numeric/random.h"

namespace armillary::diagnostics {

namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

double quantile(const std::vector<double>& sorted, double q) {
    const double at = q * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<size_t>(at);
    const size_t above = std::min(below + 1, sorted.size() - 1);
    return std::lerp(sorted[below], sorted[above], at - static_cast<double>(below));
}

double norm(const float* row, int64_t dim) {
    return std::sqrt(std::inner_product(row, row + dim, row, 0.0));
}

}  // namespace

void check_vectors(const VectorRows& rows, const char* what) {
    if (rows.count < 1 || rows.dim < 1 || static_cast<int64_t>(rows.values.size()) != rows.count * rows.dim)
        throw BadInput(
            fmt::format("{} numbers are not {} {} of width {}", rows.values.size(), rows.count, what, rows.dim));
    const auto bad =
        std::find_if(rows.values.begin(), rows.values.end(), [](float value) { return !std::isfinite(value); });
    if (bad != rows.values.end()) {
        const int64_t at = bad - rows.values.begin();
        throw BadInput(fmt::format("row {}, column {} of the {} is {}", at / rows.dim, at % rows.dim, what, *bad));
    }
}

NormSummary summarise(std::vector<double> values) {
    if (values.empty()) return {kUndefined, kUndefined, kUndefined, kUndefined};
    std::sort(values.begin(), values.end());
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
    return {mean, quantile(values, 0.05), quantile(values, 0.5), quantile(values, 0.95)};
}

std::vector<double> norms_of(const VectorRows& rows) {
    std::vector<double> norms;
    for (int64_t row = 0; row < rows.count; ++row) norms.push_back(norm(rows.row(row), rows.dim));
    return norms;
}

double mean_cosine(const VectorRows& rows) {
    // |sum of the unit vectors|^2 = count + sum of the cosines over ordered pairs.
    std::vector<double> sum(static_cast<size_t>(rows.dim));
    double count = 0;
    for (int64_t row = 0; row < rows.count; ++row) {
        const double length = norm(rows.row(row), rows.dim);
        if (length == 0) continue;
        ++count;
        for (size_t i = 0; i < sum.size(); ++i) sum[i] += rows.row(row)[i] / length;
    }
    if (count < 2) return kUndefined;
    return (std::inner_product(sum.begin(), sum.end(), sum.begin(), 0.0) - count) / (count * (count - 1));
}

double effective_rank(const VectorRows& rows) {
    using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    const Eigen::MatrixXd matrix =
        Eigen::Map<const Matrix>(rows.values.data(), rows.count, rows.dim).cast<double>();
    const Eigen::MatrixXd gram = rows.dim <= rows.count ? Eigen::MatrixXd(matrix.transpose() * matrix)
                                                        : Eigen::MatrixXd(matrix * matrix.transpose());
    const Eigen::VectorXd squares =
        Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd>(gram, Eigen::EigenvaluesOnly).eigenvalues();
    std::vector<double> singular;
    for (double square : squares) singular.push_back(std::sqrt(std::max(square, 0.0)));
    return numeric::perplexity(singular);
}

std::vector<int32_t> draw_rows(int64_t from, int64_t count, uint64_t seed) {
    std::vector<int32_t> rows(static_cast<size_t>(from));
    std::iota(rows.begin(), rows.end(), 0);
    if (count >= from) return rows;
    numeric::RandomStream(seed, "diagnostics.rows").shuffle(std::span(rows));
    rows.resize(static_cast<size_t>(count));
    std::sort(rows.begin(), rows.end());
    return rows;
}

std::vector<float> gather(const VectorRows& rows, std::span<const int32_t> which) {
    std::vector<float> values;
    values.reserve(which.size() * static_cast<size_t>(rows.dim));
    for (int32_t row : which) values.insert(values.end(), rows.row(row), rows.row(row) + rows.dim);
    return values;
}

}  // namespace armillary::diagnostics
