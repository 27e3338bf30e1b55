// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/charts/chart_layout.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "views/shared/charts/chart_summary.h"
#include "views/shared/charts/chart_text.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

constexpr double kMargin = 12, kGap = 8, kSwatch = 12, kTickGap = 6;
constexpr double kWidestEnd = 160;    ///< of a name at a line's end
constexpr double kEndsShare = 0.3;    ///< of the picture that names at lines' ends may take
constexpr double kTallEnough = 240;   ///< for a title of two lines, and for texts of events
constexpr double kTickDistance = 28;  ///< between grid lines, at least
constexpr double kWideDistance = 80;  ///< the same where their numbers stand side by side
constexpr double kNamesShare = 0.4;   ///< of the picture that names of horizontal bars may take
constexpr int kGridLines = 5, kLegendRows = 2, kEventRows = 2;

QColor drawn_color(const ChartSeries& series) {
    constexpr double kSoftShare = 0.45;
    const QColor full = chart_color(series.color);
    return series.soft ? Theme::mix(Theme::current().color(Token::panel), full, kSoftShare) : full;
}

double scaled(double pixels) {
    return pixels * Theme::current().scale();
}

QFontMetricsF caption() {
    return QFontMetricsF(Theme::current().number_font(TypeSize::caption));
}

bool is_line(const ChartSeries& series) {
    return series.mark == Mark::line || series.mark == Mark::steps || series.mark == Mark::area;
}

/// Builds a layout from the outside in: texts above and below, then the plot, then what hangs on its scales.
class Arranger {
 public:
    Arranger(const ChartContent& content, const QSizeF& size, double reserved) : content_(content) {
        layout_.content = &content;
        layout_.area = QRectF({}, size);
        layout_.drawable = content.has_data();
        place_heads(reserved);
    }

    ChartLayout arrange() {
        if (!layout_.drawable) return std::move(layout_);
        summary_ = summary_of(content_);
        if (!place_ends()) place_legend();
        place_foot();
        return std::move(layout_);
    }

 private:
    double left() const { return layout_.area.left() + scaled(kMargin); }
    double right() const { return layout_.area.right() - scaled(kMargin); }

    void place_heads(double reserved) {
        const Theme& theme = Theme::current();
        top_ = scaled(kMargin);
        const double width = right() - left() - reserved;
        const auto put = [&](PlacedText& head, const QString& text, const QFont& font, int lines) {
            if (text.isEmpty()) return;
            const QFontMetricsF metrics(font);
            const QString broken = in_lines(metrics, text, width, lines);
            const auto height = metrics.height() * static_cast<double>(broken.count('\n') + 1);
            head = {broken, {left(), top_, width, height}, text};
            top_ = head.box.bottom() + scaled(2);
        };
        const int title_lines = layout_.area.height() >= scaled(kTallEnough) ? 2 : 1;
        put(layout_.title, content_.title, theme.font(TypeSize::section), title_lines);
        put(layout_.subtitle, content_.subtitle, theme.font(TypeSize::caption), 1);
        top_ += scaled(kGap);
    }

    /// Names at the ends of lines; false when they do not fit, or there are marks without an end.
    bool place_ends() {
        const auto names = named_series();
        if (names.empty()) {
            place_plot(0);
            return true;
        }
        const auto& all = content_.series;
        if (!std::all_of(all.begin(), all.end(), is_line)) return false;
        const QFontMetricsF metrics = caption();
        double width = 0;
        for (size_t series : names)
            width = std::max(width, std::min(metrics.horizontalAdvance(all[series].name), scaled(kWidestEnd)));
        if (width + scaled(2 * kGap) > layout_.area.width() * kEndsShare) return false;
        place_plot(width + scaled(kGap));
        std::vector<double> middles;
        for (size_t series : names) {
            const DrawnSeries& drawn = layout_.series[series];
            if (drawn.runs.empty()) continue;
            const QPointF end = layout_.at(drawn, drawn.runs.back().back());
            layout_.ends.push_back(
                {series, {elided(metrics, all[series].name, width), {}, all[series].name}, end});
            middles.push_back(std::clamp(end.y(), layout_.plot.top(), layout_.plot.bottom()));
        }
        const double height = metrics.height();
        if (!spread(middles, height, layout_.plot.top() - height / 2, layout_.plot.bottom() + height / 2)) {
            layout_.ends.clear();
            return false;
        }
        for (size_t i = 0; i < middles.size(); ++i)
            layout_.ends[i].name.box = {layout_.plot.right() + scaled(kGap), middles[i] - height / 2, width + 1,
                                        height};
        return true;
    }

