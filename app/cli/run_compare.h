// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/cli/command.h"
#include "app/cli/context.h"

namespace armillary::app {

/// `runs compare`: whether the runs were measured alike, the parameters that differ, the final metrics side by
/// side, and the tests of their differences.
void add_runs_compare(Command& runs, Context& context);

}  // namespace armillary::app
