// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/descriptor/descriptor.h"

namespace armillary::descriptor {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::pair<ParameterType, std::string_view>, 7> kTypeNames{
    {{ParameterType::boolean, "boolean"},
     {ParameterType::integer, "integer"},
     {ParameterType::real, "real"},
     {ParameterType::choice, "choice"},
     {ParameterType::text, "text"},
     {ParameterType::integers, "integers"},
     {ParameterType::reals, "reals"}}};

std::string_view type_name(ParameterType type) {
    for (const auto& [known, name] : kTypeNames)
        if (known == type) return name;
    return {};
}

ParameterType type_of(const std::string& name) {
    for (const auto& [type, known] : kTypeNames)
        if (known == name) return type;
    throw BadInput(fmt::format("model descriptors name an unknown parameter type '{}'", name));
}

/// JSON has no infinity: it is written as text.
Json number_to_json(double number) {
    return std::isfinite(number) ? Json(number) : Json(format_number(number));
}
double number_from_json(const Json& json) {
    if (!json.is_string()) return json.get<double>();
    if (const auto number = parse_double(json.get<std::string>())) return *number;
    throw BadInput(fmt::format("model descriptors hold '{}' where a number belongs", json.get<std::string>()));
}

Json value_to_json(const Value& value) {
    if (const auto* number = std::get_if<double>(&value)) return number_to_json(*number);
    return std::visit([](const auto& held) { return Json(held); }, value);
}

Value value_from_json(const Json& json, ParameterType type) {
    switch (type) {
        case ParameterType::boolean:
            return json.get<bool>();
        case ParameterType::integer:
            return json.get<int64_t>();
        case ParameterType::real:
            return number_from_json(json);
        case ParameterType::choice:
        case ParameterType::text:
            return json.get<std::string>();
        case ParameterType::integers:
        case ParameterType::reals:
            return json.get<std::vector<double>>();
    }
    return {};
}

Json parameter_to_json(const Parameter& parameter) {
    Json json{{"name", parameter.name},
              {"type", type_name(parameter.type)},
              {"default", value_to_json(parameter.default_value)},
              {"help", parameter.help},
              {"unit", parameter.unit},
              {"minimum", number_to_json(parameter.minimum)},
              {"maximum", number_to_json(parameter.maximum)},
              {"choices", parameter.choices},
              {"only_if", parameter.only_if}};
    if (parameter.sum) json["sum"] = *parameter.sum;
    return json;
}

Parameter parameter_from_json(const Json& json) {
    Parameter parameter;
    parameter.name = json.at("name").get<std::string>();
    parameter.type = type_of(json.at("type").get<std::string>());
    parameter.default_value = value_from_json(json.at("default"), parameter.type);
    parameter.help = json.at("help").get<std::string>();
    parameter.unit = json.at("unit").get<std::string>();
    parameter.minimum = number_from_json(json.at("minimum"));
    parameter.maximum = number_from_json(json.at("maximum"));
    parameter.choices = json.at("choices").get<std::vector<std::string>>();
    parameter.only_if = json.at("only_if").get<std::string>();
    if (json.contains("sum")) parameter.sum = json.at("sum").get<double>();
    return parameter;
}

Json model_to_json(const ModelDescriptor& model) {
    Json inputs = Json::array(), parameters = Json::array(), defaults = Json::object();
    for (const Port& port : model.inputs) inputs.push_back({{"name", port.name}, {"required", port.required}});
    for (const Parameter& parameter : model.parameters) parameters.push_back(parameter_to_json(parameter));
    for (const auto& [name, value] : model.defaults) defaults[name] = value_to_json(value);
    return {{"id", model.id},
            {"name", model.name},
            {"family", model.family},
            {"kind", model.kind == ModelKind::tokenizer ? "tokenizer" : "recommender"},
            {"summary", model.summary},
            {"reference", model.reference},
            {"inputs", inputs},
            {"capabilities", model.capabilities},
            {"parameters", parameters},
            {"defaults", defaults},
            {"trainable", model.trainable},
            {"deterministic", model.deterministic},
            {"memory_formula", model.memory_formula},
            {"time_formula", model.time_formula}};
}

ModelDescriptor model_from_json(const Json& json) {
    ModelDescriptor model;
    model.id = json.at("id").get<std::string>();
    model.name = json.at("name").get<std::string>();
    model.family = json.at("family").get<std::string>();
    model.kind = json.at("kind") == "tokenizer" ? ModelKind::tokenizer : ModelKind::recommender;
    model.summary = json.at("summary").get<std::string>();
    model.reference = json.at("reference").get<std::string>();
    for (const Json& port : json.at("inputs"))
        model.inputs.push_back({port.at("name").get<std::string>(), port.at("required").get<bool>()});
    model.capabilities = json.at("capabilities").get<std::vector<std::string>>();
    for (const Json& parameter : json.at("parameters")) model.parameters.push_back(parameter_from_json(parameter));
    for (const auto& [name, value] : json.at("defaults").items())
        model.defaults[name] = value_from_json(value, find_parameter(common_parameters(), name).type);
    model.trainable = json.at("trainable").get<bool>();
    model.deterministic = json.at("deterministic").get<bool>();
    model.memory_formula = json.at("memory_formula").get<std::string>();
    model.time_formula = json.at("time_formula").get<std::string>();
    return model;
}

}  // namespace

std::string to_json(const std::vector<ModelDescriptor>& models) {
    Json array = Json::array();
    for (const ModelDescriptor& model : models) array.push_back(model_to_json(model));
    return array.dump(1);
}

std::vector<ModelDescriptor> from_json(std::string_view json) {
    try {
        std::vector<ModelDescriptor> models;
        for (const Json& model : Json::parse(json)) models.push_back(model_from_json(model));
        return models;
    } catch (const Json::exception& error) {
        throw BadInput(fmt::format("model descriptors cannot be read: {}", error.what()));
    }
}

}  // namespace armillary::descriptor
