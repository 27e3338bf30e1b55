// SPDX-License-Identifier: GPL-3.0-or-later
// Exact uniformity of 50,000 points in 64 dimensions against torch::pdist, in time and in memory.
#include <ATen/Parallel.h>
#include <torch/types.h>

#include <cmath>

#include "core/diagnostics/hypersphere/uniformity.h"
#include "core/numeric/random.h"
#include "core/numeric/threads.h"
#include "tests/benchmarks/paired.h"

namespace {

using namespace armillary;

constexpr int64_t kRows = 50'000, kDim = 64;

diagnostics::Directions random_points() {
    numeric::RandomStream random(1, "points");
    std::vector<float> values;
    for (int64_t i = 0; i < kRows * kDim; ++i) values.push_back(static_cast<float>(random.normal()));
    return diagnostics::directions_of({values, kRows, kDim}, "points");
}

double by_blocks(const diagnostics::Directions& points) {
    return diagnostics::measure_uniformity(points, {}, {}).distinct.value;
}

/// In place throughout: the distances of all pairs are held once.
double by_distances(const diagnostics::Directions& points) {
    const torch::Tensor rows =
        torch::from_blob(const_cast<float*>(points.values.data()), {kRows, kDim}, torch::kFloat32);
    return torch::pdist(rows, 2).square_().mul_(-2).exp_().mean().log().item<double>();
}

void start() {
    numeric::set_thread_count(0);
    at::set_num_threads(numeric::thread_count());
}

}  // namespace

int main() {
    // Memory first, each way in a process of its own: forked before threads exist.
    auto peak = [](auto way) {
        return bench::in_a_child([&] {
                   start();
                   const diagnostics::Directions points = random_points();
                   way(points);
                   return 0;
               })
            .peak_mib;
    };
    const double base = peak([](const auto&) {}), our_memory = peak(by_blocks) - base,
                 their_memory = peak(by_distances) - base;
    start();
    const diagnostics::Directions points = random_points();
    double ours = 0, theirs = 0;
    bench::print_speed_ratio(
        "exact uniformity, 50,000 x 64", 2, 3, [&] { ours = by_blocks(points); },
        [&] { theirs = by_distances(points); });
    std::printf("  %.1f s; memory beyond the points: %.0f MiB, 1/%.0f of torch::pdist (aim 1/10); %.6f and %.6f\n",
                bench::seconds_of([&] { by_blocks(points); }), our_memory, their_memory / our_memory, ours,
                theirs);
    return std::abs(ours - theirs) < 1e-3 ? 0 : 1;
}
