// SPDX-License-Identifier: GPL-3.0-or-later
// Alignment and uniformity of embeddings over training (Wang and Isola 2020).
#include <algorithm>
#include <cmath>
#include <map>

#include "core/base/figure_text.h"
#include "core/report/reported_runs.h"

namespace armillary::report {

namespace {

std::map<double, double> by_epoch(const ChartLine& line) {
    std::map<double, double> values;
    for (size_t at = 0; at < line.x.size(); ++at) values[line.x[at]] = line.y[at];
    return values;
}

/// The way of a run through the plane, an epoch a point: uniformity is the mean of users' and items', as in
/// DirectAU.
ChartLine path_of(const ReportedRuns& report, const ReportedRun& run) {
    const ChartLine alignment = report.curve(run, "diagnostics", "alignment");
    const auto users = by_epoch(report.curve(run, "diagnostics", "user_uniformity"));
    const auto items = by_epoch(report.curve(run, "diagnostics", "item_uniformity"));
    ChartLine path{.name = run.label, .x = {}, .y = {}, .color = run.color, .points = true};
    for (size_t at = 0; at < alignment.x.size(); ++at) {
        const auto user = users.find(alignment.x[at]), item = items.find(alignment.x[at]);
        if (user == users.end() || item == items.end()) continue;
        path.x.push_back((user->second + item->second) / 2);
        path.y.push_back(alignment.y[at]);
    }
    return path;
}

}  // namespace

Html sphere_section(const ReportedRuns& report) {
    const Words& say = report.say;
    LineChart plane{
        .title = say("Alignment and uniformity", "对齐与均匀"),
        .subtitle = say("A point an epoch; the name stands at the last. Nearer to the lower left is better "
                        "on both: pairs close together, everything spread out",
                        "每点一轮，名称标在最后一轮。越靠左下两者越好：成对者相近，整体散开"),
        .x_label = say("uniformity, mean of users and items", "均匀性（用户与物品之均值）"),
        .y_label = say("alignment", "对齐"),
        .lines = {},
        .whole_x = false};
    HtmlTable table{say("At the last epoch", "最后一轮"),
                    {say("run", "运行"), say("alignment", "对齐"), say("uniformity of users", "用户均匀性"),
                     say("uniformity of items", "物品均匀性"), say("effective rank of items", "物品有效秩")},
                    {}};
    for (const ReportedRun& run : report.runs) {
        ChartLine path = path_of(report, run);
        const auto last = [&](const char* name) {
            const ChartLine line = report.curve(run, "diagnostics", name);
            return figure_text(line.y.empty() ? std::nan("") : line.y.back());
        };
        if (last("alignment") != "–" || last("item_uniformity") != "–")
            table.rows.push_back({run.label, last("alignment"), last("user_uniformity"), last("item_uniformity"),
                                  last("item_effective_rank")});
        if (!path.x.empty()) plane.lines.push_back(std::move(path));
    }
    if (table.rows.empty()) return {};
    return Html().element("h2", say("Hypersphere", "超球面")).add(draw(plane, say)).add(to_html(table));
}

}  // namespace armillary::report
