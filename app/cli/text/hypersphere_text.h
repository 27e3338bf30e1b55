// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/jobs/hypersphere/hypersphere_report.h"

namespace armillary::app {

/// The report as tables, spectra and sentences for a terminal.
std::string hypersphere_text(const jobs::SphereReport& report, const std::vector<jobs::SphereEpoch>& epochs);

}  // namespace armillary::app
