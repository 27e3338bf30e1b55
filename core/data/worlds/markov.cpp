// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <numeric>

#include "core/base/error.h"
#include "core/data/worlds/chain.h"
#include "core/data/worlds/generator.h"

namespace armillary::data::worlds {

namespace {

TransitionMatrix ring(int32_t items, double noise, uint64_t seed) {
    std::vector<int32_t> circle(static_cast<size_t>(items));
    std::iota(circle.begin(), circle.end(), 0);
    numeric::RandomStream(seed, "ring").shuffle(std::span<int32_t>(circle));
    TransitionMatrix matrix{items, std::vector<double>(circle.size() * circle.size(), noise / items)};
    for (size_t i = 0; i < circle.size(); ++i)
        matrix.values[static_cast<size_t>(circle[i]) * circle.size() +
                      static_cast<size_t>(circle[(i + 1) % circle.size()])] += 1 - noise;
    return matrix;
}

TransitionMatrix blocks(const std::vector<int32_t>& block, int32_t count, double noise) {
    const auto items = static_cast<int32_t>(block.size());
    std::vector<int32_t> size(static_cast<size_t>(count), 0);
    for (int32_t b : block) ++size[static_cast<size_t>(b)];
    TransitionMatrix matrix{items, std::vector<double>(block.size() * block.size(), noise / items)};
    for (size_t i = 0; i < block.size(); ++i)
        for (size_t j = 0; j < block.size(); ++j)
            if (block[i] == block[j])
                matrix.values[i * block.size() + j] += (1 - noise) / size[static_cast<size_t>(block[i])];
    return matrix;
}

TransitionMatrix random_rows(int32_t items, double concentration, uint64_t seed) {
    TransitionMatrix matrix{items, {}};
    for (int32_t i = 0; i < items; ++i) {
        const auto row = dirichlet(items, concentration, {seed, "transition", static_cast<uint64_t>(i)});
        matrix.values.insert(matrix.values.end(), row.begin(), row.end());
    }
    return matrix;
}

nlohmann::json in_json(const NextItemOptimum& optimum) {
    nlohmann::json out{{"mrr", optimum.mrr}, {"entropy_bits", optimum.entropy}};
    for (size_t k : {1, 2, 3, 5, 10, 20})
        if (k <= optimum.hit.size()) out[fmt::format("hit@{}", k)] = optimum.hit[k - 1];
    return out;
}

DatasetParts make_markov(const Settings& settings) {
    const std::string& kind = settings.text("transitions");
    const double noise = settings.real("noise");
    const int32_t block_count = settings.integer("blocks");
    int32_t items = settings.integer("items");
    TransitionMatrix matrix;
    std::vector<int32_t> block;
    if (kind == "matrix") {
        if (settings.text("matrix").empty())
            throw UsageError("give the probabilities: rows by ';', numbers by ',', such as 0.1,0.9;0.5,0.5",
                             "matrix");
        matrix = parse_matrix(settings.text("matrix"));
        items = matrix.size;
    } else if (kind == "ring") {
        matrix = ring(items, noise, settings.seed);
    } else if (kind == "block") {
        if (block_count > items) throw UsageError("there are more blocks than items", "blocks");
        block = balanced_labels(items, block_count, {settings.seed, "block"});
        matrix = blocks(block, block_count, noise);
    } else {
        matrix = random_rows(items, settings.real("concentration"), settings.seed);
    }
    const std::vector<double> stationary = stationary_law(matrix);
    const Categorical start(stationary);
    std::vector<Categorical> next;
    for (int32_t i = 0; i < items; ++i) next.emplace_back(matrix.row(i));

    const int32_t users = settings.integer("users"), length = settings.integer("length"),
                  order = settings.integer("order");
    DatasetParts parts = blank_parts(users, items);
    for (int32_t user = 0; user < users; ++user) {
        numeric::RandomStream walk(settings.seed, "walk", static_cast<uint64_t>(user));
        std::vector<int32_t> history;
        for (int32_t t = 0; t < length; ++t)
            history.push_back(t < order
                                  ? start.draw(walk)
                                  : next[static_cast<size_t>(history[static_cast<size_t>(t - order)])].draw(walk));
        add_history(parts, user, history, settings.seed);
    }

    nlohmann::json truth;
    const nlohmann::json with_order = in_json(best_with_order(matrix, stationary)),
                         without_order = in_json(best_without_order(stationary));
    truth["bayes"] = with_order;
    truth["popularity"] = without_order;
    // Beyond order 1 the item before last says all and the last one nothing.
    truth["first_order"] = order == 1 ? with_order : without_order;
    if (!block.empty()) truth["items"]["block"] = by_id(parts.items, block);
    for (int32_t i = 0; i < items; ++i) {
        const std::string id(parts.items[i]);
        truth["items"]["probability"][id] = stationary[static_cast<size_t>(i)];
        const auto row = matrix.row(i);
        const auto best = std::max_element(row.begin(), row.end()) - row.begin();
        truth["items"]["likeliest_next"][id] = std::string(parts.items[static_cast<int32_t>(best)]);
    }
    parts.truth_json = truth.dump();
    return parts;
}

}  // namespace

World markov_world() {
    return {
        {"markov",
         "Markov transitions",
         "The next item depends on the one before (or, with a higher order, on the one that many steps back) by "
         "known probabilities: a cycle, blocks, random rows or a matrix of your own. The best possible hit rate "
         "is "
         "known, with and without use of the order.",
         {{"transitions", "ring", 0, 0, "How items follow one another", {"ring", "block", "random", "matrix"}},
          {"items", "100", 2, 1000, "Number of items"},
          {"users", "1000", 1, 1'000'000, "Number of users"},
          {"length", "20", 1, 10'000, "Interactions of each user"},
          {"order", "1", 1, 50, "How many steps back the item lies that decides the next"},
          {"noise", "0.2", 0, 1, "Share of steps that go anywhere (ring, block)"},
          {"blocks", "10", 1, 1000, "Number of blocks (block)"},
          {"concentration", "0.1", 0.01, 100, "Dirichlet concentration of a row: small is predictable (random)"},
          {"matrix", "", 0, 0, "Rows by ';', probabilities by ',' (matrix)"}}},
        make_markov};
}

}  // namespace armillary::data::worlds
