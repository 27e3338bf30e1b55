// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>

#include <filesystem>

#include "core/base/files.h"
#include "tests/app/cli_fixture.h"
#include "tests/core/lessons/toy_lesson.h"
#include "tests/core/report/well_formed.h"

namespace armillary {
namespace {

using test::Cli;
using testing::HasSubstr;
using testing::Not;

class CliReport : public Cli {
 protected:
    std::string html() const { return (folder.path() / "report.html").string(); }
    std::string lesson() const { return folder.write("mine.toml", test::toy_lesson()).string(); }
    std::string train() { return run_json({"train", "--dataset", "toy", "--model", "toy_recommender"})["run"]; }
};

TEST_F(CliReport, WritesRunsIntoOneFile) {
    import_toy();
    const std::string first = train(), second = train();
    const auto document =
        run_json({"report", first, second, "--to", html(), "--title", "My runs", "--language", "en"});
    EXPECT_EQ(code, 0) << err;
    EXPECT_EQ(document["runs"].size(), 2u);
    EXPECT_EQ(document["bytes"], std::filesystem::file_size(html()));
    const std::string page = read_file(html());
    test::expect_well_formed(page);
    EXPECT_THAT(page, HasSubstr("<h1>My runs</h1>"));
    run({"report", first, "--to", html(), "--language", "zh_CN"});  // takes the place of the first
    EXPECT_EQ(code, 0) << err;
    EXPECT_THAT(read_file(html()), HasSubstr("运行了什么"));
}

TEST_F(CliReport, RefusesWhatItCannotWrite) {
    import_toy();
    const std::string run_id = train();
    expect_refused({"report"}, {"report RUN"});
    expect_refused({"report", run_id}, {"--to FILE.html"});
    expect_refused({"report", run_id, "--to", "report.pdf"}, {"report.pdf", ".html"});
    expect_refused({"report", run_id, "--to", html(), "--language", "fr"}, {"fr", "zh_CN"});
    run({"report", "r99", "--to", html()});
    EXPECT_EQ(code, 2);
    EXPECT_FALSE(std::filesystem::exists(html()));
}

TEST_F(CliReport, ListsAndShowsLessons) {
    const auto list = run_json({"lessons", "--language", "zh_CN"});
    EXPECT_EQ(code, 0) << err;
    ASSERT_EQ(list["lessons"].size(), 3u);
    EXPECT_EQ(list["lessons"][0]["lesson"], "popularity_baseline");
    EXPECT_EQ(list["lessons"][0]["title"], "流行度是强基线");
    const auto shown = run_json({"lessons", "show", lesson(), "--language", "en"});
    EXPECT_EQ(shown["steps"].size(), 3u);
    EXPECT_EQ(shown["steps"][0]["question"], "Which is better?");
    EXPECT_TRUE(shown["runs"]["long"].is_null());
    EXPECT_EQ(shown.dump().find("By –"), std::string::npos) << "the answer is not given away";
}

TEST_F(CliReport, TrainsALessonAndWritesItDown) {
    run({"report", lesson(), "--to", html()});
    EXPECT_EQ(code, 2);
    EXPECT_THAT(err, HasSubstr("there is no workspace"));
    const auto trained = run_json({"lessons", "run", lesson()});
    EXPECT_EQ(code, 0) << err;
    EXPECT_EQ(trained["runs"].size(), 2u);
    EXPECT_EQ(run_json({"lessons", "show", lesson(), "--language", "en"})["runs"]["long"],
              trained["runs"]["long"]);
    run({"report", lesson(), "--to", html(), "--language", "en"});
    EXPECT_EQ(code, 0) << err;
    EXPECT_THAT(read_file(html()), HasSubstr("By +0.02000."));
    expect_refused({"report", lesson(), "--to", html(), "--title", "x"}, {"--title"});
}

TEST_F(CliReport, ChecksLessonsAndTellsTheLine) {
    const auto readable = run_json({"lessons", "check", lesson()});
    EXPECT_EQ(code, 0) << err;
    EXPECT_TRUE(readable["lessons"][0]["true"].is_null());
    const auto checked = run_json({"lessons", "check", lesson(), "--run"});
    EXPECT_EQ(code, 0) << err;
    EXPECT_EQ(checked["lessons"][0]["true"], true);
    EXPECT_DOUBLE_EQ(checked["lessons"][0]["figures"]["long_end"].get<double>(), 0.05);
    EXPECT_FALSE(std::filesystem::exists(workspace)) << "it is trained in a workspace that is gone afterwards";
    const std::string untrue =
        folder.write("untrue.toml", test::toy_lesson_with("holds = \"gain > 0", "holds = \"gain < 0")).string();
    run({"lessons", "check", untrue, "--run"});
    EXPECT_EQ(code, 1);
    EXPECT_THAT(err, HasSubstr("untrue.toml:"));
    EXPECT_THAT(err, HasSubstr("does not hold"));
    const std::string broken =
        folder.write("broken.toml", test::toy_lesson_with("minutes = 5", "minutes = 0")).string();
    expect_refused({"lessons", "check", broken}, {"broken.toml:2:", "minutes"});
    run({"lessons", "check", "codebook_colapse"});
    EXPECT_EQ(code, 2);
    EXPECT_THAT(err, HasSubstr("did you mean 'codebook_collapse'?"));
    EXPECT_THAT(err, Not(HasSubstr("internal")));
}

}  // namespace
}  // namespace armillary
