// SPDX-License-Identifier: GPL-3.0-or-later
// What is drawn over the epochs.
#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <set>

#include "views/codebook/codebook_charts.h"
#include "views/shared/figure_names.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

struct CodebookText {
    Q_DECLARE_TR_FUNCTIONS(Codebook)
};

struct KnownCurve {
    const char* stem;
    const char* unit;
    bool percent = false;
    const char* beside = nullptr;  ///< drawn paler with it: the value of chance, the other half
};

constexpr const char* kOfItems = QT_TRANSLATE_NOOP("Codebook", "of the items");
constexpr const char* kLength = QT_TRANSLATE_NOOP("Codebook", "length");
constexpr const char* kItems = QT_TRANSLATE_NOOP("Codebook", "items");
constexpr const char* kCodes = QT_TRANSLATE_NOOP("Codebook", "codes");
constexpr const char* kOfNeighbours = QT_TRANSLATE_NOOP("Codebook", "of the nearest inputs");
constexpr const char* kOfCompanions = QT_TRANSLATE_NOOP("Codebook", "of the items that the same users take");

constexpr std::array kKnown{
    KnownCurve{"perplexity", QT_TRANSLATE_NOOP("Codebook", "effective codes")},
    KnownCurve{"usage", QT_TRANSLATE_NOOP("Codebook", "of the codebook"), true},
    KnownCurve{"dead", kCodes},
    KnownCurve{"collision_rate", kOfItems, true},
    KnownCurve{"made_items", kItems, false, "forced_items"},
    KnownCurve{"churn", kOfItems, true},
    KnownCurve{"drift", kOfItems, true},
    KnownCurve{"residual_norm", kLength},
    KnownCurve{"relative_error", QT_TRANSLATE_NOOP("Codebook", "of the squared length before")},
    KnownCurve{"reconstruction_error", QT_TRANSLATE_NOOP("Codebook", "mean squared error")},
    KnownCurve{"neighbour_recall@10", kOfNeighbours, true, "code_neighbour_recall@10"},
    KnownCurve{"code_neighbour_recall@10", kOfNeighbours, true},
    KnownCurve{"collaborative_recall@10", kOfCompanions, true, "code_collaborative_recall@10"},
    KnownCurve{"code_collaborative_recall@10", kOfCompanions, true},
    KnownCurve{"purity", kOfItems, true, "random_purity"},
    KnownCurve{"ami", QT_TRANSLATE_NOOP("Codebook", "1 = the categories, 0 = chance")},
    KnownCurve{"codebook_norm", kLength, false, "codebook_norm_used"},
    KnownCurve{"latent_norm", kLength},
    KnownCurve{"batch_perplexity",
               QT_TRANSLATE_NOOP("Codebook", "effective codes of a batch, not of the catalogue")},
    KnownCurve{"near_dead", kCodes},
    KnownCurve{"stale", kCodes},
    KnownCurve{"code_age", QT_TRANSLATE_NOOP("Codebook", "steps since a batch took it")},
    KnownCurve{"revived", QT_TRANSLATE_NOOP("Codebook", "codes moved in the epoch")},
    KnownCurve{"top_share", kOfItems, true},
    KnownCurve{"surplus_rate", kOfItems, true},
    KnownCurve{"distinct", QT_TRANSLATE_NOOP("Codebook", "semantic IDs")},
    KnownCurve{"largest_bucket", kItems},
};
constexpr size_t kAlways = 4;  ///< of them are listed whether they were recorded or not

/// Drawn beside another, or the same at every epoch.
bool of_its_own(const std::string& stem) {
    return !stem.starts_with("input_") && stem != "neighbour_queries" && stem != "forced_items" &&
           stem != "random_purity" && stem != "codebook_norm_used";
}

const KnownCurve* known(const QString& stem) {
    const auto found =
        std::find_if(kKnown.begin(), kKnown.end(), [&](const KnownCurve& curve) { return stem == curve.stem; });
    return found == kKnown.end() ? nullptr : found;
}

/// What a series is of: `[2]`, or nothing of the whole.
struct Line {
    std::string name;
    int index = -1;
};

