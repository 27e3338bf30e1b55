// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/descriptor/toml_guard.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/error.h"
#include "core/base/text.h"

namespace armillary::descriptor {

namespace {

constexpr size_t kMostBytes = 1 << 20;
constexpr int kMostKeyParts = 16;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kBeforeString = "\n=,[{.";

/// The position after the string that starts at `begin`; the end of the line where a one-line string is not
/// closed.
size_t skip_string(std::string_view toml, size_t begin) {
    const char quote = toml[begin];
    const std::string_view triple = quote == '"' ? R"(""")" : "'''";
    const bool multiline = toml.substr(begin).starts_with(triple);
    const std::string_view closing = multiline ? triple : triple.substr(0, 1);
    for (size_t at = begin + closing.size(); at < toml.size(); ++at) {
        if (toml.substr(at).starts_with(closing)) return at + closing.size();
        if (toml[at] == '\n' && !multiline) return at;
        if (toml[at] == '\\' && quote == '"') ++at;
    }
    return toml.size();
}

}  // namespace

void guard_toml(std::string_view toml, std::string_view file_name) {
    if (toml.size() > kMostBytes)
        throw BadInput(fmt::format("{} is no experiment file: it has {}, and an experiment is a few lines of TOML",
                                   file_name, format_bytes(static_cast<double>(toml.size()))),
                       std::string(file_name));
    int line = 1, key_parts = 1;
    size_t line_begin = toml.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
    auto refuse = [&](const std::string& message, size_t at) {
        const auto left = toml.substr(line_begin, at - line_begin);
        const auto column = 1 + std::count_if(left.begin(), left.end(), [](char c) { return (c & 0xC0) != 0x80; });
        throw BadInput(message, fmt::format("{}:{}:{}", file_name, line, column));
    };
    char before = '\n';  // the last character that is no blank: it tells whether a string may begin
    for (size_t at = line_begin; at < toml.size();) {
        const char c = toml[at];
        if (c == '"' || c == '\'') {
            if (kBeforeString.find(before) == kBeforeString.npos) refuse("a quote in the middle of a value", at);
            before = c;
            const size_t end = skip_string(toml, at);
            const auto text = toml.substr(at, end - at);
            line += static_cast<int>(std::count(text.begin(), text.end(), '\n'));
            if (const size_t newline = text.rfind('\n'); newline != text.npos) line_begin = at + newline + 1;
            at = end;
            continue;
        }
        if (c == '#') {
            at = toml.find('\n', at);
            continue;
        }
        if (c & 0x80) refuse("a character that TOML allows only in quotes and comments", at);
        if (c == '.' && ++key_parts > kMostKeyParts)
            refuse(fmt::format("a key of more than {} parts", kMostKeyParts), at);
        if (c == '\n') {
            ++line;
            line_begin = at + 1;
        }
        if (c != ' ' && c != '\t' && c != '\r') before = c;
        if (c == '\n' || c == '=' || c == ',' || c == '[' || c == '{') key_parts = 1;
        ++at;
    }
}

}  // namespace armillary::descriptor
