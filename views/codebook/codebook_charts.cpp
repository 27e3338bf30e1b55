// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/codebook/codebook_charts.h"

#include <fmt/format.h>

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <functional>

#include "views/shared/words.h"

namespace armillary::views {

namespace {

using diagnostics::DepthReport;

struct CodebookText {
    Q_DECLARE_TR_FUNCTIONS(Codebook)
};

/// How the recorder names the series of one level or depth.
std::string series_name(CodebookCurve curve, int index) {
    switch (curve) {
        case CodebookCurve::perplexity:
            return fmt::format("perplexity[{}]", index);
        case CodebookCurve::usage:
            return fmt::format("usage[{}]", index);
        case CodebookCurve::dead:
            return fmt::format("dead[{}]", index);
        default:
            return fmt::format("collision_rate[{}]", index);
    }
}

ChartSeries line_of(const std::vector<store::SeriesPoint>& points, const QString& name, int color, bool dashed) {
    ChartSeries line;
    line.name = name;
    line.color = color;
    line.dashed = dashed;
    for (const store::SeriesPoint& point : points) {
        line.x.push_back(point.epoch);
        line.y.push_back(point.value);
    }
    return line;
}

void add_lines(ChartContent& content, const CodebookReading& run, CodebookCurve curve, bool named, bool dashed) {
    const bool by_depth = curve == CodebookCurve::collisions;
    const auto name_of = [&](const QString& part) { return named ? run.title() + ' ' + part : part; };
    const int first = by_depth ? 1 : 0;
    bool any = false;
    for (int index = first; run.series.contains(series_name(curve, index)); ++index) {
        const QString part = (by_depth ? CodebookText::tr("first %1") : CodebookText::tr("level %1")).arg(index);
        content.series.push_back(
            line_of(run.series.at(series_name(curve, index)), name_of(part), index - first, dashed));
        any = true;
    }
    if (const auto whole = run.series.find("collision_rate"); by_depth && !any && whole != run.series.end())
        content.series.push_back(line_of(whole->second, name_of(CodebookText::tr("whole code")), 0, dashed));
}

double total(const CodebookReading& run, const std::function<int64_t(const diagnostics::LevelReport&)>& part) {
    int64_t sum = 0;
    for (const diagnostics::LevelReport& level : run.report.levels) sum += part(level);
    return static_cast<double>(sum);
}

}  // namespace

QString curve_word(CodebookCurve curve) {
    switch (curve) {
        case CodebookCurve::perplexity:
            return CodebookText::tr("Perplexity");
        case CodebookCurve::usage:
            return CodebookText::tr("Codes in use");
        case CodebookCurve::dead:
            return CodebookText::tr("Dead codes");
        default:
            return CodebookText::tr("Collision rate");
    }
}

ChartContent curve_content(const std::vector<CodebookReadingPtr>& runs, CodebookCurve curve) {
    ChartContent content;
    content.title = curve_word(curve);
    content.x.title = CodebookText::tr("epoch");
    content.x.whole_numbers = true;
    content.y.minimum = 0;
    content.y.percent = curve == CodebookCurve::usage || curve == CodebookCurve::collisions;
    content.y.title = curve == CodebookCurve::usage        ? CodebookText::tr("of the codebook")
                      : curve == CodebookCurve::collisions ? CodebookText::tr("of the items")
                      : curve == CodebookCurve::dead       ? CodebookText::tr("codes")
                                                           : CodebookText::tr("effective codes");
    content.empty = runs.empty() ? CodebookText::tr("Figures over the epochs are drawn here")
                                 : CodebookText::tr("No such figures were recorded over the epochs");
    for (size_t i = 0; i < runs.size(); ++i) add_lines(content, *runs[i], curve, runs.size() > 1, i > 0);
    if (!runs.empty() && content.has_data() && runs.front()->missing.isEmpty())
        content.events.push_back({static_cast<double>(runs.front()->codes.epoch),
                                  CodebookText::tr("epoch %1").arg(runs.front()->codes.epoch)});
    return content;
}

TableContentPtr depth_table(const std::vector<CodebookReadingPtr>& runs) {
    auto table = std::make_shared<TableContent>();
    for (const auto& run : runs)
        table->rows = std::max(table->rows, static_cast<int64_t>(run->report.depths.size()));
    table->columns.push_back({CodebookText::tr("First codes"),
                              CodebookText::tr("How many codes of the semantic ID are looked at"),
                              TableColumn::Kind::number, [](int64_t row) { return QString::number(row + 1); },
                              [](int64_t row) { return static_cast<double>(row + 1); }});
    const auto add = [&](const CodebookReadingPtr& run, const QString& title, const QString& help,
                         std::function<double(const DepthReport&)> value, bool share) {
        const auto number = [run, value](int64_t row) {
            const auto& depths = run->report.depths;
            return row < static_cast<int64_t>(depths.size()) ? value(depths[static_cast<size_t>(row)]) : NAN;
        };
        table->columns.push_back(
            {runs.size() > 1 ? QStringLiteral("%1 %2").arg(text(run->run.id), title) : title, help,
             TableColumn::Kind::number,
             [number, share](int64_t row) { return share ? percent(number(row)) : figure(number(row)); }, number});
    };
    for (const auto& run : runs) {
        add(
            run, CodebookText::tr("Distinct"), CodebookText::tr("Different beginnings of codes"),
            [](const DepthReport& depth) { return static_cast<double>(depth.distinct); }, false);
        add(
            run, CodebookText::tr("Colliding"), CodebookText::tr("Items that share this beginning with another"),
            [](const DepthReport& depth) { return static_cast<double>(depth.colliding_items); }, false);
        add(
            run, CodebookText::tr("Rate"), CodebookText::tr("Collision rate: colliding items, of all items"),
            [](const DepthReport& depth) { return depth.collision_rate; }, true);
        add(
            run, CodebookText::tr("Largest"), CodebookText::tr("Largest bucket: most items with one beginning"),
            [](const DepthReport& depth) { return static_cast<double>(depth.largest_bucket); }, false);
    }
    return table;
}

std::vector<CodebookFigure> codebook_figures(const std::vector<CodebookReadingPtr>& runs) {
    std::vector<CodebookFigure> figures;
    const auto add = [&](const QString& name, const QString& help, const auto& value) {
        CodebookFigure figure{name, help, {}};
        for (const auto& run : runs) figure.values.push_back(run->missing.isEmpty() ? value(*run) : kUndefined);
        figures.push_back(std::move(figure));
    };
    const auto deepest = [](const CodebookReading& run) {
        return run.report.depths.empty() ? DepthReport{} : run.report.depths.back();
    };
    add(CodebookText::tr("Items with a code"), CodebookText::tr("Items of the catalogue that have a semantic ID"),
        [](const CodebookReading& run) { return count(run.report.items); });
    add(CodebookText::tr("Semantic IDs"), CodebookText::tr("Different whole codes"),
        [&](const CodebookReading& run) { return count(deepest(run).distinct); });
    add(CodebookText::tr("Collision rate"),
        CodebookText::tr("Items that share their whole code with another, of all"),
        [&](const CodebookReading& run) { return percent(deepest(run).collision_rate); });
    add(CodebookText::tr("Largest bucket"), CodebookText::tr("Most items with one whole code"),
        [&](const CodebookReading& run) { return count(deepest(run).largest_bucket); });
    add(CodebookText::tr("Codes in use"), CodebookText::tr("Of the codes of all levels"),
        [](const CodebookReading& run) {
            return CodebookText::tr("%1 of %2")
                .arg(figure(total(run, [](const auto& level) { return level.by_items.used; })),
                     figure(total(run, [](const auto& level) { return level.size; })));
        });
    add(CodebookText::tr("Reconstruction error"), CodebookText::tr("As recorded at this epoch"),
        [](const CodebookReading& run) { return figure(run.recorded("reconstruction_error")); });
    return figures;
}

}  // namespace armillary::views
