// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/text/codebook_text.h"

#include <fmt/format.h>

#include <cmath>

#include "app/cli/text/text_table.h"
#include "core/base/text.h"

namespace armillary::app {

namespace {

constexpr size_t kWidth = 100;

std::string levels_text(const diagnostics::CodebookReport& report) {
    TextTable table({"level", "codes", "used", "utilisation", "by chance", "perplexity", "dead", "top share"});
    for (size_t l = 0; l < report.levels.size(); ++l) {
        const diagnostics::LevelReport& level = report.levels[l];
        const diagnostics::Usage& usage = level.by_items;
        table.add({std::to_string(l), format_count(level.size), format_count(usage.used),
                   format_value(usage.utilisation), format_value(level.expected_utilisation),
                   format_value(usage.perplexity), format_count(usage.dead), format_value(usage.top_share)});
    }
    return table.to_string();
}

std::string vectors_text(const diagnostics::CodebookReport& report) {
    TextTable table({"level", "residual norm", "relative error", "code norm", "used codes' norm", "largest cosine",
                     "duplicates", "rank", "error up to here", "cosine"});
    bool known = false;
    const double undefined = std::nan("");
    for (size_t l = 0; l < report.levels.size(); ++l) {
        const auto& all = report.levels[l].geometry;
        const auto& used = report.levels[l].used_geometry;
        const bool reconstructed = l < report.reconstruction.size();
        known |= all || report.residuals || reconstructed;
        table.add({std::to_string(l), format_value(report.residuals ? report.residuals->norms[l].mean : undefined),
                   format_value(report.residuals ? report.residuals->relative_error[l] : undefined),
                   format_value(all ? all->norms.mean : undefined),
                   format_value(used ? used->norms.mean : undefined),
                   format_value(used ? used->max_cosine : undefined), used ? format_count(used->duplicates) : "–",
                   format_value(all ? all->effective_rank : undefined),
                   format_value(reconstructed ? report.reconstruction[l].error : undefined),
                   format_value(reconstructed ? report.reconstruction[l].cosine : undefined)});
    }
    return known ? '\n' + table.to_string() : std::string();
}

std::string depths_text(const diagnostics::CodebookReport& report) {
    TextTable table({"first codes", "distinct", "colliding items", "collision rate", "largest bucket"});
    for (const diagnostics::DepthReport& depth : report.depths)
        table.add({std::to_string(depth.depth), format_count(depth.distinct), format_count(depth.colliding_items),
                   format_value(depth.collision_rate), format_count(depth.largest_bucket)});
    return '\n' + table.to_string();
}

std::string coherence_text(const diagnostics::CoherenceReport& coherence) {
    TextTable table({"first codes", "purity", "by chance", "adjusted information", "uncertainty removed"});
    for (const diagnostics::DepthCoherence& depth : coherence.depths)
        table.add({std::to_string(depth.depth), format_value(depth.purity), format_value(depth.random_purity),
                   format_value(depth.ami), format_value(depth.uncertainty)});
    return fmt::format("\nAgainst '{}' ({} items, {} values):\n{}", coherence.attribute,
                       format_count(coherence.items), format_count(coherence.labels), table.to_string());
}

/// Empty where training did not count.
std::string forgotten_codes(const diagnostics::LevelReport& level, size_t number) {
    if (std::isnan(level.code_age)) return {};
    const std::string age = fmt::format("the longest forgotten code of level {} was not taken for {:.0f} batches",
                                        number, level.code_age);
    return std::isnan(level.stale)
               ? fmt::format("In training {}\n", age)
               : fmt::format("In training {}; {:.0f} are hardly taken any more\n", age, level.stale);
}

std::string sentences(const diagnostics::CodebookReport& report) {
    std::string text;
    if (const auto& duplicates = report.input_duplicates)
        text += fmt::format(
            "\n{} items have an input that another item has too; of the colliding items {} collide for that "
            "reason alone, {} because of the codebook\n",
            format_count(duplicates->items), format_count(duplicates->forced_items),
            format_count(duplicates->made_items));
    if (const auto& inputs = report.inputs)
        text += fmt::format("Inputs: mean cosine {}, about {} directions of {}, {} constant columns\n",
                            format_value(inputs->mean_cosine), format_value(inputs->effective_rank), inputs->dim,
                            inputs->constant_columns);
    if (const auto& neighbours = report.neighbours) {
        text += fmt::format(
            "Of the 10 (50) nearest inputs of {} items, {} ({}) are still the nearest reconstructions, {} ({}) by "
            "codes\n",
            format_count(neighbours->queries), format_value(neighbours->recall_10),
            format_value(neighbours->recall_50), format_value(neighbours->code_recall_10),
            format_value(neighbours->code_recall_50));
        if (!std::isnan(neighbours->code_companion_recall_10))
            text += fmt::format(
                "Of the 10 (50) items that the same users take, {} ({}) are among the nearest reconstructions, {} "
                "({}) "
                "by codes\n",
                format_value(neighbours->companion_recall_10), format_value(neighbours->companion_recall_50),
                format_value(neighbours->code_companion_recall_10),
                format_value(neighbours->code_companion_recall_50));
    }
    for (size_t l = 0; l < report.levels.size(); ++l) text += forgotten_codes(report.levels[l], l);
    if (report.churn)
        text += fmt::format("{:.1f} % of the items have another ID than an epoch before, {:.1f} % than at first\n",
                            100 * report.churn->changed, 100 * report.drift.value_or(0));
    return text;
}

std::string observations_text(const std::vector<diagnostics::Observation>& observations, const char* indent) {
    std::string text;
    for (const diagnostics::Observation& seen : observations) {
        const std::string numbers =
            std::isnan(seen.value)
                ? std::string()
                : fmt::format(": {}, threshold {}", format_value(seen.value), format_value(seen.threshold));
        text += wrap(fmt::format("- {} ({}{}; {})", seen.what, seen.name, numbers, seen.source), kWidth, indent);
    }
    return text;
}

std::string changes_text(const diagnostics::Remedy& remedy) {
    std::vector<std::string> changes;
    for (const auto& [parameter, value] : remedy.changes) changes.push_back(parameter + "=" + value);
    return join(changes, " ");
}

}  // namespace

std::string codebook_text(const diagnostics::CodebookReport& report) {
    return levels_text(report) + vectors_text(report) + depths_text(report) +
           (report.coherence && !report.coherence->depths.empty() ? coherence_text(*report.coherence)
                                                                  : std::string()) +
           sentences(report);
}

std::string signs_text(const std::vector<diagnostics::VitalSign>& signs) {
    if (signs.empty()) return {};
    TextTable table({"sign", "value", "", "healthy", "alarm"});
    for (const diagnostics::VitalSign& sign : signs) {
        const char* beyond = sign.larger_is_better() ? "below" : sign.alarm_included ? "from" : "above";
        table.add(
            {sign.name, format_value(sign.value), to_string(sign.grade),
             fmt::format("{} {}", sign.larger_is_better() ? "from" : "up to", format_value(sign.healthy)),
             std::isnan(sign.alarm) ? std::string() : fmt::format("{} {}", beyond, format_value(sign.alarm))});
    }
    return '\n' + table.to_string() +
           "Rules of thumb of practitioners, for the last epoch (`codebook` shows the best one); use and "
           "perplexity\n"
           "against the codes that chance would use, churn and agreement over the last quarter\n";
}

std::string diagnosis_text(const diagnostics::Diagnosis& diagnosis, const std::string& run) {
    std::string text;
    if (diagnosis.healthy)
        text = diagnosis.alarming()
                   ? fmt::format("{}: no cause of a collapse is seen, but a sign is out of bounds\n", run)
                   : fmt::format("{}: nothing to say, the codes look healthy\n", run);
    if (!diagnosis.symptoms.empty())
        text += "What is wrong\n" + observations_text(diagnosis.symptoms, "  ") + '\n';
    for (size_t at = 0; at < diagnosis.causes.size(); ++at) {
        const diagnostics::Cause& cause = diagnosis.causes[at];
        text += fmt::format("{}. {} (confidence {:.2f})\n", at + 1, cause.id, cause.confidence);
        text += wrap(cause.sentence, kWidth, "   ") + observations_text(cause.evidence, "   ");
        text += wrap("Remedy: " + cause.remedy.words, kWidth, "   ");
        if (!cause.remedy.changes.empty())
            text += fmt::format("   {}\n   Try it: armillary-cli codebook doctor {} --try {}\n",
                                changes_text(cause.remedy), run, at + 1);
        text += '\n';
    }
    if (!diagnosis.cannot_tell.empty()) text += "What cannot be told\n";
    for (const std::string& open : diagnosis.cannot_tell) text += wrap("- " + open, kWidth, "  ");
    return text;
}

}  // namespace armillary::app
