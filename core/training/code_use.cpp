// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/code_use.h"

#include <fmt/format.h>

#include "core/diagnostics/codebook/usage.h"

namespace armillary::training {

CodeUse measure_code_use(model::Tokenizer& tokenizer, int64_t items) {
    const std::vector<int32_t> codes = tokenizer.encode();
    diagnostics::CodeTable table{codes, items, {}};
    for (int level = 0; level < tokenizer.levels(); ++level)
        table.level_sizes.push_back(tokenizer.codebook_size(level));
    CodeUse use;
    for (int level = 0; level < tokenizer.levels(); ++level) {
        const diagnostics::Usage usage = diagnostics::measure_usage(table, level);
        jobs::LevelCounts& counts = use.counts.emplace_back();
        counts.size = tokenizer.codebook_size(level);
        for (double amount : usage.amounts) counts.items.push_back(static_cast<int32_t>(amount));
        const auto add = [&](std::string_view name, double value) {
            use.figures.emplace_back(fmt::format("{}[{}]", name, level), value);
        };
        add(kCodeFigures[0], usage.utilisation);
        add(kCodeFigures[1], usage.perplexity);
        add(kCodeFigures[2], static_cast<double>(usage.dead));
    }
    return use;
}

}  // namespace armillary::training
