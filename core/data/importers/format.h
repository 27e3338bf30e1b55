// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "core/data/importers/context.h"

namespace armillary::data {

/// An importer. A new one is a class of its own file, a factory here and a line in formats.cpp.
class Format {
 public:
    virtual ~Format() = default;
    virtual FormatInfo info() const = 0;
    /// How sure the format is that the source is its own: 0 not at all, 1 certain. Looks at names and heads only,
    /// and never throws for bad content.
    virtual double detect(const Source& source, const ImportSettings& settings) const = 0;
    /// Users, items, interactions and the tables that are part of the format. What stands beside them (codes,
    /// features, attributes) is attached afterwards for every format alike (companions.h). Throws `BadInput`.
    virtual DatasetParts read(Context& context) const = 0;
};

std::unique_ptr<Format> make_movielens();
std::unique_ptr<Format> make_recbole();
std::unique_ptr<Format> make_amazon_reviews();
std::unique_ptr<Format> make_json_sequences();
std::unique_ptr<Format> make_minionerec();
std::unique_ptr<Format> make_sequences();
std::unique_ptr<Format> make_adjacency();
std::unique_ptr<Format> make_csv();
std::unique_ptr<Format> make_item_table();

/// All of them; on equal confidence the earlier one wins.
const std::vector<std::unique_ptr<Format>>& formats();

/// Settings that every format understands: `encoding`, `features`, ….
std::vector<FormatSetting> common_settings();

/// `import_files` from a source that is already open.
ImportResult import_source(const ImportRequest& request, const Source& source);

}  // namespace armillary::data
