// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/codebook/usage_bars.h"

#include <QCoreApplication>
#include <algorithm>
#include <numeric>

#include "views/shared/words.h"

namespace armillary::views {

double UsageBars::most() const {
    return items.empty() ? 0 : *std::max_element(items.begin(), items.end());
}

int UsageBars::place_of(int32_t code) const {
    const auto found = std::find(codes.begin(), codes.end(), code);
    return found == codes.end() ? -1 : static_cast<int>(found - codes.begin());
}

std::vector<UsageBars> usage_bars(const diagnostics::CodebookReport& report, bool sorted) {
    std::vector<UsageBars> levels;
    for (size_t l = 0; l < report.levels.size(); ++l) {
        const diagnostics::LevelReport& level = report.levels[l];
        const diagnostics::Usage& usage = level.by_items;
        UsageBars bars;
        bars.level = static_cast<int64_t>(l);
        bars.total = static_cast<double>(level.items);
        bars.codes.resize(usage.amounts.size());
        std::iota(bars.codes.begin(), bars.codes.end(), 0);
        const auto amount = [&](int32_t code) { return usage.amounts[static_cast<size_t>(code)]; };
        if (sorted)
            std::stable_sort(bars.codes.begin(), bars.codes.end(),
                             [&](int32_t a, int32_t b) { return amount(a) > amount(b); });
        for (const int32_t code : bars.codes) bars.items.push_back(amount(code));
        bars.caption = QCoreApplication::translate("Codebook", "Level %1: %2 of %3 used, perplexity %4, %5 dead")
                           .arg(l)
                           .arg(count(usage.used), count(level.size), figure(usage.perplexity), count(usage.dead));
        levels.push_back(std::move(bars));
    }
    return levels;
}

std::vector<std::pair<int, int>> shared_marks(int codes, int marks) {
    std::vector<std::pair<int, int>> ranges;
    const int n = std::min(codes, std::max(marks, 1));
    for (int i = 0; i < n; ++i)
        ranges.emplace_back(static_cast<int>(int64_t{i} * codes / n),
                            static_cast<int>(int64_t{i + 1} * codes / n));
    return ranges;
}

}  // namespace armillary::views
