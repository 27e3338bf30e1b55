// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diagnostics/codebook/neighbours.h"

#include <fmt/format.h>

#include <Eigen/Core>
#include <algorithm>
#include <tuple>

#include "core/base/error.h"
#include "core/base/hash.h"

namespace armillary::diagnostics {

namespace {

constexpr int64_t kBlockRows = 4096, kBlockQueries = 32;

using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Rows = Eigen::Map<const Matrix>;

/// The `count` nearest of what is offered; equal ones in an order that their number does not decide.
class Nearest {
 public:
    explicit Nearest(int64_t count) : count_(static_cast<size_t>(count)) {}

    void offer(int64_t shared, float distance, int64_t row) {
        if (heap_.size() == count_ && (count_ == 0 || farther(shared, distance, heap_.front()))) return;
        const Candidate candidate{-shared, distance, splitmix64(static_cast<uint64_t>(row)),
                                  static_cast<int32_t>(row)};
        if (heap_.size() == count_) {
            if (!(candidate < heap_.front())) return;
            std::pop_heap(heap_.begin(), heap_.end());
            heap_.back() = candidate;
        } else {
            heap_.push_back(candidate);
        }
        std::push_heap(heap_.begin(), heap_.end());
    }
    std::vector<int32_t> rows() {
        std::sort_heap(heap_.begin(), heap_.end());
        std::vector<int32_t> rows;
        for (const Candidate& candidate : heap_) rows.push_back(std::get<3>(candidate));
        heap_.clear();
        return rows;
    }

 private:
    using Candidate = std::tuple<int64_t, float, uint64_t, int32_t>;

    /// Nearly every row is, and is not looked at further.
    static bool farther(int64_t shared, float distance, const Candidate& candidate) {
        return -shared > std::get<0>(candidate) ||
               (-shared == std::get<0>(candidate) && distance > std::get<1>(candidate));
    }

