// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <iosfwd>
#include <stop_token>
#include <string>
#include <vector>

#include "core/descriptor/descriptor.h"
#include "core/jobs/engine.h"

namespace armillary::app {

/// What the terminal works with.
struct CliEnvironment {
    std::vector<descriptor::ModelDescriptor> models;
    std::function<jobs::Engine&()> engine;  ///< called when a command first needs it
    std::stop_token stop;                   ///< Ctrl+C
    bool terminal = false;                  ///< `err` is a terminal: progress is one line that is redrawn
};

/// Runs one command of armillary-cli. Results go to `out`, progress and messages to `err`. Returns the exit code:
/// 0 done, 1 failed, 2 wrong usage or bad input, 3 stopped by a breakpoint, 130 cancelled. Never throws.
int run_cli(const std::vector<std::string>& args, std::ostream& out, std::ostream& err,
            const CliEnvironment& environment);

}  // namespace armillary::app
