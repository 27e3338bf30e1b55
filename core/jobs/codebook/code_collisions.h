// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/features/collision_policy.h"
#include "core/jobs/inputs.h"

namespace armillary::jobs {

/// The codes of a tokenizer's run after the policy, in the order of its items, so that they do not depend on the
/// data set that reads them. Distances come from the latents and codebooks recorded in the epoch of the codes.
/// `warnings` tells how many items changed and how many still share an ID. Throws `UsageError` when the policy
/// needs distances and the run did not record what they are made of.
RecordedCodes resolve_collisions(store::Workspace& workspace, const store::RunDetails& run, RecordedCodes codes,
                                 features::CollisionPolicy policy, std::vector<std::string>& warnings);

}  // namespace armillary::jobs
