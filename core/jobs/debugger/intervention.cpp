// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/debugger/intervention.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

#include "core/base/error.h"
#include "core/base/text.h"

namespace armillary::jobs {

namespace {

constexpr const char* kParameter = "training.interventions";

constexpr std::array<std::pair<Intervention::Kind, std::string_view>, 3> kNames{
    {{Intervention::Kind::learning_rate, "learning_rate"},
     {Intervention::Kind::revive_dead_codes, "revive_dead_codes"},
     {Intervention::Kind::roll_back, "roll_back"}}};

[[noreturn]] void refuse(std::string_view part, std::string_view why) {
    throw UsageError(fmt::format("'{}' is no intervention: {}. They are written as `120 learning_rate 0.0001`, "
                                 "`120 revive_dead_codes` (or one level: `120 revive_dead_codes 2`) and "
                                 "`133 roll_back`, with semicolons between them; the first number is that of the "
                                 "batches trained before",
                                 part, why),
                     kParameter);
}

template <typename Number>
std::optional<Number> read(std::string_view text) {
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

Intervention parse_one(std::string_view part) {
    std::vector<std::string_view> words;
    for (std::string_view word : split(part, ' '))
        if (!(word = trim(word)).empty()) words.push_back(word);
    if (words.size() < 2 || words.size() > 3) refuse(part, "it has not two or three words");
    Intervention intervention;
    const auto after = read<int64_t>(words[0]);
    if (!after || *after < 0) refuse(part, "it does not begin with a number of batches");
    intervention.after = *after;
    const auto* named =
        std::find_if(kNames.begin(), kNames.end(), [&](const auto& entry) { return entry.second == words[1]; });
    if (named == kNames.end()) refuse(part, fmt::format("nothing is called '{}'", words[1]));
    intervention.kind = named->first;
    const std::optional<double> value = words.size() == 3 ? read<double>(words[2]) : std::nullopt;
    if (words.size() == 3 && (!value || !std::isfinite(*value))) refuse(part, "its last word is no number");
    switch (intervention.kind) {
        case Intervention::Kind::learning_rate:
            if (!value || *value < 0) refuse(part, "a learning rate, 0 or more, is missing");
            break;
        case Intervention::Kind::revive_dead_codes:
            if (value && (*value < 0 || *value != std::floor(*value))) refuse(part, "levels are counted from 0");
            break;
        case Intervention::Kind::roll_back:
            if (value) refuse(part, "a roll-back goes to the last checkpoint and takes no number");
            break;
    }
    if (value) intervention.value = *value;
    return intervention;
}

}  // namespace

std::string_view to_string(Intervention::Kind kind) {
    for (const auto& [known, name] : kNames)
        if (known == kind) return name;
    throw Error(ErrorKind::internal, "an intervention of no known kind");
}

std::string to_string(const Intervention& intervention) {
    std::string text = fmt::format("{} {}", intervention.after, to_string(intervention.kind));
    if (intervention.value != Intervention::kAllLevels) text += fmt::format(" {}", intervention.value);
    return text;
}

std::string to_string(const std::vector<Intervention>& interventions) {
    std::string text;
    for (const Intervention& intervention : interventions)
        text += (text.empty() ? "" : "; ") + to_string(intervention);
    return text;
}

std::vector<Intervention> parse_interventions(std::string_view text) {
    std::vector<Intervention> interventions;
    for (std::string_view part : split(text, ';'))
        if (!(part = trim(part)).empty()) {
            interventions.push_back(parse_one(part));
            if (interventions.size() > 1 &&
                interventions.back().after < interventions[interventions.size() - 2].after)
                refuse(part, "it stands after a later one");
        }
    return interventions;
}

}  // namespace armillary::jobs
