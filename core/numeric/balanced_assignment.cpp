// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/numeric/balanced_assignment.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

#include "core/base/error.h"

namespace armillary::numeric {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr int64_t kAskEvery = 64;  // paths

/// The flow of points through clusters to a sink that takes between `least` and `most` from each. The arc a -> b
/// moves the point of a that loses least by it; c -> sink lets one more point settle in c, sink -> c takes one
/// back. Points that have not settled are a cluster's excess; each round sends one along the shortest path to
/// where points are missing, which keeps all reduced costs at or above 0 and thereby the flow optimal.
class Flow {
 public:
    Flow(std::span<const float> costs, int64_t points, int64_t clusters, AssignmentBounds bounds,
         const std::vector<double>& prices)
        : costs_(costs),
          clusters_(clusters),
          sink_(clusters),
          bounds_(bounds),
          labels_(static_cast<size_t>(points)),
          members_(static_cast<size_t>(clusters)),
          settled_(static_cast<size_t>(clusters)),
          excess_(static_cast<size_t>(clusters + 1)),
          potential_(static_cast<size_t>(clusters + 1), 0),
          loss_(static_cast<size_t>(clusters * clusters), kInfinity),
          mover_(static_cast<size_t>(clusters * clusters), -1) {
        for (size_t c = 0; c < prices.size(); ++c) potential_[c] = -prices[c];
        for (int32_t point = 0; point < points; ++point) enter(point, cheapest(point));
        int64_t all_settled = 0;
        for (size_t c = 0; c < members_.size(); ++c) {
            const auto size = static_cast<int64_t>(members_[c].size());
            settled_[c] = potential_[c] < 0   ? bounds.most
                          : potential_[c] > 0 ? bounds.least
                                              : std::clamp(size, bounds.least, bounds.most);
            excess_[c] = size - settled_[c];
            all_settled += settled_[c];
        }
        excess_.back() = all_settled - points;
    }

    void balance(const std::function<void()>& cancelled) {
        int64_t paths = 0;
        for (int64_t node = 0; node <= clusters_; ++node)
            while (excess_[static_cast<size_t>(node)] > 0) {
                if (cancelled && paths++ % kAskEvery == 0) cancelled();
                send(node, find_path(node));
            }
    }

    BoundedAssignment answer() && {
        std::vector<double> prices;
        for (int64_t c = 0; c < clusters_; ++c)
            prices.push_back(potential_.back() - potential_[static_cast<size_t>(c)]);
        return {std::move(labels_), std::move(prices)};
    }

 private:
    float cost(int32_t point, int64_t cluster) const {
        return costs_[static_cast<size_t>(point * clusters_ + cluster)];
    }
    size_t arc(int64_t from, int64_t to) const { return static_cast<size_t>(from * clusters_ + to); }

    int64_t cheapest(int32_t point) const {
        int64_t best = 0;
        for (int64_t c = 1; c < clusters_; ++c)
            if (cost(point, c) - potential_[static_cast<size_t>(c)] <
                cost(point, best) - potential_[static_cast<size_t>(best)])
                best = c;
        return best;
    }

    void enter(int32_t point, int64_t cluster) {
        labels_[static_cast<size_t>(point)] = static_cast<int32_t>(cluster);
        members_[static_cast<size_t>(cluster)].push_back(point);
        for (int64_t to = 0; to < clusters_; ++to) offer(point, cluster, to);
    }

    void leave(int32_t point, int64_t cluster) {
        auto& members = members_[static_cast<size_t>(cluster)];
        *std::find(members.begin(), members.end(), point) = members.back();
        members.pop_back();
        for (int64_t to = 0; to < clusters_; ++to) {
            if (mover_[arc(cluster, to)] != point) continue;
            const double least = std::exchange(loss_[arc(cluster, to)], kInfinity);
            for (size_t i = 0; i < members.size() && loss_[arc(cluster, to)] > least; ++i)
                offer(members[i], cluster, to);  // none loses less than the one that left; equal points are common
        }
    }

    void offer(int32_t point, int64_t from, int64_t to) {
        const double loss = static_cast<double>(cost(point, to)) - cost(point, from);
        if (loss >= loss_[arc(from, to)]) return;
        loss_[arc(from, to)] = loss;
        mover_[arc(from, to)] = point;
    }

