// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "views/attention/history_edit.h"
#include "views/attention/map_choice.h"
#include "views/attention/user_case.h"
#include "views/shared/tables/table_content.h"

namespace armillary::views {

/// An item of the ranking after a history.
struct RankingRow {
    QString id, title;
    double score = 0;
    int64_t rank = 0;
    int64_t before = 0;  ///< its rank after the true history; 0: nothing was changed
    bool held_out = false;
};
/// The list, the held-out items behind it, and after a change what fell off the list; by rank.
std::vector<RankingRow> ranking_rows(const UserCase& shown, const WhatIf* what_if);
/// Rank, item, score and, after a change, the rank before. Ids are those of items.
TableContentPtr ranking_table(std::vector<RankingRow> rows, bool changed);
/// "Removed 1, moved 2: the held-out item goes from rank 2 to 9"; of the true history where it stands.
QString ranking_words(const std::vector<RankingRow>& rows, const HistoryEdit& edit);

/// What one item of the history has to do with the prediction, by each account.
struct Evidence {
    double attention = 0, rollout = 0, occlusion = 0;  ///< NaN: not known
};
/// The items that were read, one row each, and the accounts of one run or of two.
struct EvidenceTable {
    std::vector<QString> runs;
    QStringList ids, titles;                                       ///< the newest first
    std::vector<std::vector<Evidence>> rows;                       ///< [runs][items]
    double share_high = 0, occlusion_low = 0, occlusion_high = 0;  ///< over both runs
};
EvidenceTable evidence_of(const UserCases& cases, const MapChoice& choice);
/// Columns: item, then attention, rollout and occlusion of each run.
TableContentPtr evidence_table(const EvidenceTable& evidence);
/// How far attention and occlusion agree, in words; empty where that is not known.
QString agreement_words(const UserCase& shown);

}  // namespace armillary::views
