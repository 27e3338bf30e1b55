// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/details/run_memory.h"

#include "views/shared/workbench.h"

namespace armillary::views {

std::shared_ptr<jobs::LoadedRuns> RunMemory::of(Workbench& bench) {
    auto* memory = bench.findChild<RunMemory*>(QString(), Qt::FindDirectChildrenOnly);
    if (!memory) memory = new RunMemory(bench);
    return memory->runs_;
}

RunMemory::RunMemory(Workbench& bench) : QObject(&bench), bench_(bench) {
    start_anew();
    connect(&bench, &Workbench::workspace_changed, this, &RunMemory::start_anew);
    connect(&bench, &Workbench::runs_changed, this, [this] {
        std::vector<std::string> ids;
        for (const auto& run : bench_.runs()) ids.push_back(run.id);
        runs_->retain(ids);
    });
}

void RunMemory::start_anew() {
    runs_ = std::make_shared<jobs::LoadedRuns>(bench_.workspace(), bench_.models(), bench_.engine());
}

}  // namespace armillary::views