    /// Series whose names say more than the titles do.
    std::vector<size_t> named_series() const {
        const auto& all = content_.series;
        std::vector<size_t> names;
        for (size_t i = 0; i < all.size(); ++i) {
            const bool said = all.size() == 1 && (!is_line(all[i]) || all[i].name == content_.y.title ||
                                                  all[i].name == content_.title);
            if (!all[i].name.isEmpty() && !said) names.push_back(i);
        }
        return names;
    }

    void place_legend() {
        const QFontMetricsF metrics = caption();
        const auto names = named_series();
        double x = left(), y = top_;
        int row = 1;
        for (size_t n = 0; n < names.size(); ++n) {
            const QString name = elided(metrics, content_.series[names[n]].name, scaled(kWidestEnd));
            const double width = scaled(kSwatch + 4) + metrics.horizontalAdvance(name) + 1;
            const double rest = n + 1 < names.size() && row == kLegendRows ? scaled(kSwatch * 5) : 0;
            if (x + width + rest > right() && x > left()) {
                if (row == kLegendRows) {
                    const QString more = QCoreApplication::translate("Chart", "%1 more").arg(names.size() - n);
                    const double text = metrics.horizontalAdvance(more) + 1;
                    layout_.legend.push_back(
                        {layout_.content->series.size(), {more, {x, y, text, metrics.height()}}, {}});
                    break;
                }
                ++row;
                x = left();
                y += metrics.height() + scaled(2);
            }
            layout_.legend.push_back(
                {names[n], {name, {x, y, width, metrics.height()}, content_.series[names[n]].name}, {}});
            x += width + scaled(16);
        }
        top_ = y + metrics.height() + scaled(kGap);
        place_plot(0);
    }

    /// The plot between what stands above, the ticks and titles below, the tick texts at its left, and `ends` at
    /// its right; then its scales, events and series.
    void place_plot(double ends) {
        const double line = caption().height();
        double top = top_;
        PlacedText& title = horizontal() ? layout_.x_title : layout_.y_title;
        title = {};
        if (const QString& words = (horizontal() ? content_.x : content_.y).title; !words.isEmpty()) {
            const double width = right() - left();
            title = {elided(caption(), words, width), {left(), top, width, line}, words};
            top += line + scaled(kTickGap);
        }
        const double events_top = top;
        if (!content_.events.empty() && event_rows() > 0) top += event_rows() * (line + scaled(2)) + scaled(2);
        top += line / 2;  // the highest tick's text stands half above the plot
        const double foot = has_foot() ? line + scaled(4) : 0;
        const double bottom =
            layout_.area.bottom() - scaled(kMargin) - foot - line * tick_lines_ - scaled(kTickGap);
        layout_.plot = {left(), top, 1, std::max(1.0, bottom - top)};
        if (horizontal()) {
            place_horizontal_axes();
            draw_series();
            return;
        }
        fit_y();
        layout_.plot.setLeft(left() + widest(layout_.y.ticks()) + scaled(kGap));
        layout_.plot.setRight(std::max(layout_.plot.left() + 1, right() - ends));
        fit_x();
        place_x_ticks(caption());
        if (tick_lines_ == 1 && names_are_cut() && layout_.area.height() >= scaled(kTallEnough)) {
            tick_lines_ = 2;
            place_plot(ends);
            return;
        }
        place_y_ticks();
        place_events(events_top);
        draw_series();
    }

