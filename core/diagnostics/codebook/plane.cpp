// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diagnostics/codebook/plane.h"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>
#include <limits>

namespace armillary::diagnostics {

namespace {

/// Rows at a time as doubles, so that many vectors need no second copy.
constexpr int64_t kBlock = 1024;

Eigen::MatrixXd block_of(const VectorRows& rows, int64_t first) {
    using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    const int64_t count = std::min(kBlock, rows.count - first);
    return Eigen::Map<const Matrix>(rows.row(first), count, rows.dim).cast<double>();
}

Eigen::VectorXd mean_of(const VectorRows& rows) {
    Eigen::VectorXd sum = Eigen::VectorXd::Zero(rows.dim);
    for (int64_t first = 0; first < rows.count; first += kBlock)
        sum += block_of(rows, first).colwise().sum().transpose();
    return sum / static_cast<double>(rows.count);
}

Eigen::MatrixXd scatter_of(const VectorRows& rows, const Eigen::VectorXd& mean) {
    Eigen::MatrixXd scatter = Eigen::MatrixXd::Zero(rows.dim, rows.dim);
    for (int64_t first = 0; first < rows.count; first += kBlock) {
        const Eigen::MatrixXd centred = block_of(rows, first).rowwise() - mean.transpose();
        scatter.noalias() += centred.transpose() * centred;
    }
    return scatter;
}

std::vector<double> pointing_up(const Eigen::VectorXd& axis) {
    Eigen::Index largest = 0;
    axis.cwiseAbs().maxCoeff(&largest);
    const Eigen::VectorXd signed_axis = axis[largest] < 0 ? Eigen::VectorXd(-axis) : axis;
    return {signed_axis.begin(), signed_axis.end()};
}

}  // namespace

Plane principal_plane(const VectorRows& rows) {
    check_vectors(rows, "vectors");
    const Eigen::VectorXd mean = mean_of(rows);
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solved(scatter_of(rows, mean));
    const Eigen::VectorXd spreads = solved.eigenvalues().cwiseMax(0.0);  // ascending
    const double total = spreads.sum();
    Plane plane;
    plane.mean.assign(mean.begin(), mean.end());
    for (int64_t axis = 0; axis < 2; ++axis) {
        const int64_t column = rows.dim - 1 - axis;
        const auto at = static_cast<size_t>(axis);
        const bool spread = column >= 0 && total > 0;
        plane.axes[at] = spread ? pointing_up(solved.eigenvectors().col(column))
                                : std::vector<double>(static_cast<size_t>(rows.dim));
        plane.explained[at] =
            total > 0 ? (column >= 0 ? spreads[column] / total : 0) : std::numeric_limits<double>::quiet_NaN();
    }
    return plane;
}

std::vector<std::array<double, 2>> project(const Plane& plane, const VectorRows& rows) {
    std::vector<std::array<double, 2>> places(static_cast<size_t>(rows.count));
    for (int64_t row = 0; row < rows.count; ++row)
        for (size_t axis = 0; axis < 2; ++axis) {
            double along = 0;
            for (size_t i = 0; i < plane.mean.size(); ++i)
                along += (rows.row(row)[i] - plane.mean[i]) * plane.axes[axis][i];
            places[static_cast<size_t>(row)][axis] = along;
        }
    return places;
}

std::optional<LevelShape> level_shape(int64_t latent_dim, std::span<const VectorRows> codebooks) {
    int64_t widths = 0;
    bool residual = !codebooks.empty();
    for (const VectorRows& codebook : codebooks) {
        if (codebook.count == 0) return {};
        widths += codebook.dim;
        residual = residual && codebook.dim == latent_dim;
    }
    if (residual) return LevelShape::residual;
    return widths == latent_dim ? std::optional(LevelShape::parts) : std::nullopt;
}

std::vector<float> level_inputs(const CodeTable& table, const VectorRows& latents,
                                std::span<const VectorRows> codebooks, LevelShape shape, int64_t level,
                                std::span<const int32_t> which) {
    const int64_t dim = codebooks[static_cast<size_t>(level)].dim;
    int64_t begin = 0;  // of the level's part
    if (shape == LevelShape::parts)
        for (int64_t before = 0; before < level; ++before) begin += codebooks[static_cast<size_t>(before)].dim;
    std::vector<float> inputs;
    inputs.reserve(which.size() * static_cast<size_t>(dim));
    for (const int32_t item : which) {
        const auto start = inputs.size();
        const float* latent = latents.row(item) + begin;
        inputs.insert(inputs.end(), latent, latent + dim);
        if (shape == LevelShape::parts) continue;
        for (int64_t before = 0; before < level; ++before)
            if (const int32_t code = table.code(item, before); code >= 0) {
                const float* vector = codebooks[static_cast<size_t>(before)].row(code);
                for (size_t i = 0; i < static_cast<size_t>(dim); ++i) inputs[start + i] -= vector[i];
            }
    }
    return inputs;
}

}  // namespace armillary::diagnostics
