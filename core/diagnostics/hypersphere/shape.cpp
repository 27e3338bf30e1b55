// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diagnostics/hypersphere/shape.h"

#include <fmt/format.h>

#include <Eigen/Eigenvalues>
#include <Eigen/SVD>
#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

#include "core/base/error.h"
#include "core/numeric/top_k.h"

namespace armillary::diagnostics {

namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
constexpr int64_t kBlock = 1024;  ///< rows at a time as doubles, so that many vectors need no second copy

using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Rows = Eigen::Map<const Matrix>;

/// [dim, dim] sum over rows of x x'.
Eigen::MatrixXd gram_of(const VectorRows& rows, const std::function<void()>& check) {
    Eigen::MatrixXd gram = Eigen::MatrixXd::Zero(rows.dim, rows.dim);
    for (int64_t first = 0; first < rows.count; first += kBlock) {
        check();
        const Eigen::MatrixXd block =
            Rows(rows.row(first), std::min(kBlock, rows.count - first), rows.dim).cast<double>();
        gram.noalias() += block.transpose() * block;
    }
    return gram;
}

void check_same_width(std::span<const Directions* const> sets) {
    for (const Directions* set : sets)
        if (set->dim != sets.front()->dim)
            throw BadInput(fmt::format("vectors of width {} and of width {} are not on one sphere",
                                       sets.front()->dim, set->dim));
}

std::vector<double> pointing_up(const Eigen::VectorXd& axis) {
    Eigen::Index largest = 0;
    axis.cwiseAbs().maxCoeff(&largest);
    const Eigen::VectorXd signed_axis = axis[largest] < 0 ? Eigen::VectorXd(-axis) : axis;
    return {signed_axis.begin(), signed_axis.end()};
}

double skewness(const std::vector<int32_t>& values) {
    const auto n = static_cast<double>(values.size());
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
    double second = 0, third = 0;
    for (const int32_t value : values) {
        second += std::pow(value - mean, 2);
        third += std::pow(value - mean, 3);
    }
    return second > 0 ? third / n / std::pow(second / n, 1.5) : kUndefined;
}

}  // namespace

std::vector<double> singular_values(const VectorRows& rows, const Sampling& sampling) {
    Eigen::MatrixXd gram;
    if (rows.dim <= rows.count) {
        gram = gram_of(rows, [&] { sampling.check(); });
    } else {
        const Eigen::MatrixXd all = Rows(rows.values.data(), rows.count, rows.dim).cast<double>();
        gram.noalias() = all * all.transpose();
    }
    const Eigen::VectorXd squares =
        Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd>(gram, Eigen::EigenvaluesOnly).eigenvalues();
    std::vector<double> values;
    for (Eigen::Index i = squares.size() - 1; i >= 0; --i) values.push_back(std::sqrt(std::max(squares[i], 0.0)));
    return values;
}

Hubness measure_hubness(const Directions& points, int64_t neighbours, int64_t most_rows,
                        const Sampling& sampling) {
    const std::vector<int32_t> drawn = draw_rows(points.count(), most_rows, sampling.seed);
    const Directions some = subset(points, drawn);
    Hubness hubness;
    hubness.rows = some.count();
    hubness.row_numbers = some.rows;
    hubness.neighbours = std::min(neighbours, some.count() - 1);
    hubness.skewness = hubness.orphan_share = kUndefined;
    if (hubness.neighbours < 1) return hubness;
    const std::vector<uint32_t> tie_ranks =
        numeric::hashed_tie_ranks(static_cast<int32_t>(some.count()), sampling.seed);
    std::vector<int32_t> nearest(static_cast<size_t>(some.count() * hubness.neighbours));
    const Rows all(some.values.data(), some.count(), some.dim);
    constexpr int64_t kQueries = 64, kBetweenChecks = 16 * kQueries;
    for (int64_t begin = 0; begin < some.count(); begin += kBetweenChecks) {
        sampling.check();
        const int64_t end = std::min(begin + kBetweenChecks, some.count());
#pragma omp parallel for schedule(dynamic)
        for (int64_t first = begin; first < end; first += kQueries) {
            const int64_t queries = std::min(kQueries, end - first);
            Matrix cosines = all.middleRows(first, queries) * all.transpose();
            numeric::TopK best(static_cast<int>(hubness.neighbours), tie_ranks);
            for (int64_t query = 0; query < queries; ++query) {
                cosines(query, first + query) = -std::numeric_limits<float>::infinity();  // not its own neighbour
                auto out = nearest.begin() + (first + query) * hubness.neighbours;
                for (const numeric::Scored& one : best.select({cosines.row(query).data(), some.rows.size()}))
                    *out++ = one.index;
            }
        }
    }
    hubness.occurrences.assign(some.rows.size(), 0);
    for (const int32_t row : nearest) ++hubness.occurrences[static_cast<size_t>(row)];
    hubness.skewness = skewness(hubness.occurrences);
    hubness.largest = *std::max_element(hubness.occurrences.begin(), hubness.occurrences.end());
    hubness.orphan_share =
        static_cast<double>(std::count(hubness.occurrences.begin(), hubness.occurrences.end(), 0)) /
        static_cast<double>(hubness.rows);
    return hubness;
}

