// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/training/planted_blocks.h"

#include <algorithm>
#include <numeric>

#include "core/diagnostics/hypersphere/directions.h"
#include "core/numeric/random.h"
#include "tests/core/training/recording.h"
#include "tests/support/support.h"

namespace armillary::test {

World planted_blocks(uint64_t seed) {
    numeric::RandomStream random(seed, "blocks");
    World world{nullptr, std::make_shared<data::Split>()};
    data::DatasetParts parts;
    for (int item = 0; item < 400; ++item) parts.items.insert(std::to_string(item));
    for (int user = 0; user < 800; ++user) {
        parts.users.insert(std::to_string(user));
        for (int item = 0; item < 400; ++item) {
            const bool inside = user % 8 == item % 8;
            if (random.uniform() >= (inside ? 0.20 : 0.005)) continue;
            auto& part = inside && random.uniform() < 0.2 ? world.split->test : world.split->train;
            part.push_back(parts.interactions.size());
            parts.interactions.user.push_back(user);
            parts.interactions.item.push_back(item);
        }
    }
    world.dataset = std::make_shared<data::Dataset>(std::move(parts));
    return world;
}

double recall_at_20(const char* model, const World& world,
                    std::vector<std::pair<std::string, std::string>> settings, int threads) {
    const TemporaryDirectory folder;
    settings.emplace_back("evaluation.k", "20");
    jobs::Task task = task_for(model, world.dataset, world.split, settings);
    task.checkpoint_dir = folder.path();
    task.threads = threads;
    return train_recording(task, -1).outcome.test.metrics.at("recall@20");
}

double oracle_recall(const World& world) {
    const auto train = data::histories_of(*world.dataset, world.split->train),
               test = data::histories_of(*world.dataset, world.split->test);
    double sum = 0;
    int users = 0;
    for (int user = 0; user < 800; ++user) {
        if (test.length(user) == 0) continue;
        int candidates = 50;
        for (const int32_t* item = train.begin(user); item != train.end(user); ++item)
            candidates -= *item % 8 == user % 8;
        sum += std::min(1.0, 20.0 / candidates);
        ++users;
    }
    return sum / users;
}

double block_purity(const std::vector<float>& item_embeddings) {
    constexpr int kItems = 400, kNeighbours = 10;
    const auto dim = static_cast<int64_t>(item_embeddings.size()) / kItems;
    const auto points = diagnostics::directions_of({item_embeddings, kItems, dim}, "items");
    int same = 0;
    for (int64_t item = 0; item < points.count(); ++item) {
        std::vector<std::pair<double, int32_t>> others;
        for (int64_t other = 0; other < points.count(); ++other)
            if (other != item)
                others.emplace_back(
                    -std::inner_product(points.row(item), points.row(item) + dim, points.row(other), 0.0),
                    points.rows[static_cast<size_t>(other)]);
        std::partial_sort(others.begin(), others.begin() + kNeighbours, others.end());
        for (int rank = 0; rank < kNeighbours; ++rank)
            same += others[static_cast<size_t>(rank)].second % 8 == points.rows[static_cast<size_t>(item)] % 8;
    }
    return same / (static_cast<double>(kNeighbours) * static_cast<double>(points.count()));
}

}  // namespace armillary::test
