// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lessons/toml_reader.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/descriptor/expression.h"

namespace armillary::lessons {

std::string TableReader::place(const toml::source_position& at) const {
    return fmt::format("{}:{}:{}", file_, at.line, at.column);
}

void TableReader::fail(const std::string& message, const toml::node& node) const {
    throw BadInput(message, where(node));
}

const toml::node& TableReader::need(std::string_view key) const {
    const toml::node* node = table_.get(key);
    if (!node) fail(fmt::format("{} lacks '{}'", what_, key));
    return *node;
}

void TableReader::only(std::initializer_list<std::string_view> keys) const {
    const std::vector<std::string> known(keys.begin(), keys.end());
    for (auto&& [key, node] : table_) {
        const std::string name(key.str());
        if (std::find(known.begin(), known.end(), name) != known.end()) continue;
        const auto nearest = nearest_word(name, known);
        throw BadInput(
            fmt::format("{} has no '{}'{}; there are {}", what_, name,
                        nearest ? fmt::format(", did you mean '{}'?", *nearest) : "", join(known, ", ")),
            place(key.source().begin));
    }
}

std::string TableReader::text(std::string_view key) const {
    const toml::node& node = need(key);
    if (const auto* value = node.as_string(); value && !trim(value->get()).empty()) return value->get();
    fail(fmt::format("'{}' must be text in quotes, and not empty", key), node);
}

std::string TableReader::text_or(std::string_view key, std::string otherwise) const {
    return has(key) ? text(key) : otherwise;
}

int64_t TableReader::integer(std::string_view key, int64_t low, int64_t high) const {
    const toml::node& node = need(key);
    const auto* value = node.as_integer();
    if (!value || value->get() < low || value->get() > high)
        fail(fmt::format("'{}' must be a whole number from {} to {}", key, low, high), node);
    return value->get();
}

double TableReader::number_or(std::string_view key, double otherwise) const {
    if (!has(key)) return otherwise;
    const toml::node& node = need(key);
    const auto value = node.is_number() ? node.value<double>() : std::nullopt;
    if (!value || !(*value >= 0)) fail(fmt::format("'{}' must be a number of at least 0", key), node);
    return *value;
}

LessonText TableReader::words(std::string_view key) const {
    const toml::node& node = need(key);
    LessonText words;
    words.where = where(node);
    if (node.is_string()) {
        words.english = trim(text(key));
    } else if (node.is_table()) {
        const TableReader languages = child(key, fmt::format("'{}'", key));
        languages.only({"en", "zh_CN"});
        words.english = trim(languages.text_or("en"));
        words.chinese = trim(languages.text_or("zh_CN"));
    }
    if (words.in(Language::english).empty())
        fail(fmt::format("'{}' must be text, or a table with the languages en and zh_CN", key), node);
    return words;
}

LessonExpression TableReader::expression(std::string_view key) const {
    LessonExpression expression{text(key), where(need(key))};
    try {
        descriptor::Expression parsed(expression.source);
    } catch (const UsageError& error) {
        throw BadInput(fmt::format("'{}' cannot be read: {}", key, error.what()), expression.where);
    }
    return expression;
}

std::string TableReader::scalar(std::string_view key) const {
    const toml::node& node = need(key);
    if (const auto* value = node.as_string()) return value->get();
    if (const auto* value = node.as_integer()) return std::to_string(value->get());
    if (const auto* value = node.as_floating_point()) return format_number(value->get());
    if (const auto* value = node.as_boolean()) return value->get() ? "true" : "false";
    fail(fmt::format("'{}' must be a number, text, true or false", key), node);
}

TableReader TableReader::child(std::string_view key, std::string what) const {
    const toml::node& node = need(key);
    if (!node.is_table()) fail(fmt::format("'{}' must be a table", key), node);
    return {*node.as_table(), file_, std::move(what)};
}

std::vector<TableReader> TableReader::children(std::string_view key, const std::string& what) const {
    std::vector<TableReader> readers;
    if (!has(key)) return readers;
    const toml::node& node = need(key);
    const toml::array* array = node.as_array();
    if (!array) fail(fmt::format("'{0}' must be a list of tables: [[{0}]]", key), node);
    for (const toml::node& each : *array) {
        if (!each.is_table()) fail(fmt::format("'{0}' must be a list of tables: [[{0}]]", key), each);
        readers.push_back({*each.as_table(), file_, what});
    }
    return readers;
}

descriptor::ParameterSet TableReader::parameters(std::string_view key) const {
    descriptor::ParameterSet parameters;
    if (has(key)) read_parameters(child(key, fmt::format("'{}'", key)).table(), "", parameters);
    return parameters;
}

void TableReader::read_parameters(const toml::table& table, const std::string& prefix,
                                  descriptor::ParameterSet& into) const {
    for (auto&& [key, node] : table) {
        const std::string name = prefix + std::string(key.str());
        if (const auto* inner = node.as_table()) {
            read_parameters(*inner, name + ".", into);
        } else if (const auto* integer = node.as_integer()) {
            into.set(name, integer->get());
        } else if (const auto* real = node.as_floating_point()) {
            into.set(name, real->get());
        } else if (const auto* truth = node.as_boolean()) {
            into.set(name, truth->get());
        } else if (const auto* words = node.as_string()) {
            into.set(name, words->get());
        } else if (const auto* array = node.as_array()) {
            std::vector<double> numbers;
            for (const toml::node& each : *array) {
                const auto number = each.is_number() ? each.value<double>() : std::nullopt;
                if (!number) fail(fmt::format("'{}' must be a list of numbers", name), each);
                numbers.push_back(*number);
            }
            into.set(name, std::move(numbers));
        } else {
            fail(fmt::format("'{}' must be a number, text, true or false, or a list of numbers", name), node);
        }
    }
}

}  // namespace armillary::lessons
