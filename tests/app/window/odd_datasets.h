// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"

namespace armillary::test {

// Data sets that break careless views.

/// One user, one item, one interaction, nothing else.
data::DatasetPtr one_row_dataset();

/// Values, times and attributes that are absent or not numbers, in places.
data::DatasetPtr undefined_dataset();

/// Ids and titles of thousands of characters, of several alphabets, with line breaks and markup in the titles.
data::DatasetPtr long_names_dataset();

/// A million items and as many interactions of 100,000 users.
data::DatasetPtr million_rows_dataset();

}  // namespace armillary::test
