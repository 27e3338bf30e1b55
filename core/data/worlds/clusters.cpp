// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>

#include "core/data/worlds/generator.h"

namespace armillary::data::worlds {

namespace {

DatasetParts make_clusters(const Settings& settings) {
    const int32_t users = settings.integer("users"), items = settings.integer("items"),
                  clusters = settings.integer("clusters");
    const double inside = settings.real("inside"), across = settings.real("across");
    DatasetParts parts = blank_parts(users, items);
    const auto user_cluster = balanced_labels(users, clusters, {settings.seed, "user_cluster"});
    const auto item_cluster = balanced_labels(items, clusters, {settings.seed, "item_cluster"});
    for (int32_t user = 0; user < users; ++user) {
        numeric::RandomStream like(settings.seed, "like", static_cast<uint64_t>(user));
        std::vector<int32_t> liked;
        for (int32_t item = 0; item < items; ++item) {
            const bool same = user_cluster[static_cast<size_t>(user)] == item_cluster[static_cast<size_t>(item)];
            if (like.uniform() < (same ? inside : across)) liked.push_back(item);
        }
        numeric::RandomStream(settings.seed, "order", static_cast<uint64_t>(user))
            .shuffle(std::span<int32_t>(liked));
        add_history(parts, user, liked, settings.seed);
    }
    const double random = (inside + (clusters - 1) * across) / clusters;
    nlohmann::json truth;
    truth["users"]["cluster"] = by_id(parts.users, user_cluster);
    truth["items"]["cluster"] = by_id(parts.items, item_cluster);
    truth["bayes"] = {{"density", random}, {"precision", inside}, {"random_precision", random}};
    if (random > 0) truth["bayes"]["lift"] = inside / random;
    parts.truth_json = truth.dump();
    return parts;
}

}  // namespace

World clusters_world() {
    return {
        {"clusters",
         "Latent clusters",
         "Users and items belong to hidden clusters; a user likes an item of the own cluster with one probability "
         "and any other with a smaller one. Collaborative filtering finds the clusters while the two differ "
         "enough, and no model can be more precise than the inner probability.",
         {{"users", "400", 1, 100'000, "Number of users"},
          {"items", "300", 1, 100'000, "Number of items"},
          {"clusters", "4", 1, 1000, "Number of clusters"},
          {"inside", "0.3", 0, 1, "Probability of liking an item of the own cluster"},
          {"across", "0.05", 0, 1, "Probability of liking any other item"}}},
        make_clusters};
}

}  // namespace armillary::data::worlds
