// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/codebook/codebook_reading.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/store/run_folder.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

struct CodebookText {
    Q_DECLARE_TR_FUNCTIONS(Codebook)
};

std::vector<int> epochs_with_codes(const std::filesystem::path& folder) {
    std::vector<int> epochs = store::list_epochs(folder);
    std::erase_if(epochs, [&](int epoch) {
        return !std::filesystem::exists(store::epoch_array_path(folder, epoch, "codes"));
    });
    return epochs;
}

void measure(CodebookReading& reading, const std::filesystem::path& folder) {
    diagnostics::CodebookEvidence evidence;
    evidence.table.codes = reading.codes.codes;
    evidence.table.items = static_cast<int64_t>(reading.codes.items.size());
    evidence.table.level_sizes = jobs::recorded_level_sizes(folder, reading.codes);
    reading.report = diagnostics::measure_codebook(evidence);
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
    return QStringLiteral("%1@%2").arg(text(run.id)).arg(codes.epoch);
}

int nearest_epoch(const std::vector<int>& epochs, int wanted) {
    const auto after = std::upper_bound(epochs.begin(), epochs.end(), wanted);
    return after == epochs.begin() ? epochs.front() : *std::prev(after);
}

CodebookReadingPtr read_codebook(store::Workspace& workspace, const std::string& run, std::optional<int> epoch,
                                 std::stop_token stop) {
    auto reading = std::make_shared<CodebookReading>();
    reading->run = workspace.runs().get(run);
    const std::filesystem::path folder = workspace.runs().folder(reading->run.id);
    for (const auto& [split, name] : workspace.runs().series_names(reading->run.id)) {
        if (stop.stop_requested()) throw Cancelled();
        if (split == "diagnostics") reading->series[name] = workspace.runs().series(reading->run.id, split, name);
    }
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
