// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "app/cli/commands/commands.h"
#include "app/cli/text/dataset_text.h"
#include "app/cli/text/text_table.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/data/worlds/world.h"

namespace armillary::app {

namespace {

struct WorldOptions {
    std::string world, name;
    std::vector<std::string> settings;
    uint64_t seed = 42;
    bool replace = false;
};

std::string worlds_help() {
    std::string text = "\nWorlds and what --set takes:\n";
    for (const data::WorldDescriptor& world : data::world_list()) {
        text += fmt::format("  {}\n{}", world.id, wrap(world.summary, 90, "      "));
        for (const data::WorldParameter& parameter : world.parameters)
            text +=
                fmt::format("      --set {}={}  {}\n", parameter.name, parameter.default_value, parameter.help);
    }
    return text;
}

int list_worlds(const Context& context) {
    nlohmann::ordered_json worlds = nlohmann::ordered_json::array();
    TextTable table({"world", "summary"});
    for (const data::WorldDescriptor& world : data::world_list()) {
        worlds.push_back({{"world", world.id}, {"name", world.name}, {"summary", world.summary}});
        table.add({world.id, world.summary});
    }
    if (context.json)
        context.print({{"worlds", worlds}});
    else
        context.out << table.to_string();
    return 0;
}

int run_world(Context& context, const WorldOptions& options) {
    if (options.world.empty()) return list_worlds(context);
    context.check_writable();
    data::DatasetPtr dataset = data::make_world(options.world, split_settings(options.settings), options.seed);
    if (!options.name.empty()) {
        data::DatasetParts parts = dataset->parts();
        parts.name = options.name;
        dataset = std::make_shared<data::Dataset>(std::move(parts));
    }
    data::ImportReport report;
    report.format = dataset->parts().loader;
    report.rows_read = report.rows_kept = dataset->interaction_count();
    return store_and_show(context, *dataset, report, options.replace);
}

}  // namespace

void add_world(Command& program, Context& context) {
    Command& command = program.command("world", "Make a synthetic world, whose truth is known, in the workspace");
    auto options = std::make_shared<WorldOptions>();
    command.option("world", options->world, "Which one; without it they are listed", "WORLD");
    command.option("--name", options->name, "Name of the data set; else that of the world", "NAME");
    command.option("--set", options->settings, "Parameter of the world", "KEY=VALUE");
    command.option("--seed", options->seed, "Seed (default: 42)", "N");
    command.flag("--replace", options->replace, "Replace a data set of the same name");
    command.action = [&context, options] { return run_world(context, *options); };
    command.more_help = worlds_help;
}

}  // namespace armillary::app
