// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "app/cli/context.h"
#include "core/store/foreign_folder.h"

namespace armillary::app {

struct RunImportOptions {
    std::string folder, name, dataset;
    bool preview = false;  ///< say what would be taken, store nothing
};

/// Brings a run folder into the workspace and shows what came of it, and what was skipped.
int import_run_folder(Context& context, const RunImportOptions& options);

}  // namespace armillary::app
