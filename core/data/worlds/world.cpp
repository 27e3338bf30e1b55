// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/worlds/world.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/data/worlds/generator.h"

namespace armillary::data {

namespace {

const std::vector<worlds::World>& all_worlds() {
    static const std::vector<worlds::World> worlds{worlds::demo_world(),      worlds::clusters_world(),
                                                   worlds::hierarchy_world(), worlds::popularity_world(),
                                                   worlds::markov_world(),    worlds::modalities_world()};
    return worlds;
}

[[noreturn]] void unknown(std::string_view what, std::string_view name, const std::vector<std::string>& known,
                          std::string where) {
    const auto nearest = nearest_word(name, known);
    throw UsageError(fmt::format("no {} is called '{}'{}; there are {}", what, name,
                                 nearest ? fmt::format(", did you mean '{}'?", *nearest) : "", join(known, ", ")),
                     std::move(where));
}

const worlds::World& find_world(std::string_view id) {
    std::vector<std::string> known;
    for (const worlds::World& world : all_worlds()) {
        if (world.descriptor.id == id) return world;
        known.push_back(world.descriptor.id);
    }
    unknown("world", id, known, "world");
}

void check(const WorldParameter& parameter, const std::string& value) {
    const auto refuse = [&](const std::string& wanted) {
        throw UsageError(fmt::format("'{}' is not possible: {}", value, wanted), parameter.name);
    };
    if (!parameter.choices.empty()) {
        if (std::find(parameter.choices.begin(), parameter.choices.end(), value) == parameter.choices.end())
            refuse("choose one of " + join(parameter.choices, ", "));
        return;
    }
    if (!parse_double(parameter.default_value)) return;
    const bool whole = parse_int(parameter.default_value).has_value();
    const auto number = parse_double(value);
    if (!number || !(*number >= parameter.minimum && *number <= parameter.maximum) || (whole && !parse_int(value)))
        refuse(fmt::format("give a {}number from {} to {}", whole ? "whole " : "",
                           format_number(parameter.minimum), format_number(parameter.maximum)));
}

worlds::Settings resolve(const WorldDescriptor& world, const std::map<std::string, std::string>& given,
                         uint64_t seed) {
    worlds::Settings settings;
    settings.seed = seed;
    std::vector<std::string> known;
    for (const WorldParameter& parameter : world.parameters) {
        known.push_back(parameter.name);
        const auto found = given.find(parameter.name);
        const std::string& value = found == given.end() ? parameter.default_value : found->second;
        check(parameter, value);
        settings.values[parameter.name] = value;
    }
    for (const auto& [name, value] : given)
        if (!settings.values.contains(name))
            unknown(fmt::format("setting of the world '{}'", world.id), name, known, name);
    return settings;
}

}  // namespace

const std::vector<WorldDescriptor>& world_list() {
    static const std::vector<WorldDescriptor> list = [] {
        std::vector<WorldDescriptor> descriptors;
        for (const worlds::World& world : all_worlds()) descriptors.push_back(world.descriptor);
        return descriptors;
    }();
    return list;
}

DatasetPtr make_world(std::string_view id, const std::map<std::string, std::string>& given, uint64_t seed) {
    const worlds::World& world = find_world(id);
    const worlds::Settings settings = resolve(world.descriptor, given, seed);
    DatasetParts parts = world.make(settings);
    parts.name = parts.loader = world.descriptor.id;
    nlohmann::json truth = nlohmann::json::parse(parts.truth_json);
    truth["world"] = world.descriptor.id;
    truth["seed"] = seed;
    for (const auto& [name, value] : settings.values) truth["settings"][name] = value;
    parts.truth_json = truth.dump();
    return std::make_shared<const Dataset>(std::move(parts));
}

}  // namespace armillary::data
