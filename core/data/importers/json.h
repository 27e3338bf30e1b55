// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace armillary::data {

/// Calls `member` for each member of a JSON object, in the order of the file, holding one value at a time. Throws
/// `BadInput` with `where:line:column` for text that is no JSON object.
void for_each_member(std::string_view text, const std::string& where,
                     const std::function<void(const std::string& key, const nlohmann::json& value)>& member);

/// One JSON value; nothing when the text is none.
std::optional<nlohmann::json> parse_json(std::string_view text);

/// A Python literal (dict, list, tuple, strings with either quote, numbers, True, False, None), as some data sets
/// hold instead of JSON. Nothing when the text is none.
std::optional<nlohmann::json> parse_python_literal(std::string_view text);

/// A value as text: strings as they are, numbers shortest, lists joined by `separator`, null and objects empty.
std::string text_of(const nlohmann::json& value, std::string_view separator = " ");

/// Appends a code point; one that is none becomes U+FFFD.
void append_utf8(std::string& out, uint32_t point);

/// `&amp;`, `&frac12;`, `&#39;`, `&#x27;` to UTF-8. What is no entity stays.
std::string decode_html_entities(std::string_view text);

}  // namespace armillary::data
