// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/hypersphere/hypersphere_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/jobs/codebook/item_categories.h"
#include "core/jobs/fairness/attribute_groups.h"
#include "core/jobs/preparation.h"

namespace armillary::jobs {

namespace {

constexpr int64_t kHubNeighbours = 10, kHubRows = 10'000;

std::function<void()> refusal_of(std::stop_token stop) {
    return [stop] {
        if (stop.stop_requested()) throw Cancelled();
    };
}

diagnostics::HypersphereEvidence evidence_of(const Embeddings& embeddings,
                                             const SphereSurroundings& surroundings) {
    diagnostics::HypersphereEvidence evidence;
    evidence.users.vectors = embeddings.users.view();
    evidence.items.vectors = embeddings.items.view();
    if (!surroundings.pairs) return evidence;
    const TrainingPairs& pairs = *surroundings.pairs;
    const auto fits = [](const Embeddings::Rows& rows, const std::vector<double>& degrees) {
        return rows.count == static_cast<int64_t>(degrees.size());
    };
    const bool users = fits(embeddings.users, pairs.user_degrees),
               items = fits(embeddings.items, pairs.item_degrees);
    if (users) evidence.users.degrees = pairs.user_degrees;
    if (items) evidence.items.degrees = pairs.item_degrees;
    if (users && items) evidence.pairs = &pairs.pairs;
    return evidence;
}

/// Attributes of a side that may make groups; blocks of 0/1 columns of the items are one attribute.
std::vector<data::Attribute> attributes_of(const SphereSurroundings& surroundings, diagnostics::Side side) {
    if (!surroundings.dataset) return {};
    const bool of_users = side == diagnostics::Side::users;
    const data::AttributeTable& table =
        of_users ? surroundings.dataset->user_table() : surroundings.dataset->item_table();
    std::vector<data::Attribute> attributes = of_users ? table.columns : category_attributes(table);
    if (!of_users)
        for (const data::Attribute& column : table.columns)
            if (column.type == data::AttributeType::numeric) attributes.push_back(column);
    std::erase_if(attributes,
                  [](const data::Attribute& attribute) { return attribute.type == data::AttributeType::text; });
    return attributes;
}

const data::Attribute* named(const std::vector<data::Attribute>& attributes, const std::string& name) {
    const auto found = std::find_if(attributes.begin(), attributes.end(),
                                    [&](const data::Attribute& attribute) { return attribute.name == name; });
    return found == attributes.end() ? nullptr : &*found;
}

void check_attribute(const SphereSurroundings& surroundings, const std::string& attribute) {
    if (attribute.empty()) return;
    std::vector<std::string> names;
    for (const auto side : {diagnostics::Side::users, diagnostics::Side::items}) {
        const std::vector<data::Attribute> attributes = attributes_of(surroundings, side);
        if (named(attributes, attribute)) return;
        for (const data::Attribute& other : attributes) names.push_back(other.name);
    }
    throw UsageError(
        names.empty()
            ? fmt::format("'{}' cannot be looked up: no attributes of users or items are at hand", attribute)
            : fmt::format("neither users nor items have an attribute '{}' that makes groups; there are {}",
                          attribute, join(names, ", ")),
        "--attribute");
}

/// Measures one side of what `evidence` and `points` hold.
SphereSide side_of(const diagnostics::HypersphereEvidence& evidence, const diagnostics::Points& points,
                   diagnostics::Side side, diagnostics::SideReport report,
                   const std::vector<data::Attribute>& attributes, const std::string& wanted,
                   const diagnostics::Sampling& sampling) {
    const bool of_users = side == diagnostics::Side::users;
    const diagnostics::Directions& directions = of_users ? *points.users : *points.items;
    const auto degrees = of_users ? evidence.users.degrees : evidence.items.degrees;
    SphereSide shown{std::move(report),
                     diagnostics::measure_hubness(directions, kHubNeighbours, kHubRows, sampling),
                     {},
                     {},
                     {}};
    const std::array sets{&directions};
    shown.angles =
        diagnostics::angle_density(diagnostics::coordinates(directions, diagnostics::principal_frame(sets)));
    if (!degrees.empty())
        shown.deciles =
            diagnostics::measure_groups(evidence, points, side, diagnostics::degree_deciles(degrees), sampling);
    // Without degrees the rows are not those of the data set.
    if (const data::Attribute* attribute = named(attributes, wanted); attribute && !degrees.empty())
        shown.groups = diagnostics::measure_groups(
            evidence, points, side, attribute_groups(*attribute, static_cast<int32_t>(shown.report.rows)),
            sampling);
    return shown;
}

bool is_sphere_figure(const std::string& name) {
    return name.starts_with("alignment") || name.starts_with("user_") || name.starts_with("item_");
}

}  // namespace

SphereSurroundings sphere_surroundings(store::Workspace& workspace, const store::RunDetails& run,
                                       const std::vector<descriptor::ModelDescriptor>& models,
                                       std::stop_token stop) {
    SphereSurroundings surroundings;
    try {
        const Task task = prepare_recorded_run(workspace, run, models, std::move(stop)).task;
        surroundings.pairs = training_pairs(task);
        surroundings.dataset = task.dataset;
    } catch (const Cancelled&) {
        throw;
    } catch (const Error& error) {
        surroundings.missing = fmt::format("without training pairs, popularity and attributes: {}", error.what());
    }
    return surroundings;
}

SphereReport sphere_report(const Embeddings& embeddings, const SphereSurroundings& surroundings,
                           const std::string& attribute, uint64_t seed, std::stop_token stop) {
    check_attribute(surroundings, attribute);
    diagnostics::Sampling sampling;
    sampling.seed = seed;
    sampling.cancelled = refusal_of(std::move(stop));
    const diagnostics::HypersphereEvidence evidence = evidence_of(embeddings, surroundings);
    const diagnostics::Points points = diagnostics::points_of(evidence);
    diagnostics::HypersphereReport measured = diagnostics::measure_hypersphere(evidence, points, sampling);
    SphereReport report{embeddings.epoch, measured.alignment, measured.pairs, {}, {}, attribute};
    const auto side = [&](diagnostics::Side which, std::optional<diagnostics::SideReport>& of_side) {
        return of_side ? std::optional(side_of(evidence, points, which, std::move(*of_side),
                                               attributes_of(surroundings, which), attribute, sampling))
                       : std::nullopt;
    };
    report.users = side(diagnostics::Side::users, measured.users);
    report.items = side(diagnostics::Side::items, measured.items);
    return report;
}

std::vector<SphereEpoch> sphere_epochs(store::RunStore& runs, const store::RunDetails& run,
                                       const std::vector<descriptor::ModelDescriptor>& models,
                                       const SphereSurroundings& surroundings, std::stop_token stop) {
    std::map<int, std::map<std::string, double>> by_epoch;
    for (const auto& [split, name] : runs.series_names(run.id))
        if (split == "diagnostics" && is_sphere_figure(name))
            for (const store::SeriesPoint& point : runs.series(run.id, split, name))
                by_epoch[point.epoch][name] = point.value;
    if (by_epoch.empty())
        for (const int epoch : embedding_epochs(runs.folder(run.id))) {
            diagnostics::Sampling sampling = diagnostics::quick_sampling(run.seed);
            sampling.cancelled = refusal_of(stop);
            const Embeddings embeddings = recorded_embeddings(runs, run, models, epoch);
            const diagnostics::HypersphereEvidence evidence = evidence_of(embeddings, surroundings);
            const auto report =
                diagnostics::measure_hypersphere(evidence, diagnostics::points_of(evidence), sampling);
            for (const auto& [name, value] : diagnostics::series_of(report)) by_epoch[epoch][name] = value;
        }
    std::vector<SphereEpoch> epochs;
    for (auto& [epoch, figures] : by_epoch) epochs.push_back({epoch, std::move(figures)});
    return epochs;
}

}  // namespace armillary::jobs
