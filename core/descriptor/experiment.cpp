// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/descriptor/experiment.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <cmath>
#include <sstream>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/descriptor/toml_guard.h"

namespace armillary::descriptor {

namespace {

constexpr double kLargestExact = 9007199254740992.0;  // 2^53

/// Sections of common parameters, in schema order.
std::vector<std::string> sections() {
    std::vector<std::string> names;
    for (const Parameter& parameter : common_parameters()) {
        const std::string section = parameter.name.substr(0, parameter.name.find('.'));
        if (names.empty() || names.back() != section) names.push_back(section);
    }
    return names;
}

class ExperimentReader {
 public:
    explicit ExperimentReader(std::string_view file_name) : file_(file_name) {}

    Experiment read(const toml::table& root) {
        for (auto&& [key, node] : root) {
            const std::string name(key.str());
            if (name == "name")
                experiment_.name = text(key, node);
            else if (name == "dataset")
                experiment_.dataset = text(key, node);
            else if (name == "model")
                read_model(key, node);
            else if (is_section(name))
                read_section(key, node);
            else
                unknown_key(key);
        }
        return std::move(experiment_);
    }

 private:
    bool is_section(const std::string& name) const {
        return std::find(sections_.begin(), sections_.end(), name) != sections_.end();
    }

    [[noreturn]] void fail(const std::string& message, const toml::source_position& at) const {
        throw BadInput(message, fmt::format("{}:{}:{}", file_, at.line, at.column));
    }

    std::string text(const toml::key& key, const toml::node& node) const {
        if (const auto* value = node.as_string()) return value->get();
        fail(fmt::format("{} must be text in quotes", key.str()), key.source().begin);
    }

    void read_model(const toml::key& key, const toml::node& node) {
        const toml::table* table = node.as_table();
        if (!table) {
            experiment_.model = text(key, node);
            return;
        }
        for (auto&& [inner, value] : *table) {
            if (inner.str() == "id")
                experiment_.model = text(inner, value);
            else
                read_parameter(fmt::format("model.{}", inner.str()), inner, value);
        }
    }

    void read_section(const toml::key& key, const toml::node& node) {
        const std::string section(key.str());
        if (const toml::table* table = node.as_table()) {
            for (auto&& [inner, value] : *table)
                read_parameter(fmt::format("{}.{}", section, inner.str()), inner, value);
            return;
        }
        try {
            set(find_parameter(common_parameters(), section).name, key, value_of(section, key, node));
        } catch (const UsageError&) {
            fail(fmt::format("{} must be a table: [{}]", section, section), key.source().begin);
        }
    }

    void read_parameter(const std::string& name, const toml::key& key, const toml::node& node) {
        if (const toml::table* table = node.as_table()) {
            for (auto&& [inner, value] : *table)
                read_parameter(fmt::format("{}.{}", name, inner.str()), inner, value);
            return;
        }
        set(name, key, value_of(name, key, node));
    }

    void set(const std::string& name, const toml::key& key, Value value) {
        if (experiment_.parameters.contains(name))
            fail(fmt::format("{} is given twice", name), key.source().begin);
        experiment_.parameters.set(name, std::move(value));
    }

    Value value_of(const std::string& name, const toml::key& key, const toml::node& node) const {
        if (const auto* value = node.as_boolean()) return value->get();
        if (const auto* value = node.as_integer()) return value->get();
        if (const auto* value = node.as_floating_point()) return value->get();
        if (const auto* value = node.as_string()) return value->get();
        if (const auto* value = node.as_date()) return stream(value->get());
        if (const auto* value = node.as_date_time()) return stream(value->get());
        if (const auto* value = node.as_array()) return numbers(name, *value);
        fail(fmt::format("{} must be a number, text, true or false, or a list of numbers", name),
             key.source().begin);
    }

    template <typename T>
    static std::string stream(const T& value) {
        std::ostringstream out;
        out << value;
        return out.str();
    }

    std::vector<double> numbers(const std::string& name, const toml::array& array) const {
        std::vector<double> values;
        for (const toml::node& node : array) {
            const auto number = node.is_number() ? node.value<double>() : std::nullopt;
            if (!number) fail(fmt::format("{} must be a list of numbers", name), node.source().begin);
            if (node.is_integer() && std::abs(*number) > kLargestExact)
                fail(fmt::format("a number in {} is too large to be kept exactly", name), node.source().begin);
            values.push_back(*number);
        }
        return values;
    }

    [[noreturn]] void unknown_key(const toml::key& key) const {
        std::vector<std::string> known{"name", "dataset", "model"};
        known.insert(known.end(), sections_.begin(), sections_.end());
        std::string hint;
        if (const auto near = nearest_word(key.str(), known)) {
            hint = fmt::format("did you mean {}?", *near);
        } else {
            std::vector<std::string> full_names;
            for (const Parameter& parameter : common_parameters())
                if (parameter.name.ends_with(fmt::format(".{}", key.str()))) full_names.push_back(parameter.name);
            hint = full_names.empty() ? fmt::format("known are {}", join(known, ", "))
                                      : fmt::format("did you mean {}?", join(full_names, " or "));
        }
        fail(fmt::format("there is no key {} at the top of an experiment; {}", key.str(), hint),
             key.source().begin);
    }

