// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <QAction>
#include <QApplication>
#include <QFileDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QTest>
#include <QTimer>
#include <QTreeView>

#include "core/base/files.h"
#include "tests/views/support.h"
#include "views/runs/report_dialog.h"
#include "views/runs/run_report_file.h"
#include "views/runs/run_table_model.h"
#include "views/runs/runs_page.h"
#include "views/shared/words.h"

namespace armillary::views {
namespace {

using test::child;
using test::wait_until;

class RunReportTest : public testing::Test {
 protected:
    void SetUp() override {
        bench_.add_toy_dataset();
        for (uint64_t seed : {1, 2, 3}) bench_.add_run("toy", "toy_recommender", seed);
    }
    /// Types the file into the dialog that will open, and answers whether to overwrite.
    void answer_with(const QString& file, QMessageBox::StandardButton overwrite, QString& proposed) {
        QTimer::singleShot(0, [this, file, overwrite, &proposed] {
            wait_until([] { return QApplication::activeModalWidget() != nullptr; });
            auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
            auto* line = dialog ? dialog->findChild<QLineEdit*>() : nullptr;
            if (!line) {
                if (auto* other = qobject_cast<QDialog*>(QApplication::activeModalWidget())) other->reject();
                FAIL() << "no dialog asks for a file";
            }
            proposed = dialog->selectedFiles().value(0).section('/', -1);
            line->setText(file);
            QTimer::singleShot(0, [this, overwrite] {
                auto* question = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
                if (!question) return;
                asked_ = true;
                question->button(overwrite)->click();
            });
            QTest::keyClick(line, Qt::Key_Return);
            if (dialog->isVisible()) dialog->reject();
        });
    }

    test::TestBench bench_;
    bool asked_ = false;  ///< whether to overwrite
};

TEST_F(RunReportTest, WritesAReportOnThePickedRuns) {
    std::unique_ptr<Page> page(runs_page_entry().make(bench_.bench()));
    page->show();
    ASSERT_TRUE(wait_until([&] { return page->settled() && bench_.bench().lists_loaded(); }));
    auto* action = child<QAction>(*page, "runs.write_report");
    QTreeView& table = *child<QTreeView>(*page, "runs.tree");
    table.clearSelection();
    for (const char* run : {"r1", "r3"})
        table.selectionModel()->select(qobject_cast<RunTableModel*>(table.model())->find(run),
                                       QItemSelectionModel::Select | QItemSelectionModel::Rows);
    EXPECT_TRUE(action->isEnabled());
    const QString file = QString::fromStdString((bench_.folder().path() / "two runs.html").string());
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    QString proposed;
    answer_with(file.chopped(5), QMessageBox::Yes, proposed);  // the suffix may be left away
    action->trigger();
    EXPECT_EQ(proposed, "r3-r1.html");
    ASSERT_TRUE(wait_until([&] { return bench_.bench().jobs().idle() && !bench_.messages.empty(); }));
    const Message& said = bench_.messages.back();
    EXPECT_EQ(said.kind, Message::Kind::good);
    EXPECT_EQ(said.action, "Open");
    EXPECT_TRUE(said.act);
    EXPECT_EQ(said.where, file);
    const std::string report = read_file(plain(file));
    EXPECT_NE(report.find("<html lang=\"en\""), std::string::npos);
    for (const char* run : {"r1 ", "r3 "}) EXPECT_NE(report.find(run), std::string::npos) << run;
    EXPECT_EQ(report.find("r2 Toy"), std::string::npos) << "it was not picked";
}

TEST_F(RunReportTest, WhatIsThereIsNotOverwrittenUnaskedWhenTheSuffixIsLeftAway) {
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    const std::filesystem::path notes = bench_.folder().path() / "notes.html";
    write_file_atomically(notes, "mine");
    QString proposed;
    answer_with(text((bench_.folder().path() / "notes").string()), QMessageBox::No, proposed);
    ask_for_report(bench_.bench(), {"r1"}, nullptr);
    ASSERT_TRUE(wait_until([&] { return bench_.bench().jobs().idle(); }));
    EXPECT_TRUE(asked_);
    EXPECT_EQ(read_file(notes), "mine");
}

TEST_F(RunReportTest, AReportThatCannotBeWrittenIsTold) {
    write_run_report(bench_.bench(), {"r1"}, "/nowhere/at/all.html");
    ASSERT_TRUE(wait_until([&] { return bench_.bench().jobs().idle() && !bench_.messages.empty(); }));
    EXPECT_EQ(bench_.messages.back().kind, Message::Kind::error);
    bench_.messages.clear();
    write_run_report(bench_.bench(), {"r99"}, text((bench_.folder().path() / "none.html").string()));
    ASSERT_TRUE(wait_until([&] { return bench_.bench().jobs().idle() && !bench_.messages.empty(); }));
    EXPECT_TRUE(bench_.messages.back().what.contains("r99"));
    EXPECT_FALSE(std::filesystem::exists(bench_.folder().path() / "none.html"));
}

TEST_F(RunReportTest, TheReportOfTheMenuIsOfTheRunsShown) {
    const Command command = report_command(bench_.bench(), nullptr);
    EXPECT_FALSE(command.enabled());
    bench_.bench().set_active_run("r2");
    EXPECT_TRUE(command.enabled());
    EXPECT_EQ(report_file_name({"r2"}), "r2.html");
    EXPECT_EQ(report_file_name({"r1", "r2", "r3", "r4"}), "4 runs.html");
}

}  // namespace
}  // namespace armillary::views
