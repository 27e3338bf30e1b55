// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/jobs/debugger/breakpoint.h"
#include "core/jobs/debugger/inspection.h"
#include "core/model/model.h"

namespace armillary::training {

/// How the codes of a tokenizer are used at a moment, exact over the whole catalogue.
struct CodeUse {
    std::vector<jobs::LevelCounts> counts;  ///< by level
    jobs::NamedFigures figures;  ///< `usage[0]`, `perplexity[0]`, `dead[0]`, … as at the end of an epoch
};

/// Encodes the catalogue, without a random number and without a trace in the model.
CodeUse measure_code_use(model::Tokenizer& tokenizer, int64_t items);

/// The names of its figures without their level.
inline constexpr std::string_view kCodeFigures[] = {"usage", "perplexity", "dead"};

}  // namespace armillary::training
