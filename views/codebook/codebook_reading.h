// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/diagnostics/codebook/codebook.h"
#include "core/jobs/inputs.h"
#include "core/store/workspace.h"

namespace armillary::views {

/// What is known of a run's codebook, at one epoch.
struct CodebookReading {
    store::RunDetails run;
    std::vector<int> epochs;    ///< that have codes
    QString missing;            ///< why there are no codes, in words; then `codes` and `report` are empty
    jobs::RecordedCodes codes;  ///< of the epoch shown
    diagnostics::CodebookReport report;
    std::map<std::string, std::vector<store::SeriesPoint>> series;  ///< recorded diagnostics by name

    /// As legends name it: `r7`, with its own name behind.
    QString title() const;
    /// The figure recorded for the epoch shown; NaN where it was not.
    double recorded(const std::string& name) const;
    /// Of the selection: codes are those of a run at an epoch.
    QString code_space() const;
};
using CodebookReadingPtr = std::shared_ptr<const CodebookReading>;

/// In the background. Without an epoch that of the best codes kept, else the last recorded up to it (the first,
/// when it lies before). What was not recorded is named in `missing`; throws `Error` for what cannot be read, and
/// `Cancelled`.
CodebookReadingPtr read_codebook(store::Workspace& workspace, const std::string& run, std::optional<int> epoch,
                                 std::stop_token stop);

/// Of rising epochs: the last up to the wanted, else the first. The epochs must not be empty.
int nearest_epoch(const std::vector<int>& epochs, int wanted);

}  // namespace armillary::views
