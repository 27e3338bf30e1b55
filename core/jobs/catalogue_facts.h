// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/data/table.h"
#include "core/diagnostics/codebook/coherence.h"
#include "core/diagnostics/codebook/inputs.h"
#include "core/jobs/engine.h"

namespace armillary::jobs {

/// What a data set adds to the codes of its items. Made once a run: none of it changes while a tokenizer learns.
struct CatalogueFacts {
    std::vector<double> interactions;   ///< [items] of the training part; empty for a catalogue without any
    std::vector<int32_t> input_groups;  ///< [items] equal inputs have equal groups; empty without inputs
    std::vector<int32_t> rows;          ///< items with an input, ascending
    std::optional<diagnostics::Categories> categories;
};

/// Of the vectors that the task's model reads, and the attribute that `record.category` asks for. Throws
/// `UsageError` when there is no such attribute, or it is not categorical.
CatalogueFacts catalogue_facts(const Task& task);

/// Of the inputs of the facts' rows; nothing where there are none.
std::optional<diagnostics::InputReport> input_report(const Task& task, const CatalogueFacts& facts);

/// The attribute of the name; with `auto` the first categorical one whose name speaks of a category or genre, else
/// the first that groups items (at least two values, half of the items known, four items a value on average);
/// nothing with `none`, or where `auto` finds none. Throws `UsageError` as above.
std::optional<diagnostics::Categories> choose_categories(const data::AttributeTable& items,
                                                         const std::string& wanted);

}  // namespace armillary::jobs