Frame principal_frame(std::span<const Directions* const> sets) {
    check_same_width(sets);
    Frame frame;
    frame.dim = sets.front()->dim;
    Eigen::MatrixXd gram = Eigen::MatrixXd::Zero(frame.dim, frame.dim);
    for (const Directions* set : sets) gram += gram_of(set->view(), [] {});
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solved(gram);  // ascending
    const double total = gram.trace();
    for (int64_t axis = 0; axis < 3; ++axis) {
        const int64_t column = frame.dim - 1 - axis;
        const auto at = static_cast<size_t>(axis);
        frame.axes[at].assign(static_cast<size_t>(frame.dim), 0.0);
        if (column < 0 || !(total > 0)) continue;
        frame.axes[at] = pointing_up(solved.eigenvectors().col(column));
        frame.shares[at] = std::max(solved.eigenvalues()[column], 0.0) / total;
    }
    return frame;
}

std::vector<std::array<float, 3>> coordinates(const Directions& points, const Frame& frame) {
    std::vector<std::array<float, 3>> places(points.rows.size());
    const int64_t count = points.count();
#pragma omp parallel for
    for (int64_t row = 0; row < count; ++row)
        for (size_t axis = 0; axis < 3; ++axis)
            places[static_cast<size_t>(row)][axis] = static_cast<float>(
                std::inner_product(points.row(row), points.row(row) + points.dim, frame.axes[axis].begin(), 0.0));
    return places;
}

Rotation procrustes(std::span<const Directions* const> from, std::span<const Directions* const> to) {
    check_same_width(from);
    check_same_width(to);
    if (from.size() != to.size() || from.front()->dim != to.front()->dim)
        throw BadInput(fmt::format("vectors of width {} cannot be laid on vectors of width {}", from.front()->dim,
                                   to.front()->dim));
    Rotation rotation;
    rotation.dim = from.front()->dim;
    Eigen::MatrixXd product = Eigen::MatrixXd::Zero(rotation.dim, rotation.dim);
    for (size_t set = 0; set < from.size(); ++set) {
        std::vector<int32_t> left, right;
        const size_t rows = std::min(from[set]->places.size(), to[set]->places.size());
        for (size_t row = 0; row < rows; ++row)
            if (from[set]->places[row] >= 0 && to[set]->places[row] >= 0) {
                left.push_back(from[set]->places[row]);
                right.push_back(to[set]->places[row]);
            }
        rotation.rows += static_cast<int64_t>(left.size());
        for (size_t first = 0; first < left.size(); first += kBlock) {
            const size_t count = std::min<size_t>(kBlock, left.size() - first);
            const std::vector<float> a = gather(from[set]->view(), std::span(left).subspan(first, count)),
                                     b = gather(to[set]->view(), std::span(right).subspan(first, count));
            const auto height = static_cast<int64_t>(count);
            product.noalias() += Rows(a.data(), height, rotation.dim).cast<double>().transpose() *
                                 Rows(b.data(), height, rotation.dim).cast<double>();
        }
    }
    if (rotation.rows == 0)
        throw BadInput("no row has a direction in both epochs: nothing can be laid on anything");
    const Eigen::BDCSVD<Eigen::MatrixXd> svd(product, Eigen::ComputeFullU | Eigen::ComputeFullV);
    const Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor> best =
        svd.matrixU() * svd.matrixV().transpose();
    rotation.values.assign(best.data(), best.data() + best.size());
    rotation.moved = std::max(2 - 2 * svd.singularValues().sum() / static_cast<double>(rotation.rows), 0.0);
    return rotation;
}

Frame rotated_back(const Frame& frame, const Rotation& rotation) {
    Frame back = frame;
    const auto dim = static_cast<size_t>(frame.dim);
    for (size_t axis = 0; axis < 3; ++axis)
        for (size_t i = 0; i < dim; ++i)
            back.axes[axis][i] = std::inner_product(frame.axes[axis].begin(), frame.axes[axis].end(),
                                                    rotation.values.begin() + static_cast<int64_t>(i * dim), 0.0);
    return back;
}

AngleDensity angle_density(std::span<const std::array<float, 3>> places) {
    AngleDensity density;
    if (places.empty()) return density;
    constexpr double kTurn = 2 * std::numbers::pi, kWidth = kTurn / AngleDensity::kBins;
    density.histogram.assign(AngleDensity::kBins, 0.0);
    for (const auto& place : places) {
        const double turned = (std::atan2(place[1], place[0]) + std::numbers::pi) / kWidth;
        density.histogram[std::min(static_cast<size_t>(turned), size_t{AngleDensity::kBins - 1})] +=
            1 / (kWidth * static_cast<double>(places.size()));
    }
    const double bandwidth = AngleDensity::kBandwidth / 360 * AngleDensity::kBins;  // in bins
    std::vector<double> kernel;
    for (int bin = 0; bin < AngleDensity::kBins; ++bin) {
        const double away = std::min(bin, AngleDensity::kBins - bin) / bandwidth;
        kernel.push_back(std::exp(-away * away / 2));
    }
    const double sum = std::accumulate(kernel.begin(), kernel.end(), 0.0);
    for (size_t bin = 0; bin < kernel.size(); ++bin) {
        double smooth = 0;
        for (size_t other = 0; other < kernel.size(); ++other)
            smooth += kernel[(bin + kernel.size() - other) % kernel.size()] * density.histogram[other];
        density.smooth.push_back(smooth / sum);
    }
    return density;
}

}  // namespace armillary::diagnostics
