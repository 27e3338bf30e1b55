// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/descriptor/descriptor.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/base/error.h"
#include "core/base/text.h"

namespace armillary::descriptor {

namespace {

Parameter make(std::string name, ParameterType type, Value default_value, std::string help) {
    Parameter parameter;
    parameter.name = std::move(name);
    parameter.type = type;
    parameter.default_value = std::move(default_value);
    parameter.help = std::move(help);
    return parameter;
}

Parameter make_number(std::string name, ParameterType type, Value default_value, double minimum, double maximum,
                      std::string help, std::string unit) {
    Parameter parameter = make(std::move(name), type, std::move(default_value), std::move(help));
    parameter.minimum = minimum;
    parameter.maximum = maximum;
    parameter.unit = std::move(unit);
    return parameter;
}

/// `split=random` means `split.method=random`: the parameter that a section's bare name stands for.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kMainParameters{
    {{"split", "split.method"},
     {"features", "features.modality"},
     {"tokenizer", "tokenizer.run"},
     {"collaborative", "collaborative.run"}}};

std::string_view last_part(std::string_view name) {
    return name.substr(name.rfind('.') + 1);
}

const Parameter* find_exactly(const std::vector<Parameter>& schema, std::string_view name) {
    const auto found =
        std::find_if(schema.begin(), schema.end(), [&](const Parameter& p) { return p.name == name; });
    return found == schema.end() ? nullptr : &*found;
}

[[noreturn]] void unknown_parameter(const std::vector<Parameter>& schema, std::string_view name) {
    std::vector<std::string> full_names, last_parts;
    for (const Parameter& parameter : schema) {
        full_names.push_back(parameter.name);
        last_parts.emplace_back(last_part(parameter.name));
    }
    std::vector<std::string> near;
    if (const auto full = nearest_word(name, full_names)) near.push_back(*full);
    if (const auto part = nearest_word(last_part(name), last_parts))
        for (const std::string& full : full_names)
            if (last_part(full) == *part && std::find(near.begin(), near.end(), full) == near.end())
                near.push_back(full);
    throw UsageError(fmt::format("there is no parameter {}{}", name,
                                 near.empty() ? "" : fmt::format("; did you mean {}?", join(near, " or "))),
                     std::string(name));
}

struct Condition {
    std::string_view parameter;
    std::vector<std::string_view> values;
};

Condition condition_of(const Parameter& parameter) {
    const std::string_view text = parameter.only_if;
    const size_t equals = text.find('=');
    if (equals == std::string_view::npos)
        throw Error(ErrorKind::internal, fmt::format("the condition '{}' has no '='", text), parameter.name);
    Condition condition{trim(text.substr(0, equals)), {}};
    for (std::string_view value : split(text.substr(equals + 1), '|')) condition.values.push_back(trim(value));
    return condition;
}

}  // namespace

Parameter integer(std::string name, int64_t default_value, double minimum, double maximum, std::string help,
                  std::string unit) {
    return make_number(std::move(name), ParameterType::integer, default_value, minimum, maximum, std::move(help),
                       std::move(unit));
}

Parameter real(std::string name, double default_value, double minimum, double maximum, std::string help,
               std::string unit) {
    return make_number(std::move(name), ParameterType::real, default_value, minimum, maximum, std::move(help),
                       std::move(unit));
}

Parameter boolean(std::string name, bool default_value, std::string help) {
    return make(std::move(name), ParameterType::boolean, default_value, std::move(help));
}

Parameter choice(std::string name, std::string default_value, std::vector<std::string> choices, std::string help) {
    Parameter parameter = make(std::move(name), ParameterType::choice, std::move(default_value), std::move(help));
    parameter.choices = std::move(choices);
    return parameter;
}

Parameter text(std::string name, std::string default_value, std::string help) {
    return make(std::move(name), ParameterType::text, std::move(default_value), std::move(help));
}

