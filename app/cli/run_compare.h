// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/cli/context.h"

namespace armillary::app {

/// `runs compare`: the final metrics of the runs side by side, the parameters that differ, and whether they were
/// measured alike.
int compare_runs(Context& context, const std::vector<std::string>& names);

}  // namespace armillary::app
