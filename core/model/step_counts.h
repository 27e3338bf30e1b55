// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace armillary::model {

/// Of a model that does something countable in `after_step`.
class StepCounts {
 public:
    virtual ~StepCounts() = default;
    /// What was done since it was last asked, by name: `revived[0]`. Asked at the end of every epoch with
    /// codes and recorded with the figures of the codebook.
    virtual std::vector<std::pair<std::string, double>> take_counts() = 0;
};

}  // namespace armillary::model
