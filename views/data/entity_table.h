// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>

#include "core/data/dataset.h"
#include "views/shared/tables/table_content.h"

namespace armillary::views {

enum class EntityKind { users, items };

/// The users (items) of a data set as a table: id, title, interactions, mean value, attributes. Counts are
/// computed here, in O(interactions); cells when they are looked at. Throws `Cancelled`.
TableContentPtr entity_table(const data::DatasetPtr& dataset, EntityKind kind, std::stop_token stop = {});

}  // namespace armillary::views
