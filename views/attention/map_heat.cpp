// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/attention/map_heat.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "views/shared/words.h"

namespace armillary::views {

namespace {

struct AttentionText {
    Q_DECLARE_TR_FUNCTIONS(Attention)
};

std::shared_ptr<HeatContent> heat_of(const jobs::AttentionMaps& maps, const MapChoice& choice,
                                     const WeightRange& range) {
    auto heat = std::make_shared<HeatContent>();
    heat->rows = heat->columns = static_cast<int>(maps.tokens);
    heat->values = map_values(maps, choice);
    heat->low = range.low;
    heat->high = range.high;
    return heat;
}

}  // namespace

void WeightRange::include(const jobs::AttentionMaps& maps, const MapChoice& choice) {
    const std::vector<float> values = map_values(maps, choice);
    const int64_t first = maps.causal ? maps.tokens / 2 : 0;
    for (auto at = static_cast<size_t>(first * maps.tokens); at < values.size(); ++at) {
        if (std::isnan(values[at])) continue;
        low = std::min(low, values[at]);
        high = std::max(high, values[at]);
    }
}

HeatContentPtr user_heat(const UserCasePtr& shown, const MapChoice& choice, const WeightRange& range) {
    if (!shown->missing.isEmpty()) {
        auto none = std::make_shared<HeatContent>();
        none->empty = shown->missing;
        return none;
    }
    const auto heat = heat_of(shown->maps, choice, range);
    heat->row_names = heat->column_names = shown->titles;
    heat->title =
        AttentionText::tr("%1: user %2, %3")
            .arg(shown->run->title(), shortened(shown->answer->user, 24), within(choice, shown->maps).title());
    heat->subtitle = shown->protocol();
    heat->columns_title = AttentionText::tr("looked at, oldest to newest");
    // The content must not keep itself alive.
    heat->reading = [shown, cells = heat->values, side = heat->rows](int row, int column) {
        const float weight = cells[static_cast<size_t>(row * side + column)];
        if (std::isnan(weight))
            return AttentionText::tr("%1 may not look at %2, which is newer")
                .arg(shown->titles[row], shown->titles[column]);
        return AttentionText::tr("%1 → %2: %3")
            .arg(shown->titles[row], shown->titles[column], figure(static_cast<double>(weight)));
    };
    return heat;
}

HeatContentPtr average_heat(const AttentionReadingPtr& run, const MapChoice& choice, const WeightRange& range) {
    if (run->average.layers == 0) {
        auto none = std::make_shared<HeatContent>();
        none->empty =
            AttentionText::tr("%1 recorded no average map: it takes histories of 16 items").arg(text(run->run.id));
        return none;
    }
    const auto heat = heat_of(run->average, choice, range);
    const int side = heat->rows;
    for (int place = 0; place < side; ++place)
        heat->row_names.push_back(place + 1 == side ? AttentionText::tr("newest")
                                                    : AttentionText::tr("%1 before").arg(side - 1 - place));
    heat->column_names = heat->row_names;
    heat->title =
        AttentionText::tr("%1: mean by place, %2").arg(run->title(), within(choice, run->average).title());
    heat->subtitle =
        AttentionText::tr("recorded in epoch %1, histories of at least %2 items").arg(run->epoch).arg(side);
    heat->columns_title = AttentionText::tr("looked at, place before the newest");
    heat->reading = [names = heat->row_names, cells = heat->values, side](int row, int column) {
        return AttentionText::tr("%1 → %2: %3")
            .arg(names[row], names[column],
                 figure(static_cast<double>(cells[static_cast<size_t>(row * side + column)])));
    };
    return heat;
}

HeatContentPtr head_heat(const UserCase& shown, const MapChoice& choice, const WeightRange& range) {
    const auto heat = heat_of(shown.maps, choice, range);
    heat->title = QStringLiteral("%1·%2").arg(choice.layer).arg(choice.head);
    return heat;
}

QString head_words(const UserCase& shown, const MapChoice& choice) {
    const diagnostics::HeadFigures figures = shown.figures.head(choice.layer, choice.head);
    QString words = AttentionText::tr("%1, %2").arg(shown.run->title(), choice.title());
    if (figures.rows > 0)
        words += '\n' +
                 AttentionText::tr("entropy %1 of the largest possible, mean distance %2 items, %3 on itself")
                     .arg(percent(figures.normalised_entropy), figure(figures.distance), percent(figures.itself));
    if (figures.sink > diagnostics::kSinkShare)
        words += '\n' + AttentionText::tr("a sink: later items give place %1 a share of %2")
                            .arg(figures.sink_place + 1)
                            .arg(percent(figures.sink));
    return words;
}

}  // namespace armillary::views
