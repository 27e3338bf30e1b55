// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/codebook/codebook_charts.h"

#include <fmt/format.h>

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <set>

#include "core/data/users_as_items.h"
#include "views/shared/figure_names.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

using diagnostics::DepthReport;

struct CodebookText {
    Q_DECLARE_TR_FUNCTIONS(Codebook)
};

double total(const CodebookReading& run, const std::function<int64_t(const diagnostics::LevelReport&)>& part) {
    int64_t sum = 0;
    for (const diagnostics::LevelReport& level : run.report.levels) sum += part(level);
    return static_cast<double>(sum);
}

}  // namespace

namespace {

/// Ranks that are drawn of so many: all of the first, then ever fewer, as a logarithmic axis shows them.
std::vector<size_t> drawn_ranks(size_t codes) {
    constexpr double kStep = 1.02;
    std::vector<size_t> ranks;
    for (size_t rank = 1; rank <= codes; rank = std::max(rank + 1, static_cast<size_t>(rank * kStep)))
        ranks.push_back(rank);
    if (!ranks.empty() && ranks.back() != codes) ranks.push_back(codes);
    return ranks;
}

/// Unused codes have no place on a logarithmic axis: the line ends before them.
ChartSeries ranked_line(std::vector<double> amounts, const QString& name, ChartColor color) {
    std::sort(amounts.begin(), amounts.end(), std::greater<>());
    const double sum = std::accumulate(amounts.begin(), amounts.end(), 0.0);
    while (!amounts.empty() && amounts.back() <= 0) amounts.pop_back();
    ChartSeries line;
    line.name = name;
    line.color = color;
    for (const size_t rank : drawn_ranks(amounts.size())) {
        line.x.push_back(static_cast<double>(rank));
        line.y.push_back(amounts[rank - 1] / sum);
    }
    return line;
}

ChartSeries even_line(int64_t codes, const QString& name) {
    ChartSeries line;
    line.name = name;
    line.color = Token::muted;
    line.dashed = true;
    line.x = {1, static_cast<double>(codes)};
    line.y.assign(2, 1 / static_cast<double>(codes));
    return line;
}

void add_ranked(ChartContent& chart, const CodebookReading& run, int level, Token color, bool named) {
    const auto name_of = [&](const QString& part) {
        return named ? QStringLiteral("%1 %2").arg(text(run.run.id), part) : part;
    };
    for (size_t at = 0; at < run.report.levels.size(); ++at) {
        const diagnostics::LevelReport& report = run.report.levels[at];
        if (level < 0) {
            chart.series.push_back(ranked_line(
                report.by_items.amounts, name_of(CodebookText::tr("level %1").arg(at)), static_cast<int>(at)));
            chart.series.back().dashed = color == Token::run_b;
        } else if (static_cast<size_t>(level) == at) {
            chart.series.push_back(
                ranked_line(report.by_items.amounts, name_of(CodebookText::tr("items")), color));
            if (!report.by_interactions) continue;
            chart.series.push_back(
                ranked_line(report.by_interactions->amounts, name_of(CodebookText::tr("interactions")), color));
            chart.series.back().soft = true;
        }
    }
}

/// Sizes of the codebooks drawn, each once.
std::set<int64_t> drawn_sizes(const CodebookReadings& runs, int level) {
    std::set<int64_t> sizes;
    for (const CodebookReadingPtr& run : runs)
        for (size_t at = 0; at < run->report.levels.size(); ++at)
            if (level < 0 || static_cast<size_t>(level) == at) sizes.insert(run->report.levels[at].size);
    return sizes;
}

}  // namespace

ChartContent rank_frequency(const CodebookReadings& runs, int level) {
    ChartContent chart;
    chart.title = level < 0 ? CodebookText::tr("Use of the codes by rank")
                            : CodebookText::tr("Use of the codes of level %1 by rank").arg(level);
    chart.x = {.title = CodebookText::tr("code, the most used first"), .scale = Scale::log};
    chart.x.whole_numbers = true;
    chart.y = {.title = CodebookText::tr("share"), .scale = Scale::log};
    chart.y.percent = true;
    chart.empty = CodebookText::tr("The use of the codes is drawn here");
    for (size_t i = 0; i < runs.size(); ++i)
        add_ranked(chart, *runs[i], level, i == 0 ? Token::run_a : Token::run_b, runs.size() > 1);
    if (!chart.has_data()) return chart;
    const std::set<int64_t> sizes = drawn_sizes(runs, level);
    for (const int64_t size : sizes)
        chart.series.push_back(even_line(size, sizes.size() == 1 ? CodebookText::tr("even use")
                                                                 : CodebookText::tr("even use of %1").arg(size)));
    return chart;
}

ChartContent residual_content(const CodebookReadings& runs) {
    ChartContent chart;
    chart.title = CodebookText::tr("What each level leaves over");
    chart.x.scale = Scale::categories;
    chart.y = {.title = CodebookText::tr("length of the residual"), .minimum = 0};
    chart.uncertainty = CodebookText::tr("5 % to 95 % of the items");
    chart.empty = runs.empty() ? CodebookText::tr("Residual norms are drawn here")
                               : CodebookText::tr(
                                     "No residual norms were recorded at this epoch: the codes come from "
                                     "elsewhere, or their levels do not build on one another");
    for (size_t i = 0; i < runs.size(); ++i) {
        const auto& residuals = runs[i]->report.residuals;
        if (!residuals) continue;
        ChartSeries bars;
        bars.mark = Mark::bars;
        bars.name = runs.size() > 1 ? runs[i]->title() : CodebookText::tr("mean");
        bars.color = i == 0 ? Token::run_a : Token::run_b;
        for (size_t level = 0; level < residuals->norms.size(); ++level) {
            const diagnostics::NormSummary& norm = residuals->norms[level];
            if (static_cast<int>(level) >= chart.x.categories.size())
                chart.x.categories << figure_part(fmt::format("residual_norm[{}]", level));
            bars.x.push_back(static_cast<double>(level));
            bars.y.push_back(norm.mean);
            bars.low.push_back(norm.q05);
            bars.high.push_back(norm.q95);
        }
        chart.subtitle = CodebookText::tr("epoch %1").arg(runs[i]->codes.epoch);
        chart.series.push_back(std::move(bars));
    }
    return chart;
}

TableContentPtr depth_table(const CodebookReadings& runs) {
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

namespace {

/// Of a data set that was turned round.
bool is_of_users(const CodebookReading& run) {
    return run.surroundings && run.surroundings->dataset &&
           run.surroundings->dataset->parts().loader == data::kUsersAsItems;
}

}  // namespace

std::vector<FigureCard> codebook_figures(const CodebookReadings& runs) {
    std::vector<FigureCard> figures;
    const auto add = [&](const QString& name, const QString& help, const auto& value) {
        FigureCard figure{name, help, {}};
        for (const auto& run : runs) figure.values.push_back(run->missing.isEmpty() ? value(*run) : kUndefined);
        figures.push_back(std::move(figure));
    };
    const auto deepest = [](const CodebookReading& run) {
        return run.report.depths.empty() ? DepthReport{} : run.report.depths.back();
    };
    const bool users = std::ranges::all_of(runs, [](const auto& run) { return is_of_users(*run); });
    add(users ? CodebookText::tr("Users with a code") : CodebookText::tr("Items with a code"),
        users
            ? CodebookText::tr("The items of this data set are users: what is said of items here is said of them")
            : CodebookText::tr("Items of the catalogue that have a semantic ID"),
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
