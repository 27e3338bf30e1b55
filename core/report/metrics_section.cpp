// SPDX-License-Identifier: GPL-3.0-or-later
// Figures of the test, and whether runs differ by more than chance.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "core/base/error.h"
#include "core/base/figure_text.h"
#include "core/base/text.h"
#include "core/jobs/fairness/ledger_comparison.h"
#include "core/report/reported_runs.h"

namespace armillary::report {

namespace {

constexpr const char* kSplit = "test";

std::string verdict_words(statistics::Verdict verdict, Words say) {
    switch (verdict) {
        case statistics::Verdict::better:
            return say("better", "更好");
        case statistics::Verdict::worse:
            return say("worse", "更差");
        case statistics::Verdict::equivalent:
            return say("equivalent", "相当");
        case statistics::Verdict::inconclusive:
            return say("not decided", "无法判定");
    }
    return {};
}

/// Runs that were tested.
std::vector<const ReportedRun*> tested(const ReportedRuns& report) {
    std::vector<const ReportedRun*> runs;
    for (const ReportedRun& run : report.runs)
        if (const auto found = run.details.metrics.find(kSplit);
            found != run.details.metrics.end() && !found->second.empty())
            runs.push_back(&run);
    return runs;
}

/// The mean of a metric with its interval, where the run kept a value for each user.
statistics::Estimate estimate(const ReportedRuns& report, const ReportedRun& run, const std::string& metric) {
    report.check_stop();
    const auto kept = report.workspace.runs().per_user_names(run.details.id);
    if (std::find(kept.begin(), kept.end(), std::pair<std::string, std::string>(kSplit, metric)) == kept.end())
        return {};
    std::vector<double> values = report.workspace.runs().per_user(run.details.id, kSplit, metric);
    std::erase_if(values, [](double value) { return std::isnan(value); });
    return statistics::bootstrap_mean(values);
}

double value_of(const ReportedRun& run, const std::string& metric) {
    const auto& metrics = run.details.metrics.at(kSplit);
    const auto found = metrics.find(metric);
    return found == metrics.end() ? std::nan("") : found->second;
}

/// The cut-off that is shown first: 10 where there is one.
std::string main_cut_off(const std::vector<std::string>& metrics) {
    std::vector<std::string> cut_offs;
    for (const std::string& metric : metrics)
        if (const size_t at = metric.find('@'); at != metric.npos) cut_offs.push_back(metric.substr(at));
    if (cut_offs.empty()) return {};
    const bool ten = std::find(cut_offs.begin(), cut_offs.end(), "@10") != cut_offs.end();
    return ten ? "@10" : cut_offs.front();
}

HtmlTable empty_table(const std::vector<const ReportedRun*>& runs, const std::string& first) {
    HtmlTable table{"", {first}, {}};
    for (const ReportedRun* run : runs) table.header.push_back(run->label);
    return table;
}

Html means(const ReportedRuns& report, const std::vector<const ReportedRun*>& runs,
           const std::vector<std::string>& metrics, const std::string& cut_off) {
    const Words& say = report.say;
    HtmlTable shown{"", {say("metric", "指标")}, {}};
    for (const ReportedRun* run : runs) {
        shown.header.push_back(run->label);
        shown.header.push_back(say("95 % interval", "95 % 区间"));
    }
    HtmlTable others = empty_table(runs, say("metric", "指标"));
    EstimateChart chart{.title = {}, .subtitle = {}, .x_label = {}, .estimates = {}};
    for (const std::string& metric : metrics) {
        const bool first_rank = cut_off.empty() || metric.ends_with(cut_off);
        std::vector<std::string> row{metric};
        for (const ReportedRun* run : runs) {
            row.push_back(figure_text(value_of(*run, metric)));
            if (!first_rank) continue;
            const statistics::Estimate found = estimate(report, *run, metric);
            row.push_back(interval_text(found.interval));
            if (metric == "ndcg" + cut_off)
                chart.estimates.push_back(
                    {run->label, found.value, found.interval.low, found.interval.high, run->color});
        }
        (first_rank ? shown : others).rows.push_back(std::move(row));
    }
    chart.title = chart.x_label = "ndcg" + cut_off;
    chart.subtitle =
        say("Test, mean over users with its 95 % bootstrap interval", "测试集上各用户均值及 95 % 自助区间");
    Html section = draw(chart, say);
    section.add(to_html(shown));
    if (!others.rows.empty()) section.add(folded(say("Other cut-offs", "其他截断长度"), to_html(others)));
    return section;
}

Html difference_table(const ReportedRuns& report, const jobs::MetricComparison& metric) {
    const Words& say = report.say;
    const auto label = [&](const std::string& id) {
        const auto found = std::find_if(report.runs.begin(), report.runs.end(),
                                        [&](const auto& run) { return run.details.id == id; });
        return found == report.runs.end() ? id : found->label;
    };
    HtmlTable table{
        fmt::format(fmt::runtime(say("{} against {}", "{}，与 {} 相比")), metric.metric,
                    label(metric.differences.front().baseline)),
        {say("run", "运行"), say("difference", "差值"), say("95 % interval", "95 % 区间"), "p",
         say("p (Holm)", "p（Holm）"), "d_z", say("won / lost / tied", "胜 / 负 / 平"), say("verdict", "结论")},
        {}};
    for (const jobs::ModelDifference& difference : metric.differences) {
        const statistics::PairedComparison& paired = difference.paired;
        table.rows.push_back({label(difference.model), figure_text(paired.difference.value),
                              interval_text(paired.difference.interval), p_text(paired.randomisation.p.value),
                              p_text(difference.p_holm), figure_text(paired.standardised),
                              fmt::format("{} / {} / {}", paired.wins, paired.losses, paired.ties),
                              verdict_words(difference.verdict, say)});
    }
    return to_html(table);
}

void add_note(Html& section, const ReportedRuns& report, const std::string& note) {
    section.element("li", report.sentence(note));
}

}  // namespace

Html metrics_section(const ReportedRuns& report) {
    const auto runs = tested(report);
    if (runs.empty()) return {};
    std::vector<std::string> metrics;
    for (const ReportedRun* run : runs)
        for (const auto& [metric, value] : run->details.metrics.at(kSplit)) metrics.push_back(metric);
    metrics = ordered_metrics(std::move(metrics));
    Html section;
    section.element("h2", report.say("Results of the test", "测试结果"));
    return section.add(means(report, runs, metrics, main_cut_off(metrics)));
}

Html tests_section(const ReportedRuns& report) {
    const Words& say = report.say;
    std::vector<store::RunDetails> runs;
    for (const ReportedRun* run : tested(report)) runs.push_back(run->details);
    if (runs.size() < 2) return {};
    report.check_stop();
    Html section;
    section.element("h2", say("Beyond chance?", "差异是否超出偶然？"));
    std::string untested;
    jobs::LedgerComparison comparison;
    try {
        comparison = jobs::compare_ledgers(report.workspace.runs(), jobs::each_run(runs), {});
        untested = comparison.untested;
    } catch (const Error& error) {  // a run of elsewhere may lack what is compared
        untested = error.what();
    }
    if (!untested.empty())
        return section.open("p").text(say("Not tested: ", "未做检验：") + report.sentence(untested)).close();
    for (const jobs::MetricComparison& metric : comparison.metrics)
        if (!metric.differences.empty()) section.add(difference_table(report, metric));
    section.open("p", {{"class", "muted"}})
        .text(say("Randomisation test, paired by user; p-values corrected together (Holm).",
                  "按用户配对的随机化检验；p 值一并校正（Holm）。"))
        .close();
    if (comparison.notes.empty()) return section;
    section.open("ul");
    for (const std::string& note : comparison.notes) add_note(section, report, note);
    return section.close();
}

}  // namespace armillary::report
