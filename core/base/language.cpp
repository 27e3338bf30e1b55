// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/language.h"

#include <fmt/format.h>

#include <cstdlib>
#include <optional>

#include "core/base/error.h"

namespace armillary {

namespace {

std::optional<Language> language_of(std::string_view code) {
    const std::string_view name = code.substr(0, code.find_first_of("_-.@"));
    if (name == "en" || name == "C" || name == "POSIX") return Language::english;
    if (name == "zh") return Language::chinese;
    return std::nullopt;
}

}  // namespace

Language parse_language(std::string_view code) {
    if (const auto language = language_of(code)) return *language;
    throw UsageError(fmt::format("'{}' is no language that is written here: en or zh_CN", code), "--language");
}

Language environment_language() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (const char* value = std::getenv(name); value && *value)
            return language_of(value).value_or(Language::english);
    return Language::english;
}

std::string_view language_tag(Language language) {
    return language == Language::chinese ? "zh-CN" : "en";
}

}  // namespace armillary
