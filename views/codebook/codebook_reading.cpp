// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/codebook/codebook_reading.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/jobs/run_surroundings.h"
#include "core/store/run_folder.h"
#include "views/shared/core_text.h"
#include "views/shared/run_events.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

struct CodebookText {
    Q_DECLARE_TR_FUNCTIONS(Codebook)
};

void measure(CodebookReading& reading, const std::filesystem::path& folder) {
    diagnostics::CodebookEvidence evidence;
    evidence.table.codes = reading.codes.codes;
    evidence.table.items = static_cast<int64_t>(reading.codes.items.size());
    evidence.table.level_sizes = jobs::recorded_level_sizes(folder, reading.codes);
    if (reading.surroundings) {
        const jobs::CatalogueFacts& facts = reading.surroundings->facts;
        // Another program's items need not be those of the data set of the same name.
        if (facts.interactions.size() == reading.codes.items.size()) evidence.interactions = facts.interactions;
        if (facts.input_groups.size() == reading.codes.items.size()) evidence.input_groups = facts.input_groups;
    }
    reading.report = diagnostics::measure_codebook(evidence);
    std::map<std::string, double> recorded;
    for (const auto& [name, points] : reading.series)
        if (const double value = reading.recorded(name); !std::isnan(value)) recorded[name] = value;
    diagnostics::add_recorded(reading.report, recorded);
}

void read_series(CodebookReading& reading, store::RunStore& runs, std::stop_token stop) {
    for (const auto& [split, name] : runs.series_names(reading.run.id)) {
        if (stop.stop_requested()) throw Cancelled();
        if (split == "diagnostics" || split == "train")
            reading.series[name] = runs.series(reading.run.id, split, name);
    }
}

/// The first and the last epoch in which dead codes were moved.
void mark_revivals(CodebookReading& reading) {
    std::map<int, double> revived;
    for (const auto& [name, points] : reading.series) {
        if (!name.starts_with("revived[")) continue;
        for (const store::SeriesPoint& point : points)
            if (point.value > 0) revived[point.epoch] += point.value;
    }
    if (revived.empty()) return;
    double all = 0;
    for (const auto& [epoch, codes] : revived) all += codes;
    reading.events.emplace_back(revived.begin()->first, CodebookText::tr("first codes revived"));
    if (revived.size() > 1)
        reading.events.emplace_back(revived.rbegin()->first,
                                    CodebookText::tr("last codes revived, %1 in all").arg(figure(all)));
}

void read_events(CodebookReading& reading, store::RunStore& runs) {
    std::map<int64_t, int> ends;
    for (const auto& [name, points] : reading.series)
        for (const store::SeriesPoint& point : points) ends[point.step] = point.epoch;
    for (const RunMark& mark : read_marks(runs, reading.run.id, ends))
        reading.events.emplace_back(mark.epoch, mark.words());
    mark_revivals(reading);
    const auto parameters = nlohmann::json::parse(reading.run.parameters_json, nullptr, false);
    if (!parameters.is_object() || parameters.value("model.initialisation", nlohmann::json()) != "kmeans") return;
    if (const auto warm_up = parameters.find("model.warm_up_epochs");
        warm_up != parameters.end() && warm_up->is_number_integer() && reading.run.epochs > warm_up->get<int>())
        reading.events.emplace_back(warm_up->get<int>() + 1, CodebookText::tr("k-means start"));
}

}  // namespace

QString CodebookReading::title() const {
    return run.name.empty() ? text(run.id)
                            : QStringLiteral("%1 %2").arg(text(run.id), shortened(text(run.name), 24));
}

double CodebookReading::recorded(const std::string& name) const {
    const auto points = series.find(name);
    if (points == series.end()) return NAN;
    const auto point = std::find_if(points->second.begin(), points->second.end(),
                                    [&](const store::SeriesPoint& each) { return each.epoch == codes.epoch; });
    return point == points->second.end() ? NAN : point->value;
}

QString CodebookReading::code_space() const {
    return views::code_space(text(run.id), codes.epoch);
}

QString code_space(const QString& run, int epoch) {
    return QStringLiteral("%1@%2").arg(run).arg(epoch);
}

int nearest_epoch(const std::vector<int>& epochs, int wanted) {
    const auto after = std::upper_bound(epochs.begin(), epochs.end(), wanted);
    return after == epochs.begin() ? epochs.front() : *std::prev(after);
}

std::vector<int> epochs_with_codes(const std::filesystem::path& run_folder) {
    std::vector<int> epochs = store::list_epochs(run_folder);
    std::erase_if(epochs, [&](int epoch) {
        return !std::filesystem::exists(store::epoch_array_path(run_folder, epoch, "codes"));
    });
    return epochs;
}

CodebookSurroundingsPtr read_surroundings(store::Workspace& workspace, const std::string& run,
                                          const std::vector<descriptor::ModelDescriptor>& models,
                                          std::stop_token stop) {
    jobs::RunSurroundings known = jobs::run_surroundings(workspace, workspace.runs().get(run), models, stop);
    auto surroundings = std::make_shared<CodebookSurroundings>();
    surroundings->facts = std::move(known.facts);
    surroundings->dataset = std::move(known.dataset);
    surroundings->missing = core_text(known.missing);
    surroundings->no_inputs = core_text(known.no_inputs);
    return surroundings;
}

CodebookReadingPtr read_codebook(store::Workspace& workspace, const std::string& run, std::optional<int> epoch,
                                 std::stop_token stop, CodebookSurroundingsPtr surroundings) {
    auto reading = std::make_shared<CodebookReading>();
    reading->run = workspace.runs().get(run);
    reading->surroundings = std::move(surroundings);
    const std::filesystem::path folder = workspace.runs().folder(reading->run.id);
    read_series(*reading, workspace.runs(), stop);
    read_events(*reading, workspace.runs());
    reading->epochs = epochs_with_codes(folder);
    if (reading->epochs.empty()) {
        reading->missing =
            reading->run.status == "running"
                ? CodebookText::tr("%1 has not recorded any codes yet").arg(text(reading->run.id))
                : CodebookText::tr(
                      "%1 has no epochs/<number>/codes.npy in its folder, so its codes cannot be shown")
                      .arg(text(reading->run.id));
        return reading;
    }
    if (!std::filesystem::exists(folder / "items.txt")) {
        reading->missing =
            CodebookText::tr("%1 has no items.txt in its folder, so nobody knows which items its codes are of")
                .arg(text(reading->run.id));
        return reading;
    }
    const auto wanted = epoch ? std::optional(nearest_epoch(reading->epochs, *epoch)) : std::nullopt;
    reading->codes = jobs::recorded_codes(workspace, reading->run, wanted);
    if (stop.stop_requested()) throw Cancelled();
    measure(*reading, folder);
    return reading;
}

}  // namespace armillary::views
