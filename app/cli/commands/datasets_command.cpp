// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <optional>

#include "app/cli/commands/commands.h"
#include "app/cli/text/dataset_text.h"
#include "app/cli/text/text_table.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/data/profile.h"
#include "core/features/user_catalogue.h"

namespace armillary::app {

using nlohmann::ordered_json;

namespace {

int list_datasets(Context& context) {
    ordered_json documents = ordered_json::array();
    TextTable table({"data set", "users", "items", "interactions", "rejected", "format"});
    for (const store::DatasetSummary& summary : context.workspace().datasets()) {
        documents.push_back(dataset_json(summary));
        table.add({summary.name, format_count(summary.users), format_count(summary.items),
                   format_count(summary.interactions), format_count(summary.rejected), summary.format});
    }
    if (context.json)
        context.print({{"datasets", documents}});
    else if (table.empty())
        context.out << "No data sets yet. `armillary-cli import FILE` brings one in, `armillary-cli world demo` "
                       "makes one.\n";
    else
        context.out << table.to_string();
    return 0;
}

void print_columns(const Context& context, const char* whose, const data::AttributeTable& attributes) {
    if (attributes.columns.empty()) return;
    TextTable table({whose, "type", "missing"});
    for (const data::Attribute& column : attributes.columns)
        table.add({column.name, std::string(to_string(column.type)) + (column.sensitive ? ", sensitive" : ""),
                   format_count(column.missing())});
    context.out << '\n' << table.to_string();
}

void print_profile(const Context& context, const data::DatasetProfile& profile) {
    TextTable table({"", ""});
    auto add = [&](const char* name, const std::optional<double>& value) {
        if (value) table.add({name, format_value(*value)});
    };
    add("density", profile.density);
    add("Gini of item popularity", profile.item_concentration.gini);
    add("share of interactions on the top 1 % of items", profile.item_concentration.top_1_percent);
    add("share of items that hold 80 % of interactions", profile.item_concentration.short_head);
    for (const data::Quantile& quantile : profile.lengths)
        if (quantile.level == 0.5) add("median interactions of a user", quantile.value);
    add("share of repeated interactions", profile.repeats);
    add("share of interactions in the largest component", profile.largest_component);
    if (!table.empty()) context.out << '\n' << table.to_string();
}

int show_dataset(Context& context, const std::string& name) {
    if (name.empty()) throw UsageError("name the data set: armillary-cli datasets show NAME");
    store::Workspace& workspace = context.workspace();
    const store::DatasetSummary summary = workspace.dataset_summary(name);
    const std::string profile = workspace.dataset_profile(summary.name);
    const data::DatasetPtr dataset = workspace.load_dataset(summary.name);
    if (context.json) {
        ordered_json document = dataset_json(summary);
        document["created"] = summary.created;
        document["time"] = to_string(dataset->time_kind());
        for (const auto& [key, table] : {std::pair{"user_attributes", &dataset->user_table()},
                                         std::pair{"item_attributes", &dataset->item_table()}}) {
            document[key] = ordered_json::array();
            for (const data::Attribute& column : table->columns)
                document[key].push_back({{"name", column.name},
                                         {"type", to_string(column.type)},
                                         {"sensitive", column.sensitive},
                                         {"missing", column.missing()}});
        }
        document["features"] = ordered_json::array();
        for (const data::FeatureMatrix& matrix : dataset->item_features())
            document["features"].push_back(
                {{"modality", matrix.modality}, {"dim", matrix.dim}, {"source", matrix.source}});
        document["codes"] = ordered_json::array();
        for (const data::ItemCodes& codes : dataset->codes())
            document["codes"].push_back({{"name", codes.name}, {"levels", codes.levels}});
        document["profile"] = ordered_json::parse(profile);
        document["report"] = ordered_json::parse(workspace.dataset_report(summary.name));
        context.print(document);
        return 0;
    }
    context.out << dataset_line(summary) << '\n'
                << fmt::format("read as {} on {}; order of interactions: {}; fingerprint {}\n", summary.format,
                               summary.created, to_string(dataset->time_kind()),
                               summary.fingerprint.substr(0, 12));
    for (const data::PipelineStep& step : dataset->parts().pipeline)
        context.out << fmt::format("{} ({}): {} of {} rows left\n", step.name, step.detail,
                                   format_count(step.rows_after), format_count(step.rows_before));
    print_columns(context, "user attribute", dataset->user_table());
    print_columns(context, "item attribute", dataset->item_table());
    for (const data::FeatureMatrix& matrix : dataset->item_features())
        context.out << fmt::format("item vectors '{}': {} numbers each, from {}\n", matrix.modality, matrix.dim,
                                   matrix.source);
    for (const data::ItemCodes& codes : dataset->codes())
        context.out << fmt::format("codes '{}': {} levels\n", codes.name, codes.levels);
    const data::DatasetProfile numbers = data::profile_from_json(profile);
    print_profile(context, numbers);
    context.warn(summary.warnings);
    for (const std::string& trap : numbers.traps) context.note("note: " + trap);
    return 0;
}

struct UsersOptions {
    std::string source;
    data::UserCatalogueOptions catalogue;
    bool replace = false;
};

int make_user_set(Context& context, const UsersOptions& options) {
    if (options.source.empty()) throw UsageError("name the data set: armillary-cli datasets users NAME");
    const data::DatasetPtr source =
        context.workspace().load_dataset(context.workspace().dataset_summary(options.source).name);
    context.check_writable();
    const data::DatasetPtr users = features::user_catalogue(source, options.catalogue, context.environment.stop);
    return store_and_show(context, *users, features::user_catalogue_report(*source, *users), options.replace);
}

int delete_dataset(Context& context, const std::string& name) {
    if (name.empty()) throw UsageError("name the data set: armillary-cli datasets delete NAME");
    const store::DatasetSummary summary = context.workspace().dataset_summary(name);
    context.workspace().delete_dataset(summary.name);
    if (context.json)
        context.print({{"deleted", summary.name}});
    else
        context.out << "deleted " << summary.name << '\n';
    return 0;
}

}  // namespace

void add_datasets(Command& program, Context& context) {
    Command& datasets = program.command("datasets", "List, show and delete data sets, or make one of their users");
    Command& list = datasets.command("list", "All data sets of the workspace");
    datasets.action = list.action = [&context] { return list_datasets(context); };
    auto add_named = [&](const char* word, const char* help, int (*action)(Context&, const std::string&)) {
        Command& command = datasets.command(word, help);
        auto name = std::make_shared<std::string>();
        command.option("name", *name, "Name of the data set", "NAME");
        command.action = [&context, name, action] { return action(context, *name); };
    };
    add_named("show", "What is in a data set", show_dataset);
    Command& users = datasets.command("users", "Make a data set whose items are the users of another");
    auto options = std::make_shared<UsersOptions>();
    users.option("name", options->source, "Name of the data set", "NAME");
    users.option("--name", options->catalogue.name, "Name of the new one (default: NAME-users)", "NAME");
    users.option("--leave-out", options->catalogue.leave_out,
                 "Last interactions of each user to leave out (default: 2); with a published split any N above 0 "
                 "means its validation and test parts",
                 "N");
    users.flag("--replace", options->replace, "Replace a data set of the same name");
    users.action = [&context, options] { return make_user_set(context, *options); };
    users.more_help = [] {
        return "\nTokenizers trained on it give users an index. Its item vectors are profile_<modality>, the\n"
               "mean of the vectors of a user's items, and collaborative; join two of them with\n"
               "--set features.modality=profile_<modality>+collaborative.\n";
    };
    add_named("delete", "Remove a data set that no run uses", delete_dataset);
}

}  // namespace armillary::app
