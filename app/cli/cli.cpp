// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/cli/commands.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/jobs/environment.h"

namespace armillary::app {

namespace {

void add_global_options(CLI::App& root, Context& context) {
    root.description("Armillary looks inside recommender systems: import data, train models, and find the runs again.");
    root.set_help_flag();
    root.add_flag("-h,--help", context.help, "What a command does and takes");
    root.add_flag("--version", context.version, "Version and the revision it was built from");
    root.add_option("--workspace", context.workspace_path,
                    "Folder that holds data sets and runs (default: $ARMILLARY_WORKSPACE, else ./workspace)")
        ->type_name("DIR");
    root.add_flag("--json", context.json, "One JSON document on standard output");
    root.add_flag("--quiet", context.quiet, "No progress and no messages");
    root.get_formatter()->column_width(34);
}

/// Options given after a command reach the root; a command's name is looked for only where one may stand, so that a data set may be called `runs`.
void let_options_fall_through(CLI::App& app) {
    app.allow_extras();
    app.require_subcommand(0, 1);
    for (CLI::App* command : app.get_subcommands({})) {
        command->set_help_flag();
        command->fallthrough();
        command->get_formatter()->column_width(34);
        let_options_fall_through(*command);
    }
}

CLI::App& parsed_command(CLI::App& root) {
    CLI::App* command = &root;
    while (!command->get_subcommands().empty()) command = command->get_subcommands().front();
    return *command;
}

std::string full_name(const CLI::App& command) {
    const CLI::App* parent = command.get_parent();
    return parent ? full_name(*parent) + " " + command.get_name() : command.get_name();
}

void refuse_leftovers(CLI::App& root, CLI::App& command) {
    const std::vector<std::string> leftovers = root.remaining(true);
    if (leftovers.empty()) return;
    const bool is_option = leftovers.front().starts_with('-');
    const std::string word = leftovers.front().substr(0, leftovers.front().find('='));
    std::vector<std::string> candidates;
    if (is_option) {
        for (const CLI::App* app = &command; app; app = app->get_parent())
            for (const CLI::Option* option : app->get_options())
                for (const std::string& name : option->get_lnames()) candidates.push_back("--" + name);
    } else {
        for (const CLI::App* sub : command.get_subcommands({})) candidates.push_back(sub->get_name());
    }
    const bool is_command = !is_option && !candidates.empty();
    std::string message = fmt::format("'{}' is no {} of {}", word, is_option ? "option" : is_command ? "command" : "argument",
                                      full_name(command));
    if (const auto nearest = nearest_word(word, candidates)) message += fmt::format("; did you mean '{}'?", *nearest);
    throw UsageError(fmt::format("{} `{} --help` lists what there is.", message.ends_with('?') ? message : message + ".",
                                 full_name(command)),
                     word);
}

std::string help_of(const CLI::App& root, const CLI::App& command, const Context& context) {
    std::string help = command.help(&root == &command ? "" : full_name(*command.get_parent()));
    if (const auto more = context.more_help.find(&command); more != context.more_help.end()) help += more->second();
    if (&root != &command) help += "\nAnywhere: --workspace DIR, --json, --quiet, --help\n";
    return help;
}

int parse_and_run(const std::vector<std::string>& args, Context& context) {
    CLI::App root("", "armillary-cli");
    add_global_options(root, context);
    add_import(root, context);
    add_world(root, context);
    add_datasets(root, context);
    add_models(root, context);
    add_train(root, context);
    add_runs(root, context);
    add_evaluate(root, context);
    add_codebook(root, context);
    add_export(root, context);
    let_options_fall_through(root);

    try {
        root.parse(std::vector<std::string>(args.rbegin(), args.rend()));
    } catch (const CLI::ParseError& error) {
        throw UsageError(fmt::format("{}. `armillary-cli COMMAND --help` lists what there is.", error.what()));
    }
    CLI::App& command = parsed_command(root);
    refuse_leftovers(root, command);
    if (context.help) {
        context.out << help_of(root, command, context);
        return 0;
    }
    if (context.version) {
        if (context.json)
            context.print({{"version", jobs::armillary_version()}, {"git_revision", jobs::git_revision()}});
        else
            context.out << fmt::format("Armillary {} ({})\n", jobs::armillary_version(), jobs::git_revision());
        return 0;
    }
    const auto action = context.actions.find(&command);
    if (action == context.actions.end()) throw UsageError("a command is missing.\n\n" + help_of(root, command, context));
    return action->second();
}

int report_error(const Error& error, const Context& context) {
    if (context.json)
        context.print({{"error", {{"kind", to_string(error.kind())}, {"message", error.what()}, {"where", error.where()}}}});
    else if (error.kind() == ErrorKind::cancelled)
        context.err << "cancelled\n";
    else
        context.err << "error: " << (error.where().empty() ? "" : error.where() + ": ") << error.what() << '\n';
    return exit_code(error.kind());
}

}  // namespace

int run_cli(const std::vector<std::string>& args, std::ostream& out, std::ostream& err, const CliEnvironment& environment) {
    Context context(out, err, environment);
    try {
        return parse_and_run(args, context);
    } catch (const Error& error) {
        context.json = std::find(args.begin(), args.end(), "--json") != args.end();  // the parser may have failed before it
        return report_error(error, context);
    } catch (const std::bad_alloc&) {
        return report_error(Error(ErrorKind::internal, "the memory did not suffice"), context);
    } catch (const std::exception& error) {
        return report_error(Error(ErrorKind::internal, error.what()), context);
    }
}

}  // namespace armillary::app
