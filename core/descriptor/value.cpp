// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/descriptor/value.h"

#include <fmt/format.h>

#include <cmath>

#include "core/base/error.h"
#include "core/base/text.h"

namespace armillary::descriptor {

namespace {

std::string write(bool value) {
    return value ? "true" : "false";
}
std::string write(int64_t value) {
    return std::to_string(value);
}
std::string write(double value) {
    return format_number(value);
}
std::string write(const std::string& value) {
    return value;
}
std::string write(const std::vector<double>& values) {
    std::vector<std::string> parts;
    for (double value : values) parts.push_back(format_number(value));
    return join(parts, ",");
}

const Value& require(const ParameterSet& set, std::string_view name) {
    if (const Value* value = set.find(name)) return *value;
    throw Error(ErrorKind::internal, fmt::format("parameter {} is not in the set", name), std::string(name));
}

[[noreturn]] void wrong_type(std::string_view name, std::string_view wanted, const Value& value) {
    throw Error(ErrorKind::internal,
                fmt::format("parameter {} is read as {} but holds {}", name, wanted, to_string(value)),
                std::string(name));
}

template <typename T>
const T& require(const ParameterSet& set, std::string_view name, std::string_view wanted) {
    const Value& value = require(set, name);
    if (const T* held = std::get_if<T>(&value)) return *held;
    wrong_type(name, wanted, value);
}

}  // namespace

std::string to_string(const Value& value) {
    return std::visit([](const auto& held) { return write(held); }, value);
}

const Value* ParameterSet::find(std::string_view name) const {
    const auto found = values_.find(name);
    return found == values_.end() ? nullptr : &found->second;
}

bool ParameterSet::boolean(std::string_view name) const {
    return require<bool>(*this, name, "a boolean");
}
int64_t ParameterSet::integer(std::string_view name) const {
    return require<int64_t>(*this, name, "a whole number");
}
const std::string& ParameterSet::text(std::string_view name) const {
    return require<std::string>(*this, name, "text");
}

double ParameterSet::real(std::string_view name) const {
    const Value& value = require(*this, name);
    if (const auto* whole = std::get_if<int64_t>(&value)) return static_cast<double>(*whole);
    if (const auto* number = std::get_if<double>(&value)) return *number;
    wrong_type(name, "a number", value);
}

const std::vector<double>& ParameterSet::reals(std::string_view name) const {
    return require<std::vector<double>>(*this, name, "a list of numbers");
}

std::vector<int64_t> ParameterSet::integers(std::string_view name) const {
    std::vector<int64_t> whole;
    for (double number : reals(name)) {
        if (number != std::trunc(number)) wrong_type(name, "a list of whole numbers", number);
        whole.push_back(static_cast<int64_t>(number));
    }
    return whole;
}

}  // namespace armillary::descriptor
