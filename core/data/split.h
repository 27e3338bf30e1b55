// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/data/dataset.h"

namespace armillary::data {

struct SplitSpec {
    /// `leave_one_out`, `ratio` (per user, by time), `random` (per user, seeded), `global_time`, `given`.
    std::string method = "leave_one_out";
    std::vector<double> fractions{0.8, 0.1, 0.1};  ///< train, valid, test; of `ratio`, `random` and `global_time`
    uint64_t seed = 42;                            ///< of `random`
};

/// Leakage checks of evaluation.md 1.5, made with the split. Shares are of the test interactions.
struct LeakageReport {
    double older_than_newest_train =
        0;  ///< L1: older than the newest training interaction of any user; NaN without time
    double older_than_own_train =
        0;  ///< L2: older than the same user's newest training interaction; NaN without time
    int64_t pairs_in_train_and_test = 0;    ///< L3: (user, item) pairs that are in train and in test
    int64_t test_users_without_train = 0;   ///< cold users
    int64_t test_rows_of_unseen_items = 0;  ///< cold items: no training interaction
    std::vector<std::string> warnings;      ///< in words, ready to be shown
};

/// Row indices into the data set's interactions, each list ascending. A row may be in no part (users too short for
/// the method keep theirs in train).
struct Split {
    SplitSpec spec;
    std::vector<int64_t> train, valid, test;
    std::string fingerprint;  ///< SHA-256 over data set fingerprint, spec and the three lists
    LeakageReport leakage;
    int32_t users_only_in_train = 0;  ///< too few interactions to give a test item
};

/// Splits, stable on equal times (ties go by row). Throws `UsageError` when the method does not exist, or needs a
/// time or a published split that the data set does not have; the message names the methods that would work.
Split make_split(const Dataset& dataset, const SplitSpec& spec);

/// Items of each user, oldest first (equal times by row; without time in row order), as compressed rows.
struct Histories {
    std::vector<int64_t> offsets;  ///< [users + 1]
    std::vector<int32_t> items;    ///< [rows]
    std::vector<int64_t> rows;     ///< [rows] index into the interactions

    int32_t user_count() const { return static_cast<int32_t>(offsets.size()) - 1; }
    const int32_t* begin(int32_t user) const { return items.data() + offsets[static_cast<size_t>(user)]; }
    const int32_t* end(int32_t user) const { return items.data() + offsets[static_cast<size_t>(user) + 1]; }
    int64_t length(int32_t user) const {
        return offsets[static_cast<size_t>(user) + 1] - offsets[static_cast<size_t>(user)];
    }
};

/// Histories over the given rows; over several lists when more than one is given (train, then valid).
Histories histories_of(const Dataset& dataset, const std::vector<int64_t>& rows);
Histories histories_of(const Dataset& dataset, const std::vector<int64_t>& first,
                       const std::vector<int64_t>& second);

}  // namespace armillary::data
