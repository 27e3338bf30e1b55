// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/attention/attention_reading.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/jobs/attention/recorded_attention.h"
#include "core/store/run_folder.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

int epoch_to_show(const std::vector<int>& epochs, std::optional<int> wanted, int best) {
    if (!wanted) return std::ranges::find(epochs, best) != epochs.end() ? best : epochs.back();
    const auto after = std::ranges::upper_bound(epochs, *wanted);
    return after == epochs.begin() ? epochs.front() : *(after - 1);
}

/// A mean over causal maps has nothing above its diagonal.
bool looks_back_only(const jobs::AttentionMaps& maps) {
    const int64_t side = maps.tokens;
    for (int64_t map = 0; map < maps.layers * maps.heads; ++map)
        for (int64_t row = 0; row < side; ++row)
            for (int64_t column = row + 1; column < side; ++column)
                if (maps.weights[static_cast<size_t>((map * side + row) * side + column)] != 0) return false;
    return true;
}

jobs::AttentionMaps average_of(const std::filesystem::path& folder, int epoch) {
    jobs::AttentionMaps maps;
    const auto array = store::read_epoch_array(folder, epoch, "attention_mean");
    if (!array || array->shape.size() != 4 || array->shape[2] != array->shape[3]) return maps;
    maps.layers = array->shape[0];
    maps.heads = array->shape[1];
    maps.tokens = array->shape[2];
    maps.weights = array->as_floats();
    maps.item_of_token.assign(static_cast<size_t>(maps.tokens), -1);
    maps.causal = looks_back_only(maps);
    return maps;
}

}  // namespace

QString AttentionReading::title() const {
    return run.name.empty() ? text(run.id)
                            : QStringLiteral("%1 %2").arg(text(run.id), shortened(text(run.name), 24));
}

QString AttentionReading::space() const {
    return text(run.dataset);
}

AttentionReadingPtr read_attention_record(store::Workspace& workspace, const std::string& run,
                                          std::optional<int> epoch, std::stop_token stop) {
    auto reading = std::make_shared<AttentionReading>();
    reading->run = workspace.runs().get(run);
    for (const auto& [split, name] : workspace.runs().series_names(reading->run.id)) {
        if (stop.stop_requested()) throw Cancelled();
        if (split == "diagnostics" && name.starts_with("attention_"))
            reading->series[name] = workspace.runs().series(reading->run.id, split, name);
    }
    reading->marks = read_marks(workspace.runs(), reading->run.id);
    const std::filesystem::path folder = workspace.runs().folder(reading->run.id);
    for (const int recorded : store::list_epochs(folder))
        if (!jobs::recorded_attention_users(folder, recorded).empty()) reading->epochs.push_back(recorded);
    if (reading->epochs.empty()) return reading;
    reading->epoch = epoch_to_show(reading->epochs, epoch, reading->run.best_epoch);
    for (const std::string& user : jobs::recorded_attention_users(folder, reading->epoch))
        reading->users.push_back(text(user));
    reading->average = average_of(folder, reading->epoch);
    return reading;
}

}  // namespace armillary::views
