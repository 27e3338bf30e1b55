// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/text/model_text.h"

#include <fmt/format.h>

#include <cmath>

#include "app/cli/text/text_table.h"
#include "core/base/text.h"

namespace armillary::app {

using descriptor::Parameter;
using descriptor::ParameterType;

namespace {

std::string numbers_text(const Parameter& parameter) {
    const bool low = std::isfinite(parameter.minimum), high = std::isfinite(parameter.maximum);
    if (low && high)
        return fmt::format(", {} to {}", format_number(parameter.minimum), format_number(parameter.maximum));
    if (low) return fmt::format(", at least {}", format_number(parameter.minimum));
    if (high) return fmt::format(", at most {}", format_number(parameter.maximum));
    return {};
}

std::string default_text(const Parameter& parameter) {
    const std::string text = descriptor::to_string(parameter.default_value);
    return text.empty() ? "(empty)" : text;
}

std::string help_text(const Parameter& parameter) {
    std::string text = parameter.help;
    if (!parameter.unit.empty()) text += fmt::format(" [{}]", parameter.unit);
    if (!parameter.only_if.empty()) text += fmt::format(" (only if {})", parameter.only_if);
    return text;
}

std::string ports_text(const descriptor::ModelDescriptor& model) {
    std::vector<std::string> ports;
    for (const descriptor::Port& port : model.inputs)
        ports.push_back(port.name + (port.required ? "" : " (optional)"));
    return join(ports, ", ");
}

bool is_own(const Parameter& parameter) {
    return parameter.name.starts_with("model.");
}

}  // namespace

std::string range_text(const Parameter& parameter) {
    switch (parameter.type) {
        case ParameterType::boolean:
            return "true or false";
        case ParameterType::integer:
            return "integer" + numbers_text(parameter);
        case ParameterType::real:
            return "number" + numbers_text(parameter);
        case ParameterType::choice:
            return join(parameter.choices, " | ");
        case ParameterType::text:
            return "text";
        case ParameterType::integers:
            return "integers" + numbers_text(parameter);
        case ParameterType::reals:
            return "numbers" + numbers_text(parameter);
    }
    return {};
}

std::string model_text(const descriptor::ModelDescriptor& model, bool with_common) {
    std::string text = fmt::format("{} ({}), {}, {}\n{}", model.name, model.id, model.family,
                                   model.kind == descriptor::ModelKind::tokenizer ? "tokenizer" : "recommender",
                                   wrap(model.summary, 100));
    if (!model.reference.empty()) text += wrap(model.reference, 100);
    text += fmt::format("Reads: {}. Gives: {}.\n", ports_text(model), join(model.capabilities, ", "));
    for (const bool own : {true, false}) {
        if (!own && !with_common) continue;
        text += own ? "\nParameters of the model (--set NAME=VALUE):\n"
                    : "\nParameters of every experiment, with the defaults for this model:\n";
        bool any = false;
        for (const Parameter& parameter : descriptor::schema_of(model)) {
            if (is_own(parameter) != own) continue;
            any = true;
            text += fmt::format("  {:<28} {}\n", fmt::format("{}={}", parameter.name, default_text(parameter)),
                                range_text(parameter));
            text += wrap(help_text(parameter), 90, "      ");
        }
        if (!any) text += "  none\n";
    }
    return text;
}

std::string model_markdown(const descriptor::ModelDescriptor& model) {
    std::string text =
        fmt::format("# {}\n\n`{}` · {} · {}\n\n{}\n\n", model.name, model.id, model.family,
                    model.kind == descriptor::ModelKind::tokenizer ? "tokenizer" : "recommender", model.summary);
    if (!model.reference.empty()) text += fmt::format("Reference: {}\n\n", model.reference);
    text += fmt::format("Reads: {}.\n\nGives: {}.\n\n", ports_text(model), join(model.capabilities, ", "));
    text += "| parameter | default | values | meaning |\n| --- | --- | --- | --- |\n";
    auto cell = [](std::string value) {  // a bar would end the cell
        for (size_t at = 0; (at = value.find('|', at)) != std::string::npos; at += 2) value.insert(at, "\\");
        return value;
    };
    for (const Parameter& parameter : descriptor::schema_of(model))
        if (is_own(parameter) || model.defaults.contains(parameter.name))
            text += fmt::format("| `{}` | {} | {} | {} |\n", parameter.name, cell(default_text(parameter)),
                                cell(range_text(parameter)), cell(help_text(parameter)));
    return text;
}

}  // namespace armillary::app
