// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/descriptor/descriptor.h"

namespace armillary::descriptor {

namespace {

std::string range_of(const Parameter& parameter) {
    const bool low = std::isfinite(parameter.minimum), high = std::isfinite(parameter.maximum);
    if (low && high)
        return fmt::format(" from {} to {}", format_number(parameter.minimum), format_number(parameter.maximum));
    if (low) return fmt::format(", {} or more", format_number(parameter.minimum));
    if (high) return fmt::format(", {} or less", format_number(parameter.maximum));
    return {};
}

std::string allowed(const Parameter& parameter) {
    switch (parameter.type) {
        case ParameterType::boolean:
            return "true or false";
        case ParameterType::integer:
            return "a whole number" + range_of(parameter);
        case ParameterType::real:
            return "a number" + range_of(parameter);
        case ParameterType::choice:
            return "one of " + join(parameter.choices, ", ");
        case ParameterType::text:
            return "text (UTF-8)";
        case ParameterType::integers:
            return "a list of whole numbers" + range_of(parameter);
        case ParameterType::reals:
            return "a list of numbers" + range_of(parameter);
    }
    return {};
}

[[noreturn]] void refuse(const Parameter& parameter, std::string_view value) {
    std::string hint;
    if (parameter.type == ParameterType::choice)
        if (const auto near = nearest_word(value, parameter.choices))
            hint = fmt::format("; did you mean {}?", *near);
    throw UsageError(fmt::format("{} is '{}', but must be {}{}", parameter.name, value, allowed(parameter), hint),
                     parameter.name);
}

bool in_range(const Parameter& parameter, double number) {
    return number >= parameter.minimum && number <= parameter.maximum;  // false for NaN
}

void check_list(const Parameter& parameter, const std::vector<double>& numbers) {
    for (double number : numbers) {
        const bool fits = parameter.type == ParameterType::reals || number == std::trunc(number);
        if (!fits || !in_range(parameter, number)) refuse(parameter, to_string(numbers));
    }
    constexpr double kRounding = 1e-9;
    const double sum = std::accumulate(numbers.begin(), numbers.end(), 0.0);
    if (parameter.sum && !(std::abs(sum - *parameter.sum) <= kRounding))
        throw UsageError(fmt::format("{} is '{}', which adds up to {}, but must add up to {}", parameter.name,
                                     to_string(numbers), format_number(sum), format_number(*parameter.sum)),
                         parameter.name);
}

std::vector<double> parse_list(const Parameter& parameter, std::string_view text) {
    std::string_view inside = text;
    if (inside.size() >= 2 && inside.front() == '[' && inside.back() == ']')
        inside = trim(inside.substr(1, inside.size() - 2));
    std::vector<double> numbers;
    if (inside.empty()) return numbers;
    for (std::string_view part : split(inside, ',')) {
        const auto number = parse_double(part);
        if (!number) refuse(parameter, text);
        numbers.push_back(*number);
    }
    return numbers;
}

}  // namespace

Value check(const Parameter& parameter, const Value& value) {
    switch (parameter.type) {
        case ParameterType::boolean:
            if (std::holds_alternative<bool>(value)) return value;
            break;
        case ParameterType::integer:
            if (const auto* whole = std::get_if<int64_t>(&value))
                if (in_range(parameter, static_cast<double>(*whole))) return value;
            break;
        case ParameterType::real: {
            const auto* whole = std::get_if<int64_t>(&value);
            const auto* number = std::get_if<double>(&value);
            const double real = number ? *number : whole ? static_cast<double>(*whole) : std::nan("");
            if (in_range(parameter, real)) return real;
            break;
        }
        case ParameterType::choice:
            if (const auto* word = std::get_if<std::string>(&value))
                if (std::find(parameter.choices.begin(), parameter.choices.end(), *word) !=
                    parameter.choices.end())
                    return value;
            break;
        case ParameterType::text:
            if (const auto* text = std::get_if<std::string>(&value))
                if (is_valid_utf8(*text)) return value;
            break;
        case ParameterType::integers:
        case ParameterType::reals:
            if (const auto* numbers = std::get_if<std::vector<double>>(&value)) {
                check_list(parameter, *numbers);
                return value;
            }
            break;
    }
    refuse(parameter, to_string(value));
}

Value parse(const Parameter& parameter, std::string_view text) {
    const std::string_view word = trim(text);
    switch (parameter.type) {
        case ParameterType::boolean:
            if (word == "true") return true;
            if (word == "false") return false;
            break;
        case ParameterType::integer:
            if (const auto whole = parse_int(word)) return check(parameter, *whole);
            break;
        case ParameterType::real:
            if (const auto number = parse_double(word)) return check(parameter, *number);
            break;
        case ParameterType::choice:
            return check(parameter, std::string(word));
        case ParameterType::text:
            return check(parameter, std::string(text));
        case ParameterType::integers:
        case ParameterType::reals:
            return check(parameter, parse_list(parameter, word));
    }
    refuse(parameter, text);
}

}  // namespace armillary::descriptor
