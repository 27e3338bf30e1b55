// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/cli/commands/commands.h"
#include "core/base/error.h"
#include "core/jobs/environment.h"

namespace armillary::app {

namespace {

void add_global_options(Command& program, Context& context) {
    program.flag("-h,--help", context.help, "What a command does and takes");
    program.flag("--version", context.version, "Version and the revision it was built from");
    program.option("--workspace", context.workspace_path,
                   "Folder that holds data sets and runs (default: $ARMILLARY_WORKSPACE, else ./workspace)",
                   "DIR");
    program.flag("--json", context.json, "One JSON document on standard output");
    program.flag("--quiet", context.quiet, "No progress and no messages");
}

int parse_and_run(const std::vector<std::string>& args, Context& context) {
    Command program(
        "armillary-cli",
        "Armillary looks inside recommender systems: import data, train models, and find the runs again.");
    add_global_options(program, context);
    for (const auto add :
         {add_import, add_world, add_datasets, add_models, add_train, add_runs, add_evaluate, add_benchmark,
          add_codebook, add_hypersphere, add_fairness, add_attention, add_export, add_report, add_lessons})
        add(program, context);

    const Command& command = program.parse(args);
    if (context.help) {
        context.out << command.help();
        return 0;
    }
    if (context.version) {
        if (context.json)
            context.print({{"version", jobs::armillary_version()}, {"git_revision", jobs::git_revision()}});
        else
            context.out << fmt::format("Armillary {} ({})\n", jobs::armillary_version(), jobs::git_revision());
        return 0;
    }
    if (!command.action) throw UsageError("a command is missing.\n\n" + command.help());
    return command.action();
}

int report_error(const Error& error, const Context& context) {
    if (context.json)
        context.print(
            {{"error", {{"kind", to_string(error.kind())}, {"message", error.what()}, {"where", error.where()}}}});
    else if (error.kind() == ErrorKind::cancelled)
        context.err << "cancelled\n";
    else
        context.err << "error: " << (error.where().empty() ? "" : error.where() + ": ") << error.what() << '\n';
    return exit_code(error.kind());
}

}  // namespace

int run_cli(const std::vector<std::string>& args, std::ostream& out, std::ostream& err,
            const CliEnvironment& environment) {
    Context context(out, err, environment);
    try {
        return parse_and_run(args, context);
    } catch (const Error& error) {
        context.json =
            std::find(args.begin(), args.end(), "--json") != args.end();  // the parser may have failed before it
        return report_error(error, context);
    } catch (const std::bad_alloc&) {
        return report_error(Error(ErrorKind::internal, "the memory did not suffice"), context);
    } catch (const std::exception& error) {
        return report_error(Error(ErrorKind::internal, error.what()), context);
    }
}

}  // namespace armillary::app
