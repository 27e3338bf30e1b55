// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <optional>

#include "app/cli/commands/commands.h"
#include "app/cli/export_tables.h"
#include "app/cli/text/progress_line.h"
#include "core/base/error.h"
#include "core/base/npy.h"
#include "core/base/text.h"
#include "core/jobs/attention/recorded_attention.h"
#include "core/jobs/codebook/code_collisions.h"
#include "core/jobs/inputs.h"
#include "core/jobs/preparation.h"
#include "core/jobs/recommendations.h"
#include "core/store/id_list.h"

namespace armillary::app {

namespace {

struct ExportOptions {
    std::string run, what, to, of = "items";
    std::vector<std::string> users;
    std::string collisions = "keep";
    int k = 20;
    std::optional<int> epoch;
};

const std::vector<std::string> kWhat{"metrics", "per-user", "recommendations", "embeddings", "codes", "attention"};

ExportTable metrics_of(store::RunStore& runs, const store::RunDetails& run) {
    ExportTable table{{"epoch", "step", "name", "split", "value"}, {}};
    for (const auto& [split, name] : runs.series_names(run.id))
        for (const store::SeriesPoint& point : runs.series(run.id, split, name))
            table.rows.push_back({int64_t{point.epoch}, point.step, name, split, point.value});
    // Final figures that no epoch recorded, such as those of the test part, belong to the best epoch; they have no
    // step.
    for (const auto& [split, metrics] : run.metrics)
        for (const auto& [name, value] : metrics)
            if (runs.series(run.id, split, name).empty())
                table.rows.push_back({int64_t{run.best_epoch}, std::string(), name, split, value});
    return table;
}

ExportTable per_user_of(store::RunStore& runs, const store::RunDetails& run) {
    const data::IdMap users = store::read_id_list(runs.folder(run.id) / "users.txt");
    ExportTable table{{"user", "name", "split", "value"}, {}};
    for (const auto& [split, name] : runs.per_user_names(run.id)) {
        const std::vector<double> values = runs.per_user(run.id, split, name);
        for (size_t user = 0; user < values.size(); ++user)
            table.rows.push_back({std::string(users[static_cast<int32_t>(user)]), name, split, values[user]});
    }
    if (table.rows.empty())
        throw Error(ErrorKind::not_found, fmt::format("{} recorded no values by user", run.id), run.id);
    return table;
}

ExportTable recommendations_of(Context& context, const jobs::PreparedRun& prepared, const ExportOptions& options) {
    const data::Dataset& dataset = *prepared.task.dataset;
    const std::vector<int32_t> users =
        options.users.empty() ? jobs::all_users(dataset) : jobs::users_named(dataset, options.users);
    const std::unique_ptr<jobs::TrainedModel> model = context.environment.engine().load(prepared.task);
    ProgressLine line(context);
    return jobs::recommendations(
        *model, dataset, users, options.k, context.environment.stop, [&](int64_t done, int64_t total) {
            line.show(fmt::format("ranking  {} of {} users", format_count(done), format_count(total)));
        });
}

ExportArray embeddings_of(Context& context, const jobs::PreparedRun& prepared, const std::string& of) {
    if (of != "items" && of != "users")
        throw UsageError(fmt::format("'{}' has no embeddings: items or users", of), "--of");
    const std::unique_ptr<jobs::TrainedModel> model = context.environment.engine().load(prepared.task);
    const std::string name = of == "items" ? "item_embeddings" : "user_embeddings";
    auto arrays = model->arrays();
    const auto found = arrays.find(name);
    if (found == arrays.end())
        throw Error(ErrorKind::not_found, fmt::format("{} has no {}", prepared.task.model.name, name), "--what");
    const data::IdMap& ids = of == "items" ? prepared.task.dataset->items() : prepared.task.dataset->users();
    ExportArray exported{of == "items" ? "item" : "user", "dim_", {}, std::move(found->second)};
    for (int32_t i = 0; i < ids.size(); ++i) exported.ids.emplace_back(ids[i]);
    return exported;
}

ExportArray codes_of(Context& context, const store::RunDetails& run, const ExportOptions& options) {
    store::Workspace& workspace = context.workspace();
    std::vector<std::string> notes;
    jobs::RecordedCodes codes =
        jobs::resolve_collisions(workspace, run, jobs::recorded_codes(workspace, run, options.epoch),
                                 features::collision_policy_from(options.collisions), notes);
    for (const std::string& note : notes) context.note(note);
    const std::vector<int64_t> shape{static_cast<int64_t>(codes.items.size()), codes.levels};
    return {"item", "code_", std::move(codes.items), {shape, std::move(codes.codes)}};
}

/// Every weight of the users' maps, those of the history before the test.
ExportTable attention_table(jobs::TrainedModel& model, const data::Dataset& dataset,
                            const std::vector<int32_t>& users) {
    ExportTable table{{"user", "layer", "head", "query", "query_item", "key", "key_item", "weight"}, {}};
    for (int32_t user : users) {
        const jobs::History history = model.history(user, data::Part::test);
        const jobs::AttentionMaps maps = model.attention({history}).front();
        const diagnostics::AttentionView view = jobs::view_of(maps);
        auto item = [&](int64_t token) {
            const int32_t position = maps.item_of_token[static_cast<size_t>(token)];
            return std::string(position < 0 ? jobs::kMaskToken
                                            : dataset.items()[history.items[static_cast<size_t>(position)]]);
        };
        for (int64_t row = 0; row < maps.layers * maps.heads * maps.tokens; ++row) {
            const int64_t layer = row / (maps.heads * maps.tokens), head = row / maps.tokens % maps.heads,
                          query = row % maps.tokens;
            for (int64_t key = 0; key < view.keys(query); ++key)
                table.rows.push_back({std::string(dataset.users()[user]), layer, head, query, item(query), key,
                                      item(key),
                                      as_decimal(view.row(layer, head, query)[static_cast<size_t>(key)])});
        }
    }
    return table;
}

/// By the suffix: a table of the users' weights, or as .npy the maps of one user, [layers, heads, tokens, tokens].
/// Returns the number of rows, or of maps.
int64_t write_attention(Context& context, const jobs::PreparedRun& prepared, const ExportOptions& options) {
    const data::Dataset& dataset = *prepared.task.dataset;
    if (options.users.empty()) throw UsageError("name whose attention to write: --user ID", "--user");
    const std::vector<int32_t> users = jobs::users_named(dataset, options.users);
    const std::unique_ptr<jobs::TrainedModel> model = context.environment.engine().load(prepared.task);
    if (to_lower_ascii(std::filesystem::path(options.to).extension().string()) != ".npy") {
        const ExportTable table = attention_table(*model, dataset, users);
        write_table(options.to, table);
        return static_cast<int64_t>(table.rows.size());
    }
    if (users.size() != 1) throw UsageError("a .npy file holds the maps of one user: name one --user", "--user");
    const jobs::AttentionMaps maps = model->attention({model->history(users.front(), data::Part::test)}).front();
    write_npy(options.to, std::span<const float>(maps.weights),
              {maps.layers, maps.heads, maps.tokens, maps.tokens});
    return maps.layers * maps.heads;
}

int run_export(Context& context, const ExportOptions& options) {
    if (options.run.empty() || options.what.empty() || options.to.empty())
        throw UsageError("say what to export and where to: armillary-cli export RUN --what " + join(kWhat, "|") +
                         " --to FILE");
    if (std::find(kWhat.begin(), kWhat.end(), options.what) == kWhat.end()) {
        const auto nearest = nearest_word(options.what, kWhat);
        throw UsageError(
            fmt::format("'{}' cannot be exported{}. There are: {}", options.what,
                        nearest ? fmt::format("; did you mean '{}'?", *nearest) : "", join(kWhat, ", ")),
            "--what");
    }
    if (options.k < 1) throw UsageError(fmt::format("{} is no length of a list: at least 1", options.k), "--k");
    store::Workspace& workspace = context.workspace();
    const store::RunDetails run = workspace.runs().get(options.run);
    int64_t rows = 0;
    auto write = [&](const ExportTable& table) {
        rows = static_cast<int64_t>(table.rows.size());
        write_table(options.to, table);
    };
    auto write_by_id = [&](const ExportArray& array) {
        rows = static_cast<int64_t>(array.ids.size());
        write_array(options.to, array);
    };
    auto prepared = [&] {
        return jobs::prepare_recorded_run(workspace, run, context.environment.models, context.environment.stop);
    };
    if (options.what == "metrics") write(metrics_of(workspace.runs(), run));
    if (options.what == "per-user") write(per_user_of(workspace.runs(), run));
    if (options.what == "recommendations") write(recommendations_of(context, prepared(), options));
    if (options.what == "embeddings") write_by_id(embeddings_of(context, prepared(), options.of));
    if (options.what == "attention") rows = write_attention(context, prepared(), options);
    if (options.what == "codes") write_by_id(codes_of(context, run, options));
    if (context.json)
        context.print({{"run", run.id}, {"what", options.what}, {"file", options.to}, {"rows", rows}});
    else
        context.out << fmt::format("wrote {} rows to {}\n", format_count(rows), options.to);
    return 0;
}

}  // namespace

void add_export(Command& program, Context& context) {
    Command& command = program.command("export", "Write what a run holds to a file");
    auto options = std::make_shared<ExportOptions>();
    command.option("run", options->run, "Run: r12, its name, or `last`", "RUN");
    command.option("--what", options->what, "metrics, per-user, recommendations, embeddings, codes or attention",
                   "WHAT");
    command.option("--to", options->to, "File; its suffix is the format: .csv, .json, and .npy for arrays",
                   "FILE");
    command.option("--of", options->of, "Whose embeddings: items or users (default: items)", "WHOSE");
    command.option("--k", options->k, "Length of the lists of recommendations (default: 20)", "N");
    command.option("--user", options->users,
                   "Recommendations or attention of this user; may be repeated (default: recommendations for all)",
                   "ID");
    command.option(
        "--collisions", options->collisions,
        "Codes of items that share them: " + join(features::collision_policy_names(), ", ") + " (default: keep)",
        "POLICY");
    command.option("--epoch", options->epoch, "Epoch of the codes (default: the best)", "N");
    command.action = [&context, options] { return run_export(context, *options); };
}

}  // namespace armillary::app
