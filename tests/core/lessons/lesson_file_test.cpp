// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>

#include "core/base/error.h"
#include "core/lessons/lesson_file.h"
#include "tests/core/lessons/toy_lesson.h"
#include "tests/support/support.h"

namespace armillary::lessons {
namespace {

using test::toy_lesson;
using test::toy_lesson_with;
using testing::HasSubstr;
using testing::StartsWith;

/// Expects the file to be refused with a message that holds the words, at the line of `from`'s replacement.
void expect_refused(const std::string& toml, const std::string& words, int line) {
    try {
        parse_lesson(toml, "toy.toml");
        ADD_FAILURE() << "was taken, in place of: " << words;
    } catch (const BadInput& error) {
        EXPECT_THAT(error.what(), HasSubstr(words));
        EXPECT_THAT(error.where(), StartsWith("toy.toml:" + std::to_string(line) + ":")) << error.what();
    }
}

/// Line of the first occurrence, from 1.
int line_of(const std::string& toml, const std::string& part) {
    const size_t at = toml.find(part);
    return 1 + static_cast<int>(std::count(toml.begin(), toml.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

/// Replaces, and expects the refusal at the line of the replacement.
void expect_refused_with(const std::string& from, const std::string& to, const std::string& words,
                         const std::string& at = {}) {
    const std::string toml = toy_lesson_with(from, to);
    expect_refused(toml, words, line_of(toml, at.empty() ? to : at));
}

TEST(LessonFile, ReadsEveryPart) {
    const Lesson lesson = parse_lesson(toy_lesson(), "toy.toml");
    EXPECT_EQ(lesson.id, "toy");
    EXPECT_EQ(lesson.minutes, 5);
    EXPECT_EQ(lesson.title.in(Language::chinese), "玩具");
    ASSERT_EQ(lesson.worlds.size(), 1u);
    EXPECT_EQ(lesson.worlds[0].settings.at("users"), "30");
    EXPECT_EQ(lesson.worlds[0].seed, 3u);
    ASSERT_EQ(lesson.runs.size(), 2u);
    EXPECT_EQ(lesson.runs[1].parameters.integer("training.epochs"), 5);
    ASSERT_EQ(lesson.figures.size(), 7u);
    EXPECT_EQ(lesson.figures[2].epoch, "3");
    EXPECT_EQ(lesson.figures[4].gives, "difference");
    ASSERT_EQ(lesson.steps.size(), 3u);
    EXPECT_EQ(lesson.steps[0].question->choices.size(), 2u);
    EXPECT_EQ(lesson.steps[0].show->beside, "short");
    EXPECT_EQ(lesson.steps[1].question->within, 0.5);
    EXPECT_FALSE(lesson.steps[2].question);
    EXPECT_FALSE(lesson.first_missing_language());
}

TEST(LessonFile, TakesTextInOneLanguageAndShowsItInTheOther) {
    const Lesson lesson =
        parse_lesson(toy_lesson_with(R"({ en = "Nothing", zh_CN = "无" })", "\"Only English\""), "toy.toml");
    EXPECT_EQ(lesson.goal.in(Language::chinese), "Only English");
    EXPECT_THAT(*lesson.first_missing_language(), StartsWith("toy.toml:4:"));
}

TEST(LessonFile, NamesTheLineOfEveryMistake) {
    expect_refused_with("minutes = 5", "minutes = \"five\"", "'minutes' must be a whole number from 1 to 600");
    expect_refused_with("minutes = 5", "minuets = 5", "has no 'minuets', did you mean 'minutes'?");
    expect_refused_with("id = \"toy\"", "id = \"../toy\"", "is no name");
    expect_refused_with("name = \"long\"", "name = \"short\"", "given twice",
                        "name = \"short\"\nworld = \"small\"\nmodel = \"toy_recommender\"\nset.training");
    expect_refused_with("world = \"small\"\nmodel", "world = \"smal\"\nmodel",
                        "no world is called 'smal', did you mean 'small'?");
    expect_refused_with("against = \"short\"", "against = \"shrot\"", "no run of the lesson is called 'shrot'");
    expect_refused_with("value = \"long_end - short_end\"", "value = \"long_end - shortend\"",
                        "no figure above is called 'shortend'; did you mean 'short_end'?");
    expect_refused_with("value = \"long_end - short_end\"", "value = \"long_end -\"", "cannot be read");
    expect_refused_with("at = 3", "at = \"final\"", "is no moment of a run");
    expect_refused_with("page = \"runs\"", "page = \"run\"", "no page is called 'run', did you mean 'runs'?");
    expect_refused_with("Look at {short_end}.", "Look at {short_ned}.", "no figure above is called 'short_ned'");
    expect_refused_with("Look at {short_end}.", "Look at {short_end.", "a '{' without its '}'");
    expect_refused_with("By {gain:signed}.", "By {gain:singed}.", "a figure has no form 'singed'");
    expect_refused_with("zh_CN = \"完。\"", "fr = \"Fin.\"", "has no 'fr'");
    expect_refused_with("settings = { users = 30,", "settings = { users = [30],",
                        "must be a number, text, true or false");
}

TEST(LessonFile, NeedsWorldsRunsStepsAndClaims) {
    for (const char* part : {"[[claims]]", "[[steps]]"}) {
        std::string toml = toy_lesson();
        toml.resize(toml.find(part));
        EXPECT_THROW(parse_lesson(toml, "toy.toml"), BadInput) << part;
    }
    EXPECT_THROW(parse_lesson("", "toy.toml"), BadInput);
    EXPECT_THROW(parse_lesson("id = ", "toy.toml"), BadInput);
}

TEST(LessonFile, AQuestionHasTwoChoicesOrANumber) {
    expect_refused_with("number = \"100 * long_end\"\n", "", "a question lacks 'number'",
                        "[steps.question]\nask = { en = \"How");
    expect_refused_with("{ text = { en = \"The short one\", zh_CN = \"短的\" }, right = \"gain <= 0\" },", "",
                        "two choices or more", "[steps.question]");
}

TEST(Lessons, TheProgramsOwnAreInBothLanguagesAndFoundByTheirIds) {
    ASSERT_EQ(built_in_lessons().size(), 3u);
    for (const Lesson& lesson : built_in_lessons()) {
        EXPECT_FALSE(lesson.first_missing_language()) << *lesson.first_missing_language();
        EXPECT_EQ(find_lesson(lesson.id).id, lesson.id);
    }
    try {
        find_lesson("codebook_colapse");
        ADD_FAILURE();
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::not_found);
        EXPECT_THAT(error.what(), HasSubstr("did you mean 'codebook_collapse'?"));
    }
}

TEST(Lessons, AreFoundAsFilesAndTheProgramsOwnAreThoseOfTheTree) {
    const test::TemporaryDirectory folder;
    EXPECT_EQ(find_lesson(folder.write("mine.toml", toy_lesson()).string()).id, "toy");
    EXPECT_THROW(find_lesson((folder.path() / "none.toml").string()), Error);
    for (const Lesson& lesson : built_in_lessons()) {
        const auto file = test::source_dir() / "resources/lessons" / (lesson.id + ".toml");
        EXPECT_EQ(find_lesson(file.string()).steps.size(), lesson.steps.size());
    }
}

TEST(LessonText, FindsFiguresAndTheirForms) {
    const auto figures = figures_in("a {x} b {y_1:percent}", "here");
    ASSERT_EQ(figures.size(), 2u);
    EXPECT_EQ(figures[0].begin, 2u);
    EXPECT_EQ(figures[0].length, 3u);
    EXPECT_EQ(figures[1].name, "y_1");
    EXPECT_EQ(figures[1].form, "percent");
}

}  // namespace
}  // namespace armillary::lessons
