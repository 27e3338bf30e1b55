// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/codebook/codebook_reading.h"

class QComboBox;

namespace armillary::views {

/// "Level 0", "Level 1", …: as many as the deepest of the runs has. The choice stays where the level is still
/// there. Data of an entry is its level; with `all` the first entry is "All levels" with -1.
void fill_levels(QComboBox& choice, const CodebookReadings& runs, bool all = false);

}  // namespace armillary::views
