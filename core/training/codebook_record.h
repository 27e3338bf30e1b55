// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>
#include <vector>

#include "core/jobs/engine.h"
#include "core/model/model.h"

namespace armillary::training {

/// What is recorded of a codebook every epoch, exact over the whole catalogue.
class CodebookRecord {
 public:
    explicit CodebookRecord(const jobs::Task& task);

    /// Usage, perplexity, dead codes by level and collisions (`diagnostics::series_of`), then the quantiser's own
    /// figures.
    std::vector<std::pair<std::string, double>> figures(model::Tokenizer& tokenizer,
                                                        const std::vector<int32_t>& codes) const;

 private:
    int64_t items_;
    std::vector<double>
        interactions_;  ///< [items] of the training part; empty for a catalogue without interactions
    std::vector<int32_t> input_groups_;  ///< [items] equal inputs have equal groups
};

/// [items, levels].
jobs::Array code_array(const std::vector<int32_t>& codes, int levels);

}  // namespace armillary::training
