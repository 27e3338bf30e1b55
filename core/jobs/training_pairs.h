// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/diagnostics/hypersphere/alignment.h"
#include "core/jobs/engine.h"

namespace armillary::jobs {

/// Who took what in the training part, interaction by interaction, repeats included.
struct TrainingPairs {
    diagnostics::Pairs pairs;
    std::vector<double> user_degrees, item_degrees;  ///< [users], [items] training interactions
};

TrainingPairs training_pairs(const Task& task);

}  // namespace armillary::jobs
