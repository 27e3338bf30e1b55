// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <numeric>

#include "core/data/worlds/generator.h"
#include "core/numeric/concentration.h"

namespace armillary::data::worlds {

namespace {

DatasetParts make_popularity(const Settings& settings) {
    const int32_t users = settings.integer("users"), items = settings.integer("items"),
                  events = settings.integer("events");
    DatasetParts parts = blank_parts(users, items);
    const std::vector<double> weights = zipf(items, settings.real("exponent"));
    std::vector<int32_t> item_at_rank(static_cast<size_t>(items));
    std::iota(item_at_rank.begin(), item_at_rank.end(), 0);
    numeric::RandomStream(settings.seed, "rank").shuffle(std::span<int32_t>(item_at_rank));

    const Categorical rank(weights);
    for (int32_t user = 0; user < users; ++user) {
        numeric::RandomStream choice(settings.seed, "choice", static_cast<uint64_t>(user));
        std::vector<int32_t> history(static_cast<size_t>(events));
        for (int32_t& item : history) item = item_at_rank[static_cast<size_t>(rank.draw(choice))];
        add_history(parts, user, history, settings.seed);
    }

    nlohmann::json truth;
    for (size_t r = 0; r < weights.size(); ++r)
        truth["items"]["probability"][std::string(parts.items[item_at_rank[r]])] = weights[r];
    truth["bayes"]["gini"] = numeric::gini(weights);
    for (int64_t k : {1, 2, 5, 10, 20, 50})
        truth["bayes"][fmt::format("hit@{}", k)] = numeric::top_share(weights, k);
    parts.truth_json = truth.dump();
    return parts;
}

}  // namespace

World popularity_world() {
    return {
        {"popularity",
         "Popularity only",
         "Everyone draws items from one power law, independently of who they are and of what they had before. The "
         "most popular items are the best possible recommendation: a model that seems to beat them leaks or is "
         "lucky.",
         {{"users", "500", 1, 1'000'000, "Number of users"},
          {"items", "300", 1, 1'000'000, "Number of items"},
          {"exponent", "1.0", 0, 5, "Exponent s of popularity, rank to the power -s"},
          {"events", "20", 1, 10'000, "Interactions of each user, repeats possible"}}},
        make_popularity};
}

}  // namespace armillary::data::worlds
