// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/shared/workbench.h"

class QComboBox;

namespace armillary::views {

/// Shows the data sets of the workspace, each with its name as data; keeps what was chosen where it is still
/// there. Tells nobody unless the chosen one went.
void fill_datasets(QComboBox& combo, const DatasetRows& datasets);

}  // namespace armillary::views
