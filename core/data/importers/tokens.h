// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

namespace armillary::data {

/// Words between spaces and tabs.
inline std::vector<std::string_view> tokens_of(std::string_view line) {
    constexpr std::string_view kSpace = " \t\r";
    std::vector<std::string_view> tokens;
    for (size_t at = line.find_first_not_of(kSpace); at != std::string_view::npos;) {
        const size_t end = std::min(line.find_first_of(kSpace, at), line.size());
        tokens.push_back(line.substr(at, end - at));
        at = line.find_first_not_of(kSpace, end);
    }
    return tokens;
}

/// Calls `read(line, end)` for each line, without its break; `end` is the byte after it. Stops when `read` returns
/// false.
template <typename Read>
void for_each_line(std::string_view text, Read read) {
    for (size_t at = 0; at < text.size();) {
        const size_t end = std::min(text.find('\n', at), text.size());
        std::string_view line = text.substr(at, end - at);
        if (line.ends_with('\r')) line.remove_suffix(1);
        at = end + 1;
        if (!read(line, std::min(at, text.size()))) return;
    }
}

}  // namespace armillary::data
