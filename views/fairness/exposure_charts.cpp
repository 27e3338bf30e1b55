// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/fairness/exposure_charts.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <utility>

#include "views/fairness/fairness_words.h"
#include "views/fairness/user_charts.h"
#include "views/shared/charts/chart_samples.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

struct FairnessText {
    Q_DECLARE_TR_FUNCTIONS(Fairness)
};

using Runs = std::vector<FairnessReadingPtr>;

Token color_of(size_t run) {
    return run == 0 ? Token::run_a : Token::run_b;
}

QString name_of(const Runs& runs, size_t run, const QString& alone) {
    return runs.size() > 1 ? runs[run]->short_title() : alone;
}

/// Share of the lists that an item stands in.
double reach(const FairnessReading& run, int32_t item) {
    return run.items->lists[static_cast<size_t>(item)] / static_cast<double>(run.report.items->lists);
}

/// Places that are drawn of so many: all of the first, then ever fewer, as a logarithmic axis shows them.
std::vector<size_t> drawn_places(size_t items) {
    constexpr double kStep = 1.02;
    std::vector<size_t> places;
    for (size_t place = 1; place <= items; place = std::max(place + 1, static_cast<size_t>(place * kStep)))
        places.push_back(place);
    if (!places.empty() && places.back() != items) places.push_back(items);
    return places;
}

ChartSeries tail_series(const FairnessReading& run) {
    ChartSeries line;
    const std::vector<int32_t>& ascending = run.items->ascending;
    for (const size_t place : drawn_places(ascending.size())) {
        line.x.push_back(static_cast<double>(place));
        line.y.push_back(reach(run, ascending[ascending.size() - place]));
    }
    return line;
}

ChartSeries popularity_series(const FairnessReading& run) {
    ChartSeries dots;
    dots.mark = Mark::points;
    const FairnessSource& source = *run.source;
    const bool named = source.items.size() == static_cast<int32_t>(run.items->lists.size());
    for (const size_t item : thinned(run.items->lists.size(), kWholeScatter)) {
        const auto index = static_cast<int32_t>(item);
        dots.x.push_back(source.record.popularity[item]);
        dots.y.push_back(reach(run, index));
        if (!named) continue;
        dots.labels << source.item_name(index);
        dots.ids << text(source.items[index]);
    }
    return dots;
}

/// Where an item stands in a view.
std::pair<double, double> place_of(const FairnessReading& run, ExposureView view, int32_t item) {
    const auto place = static_cast<size_t>(run.items->place[static_cast<size_t>(item)]);
    const size_t items = run.items->lists.size();
    switch (view) {
        case ExposureView::lorenz:
            return {static_cast<double>(place + 1) / static_cast<double>(items), run.items->below[place + 1]};
        case ExposureView::long_tail:
            return {static_cast<double>(items - place), reach(run, item)};
        case ExposureView::popularity:
            return {run.source->record.popularity[static_cast<size_t>(item)], reach(run, item)};
    }
    return {NAN, NAN};
}

/// The picked items, each with its title.
ChartSeries picked_series(const FairnessReading& run, ExposureView view, const QStringList& picked) {
    ChartSeries dots;
    dots.mark = Mark::points;
    dots.color = Token::brass;
    for (const QString& id : picked) {
        const int32_t item = run.source->items.find(plain(id));
        if (item == data::IdMap::kNone || static_cast<size_t>(item) >= run.items->lists.size()) continue;
        const auto [x, y] = place_of(run, view, item);
        dots.x.push_back(x);
        dots.y.push_back(y);
        dots.ids << id;
        dots.labels << FairnessText::tr("%1, %2: in %3 lists")
                           .arg(run.short_title(), run.source->item_name(item),
                                figure(run.items->lists[static_cast<size_t>(item)]));
    }
    return dots;
}

ChartContent lorenz_view(const Runs& runs) {
    ChartContent chart;
    chart.x = {
        .title = FairnessText::tr("items, the least shown first"), .minimum = 0, .maximum = 1, .percent = true};
    chart.y = {.title = FairnessText::tr("share of all places"), .minimum = 0, .maximum = 1, .percent = true};
    QStringList gini;
    for (size_t i = 0; i < runs.size(); ++i) {
        const statistics::ItemExposure& exposure = *runs[i]->report.items;
        chart.series.push_back(lorenz_series(exposure.lorenz, exposure.items,
                                             name_of(runs, i, FairnessText::tr("items")), color_of(i)));
        gini << figure(exposure.gini.original.value);
    }
    chart.series.push_back(equality_series());
    chart.title = gini.size() > 1 ? FairnessText::tr("Gini of the exposure %1 and %2").arg(gini[0], gini[1])
                                  : FairnessText::tr("Gini of the exposure %1").arg(gini.value(0));
    return chart;
}

ChartContent tail_view(const Runs& runs) {
    ChartContent chart;
    chart.x = {.title = FairnessText::tr("items, the most shown first"), .scale = Scale::log};
    chart.x.whole_numbers = true;
    chart.y = {.title = FairnessText::tr("lists"), .minimum = 0, .percent = true};
    for (size_t i = 0; i < runs.size(); ++i) {
        chart.series.push_back(tail_series(*runs[i]));
        chart.series.back().name = name_of(runs, i, FairnessText::tr("items"));
        chart.series.back().color = color_of(i);
    }
    const statistics::ItemExposure& first = *runs.front()->report.items;
    chart.title =
        FairnessText::tr("%1 of the items are never recommended").arg(percent(1 - first.coverage.original.value));
    return chart;
}

