// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/data/table.h"
#include "core/diagnostics/codebook/coherence.h"

namespace armillary::jobs {

/// What puts items into categories: the categorical attributes of the table, then every block of at least three
/// adjacent columns of zeros and ones, taken together as one attribute with a value for each column that says 1.
/// Such a block is called `genres` where half of its columns are named like genres, else `first … last`.
std::vector<data::Attribute> category_attributes(const data::AttributeTable& items);

/// The one of these with the name; with `auto` the first whose name speaks of a category or genre, else the first
/// that groups items (at least two values, half of the items known, four items a value on average); nothing with
/// `none`, or where `auto` finds none. Throws `UsageError` for a name that is none of them.
std::optional<diagnostics::Categories> choose_categories(const data::AttributeTable& items,
                                                         const std::string& wanted);

}  // namespace armillary::jobs
