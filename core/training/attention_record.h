// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/jobs/engine.h"
#include "core/model/model.h"

namespace armillary::training {

/// What is recorded of attention: figures over a seeded sample of users every epoch, and the maps of the first
/// `record.attention_users` of them. Histories are those before validation. Asks the model after the epoch,
/// without dropout and without a random number, so that the run is the same with and without it.
class AttentionRecord {
 public:
    /// `context` must outlive the record.
    AttentionRecord(const jobs::Task& task, const model::Context& context);

    /// Adds the figures of `diagnostics::attention_series` and, where asked, `attention/<user>` and
    /// `attention_mean` [layers, heads, tokens, tokens].
    void describe(model::Attentive& model, bool with_maps, jobs::EpochEvent& event) const;

 private:
    const model::Context& context_;
    std::vector<int32_t> users_;    ///< of the sample
    std::vector<int32_t> targets_;  ///< [sample] first item of validation, -1 without
    size_t shown_;                  ///< users whose maps are kept
    size_t block_;                  ///< histories that are read together
};

}  // namespace armillary::training
