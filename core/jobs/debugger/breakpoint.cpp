// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/debugger/breakpoint.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/base/error.h"
#include "core/base/text.h"

namespace armillary::jobs {

namespace {

/// Names that people use for what is recorded under another.
std::string_view recorded_name(std::string_view name) {
    if (name == "grad_norm") return "gradient_norm";
    if (name == "lr") return "learning_rate";
    return name;
}

std::string with_index(std::string_view name, int index) {
    return index < 0 ? std::string(name) : fmt::format("{}[{}]", name, index);
}

const double* find(const NamedFigures& figures, std::string_view name) {
    for (const auto& [known, value] : figures)
        if (known == name) return &value;
    return nullptr;
}

}  // namespace

Breakpoint::Breakpoint(std::string_view source) : condition_(source) {}

bool Breakpoint::names_any(std::span<const std::string_view> names) const {
    const std::vector<std::string> used = condition_.names();
    return std::any_of(used.begin(), used.end(), [&](const std::string& name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    });
}

void Breakpoint::check(const std::vector<std::string>& known) const {
    const auto lookup = [&](std::string_view name, int index) -> std::optional<double> {
        const std::string wanted = with_index(name, index);
        if (std::find(known.begin(), known.end(), with_index(recorded_name(name), index)) != known.end()) return 1;
        std::vector<std::string> each;
        for (const std::string& one : known)
            if (std::find(each.begin(), each.end(), one) == each.end()) each.push_back(one);
        const auto near = nearest_word(wanted, each);
        throw UsageError(fmt::format("nothing called '{}' is measured here{}. These are: {}", wanted,
                                     near ? fmt::format("; did you mean '{}'?", *near) : "", join(each, ", ")),
                         condition_.source());
    };
    condition_.evaluate(lookup);
}

bool Breakpoint::becomes_true(const NamedFigures& figures) {
    bool unknown = false;
    const auto lookup = [&](std::string_view name, int index) -> std::optional<double> {
        const double* value = find(figures, with_index(recorded_name(name), index));
        if (!value) unknown = true;
        return value ? *value : 0.0;
    };
    const double result = condition_.evaluate(lookup);
    const bool holds = !unknown && result != 0 && !std::isnan(result);
    const bool held = std::exchange(held_, holds);
    return holds && !held;
}

std::string Breakpoint::account(const NamedFigures& figures) const {
    std::string text;
    const auto lookup = [&](std::string_view name, int index) -> std::optional<double> {
        const double* value = find(figures, with_index(recorded_name(name), index));
        const std::string shown = with_index(recorded_name(name), index);
        if (value && text.find(shown + " = ") == std::string::npos)
            text += fmt::format("{}{} = {:.6g}", text.empty() ? "" : ", ", shown, *value);
        return value ? *value : 0.0;
    };
    condition_.evaluate(lookup);
    return text;
}

}  // namespace armillary::jobs