    /// Names at the left, and the values' numbers below.
    void place_horizontal_axes() {
        const QFontMetricsF metrics = caption();
        fit_x();
        const double names = std::min(widest(layout_.x.ticks()) + 1, layout_.area.width() * kNamesShare);
        layout_.plot.setLeft(left() + names + scaled(kGap));
        layout_.plot.setRight(std::max(layout_.plot.left() + 1, right()));
        fit_y();
        const double half =
            layout_.y.ticks().empty() ? 0 : metrics.horizontalAdvance(layout_.y.ticks().back().text) / 2;
        layout_.plot.setRight(std::max(layout_.plot.left() + 1, right() - half));
        layout_.x_ticks.clear();
        for (const ChartTick& tick : layout_.x.ticks()) {
            const double middle = layout_.plot.top() + layout_.x.share(tick.value) * layout_.plot.height();
            layout_.x_ticks.push_back({elided(metrics, tick.text, names),
                                       {left(), middle - metrics.height() / 2, names, metrics.height()},
                                       tick.text});
        }
        layout_.y_ticks.clear();
        for (const ChartTick& tick : layout_.y.ticks()) {
            const double width = metrics.horizontalAdvance(tick.text) + 1;
            const QPointF foot = layout_.with_y(layout_.plot.bottomLeft(), tick.value);
            layout_.y_ticks.push_back(
                {tick.text, {foot.x() - width / 2, foot.y() + scaled(kTickGap), width, metrics.height()}});
        }
    }

    static double widest(const std::vector<ChartTick>& ticks) {
        double width = 0;
        for (const ChartTick& tick : ticks) width = std::max(width, caption().horizontalAdvance(tick.text));
        return width;
    }

    bool horizontal() const { return content_.horizontal_bars; }
    const QString& foot_title() const { return (horizontal() ? content_.y : content_.x).title; }
    bool has_foot() const {
        return !foot_title().isEmpty() || !summary_.note.isEmpty() || !content_.uncertainty.isEmpty();
    }
    /// As many as the events may need when all their texts are written; none where the plot needs the room: the
    /// lines stay, and their texts are read under the pointer.
    int event_rows() const {
        if (layout_.area.height() < scaled(kTallEnough)) return 0;
        return content_.events.size() > 1 ? kEventRows : 1;
    }

    void fit_y() {
        const double places = horizontal() ? layout_.plot.width() / scaled(kWideDistance)
                                           : layout_.plot.height() / scaled(kTickDistance);
        const int ticks = std::clamp(static_cast<int>(places) + 1, 2, kGridLines);
        layout_.y = ChartScale(content_.y, {summary_.y.low, summary_.y.high, summary_.zero, true,
                                            content_.y.scale == Scale::log ? 0.03 : 0.0, ticks});
    }

    /// As many ticks as their texts leave room for.
    void fit_x() {
        const QFontMetricsF metrics = caption();
        ChartScale::Wish wish{summary_.x.low, summary_.x.high, false, false, summary_.x_padding, 0};
        const bool categories = content_.x.scale == Scale::categories;
        for (wish.ticks = categories ? static_cast<int>(std::max<qsizetype>(1, content_.x.categories.size())) : 10;
             ; wish.ticks = categories ? wish.ticks / 2 : wish.ticks - 1) {
            layout_.x = ChartScale(content_.x, wish);
            if (wish.ticks <= 2 || x_texts_fit(metrics)) break;
        }
    }

    double slot() const {
        const auto& ticks = layout_.x.ticks();
        const double length = horizontal() ? layout_.plot.height() : layout_.plot.width();
        if (ticks.size() < 2) return length;
        return (layout_.x.share(ticks[1].value) - layout_.x.share(ticks[0].value)) * length;
    }

    bool x_texts_fit(const QFontMetricsF& metrics) const {
        if (horizontal()) return slot() >= metrics.height();
        // Names of categories are shortened before one is left out.
        if (content_.x.scale == Scale::categories) return slot() >= scaled(40);
        double end = -1e9;
        for (const ChartTick& tick : layout_.x.ticks()) {
            const double half = metrics.horizontalAdvance(tick.text) / 2, middle = layout_.px(tick.value);
            if (middle - half < end + scaled(16)) return false;
            end = middle + half;
        }
        return true;
    }

