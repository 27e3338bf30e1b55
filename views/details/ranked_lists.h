// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>
#include <stop_token>
#include <vector>

#include "core/jobs/loaded_runs.h"
#include "views/details/nearest.h"

namespace armillary::views {

/// An item of a ranked list.
struct RankedRow {
    QString id, title;
    double value = 0;   ///< score or measure
    bool hit = false;   ///< held out from this user: the list found what the user took
    QString note = {};  ///< what a hit is, in words
};

/// What a run recommends to a user.
struct TopList {
    QString run, split_fingerprint;
    std::vector<RankedRow> rows;
    bool knows_user = true;      ///< false: filtered out before the training, so there is no list
    int64_t train_length = 0;    ///< interactions that the model learned of; 0: a cold user
    int hits = 0, held_out = 0;  ///< of the user's held-out test items that could be recommended
    std::optional<double> ndcg;  ///< recorded test ndcg@10 of this user, NaN = undefined; none: not recorded
};
/// Throws what `LoadedRuns::get` and `recommend` throw.
TopList top_list(jobs::LoadedRuns& loaded, store::RunStore& runs, const QString& run, const QString& user, int k,
                 std::stop_token stop);

/// The items nearest to an item, and by what.
struct NearestList {
    std::vector<RankedRow> rows;
    Closeness closeness = Closeness::users;
    bool run_lacks_vectors = false;  ///< vectors were wanted, and the run has none for this item
};
/// By the run's item embeddings where they are wanted and there are some, else by common users. An empty `run`: by
/// common users.
NearestList nearest_list(jobs::LoadedRuns& loaded, const data::DatasetPtr& dataset, const QString& run,
                         const QString& item, Closeness closeness, int k, std::stop_token stop);

/// An item's semantic ID and whose it is.
struct ItemCode {
    QString code;    ///< `3·17·4`; empty: this item has none
    QString source;  ///< run, or name of the imported table
    int epoch = -1;  ///< of a run's codes
};
/// Of the run when it is a tokenizer, of the tokenizer that it reads, else as imported with the data. Nothing when
/// there are no codes at all.
std::optional<ItemCode> item_code(store::Workspace& workspace, const data::Dataset& dataset, const QString& run,
                                  const QString& item);

}  // namespace armillary::views
