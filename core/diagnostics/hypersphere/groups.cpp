// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <limits>
#include <numeric>

#include "core/diagnostics/hypersphere/hypersphere.h"

namespace armillary::diagnostics {

namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

/// Pairs and their distances by row of one side.
class PairsByRow {
 public:
    PairsByRow(const std::vector<int32_t>& rows, const std::vector<double>& distances, size_t row_count)
        : offsets_(row_count + 1), distances_(distances.size()) {
        for (const int32_t row : rows) ++offsets_[static_cast<size_t>(row) + 1];
        std::partial_sum(offsets_.begin(), offsets_.end(), offsets_.begin());
        std::vector<int64_t> next(offsets_.begin(), offsets_.end() - 1);
        for (size_t pair = 0; pair < rows.size(); ++pair)
            distances_[static_cast<size_t>(next[static_cast<size_t>(rows[pair])]++)] = distances[pair];
    }
    std::vector<double> of(const std::vector<int32_t>& rows) const {
        std::vector<double> all;
        for (const int32_t row : rows)
            all.insert(all.end(), distances_.begin() + offsets_[static_cast<size_t>(row)],
                       distances_.begin() + offsets_[static_cast<size_t>(row) + 1]);
        return all;
    }

 private:
    std::vector<int64_t> offsets_;
    std::vector<double> distances_;
};

double mean_at(const std::vector<int32_t>& at, std::span<const double> values) {
    if (values.empty() || at.empty()) return kUndefined;
    double sum = 0;
    for (const int32_t index : at) sum += values[static_cast<size_t>(index)];
    return sum / static_cast<double>(at.size());
}

}  // namespace

std::vector<RowGroup> degree_deciles(std::span<const double> degrees) {
    std::vector<int32_t> order(degrees.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](int32_t a, int32_t b) {
        return degrees[static_cast<size_t>(a)] < degrees[static_cast<size_t>(b)];
    });
    const size_t groups = std::min<size_t>(10, degrees.size());
    std::vector<RowGroup> deciles;
    for (size_t group = 0; group < groups; ++group) {
        RowGroup decile{std::to_string(group + 1), {}};
        decile.rows.assign(order.begin() + static_cast<int64_t>(group * order.size() / groups),
                           order.begin() + static_cast<int64_t>((group + 1) * order.size() / groups));
        std::sort(decile.rows.begin(), decile.rows.end());
        deciles.push_back(std::move(decile));
    }
    return deciles;
}

std::vector<GroupReport> measure_groups(const HypersphereEvidence& evidence, const Points& points, Side side,
                                        std::span<const RowGroup> groups, const Sampling& sampling) {
    const bool of_users = side == Side::users;
    const SideEvidence& own = of_users ? evidence.users : evidence.items;
    const std::optional<Directions>& directions = of_users ? points.users : points.items;
    std::vector<GroupReport> reports;
    if (!directions) return reports;
    std::optional<PairsByRow> distances;
    bool all = true;
    if (evidence.pairs && points.on_one_sphere()) {
        const Pairs drawn = draw_pairs(*evidence.pairs, sampling);
        all = drawn.count() == evidence.pairs->count();
        distances.emplace(of_users ? drawn.users : drawn.items,
                          pair_distances(*points.users, *points.items, drawn), directions->places.size());
    }
    for (const RowGroup& group : groups) {
        sampling.check();
        std::vector<int32_t> places;
        for (const int32_t row : group.rows)
            if (const int32_t place = directions->places[static_cast<size_t>(row)]; place >= 0)
                places.push_back(place);
        const Directions some = subset(*directions, places);
        GroupReport report{group.name,
                           static_cast<int64_t>(group.rows.size()),
                           mean_at(group.rows, own.degrees),
                           {kUndefined},
                           {kUndefined},
                           kUndefined};
        if (distances) report.alignment = mean_distance(distances->of(group.rows), all);
        report.uniformity = measure_uniformity(some, {}, sampling).distinct;
        const std::vector<float> vectors = gather(own.vectors, some.rows);
        report.norm = summarise(norms_of({vectors, some.count(), some.dim})).mean;
        reports.push_back(std::move(report));
    }
    return reports;
}

}  // namespace armillary::diagnostics
