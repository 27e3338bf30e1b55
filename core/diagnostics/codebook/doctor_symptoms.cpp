// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/diagnostics/codebook/doctor_rules.h"
#include "core/diagnostics/codebook/usage.h"

namespace armillary::diagnostics {

namespace {

// Thresholds of tokenizers.md B.10.
const char* const kRuleOfThumb = "rule of thumb";

std::string of(const char* name, int level) {
    return fmt::format("{}[{}]", name, level);
}

/// Codes that nobody takes, against what draws with equal chances would leave unused. Deeper levels divide what is
/// left of small groups and are rarely full: only half of the codes is asked of them.
void look_at_usage(const RunEvidence& run, int level, std::vector<Observation>& symptoms) {
    const double asked = level == 0 ? 0.95 : 0.5;
    const int64_t size = run.level_sizes[static_cast<size_t>(level)];
    const auto usage = run.last(of("usage", level));
    const double threshold = asked * expected_utilisation(size, run.items);
    if (usage && *usage < threshold)
        symptoms.push_back({fmt::format("Level {} uses {:.1f} % of its {} codes.", level, 100 * *usage, size),
                            of("usage", level), *usage, threshold, kRuleOfThumb});
}

void look_at_spread(const RunEvidence& run, int level, std::vector<Observation>& symptoms) {
    constexpr double kEven = 0.3, kTopShare = 0.2, kFewCodes = 16;
    const auto most = static_cast<double>(std::min(run.level_sizes[static_cast<size_t>(level)], run.items));
    const auto perplexity = run.last(of("perplexity", level)), top = run.last(of("top_share", level));
    if (most < kFewCodes) return;
    if (level == 0 && perplexity && *perplexity < kEven * most)
        symptoms.push_back({fmt::format("Level 0 is used as unevenly as if it had {:.1f} codes.", *perplexity),
                            of("perplexity", level), *perplexity, kEven * most, kRuleOfThumb});
    if (top && *top > kTopShare)
        symptoms.push_back({fmt::format("One code of level {} holds {:.1f} % of the items.", level, 100 * *top),
                            of("top_share", level), *top, kTopShare, kRuleOfThumb});
}

void look_at_error(const RunEvidence& run, int level, std::vector<Observation>& symptoms) {
    const auto error = run.last(of("relative_error", level));
    if (error && *error >= 1)
        symptoms.push_back({fmt::format("Level {} takes items further from their vectors than they were.", level),
                            of("relative_error", level), *error, 1, kRuleOfThumb});
}

/// Far more semantic IDs than items, and still items share them although their inputs differ.
void look_at_collisions(const RunEvidence& run, std::vector<Observation>& symptoms) {
    constexpr double kRoom = 1000, kShare = 0.2;
    double room = 1;
    for (int64_t size : run.level_sizes) room *= static_cast<double>(size);
    const auto made = run.last("made_items");
    const auto items = static_cast<double>(run.items);
    if (made && room >= kRoom * items && *made > kShare * items)
        symptoms.push_back(
            {fmt::format(
                 "{:.1f} % of the items share their whole ID with an item of another input, although there "
                 "are a thousand times more IDs than items.",
                 100 * *made / items),
             "made_items", *made, kShare * items, kRuleOfThumb});
}

}  // namespace

std::vector<Observation> find_symptoms(const RunEvidence& run) {
    constexpr double kBlind = 0.9;
    std::vector<Observation> symptoms;
    for (int level = 0; level < run.levels(); ++level) {
        look_at_usage(run, level, symptoms);
        look_at_spread(run, level, symptoms);
        look_at_error(run, level, symptoms);
    }
    look_at_collisions(run, symptoms);
    if (const auto missed = run.unexplained(); missed && *missed > kBlind)
        symptoms.push_back({fmt::format("The codes tell the decoder next to nothing: it misses {:.0f} % of the "
                                        "inputs' variance.",
                                        100 * *missed),
                            "reconstruction_error", *missed, kBlind, "1 is what the mean alone misses"});
    if (run.diverged)
        symptoms.push_back(
            {"A loss became infinite or undefined.", "loss", std::nan(""), std::nan(""), "no loss may be"});
    return symptoms;
}

}  // namespace armillary::diagnostics
