// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/store/run_store.h"

namespace armillary::views {

struct ChartContent;

/// Something that happened to a run while it trained, where its charts show it.
struct RunMark {
    double epoch = 0;  ///< with its fraction
    int64_t step = 0;
    std::string kind, detail;  ///< as recorded
    /// A few words: `learning rate 0.0001`, `dead codes revived`.
    QString words() const;
    /// Made by hand, so that the curves after it are another training's.
    bool is_intervention() const { return kind == "intervention"; }
};

/// Whether charts show events of a kind: not what was merely said, nor how an intervention went.
bool is_marked(std::string_view kind);
/// Words of an event for a chart.
QString event_words(std::string_view kind, std::string_view detail);

/// Steps at which epochs of a run ended, from a series that it recorded; empty before the first.
std::map<int64_t, int> epoch_ends(store::RunStore& runs, const std::string& run);
/// Epoch (with its fraction) of a step, from the steps at which epochs ended.
double epoch_of(int64_t step, const std::map<int64_t, int>& ends);

/// The recorded events of a run that are marked on charts, in order.
std::vector<RunMark> read_marks(store::RunStore& runs, const std::string& run, const std::map<int64_t, int>& ends);
std::vector<RunMark> read_marks(store::RunStore& runs, const std::string& run);

/// Draws the marks on a chart over epochs. `prefix` names the run where the chart shows several.
void add_marks(ChartContent& chart, const std::vector<RunMark>& marks, const QString& prefix = {});

}  // namespace armillary::views
