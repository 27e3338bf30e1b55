// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace armillary {

/// Languages of what is written for people outside the window: reports and lessons.
enum class Language { english, chinese };

/// `en`, `zh_CN` and their kin (`en_GB`, `zh-Hans`). Throws `UsageError` naming those that there are.
Language parse_language(std::string_view code);
/// Of LC_ALL, LC_MESSAGES and LANG, the first that is set; English where they say nothing that is known.
Language environment_language();
/// As HTML names it: `en`, `zh-CN`.
std::string_view language_tag(Language language);

/// Both languages of a text beside each other where it is used, so that neither is forgotten.
struct Words {
    Language language = Language::english;
    std::string operator()(std::string_view english, std::string_view chinese) const {
        return std::string(language == Language::chinese ? chinese : english);
    }
};

}  // namespace armillary
