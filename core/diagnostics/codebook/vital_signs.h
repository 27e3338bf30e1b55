// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/diagnostics/codebook/doctor.h"

namespace armillary::diagnostics {

/// What the record knows of: use, evenness, largest code and Gini of the first level, collisions, the worst
/// level's relative error and nearest two codes, late churn, and how far noisy choices agree with the nearest
/// codes. Use and evenness are asked of as many codes as chance would use; evenness only where there are five
/// items a code, collisions only where there are a thousand times more semantic IDs than items.
std::vector<VitalSign> vital_signs(const RunEvidence& run);

}  // namespace armillary::diagnostics