    std::string file_;
    std::vector<std::string> sections_ = sections();
    Experiment experiment_;
};

std::string quote(std::string_view text) {
    if (!is_valid_utf8(text)) throw UsageError("text of an experiment must be UTF-8");
    std::string quoted = "\"";
    for (char c : text) {
        if (c == '"' || c == '\\')
            quoted += {'\\', c};
        else if (c == '\n')
            quoted += "\\n";
        else if (c == '\t')
            quoted += "\\t";
        else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
            quoted += fmt::format("\\u{:04X}", static_cast<int>(c));
        else
            quoted += c;
    }
    return quoted + '"';
}

std::string quote_key(std::string_view name) {
    std::vector<std::string> parts;
    for (std::string_view part : split(name, '.')) {
        const bool bare = !part.empty() && std::all_of(part.begin(), part.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
                   c == '-';
        });
        parts.push_back(bare ? std::string(part) : quote(part));
    }
    return join(parts, ".");
}

std::string write(bool value) {
    return to_string(value);
}
std::string write(int64_t value) {
    return to_string(value);
}
std::string write(const std::string& value) {
    return quote(value);
}

/// TOML tells reals from whole numbers by their dot.
std::string write(double value) {
    const std::string number = format_number(value);
    return number.find_first_not_of("-0123456789") == std::string::npos ? number + ".0" : number;
}

std::string write(const std::vector<double>& values) {
    std::vector<std::string> parts;
    for (double value : values) {
        const bool plain = std::abs(value) < kLargestExact && !(value == 0 && std::signbit(value));
        parts.push_back(plain ? format_number(value) : write(value));
    }
    return "[" + join(parts, ", ") + "]";
}

std::string write_value(const Value& value) {
    return std::visit([](const auto& held) { return write(held); }, value);
}

void write_section(std::string& out, const std::string& section, const std::vector<std::string>& names,
                   const ParameterSet& parameters) {
    if (names.empty()) return;
    out += fmt::format("\n[{}]\n", section);
    for (const std::string& name : names)
        out += fmt::format("{} = {}\n", quote_key(name.substr(section.size() + 1)),
                           write_value(*parameters.find(name)));
}

/// Names of the set within a section: those of the schema in its order, then the others by name.
std::vector<std::string> names_of(const std::string& section, const ParameterSet& parameters) {
    const std::string prefix = section + ".";
    std::vector<std::string> names;
    for (const Parameter& parameter : common_parameters())
        if (parameter.name.starts_with(prefix) && parameters.contains(parameter.name))
            names.push_back(parameter.name);
    for (const auto& [name, value] : parameters.all())
        if (name.starts_with(prefix) && std::find(names.begin(), names.end(), name) == names.end())
            names.push_back(name);
    return names;
}

}  // namespace

Experiment parse_experiment(std::string_view toml, std::string_view file_name) {
    guard_toml(toml, file_name);
    try {
        const toml::table root = toml::parse(toml, file_name);
        return ExperimentReader(file_name).read(root);
    } catch (const toml::parse_error& error) {
        std::string message = fmt::format("not valid TOML: {}", error.description());
        if (message.find("'model'") != std::string::npos && message.find("redefine") != std::string::npos)
            message += "; beside a [model] table, write the model's id in it: id = \"…\"";
        const auto& at = error.source().begin;
        throw BadInput(message, fmt::format("{}:{}:{}", file_name, at.line, at.column));
    }
}

std::string to_toml(const Experiment& experiment) {
    std::string out;
    if (!experiment.name.empty()) out += fmt::format("name = {}\n", quote(experiment.name));
    if (!experiment.dataset.empty()) out += fmt::format("dataset = {}\n", quote(experiment.dataset));
    const std::vector<std::string> own = names_of("model", experiment.parameters);
    if (own.empty() && !experiment.model.empty()) out += fmt::format("model = {}\n", quote(experiment.model));
    for (const std::string& section : sections())
        write_section(out, section, names_of(section, experiment.parameters), experiment.parameters);
    if (!own.empty()) {
        out += "\n[model]\n";
        if (!experiment.model.empty()) out += fmt::format("id = {}\n", quote(experiment.model));
        for (const std::string& name : own)
            out += fmt::format("{} = {}\n", quote_key(name.substr(6)),
                               write_value(*experiment.parameters.find(name)));
    }
    return out;
}

Experiment check_experiment(const Experiment& experiment, const std::vector<ModelDescriptor>& models) {
    Experiment checked = experiment;
    checked.parameters = resolve(schema_of(find_model(models, experiment.model)), experiment.parameters);
    return checked;
}

const ModelDescriptor& find_model(const std::vector<ModelDescriptor>& models, std::string_view id) {
    std::vector<std::string> ids;
    for (const ModelDescriptor& model : models) {
        if (model.id == id) return model;
        ids.push_back(model.id);
    }
    if (id.empty()) throw UsageError("no model is named; there are " + join(ids, ", "), "model");
    const auto near = nearest_word(id, ids);
    throw UsageError(fmt::format("there is no model {}; {}", id,
                                 near ? fmt::format("did you mean {}?", *near) : "there are " + join(ids, ", ")),
                     "model");
}

}  // namespace armillary::descriptor
