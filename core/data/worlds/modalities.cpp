// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <numeric>

#include "core/base/error.h"
#include "core/data/worlds/generator.h"

namespace armillary::data::worlds {

namespace {

/// What is planted in an item. Text is made of the first two, the image of the first and the last.
enum Factor { theme, story, look };
constexpr const char* kFactors[] = {"theme", "story", "look"};

using Labels = std::vector<int32_t>;  ///< [items]

/// [values, dim] a random direction for each value of a factor, as a modality shows it.
std::vector<float> directions(int32_t values, int32_t dim, std::string_view modality, Factor factor,
                              uint64_t seed) {
    numeric::RandomStream random(seed, fmt::format("{}/{}", modality, kFactors[factor]));
    std::vector<float> out(static_cast<size_t>(values) * static_cast<size_t>(dim));
    for (float& value : out) value = static_cast<float>(random.normal());
    return out;
}

FeatureMatrix show(const char* modality, const std::vector<Labels>& planted, Factor own,
                   const Settings& settings) {
    const int32_t values = settings.integer("values"), dim = settings.integer("dim");
    const double deviation = settings.real("noise");
    const auto items = static_cast<int32_t>(planted[own].size());
    const std::vector<float> shared = directions(values, dim, modality, theme, settings.seed),
                             alone = directions(values, dim, modality, own, settings.seed);
    FeatureMatrix features{modality, items, dim, {}, {}, "synthetic world"};
    features.present.assign(static_cast<size_t>(items), 1);
    for (int32_t item = 0; item < items; ++item) {
        numeric::RandomStream noise(settings.seed, fmt::format("noise/{}", modality), static_cast<uint64_t>(item));
        const auto row = [&](const std::vector<float>& of, Factor factor) {
            return of.data() + static_cast<ptrdiff_t>(planted[factor][static_cast<size_t>(item)]) * dim;
        };
        for (int32_t j = 0; j < dim; ++j)
            features.values.push_back(row(shared, theme)[j] + row(alone, own)[j] +
                                      static_cast<float>(deviation * noise.normal()));
    }
    return features;
}

void add_item_table(const std::vector<Labels>& planted, int32_t values, DatasetParts& parts) {
    AttributeTable& table = parts.item_table;
    table.rows = parts.items.size();
    table.title_column = "title";
    Attribute title;
    title.name = "title";
    for (size_t item = 0; item < planted[theme].size(); ++item)
        title.texts.push_back(fmt::format("theme {} story {} look {}", planted[theme][item] + 1,
                                          planted[story][item] + 1, planted[look][item] + 1));
    table.columns.push_back(std::move(title));
    for (const Factor factor : {theme, story, look}) {
        std::vector<std::string> names;
        for (int32_t value = 1; value <= values; ++value)
            names.push_back(fmt::format("{} {}", kFactors[factor], value));
        table.columns.push_back(categorical_attribute(kFactors[factor], std::move(names), planted[factor]));
    }
}

DatasetParts make_modalities(const Settings& settings) {
    const int32_t items = settings.integer("items"), users = settings.integer("users"),
                  values = settings.integer("values"), length = settings.integer("length");
    if (values > items)
        throw UsageError(
            fmt::format("{} stories need at least as many items, and there are {}: raise items or lower values",
                        values, items),
            "values");
    std::vector<Labels> planted;
    for (const char* factor : kFactors) planted.push_back(balanced_labels(items, values, {settings.seed, factor}));
    DatasetParts parts = blank_parts(users, items);
    add_item_table(planted, values, parts);
    parts.item_features.push_back(show("text", planted, story, settings));
    parts.item_features.push_back(show("image", planted, look, settings));

    // The stories follow one another in a circle; within a story some items are more popular than others.
    std::vector<int32_t> circle(static_cast<size_t>(values));
    std::iota(circle.begin(), circle.end(), 0);
    numeric::RandomStream(settings.seed, "circle").shuffle(std::span<int32_t>(circle));
    std::vector<std::vector<int32_t>> of_story(static_cast<size_t>(values));
    for (int32_t item = 0; item < items; ++item)
        of_story[static_cast<size_t>(planted[story][static_cast<size_t>(item)])].push_back(item);
    std::vector<Categorical> within;
    for (const auto& members : of_story)
        within.emplace_back(zipf(static_cast<int32_t>(members.size()), settings.real("exponent")));
    for (int32_t user = 0; user < users; ++user) {
        numeric::RandomStream walk(settings.seed, "walk", static_cast<uint64_t>(user));
        std::vector<int32_t> history;
        const auto start = static_cast<int32_t>(walk.below(static_cast<uint64_t>(values)));
        for (int32_t step = 0; step < length; ++step) {
            const auto at = static_cast<size_t>(circle[static_cast<size_t>((start + step) % values)]);
            history.push_back(of_story[at][static_cast<size_t>(within[at].draw(walk))]);
        }
        add_history(parts, user, history, settings.seed);
    }

    nlohmann::json truth;
    for (const Factor factor : {theme, story, look})
        truth["items"][kFactors[factor]] = by_id(parts.items, planted[factor]);
    truth["story_order"] = circle;
    parts.truth_json = truth.dump();
    return parts;
}

}  // namespace

World modalities_world() {
    return {
        {"modalities",
         "Two modalities",
         "Items have a text vector and an image vector. A theme is in both, a story in the text alone, a look in "
         "the image alone, and people follow the stories in a fixed order. Codes for both modalities should keep "
         "theme, story and look apart; behaviour speaks of the story only.",
         {{"items", "2000", 2, 1'000'000, "Number of items"},
          {"users", "1000", 1, 1'000'000, "Number of users"},
          {"length", "12", 1, 10'000, "Interactions of each user"},
          {"values", "16", 2, 1000, "Themes, stories and looks, so many of each"},
          {"dim", "32", 1, 4096, "Width of each vector"},
          {"noise", "0.1", 0, 10, "Standard deviation of each coordinate around what is planted"},
          {"exponent", "0.8", 0, 5, "Exponent of popularity within a story, rank to the power -exponent"}}},
        make_modalities};
}

}  // namespace armillary::data::worlds
