// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <optional>

#include "app/cli/commands/commands.h"
#include "app/cli/text/hypersphere_text.h"
#include "app/cli/text/text_table.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/diagnostics/hypersphere/hypersphere_json.h"
#include "core/jobs/hypersphere/model_likeness.h"
#include "core/jobs/preparation.h"

namespace armillary::app {

namespace {

using nlohmann::ordered_json;

struct HypersphereOptions {
    std::string run, attribute, with;
    std::optional<int> epoch;
};

ordered_json side_json(const std::optional<jobs::SphereSide>& side) {
    if (!side) return nullptr;
    ordered_json json = diagnostics::to_json(side->report);
    json["hubness"] = diagnostics::to_json(side->hubs);
    json["angles"] = {{"histogram", side->angles.histogram}, {"smooth", side->angles.smooth}};
    json["deciles"] = diagnostics::to_json(side->deciles);
    json["groups"] = diagnostics::to_json(side->groups);
    return json;
}

/// The recorded figures; those that a program may rely on stand in every epoch, null where they are not known.
ordered_json epochs_json(const std::vector<jobs::SphereEpoch>& epochs) {
    constexpr std::string_view kError = "_standard_error";
    ordered_json list = ordered_json::array();
    for (const jobs::SphereEpoch& epoch : epochs) {
        ordered_json entry{{"epoch", epoch.epoch},
                           {"alignment", nullptr},
                           {"user_uniformity", nullptr},
                           {"item_uniformity", nullptr}};
        ordered_json errors = ordered_json::object();
        for (const auto& [name, value] : epoch.figures) {
            if (name.ends_with(kError))
                errors[name.substr(0, name.size() - kError.size())] = json_number(value);
            else
                entry[name] = json_number(value);
        }
        for (const char* name : {"alignment", "user_uniformity", "item_uniformity"})
            if (!errors.contains(name) && !entry[name].is_null()) errors[name] = 0;
        entry["standard_errors"] = errors;
        list.push_back(entry);
    }
    return list;
}

/// As recorded; of a run that recorded none, those of its model.
jobs::Embeddings embeddings_of(Context& context, const store::RunDetails& run, std::optional<int> epoch) {
    store::Workspace& workspace = context.workspace();
    const auto& models = context.environment.models;
    const bool recorded = !jobs::embedding_epochs(workspace.runs().folder(run.id)).empty();
    const bool has = std::any_of(models.begin(), models.end(), [&](const descriptor::ModelDescriptor& model) {
        return model.id == run.model && model.has_capability("embeddings");
    });
    if (recorded || epoch || !has || run.status == "running")
        return jobs::recorded_embeddings(workspace.runs(), run, models, epoch);
    const jobs::PreparedRun prepared =
        jobs::prepare_recorded_run(workspace, run, models, context.environment.stop);
    context.note("note: no epoch's embeddings were kept; these are the trained model's");
    return jobs::embeddings_of(context.environment.engine().load(prepared.task)->arrays(), run.best_epoch);
}

ordered_json likeness_json(const std::optional<jobs::SideLikeness>& side) {
    if (!side) return nullptr;
    return {{"rows", side->rows}, {"cka", json_number(side->cka)}, {"chance", json_number(side->chance)}};
}

std::string likeness_text(const std::string& other, const jobs::ModelLikeness& likeness) {
    std::string text = fmt::format(
        "\nlikeness to {} (linear CKA: 1 = the same up to rotation and scale; by chance: of rows in any other "
        "order)\n",
        other);
    for (const auto& [name, side] : {std::pair{"users", likeness.users}, std::pair{"items", likeness.items}})
        if (side)
            text += fmt::format("  {}  {}  by chance {}  of {} in both\n", name, format_value(side->cka),
                                format_value(side->chance), format_count(side->rows));
    return text;
}

int show_file(Context& context, const std::string& file) {
    const jobs::SphereReport report =
        jobs::sphere_report(jobs::embeddings_of_file(file), {}, {}, 0, context.environment.stop);
    if (context.json)
        context.print({{"file", file}, {"items", side_json(report.items)}});
    else
        context.out << file << "\n\n" << hypersphere_text(report, {});
    return 0;
}

int run_hypersphere(Context& context, const HypersphereOptions& options) {
    if (options.run.empty())
        throw UsageError("name the run, or a file of vectors: armillary-cli hypersphere RUN|FILE.npy");
    if (options.run.ends_with(".npy")) {
        if (!options.attribute.empty() || options.epoch || !options.with.empty())
            throw UsageError("a file of vectors has no epochs, no attributes and no ids to match", options.run);
        return show_file(context, options.run);
    }
    store::Workspace& workspace = context.workspace();
    const store::RunDetails run = workspace.runs().get(options.run);
    const jobs::Embeddings embeddings = embeddings_of(context, run, options.epoch);
    std::optional<jobs::ModelLikeness> likeness;
    std::string other_id;  // may be asked for by name or as `last`
    if (!options.with.empty()) {
        const store::RunDetails other = workspace.runs().get(options.with);
        other_id = other.id;
        likeness = jobs::model_likeness(workspace.runs(), run, embeddings, other,
                                        embeddings_of(context, other, std::nullopt));
    }
    const jobs::SphereSurroundings surroundings =
        jobs::sphere_surroundings(workspace, run, context.environment.models, context.environment.stop);
    if (!surroundings.missing.empty()) context.note("note: " + surroundings.missing);
    const jobs::SphereReport report =
        jobs::sphere_report(embeddings, surroundings, options.attribute, run.seed, context.environment.stop);
    const std::vector<jobs::SphereEpoch> epochs = jobs::sphere_epochs(
        workspace.runs(), run, context.environment.models, surroundings, context.environment.stop);
    if (!context.json) {
        context.out << fmt::format("{}: {} on {}, epoch {}\n\n", run.id, run.model, run.dataset, report.epoch)
                    << hypersphere_text(report, epochs);
        if (likeness) context.out << likeness_text(other_id, *likeness);
        return 0;
    }
    ordered_json document{{"run", run.id},
                          {"model", run.model},
                          {"dataset", run.dataset},
                          {"epoch", report.epoch},
                          {"alignment", json_number(report.alignment.value)},
                          {"pairs", report.pairs},
                          {"standard_errors", {{"alignment", report.alignment.standard_error}}},
                          {"attribute", options.attribute},
                          {"users", side_json(report.users)},
                          {"items", side_json(report.items)},
                          {"epochs", epochs_json(epochs)}};
    if (likeness)
        document["likeness"] = {{"with", other_id},
                                {"users", likeness_json(likeness->users)},
                                {"items", likeness_json(likeness->items)}};
    context.print(document);
    return 0;
}

}  // namespace

void add_hypersphere(Command& program, Context& context) {
    Command& command =
        program.command("hypersphere", "How embeddings lie on the sphere: alignment, uniformity, rank, hubs");
    auto options = std::make_shared<HypersphereOptions>();
    command.option("run", options->run, "Run: r12, its name, or `last`; or a file of vectors [rows, dim]",
                   "RUN|FILE.npy");
    command.option("--attribute", options->attribute, "Split users or items by this attribute as well", "NAME");
    command.option("--epoch", options->epoch, "Recorded epoch (default: the best)", "N");
    command.option("--with", options->with, "Tell how alike this other run arranges the same users and items",
                   "RUN");
    command.action = [&context, options] { return run_hypersphere(context, *options); };
}

}  // namespace armillary::app
