// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/data/worlds/category_tree.h"
#include "core/data/worlds/generator.h"

namespace armillary::data::worlds {

namespace {

constexpr int32_t kLevels = 3;
constexpr double kMostItems = 1'000'000;
constexpr int kTries = 20;  // before a user who has nearly everything of a leaf goes without

/// A pronounceable made-up word for a child's number, different for every level.
std::string category_word(int32_t level, int32_t child) {
    static constexpr std::array<const char*, 16> kSyllables{"ba", "ce", "di", "fo", "gu", "ha", "je", "ki",
                                                            "lo", "mu", "na", "pe", "ri", "so", "tu", "va"};
    static constexpr std::array<const char*, kLevels> kEndings{"ria", "nel", "dor"};
    std::string word;
    for (auto rest = static_cast<size_t>(child);; rest = rest / kSyllables.size() - 1) {
        word = kSyllables[rest % kSyllables.size()] + word;
        if (rest < kSyllables.size()) break;
    }
    return word + kEndings[static_cast<size_t>(level)];
}

/// Names of all categories of a level: the words of the path to them.
std::vector<std::string> category_names(const CategoryTree& tree, int32_t level) {
    std::vector<std::string> names{""};
    for (int32_t l = 0; l <= level; ++l) {
        std::vector<std::string> deeper;
        for (const std::string& parent : names)
            for (int32_t c = 0; c < tree.branching(l); ++c)
                deeper.push_back((parent.empty() ? "" : parent + " ") + category_word(l, c));
        names = std::move(deeper);
    }
    return names;
}

void add_item_table(const CategoryTree& tree, DatasetParts& parts) {
    AttributeTable& table = parts.item_table;
    table.rows = tree.items();
    table.title_column = "title";
    Attribute title, text;
    title.name = "title";
    text.name = "text";
    const auto leaves = category_names(tree, kLevels - 1);
    for (int32_t item = 0; item < tree.items(); ++item) {
        const std::string& leaf = leaves[static_cast<size_t>(tree.node(item, kLevels - 1))];
        title.texts.push_back(fmt::format("{} {}", leaf, tree.place_in_leaf(item) + 1));
        text.texts.push_back(leaf);
    }
    table.columns.push_back(std::move(title));
    table.columns.push_back(std::move(text));
    for (int32_t level = 0; level < kLevels; ++level)
        table.columns.push_back(categorical_attribute(fmt::format("level{}", level + 1),
                                                      category_names(tree, level), tree.nodes_of_items(level)));
}

/// A user's history: at every level a taste of its own below every category, drawn once for the user.
std::vector<int32_t> history_of(const CategoryTree& tree, const std::vector<std::vector<int32_t>>& leaf_items,
                                int32_t user, const Settings& settings, const std::vector<double>& top_taste) {
    numeric::RandomStream choice(settings.seed, "choice", static_cast<uint64_t>(user));
    const auto key = [&](int32_t level) { return fmt::format("taste/{}/{}", level, user); };
    std::vector<uint8_t> had(static_cast<size_t>(tree.items()), 0);
    std::vector<int32_t> history;
    const Categorical top(top_taste);
    for (int32_t event = 0; event < settings.integer("events"); ++event)
        for (int attempt = 0; attempt < kTries; ++attempt) {
            int32_t node = top.draw(choice);
            for (int32_t level = 1; level < kLevels; ++level) {
                const auto taste = dirichlet(tree.branching(level), settings.real("concentration"),
                                             {settings.seed, key(level), static_cast<uint64_t>(node)});
                node = node * tree.branching(level) + Categorical(taste).draw(choice);
            }
            const auto& leaf = leaf_items[static_cast<size_t>(node)];
            const int32_t item = leaf[choice.below(leaf.size())];
            if (had[static_cast<size_t>(item)]) continue;
            had[static_cast<size_t>(item)] = 1;
            history.push_back(item);
            break;
        }
    return history;
}

DatasetParts make_hierarchy(const Settings& settings) {
    const double items = settings.real("branching1") * settings.real("branching2") * settings.real("branching3") *
                         settings.real("items_per_leaf");
    if (items > kMostItems)
        throw UsageError(fmt::format("the tree has {:.0f} items; at most {:.0f} are possible", items, kMostItems),
                         "items_per_leaf");
    const CategoryTree tree(
        {settings.integer("branching1"), settings.integer("branching2"), settings.integer("branching3")},
        settings.integer("items_per_leaf"), settings.seed);
    const int32_t users = settings.integer("users"), dim = settings.integer("dim");
    const double noise = settings.real("noise");
    DatasetParts parts = blank_parts(users, tree.items());
    add_item_table(tree, parts);
    parts.item_features.push_back(tree.vectors(dim, settings.real("decay"), noise, settings.seed));

    std::vector<std::vector<int32_t>> leaf_items(category_names(tree, kLevels - 1).size());
    for (int32_t item = 0; item < tree.items(); ++item)
        leaf_items[static_cast<size_t>(tree.node(item, kLevels - 1))].push_back(item);
    std::vector<int32_t> favourite;
    for (int32_t user = 0; user < users; ++user) {
        const auto taste = dirichlet(tree.branching(0), settings.real("concentration"),
                                     {settings.seed, "taste", static_cast<uint64_t>(user)});
        favourite.push_back(static_cast<int32_t>(std::max_element(taste.begin(), taste.end()) - taste.begin()));
        add_history(parts, user, history_of(tree, leaf_items, user, settings, taste), settings.seed);
    }

    nlohmann::json truth;
    truth["users"]["cluster"] = by_id(parts.users, favourite);
    for (int32_t level = 0; level < kLevels; ++level) {
        truth["items"][fmt::format("level{}", level + 1)] = by_id(parts.items, tree.nodes_of_items(level));
        truth["items"]["codes"].push_back(by_id(parts.items, tree.children_of_items(level)));
        truth["bayes"]["codebook_sizes"].push_back(tree.branching(level));
    }
    truth["bayes"]["reconstruction_error"] = noise * noise * dim;
    parts.truth_json = truth.dump();
    return parts;
}

}  // namespace

World hierarchy_world() {
    return {
        {"hierarchy",
         "Category tree",
         "Items sit in a tree of categories three levels deep; their vectors add up a direction for each level, "
         "their titles its words, and users prefer branches. A residual quantiser with codebooks of the tree's "
         "sizes recovers the tree exactly when the noise is small; fewer codes than leaves must collide.",
         {{"branching1", "8", 1, 256, "Categories at the top"},
          {"branching2", "4", 1, 256, "Categories below each of them"},
          {"branching3", "4", 1, 256, "Categories below each of those"},
          {"items_per_leaf", "4", 1, 1000, "Items in each lowest category"},
          {"users", "500", 1, 1'000'000, "Number of users"},
          {"events", "20", 1, 10'000, "Interactions of each user, without repeats"},
          {"concentration", "0.3", 0.01, 100, "Dirichlet concentration of tastes: small is choosy"},
          {"dim", "32", 1, 4096, "Width of the item vectors"},
          {"decay", "0.5", 0, 1, "Length of a level's direction relative to the level above"},
          {"noise", "0.02", 0, 10, "Standard deviation of each coordinate around its category"}}},
        make_hierarchy};
}

}  // namespace armillary::data::worlds
