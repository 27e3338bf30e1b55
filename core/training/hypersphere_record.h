// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>

#include "core/diagnostics/hypersphere/hypersphere.h"
#include "core/jobs/engine.h"
#include "core/jobs/training_pairs.h"

namespace armillary::training {

/// What is recorded of embeddings: alignment, uniformity, ranks. Exact where that is cheap beside an epoch, else
/// from a seeded sample with its standard error (`diagnostics::quick_sampling`).
class HypersphereRecord {
 public:
    /// `cancelled` is asked in loops that may take long, and may throw.
    HypersphereRecord(const jobs::Task& task, std::function<void()> cancelled);

    /// Adds `diagnostics::series_of` the arrays `user_embeddings` and `item_embeddings` to the figures of the
    /// epoch; nothing where there are none. Embeddings that cannot be measured are told once, and are no reason to
    /// stop.
    void describe(const std::map<std::string, jobs::Array>& arrays, jobs::EpochEvent& event,
                  jobs::RunObserver& observer);

 private:
    const jobs::Task& task_;
    diagnostics::Sampling sampling_;
    std::optional<jobs::TrainingPairs> pairs_;  ///< made at the first need
    bool told_ = false;
};

}  // namespace armillary::training