ChartContent popularity_view(const Runs& runs) {
    ChartContent chart;
    chart.title = FairnessText::tr("Exposure of items");
    chart.x = {.title = FairnessText::tr("training interactions"), .scale = Scale::log};
    chart.x.whole_numbers = true;
    chart.y = {.title = FairnessText::tr("lists"), .minimum = 0, .percent = true};
    for (size_t i = 0; i < runs.size(); ++i) {
        if (runs[i]->source->record.popularity.size() != runs[i]->items->lists.size()) {
            chart.empty = FairnessText::tr("%1 did not record how often items were taken in training")
                              .arg(runs[i]->short_title());
            continue;
        }
        chart.series.push_back(popularity_series(*runs[i]));
        chart.series.back().name = name_of(runs, i, FairnessText::tr("items"));
        chart.series.back().color = color_of(i);
    }
    if (const auto& tail = runs.front()->report.tail)
        chart.title = FairnessText::tr("%1 of the recommendations are of the long tail")
                          .arg(percent(tail->tail_share.value));
    return chart;
}

QString lists_line(const FairnessReading& run) {
    return FairnessText::tr("%1, %2 items in %3 lists of %4")
        .arg(part_words(run.report.split), count(run.report.items->items), count(run.report.items->lists))
        .arg(run.report.k);
}

Runs with_exposure(const FairnessAnswer& answer) {
    Runs runs;
    for (const FairnessReadingPtr& run : answer.with_values())
        if (run->items && run->report.items && run->report.items->lists > 0) runs.push_back(run);
    return runs;
}

/// [items of the first] the item's index in a run: the same on one split, else by raw id.
std::vector<int32_t> rows_of(const FairnessReading& first, const FairnessReading& run) {
    const bool same = &first == &run || (!run.run.split_fingerprint.empty() &&
                                         first.run.split_fingerprint == run.run.split_fingerprint);
    const data::IdMap& items = first.source->items;
    std::vector<int32_t> rows;
    for (int32_t item = 0; item < items.size(); ++item)
        rows.push_back(same ? item : run.source->items.find(items[item]));
    return rows;
}

void add_lists(TableContent& table, const FairnessReadingPtr& first, const FairnessReadingPtr& run, bool named) {
    auto rows = std::make_shared<std::vector<int32_t>>(rows_of(*first, *run));
    const auto lists = [run, rows](int64_t row) {
        const int32_t item = (*rows)[static_cast<size_t>(row)];
        return item < 0 ? NAN : run->items->lists.at(static_cast<size_t>(item));
    };
    const QString title = named ? FairnessText::tr("%1, in lists of %2").arg(run->short_title()).arg(run->report.k)
                                : FairnessText::tr("In lists of %1").arg(run->report.k);
    table.columns.push_back({title, FairnessText::tr("In how many users' lists the item stands"),
                             TableColumn::Kind::number, [lists](int64_t row) { return figure(lists(row)); },
                             lists});
}

}  // namespace

ChartContent exposure_content(const FairnessAnswer& answer, ExposureView view, const QStringList& picked) {
    const Runs runs = with_exposure(answer);
    if (runs.empty()) {
        ChartContent chart;
        chart.title = FairnessText::tr("Exposure of items");
        chart.empty = FairnessText::tr("How often items are recommended is drawn here");
        return chart;
    }
    ChartContent chart = view == ExposureView::lorenz      ? lorenz_view(runs)
                         : view == ExposureView::long_tail ? tail_view(runs)
                                                           : popularity_view(runs);
    chart.subtitle = lists_line(*runs.front());
    const size_t items = runs.front()->items->lists.size();
    if (view == ExposureView::popularity && items > kWholeScatter)
        chart.subtitle = FairnessText::tr("%1, %2 drawn").arg(chart.subtitle, count(kWholeScatter));
    if (view == ExposureView::popularity && chart.series.size() < runs.size()) return chart;
    bool named = false;
    for (const FairnessReadingPtr& run : runs) {
        ChartSeries dots = picked_series(*run, view, picked);
        if (dots.x.empty()) continue;
        if (!std::exchange(named, true)) dots.name = FairnessText::tr("picked");
        chart.series.push_back(std::move(dots));
    }
    return chart;
}

TableContentPtr item_table(const FairnessAnswer& answer) {
    const Runs runs = with_exposure(answer);
    if (runs.empty()) return nullptr;
    const FairnessReadingPtr first = runs.front();
    if (first->source->items.size() != static_cast<int32_t>(first->items->lists.size())) return nullptr;
    auto table = std::make_shared<TableContent>();
    table->rows = first->source->items.size();
    table->id = [first](int64_t row) { return text(first->source->items[static_cast<int32_t>(row)]); };
    table->columns.push_back({FairnessText::tr("Item"), {}, TableColumn::Kind::text, [first](int64_t row) {
                                  return first->source->item_name(static_cast<int32_t>(row));
                              }});
    if (first->source->record.popularity.size() == first->items->lists.size()) {
        const auto popularity = [first](int64_t row) {
            return first->source->record.popularity[static_cast<size_t>(row)];
        };
        table->columns.push_back({FairnessText::tr("Taken"), FairnessText::tr("Training interactions of the item"),
                                  TableColumn::Kind::number,
                                  [popularity](int64_t row) { return figure(popularity(row)); }, popularity});
    }
    for (const FairnessReadingPtr& run : runs) add_lists(*table, first, run, runs.size() > 1);
    return table;
}

}  // namespace armillary::views
