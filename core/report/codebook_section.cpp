// SPDX-License-Identifier: GPL-3.0-or-later
// How tokenizers use their codebooks.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "core/base/error.h"
#include "core/base/figure_text.h"
#include "core/base/text.h"
#include "core/jobs/inputs.h"
#include "core/report/reported_runs.h"

namespace armillary::report {

namespace {

constexpr int kMostLevels = 16;

/// Numbered from 0, as recorded figures and the window number them.
std::string level_words(int level, Words say) {
    return fmt::format(fmt::runtime(say("level {}", "第 {} 级")), level);
}

/// Levels of which a run recorded the usage.
int levels_of(const ReportedRuns& report, const ReportedRun& run) {
    const auto names = report.workspace.runs().series_names(run.details.id);
    int levels = 0;
    while (levels < kMostLevels && std::find(names.begin(), names.end(),
                                             std::pair<std::string, std::string>(
                                                 "diagnostics", fmt::format("usage[{}]", levels))) != names.end())
        ++levels;
    return levels;
}

/// One level in all runs.
Html level_chart(const ReportedRuns& report, const std::vector<const ReportedRun*>& runs, int level) {
    LineChart chart{.title = fmt::format(fmt::runtime(report.say("Codes in use, {}", "使用中的码，{}")),
                                         level_words(level, report.say)),
                    .subtitle = report.say("Share of the codebook that some item has, over the whole catalogue",
                                           "至少被一个物品使用的码占码本的比例，按全部物品计"),
                    .x_label = report.say("epoch", "轮"),
                    .y_label = report.say("share of the codes", "码的比例"),
                    .lines = {},
                    .marks = marks_of(report, runs),
                    .from_zero = true};
    for (const ReportedRun* run : runs)
        chart.lines.push_back(report.curve(*run, "diagnostics", fmt::format("usage[{}]", level)));
    return draw(chart, report.say);
}

/// Figures of the last epoch.
Html levels_table(const ReportedRuns& report, const std::vector<const ReportedRun*>& runs) {
    const Words& say = report.say;
    HtmlTable table{say("At the last epoch", "最后一轮"),
                    {say("run", "运行"), say("level", "级"), say("used", "使用率"), say("dead codes", "死码"),
                     say("perplexity", "困惑度"), say("reconstruction error", "重构误差")},
                    {}};
    for (const ReportedRun* run : runs)
        for (int level = 0; level < levels_of(report, *run); ++level) {
            const auto last = [&](const char* name) {
                const ChartLine line = report.curve(*run, "diagnostics", fmt::format("{}[{}]", name, level));
                return line.y.empty() ? std::nan("") : line.y.back();
            };
            table.rows.push_back({run->label, std::to_string(level), percent_text(last("usage")),
                                  figure_text(last("dead")), figure_text(last("perplexity")),
                                  figure_text(last("reconstruction_error"))});
        }
    return table.rows.empty() ? Html() : to_html(table);
}

/// Items of each code, from the most used on.
Html rank_chart(const ReportedRuns& report, const ReportedRun& run) {
    report.check_stop();
    jobs::RecordedCodes codes;
    try {
        codes = jobs::recorded_codes(report.workspace, run.details);
    } catch (const Error&) {
        return {};  // none were kept
    }
    LineChart chart{.title = report.say("Items of each code, ", "各码的物品数，") + run.label,
                    .subtitle = fmt::format(
                        fmt::runtime(report.say("Most used code first; epoch {}, {} items; a flat line is an "
                                                "even use",
                                                "按使用量由多到少；第 {} 轮，{} 个物品；越平越均匀")),
                        codes.epoch, format_count(static_cast<int64_t>(codes.items.size()))),
                    .x_label = report.say("rank of the code", "码的名次"),
                    .y_label = report.say("items", "物品数"),
                    .lines = {},
                    .logarithmic = true};
    for (int32_t level = 0; level < std::min(codes.levels, kMostLevels / 2); ++level) {
        std::vector<double> counts;
        for (size_t at = static_cast<size_t>(level); at < codes.codes.size();
             at += static_cast<size_t>(codes.levels)) {
            const int32_t code = codes.codes[at];
            if (code < 0) continue;
            if (static_cast<size_t>(code) >= counts.size()) counts.resize(static_cast<size_t>(code) + 1);
            ++counts[static_cast<size_t>(code)];
        }
        std::sort(counts.begin(), counts.end(), std::greater<>());
        ChartLine line{.name = level_words(level, report.say), .x = {}, .y = counts, .color = level};
        for (size_t rank = 1; rank <= counts.size(); ++rank) line.x.push_back(static_cast<double>(rank));
        chart.lines.push_back(std::move(line));
    }
    return draw(chart, report.say);
}

Html collisions(const ReportedRuns& report, const std::vector<const ReportedRun*>& runs) {
    Html list;
    for (const ReportedRun* run : runs) {
        const ChartLine line = report.curve(*run, "diagnostics", "collision_rate");
        if (line.y.empty()) continue;
        list.element(
            "li",
            fmt::format(fmt::runtime(report.say("{}: {} of the items share their whole code with another item",
                                                "{}：{} 的物品与别的物品编码完全相同")),
                        run->label, percent_text(line.y.back())));
    }
    return list.blank() ? Html() : Html().open("ul").add(list).close();
}

}  // namespace

Html codebook_section(const ReportedRuns& report) {
    const auto runs = report.of_kind("tokenizer");
    int levels = 0;
    for (const ReportedRun* run : runs) levels = std::max(levels, levels_of(report, *run));
    Html charts;
    if (levels > 0) charts.add(level_chart(report, runs, 0));
    Html deeper;
    for (int level = 1; level < levels; ++level) deeper.add(level_chart(report, runs, level));
    if (!deeper.blank()) charts.add(folded(report.say("Deeper levels", "更深的级"), deeper));
    charts.add(collisions(report, runs)).add(levels_table(report, runs));
    for (const ReportedRun* run : runs) charts.add(rank_chart(report, *run));
    if (charts.blank()) return {};
    return Html().element("h2", report.say("Codebook", "码本")).add(charts);
}

}  // namespace armillary::report
