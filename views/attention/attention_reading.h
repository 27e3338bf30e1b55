// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/jobs/history.h"
#include "core/store/workspace.h"
#include "views/shared/run_events.h"

namespace armillary::views {

/// What a run recorded of its attention, at one epoch.
struct AttentionReading {
    store::RunDetails run;
    std::vector<int> epochs;  ///< that have maps of users, rising; none were recorded: empty
    int epoch = -1;           ///< shown, one of them; -1 without
    QStringList users;        ///< raw ids of those whose maps this epoch has
    /// Over the last places of all recorded histories of this epoch: in the last row the newest token. Without
    /// layers: not recorded.
    jobs::AttentionMaps average;
    std::map<std::string, std::vector<store::SeriesPoint>> series;  ///< `attention_entropy[0]`, … by epoch

    std::vector<RunMark> marks;  ///< what happened while it trained

    /// As legends name it: `r7`, with its own name behind.
    QString title() const;
    QString space() const;  ///< of the selection: the data set's name
};
using AttentionReadingPtr = std::shared_ptr<const AttentionReading>;
using AttentionReadings = std::vector<AttentionReadingPtr>;

/// In the background. At the last recorded epoch up to the one wanted, else the best, else the last. That nothing
/// was recorded is no error. Throws `Error` for what cannot be read, and `Cancelled`.
AttentionReadingPtr read_attention_record(store::Workspace& workspace, const std::string& run,
                                          std::optional<int> epoch, std::stop_token stop);

}  // namespace armillary::views
