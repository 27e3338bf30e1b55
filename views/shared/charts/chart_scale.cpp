// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/charts/chart_scale.h"

#include <QDateTime>
#include <QTimeZone>
#include <algorithm>
#include <array>
#include <cmath>

#include "views/shared/words.h"

namespace armillary::views {

namespace {

/// Of values that a division has moved by a rounding error.
constexpr double kSlack = 1e-9;

QString superscript(int number) {
    static const QString digits = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹");
    QString text = number < 0 ? QStringLiteral("⁻") : QString();
    for (QChar digit : QString::number(std::abs(number))) text += digits[digit.digitValue()];
    return text;
}

QString log_text(const ChartAxis& axis, double value) {
    if (axis.percent) {
        ChartAxis plain = axis;
        plain.percent = false;
        return log_text(plain, value * 100) + QStringLiteral(" %");
    }
    const double power = std::log10(value);
    if (value >= 1e-4 && value < 1e6)
        return value >= 1 ? count(std::llround(value)) : QString::number(value, 'g', 3);
    const int whole = static_cast<int>(std::floor(power + kSlack));
    const double leading = value / std::pow(10, whole);
    const QString ten = QStringLiteral("10") + superscript(whole);
    return std::abs(leading - 1) < 1e-6 ? ten : QStringLiteral("%1·%2").arg(QString::number(leading, 'g', 3), ten);
}

enum class Unit { second, month, year };
struct TimeStep {
    Unit unit;
    qint64 amount;
    const char* format;
};

constexpr std::array kTimeSteps{TimeStep{Unit::second, 1, "HH:mm:ss"},
                                TimeStep{Unit::second, 5, "HH:mm:ss"},
                                TimeStep{Unit::second, 15, "HH:mm:ss"},
                                TimeStep{Unit::second, 60, "HH:mm"},
                                TimeStep{Unit::second, 300, "HH:mm"},
                                TimeStep{Unit::second, 900, "HH:mm"},
                                TimeStep{Unit::second, 3600, "MM-dd HH:mm"},
                                TimeStep{Unit::second, 10800, "MM-dd HH:mm"},
                                TimeStep{Unit::second, 21600, "MM-dd HH:mm"},
                                TimeStep{Unit::second, 43200, "MM-dd HH:mm"},
                                TimeStep{Unit::second, 86400, "yyyy-MM-dd"},
                                TimeStep{Unit::second, 2 * 86400, "yyyy-MM-dd"},
                                TimeStep{Unit::second, 7 * 86400, "yyyy-MM-dd"},
                                TimeStep{Unit::second, 14 * 86400, "yyyy-MM-dd"},
                                TimeStep{Unit::month, 1, "yyyy-MM"},
                                TimeStep{Unit::month, 3, "yyyy-MM"},
                                TimeStep{Unit::month, 6, "yyyy-MM"},
                                TimeStep{Unit::year, 1, "yyyy"},
                                TimeStep{Unit::year, 2, "yyyy"},
                                TimeStep{Unit::year, 5, "yyyy"},
                                TimeStep{Unit::year, 10, "yyyy"},
                                TimeStep{Unit::year, 20, "yyyy"},
                                TimeStep{Unit::year, 50, "yyyy"},
                                TimeStep{Unit::year, 100, "yyyy"}};

double seconds_of(const TimeStep& step) {
    constexpr double kDay = 86400;
    const double unit = step.unit == Unit::second ? 1 : step.unit == Unit::month ? 30.4 * kDay : 365.25 * kDay;
    return unit * static_cast<double>(step.amount);
}

/// The n-th beginning of the step, counted from 1970.
QDateTime beginning(const TimeStep& step, qint64 n) {
    const QDateTime epoch = QDateTime::fromMSecsSinceEpoch(0, QTimeZone::utc());
    const qint64 amount = n * step.amount;
    if (step.unit == Unit::second) return epoch.addSecs(amount);
    return step.unit == Unit::month ? epoch.addMonths(static_cast<int>(amount))
                                    : epoch.addYears(static_cast<int>(amount));
}

std::vector<ChartTick> category_ticks(const QStringList& names, int most) {
    std::vector<ChartTick> ticks;
    const auto stride = std::max<qsizetype>(1, (names.size() + most - 1) / std::max(1, most));
    for (qsizetype i = 0; i < names.size(); i += stride) ticks.push_back({static_cast<double>(i), names[i]});
    return ticks;
}

}  // namespace

ChartScale::ChartScale(const ChartAxis& axis, const Wish& wish) : log_(axis.scale == Scale::log) {
    if (axis.scale == Scale::categories) {
        low_ = -0.5;
        high_ = static_cast<double>(std::max<qsizetype>(1, axis.categories.size())) - 0.5;
        ticks_ = category_ticks(axis.categories, wish.ticks);
    } else if (log_) {
        fit_log(axis, wish);
    } else {
        fit_numbers(axis, wish);
    }
}

void ChartScale::fit_numbers(const ChartAxis& axis, const Wish& wish) {
    low_ = axis.minimum.value_or(wish.zero ? std::min(0.0, wish.low) : wish.low);
    high_ = axis.maximum.value_or(wish.zero ? std::max(0.0, wish.high) : wish.high);
    if (!(high_ - low_ > std::abs(high_) * 1e-12)) {
        const double around = axis.whole_numbers || low_ == 0 ? 1 : std::abs(low_) * 0.1;
        if (!axis.minimum && low_ != 0) low_ -= around;
        high_ = std::max(high_, low_) + around;
    }
    const double padding = (high_ - low_) * wish.padding;
    if (!axis.minimum && !(wish.zero && low_ == 0)) low_ -= padding;
    if (!axis.maximum) high_ += padding;
    if (axis.scale == Scale::time) {
        ticks_ = time_ticks(low_, high_, wish.ticks);
        return;
    }
    const double step = nice_step(low_, high_, wish.ticks, axis.whole_numbers, wish.round_ends && !axis.maximum);
    if (wish.round_ends && !axis.minimum) low_ = std::floor(low_ / step + kSlack) * step;
    if (wish.round_ends && !axis.maximum) high_ = std::ceil(high_ / step - kSlack) * step;
    for (double value : multiples(low_, high_, step)) ticks_.push_back({value, tick_text(axis, value, step)});
}

void ChartScale::fit_log(const ChartAxis& axis, const Wish& wish) {
    const auto above_zero = [](std::optional<double> value, double otherwise) {
        return value && *value > 0 ? *value : otherwise;
    };
    low_ = above_zero(axis.minimum, wish.low > 0 ? wish.low : 1);
    high_ = std::max(above_zero(axis.maximum, wish.high), low_);
    if (wish.zero && !axis.minimum) low_ = std::pow(10, std::ceil(std::log10(low_) - kSlack) - 1);
    if (high_ < low_ * (1 + kSlack)) {
        low_ /= 2;
        high_ *= 2;
    }
    const double room = std::pow(high_ / low_, wish.padding);
    if (!axis.minimum && !wish.zero) low_ /= room;
    if (!axis.maximum) high_ *= room;
    for (double value : log_ticks(low_, high_, wish.ticks)) ticks_.push_back({value, log_text(axis, value)});
}

bool ChartScale::has_place(double value) const {
    return std::isfinite(value) && (!log_ || value > 0);
}

double ChartScale::share(double value) const {
    if (!has_place(value)) return std::nan("");
    if (log_) return std::log(value / low_) / std::log(high_ / low_);
    return (value - low_) / (high_ - low_);
}

double ChartScale::base() const {
    return log_ ? 0 : std::clamp(share(0), 0.0, 1.0);
}

double nice_step(double low, double high, int most, bool whole, bool outwards) {
    const auto ticks = [&](double step) {
        const double first = low / step, last = high / step;
        return outwards ? std::ceil(last - kSlack) - std::floor(first + kSlack) + 1
                        : std::floor(last + kSlack) - std::ceil(first - kSlack) + 1;
    };
    const double least = (high - low) / std::max(1, most);
    double finer = 0;  // the step before, with too many ticks
    for (int power = static_cast<int>(std::floor(std::log10(least)));; ++power)
        for (double digit : {1.0, 2.0, 5.0}) {
            // 10^-n is not exact, its inverse is: 3 * 0.1 is not 0.3, 3 / 10 is.
            const double step = power < 0 ? digit / std::pow(10, -power) : digit * std::pow(10, power);
            if (whole && step < 1) continue;
            // One tick tells no scale: rather too many.
            if (ticks(step) <= std::max(2, most)) return ticks(step) < 2 && finer > 0 ? finer : step;
            finer = step;
        }
}

std::vector<double> multiples(double low, double high, double step) {
    std::vector<double> values;
    const double inverse = std::round(1 / step);
    const bool exact = step < 1 && std::abs(inverse * step - 1) < 1e-12;
    const auto last = std::floor(high / step + kSlack);
    for (double n = std::ceil(low / step - kSlack); n <= last; ++n)
        values.push_back(n == 0 ? 0 : exact ? n / inverse : n * step);
    return values;
}

std::vector<double> log_ticks(double low, double high, int most) {
    const int first = static_cast<int>(std::ceil(std::log10(low) - kSlack));
    const int last = static_cast<int>(std::floor(std::log10(high) + kSlack));
    std::vector<double> values;
    const int decades = last - first + 1;
    if (decades >= 3 || decades >= most) {
        const int stride = (decades + most - 1) / std::max(1, most);
        for (int power = first; power <= last; power += stride) values.push_back(std::pow(10, power));
        return values;
    }
    for (int power = first - 1; power <= last; ++power)
        for (double digit : {1.0, 2.0, 5.0})
            if (const double value = digit * std::pow(10, power);
                value >= low * (1 - kSlack) && value <= high * (1 + kSlack))
                values.push_back(value);
    if (values.size() < 2) return multiples(low, high, nice_step(low, high, most, false, false));
    while (static_cast<int>(values.size()) > std::max(2, most)) {
        size_t place = 0;
        std::erase_if(values, [&](double) { return place++ % 2 == 1; });
    }
    return values;
}

std::vector<ChartTick> time_ticks(double low, double high, int most) {
    const TimeStep* step = &kTimeSteps.back();
    for (const TimeStep& candidate : kTimeSteps)
        if ((high - low) / 1000 / seconds_of(candidate) <= most - 0.5) {
            step = &candidate;
            break;
        }
    std::vector<ChartTick> ticks;
    for (qint64 n = static_cast<qint64>(std::floor(low / 1000 / seconds_of(*step))) - 3; ticks.size() < 100; ++n) {
        const QDateTime time = beginning(*step, n);
        const auto value = static_cast<double>(time.toMSecsSinceEpoch());
        if (value > high) break;
        if (value >= low) ticks.push_back({value, time.toString(QString::fromLatin1(step->format))});
    }
    return ticks;
}

QString tick_text(const ChartAxis& axis, double value, double step) {
    const double factor = axis.percent ? 100 : 1;
    value *= factor;
    step *= factor;
    const double size = std::max(std::abs(value), step);
    const int decimals = std::max(0, static_cast<int>(-std::floor(std::log10(step) + kSlack)));
    QString text;
    if (size >= 1e9 || decimals > 6)
        text = value == 0 ? QStringLiteral("0") : QString::number(value, 'g', 4);
    else
        text = decimals == 0 ? count(std::llround(value)) : QString::number(value, 'f', decimals);
    return axis.percent ? text + QStringLiteral(" %") : text;
}

}  // namespace armillary::views
