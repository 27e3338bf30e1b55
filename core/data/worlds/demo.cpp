// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>

#include "core/data/worlds/category_tree.h"
#include "core/data/worlds/generator.h"

namespace armillary::data::worlds {

namespace {

constexpr int32_t kDepartments = 6, kShelves = 5, kStyles = 4, kItemsPerLeaf = 5;
constexpr int kTries = 20;
constexpr int kLeastEvents = 6;

struct Department {
    const char* name;
    std::array<const char*, kShelves> shelves;
    std::array<const char*, kStyles> styles;
};

constexpr std::array<Department, kDepartments> kCatalogue{{
    {"music",
     {"guitar", "keyboard", "drum", "microphone", "headphone"},
     {"acoustic", "electric", "studio", "stage"}},
    {"kitchen", {"knife", "pan", "kettle", "bowl", "scale"}, {"steel", "copper", "ceramic", "enamel"}},
    {"garden",
     {"spade", "planter", "hose", "lantern", "trellis"},
     {"terrace", "orchard", "balcony", "greenhouse"}},
    {"outdoor", {"tent", "boot", "backpack", "stove", "rope"}, {"alpine", "trail", "winter", "coastal"}},
    {"books",
     {"atlas", "novel", "cookbook", "biography", "comic"},
     {"illustrated", "pocket", "collected", "annotated"}},
    {"games",
     {"puzzle", "card game", "board game", "dice set", "model kit"},
     {"family", "strategy", "travel", "cooperative"}},
}};

const Department& department_of(const CategoryTree& tree, int32_t item) {
    return kCatalogue[static_cast<size_t>(tree.child(item, 0))];
}

void add_item_table(const CategoryTree& tree, DatasetParts& parts) {
    Attribute title, description;
    title.name = "title";
    description.name = "description";
    std::vector<std::string> shelf_cells, style_cells, department_cells;
    for (int32_t item = 0; item < tree.items(); ++item) {
        const Department& department = department_of(tree, item);
        const std::string shelf = department.shelves[static_cast<size_t>(tree.child(item, 1))];
        const std::string style = department.styles[static_cast<size_t>(tree.child(item, 2))];
        std::string name = fmt::format("{} {} {}", style, shelf, tree.place_in_leaf(item) + 1);
        name[0] = static_cast<char>(name[0] - 'a' + 'A');
        title.texts.push_back(std::move(name));
        description.texts.push_back(fmt::format("{}: {} {}", department.name, style, shelf));
        department_cells.emplace_back(department.name);
        shelf_cells.push_back(shelf);
        style_cells.push_back(style);
    }
    parts.item_table.rows = tree.items();
    parts.item_table.title_column = "title";
    parts.item_table.columns = {
        std::move(title), std::move(description),
        make_attribute("department", AttributeType::categorical, std::move(department_cells)),
        make_attribute("shelf", AttributeType::categorical, std::move(shelf_cells)),
        make_attribute("style", AttributeType::categorical, std::move(style_cells))};
}

struct People {
    std::vector<int32_t> gender, age_group, department;
};

People add_people(int32_t users, uint64_t seed, DatasetParts& parts) {
    People people;
    people.department = balanced_labels(users, kDepartments, {seed, "department"});
    const Categorical ages(std::array{0.2, 0.3, 0.3, 0.2});
    for (int32_t user = 0; user < users; ++user) {
        numeric::RandomStream person(seed, "person", static_cast<uint64_t>(user));
        people.gender.push_back(person.uniform() < 0.5 ? 0 : 1);
        people.age_group.push_back(ages.draw(person));
    }
    Attribute gender = categorical_attribute("gender", {"female", "male"}, people.gender);
    Attribute age = categorical_attribute("age_group", {"18-24", "25-34", "35-49", "50+"}, people.age_group);
    gender.sensitive = age.sensitive = true;
    parts.user_table.rows = users;
    parts.user_table.columns = {std::move(gender), std::move(age)};
    return people;
}

/// The item that habit puts next: a random cycle through each department.
std::vector<int32_t> companions(const CategoryTree& tree, uint64_t seed) {
    std::vector<int32_t> companion(static_cast<size_t>(tree.items()));
    for (int32_t department = 0; department < kDepartments; ++department) {
        std::vector<int32_t> circle = tree.items_of(0, department);
        numeric::RandomStream(seed, "companion", static_cast<uint64_t>(department))
            .shuffle(std::span<int32_t>(circle));
        for (size_t i = 0; i < circle.size(); ++i)
            companion[static_cast<size_t>(circle[i])] = circle[(i + 1) % circle.size()];
    }
    return companion;
}

class Shopper {
 public:
    Shopper(const CategoryTree& tree, const std::vector<double>& appeal, const std::vector<int32_t>& companion,
            const Settings& settings)
        : tree_(tree), appeal_(appeal), companion_(companion), settings_(settings) {}

