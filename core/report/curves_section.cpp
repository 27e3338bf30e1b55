// SPDX-License-Identifier: GPL-3.0-or-later
// What training looked like: losses, validation, what happened on the way.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "core/base/figure_text.h"
#include "core/report/reported_runs.h"

namespace armillary::report {

namespace {

constexpr size_t kMostTerms = 5;

/// Runs with a curve of the name, as one chart.
Html chart_of(const ReportedRuns& report, const std::string& split, const std::string& name,
              const std::string& title, const std::string& subtitle) {
    LineChart chart{
        .title = title, .subtitle = subtitle, .x_label = report.say("epoch", "轮"), .y_label = name, .lines = {}};
    std::vector<const ReportedRun*> drawn;
    for (const ReportedRun& run : report.runs) {
        ChartLine line = report.curve(run, split, name);
        if (line.x.size() < 2) continue;  // fitted at once: nothing to draw
        chart.lines.push_back(std::move(line));
        drawn.push_back(&run);
    }
    chart.marks = marks_of(report, drawn);
    return draw(chart, report.say);
}

/// The terms of one run's loss.
Html terms_of(const ReportedRuns& report, const ReportedRun& run) {
    static const std::set<std::string> kNoTerms{"loss", "learning_rate", "gradient_norm"};
    LineChart chart{.title = report.say("Loss terms, ", "各损失项，") + run.label,
                    .subtitle = {},
                    .x_label = report.say("epoch", "轮"),
                    .y_label = report.say("mean over the epoch", "该轮均值"),
                    .lines = {}};
    for (const auto& [split, name] : report.workspace.runs().series_names(run.details.id)) {
        if (split != "train" || kNoTerms.contains(name) || name.find('[') != name.npos) continue;
        ChartLine line = report.curve(run, split, name);
        if (line.x.size() < 2) continue;
        line.name = name;
        line.color = static_cast<int>(chart.lines.size());
        if (chart.lines.size() < kMostTerms) chart.lines.push_back(std::move(line));
    }
    if (chart.lines.size() < 2) return {};
    chart.marks = marks_of(report, {&run});
    return draw(chart, report.say);
}

Html events(const ReportedRuns& report) {
    HtmlTable table{"",
                    {report.say("run", "运行"), report.say("epoch", "轮"), report.say("what", "事件"),
                     report.say("detail", "说明")},
                    {}};
    for (const ReportedRun& run : report.runs)
        for (const ReportedEvent& event : events_of(report, run))
            table.rows.push_back({run.label, figure_text(event.epoch),
                                  event.kind == "message" ? report.say("message", "消息") : event.words,
                                  report.sentence(event.detail)});
    if (table.rows.empty()) return {};
    return folded(report.say("What happened on the way", "训练中发生的事件"), to_html(table));
}

/// The validation metric that most runs watched.
std::string watched_metric(const ReportedRuns& report) {
    std::map<std::string, int> votes;
    for (const ReportedRun& run : report.runs)
        for (const auto& [split, name] : report.workspace.runs().series_names(run.details.id))
            if (split == "valid") votes[name] += name == "ndcg@10" ? 2 : 1;
    const auto best = std::max_element(votes.begin(), votes.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    return best == votes.end() ? std::string() : best->first;
}

}  // namespace

Html curves_section(const ReportedRuns& report) {
    const Words& say = report.say;
    Html charts = chart_of(report, "train", "loss", say("Training loss", "训练损失"),
                           say("Mean over the batches of an epoch", "一轮内各批次的均值"));
    if (const std::string metric = watched_metric(report); !metric.empty())
        charts.add(chart_of(report, "valid", metric, metric + say(" on validation", "（验证集）"),
                            say("Mean over users, full ranking", "各用户均值，全物品排序")));
    Html terms;
    for (const ReportedRun& run : report.runs) terms.add(terms_of(report, run));
    if (!terms.blank()) charts.add(folded(say("Loss terms", "各损失项"), terms));
    charts.add(events(report));
    if (charts.blank()) return {};
    return Html().element("h2", say("Training", "训练过程")).add(charts);
}

}  // namespace armillary::report
