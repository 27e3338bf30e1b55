// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/run_report.h"

#include <gmock/gmock.h>

#include "core/base/error.h"
#include "core/base/figure_text.h"
#include "core/jobs/experiment_run.h"
#include "core/lessons/lesson_file.h"
#include "core/lessons/lesson_runs.h"
#include "core/report/lesson_report.h"
#include "tests/core/jobs/fake_engine.h"
#include "tests/core/lessons/toy_lesson.h"
#include "tests/core/report/well_formed.h"
#include "tests/support/support.h"

namespace armillary::report {
namespace {

using test::expect_well_formed;
using test::occurrences;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kHostile = "<img src=x onerror=\"alert(1)\"> & 'co'";

class RunReportTest : public testing::Test {
 protected:
    void SetUp() override {
        data::DatasetParts parts = test::toy_dataset()->parts();
        parts.user_table.rows = 4;
        parts.user_table.columns = {
            data::make_attribute("sex <b>", data::AttributeType::categorical, {"F", "M", "F", "M"})};
        workspace.add_dataset(data::Dataset(std::move(parts)), {}, "{}");
        engine.diagnostics = [](const jobs::Task&, int epoch) {
            return std::vector<std::pair<std::string, double>>{
                {"usage[0]", 1.0 / epoch}, {"perplexity[0]", 3.5}, {"dead[0]", 2}, {"collision_rate", 0.25}};
        };
    }

    std::string train(const std::string& model, uint64_t seed = 1, const std::string& name = {},
                      const descriptor::ParameterSet& parameters = {}) {
        descriptor::Experiment experiment{name, "toy", model, parameters};
        experiment.parameters.set("training.seed", static_cast<int64_t>(seed));
        jobs::RunControl control;
        jobs::ExperimentObserver observer;
        return jobs::run_experiment(workspace, experiment, models, engine, observer, control).run;
    }

    std::string report(std::vector<std::string> runs, Language language = Language::english) {
        return run_report(workspace, models, {.runs = std::move(runs), .title = {}, .language = language});
    }

