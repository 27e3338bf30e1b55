// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/engine.h"

namespace armillary::test {

/// Newest items of a history that the fake attention reads.
inline constexpr int64_t kFakeRead = 5;

/// Of the task's split, oldest first.
jobs::History fake_history(const jobs::Task& task, int32_t user, data::Part part);
/// Attention known beforehand, causal, of 2 layers with 2 heads each. Layer 0: head 0 looks at itself, head 1 at
/// all alike. Layer 1: head 0 looks at the oldest; head 1 gives itself the share `itself` and the others the rest,
/// all alike.
jobs::AttentionMaps fake_attention(const jobs::History& history, float itself);
/// The item at place p (from 1) gives the item behind it in the catalogue the score p; every item has 0.01 of its
/// index more. Items hidden keep their places and give nothing.
jobs::RankingAnswer fake_ranking(const jobs::History& history, const jobs::RankingQuestion& question,
                                 int32_t items);

/// As a run records it in epoch e: maps of the first two users whose head 1 of layer 1 gives itself e / 10, and
/// `attention_entropy[0]` = e / 10, `attention_entropy[0,1]` = e / 20.
void record_fake_attention(const jobs::Task& task, jobs::EpochEvent& event);

}  // namespace armillary::test