/// The lines of a stem, the whole last. A whole that repeats the deepest of several is left out.
std::vector<Line> lines_of(const CodebookReading& run, const std::string& stem) {
    std::vector<Line> lines;
    for (const auto& [name, points] : run.series)
        if (name.size() > stem.size() && figure_stem(name) == stem)
            lines.push_back({name, std::atoi(name.c_str() + stem.size() + 1)});
    std::sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) { return a.index < b.index; });
    if (run.series.contains(stem) && (lines.empty() || stem == "churn")) lines.push_back({stem, -1});
    return lines;
}

ChartSeries line_of(const std::vector<store::SeriesPoint>& points) {
    ChartSeries line;
    for (const store::SeriesPoint& point : points) {
        line.x.push_back(point.epoch);
        line.y.push_back(point.value);
    }
    return line;
}

void add_lines(ChartContent& chart, const CodebookReading& run, const QString& stem, const QString& prefix,
               bool dashed, bool soft) {
    const std::vector<Line> lines = lines_of(run, plain(stem));
    const int first = lines.empty() ? 0 : std::max(lines.front().index, 0);
    for (const Line& line : lines) {
        ChartSeries series = line_of(run.series.at(line.name));
        const QString part = figure_part(line.name);
        series.name = soft ? figure_words(line.name) : part.isEmpty() ? figure_title(line.name) : part;
        if (!prefix.isEmpty()) series.name = QStringLiteral("%1 %2").arg(prefix, series.name);
        series.color = line.index >= 0     ? ChartColor(line.index - first)
                       : lines.size() == 1 ? ChartColor(dashed ? Token::run_b : Token::run_a)
                                           : ChartColor(Token::text);
        series.dashed = dashed;
        series.soft = soft;
        chart.series.push_back(std::move(series));
    }
}

void add_events(ChartContent& chart, const CodebookReadings& runs) {
    for (const CodebookReadingPtr& run : runs)
        for (const auto& [epoch, what] : run->events)
            chart.events.push_back(
                {epoch, runs.size() > 1 ? QStringLiteral("%1 %2").arg(text(run->run.id), what) : what});
    if (runs.front()->missing.isEmpty())
        chart.events.push_back({static_cast<double>(runs.front()->codes.epoch),
                                CodebookText::tr("epoch %1").arg(runs.front()->codes.epoch)});
}

}  // namespace

std::vector<CodebookCurve> recorded_curves(const CodebookReadings& runs) {
    std::set<std::string> recorded;
    for (const CodebookReadingPtr& run : runs)
        for (const auto& [name, points] : run->series) recorded.emplace(figure_stem(name));
    std::vector<CodebookCurve> curves;
    const auto add = [&](const std::string& stem) { curves.push_back({text(stem), figure_title(stem)}); };
    for (size_t i = 0; i < kKnown.size(); ++i)
        if (recorded.erase(kKnown[i].stem) > 0 || i < kAlways) add(kKnown[i].stem);
    for (const std::string& stem : recorded)
        if (of_its_own(stem)) add(stem);
    return curves;
}

ChartContent curve_content(const CodebookReadings& runs, const QString& stem) {
    const KnownCurve* curve = known(stem);
    ChartContent chart;
    chart.title = figure_title(plain(stem));
    chart.x.title = CodebookText::tr("epoch");
    chart.x.whole_numbers = true;
    chart.y.percent = curve && curve->percent;
    chart.y.title = curve ? CodebookText::tr(curve->unit) : chart.title;
    chart.empty = runs.empty() ? CodebookText::tr("Figures over the epochs are drawn here")
                               : CodebookText::tr("No such figures were recorded over the epochs");
    for (size_t i = 0; i < runs.size(); ++i) {
        const QString prefix = runs.size() > 1 ? text(runs[i]->run.id) : QString();
        add_lines(chart, *runs[i], stem, prefix, i > 0, false);
        if (curve && curve->beside) add_lines(chart, *runs[i], curve->beside, prefix, i > 0, true);
    }
    bool negative = false;
    for (const ChartSeries& series : chart.series)
        negative |= std::any_of(series.y.begin(), series.y.end(), [](double value) { return value < 0; });
    if (!negative) chart.y.minimum = 0;
    if (chart.has_data()) add_events(chart, runs);
    return chart;
}

}  // namespace armillary::views