    void place_x_ticks(const QFontMetricsF& metrics) {
        layout_.x_ticks.clear();
        const double top = layout_.plot.bottom() + scaled(kTickGap);
        const bool categories = content_.x.scale == Scale::categories;
        for (const ChartTick& tick : layout_.x.ticks()) {
            const QString text =
                categories ? in_lines(metrics, tick.text, slot() - scaled(6), tick_lines_) : tick.text;
            const double width = categories ? slot() : metrics.horizontalAdvance(text) + 1;
            const double start =
                std::min(layout_.px(tick.value) - width / 2, layout_.area.right() - width - scaled(2));
            layout_.x_ticks.push_back({text, {start, top, width, metrics.height() * tick_lines_}, tick.text});
        }
    }

    bool names_are_cut() const {
        return content_.x.scale == Scale::categories &&
               std::any_of(layout_.x_ticks.begin(), layout_.x_ticks.end(),
                           [](const PlacedText& tick) { return tick.text.endsWith(QChar(0x2026)); });
    }

    void place_y_ticks() {
        layout_.y_ticks.clear();
        const double height = caption().height(), end = layout_.plot.left() - scaled(kGap);
        for (const ChartTick& tick : layout_.y.ticks())
            layout_.y_ticks.push_back(
                {tick.text, {left(), layout_.py(tick.value) - height / 2, end - left(), height}});
    }

    void place_events(double top) {
        layout_.events.clear();
        const QFontMetricsF metrics = caption();
        std::vector<double> ends(static_cast<size_t>(event_rows()), -1e9);
        for (const ChartEvent& event : content_.events) {
            const double x = layout_.px(event.x);
            if (!(x >= layout_.plot.left() - 1 && x <= layout_.plot.right() + 1)) continue;
            EventMark mark{&event, x, {}};
            const double width = metrics.horizontalAdvance(event.text) + 1;
            for (size_t row = 0; row < ends.size() && mark.text.text.isEmpty(); ++row) {
                const double start = std::min(x + scaled(4), right() - width);
                if (start < ends[row] + scaled(kGap) || start < left()) continue;
                mark.text = {event.text,
                             {start, top + static_cast<double>(row) * (metrics.height() + scaled(2)), width,
                              metrics.height()}};
                ends[row] = start + width;
            }
            layout_.events.push_back(std::move(mark));
        }
    }

    void draw_series() {
        layout_.series.clear();
        for (const ChartSeries& series : content_.series) {
            DrawnSeries drawn{&series, drawn_color(series), {}};
            if (is_line(series)) {
                drawn.runs = line_runs(series, layout_.x, layout_.y, static_cast<int>(layout_.plot.width()));
            } else {
                drawn.runs = {Run()};
                add_marks(series, drawn.runs.front());
            }
            layout_.series.push_back(std::move(drawn));
        }
    }

    /// Bars and points within the axes; of too many points an even share.
    void add_marks(const ChartSeries& series, Run& run) const {
        Run all;
        for (size_t i = 0; i < std::min(series.x.size(), series.y.size()); ++i) {
            const double x = layout_.x.share(series.x[i]), y = layout_.y.share(series.y[i]);
            const bool within = x >= -1e-9 && x <= 1 + 1e-9 && y >= -1e-9 && y <= 1 + 1e-9;
            if (within || (series.mark == Mark::bars && std::isfinite(x) && std::isfinite(y)))
                all.push_back(static_cast<uint32_t>(i));
        }
        if (series.mark == Mark::points && summary_.points > kWholeScatter) {
            const double share = static_cast<double>(kWholeScatter) / static_cast<double>(summary_.points);
            for (size_t kept :
                 thinned(all.size(), static_cast<size_t>(std::lround(share * static_cast<double>(all.size())))))
                run.push_back(all[kept]);
        } else {
            run = std::move(all);
        }
    }

    /// The title of the axis below at the right, what must be known of the drawing at the left.
    void place_foot() {
        const QFontMetricsF metrics = caption();
        const double top = layout_.area.bottom() - scaled(kMargin) - metrics.height();
        QStringList notes;
        if (!content_.uncertainty.isEmpty()) notes << content_.uncertainty;
        if (!summary_.note.isEmpty()) notes << summary_.note;
        const double width = layout_.plot.right() - left();
        const QString title = elided(metrics, foot_title(), notes.isEmpty() ? width : width / 2);
        const double title_width = title.isEmpty() ? 0 : metrics.horizontalAdvance(title) + 1;
        (horizontal() ? layout_.y_title : layout_.x_title) = {
            title, {layout_.plot.right() - title_width, top, title_width, metrics.height()}, foot_title()};
        const double room = width - title_width - scaled(16);
        const QString note = notes.join(QStringLiteral(" · "));
        layout_.note = {elided(metrics, note, room), {left(), top, room, metrics.height()}, note};
    }

