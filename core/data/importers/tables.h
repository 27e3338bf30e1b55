// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/data/importers/columns.h"
#include "core/data/importers/keys.h"

namespace armillary::data {

/// The options of the request: repairs, and `index_offset` when it was set. Throws `UsageError` when that is no
/// whole number.
KeyOptions key_options(const Context& context);

/// Matches keys with ids, adds the join to the report, and warns of an offset and of keys that occur twice.
KeyMatch join_keys(Context& context, const std::string& what, const std::string& key_name,
                   const std::vector<std::string>& keys, const IdMap& ids);

/// Cells by dense index; empty where no key matched. Of equal keys the first counts.
std::vector<std::string> cells_by_row(const std::vector<std::string>& cells, const KeyMatch& match, int32_t rows);

/// Adds a column; a name that is taken gets the file's stem in front. The first `title` or `name` column becomes
/// the table's title.
void add_column(AttributeTable& table, int32_t rows, Attribute column, const std::string& file);

/// The column of a table that holds ids: the best match among those that are named like it, else among all. -1
/// when there are no columns.
int find_key_column(const Table& table, const IdMap& ids, Role role);

/// Joins a table on its key column; every other column becomes an attribute of inferred type. Leftover row numbers
/// of pandas are dropped.
void join_table(Context& context, const Table& table, int key, const IdMap& ids, AttributeTable& target);

/// Reads a side table (CSV or a JSON object by id) and joins it; `key` empty = detect.
void join_side_table(Context& context, const SourceEntry& entry, const std::string& key, Role role,
                     const IdMap& ids, AttributeTable& target);

/// The columns of `{"id": {"title": …, …}}`, HTML entities decoded; the ids are column `id`.
Table read_json_table(Context& context, const SourceEntry& entry);

/// Gender, age, race, ethnicity and religion are protected attributes.
void mark_sensitive(AttributeTable& users);

}  // namespace armillary::data
