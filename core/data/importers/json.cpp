// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/importers/json.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/data/importers/context.h"

namespace armillary::data {

using nlohmann::json;

namespace {

constexpr int kDeepest = 64;

std::optional<uint32_t> parse_hex(std::string_view digits) {
    uint32_t number = 0;
    for (const char c : digits) {
        const int digit = c >= '0' && c <= '9'   ? c - '0'
                          : c >= 'a' && c <= 'f' ? c - 'a' + 10
                          : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                 : -1;
        if (digit < 0 || number > 0x10FFFF) return std::nullopt;
        number = number * 16 + static_cast<uint32_t>(digit);
    }
    return digits.empty() ? std::nullopt : std::optional(number);
}

/// Recursive descent over a Python literal. `good_` turns false at the first thing that is none.
class PythonReader {
 public:
    explicit PythonReader(std::string_view text) : text_(text) {}

    std::optional<json> read() {
        json value = value_at(0);
        skip_space();
        return good_ && at_ == text_.size() ? std::optional(std::move(value)) : std::nullopt;
    }

 private:
    char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
    void skip_space() {
        while (at_ < text_.size() && std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos) ++at_;
    }
    bool take(char c) {
        skip_space();
        if (at_ >= text_.size() || text_[at_] != c) return false;
        ++at_;
        return true;
    }
    json fail() {
        good_ = false;
        return nullptr;
    }

    json value_at(int depth) {
        if (depth > kDeepest) return fail();
        skip_space();
        const char first = peek();
        if ((first == 'u' || first == 'b') && at_ + 1 < text_.size() &&
            (text_[at_ + 1] == '\'' || text_[at_ + 1] == '"'))
            ++at_;
        if (peek() == '\'' || peek() == '"') return string_at();
        if (take('[')) return list_until(']', depth);
        if (take('(')) return list_until(')', depth);
        if (take('{')) return dictionary(depth);
        const size_t end = std::min(text_.find_first_of(",]}): \t\r\n", at_), text_.size());
        const std::string_view word = text_.substr(at_, end - at_);
        at_ = end;
        if (word == "None" || word == "nan") return nullptr;
        if (word == "True") return true;
        if (word == "False") return false;
        if (const auto whole = parse_int(word)) return *whole;
        if (const auto number = parse_double(word)) return *number;
        return fail();
    }

    json string_at() {
        const char quote = text_[at_++];
        std::string out;
        while (at_ < text_.size() && text_[at_] != quote) {
            const char c = text_[at_++];
            if (c != '\\' || at_ >= text_.size()) {
                out += c;
                continue;
            }
            const char escaped = text_[at_++];
            const size_t digits = escaped == 'x' ? 2 : escaped == 'u' ? 4 : escaped == 'U' ? 8 : 0;
            if (digits > 0) {
                const auto point = parse_hex(text_.substr(at_, digits));
                if (!point || text_.size() - at_ < digits) return fail();
                append_utf8(out, *point);
                at_ += digits;
            } else {
                out += escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped == 'r' ? '\r' : escaped;
            }
        }
        if (at_ >= text_.size()) return fail();
        ++at_;
        return out;
    }

    json list_until(char end, int depth) {
        json list = json::array();
        while (good_ && !take(end)) {
            list.push_back(value_at(depth + 1));
            if (!take(',') && good_) {
                if (!take(end)) return fail();
                break;
            }
        }
        return list;
    }

    json dictionary(int depth) {
        json object = json::object();
        while (good_ && !take('}')) {
            const json key = value_at(depth + 1);
            if (!good_ || !take(':')) return fail();
            object[text_of(key)] = value_at(depth + 1);
            if (!take(',') && good_) {
                if (!take('}')) return fail();
                break;
            }
        }
        return object;
    }

    std::string_view text_;
    size_t at_ = 0;
    bool good_ = true;
};

}  // namespace

void append_utf8(std::string& out, uint32_t point) {
    if (point > 0x10FFFF || (point >= 0xD800 && point < 0xE000)) point = 0xFFFD;
    if (point < 0x80) {
        out += static_cast<char>(point);
    } else if (point < 0x800) {
        out += static_cast<char>(0xC0 | point >> 6);
        out += static_cast<char>(0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
        out += static_cast<char>(0xE0 | point >> 12);
        out += static_cast<char>(0x80 | (point >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (point & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | point >> 18);
        out += static_cast<char>(0x80 | (point >> 12 & 0x3F));
        out += static_cast<char>(0x80 | (point >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (point & 0x3F));
    }
}

void for_each_member(std::string_view text, const std::string& where,
                     const std::function<void(const std::string&, const json&)>& member) {
    if (!trim(text.substr(0, Source::kHeadBytes)).starts_with('{'))
        throw BadInput("a JSON object ({\"key\": …}) is expected here", where);
    std::string key;
    const auto callback = [&](int depth, json::parse_event_t event, json& parsed) {
        if (depth != 1) return true;
        switch (event) {
            case json::parse_event_t::key:
                key = parsed.get<std::string>();
                return true;
            case json::parse_event_t::object_start:
            case json::parse_event_t::array_start:
                return true;
            default:
                member(key, parsed);
                return false;  // the value is not kept: memory for one at a time
        }
    };
    try {
        const json whole = json::parse(text, callback);
    } catch (const json::parse_error& error) {
        throw BadInput("the file is no valid JSON here; it may be cut short. Copy or download it again",
                       fmt::format("{}:{}", where, position_of(text, error.byte > 0 ? error.byte - 1 : 0)));
    }
}

std::optional<json> parse_json(std::string_view text) {
    json value = json::parse(text, nullptr, false);
    return value.is_discarded() ? std::nullopt : std::optional(std::move(value));
}

std::optional<json> parse_python_literal(std::string_view text) {
    return PythonReader(text).read();
}

std::string text_of(const json& value, std::string_view separator) {
    switch (value.type()) {
        case json::value_t::string:
            return value.get<std::string>();
        case json::value_t::boolean:
            return value.get<bool>() ? "1" : "0";
        case json::value_t::number_integer:
            return std::to_string(value.get<int64_t>());
        case json::value_t::number_unsigned:
            return std::to_string(value.get<uint64_t>());
        case json::value_t::number_float:
            return format_number(value.get<double>());
        case json::value_t::array: {
            std::string text;
            for (const json& part : value) {
                if (!text.empty()) text += separator;
                if (!part.is_structured()) text += text_of(part, separator);
            }
            return text;
        }
        default:
            return {};
    }
}

}  // namespace armillary::data
