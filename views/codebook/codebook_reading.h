// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "core/descriptor/descriptor.h"
#include "core/diagnostics/codebook/codebook.h"
#include "core/jobs/catalogue_facts.h"
#include "core/jobs/inputs.h"
#include "core/store/workspace.h"

namespace armillary::views {

/// What the data set adds to the codes of its items: the same for every epoch of a run.
struct CodebookSurroundings {
    jobs::CatalogueFacts facts;  ///< by row of the codes
    data::DatasetPtr dataset;    ///< that has titles and attributes; null where it is not at hand
    QString missing;             ///< then why, in words
    QString no_inputs;           ///< why equal inputs are not known, in words; empty: they are
};
using CodebookSurroundingsPtr = std::shared_ptr<const CodebookSurroundings>;

/// What is known of a run's codebook, at one epoch.
struct CodebookReading {
    store::RunDetails run;
    std::vector<int> epochs;    ///< that have codes
    QString missing;            ///< why there are no codes, in words; then `codes` and `report` are empty
    jobs::RecordedCodes codes;  ///< of the epoch shown
    diagnostics::CodebookReport report;
    std::map<std::string, std::vector<store::SeriesPoint>> series;  ///< recorded diagnostics and losses by name
    std::vector<std::pair<double, QString>> events;                 ///< epoch, with fraction, and what happened
    CodebookSurroundingsPtr surroundings;                           ///< null before they have been read

    /// As legends name it: `r7`, with its own name behind.
    QString title() const;
    /// The figure recorded for the epoch shown; NaN where it was not.
    double recorded(const std::string& name) const;
    /// Of the selection: codes are those of a run at an epoch.
    QString code_space() const;
};
/// The selection's namespace for the codes of a run at an epoch.
QString code_space(const QString& run, int epoch);
using CodebookReadingPtr = std::shared_ptr<const CodebookReading>;
using CodebookReadings = std::vector<CodebookReadingPtr>;

/// In the background. Without an epoch that of the best codes kept, else the last recorded up to it (the first,
/// when it lies before). What was not recorded is named in `missing`; throws `Error` for what cannot be read, and
/// `Cancelled`. With surroundings the report knows of interactions and equal inputs too.
CodebookReadingPtr read_codebook(store::Workspace& workspace, const std::string& run, std::optional<int> epoch,
                                 std::stop_token stop, CodebookSurroundingsPtr surroundings = {});

/// In the background. Takes as long as reading the data set does.
CodebookSurroundingsPtr read_surroundings(store::Workspace& workspace, const std::string& run,
                                          const std::vector<descriptor::ModelDescriptor>& models,
                                          std::stop_token stop);

/// Epochs of a run folder that have codes, rising.
std::vector<int> epochs_with_codes(const std::filesystem::path& run_folder);

/// Of rising epochs: the last up to the wanted, else the first. The epochs must not be empty.
int nearest_epoch(const std::vector<int>& epochs, int wanted);

}  // namespace armillary::views
