// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <memory>

#include "core/jobs/loaded_runs.h"

namespace armillary::views {

class Workbench;

/// The loaded runs of a workbench's workspace: one for all panels that ask models, made at the first call. Lets go
/// of runs that are deleted, and of all when another workspace is opened.
class RunMemory : public QObject {
    Q_OBJECT
 public:
    /// To be asked for on the window's thread and used in the background.
    static std::shared_ptr<jobs::LoadedRuns> of(Workbench& bench);

 private:
    explicit RunMemory(Workbench& bench);
    void start_anew();

    Workbench& bench_;
    std::shared_ptr<jobs::LoadedRuns> runs_;
};

}  // namespace armillary::views
