// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <stop_token>

#include "core/diagnostics/codebook/members.h"
#include "views/codebook/code_catalogue.h"
#include "views/shared/tables/table_content.h"

namespace armillary::views {

/// Items that came to a code or left it since the epoch recorded before.
struct CodeMoves {
    int epoch = 0;  ///< the one before
    int64_t stayed = 0, came = 0, left = 0;
};

/// Where the items of a code are in the other run: grouped by the same part of their codes.
struct Counterpart {
    CodeCataloguePtr run;
    int64_t items = 0;  ///< that have codes there
    int64_t groups = 0;
    CodePick largest;
    double largest_share = 0;  ///< of those items
};

/// All that is known of a code or prefix at one epoch.
struct CodeInspection {
    CodeCataloguePtr catalogue;
    CodePick pick;
    std::vector<int32_t> items;    ///< that have it: those with the most interactions first, where these are known
    double item_share = 0;         ///< of the items with a code
    double interactions = 0;       ///< of its items; NaN: not known
    double interaction_share = 0;  ///< of all; NaN: not known
    CodeLabelsPtr labels;          ///< that purity is of; null: no attribute
    diagnostics::GroupPurity purity;
    std::optional<CodeMoves> moves;          ///< nothing where no earlier epoch was recorded
    std::optional<Counterpart> counterpart;  ///< nothing without another run
    std::optional<int64_t> age;              ///< steps in which no batch took its last code; nothing: not recorded
    std::vector<diagnostics::NearCode> nearest;  ///< of the level of its last code
    QString no_nearest;                          ///< why there are none

    QString heading() const;  ///< `r7, code 12 of level 1`
};

/// In the background. `folder` is the run's; `other` is the run beside it, or null. Throws `Cancelled`, and
/// `Error` for a file that cannot be read.
CodeInspection inspect_code(CodeCataloguePtr catalogue, CodeCataloguePtr other, const CodePick& pick,
                            CodeLabelsPtr labels, const std::filesystem::path& folder, std::stop_token stop);

/// A line of the inspector.
struct InspectionLine {
    QString name, value, help;
};
std::vector<InspectionLine> inspection_lines(const CodeInspection& inspection);

/// Items with titles, interactions (where these are known), ids and whole codes.
TableContentPtr item_list(CodeCataloguePtr catalogue, std::shared_ptr<const std::vector<int32_t>> items);
/// The codes nearest to it; rows are `LevelCode`s of the selection.
TableContentPtr nearest_table(std::shared_ptr<const CodeInspection> inspection);

}  // namespace armillary::views
