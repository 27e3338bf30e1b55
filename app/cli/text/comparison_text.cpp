// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/text/comparison_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/cli/context.h"
#include "app/cli/text/fairness_text.h"
#include "app/cli/text/text_table.h"
#include "core/base/text.h"

namespace armillary::app {

using nlohmann::ordered_json;

namespace {

ordered_json mean_json(const jobs::ModelMean& mean) {
    return {{"model", mean.model},
            {"mean", json_number(mean.mean.value)},
            {"ci95", interval_json(mean.mean.interval)},
            {"standard_error", json_number(mean.mean.standard_error)},
            {"users", mean.mean.count},
            {"undefined_users", mean.undefined},
            {"seeds", mean.seeds},
            {"seed_deviation", json_number(mean.seed_deviation)}};
}

ordered_json difference_json(const jobs::ModelDifference& difference) {
    const statistics::PairedComparison& paired = difference.paired;
    return {{"model", difference.model},
            {"baseline", difference.baseline},
            {"difference", json_number(paired.difference.value)},
            {"ci95", interval_json(paired.difference.interval)},
            {"relative", json_number(paired.relative)},
            {"p", json_number(paired.randomisation.p.value)},
            {"p_holm", json_number(difference.p_holm)},
            {"test", "randomisation"},
            {"method", to_string(paired.randomisation.method)},
            {"t_test", {{"t", json_number(paired.student.statistic)}, {"p", json_number(paired.student.p.value)}}},
            {"wilcoxon",
             {{"w_plus", paired.signed_ranks.w_plus},
              {"w_minus", paired.signed_ranks.w_minus},
              {"p", json_number(paired.signed_ranks.p.value)},
              {"rank_biserial", json_number(paired.signed_ranks.rank_biserial)}}},
            {"sign_test", {{"p", json_number(paired.sign.p.value)}}},
            {"wins", paired.wins},
            {"losses", paired.losses},
            {"ties", paired.ties},
            {"d_z", json_number(paired.standardised)},
            {"cliffs_delta", json_number(paired.cliffs_delta)},
            {"detectable_effect", json_number(paired.detectable)},
            {"pairs", paired.pairs},
            {"dropped", paired.dropped},
            {"undefined_model", paired.undefined_a},
            {"undefined_baseline", paired.undefined_b},
            {"verdict", to_string(difference.verdict)}};
}

std::string means_text(const jobs::MetricComparison& metric) {
    TextTable table({metric.metric, "mean", "95 % interval", "users", "undefined", "seeds", "between seeds"});
    for (const jobs::ModelMean& mean : metric.means)
        table.add({mean.model, format_value(mean.mean.value), interval_text(mean.mean.interval),
                   format_count(mean.mean.count), format_count(mean.undefined), format_count(mean.seeds),
                   mean.seeds > 1 ? "sd " + format_value(mean.seed_deviation) : ""});
    return table.to_string();
}

std::string differences_text(const jobs::MetricComparison& metric) {
    TextTable table({metric.metric + " against " + metric.differences.front().baseline, "difference",
                     "95 % interval", "relative", "p", "p (Holm)", "d_z", "won/lost/tied", ""});
    for (const jobs::ModelDifference& difference : metric.differences) {
        const statistics::PairedComparison& paired = difference.paired;
        table.add(
            {difference.model, format_value(paired.difference.value), interval_text(paired.difference.interval),
             std::isnan(paired.relative) ? "–" : fmt::format("{:+.1f} %", 100 * paired.relative),
             p_text(paired.randomisation.p.value), p_text(difference.p_holm), format_value(paired.standardised),
             fmt::format("{}/{}/{}", paired.wins, paired.losses, paired.ties),
             std::string(to_string(difference.verdict))});
    }
    return table.to_string();
}

/// The difference of a model, where it is not the baseline itself.
const jobs::ModelDifference* difference_of(const jobs::MetricComparison& metric, const std::string& model) {
    const auto found = std::find_if(metric.differences.begin(), metric.differences.end(),
                                    [&](const auto& difference) { return difference.model == model; });
    return found == metric.differences.end() ? nullptr : &*found;
}

}  // namespace

std::string unlike_text(const jobs::LedgerComparison& comparison) {
    if (comparison.unlike.empty()) return "";
    return fmt::format("these runs were not measured alike, their {} differ: the figures are not comparable",
                       jobs::protocol_words(comparison.unlike));
}

ordered_json comparison_json(const jobs::LedgerComparison& comparison) {
    ordered_json metrics = ordered_json::array();
    for (const jobs::MetricComparison& metric : comparison.metrics) {
        ordered_json means = ordered_json::array(), differences = ordered_json::array();
        for (const jobs::ModelMean& mean : metric.means) means.push_back(mean_json(mean));
        for (const jobs::ModelDifference& difference : metric.differences)
            differences.push_back(difference_json(difference));
        metrics.push_back({{"metric", metric.metric}, {"means", means}, {"differences", differences}});
    }
    return {{"comparable", comparison.unlike.empty()},
            {"differing_protocol", comparison.unlike},
            {"untested", comparison.untested},
            {"metrics", metrics},
            {"correction", "holm"},
            {"family", comparison.family},
            {"notes", comparison.notes}};
}

std::string comparison_text(const jobs::LedgerComparison& comparison) {
    if (!comparison.untested.empty()) return "Not tested: " + comparison.untested + '\n';
    std::string text;
    bool tested = false;
    for (const jobs::MetricComparison& metric : comparison.metrics) {
        text += (text.empty() ? "" : "\n") + means_text(metric);
        if (metric.differences.empty()) continue;
        text += '\n' + differences_text(metric);
        tested = true;
    }
    if (tested)
        text += fmt::format("\nrandomisation test, paired by user; p-values corrected together (Holm): {}\n",
                            comparison.family);
    for (const std::string& note : comparison.notes) text += "note: " + note + '\n';
    return text;
}

ExportTable comparison_table(const jobs::LedgerComparison& comparison) {
    constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
    ExportTable table{
        {"metric", "model", "mean", "ci95_low", "ci95_high", "users", "undefined_users", "seeds", "seed_deviation",
         "baseline", "difference", "difference_low", "difference_high", "p", "p_holm", "d_z", "verdict"},
        {}};
    for (const jobs::MetricComparison& metric : comparison.metrics)
        for (const jobs::ModelMean& mean : metric.means) {
            const jobs::ModelDifference* other = difference_of(metric, mean.model);
            const statistics::Interval gap = other ? other->paired.difference.interval : statistics::Interval{};
            table.rows.push_back(
                {metric.metric, mean.model, mean.mean.value, mean.mean.interval.low, mean.mean.interval.high,
                 mean.mean.count, mean.undefined, mean.seeds, mean.seed_deviation,
                 other ? other->baseline : std::string(), other ? other->paired.difference.value : kNone, gap.low,
                 gap.high, other ? other->paired.randomisation.p.value : kNone, other ? other->p_holm : kNone,
                 other ? other->paired.standardised : kNone, std::string(other ? to_string(other->verdict) : "")});
        }
    return table;
}

}  // namespace armillary::app
