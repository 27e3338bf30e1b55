// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <time.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstring>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/data/importers/columns.h"

namespace armillary::data {

namespace {

constexpr int64_t kMillisecondsPerMinute = 60'000;

/// Exactly `digits` digits at the front of `text`, which are taken off.
std::optional<int> take_digits(std::string_view& text, size_t digits) {
    if (text.size() < digits) return std::nullopt;
    int number = 0;
    for (const char c : text.substr(0, digits)) {
        if (c < '0' || c > '9') return std::nullopt;
        number = number * 10 + (c - '0');
    }
    text.remove_prefix(digits);
    return number;
}

bool take(std::string_view& text, char c) {
    if (!text.starts_with(c)) return false;
    text.remove_prefix(1);
    return true;
}

/// Minutes east of UTC.
std::optional<int> take_zone(std::string_view& text) {
    if (text.empty() || take(text, 'Z')) return 0;
    const int sign = text.front() == '-' ? -1 : 1;
    if (!take(text, '+') && !take(text, '-')) return std::nullopt;
    const auto hours = take_digits(text, 2);
    take(text, ':');
    const auto minutes = text.empty() ? std::optional(0) : take_digits(text, 2);
    if (!hours || !minutes || *hours > 18 || *minutes > 59) return std::nullopt;
    return sign * (*hours * 60 + *minutes);
}

TimeFormat::Kind kind_of(double number) {
    if (number < static_cast<double>(TimeFormat::kSecondsEnd)) return TimeFormat::Kind::seconds;
    return number < static_cast<double>(TimeFormat::kMillisecondsEnd) ? TimeFormat::Kind::milliseconds
                                                                      : TimeFormat::Kind::microseconds;
}

const char* name_of(TimeFormat::Kind kind) {
    switch (kind) {
        case TimeFormat::Kind::seconds:
            return "seconds";
        case TimeFormat::Kind::milliseconds:
            return "milliseconds";
        case TimeFormat::Kind::microseconds:
            return "microseconds";
        default:
            return "dates";
    }
}

std::optional<int64_t> parse_pattern(const std::string& pattern, std::string_view cell) {
    std::tm parts{};
    const std::string text(cell);
    const char* end = ::strptime(text.c_str(), pattern.c_str(), &parts);
    if (!end || *end != 0) return std::nullopt;
    const long east = parts.tm_gmtoff;
    return (static_cast<int64_t>(::timegm(&parts)) - east) * 1000;
}

}  // namespace

std::optional<int64_t> parse_iso_time(std::string_view text) {
    namespace chrono = std::chrono;
    const auto year = take_digits(text, 4);
    if (!year || !take(text, '-')) return std::nullopt;
    const auto month = take_digits(text, 2);
    if (!month || !take(text, '-')) return std::nullopt;
    const auto day = take_digits(text, 2);
    if (!day) return std::nullopt;
    const chrono::year_month_day date{chrono::year(*year), chrono::month(static_cast<unsigned>(*month)),
                                      chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok()) return std::nullopt;
    int64_t time = static_cast<int64_t>(chrono::sys_days(date).time_since_epoch().count()) * 86'400'000;
    if (text.empty()) return time;
    if (!take(text, 'T') && !take(text, ' ')) return std::nullopt;
    const auto hour = take_digits(text, 2);
    if (!hour || *hour > 23 || !take(text, ':')) return std::nullopt;
    const auto minute = take_digits(text, 2);
    if (!minute || *minute > 59) return std::nullopt;
    time += (*hour * 60 + *minute) * kMillisecondsPerMinute;
    if (take(text, ':')) {
        const auto second = take_digits(text, 2);
        if (!second || *second > 60) return std::nullopt;
        time += *second * 1000;
        if (take(text, '.'))
            for (int scale = 100; !text.empty() && text[0] >= '0' && text[0] <= '9';
                 scale /= 10, text.remove_prefix(1))
                time += (text[0] - '0') * scale;
    }
    if (text == " UTC") return time;
    const auto zone = take_zone(text);
    if (!zone || !text.empty()) return std::nullopt;
    return time - *zone * kMillisecondsPerMinute;
}

TimeFormat TimeFormat::detect(const std::vector<std::string>& sample, const ImportSettings& settings,
                              const std::string& where) {
    TimeFormat format;
    if (format.pattern = setting_of(settings, "time_format"); !format.pattern.empty()) {
        format.kind = Kind::pattern;
        return format;
    }
    const std::string unit = setting_of(settings, "time_unit", "auto");
    if (unit == "ordinal") return {Kind::ordinal, false, {}};
    if (unit == "s") return {Kind::seconds, false, {}};
    if (unit == "ms") return {Kind::milliseconds, false, {}};
    if (unit == "us") return {Kind::microseconds, false, {}};
    if (unit != "auto")
        throw UsageError(fmt::format("time_unit is '{}', and may be auto, s, ms, us or ordinal", unit),
                         "time_unit");
    std::vector<double> numbers;
    size_t dates = 0, present = 0;
    for (const std::string& cell : sample) {
        if (is_missing(cell)) continue;
        ++present;
        if (const auto number = parse_double(cell); number && std::isfinite(*number))
            numbers.push_back(*number);
        else
            dates += parse_iso_time(cell).has_value();
    }
    if (dates > numbers.size()) {
        format.kind = Kind::date;
    } else if (!numbers.empty()) {
        const auto middle = numbers.begin() + static_cast<std::ptrdiff_t>(numbers.size() / 2);
        std::nth_element(numbers.begin(), middle, numbers.end());
        format.kind = kind_of(*middle);
        format.guessed = true;
    } else if (present > 0) {
        const auto first =
            std::find_if_not(sample.begin(), sample.end(), [](auto& cell) { return is_missing(cell); });
        throw BadInput(
            fmt::format("times like {} are neither numbers nor ISO 8601 dates; give their pattern, such as "
                        "time_format=%d/%m/%Y",
                        excerpt(*first)),
            where);
    }
    return format;
}

std::optional<int64_t> TimeFormat::parse(std::string_view cell, std::string& reason) const {
    if (is_missing(cell)) return kNoTime;
    if (kind == Kind::pattern || kind == Kind::date) {
        const auto time = kind == Kind::date ? parse_iso_time(cell) : parse_pattern(pattern, cell);
        if (!time)
            reason = kind == Kind::date
                         ? fmt::format("the time {} is no ISO 8601 date", excerpt(cell))
                         : fmt::format("the time {} does not fit the pattern {}", excerpt(cell), pattern);
        return time;
    }
    std::optional<int64_t> time;
    const auto whole = parse_int(cell);
    const auto number = whole ? std::optional(static_cast<double>(*whole)) : parse_double(cell);
    if (!number || !std::isfinite(*number)) {
        reason = fmt::format("the time {} is no number", excerpt(cell));
    } else if (*number < 0) {
        reason = fmt::format("the time {} is negative", excerpt(cell));
    } else if (*number >= static_cast<double>(kLargest)) {
        reason = fmt::format("the time {} is beyond every calendar", excerpt(cell));
    } else {
        time = from_number(whole ? *whole : static_cast<int64_t>(*number));
        if (!time)
            reason = fmt::format("the time {} looks like {} in a column of {}; set time_unit if it is right",
                                 excerpt(cell), name_of(kind_of(*number)), name_of(kind));
        else if (!whole && kind == Kind::seconds)
            time = static_cast<int64_t>(std::llround(*number * 1000));
    }
    return time;
}

}  // namespace armillary::data