    const ChartContent& content_;
    ChartLayout layout_;
    ChartSummary summary_;
    double top_ = 0;
    int tick_lines_ = 1;  ///< of the names below the x axis
};

}  // namespace

QPointF ChartLayout::with_y(QPointF position, double y_value) const {
    if (horizontal())
        position.setX(plot.left() + y.share(y_value) * plot.width());
    else
        position.setY(py(y_value));
    return position;
}

QLineF ChartLayout::across(double y_share) const {
    const double right = plot.left() + y_share * plot.width(), up = plot.bottom() - y_share * plot.height();
    return horizontal() ? QLineF(right, plot.top(), right, plot.bottom())
                        : QLineF(plot.left(), up, plot.right(), up);
}

QPointF ChartLayout::at(const DrawnSeries& drawn, size_t index) const {
    const ChartSeries& data = *drawn.data;
    if (data.mark == Mark::bars) return with_y(bar(drawn, index).center(), data.y[index]);
    if (horizontal()) return with_y({0, plot.top() + x.share(data.x[index]) * plot.height()}, data.y[index]);
    return {px(data.x[index]), py(data.y[index])};
}

QString ChartLayout::cut_text_at(const QPointF& position) const {
    std::vector<PlacedText> texts{title, subtitle, y_title, x_title, note};
    texts.insert(texts.end(), x_ticks.begin(), x_ticks.end());
    for (const SeriesLabel& label : ends) texts.push_back(label.name);
    for (const SeriesLabel& label : legend) texts.push_back(label.name);
    for (const PlacedText& text : texts)
        if (text.box.contains(position) && QString(text.text).replace('\n', ' ') != text.full) return text.full;
    return {};
}

QRectF ChartLayout::bar(const DrawnSeries& drawn, size_t index) const {
    const ChartSeries& data = *drawn.data;
    const double length = horizontal() ? plot.height() : plot.width();
    double from = 0, to = 0;  // along the x axis
    if (index < data.x_end.size()) {
        from = x.share(data.x[index]) * length;
        to = x.share(data.x_end[index]) * length;
        if (to - from > 4) to -= 1;
    } else {
        int bars = 0, place = 0;
        for (const DrawnSeries& other : series) {
            if (&other == &drawn) place = bars;
            bars += other.data->mark == Mark::bars;
        }
        const double unit = (x.share(data.x[index] + 1) - x.share(data.x[index])) * length;
        const double width = unit * kGroupShare / std::max(1, bars);
        from = x.share(data.x[index]) * length - unit * kGroupShare / 2 + width * place;
        to = from + width;
    }
    from = std::max(from, 0.0);
    to = std::min(to, length);
    const QLineF base = across(y.base()), end = across(std::clamp(y.share(data.y[index]), 0.0, 1.0));
    if (horizontal())
        return QRectF(QPointF(std::min(base.x1(), end.x1()), plot.top() + from),
                      QPointF(std::max(base.x1(), end.x1()), plot.top() + to));
    return QRectF(QPointF(plot.left() + from, std::min(base.y1(), end.y1())),
                  QPointF(plot.left() + to, std::max(base.y1(), end.y1())));
}

QColor chart_color(const ChartColor& color) {
    const Theme& theme = Theme::current();
    return std::holds_alternative<Token>(color) ? theme.color(std::get<Token>(color))
                                                : theme.category(std::get<int>(color));
}

ChartLayout lay_out(const ChartContent& content, const QSizeF& size, double reserved) {
    return Arranger(content, size, reserved).arrange();
}

double height_for_names(const ChartContent& content, double width) {
    constexpr double kAnyHeight = 1000;
    if (!content.horizontal_bars || !content.has_data()) return 0;
    const double around = kAnyHeight - lay_out(content, {width, kAnyHeight}).plot.height();
    return around + static_cast<double>(content.x.categories.size()) * (caption().height() + scaled(2));
}

}  // namespace armillary::views
