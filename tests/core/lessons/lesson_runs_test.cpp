// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>

#include "core/base/error.h"
#include "core/data/worlds/world.h"
#include "core/lessons/lesson_check.h"
#include "core/lessons/lesson_file.h"
#include "tests/core/jobs/fake_engine.h"
#include "tests/core/lessons/toy_lesson.h"
#include "tests/support/support.h"

namespace armillary::lessons {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

class LessonRuns : public testing::Test {
 protected:
    LessonTraining train(const Lesson& lesson) {
        jobs::RunControl control;
        jobs::ExperimentObserver observer;
        return train_lesson(
            workspace, lesson, models, [this]() -> jobs::Engine& { return engine; }, observer, control);
    }

    test::TemporaryDirectory folder;
    store::Workspace workspace{folder.path() / "workspace"};
    test::FakeEngine engine;
    std::vector<descriptor::ModelDescriptor> models = test::toy_models();
    Lesson lesson = parse_lesson(test::toy_lesson(), "toy.toml");
};

TEST_F(LessonRuns, TrainsWhatIsMissingAndFindsItAgain) {
    EXPECT_THAT(find_runs(workspace, lesson, models), IsEmpty());
    const LessonTraining first = train(lesson);
    ASSERT_EQ(first.runs.size(), 2u);
    EXPECT_EQ(workspace.runs().get(first.runs.at("long")).epochs, 5);
    EXPECT_EQ(workspace.runs().get(first.runs.at("long")).name, "toy/long");
    EXPECT_EQ(workspace.datasets().size(), 1u);
    EXPECT_EQ(find_runs(workspace, lesson, models), first.runs);
    EXPECT_EQ(train(lesson).runs, first.runs);
    EXPECT_EQ(engine.tasks.size(), 2u) << "nothing is trained twice";
}

TEST_F(LessonRuns, ARunOfAnotherExperimentOrWorldIsNotTaken) {
    const LessonTraining first = train(lesson);
    const Lesson longer = parse_lesson(test::toy_lesson_with("epochs = 3", "epochs = 4"), "toy.toml");
    const FoundRuns found = find_runs(workspace, longer, models);
    EXPECT_FALSE(found.contains("short"));
    EXPECT_EQ(found.at("long"), first.runs.at("long"));
    workspace.runs().set_deleted(first.runs.at("long"), true);
    EXPECT_THAT(find_runs(workspace, longer, models), IsEmpty());
}

TEST_F(LessonRuns, AnotherDataSetOfTheNameIsAConflict) {
    make_worlds(workspace, lesson);
    make_worlds(workspace, lesson);  // what is there already is no error
    const Lesson other = parse_lesson(test::toy_lesson_with("seed = 3", "seed = 4"), "toy.toml");
    try {
        make_worlds(workspace, other);
        ADD_FAILURE();
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::conflict);
    }
}

TEST_F(LessonRuns, FiguresAreThoseOfTheRecord) {
    const FoundRuns runs = train(lesson).runs;
    const LessonFigures figures = read_figures(workspace, lesson, runs);
    EXPECT_THAT(figures.missing, IsEmpty());
    EXPECT_DOUBLE_EQ(figures.values.at("short_end"), 0.03);
    EXPECT_DOUBLE_EQ(figures.values.at("long_end"), 0.05);
    EXPECT_DOUBLE_EQ(figures.values.at("third"), 0.03);
    EXPECT_DOUBLE_EQ(figures.values.at("tested"),
                     workspace.runs().get(runs.at("long")).metrics.at("test").at("ndcg@10"));
    EXPECT_DOUBLE_EQ(figures.values.at("gap"), 0);
    EXPECT_DOUBLE_EQ(figures.values.at("top"), 1);  // all of 20 items are among the first 20
    EXPECT_DOUBLE_EQ(figures.values.at("gain"), 0.05 - 0.03);
    EXPECT_EQ(filled("{gain:signed}, {top:percent}, {tested:whole}", figures), "+0.02000, 100.0 %, 0");
}

TEST_F(LessonRuns, WhatIsNotTrainedIsNotKnownAndSaysWhy) {
    const LessonFigures figures = read_figures(workspace, lesson, {});
    EXPECT_THAT(figures.missing.at("gain"), HasSubstr("not known"));
    EXPECT_THAT(figures.missing.at("short_end"), HasSubstr("'short' has not been trained yet"));
    EXPECT_TRUE(figures.values.contains("top"));
    EXPECT_EQ(filled("so {gain}", figures), "so –");
    EXPECT_FALSE(holds(lesson.claims[0].holds, figures));
    EXPECT_EQ(judge_choice(*lesson.steps[0].question, 0, figures), AnswerVerdict::undecided);
}

