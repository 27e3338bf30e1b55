// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstdint>
#include <exception>
#include <functional>
#include <map>
#include <string>

#include "views/data/import_draft.h"
#include "views/shared/workbench.h"

namespace armillary::views {

/// A synthetic world as the user asks for it.
struct WorldDraft {
    std::string world;
    QString name = {};  ///< empty: the world's id
    std::map<std::string, std::string> settings = {};
    uint64_t seed = 42;
    bool replace = false;

    QString shown_name() const;
    bool operator==(const WorldDraft&) const = default;
};

/// A data set whose items are the users of another (core/features/user_catalogue.h), under the name that follows
/// from it.
struct UserSetDraft {
    QString source;
    bool replace = false;
};

/// What becomes of a job that stores a data set. Called on the window's thread unless `owner` is gone.
struct StoreEnd {
    QObject* owner = nullptr;
    std::function<void(const store::DatasetSummary&)> done;
    std::function<void(std::exception_ptr)> failed;
    std::function<void()> cancelled;
};

/// Reads the files, computes the profile, stores both in the workspace that is open now; a job with progress by
/// bytes.
JobId start_import(Workbench& bench, const ImportDraft& draft, StoreEnd end);
/// The same for a synthetic world.
JobId start_world(Workbench& bench, const WorldDraft& draft, StoreEnd end);
/// The same for the users of a data set of the workspace.
JobId start_user_set(Workbench& bench, const UserSetDraft& draft, StoreEnd end);

/// Whether the job failed because the name is taken by other content: it may be replaced.
bool is_conflict(const std::exception_ptr& failure);

}  // namespace armillary::views
