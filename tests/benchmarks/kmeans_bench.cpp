// SPDX-License-Identifier: GPL-3.0-or-later
// Residual k-means (3 levels of 256 codes) against FAISS's own k-means at equal iterations on the same vectors.
#include <faiss/Clustering.h>
#include <faiss/IndexFlat.h>
#include <omp.h>

#include <memory>

#include "core/numeric/kmeans.h"
#include "core/numeric/threads.h"
#include "tests/benchmarks/paired.h"

namespace {

using namespace armillary;

constexpr int64_t kItems = 12'101, kCodes = 256;  // the items of Amazon Beauty
constexpr int kLevels = 3, kIterations = 25;

/// Subtracts from each point its centroid; returns what is left as a mean square.
double subtract(std::vector<float>& points, const float* centroids, const int64_t* labels, int64_t dim) {
    double sum = 0;
    for (int64_t i = 0; i < kItems; ++i)
        for (int64_t j = 0; j < dim; ++j) {
            float& x = points[static_cast<size_t>(i * dim + j)];
            x -= centroids[labels[i] * dim + j];
            sum += static_cast<double>(x) * x;
        }
    return sum / static_cast<double>(points.size());
}

double fit_ours(std::vector<float> points, int64_t dim) {
    double left = 0;
    for (uint64_t level = 0; level < kLevels; ++level) {
        const auto found = numeric::kmeans(points.data(), kItems, dim, kCodes, kIterations,
                                           numeric::RandomStream(1, "bench", level));
        const std::vector<int64_t> labels(found.labels.begin(), found.labels.end());
        left = subtract(points, found.centroids.data(), labels.data(), dim);
    }
    return left;
}

double fit_faiss(std::vector<float> points, int64_t dim) {
    double left = 0;
    for (int level = 0; level < kLevels; ++level) {
        faiss::ClusteringParameters parameters;
        parameters.niter = kIterations;
        parameters.max_points_per_centroid = static_cast<int>(kItems);  // no sampling: all points, as ours
        parameters.min_points_per_centroid = 1;
        faiss::Clustering clustering(static_cast<int>(dim), static_cast<int>(kCodes), parameters);
        faiss::IndexFlatL2 index(dim);
        clustering.train(kItems, points.data(), index);
        std::vector<float> distances(kItems);
        std::vector<faiss::Index::idx_t> labels(kItems);
        index.search(kItems, points.data(), 1, distances.data(), labels.data());
        left = subtract(points, clustering.centroids.data(), labels.data(), dim);
    }
    return left;
}

}  // namespace

int main() {
    numeric::set_thread_count(0);
    omp_set_num_threads(numeric::thread_count());
    for (int64_t dim : {128, 768}) {
        numeric::RandomStream random(1, "points");
        std::vector<float> points(static_cast<size_t>(kItems * dim)), centres(static_cast<size_t>(500 * dim));
        for (float& x : centres) x = static_cast<float>(random.normal());
        for (size_t i = 0; i < points.size(); ++i) {
            const size_t row = i / static_cast<size_t>(dim), column = i % static_cast<size_t>(dim);
            points[i] = centres[row * 2654435761u % 500 * static_cast<size_t>(dim) + column] +
                        static_cast<float>(0.5 * random.normal());
        }
        double ours = 0, theirs = 0;
        char what[80];
        std::snprintf(what, sizeof what, "residual k-means, 12,101 x %d, 3 x 256 codes, against FAISS",
                      static_cast<int>(dim));
        bench::print_speed_ratio(
            what, 1, 3, [&] { ours = fit_ours(points, dim); }, [&] { theirs = fit_faiss(points, dim); });
        std::printf("  left over (mean square): %.4f ours, %.4f FAISS\n", ours, theirs);
    }
    return 0;
}
