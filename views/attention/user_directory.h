// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <stop_token>
#include <vector>

#include "core/jobs/loaded_runs.h"
#include "views/attention/attention_reading.h"
#include "views/shared/tables/table_content.h"

namespace armillary::views {

/// The users of a run, to choose one from.
struct UserDirectory {
    AttentionReadingPtr run;
    data::DatasetPtr dataset;       ///< null where the run cannot be read: then those recorded are listed
    std::vector<int64_t> lengths;   ///< [users] interactions before the test
    std::string metric;             ///< recorded test metric of each user; empty: none was
    std::vector<double> outcomes;   ///< [users] NaN = undefined; empty without a metric
    std::vector<uint8_t> recorded;  ///< [users]

    QString id_of(int64_t user) const;
};
using UserDirectoryPtr = std::shared_ptr<const UserDirectory>;

/// In the background. What is missing is left out; throws `Cancelled`.
UserDirectoryPtr read_directory(jobs::LoadedRuns& loaded, store::RunStore& runs, const AttentionReadingPtr& run,
                                std::stop_token stop);

enum class UserFilter { all, recorded, found, missed };

/// User, length of the history, outcome, and the attributes; ids are those of users.
TableContentPtr user_table(const UserDirectoryPtr& directory, UserFilter filter);

}  // namespace armillary::views
