// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/diagnostics/attention/attention_view.h"

namespace armillary::diagnostics {

/// Attention followed through the layers (Abnar and Zuidema 2020): the product of (mean over heads + identity) / 2
/// of all layers. [tokens, tokens] row-major, rows sum to 1: what a token's last state takes from which input. Of
/// weights that are not normalised their shares are taken. A token's own column always has a large part: leave it
/// out to rank the others.
std::vector<double> attention_rollout(const AttentionView& view);

}  // namespace armillary::diagnostics
