// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/details/recommendations_export.h"

#include <gmock/gmock.h>

#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QTest>

#include "core/base/files.h"
#include "tests/views/details/waiting_engine.h"
#include "tests/views/support.h"

namespace armillary::views {
namespace {

using test::child;
using test::wait_until;
using ::testing::HasSubstr;

class Export : public ::testing::Test {
 protected:
    Export() {
        toy.add_toy_dataset();
        toy.add_run("toy", "toy_recommender");
        open(toy.bench());
    }
    ~Export() override { delete dialog; }

    void open(Workbench& bench) {
        delete dialog;
        dialog = new RecommendationsExport(bench, "r1");
        dialog->show();
    }
    void write_to(const char* name) {
        file = toy.folder().path() / name;
        child<QLineEdit>(*dialog, "exportFile")->setText(QString::fromStdString(file.string()));
        QTest::mouseClick(child<QPushButton>(*dialog, "exportStart"), Qt::LeftButton);
    }
    QString command() { return child<QLineEdit>(*dialog, "exportCommand")->text(); }

    test::TestBench toy;
    QPointer<RecommendationsExport> dialog;
    std::filesystem::path file;
};

TEST_F(Export, WritesTheListsOfAllUsers) {
    child<QSpinBox>(*dialog, "exportK")->setValue(2);
    write_to("all.csv");
    ASSERT_TRUE(wait_until([&] { return toy.bench().jobs().idle() && !toy.messages.empty(); }));
    EXPECT_EQ(read_file(file),
              "user,item,rank,score\nann,i1,1,1\nann,i2,2,0.5\nbob,i2,1,1\nbob,i3,2,0.5\n"
              "cem,i3,1,1\ncem,i4,2,0.5\ndee,i4,1,1\ndee,i5,2,0.5\n");
    EXPECT_EQ(toy.messages.back().kind, Message::Kind::good);
    EXPECT_THAT(toy.messages.back().what.toStdString(), HasSubstr("8 rows written"));
    EXPECT_TRUE(wait_until([&] { return dialog.isNull(); }));
}

TEST_F(Export, WritesTheSelectedUsersAlone) {
    auto* selected = child<QRadioButton>(*dialog, "exportSelected");
    EXPECT_FALSE(selected->isEnabled());
    toy.bench().selection().set("user", "toy", {"dee", "ann"});
    EXPECT_EQ(selected->text(), "2 selected users");
    selected->setChecked(true);
    child<QSpinBox>(*dialog, "exportK")->setValue(1);
    EXPECT_THAT(command().toStdString(), HasSubstr("export r1 --what recommendations --k 1 --to "));
    EXPECT_THAT(command().toStdString(), HasSubstr("--user dee --user ann"));
    write_to("two.csv");
    ASSERT_TRUE(wait_until([&] { return toy.bench().jobs().idle() && !toy.messages.empty(); }));
    EXPECT_EQ(read_file(file), "user,item,rank,score\ndee,i4,1,1\nann,i1,1,1\n");
}

TEST_F(Export, SaysBesideTheFileWhatIsWrong) {
    auto* fault = child<QLabel>(*dialog, "exportFault");
    write_to("list.xlsx");
    EXPECT_TRUE(fault->isVisible());
    EXPECT_THAT(fault->text().toStdString(), HasSubstr(".csv or .json"));
    write_to("nowhere/list.csv");
    EXPECT_THAT(fault->text().toStdString(), HasSubstr("no folder"));
    child<QLineEdit>(*dialog, "exportFile")->clear();
    EXPECT_FALSE(fault->isVisible());
    QTest::mouseClick(child<QPushButton>(*dialog, "exportStart"), Qt::LeftButton);
    EXPECT_THAT(fault->text().toStdString(), HasSubstr("Name the file"));
    EXPECT_TRUE(toy.bench().jobs().idle());
}

TEST_F(Export, LeavesNothingWhenCancelled) {
    test::WaitingEngine engine;
    Workbench bench({test::toy_models(), [&]() -> jobs::Engine& { return engine; }});
    bench.open_workspace(toy.workspace().path());
    ASSERT_TRUE(wait_until([&] { return bench.lists_loaded(); }));
    open(bench);
    write_to("cancelled.csv");
    ASSERT_TRUE(wait_until([&] { return engine.asked == 1; }));
    ASSERT_EQ(bench.jobs().rows().size(), 1u);
    bench.jobs().cancel(bench.jobs().rows()[0].id);
    ASSERT_TRUE(wait_until([&] { return bench.jobs().idle(); }));
    EXPECT_FALSE(std::filesystem::exists(file));
}

TEST_F(Export, TellsOfARunThatWasDeletedMeanwhile) {
    toy.workspace().runs().set_deleted("r1", true);
    write_to("late.csv");
    ASSERT_TRUE(wait_until([&] { return toy.bench().jobs().idle() && !toy.messages.empty(); }));
    EXPECT_EQ(toy.messages.back().kind, Message::Kind::error);
    EXPECT_THAT(toy.messages.back().what.toStdString(), HasSubstr("deleted"));
}

TEST(TerminalCommand, IsQuotedForAShell) {
    EXPECT_EQ(
        terminal_command({"r3", 5, {"it's", "plain"}, "/tmp/my list.csv"}, "/tmp/w s"),
        "armillary-cli --workspace '/tmp/w s' export r3 --what recommendations --k 5 --to '/tmp/my list.csv' "
        "--user 'it'\\''s' --user plain");
}

}  // namespace
}  // namespace armillary::views
