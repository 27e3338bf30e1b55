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

}  // namespace armillary::views
