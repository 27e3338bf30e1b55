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

/// Which way is worse follows from the order of the bounds. A value on a bound is on its better side, as in the
/// table of B.10, but for an alarm that begins at its bound.
Grade graded(double value, double healthy, double alarm, bool alarm_included) {
    const bool larger_is_better = healthy > alarm;
    const auto worse = [&](double bound) { return larger_is_better ? value < bound : value > bound; };
    if (worse(alarm) || (alarm_included && value == alarm)) return Grade::alarm;
    return worse(healthy) ? Grade::warning : Grade::healthy;
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
        signs_.push_back({name, value, healthy, alarm, graded(value, healthy, alarm, alarm_included), share});
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

void look_at_first_level(const RunEvidence& run, Signs& signs) {
    const int64_t size = run.level_sizes.front();
    const auto codes = static_cast<double>(size), items = static_cast<double>(run.items);
    const double by_chance = expected_utilisation(size, run.items);
    signs.add("usage[0]", 0.95 * by_chance, 0.5 * by_chance);
    const double at_first = run.first("perplexity[0]").value_or(0);
    signs.add("perplexity[0]", 0.6 * codes * by_chance, std::max(0.1 * codes * by_chance, 0.1 * at_first),
              /*share=*/false);
    if (items < kItemsPerCode * codes) return;
    const double even = 5 / codes;
    if (even < 1) signs.add("top_share[0]", even, std::max(0.2, even));
    signs.add("gini[0]", 0.4, 0.9, /*share=*/false);
}

void look_at_codes(const RunEvidence& run, Signs& signs) {
    if (const auto error = largest(run, "relative_error"))
        signs.add(error->first, error->second, 0.9, 1, /*share=*/true, /*alarm_included=*/true);
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
    if (room >= kRoom * static_cast<double>(run.items)) signs.add("surplus_rate", 0.05, 0.5);
    look_at_codes(run, signs);
    // IDs may well change while the reconstruction still improves; when it does no more, they should settle.
    const double alarm = run.still_improving() ? std::nan("") : 0.2;
    if (const auto churn = run.late("churn")) signs.add("churn", *churn, 0.02, alarm, /*share=*/true);
    if (const auto agreement = run.late("batch_agreement"))
        signs.add("batch_agreement", *agreement, 0.95, 0.5, /*share=*/true);
    return signs.take();
}

}  // namespace armillary::diagnostics
