// SPDX-License-Identifier: GPL-3.0-or-later
// LightGCN's propagation against LibTorch's sparse product on the same matrix: forward and backward of three
// layers.
#include <ATen/Parallel.h>
#include <torch/types.h>

#include "core/numeric/random.h"
#include "core/numeric/threads.h"
#include "models/blocks/collaborative/propagation.h"
#include "tests/benchmarks/paired.h"

int main() {
    using namespace armillary;
    numeric::set_thread_count(0);
    at::set_num_threads(numeric::thread_count());
    // The size of Gowalla: 29,858 users, 40,981 items, 810,128 training interactions, popularity skewed.
    const int32_t users = 29'858, items = 40'981;
    numeric::RandomStream random(1, "edges");
    std::vector<std::pair<int32_t, int32_t>> edges;
    for (int i = 0; i < 810'128; ++i) {
        const double u = random.uniform();
        edges.emplace_back(static_cast<int32_t>(random.below(users)), static_cast<int32_t>(items * u * u * u));
    }
    const auto graph = std::make_shared<numeric::SparseMatrix>(numeric::normalised_bipartite(users, items, edges));
    const int64_t nodes = graph->rows, entries = static_cast<int64_t>(graph->values.size());
    torch::Tensor rows = torch::empty({entries}, torch::kInt64), columns = torch::empty({entries}, torch::kInt64);
    for (int32_t row = 0; row < graph->rows; ++row)
        for (int32_t at = graph->offsets[row]; at < graph->offsets[row + 1]; ++at) {
            rows.data_ptr<int64_t>()[at] = row;
            columns.data_ptr<int64_t>()[at] = graph->columns[at];
        }
    const torch::Tensor values = torch::from_blob(graph->values.data(), {entries}, torch::kFloat32).clone();
    const torch::Tensor sparse =
        torch::sparse_coo_tensor(torch::stack({rows, columns}), values, {nodes, nodes}).coalesce();
    const torch::Tensor x = torch::randn({nodes, 64}).requires_grad_(true), weight = torch::randn({nodes, 64});
    torch::Tensor ours, theirs;
    bench::print_speed_ratio(
        "LightGCN propagation (3 layers, forward and backward, dim 64)", 3, 5,
        [&] {
            x.mutable_grad() = torch::Tensor();
            ours = models::propagate_mean(graph, x, 3);
            (ours * weight).sum().backward();
        },
        [&] {
            x.mutable_grad() = torch::Tensor();
            torch::Tensor layer = x, sum = x;
            for (int l = 0; l < 3; ++l) sum = sum + (layer = torch::mm(sparse, layer));
            theirs = sum / 4;
            (theirs * weight).sum().backward();
        });
    const double difference = (ours - theirs).abs().max().item<double>();
    std::printf("  largest difference of the two results: %.1e\n", difference);
    return difference < 1e-4 ? 0 : 1;
}