    test::TemporaryDirectory folder;
    store::Workspace workspace{folder.path() / "workspace"};
    test::FakeEngine engine;
    std::vector<descriptor::ModelDescriptor> models = test::toy_models();
};

TEST_F(RunReportTest, TellsTheFiguresOfTheStore) {
    const std::string first = train("toy_recommender", 1), second = train("toy_recommender", 2);
    const std::string page = report({first, second});
    expect_well_formed(page);
    for (const std::string& run : {first, second}) {
        const store::RunDetails details = workspace.runs().get(run);
        for (const auto& [metric, value] : details.metrics.at("test")) {
            EXPECT_THAT(page, HasSubstr("<th scope=\"row\">" + metric + "</th>"));
            EXPECT_THAT(page, HasSubstr(">" + figure_text(value) + "</td>")) << metric;
        }
    }
    EXPECT_THAT(page, HasSubstr(workspace.runs().get(first).dataset_fingerprint));
    EXPECT_THAT(page, HasSubstr("armillary-cli train " + first + ".toml"));
    EXPECT_THAT(page, HasSubstr("training.seed"));  // what differs between them
    // The validation curve: e / 100 in epoch e.
    EXPECT_THAT(page, HasSubstr("first 0.01000, last 0.04000"));
}

TEST_F(RunReportTest, TestsRunsThatWereMeasuredAlikeAndSaysWhyItDoesNotTestOthers) {
    const std::string first = train("toy_recommender", 1), second = train("toy_recommender", 2);
    EXPECT_THAT(report({first, second}), HasSubstr("Randomisation test, paired by user"));
    descriptor::ParameterSet other_split;
    other_split.set("split.method", std::string("ratio"));
    const std::string third = train("toy_recommender", 3, "", other_split);
    const std::string page = report({first, third});
    EXPECT_THAT(page, HasSubstr("Not tested: the runs are on different splits"));
    EXPECT_THAT(page, HasSubstr("These runs were not measured alike"));
    EXPECT_THAT(report({first}), Not(HasSubstr("Beyond chance")));
}

TEST_F(RunReportTest, ShowsATokenizersCodebook) {
    const std::string page = report({train("toy_tokenizer")});
    expect_well_formed(page);
    EXPECT_THAT(page, HasSubstr("Codes in use, level 0"));
    EXPECT_THAT(page, HasSubstr("Items of each code"));
    EXPECT_THAT(page, HasSubstr("25.0 % of the items share their whole code"));
    EXPECT_THAT(page, HasSubstr("<td class=\"number\">25.0 %</td>"));  // usage of epoch 4
    EXPECT_THAT(page, Not(HasSubstr("Whom it serves")));
}

TEST_F(RunReportTest, ShowsGroupsOfUsers) {
    const std::string page = report({train("toy_recommender")});
    EXPECT_THAT(page, HasSubstr("Whom it serves"));
    EXPECT_THAT(page, HasSubstr("ndcg@10 of the users"));
}

TEST_F(RunReportTest, ShowsNamesAsTheyAreAndRunsNothingOfThem) {
    const std::string run = train("toy_recommender", 1, kHostile);
    workspace.runs().annotate(run, std::nullopt, std::string("note </p><script>x()</script>"), std::nullopt);
    const std::string page = report({run});
    expect_well_formed(page);
    EXPECT_THAT(page, Not(HasSubstr("<img")));
    EXPECT_THAT(page, Not(HasSubstr("<script")));
    EXPECT_THAT(page, HasSubstr("&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; &#39;co&#39;"));
}

TEST_F(RunReportTest, SpeaksChinese) {
    const std::string page = report({train("toy_recommender"), train("toy_tokenizer")}, Language::chinese);
    expect_well_formed(page);
    EXPECT_THAT(page, HasSubstr("<html lang=\"zh-CN\">"));
    for (const char* words : {"运行了什么", "如何评测", "测试结果", "训练过程", "码本", "服务了谁", "如何复现"})
        EXPECT_THAT(page, HasSubstr(words));
    for (const char* words : {"What was run", "How it was measured", "Results of the test", "How to repeat it"})
        EXPECT_THAT(page, Not(HasSubstr(words)));
}

TEST_F(RunReportTest, BearsFailedRunsAndMissingParts) {
    engine.before_batch = [](int epoch, int) {
        if (epoch == 2) throw Error(ErrorKind::numerical, "the loss is not finite");
    };
    const std::string failed = train("toy_recommender");
    const std::string page = report({failed});
    expect_well_formed(page);
    EXPECT_THAT(page, HasSubstr("the loss is not finite"));
    store::NewRun foreign;
    foreign.kind = "recommender";
    foreign.seed_known = false;
    foreign.imported = true;
    const auto writer = workspace.runs().create(foreign);
    writer->finish("done", "", 0, 0, 0);
    const std::string bare = report({writer->id(), failed});
    expect_well_formed(bare);
    EXPECT_THAT(report({writer->id()}), HasSubstr("made elsewhere"));
}

TEST_F(RunReportTest, NamesEachRunOnceAndRefusesWhatIsNotThere) {
    const std::string run = train("toy_recommender");
    EXPECT_EQ(report({run, "last"}), report({run}));
    EXPECT_THROW(report({"r99"}), Error);
    EXPECT_THROW(report({}), UsageError);
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THROW(run_report(workspace, models, {.runs = {run}, .title = {}, .stop = stop.get_token()}), Error);
}

TEST_F(RunReportTest, TranslatesTheSentencesOfCore) {
    const std::string page = run_report(
        workspace, models, {.runs = {train("toy_recommender")}, .title = "T", .core_text = [](std::string_view) {
                                return std::string("translated");
                            }});
    EXPECT_THAT(page, HasSubstr("translated"));
    EXPECT_THAT(page, Not(HasSubstr("It learns nothing.")));
}

class LessonReport : public RunReportTest {
 protected:
    std::string write(Language language = Language::english) {
        return lesson_report(workspace, lesson, models, {.runs = {}, .title = {}, .language = language});
    }
    lessons::Lesson lesson = lessons::parse_lesson(test::toy_lesson(), "toy.toml");
};

TEST_F(LessonReport, NamesTheRunsThatAreMissing) {
    try {
        write();
        ADD_FAILURE();
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::not_found);
        EXPECT_THAT(error.what(), HasSubstr("short, long. Train them: armillary-cli lessons run toy"));
    }
}

TEST_F(LessonReport, HoldsStepsQuestionsAndFoldedAnswersWithTheFiguresOfTheRuns) {
    jobs::RunControl control;
    jobs::ExperimentObserver observer;
    lessons::train_lesson(
        workspace, lesson, models, [this]() -> jobs::Engine& { return engine; }, observer, control);
    const std::string page = write();
    expect_well_formed(page);
    EXPECT_THAT(page, HasSubstr("<h2>1. First &lt;b&gt;</h2>"));
    EXPECT_THAT(page, HasSubstr("Look at 0.03000."));
    EXPECT_THAT(page, HasSubstr("By +0.02000."));
    EXPECT_LT(page.find("Which is better?"), page.find("By +0.02000."));
    // The right choice: once among the choices, once as the answer.
    EXPECT_EQ(occurrences(page, "The long one"), 2);
    EXPECT_EQ(occurrences(page, "The short one"), 1);
    EXPECT_THAT(page, HasSubstr("<th scope=\"row\">Longer is better</th>"));
    const std::string chinese = write(Language::chinese);
    expect_well_formed(chinese);
    EXPECT_THAT(chinese, HasSubstr("高 +0.02000。"));
    EXPECT_THAT(chinese, Not(HasSubstr("Longer is better")));
}

}  // namespace
}  // namespace armillary::report
