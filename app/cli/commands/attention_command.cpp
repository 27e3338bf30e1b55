// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <optional>

#include "app/cli/commands/commands.h"
#include "app/cli/text/attention_text.h"
#include "app/cli/text/progress_line.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/jobs/attention/recorded_attention.h"
#include "core/jobs/codebook/item_categories.h"
#include "core/jobs/preparation.h"
#include "core/jobs/recommendations.h"
#include "core/store/run_folder.h"

namespace armillary::app {

namespace {

constexpr size_t kOverviewUsers = 128;
constexpr int64_t kLeastItems = 3;
constexpr uint64_t kSeed = 1;

struct AttentionOptions {
    std::string run, user, part = "test", occlusion = "hide";
    std::optional<int> epoch, faithfulness;
    int k = 10;
};

/// A run whose model answers.
struct Asked {
    jobs::PreparedRun prepared;
    std::unique_ptr<jobs::TrainedModel> model;
    const data::Dataset& dataset() const { return *prepared.task.dataset; }
};

Asked ask(Context& context, const store::RunDetails& run) {
    Asked asked{
        jobs::prepare_recorded_run(context.workspace(), run, context.environment.models, context.environment.stop),
        nullptr};
    if (!asked.prepared.task.model.has_capability("attention"))
        throw UsageError(fmt::format("{} has no attention to look at. Train a model that has: sasrec, bert4rec or "
                                     "hstu",
                                     asked.prepared.task.model.name),
                         run.id);
    asked.model = context.environment.engine().load(asked.prepared.task);
    return asked;
}

data::Part part_of(const AttentionOptions& options) {
    if (options.part == "test") return data::Part::test;
    if (options.part == "valid") return data::Part::valid;
    throw UsageError(fmt::format("'{}' is no part that is predicted: valid or test", options.part), "--split");
}

jobs::Occlusion occlusion_of(const AttentionOptions& options) {
    if (options.occlusion == "hide") return jobs::Occlusion::hide;
    if (options.occlusion == "remove") return jobs::Occlusion::remove;
    if (options.occlusion == "none") return jobs::Occlusion::none;
    throw UsageError(fmt::format("'{}' is no way to leave an item out: hide, remove or none", options.occlusion),
                     "--occlusion");
}

nlohmann::ordered_json head_of(const store::RunDetails& run, int epoch) {
    return {{"run", run.id}, {"model", run.model}, {"dataset", run.dataset}, {"epoch", epoch}};
}

/// Where the maps of single users can be looked at.
nlohmann::ordered_json recorded_json(const std::filesystem::path& folder) {
    auto epochs = nlohmann::ordered_json::array();
    std::vector<std::string> users;
    for (int epoch : store::list_epochs(folder)) {
        const auto of_epoch = jobs::recorded_attention_users(folder, epoch);
        if (of_epoch.empty()) continue;
        epochs.push_back(epoch);
        users = of_epoch;
    }
    return {{"epochs", epochs}, {"users", users}};
}

void print(Context& context, nlohmann::ordered_json document, const nlohmann::ordered_json& more,
           const std::string& text) {
    if (!context.json) {
        context.out << text;
        return;
    }
    document.update(more);
    context.print(document);
}

/// One user of a record: the items are named, the ranking of that epoch is not known.
int show_recorded_user(Context& context, const store::RunDetails& run, const AttentionOptions& options) {
    const auto folder = context.workspace().runs().folder(run.id);
    const jobs::RecordedAttention record = jobs::read_attention(folder, *options.epoch, options.user);
    const data::DatasetPtr dataset =
        jobs::prepare_recorded_run(context.workspace(), run, context.environment.models, context.environment.stop)
            .task.dataset;
    jobs::UserAttention report;
    report.user = jobs::users_named(*dataset, {record.user}).front();
    report.part = record.part == "test" ? data::Part::test : data::Part::valid;
    report.maps = record.maps;
    report.figures.add(jobs::view_of(report.maps));
    report.tokens = jobs::attended_tokens(report.maps, report.history);
    for (size_t at = 0; at < report.tokens.size(); ++at)
        report.tokens[at].item = dataset->items().find(record.tokens[at]);
    if (const int32_t target = dataset->items().find(record.target); target >= 0) report.held_out = {target};
    print(context, head_of(run, *options.epoch), user_attention_json(report, *dataset),
          fmt::format("{}: {} on {}, epoch {}, user {}, before {}\n\n", run.id, run.model, run.dataset,
                      *options.epoch, record.user, options.part) +
              user_attention_text(report, *dataset));
    return 0;
}

int show_record(Context& context, const store::RunDetails& run, int epoch) {
    const auto folder = context.workspace().runs().folder(run.id);
    const jobs::AttentionOverview overview = jobs::recorded_attention_overview(folder, epoch);
    nlohmann::ordered_json more = overview_json(overview);
    more["recorded"] = recorded_json(folder);
    print(context, head_of(run, epoch), more,
          fmt::format("{}: {} on {}, epoch {}, the {} recorded users\n\n", run.id, run.model, run.dataset, epoch,
                      overview.averages.histories()) +
              overview_text(overview));
    return 0;
}

int show_user(Context& context, const store::RunDetails& run, const AttentionOptions& options) {
    const Asked asked = ask(context, run);
    const int32_t user = jobs::users_named(asked.dataset(), {options.user}).front();
    const jobs::UserAttention report =
        jobs::explain_user(*asked.model, *asked.prepared.task.split, asked.dataset(), user, part_of(options),
                           options.k, occlusion_of(options), context.environment.stop);
    print(context, head_of(run, run.best_epoch), user_attention_json(report, asked.dataset()),
          fmt::format("{}: {} on {}, user {}, {} items, {} weights, before {}\n\n", run.id, run.model, run.dataset,
                      options.user, report.history.items.size(), report.maps.normalised ? "softmax" : "SiLU",
                      options.part) +
              user_attention_text(report, asked.dataset()));
    return 0;
}

int show_overview(Context& context, const store::RunDetails& run, const AttentionOptions& options) {
    const Asked asked = ask(context, run);
    const data::Split& split = *asked.prepared.task.split;
    std::vector<int32_t> users =
        jobs::users_to_explain(split, asked.dataset(), part_of(options), kLeastItems, kSeed);
    const auto categories = jobs::choose_categories(asked.dataset().item_table(),
                                                    asked.prepared.task.parameters.text("record.category"));
    const std::vector<int32_t> shown(
        users.begin(), users.begin() + static_cast<std::ptrdiff_t>(std::min(users.size(), kOverviewUsers)));
    const jobs::AttentionOverview overview = jobs::attention_overview(
        *asked.model, shown, part_of(options), categories ? &*categories : nullptr, context.environment.stop);
    nlohmann::ordered_json more = overview_json(overview);
    std::string text =
        fmt::format("{}: {} on {}, {} users, {} weights, before {}\n\n", run.id, run.model, run.dataset,
                    overview.averages.histories(), overview.normalised ? "softmax" : "SiLU", options.part) +
        overview_text(overview);
    if (options.faithfulness) {
        users.resize(std::min(users.size(), static_cast<size_t>(*options.faithfulness)));
        ProgressLine line(context);
        const jobs::FaithfulnessReport report = jobs::measure_faithfulness(
            *asked.model, users, part_of(options), kSeed, context.environment.stop,
            [&](int64_t done, int64_t total) {
                line.show(fmt::format("hiding items  {} of {} users", format_count(done), format_count(total)));
            });
        line.clear();
        more["faithfulness"] = faithfulness_json(report);
        text += faithfulness_text(report);
    }
    more["recorded"] = recorded_json(context.workspace().runs().folder(run.id));
    print(context, head_of(run, run.best_epoch), more, text);
    return 0;
}

int run_attention(Context& context, const AttentionOptions& options) {
    if (options.run.empty()) throw UsageError("name the run: armillary-cli attention RUN");
    if (options.k < 1) throw UsageError(fmt::format("{} is no length of a list: at least 1", options.k), "--k");
    if (options.faithfulness && *options.faithfulness < 1)
        throw UsageError(fmt::format("{} is no number of users: at least 1", *options.faithfulness),
                         "--faithfulness");
    part_of(options);
    occlusion_of(options);
    const store::RunDetails run = context.workspace().runs().get(options.run);
    if (options.epoch && !options.user.empty()) return show_recorded_user(context, run, options);
    if (options.epoch) return show_record(context, run, *options.epoch);
    return options.user.empty() ? show_overview(context, run, options) : show_user(context, run, options);
}

}  // namespace

void add_attention(Command& program, Context& context) {
    Command& command = program.command("attention", "What a sequential model looks at, and how far to trust it");
    auto options = std::make_shared<AttentionOptions>();
    command.option("run", options->run, "Run: r12, its name, or `last`", "RUN");
    command.option("--user", options->user, "One user's history, ranking and maps (default: all users together)",
                   "ID");
    command.option("--epoch", options->epoch, "As recorded in this epoch (default: the best weights, asked anew)",
                   "N");
    command.option("--split", options->part, "What the history is read for: valid or test (default: test)",
                   "PART");
    command.option("--k", options->k, "Length of the user's ranking (default: 10)", "N");
    command.option("--occlusion", options->occlusion,
                   "How items are left out in turn: hide (keep their places), remove or none (default: hide)",
                   "HOW");
    command.option("--faithfulness", options->faithfulness,
                   "Over so many users, compare attention with what hiding items does", "USERS");
    command.action = [&context, options] { return run_attention(context, *options); };
}

}  // namespace armillary::app
