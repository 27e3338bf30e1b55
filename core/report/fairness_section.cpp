// SPDX-License-Identifier: GPL-3.0-or-later
// Whom the runs serve well and whom not, and which items they show.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "core/base/error.h"
#include "core/base/figure_text.h"
#include "core/base/text.h"
#include "core/jobs/fairness/fairness_report.h"
#include "core/report/reported_runs.h"

namespace armillary::report {

namespace {

struct RunFairness {
    const ReportedRun* run;
    jobs::FairnessReport report;
};

/// Of the runs that kept a value for each user; p-values are corrected over all of them.
std::vector<RunFairness> fairness_of(const ReportedRuns& report) {
    std::vector<const ReportedRun*> runs;
    std::vector<jobs::FairnessReport> reports;
    for (const ReportedRun* run : report.of_kind("recommender")) {
        report.check_stop();
        try {
            const jobs::FairnessRecord record =
                jobs::load_fairness(report.workspace, run->details, "test", report.stop);
            jobs::FairnessRequest request;
            const bool usual =
                std::find(record.metrics.begin(), record.metrics.end(), request.metric) != record.metrics.end();
            if (!usual && record.metrics.empty()) continue;
            if (!usual) request.metric = record.metrics.front();
            const std::vector<double> ledger = jobs::ledger_of(report.workspace, record, request.metric);
            reports.push_back(jobs::fairness_report(record, ledger, request));
            runs.push_back(run);
        } catch (const Error& error) {
            if (error.kind() == ErrorKind::cancelled) throw;  // else: it kept nothing by user
        }
    }
    jobs::correct_together(reports);
    std::vector<RunFairness> all;
    for (size_t at = 0; at < runs.size(); ++at) all.push_back({runs[at], std::move(reports[at])});
    return all;
}

Html distribution(const ReportedRuns& report, const std::vector<RunFairness>& all) {
    const Words& say = report.say;
    Histogram chart{
        .title = fmt::format(fmt::runtime(say("{} of the users", "各用户的 {}")), all.front().report.metric),
        .subtitle = say("Test, share of the users by what they get", "测试集，按所得分布的用户比例"),
        .x_label = all.front().report.metric,
        .y_label = say("share of the users", "用户比例"),
        .series = {},
        .end = all.front().report.histogram_end};
    for (const RunFairness& each : all)
        if (each.report.metric == all.front().report.metric &&
            each.report.histogram_end == all.front().report.histogram_end)
            chart.series.push_back({each.run->label, each.report.histogram, each.run->color});
    return draw(chart, say);
}

std::string measure_words(const std::string& name, Words say) {
    if (name == "gini") return say("Gini", "基尼系数");
    if (name == "worst_10pct") return say("mean of the worst-served 10 %", "服务最差 10 % 用户之均值");
    if (name == "zero_share") return say("share of users with nothing", "一无所得的用户比例");
    return name;
}

Html figures(const ReportedRuns& report, const std::vector<RunFairness>& all) {
    const Words& say = report.say;
    HtmlTable table{"", {""}, {}};
    for (const RunFairness& each : all) table.header.push_back(each.run->label);
    const auto row = [&](const std::string& name, const auto& value) {
        std::vector<std::string> cells{name};
        for (const RunFairness& each : all) cells.push_back(figure_text(value(each.report)));
        table.rows.push_back(std::move(cells));
    };
    row(say("users with a value", "有值的用户"), [](const auto& r) { return static_cast<double>(r.users); });
    for (const char* name : {"gini", "worst_10pct", "zero_share"})
        row(measure_words(name, say), [&](const jobs::FairnessReport& r) {
            const auto found = std::find_if(r.distribution.begin(), r.distribution.end(),
                                            [&](const auto& measure) { return measure.name == name; });
            return found == r.distribution.end() ? std::nan("") : found->measure.value;
        });
    row(say("Gini of the items' exposure", "物品曝光的基尼系数"),
        [](const auto& r) { return r.items ? r.items->gini.original.value : std::nan(""); });
    row(say("share of the catalogue that is shown", "被展示的物品比例"),
        [](const auto& r) { return r.items ? r.items->coverage.original.value : std::nan(""); });
    row(say("long tail's share of the places", "长尾所占展位比例"),
        [](const auto& r) { return r.tail ? r.tail->tail_share.value : std::nan(""); });
    return to_html(table);
}

std::string attribute_words(const std::string& name, Words say) {
    return name == "activity" ? say("activity (training interactions)", "活跃度（训练交互数）") : name;
}

/// The groups of one attribute in all runs.
Html groups(const ReportedRuns& report, const std::vector<RunFairness>& all, const std::string& attribute) {
    const Words& say = report.say;
    EstimateChart chart{
        .title = fmt::format(fmt::runtime(say("Groups by {}", "按 {} 分组")), attribute_words(attribute, say)),
        .subtitle = say("Mean of the group with its 95 % bootstrap interval; number of users behind the "
                        "name",
                        "组均值及 95 % 自助区间；名称后为用户数"),
        .x_label = all.front().report.metric,
        .estimates = {}};
    HtmlTable tests{"",
                    {say("run", "运行"), say("groups", "组"), say("gap", "差距"),
                     say("95 % interval", "95 % 区间"), "p", say("p (Holm)", "p（Holm）")},
                    {}};
    for (const RunFairness& each : all)
        for (const jobs::AttributeFairness& found : each.report.attributes) {
            if (found.attribute != attribute) continue;
            for (const jobs::GroupFigures& group : found.groups)
                chart.estimates.push_back({fmt::format("{}{} ({})", all.size() > 1 ? each.run->label + ", " : "",
                                                       group.value, format_count(group.users)),
                                           group.mean.value, group.mean.interval.low, group.mean.interval.high,
                                           each.run->color});
            for (const jobs::GroupTest& test : found.tests) {
                if (test.kind != "gap") continue;
                tests.rows.push_back({each.run->label, fmt::format("{} – {}", test.a, test.b),
                                      figure_text(test.gap.value), interval_text(test.gap.interval),
                                      p_text(test.test.p.value), p_text(test.p_holm)});
            }
        }
    Html html = draw(chart, say);
    if (!tests.rows.empty())
        html.add(folded(say("Tests of the gaps: permuted labels, corrected together (Holm)",
                            "差距的检验：标签置换，一并校正（Holm）"),
                        to_html(tests)));
    return html;
}

}  // namespace

Html fairness_section(const ReportedRuns& report) {
    const std::vector<RunFairness> all = fairness_of(report);
    if (all.empty()) return {};
    Html section;
    section.element("h2", report.say("Whom it serves", "服务了谁"));
    section.add(distribution(report, all)).add(figures(report, all));
    std::vector<std::string> attributes;
    for (const RunFairness& each : all)
        for (const jobs::AttributeFairness& found : each.report.attributes)
            if (std::find(attributes.begin(), attributes.end(), found.attribute) == attributes.end())
                attributes.push_back(found.attribute);
    for (const std::string& attribute : attributes) section.add(groups(report, all, attribute));
    std::set<std::string> notes;
    for (const RunFairness& each : all) notes.insert(each.report.notes.begin(), each.report.notes.end());
    if (notes.empty()) return section;
    section.open("ul");
    for (const std::string& note : notes) section.element("li", report.sentence(note));
    return section.close();
}

}  // namespace armillary::report
