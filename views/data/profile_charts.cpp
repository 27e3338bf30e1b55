// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/data/profile_charts.h"

#include <QCoreApplication>
#include <array>
#include <limits>

#include "views/shared/words.h"

namespace armillary::views {

namespace {

struct ProfileChartsText {
    Q_DECLARE_TR_FUNCTIONS(ProfileCharts)
};

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// The protocol under every title.
QString whole(const data::DatasetProfile& profile) {
    return ProfileChartsText::tr("all %1 interactions").arg(count(profile.interactions));
}

ChartSeries series_of(const QString& name, Mark mark, ChartColor color, const std::vector<data::Point>& points) {
    ChartSeries series{name, mark, color, {}, {}};
    for (const data::Point& point : points) {
        series.x.push_back(point.x);
        series.y.push_back(point.y);
    }
    return series;
}

ChartSeries histogram_of(const QString& name, const std::vector<data::Bar>& bars) {
    ChartSeries series{name, Mark::bars, 0, {}, {}};
    for (const data::Bar& bar : bars) {
        series.x.push_back(bar.low);
        series.x_end.push_back(bar.high);
        series.y.push_back(static_cast<double>(bar.count));
    }
    return series;
}

ChartContent popularity(const data::DatasetProfile& profile) {
    const auto& top = profile.item_concentration.top_10_percent;
    ChartContent chart;
    chart.title =
        top ? ProfileChartsText::tr("A tenth of the items takes %1 of the interactions").arg(percent(*top))
            : ProfileChartsText::tr("Popularity of the items");
    chart.subtitle =
        ProfileChartsText::tr("%1 items by rank, %2").arg(count(profile.active_items), whole(profile));
    chart.x = {ProfileChartsText::tr("Rank of the item"), Scale::log};
    chart.y = {ProfileChartsText::tr("Interactions"), Scale::log};
    chart.x.whole_numbers = chart.y.whole_numbers = true;
    chart.series = {series_of(ProfileChartsText::tr("Items"), Mark::line, 0, profile.popularity)};
    return chart;
}

ChartContent concentration(const data::DatasetProfile& profile) {
    const auto gini = [](const data::Concentration& of) { return of.gini ? figure(*of.gini) : kUndefined; };
    ChartContent chart;
    chart.title = ProfileChartsText::tr("Gini %1 among items, %2 among users")
                      .arg(gini(profile.item_concentration), gini(profile.user_concentration));
    chart.subtitle = ProfileChartsText::tr("Lorenz curves, %1").arg(whole(profile));
    chart.x = {ProfileChartsText::tr("Share of items or users, least active first")};
    chart.y = {ProfileChartsText::tr("Share of interactions")};
    for (ChartAxis* axis : {&chart.x, &chart.y}) {
        axis->minimum = 0;
        axis->maximum = 1;
        axis->percent = true;
    }
    chart.series = {series_of(ProfileChartsText::tr("Items"), Mark::line, 0, profile.item_concentration.lorenz),
                    series_of(ProfileChartsText::tr("Users"), Mark::line, 1, profile.user_concentration.lorenz),
                    series_of(ProfileChartsText::tr("Equality"), Mark::line, Token::muted, {{0, 0}, {1, 1}})};
    chart.series.back().dashed = true;
    return chart;
}

ChartContent activity(const data::DatasetProfile& profile) {
    ChartContent chart;
    chart.title = ProfileChartsText::tr("Interactions over time");
    chart.subtitle = whole(profile);
    chart.x = {ProfileChartsText::tr("Time (UTC)"), Scale::time};
    chart.y = {ProfileChartsText::tr("Interactions")};
    chart.series = {histogram_of(ProfileChartsText::tr("Interactions"), profile.activity)};
    return chart;
}

/// Bars of values as they are spread; of a heavy tail on a logarithmic axis, and the chart says so.
void draw_spread(ChartContent& chart, const std::vector<data::Bar>& bars, bool doubling, int64_t zeros) {
    chart.series = {histogram_of(chart.y.title, bars)};
    if (!doubling) return;
    chart.x.scale = Scale::log;
    chart.x.title = ProfileChartsText::tr("%1 (logarithmic)").arg(chart.x.title);
    chart.subtitle = ProfileChartsText::tr("%1; every bar is twice as wide as the last").arg(chart.subtitle);
    if (zeros > 0)
        chart.subtitle = ProfileChartsText::tr("%1; %2 of value 0 left out").arg(chart.subtitle, count(zeros));
}

ChartContent values(const data::DatasetProfile& profile) {
    ChartContent chart;
    chart.title = ProfileChartsText::tr("Values of the interactions");
    chart.subtitle = whole(profile);
    chart.x = {ProfileChartsText::tr("Value")};
    chart.y = {ProfileChartsText::tr("Interactions")};
    if (profile.values.empty()) {
        draw_spread(chart, profile.value_histogram, profile.value_bars_double, profile.values_left_out);
        return chart;
    }
    chart.x.scale = Scale::categories;
    ChartSeries bars{ProfileChartsText::tr("Interactions"), Mark::bars, 0, {}, {}};
    for (const data::ValueCount& value : profile.values) {
        bars.x.push_back(static_cast<double>(chart.x.categories.size()));
        bars.y.push_back(static_cast<double>(value.count));
        chart.x.categories << QString::number(value.value);
    }
    chart.series = {std::move(bars)};
    return chart;
}

/// `2`, `3–4`: the whole numbers in [low, high).
QString range_words(const data::Bar& bar) {
    const auto low = static_cast<int64_t>(bar.low), last = static_cast<int64_t>(bar.high) - 1;
    return low >= last ? count(low) : QStringLiteral("%1–%2").arg(count(low), count(last));
}

ChartContent histories(const data::DatasetProfile& profile) {
    ChartContent chart;
    chart.title = ProfileChartsText::tr("Length of the histories");
    chart.subtitle =
        ProfileChartsText::tr("%1 users; every bar is twice as wide as the last").arg(count(profile.active_users));
    chart.x = {ProfileChartsText::tr("Interactions of a user"), Scale::categories};
    chart.y = {ProfileChartsText::tr("Users")};
    ChartSeries bars{ProfileChartsText::tr("Users"), Mark::bars, 0, {}, {}};
    for (const data::Bar& bar : profile.length_histogram) {
        bars.x.push_back(static_cast<double>(chart.x.categories.size()));
        bars.y.push_back(static_cast<double>(bar.count));
        chart.x.categories << range_words(bar);
    }
    chart.series = {std::move(bars)};
    return chart;
}

ChartContent drift(const data::DatasetProfile& profile) {
    ChartContent chart;
    chart.title = ProfileChartsText::tr("Drift: how each window of time differs from the one before");
    chart.subtitle = ProfileChartsText::tr("%1 windows of equally many interactions")
                         .arg(count(static_cast<int64_t>(profile.drift.size())));
    chart.x = {ProfileChartsText::tr("End of the window (UTC)"), Scale::time};
    chart.y = {ProfileChartsText::tr("Share; divergence in bits")};
    chart.y.minimum = 0;
    chart.y.maximum = 1;
    chart.series = {{ProfileChartsText::tr("Turnover of the top 100"), Mark::line, 0, {}, {}},
                    {ProfileChartsText::tr("On new items"), Mark::line, 1, {}, {}},
                    {ProfileChartsText::tr("Jensen-Shannon divergence"), Mark::line, 2, {}, {}}};
    for (const data::DriftWindow& window : profile.drift) {
        const std::array<double, 3> figures{window.turnover.value_or(kNone), window.on_new_items.value_or(kNone),
                                            window.divergence.value_or(kNone)};
        for (size_t i = 0; i < figures.size(); ++i) {
            chart.series[i].x.push_back(static_cast<double>(window.until));
            chart.series[i].y.push_back(figures[i]);
        }
    }
    return chart;
}

ChartContent categories_of(const data::AttributeSummary& attribute, const QString& of_rows) {
    ChartContent chart;
    chart.horizontal_bars = true;
    chart.x = {text(attribute.name), Scale::categories};
    chart.y = {ProfileChartsText::tr("Share")};
    chart.y.percent = true;
    chart.y.minimum = 0;
    ChartSeries rows{of_rows, Mark::bars, 0, {}, {}},
        interactions{ProfileChartsText::tr("of interactions"), Mark::bars, 1, {}, {}};
    for (const data::CategorySummary& category : attribute.categories) {
        const auto x = static_cast<double>(chart.x.categories.size());
        chart.x.categories << text(category.value);
        rows.x.push_back(x);
        rows.y.push_back(category.share);
        interactions.x.push_back(x);
        interactions.y.push_back(category.interaction_share.value_or(kNone));
    }
    chart.series = {std::move(rows), std::move(interactions)};
    return chart;
}

ChartContent attribute_chart(const data::AttributeSummary& attribute, bool of_users) {
    ChartContent chart;
    if (attribute.categories.empty()) {
        chart.x = {text(attribute.name)};
        chart.y = {of_users ? ProfileChartsText::tr("Users") : ProfileChartsText::tr("Items")};
    } else {
        chart = categories_of(attribute,
                              of_users ? ProfileChartsText::tr("of users") : ProfileChartsText::tr("of items"));
    }
    chart.title = (of_users ? ProfileChartsText::tr("Users by %1") : ProfileChartsText::tr("Items by %1"))
                      .arg(text(attribute.name));
    chart.subtitle =
        attribute.distinct > static_cast<int64_t>(attribute.categories.size()) && !attribute.categories.empty()
            ? ProfileChartsText::tr("the %1 commonest of %2 values, %3 missing")
                  .arg(count(static_cast<int64_t>(attribute.categories.size())), count(attribute.distinct),
                       percent(attribute.missing_share))
            : ProfileChartsText::tr("%1 different values, %2 missing")
                  .arg(count(attribute.distinct), percent(attribute.missing_share));
    if (attribute.categories.empty())
        draw_spread(chart, attribute.histogram, attribute.bars_double, attribute.left_out);
    return chart;
}

}  // namespace

std::vector<ProfileChart> profile_charts(const data::DatasetProfile& profile) {
    std::vector<ProfileChart> charts;
    if (!profile.popularity.empty()) charts.push_back({QStringLiteral("popularity"), popularity(profile)});
    if (!profile.item_concentration.lorenz.empty())
        charts.push_back({QStringLiteral("concentration"), concentration(profile)});
    if (!profile.length_histogram.empty()) charts.push_back({QStringLiteral("histories"), histories(profile)});
    if (!profile.values.empty() || !profile.value_histogram.empty())
        charts.push_back({QStringLiteral("values"), values(profile)});
    if (!profile.activity.empty()) charts.push_back({QStringLiteral("activity"), activity(profile)});
    if (profile.drift.size() > 1) charts.push_back({QStringLiteral("drift"), drift(profile)});
    return charts;
}

QStringList missing_charts(const data::DatasetProfile& profile) {
    QStringList reasons;
    if (profile.interactions == 0)
        return {ProfileChartsText::tr("There are no interactions, so there is nothing to draw but attributes")};
    if (profile.activity.empty())
        reasons << (profile.time_kind == "ordinal"
                        ? ProfileChartsText::tr(
                              "Activity and drift are not drawn: the order is known, the times are not")
                        : ProfileChartsText::tr("Activity and drift are not drawn: the data set has no times"));
    if (profile.values.empty() && profile.value_histogram.empty())
        reasons << ProfileChartsText::tr("Values are not drawn: the interactions carry none");
    return reasons;
}

std::vector<AttributeChoice> attribute_charts(const data::DatasetProfile& profile) {
    std::vector<AttributeChoice> choices;
    const auto add = [&](const data::AttributeSummary& attribute, bool of_users) {
        if (attribute.categories.empty() && attribute.histogram.empty()) return;
        choices.push_back({(of_users ? ProfileChartsText::tr("Users: %1") : ProfileChartsText::tr("Items: %1"))
                               .arg(text(attribute.name)),
                           attribute_chart(attribute, of_users)});
    };
    for (const data::AttributeSummary& attribute : profile.item_attributes) add(attribute, false);
    for (const data::AttributeSummary& attribute : profile.user_attributes) add(attribute, true);
    return choices;
}

}  // namespace armillary::views
