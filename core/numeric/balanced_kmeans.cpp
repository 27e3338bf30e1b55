// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/numeric/balanced_kmeans.h"

#include <Eigen/Core>
#include <algorithm>
#include <limits>
#include <numeric>

#include "core/numeric/balanced_assignment.h"

namespace armillary::numeric {

namespace {

using FloatMatrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Plan = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Points = Eigen::Map<const FloatMatrix>;
using Labels = std::vector<int32_t>;

constexpr int kLloydIterations = 25;  // of the start
constexpr int kScalings = 50;         // of rows and columns of the plan
constexpr int64_t kBlock = 256;       // points whose distances are computed by one thread at a time
constexpr int64_t kHeldDistances = 1 << 24;
constexpr int64_t kCandidates = 32;  // columns of the plan that a point is rounded to

struct Problem {
    const float* points;
    int64_t count, dim, clusters;
    const std::function<void()>& cancelled;

    void ask() const {
        if (cancelled) cancelled();
    }
};

/// Squared distances [points, centroids].
FloatMatrix squared_distances(const Problem& problem, const FloatMatrix& centroids) {
    FloatMatrix distances(problem.count, centroids.rows());
    const Eigen::RowVectorXf norms = centroids.rowwise().squaredNorm().transpose();
#pragma omp parallel for schedule(static)
    for (int64_t block = 0; block < (problem.count + kBlock - 1) / kBlock; ++block) {
        const int64_t first = block * kBlock, rows = std::min(kBlock, problem.count - first);
        const Points some(problem.points + first * problem.dim, rows, problem.dim);
        auto out = distances.middleRows(first, rows);
        out.noalias() = -2 * (some * centroids.transpose());
        out.rowwise() += norms;
        out.colwise() += some.rowwise().squaredNorm();
    }
    return distances;
}

/// Capacities that add up to the points, the larger ones going to the clusters that come first in `order`.
std::vector<int64_t> capacities(const Problem& problem, const Labels& order) {
    std::vector<int64_t> capacity(order.size(), problem.count / problem.clusters);
    for (int64_t i = 0; i < problem.count % problem.clusters; ++i)
        ++capacity[static_cast<size_t>(order[static_cast<size_t>(i)])];
    return capacity;
}

Labels shuffled(int64_t count, RandomStream& random) {
    Labels order(static_cast<size_t>(count));
    std::iota(order.begin(), order.end(), 0);
    random.shuffle(std::span(order));
    return order;
}

Labels assign_greedily(const Problem& problem, const FloatMatrix& centroids, RandomStream& random) {
    const Labels order = shuffled(problem.clusters, random);
    const std::vector<int64_t> capacity = capacities(problem, order);
    Labels labels(static_cast<size_t>(problem.count), -1), free(static_cast<size_t>(problem.count));
    std::iota(free.begin(), free.end(), 0);
    const int64_t at_a_time = std::clamp<int64_t>(kHeldDistances / problem.count, 1, problem.clusters);
    for (int64_t first = 0; first < problem.clusters; first += at_a_time) {
        problem.ask();
        const int64_t some = std::min(at_a_time, problem.clusters - first);
        FloatMatrix visited(some, problem.dim);
        for (int64_t i = 0; i < some; ++i) visited.row(i) = centroids.row(order[static_cast<size_t>(first + i)]);
        const FloatMatrix distances = squared_distances(problem, visited);
        for (int64_t i = 0; i < some; ++i) {
            const int32_t cluster = order[static_cast<size_t>(first + i)];
            const auto taken = free.begin() + capacity[static_cast<size_t>(cluster)];
            std::nth_element(free.begin(), taken, free.end(), [&](int32_t a, int32_t b) {
                return std::pair(distances(a, i), a) < std::pair(distances(b, i), b);
            });
            for (auto point = free.begin(); point != taken; ++point) labels[static_cast<size_t>(*point)] = cluster;
            free.erase(free.begin(), taken);
        }
    }
    return labels;
}

/// A tenth of what a typical point would give to avoid its worse centroids: the median over points of the 90th
/// percentile of d - min d.
double regularisation(const FloatMatrix& distances) {
    const int64_t columns = distances.cols();
    std::vector<float> spreads(static_cast<size_t>(distances.rows())), row(static_cast<size_t>(columns));
    for (int64_t i = 0; i < distances.rows(); ++i) {
        std::copy_n(distances.row(i).data(), columns, row.begin());
        const auto percentile = row.begin() + (columns - 1) * 9 / 10;
        std::nth_element(row.begin(), percentile, row.end());
        spreads[static_cast<size_t>(i)] = *percentile - distances.row(i).minCoeff();
    }
    const auto median = spreads.begin() + static_cast<std::ptrdiff_t>(spreads.size() / 2);
    std::nth_element(spreads.begin(), median, spreads.end());
    return std::max(0.1 * static_cast<double>(*median), 1e-12);
}

/// The transport plan, up to the scale of its rows.
Plan transport_plan(const Problem& problem, const FloatMatrix& distances, const std::vector<int64_t>& capacity) {
    const double tau = regularisation(distances);
    Plan plan(problem.count, problem.clusters);
    for (int64_t i = 0; i < problem.count; ++i)
        plan.row(i) = ((distances.row(i).minCoeff() - distances.row(i).array()).cast<double>() / tau).exp();
    Eigen::VectorXd columns(problem.clusters);
    for (int64_t c = 0; c < problem.clusters; ++c)
        columns(c) = static_cast<double>(capacity[static_cast<size_t>(c)]) / static_cast<double>(problem.count);
    Eigen::VectorXd row_factors, column_factors = Eigen::VectorXd::Ones(problem.clusters);
    constexpr double kTiny = std::numeric_limits<double>::min();
    for (int scaling = 0; scaling < kScalings; ++scaling) {
        problem.ask();
        row_factors = (plan * column_factors * static_cast<double>(problem.count)).cwiseMax(kTiny).cwiseInverse();
        column_factors = columns.cwiseQuotient((plan.transpose() * row_factors).cwiseMax(kTiny));
    }
    return plan * column_factors.asDiagonal();
}

Labels assign_by_transport(const Problem& problem, const FloatMatrix& centroids, RandomStream& random) {
    std::vector<int64_t> room = capacities(problem, shuffled(problem.clusters, random));
    const FloatMatrix distances = squared_distances(problem, centroids);
    const Plan plan = transport_plan(problem, distances, room);
    Labels labels(static_cast<size_t>(problem.count)), columns(static_cast<size_t>(problem.clusters));
    for (int32_t point : shuffled(problem.count, random)) {
        const auto better = [&](int32_t a, int32_t b) {
            return std::pair(-plan(point, a), a) < std::pair(-plan(point, b), b);
        };
        std::iota(columns.begin(), columns.end(), 0);
        const auto end = columns.begin() + std::min(kCandidates, problem.clusters);
        std::partial_sort(columns.begin(), end, columns.end(), better);
        const auto has_room = [&](int32_t column) { return room[static_cast<size_t>(column)] > 0; };
        auto chosen = std::find_if(columns.begin(), end, has_room);
        if (chosen == end) {  // all of the best are full: the nearest that is not
            chosen = columns.end();
            for (auto column = columns.begin(); column != columns.end(); ++column)
                if (has_room(*column) &&
                    (chosen == columns.end() || distances(point, *column) < distances(point, *chosen)))
                    chosen = column;
        }
        labels[static_cast<size_t>(point)] = *chosen;
        --room[static_cast<size_t>(*chosen)];
    }
    return labels;
}

/// `prices` of the iteration before, and after.
Labels assign_by_flow(const Problem& problem, const FloatMatrix& centroids, std::vector<double>& prices) {
    const FloatMatrix distances = squared_distances(problem, centroids);
    const int64_t even = problem.count / problem.clusters;
    BoundedAssignment assigned =
        assign_within({distances.data(), static_cast<size_t>(distances.size())}, problem.count, problem.clusters,
                      {std::max<int64_t>(even - 1, 0), even + 1}, std::move(prices), problem.cancelled);
    prices = std::move(assigned.prices);
    return std::move(assigned.labels);
}

/// Means of the clusters; an empty one keeps its centroid.
FloatMatrix means_of(const Problem& problem, const Labels& labels, const FloatMatrix& before) {
    Plan sums = Plan::Zero(problem.clusters, problem.dim);
    std::vector<int64_t> sizes(static_cast<size_t>(problem.clusters), 0);
    const Points points(problem.points, problem.count, problem.dim);
    for (int64_t i = 0; i < problem.count; ++i) {
        sums.row(labels[static_cast<size_t>(i)]) += points.row(i).cast<double>();
        ++sizes[static_cast<size_t>(labels[static_cast<size_t>(i)])];
    }
    FloatMatrix means = before;
    for (int64_t c = 0; c < problem.clusters; ++c)
        if (const int64_t size = sizes[static_cast<size_t>(c)])
            means.row(c) = (sums.row(c) / static_cast<double>(size)).cast<float>();
    return means;
}

int distinct_labels(const Labels& labels, int64_t clusters) {
    std::vector<uint8_t> taken(static_cast<size_t>(clusters), 0);
    for (int32_t label : labels) taken[static_cast<size_t>(label)] = 1;
    return static_cast<int>(std::count(taken.begin(), taken.end(), 1));
}

double inertia_of(const Problem& problem, const Labels& labels, const FloatMatrix& centroids) {
    const Points points(problem.points, problem.count, problem.dim);
    double inertia = 0;
    for (int64_t i = 0; i < problem.count; ++i)
        inertia += (points.row(i) - centroids.row(labels[static_cast<size_t>(i)])).squaredNorm();
    return inertia;
}

}  // namespace

KMeansResult balanced_kmeans(const float* points, int64_t count, int64_t dim, int64_t clusters, int max_iterations,
                             BalancedAssignment assignment, RandomStream random,
                             const std::function<void()>& cancelled) {
    const KMeansResult start = kmeans(points, count, dim, clusters, kLloydIterations, random, cancelled);
    const Problem problem{points, count, dim, clusters, cancelled};
    FloatMatrix centroids = Points(start.centroids.data(), clusters, dim);
    KMeansResult best;
    best.inertia = std::numeric_limits<double>::infinity();
    Labels before;
    std::vector<double> prices;
    const auto assign = [&]() -> Labels {
        switch (assignment) {
            case BalancedAssignment::greedy:
                return assign_greedily(problem, centroids, random);
            case BalancedAssignment::transport:
                return assign_by_transport(problem, centroids, random);
            case BalancedAssignment::flow:
                return assign_by_flow(problem, centroids, prices);
        }
        return {};
    };
    for (int iteration = 1; iteration <= std::max(max_iterations, 1); ++iteration) {
        problem.ask();
        const Labels labels = assign();
        centroids = means_of(problem, labels, centroids);
        best.iterations = iteration;
        if (const double inertia = inertia_of(problem, labels, centroids); inertia < best.inertia) {
            best.inertia = inertia;
            best.labels = labels;
            best.centroids.assign(centroids.data(), centroids.data() + centroids.size());
        }
        if (labels == before) break;
        before = labels;
    }
    best.distinct = distinct_labels(best.labels, clusters);
    return best;
}

}  // namespace armillary::numeric
