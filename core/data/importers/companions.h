// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/importers/context.h"

namespace armillary::data {

/// Attaches what stands beside the interactions, whatever their format: feature matrices (`.npy`, or the settings
/// `features` and `features_ids`), semantic IDs (`*.index*.json`, CSV with `code_0`, …), item texts
/// (`*.item.json`), attribute lists
/// (`*item2attributes.json` with `*_attribute_names.tsv`) and tables of original ids (`datamaps.json`,
/// `*.item2id`, `item_index.json`, `item_list.txt` and the same for users).
void attach_companions(Context& context, DatasetParts& parts);

/// By its name; also used to detect formats.
bool is_attribute_file(const std::string& name);
bool is_item_text_file(const std::string& name);

}  // namespace armillary::data
