// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <cstdint>
#include <string>
#include <vector>

#include "core/model/model.h"

namespace armillary::models {

/// A list of codes an item, first the first; lists may differ in length, and an empty one means no code.
using CodeLists = std::vector<std::vector<int32_t>>;

/// Item identifiers that are made rather than learned: built once, then kept as a table.
class IndexTokenizer : public model::Model, public model::Fitted, public model::Tokenizer {
 public:
    void fit() override;
    int levels() const override;
    /// The largest code of the level + 1: every code stands for something that occurs.
    int64_t codebook_size(int level) const override;
    std::vector<int32_t> encode() override;
    model::NamedTensors state() override { return {{"codes", table_}}; }

 protected:
    /// `most_levels` bounds the length of the lists; it must follow from the data set and the parameters alone.
    IndexTokenizer(const model::Context& context, int most_levels);
    /// [items]
    virtual CodeLists make_codes() = 0;

    const model::Context& context_;

 private:
    torch::Tensor table_;  ///< [items, most levels] int32, -1 after the last code
};

/// What the descriptors of the schemes of Hua et al. (2023) have in common.
descriptor::ModelDescriptor p5_descriptor(std::string id, std::string name, std::string summary);

/// Each number (0 or more) with as many digits as the largest has, cut into groups of `digits`: 12 of up to 1234
/// is 00|12. Near numbers share a beginning, as they do where a language model cuts numbers into pieces.
CodeLists digit_groups(const std::vector<int64_t>& numbers, int digits);
/// Groups that numbers below `count` need.
int digit_group_count(int64_t count, int digits);

/// Appends to each list its running number among the equal ones; with `repeats_only` the first of them and lists
/// that stand alone stay as they are, unless they are empty. Codes of numbers begin above every other code of
/// their level, so that a number never reads as something else.
CodeLists with_running_numbers(CodeLists lists, bool repeats_only = false);
/// Appends to each list a code that no other item has, above every other code of its level.
CodeLists with_own_codes(CodeLists lists);

}  // namespace armillary::models
