// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/training/syn_h.h"

namespace armillary::test {

/// SYN-M (tokenizers.md 0.4): text from a shared factor u and an own factor t, image from u and an own factor v,
/// 16 values and 32 dimensions each.
struct SynM {
    data::DatasetPtr dataset;
    std::shared_ptr<data::FeatureMatrix> features = std::make_shared<data::FeatureMatrix>();
    std::vector<int32_t> u, t, v;
};

/// Users walk on a fixed round of the values of t, eight steps each: the next item is any with the next value.
SynM syn_m(int items = 4096, int users = 0);

}  // namespace armillary::test
