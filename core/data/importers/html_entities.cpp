// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>

#include "core/base/text.h"
#include "core/data/importers/json.h"

namespace armillary::data {

namespace {

/// Names of U+00A0 to U+00FF in order (HTML 4.01, 24.2.1).
constexpr std::array<std::string_view, 96> kLatin1{
    "nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar", "sect",   "uml",    "copy",   "ordf",
    "laquo",  "not",    "shy",    "reg",    "macr",   "deg",    "plusmn", "sup2",   "sup3",   "acute",  "micro",
    "para",   "middot", "cedil",  "sup1",   "ordm",   "raquo",  "frac14", "frac12", "frac34", "iquest", "Agrave",
    "Aacute", "Acirc",  "Atilde", "Auml",   "Aring",  "AElig",  "Ccedil", "Egrave", "Eacute", "Ecirc",  "Euml",
    "Igrave", "Iacute", "Icirc",  "Iuml",   "ETH",    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde", "Ouml",
    "times",  "Oslash", "Ugrave", "Uacute", "Ucirc",  "Uuml",   "Yacute", "THORN",  "szlig",  "agrave", "aacute",
    "acirc",  "atilde", "auml",   "aring",  "aelig",  "ccedil", "egrave", "eacute", "ecirc",  "euml",   "igrave",
    "iacute", "icirc",  "iuml",   "eth",    "ntilde", "ograve", "oacute", "ocirc",  "otilde", "ouml",   "divide",
    "oslash", "ugrave", "uacute", "ucirc",  "uuml",   "yacute", "thorn",  "yuml"};

const std::unordered_map<std::string_view, std::string>& entities() {
    static const std::unordered_map<std::string_view, std::string> map = [] {
        std::unordered_map<std::string_view, std::string> out{
            {"amp", "&"},   {"lt", "<"},     {"gt", ">"},    {"quot", "\""},  {"apos", "'"},  {"trade", "™"},
            {"bull", "•"},  {"hellip", "…"}, {"ndash", "–"}, {"mdash", "—"},  {"lsquo", "‘"}, {"rsquo", "’"},
            {"ldquo", "“"}, {"rdquo", "”"},  {"sbquo", "‚"}, {"bdquo", "„"},  {"euro", "€"},  {"prime", "′"},
            {"Prime", "″"}, {"ensp", " "},   {"emsp", " "},  {"thinsp", " "}, {"le", "≤"},    {"ge", "≥"}};
        for (size_t i = 0; i < kLatin1.size(); ++i)
            out.emplace(kLatin1[i], latin1_to_utf8(std::string(1, static_cast<char>(0xA0 + i))));
        return out;
    }();
    return map;
}

/// The text of the entity `name` (without & and ;), or nothing.
std::string decoded(std::string_view name) {
    if (!name.starts_with('#')) {
        const auto found = entities().find(name);
        return found == entities().end() ? "" : found->second;
    }
    const bool hexadecimal = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    const std::string_view digits = name.substr(std::min<size_t>(name.size(), hexadecimal ? 2 : 1));
    if (digits.empty() || digits.size() > 7) return "";
    uint32_t point = 0;
    for (const char c : to_lower_ascii(digits)) {
        const int digit = c >= '0' && c <= '9' ? c - '0' : hexadecimal && c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
        if (digit < 0) return "";
        point = point * (hexadecimal ? 16 : 10) + static_cast<uint32_t>(digit);
    }
    std::string text;
    append_utf8(text, point == 0 ? 0xFFFD : point);
    return text;
}

}  // namespace

std::string decode_html_entities(std::string_view text) {
    constexpr size_t kLongestName = 10;
    std::string out;
    out.reserve(text.size());
    for (size_t at = 0; at < text.size();) {
        const size_t ampersand = std::min(text.find('&', at), text.size());
        out += text.substr(at, ampersand - at);
        at = ampersand;
        if (at == text.size()) break;
        const size_t end = text.substr(at, kLongestName + 2).find(';');
        const std::string entity = end == std::string_view::npos ? "" : decoded(text.substr(at + 1, end - 1));
        out += entity.empty() ? "&" : entity;
        at += entity.empty() ? 1 : end + 1;
    }
    return out;
}

}  // namespace armillary::data
