// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/diagnostics/codebook/inputs.h"
#include "core/jobs/codebook/item_categories.h"
#include "core/jobs/engine.h"

namespace armillary::jobs {

/// What a data set adds to the codes of its items. Made once a run: none of it changes while a tokenizer learns.
struct CatalogueFacts {
    std::vector<double> interactions;   ///< [items] of the training part; empty for a catalogue without any
    std::vector<int32_t> input_groups;  ///< [items] equal inputs have equal groups; empty without inputs
    std::vector<int32_t> rows;          ///< items with an input, ascending
    std::optional<diagnostics::Categories> categories;
};

/// Of the vectors that the task's model reads, and the attribute that `record.category` asks for. Where the model
/// reads none, equal inputs are those whose vectors in the data set are equal. Throws
/// `UsageError` as `choose_categories` does.
CatalogueFacts catalogue_facts(const Task& task);

/// [items] equal numbers: equal vectors in every modality of the data set; an item without any is like no other.
/// Empty for a data set without item vectors.
std::vector<int32_t> groups_of_vectors(const data::Dataset& dataset);

/// Of the inputs of the facts' rows; nothing where there are none.
std::optional<diagnostics::InputReport> input_report(const Task& task, const CatalogueFacts& facts);

}  // namespace armillary::jobs
