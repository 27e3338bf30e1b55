// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diagnostics/codebook/vital_signs.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/diagnostics/codebook/usage.h"

namespace armillary::diagnostics {

namespace {

constexpr double kItemsPerCode = 5;
constexpr double kRoom = 1000;  ///< semantic IDs an item

/// A value on a bound is on its better side, as in the table of B.10, but for an alarm that begins at its bound.
Grade graded(const VitalSign& sign) {
    const auto worse = [&](double bound) {
        return sign.larger_is_better() ? sign.value < bound : sign.value > bound;
    };
    if (worse(sign.alarm) || (sign.alarm_included && sign.value == sign.alarm)) return Grade::alarm;
    return worse(sign.healthy) ? Grade::warning : Grade::healthy;
}

class Signs {
 public:
    explicit Signs(const RunEvidence& run) : run_(run) {}
    std::vector<VitalSign> take() { return std::move(signs_); }

    void add(const std::string& name, double healthy, double alarm, bool share = true) {
        if (const auto value = run_.last(name)) add(name, *value, healthy, alarm, share);
    }
    void add(const std::string& name, double value, double healthy, double alarm, bool share,
             bool alarm_included = false) {
        VitalSign sign{name, value, healthy, alarm, Grade::healthy, share, alarm_included};
        sign.grade = graded(sign);
        signs_.push_back(std::move(sign));
    }

 private:
    const RunEvidence& run_;
    std::vector<VitalSign> signs_;
};

/// The level whose value is the largest; nothing where none was recorded.
std::optional<std::pair<std::string, double>> largest(const RunEvidence& run, const char* stem) {
    std::optional<std::pair<std::string, double>> found;
    for (int level = 0; level < run.levels(); ++level) {
        const std::string name = fmt::format("{}[{}]", stem, level);
        const auto value = run.last(name);
        if (value && (!found || *value > found->second)) found = {name, *value};
    }
    return found;
}

/// Items beyond one for each semantic ID; runs recorded before it was a figure of its own tell it by their IDs.
std::optional<double> surplus_of(const RunEvidence& run) {
    if (const auto recorded = run.last("surplus_rate")) return recorded;
    const auto distinct = run.last("distinct");
    if (!distinct || run.items < 1) return {};
    return 1 - *distinct / static_cast<double>(run.items);
}

void look_at_first_level(const RunEvidence& run, Signs& signs) {
    const int64_t size = run.level_sizes.front();
    const auto codes = static_cast<double>(size), items = static_cast<double>(run.items);
    const double by_chance = expected_utilisation(size, run.items);
    signs.add("usage[0]", 0.95 * by_chance, 0.5 * by_chance);
    const double at_first = run.first("perplexity[0]").value_or(0);
    // A single code has a perplexity of 1: a tenth of few codes is less, and could never be reached.
    constexpr double kOneCode = 1.2;
    signs.add("perplexity[0]", 0.6 * codes * by_chance,
              std::min(std::max({0.1 * codes * by_chance, 0.1 * at_first, kOneCode}), 0.6 * codes * by_chance),
              /*share=*/false);
    if (items < kItemsPerCode * codes) return;
    const double even = 5 / codes;
    if (even < 1) signs.add("top_share[0]", even, std::max(0.2, even));
    signs.add("gini[0]", 0.4, 0.9 * (codes - 1) / codes, /*share=*/false);  // of one code for all: 1 - 1 / codes
}

void look_at_codes(const RunEvidence& run, Signs& signs) {
    if (const auto error = largest(run, "relative_error"))
        signs.add(error->first, error->second, 0.9, 1, /*share=*/true, /*alarm_included=*/true);
    // In one or two dimensions many directions are alike, however far apart the codes are.
    if (run.number("model.latent_dim").value_or(3) < 3) return;
    // A few codes with a twin, another at a cosine above 0.999, warn; many are an alarm.
    constexpr double kTwins = 0.25;
    const auto twins = largest(run, "codebook_twins_used");
    if (twins && twins->second > kTwins)
        signs.add(twins->first, twins->second, 0, kTwins, /*share=*/true);
    else if (const auto cosine = largest(run, "codebook_max_cosine_used"))
        signs.add(cosine->first, cosine->second, 0.95, std::nan(""), /*share=*/false);
}

}  // namespace

const char* to_string(Grade grade) {
    return grade == Grade::healthy ? "healthy" : grade == Grade::warning ? "warning" : "alarm";
}

std::vector<VitalSign> vital_signs(const RunEvidence& run) {
    if (run.level_sizes.empty()) return {};
    Signs signs(run);
    look_at_first_level(run, signs);
    double room = 1;
    for (int64_t size : run.level_sizes) room *= static_cast<double>(size);
    if (const auto surplus = surplus_of(run); surplus && room >= kRoom * static_cast<double>(run.items))
        signs.add("surplus_rate", *surplus, 0.05, 0.5, /*share=*/true);
    look_at_codes(run, signs);
    // IDs may well change while the reconstruction still improves; when it does no more, they should settle.
    const double alarm = run.still_improving() ? std::nan("") : 0.2;
    if (const auto churn = run.late("churn")) signs.add("churn", *churn, 0.02, alarm, /*share=*/true);
    if (const auto agreement = run.late("batch_agreement"))
        signs.add("batch_agreement", *agreement, 0.95, 0.5, /*share=*/true);
    return signs.take();
}

}  // namespace armillary::diagnostics