TEST_F(LessonRuns, AnswersAreJudgedByTheRuns) {
    const LessonFigures figures = read_figures(workspace, lesson, train(lesson).runs);
    EXPECT_EQ(judge_choice(*lesson.steps[0].question, 0, figures), AnswerVerdict::wrong);
    EXPECT_EQ(judge_choice(*lesson.steps[0].question, 1, figures), AnswerVerdict::right);
    EXPECT_EQ(judge_number(*lesson.steps[1].question, 5.4, figures), AnswerVerdict::right);
    EXPECT_EQ(judge_number(*lesson.steps[1].question, 5.6, figures), AnswerVerdict::wrong);
}

TEST_F(LessonRuns, ATrueLessonHasNoFault) {
    const LessonTraining training = train(lesson);
    const LessonFigures figures = read_figures(workspace, lesson, training.runs);
    EXPECT_THAT(check_figures(workspace, lesson, training.runs, figures), IsEmpty());
    EXPECT_THAT(check_cost(training), IsEmpty());
}

TEST_F(LessonRuns, EveryFaultIsFoundAtItsLine) {
    const auto faults_of = [this](const std::string& toml) {
        const Lesson changed = parse_lesson(toml, "toy.toml");
        const LessonTraining training = train(changed);
        return check_figures(workspace, changed, training.runs, read_figures(workspace, changed, training.runs));
    };
    auto faults = faults_of(test::toy_lesson_with("holds = \"gain > 0", "holds = \"gain < 0"));
    ASSERT_EQ(faults.size(), 1u);
    EXPECT_THAT(faults[0].what, HasSubstr("does not hold (gain = 0.02000"));
    EXPECT_THAT(faults[0].where, StartsWith("toy.toml:"));
    faults = faults_of(test::toy_lesson_with("right = \"gain <= 0\"", "right = \"gain >= 0\""));
    ASSERT_EQ(faults.size(), 1u);
    EXPECT_THAT(faults[0].what, HasSubstr("2 answers are right"));
    faults = faults_of(test::toy_lesson_with("right = \"gain > 0\"", "right = \"gain > 9\""));
    ASSERT_EQ(faults.size(), 1u);
    EXPECT_THAT(faults[0].what, HasSubstr("no answers are right"));
    faults = faults_of(test::toy_lesson_with("at = 3", "at = 77"));
    ASSERT_EQ(faults.size(), 2u);  // and the claim that rests on it
    EXPECT_THAT(faults[0].what, HasSubstr("'long' did not record valid ndcg@10 at 77"));
    faults = faults_of(test::toy_lesson_with("epoch = \"last\"", "epoch = 6"));
    ASSERT_EQ(faults.size(), 1u);
    EXPECT_THAT(faults[0].what, HasSubstr("epoch 6 is shown, and 'long' ended at 5"));
    faults = faults_of(test::toy_lesson_with("bayes.hit@20", "bayes.hit@21"));
    ASSERT_EQ(faults.size(), 1u);
    EXPECT_THAT(faults[0].what, HasSubstr("has no 'bayes.hit@21'"));
}

TEST_F(LessonRuns, WhatAClassCannotWaitForIsAFault) {
    LessonTraining training;
    training.seconds = training.cpu_seconds = 61;
    training.peak_memory_bytes = kMostMemoryBytes + 1;
    EXPECT_EQ(check_cost(training).size(), 2u);
    training.cpu_seconds = 20;  // the machine was busy with other things
    EXPECT_EQ(check_cost(training).size(), 1u);
}

TEST_F(LessonRuns, UnknownModelsParametersAndWorldsAreToldWithTheirLine) {
    const auto refusal = [this](const std::string& from, const std::string& to) -> std::string {
        try {
            check_experiments(parse_lesson(test::toy_lesson_with(from, to), "toy.toml"), models);
        } catch (const BadInput& error) {
            return error.where() + " " + error.what();
        }
        return "taken";
    };
    EXPECT_THAT(refusal("model = \"toy_recommender\"", "model = \"toy_recomender\""),
                testing::AllOf(StartsWith("toy.toml:12:"), HasSubstr("toy_recommender")));
    EXPECT_THAT(refusal("training.epochs = 3", "training.epoch = 3"), HasSubstr("training.epochs"));
    EXPECT_THAT(refusal("world = \"popularity\"", "world = \"popularty\""),
                testing::AllOf(StartsWith("toy.toml:6:"), HasSubstr("popularity")));
    EXPECT_THAT(refusal("users = 30", "users = -1"), HasSubstr("users"));
    EXPECT_EQ(refusal("seed = 3", "seed = 4"), "taken");
}

TEST_F(LessonRuns, AFailedRunIsToldAndNothingPretends) {
    engine.before_batch = [](int, int) { throw Error(ErrorKind::numerical, "the loss is not finite"); };
    EXPECT_THROW(train(lesson), Error);
    EXPECT_THAT(find_runs(workspace, lesson, models), IsEmpty());
}

}  // namespace
}  // namespace armillary::lessons
