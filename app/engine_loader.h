// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <vector>

#include "core/jobs/engine.h"

namespace armillary::app {

/// Loads the engine's module when it is first asked for: LibTorch costs a second and 170 MB, and most commands
/// need neither.
class EngineLoader {
 public:
    /// Looks for the module beside the executable, then in `../lib/armillary`.
    EngineLoader();
    explicit EngineLoader(std::vector<std::filesystem::path> candidates);

    /// The engine, loaded at the first call (thread-safe). Throws `Error` (not_found) naming the places looked at,
    /// or why loading failed.
    jobs::Engine& engine();

 private:
    std::vector<std::filesystem::path> candidates_;
    std::mutex mutex_;
    std::unique_ptr<jobs::Engine> engine_;
};

}  // namespace armillary::app
