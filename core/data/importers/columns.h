// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/importers/records.h"

namespace armillary::data {

/// What a column of an interaction table holds.
enum class Role : uint8_t { skip, user, session, item, value, time, time_offset, behaviour, part };

/// By the names that data sets use (`userId`, `reviewerID`, `x_label`, …), case and punctuation aside; skip for
/// any other.
Role role_of_name(std::string_view name);
/// Lower case, letters and digits only.
std::string plain_name(std::string_view name);
/// Published split: `train`, `valid`, `test` and their usual spellings, or 0, 1, 2.
std::optional<Part> part_from(std::string_view word);
/// Empty, `NA`, `nan`, `null` or `none`.
bool is_missing(std::string_view cell);

/// How times are written, and their way to UTC milliseconds.
struct TimeFormat {
    enum class Kind : uint8_t { seconds, milliseconds, microseconds, date, pattern, ordinal };
    Kind kind = Kind::seconds;
    bool guessed = false;  ///< then a number of another unit's magnitude is refused
    std::string pattern;   ///< of strptime, UTC

    /// By the median magnitude of the sample: below 1e11 seconds, below 1e14 milliseconds, else microseconds; or
    /// ISO 8601 dates. Settings `time_unit` (auto, s, ms, us, ordinal) and `time_format` win. Throws `BadInput`
    /// for times that fit nothing.
    static TimeFormat detect(const std::vector<std::string>& sample, const ImportSettings& settings,
                             const std::string& where);

    /// UTC milliseconds (ordinals as they are), kNoTime for a missing cell. Nothing, with the reason, for what
    /// cannot be a time.
    std::optional<int64_t> parse(std::string_view cell, std::string& reason) const;
    /// A whole, non-negative number; nothing when it has the magnitude of another unit.
    std::optional<int64_t> from_number(int64_t number) const {
        switch (kind) {
            case Kind::seconds:
                return number < (guessed ? kSecondsEnd : kLargest / 1000) ? std::optional(number * 1000)
                                                                          : std::nullopt;
            case Kind::milliseconds:
                return !guessed || number == 0 || (number >= kSecondsEnd && number < kMillisecondsEnd)
                           ? std::optional(number)
                           : std::nullopt;
            case Kind::microseconds:
                return !guessed || number == 0 || number >= kMillisecondsEnd ? std::optional(number / 1000)
                                                                             : std::nullopt;
            default:
                return kind == Kind::ordinal ? std::optional(number) : std::nullopt;
        }
    }

    static constexpr int64_t kSecondsEnd = 100'000'000'000, kMillisecondsEnd = 100'000'000'000'000;
    static constexpr int64_t kLargest = 1'000'000'000'000'000'000;
};

/// ISO 8601: `2016-05-09`, `2016-05-09 12:30`, `2016-05-09T12:30:05.25+02:00`; without a zone UTC. In
/// milliseconds.
std::optional<int64_t> parse_iso_time(std::string_view text);

/// Which column of a file holds what.
struct RowLayout {
    Dialect dialect;
    std::vector<Role> roles;  ///< [fields]
    char decimal = '.';
    TimeFormat time;
    std::optional<Part> part;  ///< of every row, where the published split is one file a part

    bool has(Role role) const;
    int field_of(Role role) const;  ///< or -1
};

/// The settings that map columns (`user_column`, `item_column`, …), for `FormatInfo`.
std::vector<FormatSetting> column_settings();

/// Maps columns by settings and names. Without a header: user, item, value, time by position. Nothing when no user
/// or no item is found.
std::optional<RowLayout> map_columns(const Dialect& dialect, const ImportSettings& settings);
/// Which column each setting takes (`user_column` -> `customer`), by settings and names; also of a table without a
/// user or an item. A setting that names no column is left out.
std::map<std::string, std::string> column_mapping(const Dialect& dialect, const ImportSettings& settings);
/// The decimal sign of a column (-1: there is none): the setting `decimal`, else a comma where the sample leaves
/// no doubt. That is: fields are not separated by commas, all values are whole numbers or digits around one comma
/// (`3,5`), and one at least is no group of thousands (`1,200`). Throws `UsageError` for a setting that is no
/// decimal sign.
char decimal_sign(const Dialect& dialect, int field, const ImportSettings& settings);
/// Completes the time format of a layout from its sample.
void detect_time(RowLayout& layout, const ImportSettings& settings, const std::string& where);

}  // namespace armillary::data