Parameter integers(std::string name, std::vector<double> default_value, double minimum, double maximum,
                   std::string help) {
    return make_number(std::move(name), ParameterType::integers, std::move(default_value), minimum, maximum,
                       std::move(help), {});
}

Parameter reals(std::string name, std::vector<double> default_value, double minimum, double maximum,
                std::string help) {
    return make_number(std::move(name), ParameterType::reals, std::move(default_value), minimum, maximum,
                       std::move(help), {});
}

bool ModelDescriptor::has_capability(std::string_view capability) const {
    return std::find(capabilities.begin(), capabilities.end(), capability) != capabilities.end();
}

std::vector<Parameter> schema_of(const ModelDescriptor& model) {
    auto defect = [&](const std::string& what) { return Error(ErrorKind::internal, what, model.id); };
    std::vector<Parameter> schema = common_parameters();
    for (const auto& [name, value] : model.defaults) {
        const auto common =
            std::find_if(schema.begin(), schema.end(), [&name = name](const auto& p) { return p.name == name; });
        if (common == schema.end())
            throw defect(fmt::format("{} sets the default of {}, which is not common", model.id, name));
        common->default_value = value;
    }
    for (const Parameter& parameter : model.parameters) {
        if (!parameter.name.starts_with("model.") || find_exactly(schema, parameter.name))
            throw defect(
                fmt::format("parameter {} of {} is declared twice or outside model.", parameter.name, model.id));
        schema.push_back(parameter);
    }
    for (Parameter& parameter : schema) {
        if (!parameter.only_if.empty() && !find_exactly(schema, condition_of(parameter).parameter))
            throw defect(fmt::format("{} depends on an unknown parameter: {}", parameter.name, parameter.only_if));
        try {
            parameter.default_value = check(parameter, parameter.default_value);
        } catch (const UsageError& error) {
            throw defect(fmt::format("default of {}: {}", model.id, error.what()));
        }
    }
    return schema;
}

const Parameter& find_parameter(const std::vector<Parameter>& schema, std::string_view name) {
    for (const auto& [section, main_parameter] : kMainParameters)
        if (name == section) name = main_parameter;
    if (const Parameter* exact = find_exactly(schema, name)) return *exact;

    std::vector<const Parameter*> matches;
    for (const Parameter& parameter : schema)
        if (parameter.name.ends_with(fmt::format(".{}", name))) matches.push_back(&parameter);
    if (matches.size() == 1) return *matches.front();
    if (matches.empty()) unknown_parameter(schema, name);
    std::vector<std::string> names;
    for (const Parameter* match : matches) names.push_back(match->name);
    throw UsageError(fmt::format("{} could be {}: write the full name", name, join(names, " or ")),
                     std::string(name));
}

bool is_active(const std::vector<Parameter>& schema, const Parameter& parameter, const ParameterSet& values) {
    if (parameter.only_if.empty()) return true;
    const Condition condition = condition_of(parameter);
    const Parameter* other = find_exactly(schema, condition.parameter);
    if (!other)
        throw Error(ErrorKind::internal, fmt::format("unknown condition '{}'", parameter.only_if), parameter.name);
    const Value* given = values.find(other->name);
    const std::string value = to_string(given ? *given : other->default_value);
    return std::find(condition.values.begin(), condition.values.end(), value) != condition.values.end() &&
           is_active(schema, *other, values);
}

ParameterSet resolve(const std::vector<Parameter>& schema, const ParameterSet& given) {
    for (const auto& [name, value] : given.all())
        if (!find_exactly(schema, name)) unknown_parameter(schema, name);
    ParameterSet resolved;
    for (const Parameter& parameter : schema) {
        const Value* value = given.find(parameter.name);
        const bool matters = value && is_active(schema, parameter, given);
        resolved.set(parameter.name, matters ? check(parameter, *value) : parameter.default_value);
    }
    return resolved;
}

}  // namespace armillary::descriptor
