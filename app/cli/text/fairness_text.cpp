// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/text/fairness_text.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "app/cli/context.h"
#include "app/cli/text/text_table.h"
#include "core/base/text.h"

namespace armillary::app {

using nlohmann::ordered_json;

namespace {

struct ItemLine {
    const char *key, *words;
    statistics::CorrectedMeasure statistics::ItemExposure::*measure;
};
constexpr ItemLine kItemLines[] = {{"gini", "Gini", &statistics::ItemExposure::gini},
                                   {"entropy", "entropy", &statistics::ItemExposure::entropy},
                                   {"jain", "Jain", &statistics::ItemExposure::jain},
                                   {"coverage", "coverage", &statistics::ItemExposure::coverage},
                                   {"weighted_gini", "Gini by rank", &statistics::ItemExposure::weighted_gini},
                                   {"satisfaction", "with a fair share", &statistics::ItemExposure::satisfaction}};

std::string percent(double share) {
    return std::isnan(share) ? "–" : fmt::format("{:.1f} %", 100 * share);
}

ordered_json group_json(const jobs::GroupFigures& group) {
    return {{"value", group.value},
            {"users", group.users},
            {"undefined", group.undefined},
            {"mean", json_number(group.mean.value)},
            {"ci95", interval_json(group.mean.interval)},
            {"standard_error", json_number(group.mean.standard_error)},
            {"too_small", group.too_small},
            {"share_among_worst", json_number(group.share_among_worst)}};
}

ordered_json test_json(const jobs::GroupTest& test) {
    ordered_json entry{{"attribute", test.attribute}, {"kind", test.kind}};
    if (test.kind == "gap")
        entry.update({{"a", test.a},
                      {"b", test.b},
                      {"users_a", test.users_a},
                      {"users_b", test.users_b},
                      {"gap", json_number(test.gap.value)},
                      {"ci95", interval_json(test.gap.interval)},
                      {"cliffs_delta", json_number(test.cliffs_delta)}});
    else
        entry.update({{"users", test.users_a},
                      {"f", json_number(test.test.statistic)},
                      {"eta_squared", json_number(test.eta_squared)}});
    entry.update({{"test", "permutation"},
                  {"method", to_string(test.test.method)},
                  {"p", json_number(test.test.p.value)},
                  {"p_holm", json_number(test.p_holm)}});
    return entry;
}

ordered_json attribute_json(const jobs::AttributeFairness& attribute) {
    ordered_json groups = ordered_json::array();
    for (const jobs::GroupFigures& group : attribute.groups) groups.push_back(group_json(group));
    return {{"attribute", attribute.attribute},
            {"rule", attribute.rule},
            {"groups", groups},
            {"unknown", attribute.unknown ? group_json(*attribute.unknown) : ordered_json(nullptr)},
            {"gap", json_number(attribute.spread.gap.value)},
            {"ratio", json_number(attribute.spread.ratio.value)},
            {"theil_within", json_number(attribute.theil.within.value)},
            {"theil_between", json_number(attribute.theil.between.value)},
            {"theil_between_share", json_number(attribute.theil.between_share)},
            {"divergence", json_number(attribute.divergence.value)}};
}

ordered_json users_json(const jobs::FairnessReport& report) {
    ordered_json users{{"users", report.users}, {"undefined_users", report.undefined}};
    ordered_json reasons = ordered_json::object();
    for (const auto& [name, measure, direction] : report.distribution) {
        users[name] = json_number(measure.value);
        if (!measure.defined()) reasons[name] = to_string(measure.reason);
    }
    users["undefined"] = reasons;
    users["worst_served"] = {{"share", report.worst_share}, {"at_most", json_number(report.worst_limit)}};
    users["histogram"] = {{"end", report.histogram_end}, {"counts", report.histogram}};
    users["lorenz"] = report.lorenz;
    return users;
}

ordered_json items_json(const jobs::FairnessReport& report) {
    if (!report.items) return nullptr;
    const statistics::ItemExposure& exposure = *report.items;
    ordered_json items{
        {"k", report.k}, {"items", exposure.items}, {"lists", exposure.lists}, {"empty_places", exposure.missing}};
    for (const ItemLine& line : kItemLines) {
        items[line.key] = json_number((exposure.*line.measure).original.value);
        items[std::string(line.key) + "_corrected"] = json_number((exposure.*line.measure).corrected.value);
    }
    items.update({{"disparity", json_number(exposure.disparity.value)},
                  {"individual_disparity", json_number(exposure.individual.value)},
                  {"average_disparity", json_number(exposure.average.value)}});
    if (report.tail)
        items.update({{"tail_items", report.tail->tail_items},
                      {"tail_share", json_number(report.tail->tail_share.value)},
                      {"tail_training_share", json_number(report.tail->tail_training_share.value)},
                      {"mean_popularity", json_number(report.tail->mean_popularity.value)},
                      {"popularity_correlation", json_number(report.tail->popularity_correlation.value)},
                      {"personalisation", json_number(report.tail->personalisation.value)}});
    items["lorenz"] = exposure.lorenz;
    return items;
}

std::string users_text(const jobs::FairnessReport& report) {
    TextTable table({"users", "value"});
    for (const auto& [name, measure, direction] : report.distribution) {
        std::string words = name;
        std::replace(words.begin(), words.end(), '_', ' ');
        table.add({words, measure.defined() ? format_value(measure.value)
                                            : fmt::format("undefined: {}", to_string(measure.reason))});
    }
    return table.to_string("  ");
}

std::string groups_text(const jobs::AttributeFairness& attribute, double worst_share) {
    TextTable table({attribute.attribute, "users", "mean", "95 % interval",
                     fmt::format("among the worst {:.0f} %", 100 * worst_share), ""});
    const auto add = [&](const jobs::GroupFigures& group, const std::string& label) {
        table.add({label, format_count(group.users), format_value(group.mean.value),
                   interval_text(group.mean.interval), percent(group.share_among_worst),
                   group.too_small && !group.value.empty() ? "too few to test" : ""});
    };
    for (const jobs::GroupFigures& group : attribute.groups) add(group, group.value);
    if (attribute.unknown) add(*attribute.unknown, "(not known)");
    std::string text = table.to_string("  ");
    if (!attribute.rule.empty()) text += fmt::format("  groups: {}\n", attribute.rule);
    if (attribute.spread.gap.defined())
        text += fmt::format("  gap {}, least / most {}, {} of the inequality lies between the groups\n",
                            format_value(attribute.spread.gap.value), format_value(attribute.spread.ratio.value),
                            percent(attribute.theil.between_share));
    return text;
}

std::string tests_text(const jobs::FairnessReport& report) {
    TextTable table({"attribute", "compared", "gap", "95 % interval", "p", "p (Holm)", "Cliff's delta"});
    size_t count = 0;
    for (const jobs::AttributeFairness& attribute : report.attributes)
        for (const jobs::GroupTest& test : attribute.tests) {
            ++count;
            const bool gap = test.kind == "gap";
            table.add({test.attribute, gap ? test.a + " against " + test.b : "any difference",
                       gap ? format_value(test.gap.value) : "", gap ? interval_text(test.gap.interval) : "",
                       p_text(test.test.p.value), p_text(test.p_holm),
                       gap ? format_value(test.cliffs_delta) : ""});
        }
    if (count == 0) return "";
    return table.to_string("  ") +
           fmt::format("  permuted labels; corrected over {} test{}\n", count, count == 1 ? "" : "s");
}

std::string items_text(const jobs::FairnessReport& report) {
    if (!report.items) return "";
    const statistics::ItemExposure& exposure = *report.items;
    TextTable table({"exposure of items", "value", "within what lists can reach", "", "fairest"});
    for (const ItemLine& line : kItemLines) {
        const statistics::CorrectedMeasure& measure = exposure.*line.measure;
        const bool less_is_fairer = measure.fairest < measure.unfairest;
        table.add({line.words, format_value(measure.original.value), format_value(measure.corrected.value),
                   measure.corrected.defined() ? "" : std::string(to_string(measure.corrected.reason)),
                   less_is_fairer ? "0" : "1"});
    }
    std::string text = fmt::format("\n{} items in {} lists of {}\n", format_count(exposure.items),
                                   format_count(exposure.lists), report.k) +
                       table.to_string("  ");
    if (report.tail)
        text += fmt::format(
            "  {} of the recommendations are of the long tail ({} items with {} of the training interactions)\n"
            "  a recommended item was taken {} times in training on average; popularity and exposure correlate by "
            "{}\n",
            percent(report.tail->tail_share.value), format_count(report.tail->tail_items),
            percent(report.tail->tail_training_share.value), format_value(report.tail->mean_popularity.value),
            format_value(report.tail->popularity_correlation.value));
    return text;
}

}  // namespace

ordered_json interval_json(const statistics::Interval& interval) {
    if (std::isnan(interval.low) || std::isnan(interval.high)) return nullptr;
    return ordered_json::array({interval.low, interval.high});
}

std::string interval_text(const statistics::Interval& interval) {
    if (std::isnan(interval.low) || std::isnan(interval.high)) return "–";
    return fmt::format("{} to {}", format_value(interval.low), format_value(interval.high));
}

std::string p_text(double p) {
    return std::isnan(p) ? "–" : p < 1e-4 ? "< 0.0001" : fmt::format("{:.4f}", p);
}

ordered_json fairness_json(const jobs::FairnessReport& report) {
    ordered_json attributes = ordered_json::array(), tests = ordered_json::array();
    for (const jobs::AttributeFairness& attribute : report.attributes) {
        attributes.push_back(attribute_json(attribute));
        for (const jobs::GroupTest& test : attribute.tests) tests.push_back(test_json(test));
    }
    ordered_json document{{"run", report.run},
                          {"model", report.model},
                          {"dataset", report.dataset},
                          {"attribute", nullptr},
                          {"metric", report.metric},
                          {"split", report.split},
                          {"groups", ordered_json::array()},
                          {"unknown", nullptr}};
    if (!attributes.empty()) {
        document["attribute"] = attributes[0]["attribute"];
        document["groups"] = attributes[0]["groups"];
        document["unknown"] = attributes[0]["unknown"];
    }
    document.update({{"tests", tests},
                     {"correction", "holm"},
                     {"attributes", attributes},
                     {"users", users_json(report)},
                     {"items", items_json(report)},
                     {"notes", report.notes},
                     {"missing", report.missing}});
    return document;
}

std::string fairness_text(const jobs::FairnessReport& report) {
    std::string text = fmt::format("{}: {} on {}, {} part: {} of {} users", report.run, report.model,
                                   report.dataset, report.split, report.metric, format_count(report.users));
    if (report.undefined > 0) text += fmt::format(" ({} more have no value)", format_count(report.undefined));
    text += '\n' + users_text(report);
    text += fmt::format("  the worst-served {:.0f} % have at most {}\n", 100 * report.worst_share,
                        format_value(report.worst_limit));
    for (const jobs::AttributeFairness& attribute : report.attributes)
        text += '\n' + groups_text(attribute, report.worst_share);
    if (const std::string tests = tests_text(report); !tests.empty()) text += '\n' + tests;
    text += items_text(report);
    for (const std::string& note : report.notes) text += "\nnote: " + note;
    for (const std::string& gap : report.missing) text += "\nmissing: " + gap;
    return text + (report.notes.empty() && report.missing.empty() ? "" : "\n");
}

}  // namespace armillary::app
