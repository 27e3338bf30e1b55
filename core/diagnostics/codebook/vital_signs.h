// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/diagnostics/codebook/doctor.h"

namespace armillary::diagnostics {

/// What the record knows of: use, evenness, largest code and Gini of the first level, collisions, the worst
/// level's relative error and nearest two codes, churn, and how far noisy choices agree with the nearest codes; of
/// the last epoch, the last two as means over the last quarter. Use and perplexity are asked of as many codes as
/// chance would use; largest code and Gini only where there are five items a code, collisions only where there are
/// a thousand times more semantic IDs than items, cosines only in three dimensions and more.
std::vector<VitalSign> vital_signs(const RunEvidence& run);

}  // namespace armillary::diagnostics
