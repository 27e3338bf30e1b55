// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/training/planted_chain.h"

#include <algorithm>

#include "core/numeric/random.h"
#include "tests/models/support.h"

namespace armillary::test {

namespace {

constexpr int kItems = 100, kUsers = 1500;

/// The item after each in a random circle of all.
std::vector<int> circle(numeric::RandomStream& random) {
    std::vector<int> order(kItems), next(kItems);
    for (int i = 0; i < kItems; ++i) order[static_cast<size_t>(i)] = i;
    random.shuffle(std::span(order));
    for (int i = 0; i < kItems; ++i)
        next[static_cast<size_t>(order[static_cast<size_t>(i)])] = order[static_cast<size_t>((i + 1) % kItems)];
    return next;
}

numeric::RandomStream stream_of(int lag) {
    return {5, "chain", static_cast<uint64_t>(lag)};
}

std::shared_ptr<data::Split> last_two_held_out(const data::Dataset& dataset) {
    return std::make_shared<data::Split>(data::make_split(dataset, {.method = "leave_one_out"}));
}

}  // namespace

World planted_chain(int lag) {
    numeric::RandomStream random = stream_of(lag);
    const std::vector<int> next = circle(random);
    std::vector<std::vector<int>> histories(kUsers);
    for (auto& history : histories) {
        const auto length = 8 + random.below(13);
        while (history.size() < length) {
            const bool follow = history.size() >= static_cast<size_t>(lag) && random.uniform() < 0.8;
            history.push_back(follow
                                  ? next[static_cast<size_t>(history[history.size() - static_cast<size_t>(lag)])]
                                  : static_cast<int>(random.below(kItems)));
        }
    }
    World world{dataset_of(histories, kItems), nullptr};
    world.split = last_two_held_out(*world.dataset);
    return world;
}

World planted_gaps() {
    constexpr int64_t kMinute = 60'000, kDay = 86'400'000;
    numeric::RandomStream random(5, "gaps");
    const std::vector<int> soon = circle(random), late = circle(random);
    data::DatasetParts parts;
    parts.name = "made for a test";
    parts.time_kind = data::TimeKind::utc_milliseconds;
    for (int item = 0; item < kItems; ++item) parts.items.insert(std::to_string(item));
    for (int user = 0; user < kUsers; ++user) {
        parts.users.insert("u" + std::to_string(user));
        const auto length = 8 + random.below(5);
        auto item = static_cast<int>(random.below(kItems));
        int64_t time = 1'600'000'000'000;
        for (uint64_t at = 0; at < length; ++at) {
            parts.interactions.user.push_back(user);
            parts.interactions.item.push_back(item);
            parts.interactions.time.push_back(time);
            const bool short_gap =
                at > 0 && time - parts.interactions.time[parts.interactions.time.size() - 2] < kDay;
            item = (short_gap ? soon : late)[static_cast<size_t>(item)];
            time += random.uniform() < 0.5 ? kMinute : kDay;
        }
    }
    World world{std::make_shared<data::Dataset>(std::move(parts)), nullptr};
    world.split = last_two_held_out(*world.dataset);
    return world;
}

double chain_optimum(const World& world, int lag) {
    numeric::RandomStream random = stream_of(lag);
    const std::vector<int> next = circle(random);
    const auto known = data::histories_of(*world.dataset, world.split->train, world.split->valid),
               test = data::histories_of(*world.dataset, world.split->test);
    int users = 0, hits = 0;
    for (int user = 0; user < kUsers; ++user) {
        const int target = *test.begin(user);
        if (std::find(known.begin(user), known.end(user), target) != known.end(user)) continue;
        ++users;
        hits += next[static_cast<size_t>(known.end(user)[-lag])] == target;
    }
    return static_cast<double>(hits) / users;
}

std::vector<int32_t> users_with_a_single_cause(const World& world, int lag) {
    numeric::RandomStream random = stream_of(lag);
    const std::vector<int> next = circle(random);
    const auto known = data::histories_of(*world.dataset, world.split->train, world.split->valid);
    std::vector<int32_t> users;
    for (int user = 0; user < kUsers; ++user) {
        const int32_t* end = known.end(user);
        if (known.length(user) > 2 * lag && next[static_cast<size_t>(end[-2 * lag])] != end[-lag])
            users.push_back(user);
    }
    return users;
}

}  // namespace armillary::test