    /// Cost of the arc, infinite where there is none.
    double cost_of_arc(int64_t from, int64_t to) const {
        if (to == sink_) return settled_[static_cast<size_t>(from)] < bounds_.most ? 0 : kInfinity;
        if (from == sink_) return settled_[static_cast<size_t>(to)] > bounds_.least ? 0 : kInfinity;
        return loss_[arc(from, to)];
    }

    /// Dijkstra's algorithm on reduced costs, from `source` to the nearest node where points are missing: nodes of
    /// the path after `source`. Brings the potentials up to date.
    std::vector<int64_t> find_path(int64_t source) {
        const auto nodes = static_cast<size_t>(clusters_ + 1);
        distance_.assign(nodes, kInfinity);
        before_.assign(nodes, -1);
        done_.assign(nodes, 0);
        distance_[static_cast<size_t>(source)] = 0;
        for (;;) {
            size_t nearest = nodes;
            for (size_t v = 0; v < nodes; ++v)
                if (!done_[v] && (nearest == nodes || distance_[v] < distance_[nearest])) nearest = v;
            done_[nearest] = 1;
            if (excess_[nearest] < 0) return path_to(nearest);
            for (size_t v = 0; v < nodes; ++v) {
                if (done_[v]) continue;
                const double reduced = cost_of_arc(static_cast<int64_t>(nearest), static_cast<int64_t>(v)) +
                                       potential_[nearest] - potential_[v];
                const double reached = distance_[nearest] + std::max(reduced, 0.0);  // rounding may leave -1e-12
                if (reached < distance_[v]) {
                    distance_[v] = reached;
                    before_[v] = static_cast<int64_t>(nearest);
                }
            }
        }
    }

    std::vector<int64_t> path_to(size_t target) {
        for (size_t v = 0; v < done_.size(); ++v)
            if (done_[v]) potential_[v] += distance_[v] - distance_[target];
        std::vector<int64_t> path;
        for (auto node = static_cast<int64_t>(target); node >= 0; node = before_[static_cast<size_t>(node)])
            path.push_back(node);
        path.pop_back();  // the source
        std::reverse(path.begin(), path.end());
        return path;
    }

    void send(int64_t source, const std::vector<int64_t>& path) {
        struct Move {
            int32_t point;
            int64_t from, to;
        };
        std::vector<Move> moves;
        int64_t from = source;
        for (int64_t to : path) {
            if (to == sink_) {
                ++settled_[static_cast<size_t>(from)];
            } else if (from == sink_) {
                --settled_[static_cast<size_t>(to)];
            } else {
                moves.push_back({mover_[arc(from, to)], from, to});
            }
            from = to;
        }
        for (const Move& move : moves) {
            leave(move.point, move.from);
            enter(move.point, move.to);
        }
        --excess_[static_cast<size_t>(source)];
        ++excess_[static_cast<size_t>(path.back())];
    }

    std::span<const float> costs_;  ///< [points, clusters]
    int64_t clusters_, sink_;
    AssignmentBounds bounds_;
    std::vector<int32_t> labels_;
    std::vector<std::vector<int32_t>> members_;  ///< by cluster
    std::vector<int64_t> settled_;               ///< [clusters] flow to the sink, always within the bounds
    std::vector<int64_t> excess_;                ///< [clusters, then the sink] adds up to 0
    std::vector<double> potential_;              ///< likewise; the negative price
    std::vector<double> loss_;                   ///< [clusters, clusters] of the point that `mover_` names
    std::vector<int32_t> mover_;
    std::vector<double> distance_;  ///< of the search
    std::vector<int64_t> before_;
    std::vector<uint8_t> done_;
};

}  // namespace

BoundedAssignment assign_within(std::span<const float> costs, int64_t points, int64_t clusters,
                                AssignmentBounds bounds, std::vector<double> prices,
                                const std::function<void()>& cancelled) {
    if (clusters < 1 || bounds.least < 0 || bounds.least * clusters > points || bounds.most * clusters < points)
        throw BadInput(fmt::format("{} points cannot be shared out among {} clusters of {} to {}", points,
                                   clusters, bounds.least, bounds.most));
    Flow flow(costs, points, clusters, bounds, prices);
    flow.balance(cancelled);
    return std::move(flow).answer();
}

}  // namespace armillary::numeric
