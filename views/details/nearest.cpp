// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/details/nearest.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "core/base/error.h"
#include "core/numeric/top_k.h"

namespace armillary::views {

namespace {

/// The larger the nearer.
double score_of(const float* a, const float* b, size_t dim, Closeness closeness) {
    double dot = 0, length_a = 0, length_b = 0, distance = 0;
    for (size_t i = 0; i < dim; ++i) {
        const double x = a[i], y = b[i];
        dot += x * y;
        length_a += x * x;
        length_b += y * y;
        distance += (x - y) * (x - y);
    }
    if (closeness == Closeness::euclid) return -std::sqrt(distance);
    return closeness == Closeness::dot ? dot : dot / std::sqrt(length_a * length_b);
}

std::vector<Neighbour> best(const std::vector<float>& scores, int k) {
    std::vector<uint32_t> by_index(scores.size());
    std::iota(by_index.begin(), by_index.end(), 0u);
    numeric::TopK top(k, by_index);
    std::vector<Neighbour> neighbours;
    for (const numeric::Scored& scored : top.select(scores)) neighbours.push_back({scored.index, scored.score});
    return neighbours;
}

constexpr float kNever = -std::numeric_limits<float>::infinity();

/// Items of each user in any order, as compressed rows: what the histories are without their order by time.
struct Baskets {
    explicit Baskets(const data::Dataset& dataset)
        : offsets(static_cast<size_t>(dataset.user_count()) + 1), items(dataset.interactions().user.size()) {
        const data::Interactions& all = dataset.interactions();
        for (int32_t user : all.user) ++offsets[static_cast<size_t>(user) + 1];
        std::partial_sum(offsets.begin(), offsets.end(), offsets.begin());
        std::vector<int64_t> next(offsets.begin(), offsets.end() - 1);
        for (size_t row = 0; row < items.size(); ++row)
            items[static_cast<size_t>(next[static_cast<size_t>(all.user[row])]++)] = all.item[row];
    }
    std::span<const int32_t> of(size_t user) const {
        return std::span(items).subspan(static_cast<size_t>(offsets[user]),
                                        static_cast<size_t>(offsets[user + 1] - offsets[user]));
    }

    std::vector<int64_t> offsets;
    std::vector<int32_t> items;
};

}  // namespace

std::vector<Neighbour> nearest_rows(std::span<const float> vectors, int64_t dim, int32_t row, Closeness closeness,
                                    int k) {
    const auto width = static_cast<size_t>(dim);
    const size_t rows = width == 0 ? 0 : vectors.size() / width;
    const auto own = static_cast<size_t>(row);
    if (own >= rows) return {};
    std::vector<float> scores(rows);
    for (size_t other = 0; other < rows; ++other)
        scores[other] = static_cast<float>(
            score_of(vectors.data() + own * width, vectors.data() + other * width, width, closeness));
    scores[own] = kNever;
    std::vector<Neighbour> neighbours = best(scores, k);
    if (closeness == Closeness::euclid)
        for (Neighbour& neighbour : neighbours) neighbour.value = std::abs(neighbour.value);
    return neighbours;
}

std::vector<Neighbour> nearest_by_users(const data::Dataset& dataset, int32_t item, int k, std::stop_token stop) {
    const Baskets baskets(dataset);
    const auto items = static_cast<size_t>(dataset.item_count());
    const auto users = static_cast<size_t>(dataset.user_count());
    std::vector<int64_t> takers(items), shared(items);
    std::vector<size_t> last_user(items, users);  // who was counted last: repeats count once
    for (size_t user = 0; user < users; ++user) {
        if (user % 4096 == 0 && stop.stop_requested()) throw Cancelled();
        const auto basket = baskets.of(user);
        const bool took = std::find(basket.begin(), basket.end(), item) != basket.end();
        for (int32_t other : basket) {
            const auto o = static_cast<size_t>(other);
            if (std::exchange(last_user[o], user) == user) continue;
            ++takers[o];
            shared[o] += took ? 1 : 0;
        }
    }
    const auto own = static_cast<double>(takers[static_cast<size_t>(item)]);
    std::vector<float> scores(items, kNever);
    for (size_t other = 0; other < items; ++other)
        if (shared[other] > 0 && other != static_cast<size_t>(item))
            scores[other] = static_cast<float>(static_cast<double>(shared[other]) /
                                               std::sqrt(own * static_cast<double>(takers[other])));
    return best(scores, k);
}

}  // namespace armillary::views