    std::vector<int32_t> history(int32_t user, int32_t favourite, int32_t length) const {
        const auto id = static_cast<uint64_t>(user);
        const Categorical own = own_choice(id, favourite), any(appeal_);
        numeric::RandomStream choice(settings_.seed, "choice", id);
        const double habit = settings_.real("habit"), taste = settings_.real("taste");
        std::vector<uint8_t> had(appeal_.size(), 0);
        std::vector<int32_t> history;
        for (int32_t event = 0; event < length; ++event)
            for (int attempt = 0; attempt < kTries; ++attempt) {
                const bool by_habit = choice.uniform() < habit && attempt == 0 && !history.empty();
                const int32_t item = by_habit ? companion_[static_cast<size_t>(history.back())]
                                              : (choice.uniform() < taste ? own : any).draw(choice);
                if (had[static_cast<size_t>(item)]) continue;
                had[static_cast<size_t>(item)] = 1;
                history.push_back(item);
                break;
            }
        return history;
    }

 private:
    /// Appeal of the items of the favourite department, weighted by the user's liking of its shelves and styles.
    Categorical own_choice(uint64_t user, int32_t favourite) const {
        const auto shelf = dirichlet(kShelves, 0.5, {settings_.seed, "shelf", user});
        const auto style = dirichlet(kStyles, 0.5, {settings_.seed, "style", user});
        std::vector<double> weights(appeal_.size(), 0.0);
        for (int32_t item = 0; item < tree_.items(); ++item)
            if (tree_.child(item, 0) == favourite)
                weights[static_cast<size_t>(item)] = appeal_[static_cast<size_t>(item)] *
                                                     shelf[static_cast<size_t>(tree_.child(item, 1))] *
                                                     style[static_cast<size_t>(tree_.child(item, 2))];
        return Categorical(weights);
    }

    const CategoryTree& tree_;
    const std::vector<double>& appeal_;
    const std::vector<int32_t>& companion_;
    const Settings& settings_;
};

std::vector<double> item_appeal(int32_t items, double exponent, uint64_t seed) {
    std::vector<double> appeal = zipf(items, exponent);
    numeric::RandomStream(seed, "appeal").shuffle(std::span<double>(appeal));
    return appeal;
}

DatasetParts make_demo(const Settings& settings) {
    const CategoryTree tree({kDepartments, kShelves, kStyles}, kItemsPerLeaf, settings.seed);
    const int32_t users = settings.integer("users");
    const double ratio = settings.real("activity_ratio");
    DatasetParts parts = blank_parts(users, tree.items());
    add_item_table(tree, parts);
    const People people = add_people(users, settings.seed, parts);
    parts.item_features.push_back(tree.vectors(32, 0.6, settings.real("noise"), settings.seed));

    const std::vector<int32_t> companion = companions(tree, settings.seed);
    const std::vector<double> appeal = item_appeal(tree.items(), settings.real("exponent"), settings.seed);
    const Shopper shopper(tree, appeal, companion, settings);
    for (int32_t user = 0; user < users; ++user) {
        const auto u = static_cast<size_t>(user);
        numeric::RandomStream activity(settings.seed, "activity", u);
        const double more = 16 * std::exp(0.6 * activity.normal()) * (people.gender[u] == 0 ? ratio : 1.0);
        const int32_t length = kLeastEvents + static_cast<int32_t>(std::min(more, 150.0));
        add_history(parts, user, shopper.history(user, people.department[u], length), settings.seed);
    }

    nlohmann::json truth;
    truth["users"]["cluster"] = by_id(parts.users, people.department);
    for (int32_t level = 0; level < tree.levels(); ++level) {
        truth["items"][fmt::format("level{}", level + 1)] = by_id(parts.items, tree.nodes_of_items(level));
        truth["items"]["codes"].push_back(by_id(parts.items, tree.children_of_items(level)));
        truth["bayes"]["codebook_sizes"].push_back(tree.branching(level));
    }
    for (int32_t item = 0; item < tree.items(); ++item)
        truth["items"]["companion"][std::string(parts.items[item])] =
            std::string(parts.items[companion[static_cast<size_t>(item)]]);
    truth["planted"] = {
        {"gender", "the activity beyond the first interactions of female users is multiplied by activity_ratio"},
        {"age_group", "independent of everything else"},
        {"companion", "with probability habit the next item is the companion of the last one"}};
    parts.truth_json = truth.dump();
    return parts;
}

}  // namespace

World demo_world() {
    return {
        {"demo",
         "Demonstration shop",
         "A small shop with 600 items in 6 departments, their shelves and styles. Users favour a department and "
         "some of its shelves, popular items attract everyone, and one item often follows another by habit. Item "
         "vectors carry the category tree, and women are less active than men, so that recommenders, tokenizers "
         "and fairness pages all have something true to find.",
         {{"users", "1000", 1, 1'000'000, "Number of users"},
          {"taste", "0.7", 0, 1, "Share of choices made in the favourite department"},
          {"habit", "0.3", 0, 1, "Share of steps to the companion of the last item"},
          {"exponent", "0.8", 0, 5, "Exponent of the items' popularity, rank to the power -exponent"},
          {"activity_ratio", "0.6", 0.01, 1, "Activity of women relative to men"},
          {"noise", "0.03", 0, 10,
           "Standard deviation of each coordinate of an item vector around its category"}}},
        make_demo};
}

}  // namespace armillary::data::worlds