    size_t count_;
    std::vector<Candidate> heap_;  ///< the farthest on top
};

/// Calls `visit(query, row, distance)` for every pair of a query and another row; the distance is squared and
/// lacks |query|^2, which is the same for all rows. Queries are worked on in parallel.
template <typename Visit>
void for_each_pair(const VectorRows& points, std::span<const int32_t> queries,
                   const std::function<void()>& cancelled, Visit visit) {
    const Rows all(points.values.data(), points.count, points.dim);
    const std::vector<float> gathered = gather(points, queries);
    const auto query_count = static_cast<int64_t>(queries.size());
    const Rows asked(gathered.data(), query_count, points.dim);
    for (int64_t first = 0; first < points.count; first += kBlockRows) {
        if (cancelled) cancelled();
        const int64_t rows = std::min(kBlockRows, points.count - first);
        const auto block = all.middleRows(first, rows);
        const Eigen::VectorXf norms = block.rowwise().squaredNorm();
#pragma omp parallel for schedule(dynamic)
        for (int64_t begin = 0; begin < query_count; begin += kBlockQueries) {
            const int64_t some = std::min(kBlockQueries, query_count - begin);
            Matrix distances = -2 * (asked.middleRows(begin, some) * block.transpose());
            distances.rowwise() += norms.transpose();
            for (int64_t q = 0; q < some; ++q)
                for (int64_t row = 0; row < rows; ++row)
                    if (first + row != queries[static_cast<size_t>(begin + q)])
                        visit(begin + q, first + row, distances(q, row));
        }
    }
}

int64_t shared_codes(const CodeTable& table, int64_t a, int64_t b) {
    int64_t shared = 0;
    while (shared < table.levels() && table.code(a, shared) == table.code(b, shared)) ++shared;
    return shared;
}

/// Mean over queries of the share of their first k true neighbours that are among the first k of `found`. `truth`
/// is [queries, count]; -1 = the query has no more, and one without any is left out.
double recall(const std::vector<int32_t>& truth, int64_t count, const std::vector<std::vector<int32_t>>& found,
              int64_t k) {
    k = std::min(k, count);
    double sum = 0;
    int64_t asked = 0;
    for (size_t query = 0; query < found.size() && !truth.empty(); ++query) {
        const auto begin = truth.begin() + static_cast<int64_t>(query) * count;
        const auto end = std::find(begin, begin + k, -1);
        if (begin == end) continue;
        const auto hits = std::count_if(found[query].begin(), found[query].begin() + k,
                                        [&](int32_t row) { return std::find(begin, end, row) != end; });
        sum += static_cast<double>(hits) / static_cast<double>(end - begin);
        ++asked;
    }
    return asked > 0 ? sum / static_cast<double>(asked) : NeighbourReport::kUnknown;
}

std::vector<std::vector<int32_t>> rows_of(std::vector<Nearest>& nearest) {
    std::vector<std::vector<int32_t>> rows;
    for (Nearest& one : nearest) rows.push_back(one.rows());
    return rows;
}

}  // namespace

NeighbourSample sample_neighbours(const VectorRows& inputs, int64_t queries, uint64_t seed,
                                  const std::function<void()>& cancelled) {
    check_vectors(inputs, "inputs");
    NeighbourSample sample;
    sample.queries = draw_rows(inputs.count, queries, seed);
    sample.count = std::min(NeighbourSample::kMost, inputs.count - 1);
    std::vector<Nearest> nearest(sample.queries.size(), Nearest(sample.count));
    for_each_pair(inputs, sample.queries, cancelled, [&](int64_t query, int64_t row, float distance) {
        nearest[static_cast<size_t>(query)].offer(0, distance, row);
    });
    for (Nearest& one : nearest)
        for (int32_t row : one.rows()) sample.neighbours.push_back(row);
    return sample;
}

NeighbourReport measure_neighbours(const NeighbourSample& sample, const CodeTable& table,
                                   const VectorRows& reconstructed, const std::function<void()>& cancelled) {
    const bool rows_fit = sample.queries.empty() || sample.queries.back() < table.items;
    if (!rows_fit || (!reconstructed.values.empty() && reconstructed.count != table.items))
        throw BadInput(fmt::format("neighbours of {} items and {} reconstructions are not of the same items",
                                   table.items, reconstructed.count));
    std::vector<Nearest> by_distance(sample.queries.size(), Nearest(sample.count)), by_codes = by_distance;
    auto offer = [&](int64_t query, int64_t row, float distance) {
        const auto at = static_cast<size_t>(query);
        by_codes[at].offer(shared_codes(table, sample.queries[at], row), distance, row);
    };
    if (reconstructed.values.empty()) {
        for (size_t query = 0; query < sample.queries.size(); ++query) {
            if (cancelled) cancelled();
            for (int64_t row = 0; row < table.items; ++row)
                if (row != sample.queries[query]) offer(static_cast<int64_t>(query), row, 0);
        }
    } else {
        check_vectors(reconstructed, "reconstructions");
        for_each_pair(reconstructed, sample.queries, cancelled, [&](int64_t query, int64_t row, float distance) {
            by_distance[static_cast<size_t>(query)].offer(0, distance, row);
            offer(query, row, distance);
        });
    }
    NeighbourReport report;
    report.queries = static_cast<int64_t>(sample.queries.size());
    const auto codes = rows_of(by_codes);
    report.code_recall_10 = recall(sample.neighbours, sample.count, codes, 10);
    report.code_recall_50 = recall(sample.neighbours, sample.count, codes, 50);
    report.code_companion_recall_10 = recall(sample.companions, sample.count, codes, 10);
    report.code_companion_recall_50 = recall(sample.companions, sample.count, codes, 50);
    if (reconstructed.values.empty()) {
        report.recall_10 = report.recall_50 = NeighbourReport::kUnknown;
        return report;
    }
    const auto distances = rows_of(by_distance);
    report.recall_10 = recall(sample.neighbours, sample.count, distances, 10);
    report.recall_50 = recall(sample.neighbours, sample.count, distances, 50);
    report.companion_recall_10 = recall(sample.companions, sample.count, distances, 10);
    report.companion_recall_50 = recall(sample.companions, sample.count, distances, 50);
    return report;
}

}  // namespace armillary::diagnostics
