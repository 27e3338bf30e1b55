// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/numeric/kmeans.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "core/base/error.h"

namespace armillary::numeric {

namespace {

/// Multiplications of points with centroids between two looks at whether to stop.
constexpr int64_t kMostProducts = int64_t{1} << 32;
constexpr int64_t kLeastPart = 256;

std::vector<float> seed_plus_plus(const float* points, int64_t count, int64_t dim, int64_t clusters,
                                  RandomStream& random, const std::function<void()>& cancelled) {
    std::vector<float> centroids;
    centroids.reserve(static_cast<size_t>(clusters * dim));
    std::vector<double> nearest(static_cast<size_t>(count), std::numeric_limits<double>::infinity());
    auto take = [&](int64_t point) {
        const float* row = points + point * dim;
        centroids.insert(centroids.end(), row, row + dim);
#pragma omp parallel for schedule(static)
        for (int64_t i = 0; i < count; ++i) {
            auto& best = nearest[static_cast<size_t>(i)];
            best = std::min<double>(best, squared_distance(points + i * dim, row, dim));
        }
    };
    take(static_cast<int64_t>(random.below(static_cast<uint64_t>(count))));
    while (static_cast<int64_t>(centroids.size()) < clusters * dim) {
        if (cancelled) cancelled();
        const double total = std::accumulate(nearest.begin(), nearest.end(), 0.0);
        int64_t chosen =
            static_cast<int64_t>(random.below(static_cast<uint64_t>(count)));  // all distances zero: any point
        if (total > 0) {
            double remaining = random.uniform() * total;
            for (chosen = 0; chosen + 1 < count; ++chosen)
                if ((remaining -= nearest[static_cast<size_t>(chosen)]) < 0) break;
        }
        take(chosen);
    }
    return centroids;
}

}  // namespace

KMeansResult lloyd(const float* points, int64_t count, int64_t dim, std::vector<float> centroids,
                   int max_iterations, const std::function<void()>& cancelled) {
    const int64_t clusters = static_cast<int64_t>(centroids.size()) / std::max<int64_t>(dim, 1);
    if (count < 1 || clusters < 1) throw BadInput("k-means needs at least one point and one cluster");
    KMeansResult result;
    result.centroids = std::move(centroids);
    result.labels.assign(static_cast<size_t>(count), -1);
    std::vector<int32_t> labels(static_cast<size_t>(count));
    std::vector<float> squared(static_cast<size_t>(count));
    std::vector<int64_t> sizes;
    // Parts of some tenths of a second, so that a stop is noticed within one.
    const int64_t part = std::max<int64_t>(kMostProducts / std::max<int64_t>(dim * clusters, 1), kLeastPart);
    while (true) {
        for (int64_t first = 0; first < count; first += part) {
            if (cancelled) cancelled();
            nearest_centroids(points + first * dim, std::min(part, count - first), result.centroids.data(),
                              clusters, dim, labels.data() + first, squared.data() + first);
        }
        const bool settled = labels == result.labels;
        result.labels = labels;
        sizes.assign(static_cast<size_t>(clusters), 0);
        for (int32_t label : labels) ++sizes[static_cast<size_t>(label)];
        if (settled || result.iterations == max_iterations) break;
        ++result.iterations;

        std::vector<double> sums(static_cast<size_t>(clusters * dim), 0.0);
        for (int64_t i = 0; i < count; ++i) {
            double* sum = sums.data() + static_cast<int64_t>(labels[static_cast<size_t>(i)]) * dim;
            for (int64_t j = 0; j < dim; ++j) sum[j] += points[i * dim + j];
        }
        for (int64_t c = 0; c < clusters; ++c) {
            float* centroid = result.centroids.data() + c * dim;
            if (const int64_t size = sizes[static_cast<size_t>(c)]) {
                for (int64_t j = 0; j < dim; ++j)
                    centroid[j] =
                        static_cast<float>(sums[static_cast<size_t>(c * dim + j)] / static_cast<double>(size));
            } else {
                const auto farthest = std::max_element(squared.begin(), squared.end());
                std::copy_n(points + (farthest - squared.begin()) * dim, dim, centroid);
                *farthest = 0;
            }
        }
    }
    result.inertia = std::accumulate(squared.begin(), squared.end(), 0.0);
    result.distinct = static_cast<int>(std::count_if(sizes.begin(), sizes.end(), [](int64_t n) { return n > 0; }));
    return result;
}

KMeansResult kmeans(const float* points, int64_t count, int64_t dim, int64_t clusters, int max_iterations,
                    RandomStream random, const std::function<void()>& cancelled) {
    if (count < 1 || clusters < 1) throw BadInput("k-means needs at least one point and one cluster");
    return lloyd(points, count, dim, seed_plus_plus(points, count, dim, clusters, random, cancelled),
                 max_iterations, cancelled);
}

}  // namespace armillary::numeric
