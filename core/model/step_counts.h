// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/model/model.h"

namespace armillary::model {

/// Of a model whose steps can be counted: codes that were moved, codes that no batch takes.
class StepCounts {
 public:
    virtual ~StepCounts() = default;
    /// What was done since it was last asked and what stands now, by name: `revived[0]`, `stale[0]`. Asked at the
    /// end of every epoch with codes and recorded with the figures of the codebook.
    virtual std::vector<std::pair<std::string, double>> take_counts() = 0;
    /// Names of all that it may count.
    virtual std::vector<std::string> count_names() const = 0;
    /// What counting goes on from, kept beside the state in a checkpoint. A checkpoint without it, of before there
    /// was such a counter, is as good: counting begins anew.
    virtual NamedTensors counters() { return {}; }
};

}  // namespace armillary::model
