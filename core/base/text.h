// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace armillary {

std::string_view trim(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator);
std::string join(const std::vector<std::string>& parts, std::string_view separator);
std::string to_lower_ascii(std::string_view text);

bool is_valid_utf8(std::string_view text);
/// ISO-8859-1 to UTF-8. Never fails: every byte has a meaning in Latin-1.
std::string latin1_to_utf8(std::string_view text);

/// The whole of `text` as a number, locale-independent; nothing when any character is left over.
std::optional<double> parse_double(std::string_view text);
std::optional<int64_t> parse_int(std::string_view text);

/// Shortest decimal text that reads back as the same number (`0.1`, not `0.10000000000000001`).
std::string format_number(double value);
/// `1,234,567`.
std::string format_count(int64_t value);
/// `3 min 20 s`, as people say it.
std::string format_duration(double seconds);
/// `1.5 GiB`.
std::string format_bytes(double bytes);

/// The candidate nearest to `word` by edit distance, if it is near enough to be a slip of the pen.
std::optional<std::string> nearest_word(std::string_view word, const std::vector<std::string>& candidates);

/// Order of raw ids: by number where both are whole numbers, else by bytes (numbers first).
bool raw_id_less(std::string_view a, std::string_view b);

}  // namespace armillary
