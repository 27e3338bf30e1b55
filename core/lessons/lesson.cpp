// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lessons/lesson.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/base/error.h"

namespace armillary::lessons {

const std::string& LessonText::in(Language language) const {
    const std::string& wanted = language == Language::chinese ? chinese : english;
    const std::string& other = language == Language::chinese ? english : chinese;
    return wanted.empty() ? other : wanted;
}

const LessonRun* Lesson::run(std::string_view name) const {
    const auto found = std::find_if(runs.begin(), runs.end(), [&](const auto& run) { return run.name == name; });
    return found == runs.end() ? nullptr : &*found;
}

const LessonWorld* Lesson::world(std::string_view name) const {
    const auto found =
        std::find_if(worlds.begin(), worlds.end(), [&](const auto& world) { return world.name == name; });
    return found == worlds.end() ? nullptr : &*found;
}

std::optional<std::string> Lesson::first_missing_language() const {
    std::vector<const LessonText*> texts{&title, &goal};
    for (const LessonRun& run : runs) texts.push_back(&run.title);
    for (const LessonStep& step : steps) {
        texts.insert(texts.end(), {&step.title, &step.text});
        if (!step.question) continue;
        texts.insert(texts.end(), {&step.question->ask, &step.question->reveal});
        for (const LessonChoice& choice : step.question->choices) texts.push_back(&choice.text);
    }
    for (const LessonClaim& claim : claims) texts.push_back(&claim.text);
    for (const LessonText* text : texts)
        if (!text->complete()) return text->where;
    return std::nullopt;
}

std::vector<TextFigure> figures_in(std::string_view text, const std::string& where) {
    static constexpr std::array<std::string_view, 4> kForms{"", "percent", "whole", "signed"};
    std::vector<TextFigure> found;
    for (size_t begin = text.find('{'); begin != text.npos; begin = text.find('{', begin + 1)) {
        const size_t end = text.find('}', begin);
        if (end == text.npos) throw BadInput("a '{' without its '}': figures are written {name}", where);
        const std::string_view inside = text.substr(begin + 1, end - begin - 1);
        const size_t colon = inside.find(':');
        TextFigure figure{begin, end + 1 - begin, std::string(inside.substr(0, colon)),
                          colon == inside.npos ? "" : std::string(inside.substr(colon + 1))};
        if (std::find(kForms.begin(), kForms.end(), figure.form) == kForms.end())
            throw BadInput(fmt::format("a figure has no form '{}': percent, whole or signed", figure.form), where);
        found.push_back(std::move(figure));
    }
    return found;
}

}  // namespace armillary::lessons
