// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/importers/context.h"

namespace armillary::data {

/// Attaches `.npy` matrices [rows, dim] of item vectors: those of the source that are not read yet, and that of
/// the setting `features`. Row i belongs to item id i (the offset is detected), or to the i-th id of the file
/// `features_ids` (one id a line, or `id <tab> row`). Throws `BadInput` for a wrong shape and for NaN or Inf, with
/// row and column.
void attach_features(Context& context, DatasetParts& parts);

}  // namespace armillary::data
