// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/window/main_window.h"

#include <gmock/gmock.h>

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMenuBar>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>
#include <atomic>

#include "tests/views/support.h"
#include "tests/views/window/sketch_page.h"
#include "views/shared/message_bar.h"
#include "views/shared/words.h"
#include "views/window/appearance.h"

namespace armillary::views {
namespace {

using test::child;
using test::SketchPage;
using test::wait_until;
using testing::Contains;
using testing::HasSubstr;

std::string shown(MainWindow& window) {
    return child<MessageBar>(window, "messageBar")->texts().join('\n').toStdString();
}

struct MainWindowTest : testing::Test {
    test::TestBench bench_on_disk;
    Workbench& bench = bench_on_disk.bench();
    WindowSettings settings;
    std::unique_ptr<MainWindow> window;

    void SetUp() override { open(); }
    void open() {
        window = std::make_unique<MainWindow>(bench, settings, Furniture{test::sketch_pages(), {}, {}, {}});
        window->resize(1280, 800);
        window->show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(window.get()));
    }
    SketchPage& page(const char* id) { return dynamic_cast<SketchPage&>(*window->page(id)); }
    void type(const QString& text, Qt::Key then) {
        auto* query = child<QLineEdit>(*window, "paletteQuery");
        QTest::keyClicks(query, text);
        QTest::keyClick(query, then);
    }
    void drop(const QStringList& paths) {
        QMimeData mime;
        QList<QUrl> urls;
        for (const QString& path : paths) urls << QUrl::fromLocalFile(path);
        mime.setUrls(urls);
        QDragEnterEvent enter({100, 100}, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(window.get(), &enter);
        EXPECT_TRUE(enter.isAccepted());
        QDropEvent event({100, 100}, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(window.get(), &event);
    }
};

TEST_F(MainWindowTest, TheModeBarShowsPagesAndMakesThemWhenTheyAreFirstWanted) {
    EXPECT_EQ(window->current_page(), "data");
    EXPECT_EQ(window->findChildren<Page*>().size(), 1);
    QTest::mouseClick(child<QToolButton>(*window, "mode.train"), Qt::LeftButton);
    EXPECT_EQ(window->current_page(), "train");
    EXPECT_EQ(window->findChildren<Page*>().size(), 2);
}

TEST_F(MainWindowTest, HiddenPagesAreNotDrawnUntilTheyAreShown) {
    window->show_page("train");
    EXPECT_TRUE(wait_until([&] { return page("train").refreshes == 1; }));
    window->show_page("data");
    for (int i = 0; i < 5; ++i) page("train").request_refresh();
    QTest::qWait(20);
    EXPECT_EQ(page("train").refreshes, 1);
    window->show_page("train");
    EXPECT_TRUE(wait_until([&] { return page("train").refreshes == 2; }));
    QTest::qWait(20);
    EXPECT_EQ(page("train").refreshes, 2) << "requests made together count once";
}

TEST_F(MainWindowTest, EveryCommandHasAHelpAndShortcutsAreUnique) {
    std::set<QString> shortcuts;
    for (const Command& command : bench.commands().commands()) {
        EXPECT_FALSE(command.text.isEmpty()) << command.id.toStdString();
        EXPECT_FALSE(command.help.isEmpty()) << command.id.toStdString();
        EXPECT_FALSE(command.help.endsWith('.')) << command.id.toStdString();
        if (!command.shortcut.isEmpty())
            EXPECT_TRUE(shortcuts.insert(command.shortcut.toString()).second) << command.id.toStdString();
    }
    EXPECT_GT(shortcuts.size(), 10U);
}

TEST_F(MainWindowTest, ThePaletteFindsAnActionByAFewLetters) {
    QTest::keyClick(window.get(), Qt::Key_K, Qt::ControlModifier);
    auto* list = child<QListWidget>(*window, "paletteList");
    ASSERT_TRUE(list->isVisible());
    type("page tr", Qt::Key_Return);
    EXPECT_EQ(window->current_page(), "train");
    EXPECT_FALSE(list->isVisible());
}

TEST_F(MainWindowTest, ThePaletteFindsRunsAndDataSets) {
    bench_on_disk.add_toy_dataset();
    const std::string run = bench_on_disk.add_run("toy", "toy_recommender");
    window->open_palette();
    type(QString::fromStdString(run), Qt::Key_Return);
    EXPECT_EQ(bench.active_run().toStdString(), run);
    QSignalSpy asked(&bench, &Workbench::dataset_requested);
    window->open_palette();
    type("toy data set", Qt::Key_Return);
    ASSERT_EQ(asked.size(), 1);
    EXPECT_EQ(asked[0][0].toString(), "toy");
}

TEST_F(MainWindowTest, ThePaletteFindsItemsAndUsersOfTheDataSetAtHand) {
    bench_on_disk.add_toy_dataset();
    bench.set_chosen_dataset("toy");
    const QString user = QString::fromStdString(std::string(test::toy_dataset()->users()[0]));
    window->open_palette();
    auto* list = child<QListWidget>(*window, "paletteList");
    child<QLineEdit>(*window, "paletteQuery")->setText(user);
    const auto row_of_user = [&] {
        for (int row = 0; row < list->count(); ++row)
            if (list->item(row)->data(Qt::UserRole).toString() == QString("user %1 of toy").arg(user)) return row;
        return -1;
    };
    ASSERT_TRUE(wait_until([&] { return row_of_user() >= 0; }));
    list->setCurrentRow(row_of_user());
    type({}, Qt::Key_Return);
    EXPECT_EQ(bench.selection().ids("user", "toy"), QStringList{user});
}

TEST_F(MainWindowTest, WhatWasPickedComesBackByKeysAndUnderItsName) {
    bench.selection().set("item", "toy", {"1"});
    bench.selection().set("item", "toy", {"2", "3"});
    QTest::keyClick(window.get(), Qt::Key_P, Qt::ControlModifier);
    type("two of them", Qt::Key_Return);
    QTest::keyClick(window.get(), Qt::Key_Left, Qt::AltModifier);
    EXPECT_EQ(bench.selection().ids("item", "toy"), QStringList{"1"});
    QTest::keyClick(window.get(), Qt::Key_Right, Qt::AltModifier);
    EXPECT_EQ(bench.selection().ids("item", "toy"), (QStringList{"2", "3"}));
    bench.selection().clear();
    window->open_palette();
    type("two of them", Qt::Key_Return);
    EXPECT_EQ(bench.selection().ids("item", "toy"), (QStringList{"2", "3"}));
}

TEST_F(MainWindowTest, ThePaletteSaysWhenNothingIsFoundAndEscapeCloses) {
    window->open_palette();
    auto* list = child<QListWidget>(*window, "paletteList");
    type("zzzz", Qt::Key_Return);
    EXPECT_TRUE(list->isVisible());
    EXPECT_EQ(list->count(), 1);
    type("", Qt::Key_Escape);
    EXPECT_FALSE(list->isVisible());
}

TEST_F(MainWindowTest, DroppedFilesAreOfferedToTheDataPage) {
    QSignalSpy asked(&bench, &Workbench::import_requested);
    window->show_page("train");
    EXPECT_EQ(window->meaning_of({"/tmp/a.csv"}), "Import a.csv");
    drop({"/tmp/a.csv", "/tmp/b.csv"});
    ASSERT_EQ(asked.size(), 1);
    EXPECT_EQ(asked[0][0].toStringList(), (QStringList{"/tmp/a.csv", "/tmp/b.csv"}));
    EXPECT_EQ(window->current_page(), "data");
}

TEST_F(MainWindowTest, ADroppedExperimentFillsTheTrainPage) {
    QSignalSpy asked(&bench, &Workbench::training_requested);
    const auto file =
        bench_on_disk.folder().write("plan.toml", "dataset = \"toy\"\nmodel = \"toy_recommender\"\n");
    drop({QString::fromStdString(file.string())});
    ASSERT_EQ(asked.size(), 1);
    EXPECT_TRUE(asked[0][1].toString().contains("toy_recommender"));
    EXPECT_EQ(window->current_page(), "train");
}

TEST_F(MainWindowTest, ADroppedWorkspaceIsOpenedAndRemembered) {
    const auto other = bench_on_disk.folder().path() / "other";
    { store::Workspace made(other); }
    drop({QString::fromStdString(other.string())});
    EXPECT_EQ(bench.workspace()->path(), other);
    EXPECT_EQ(settings.recent_workspaces().front().toStdString(), other.string());
}

TEST_F(MainWindowTest, AWorkspaceThatCannotBeOpenedIsToldAndTheOldOneStays) {
    const auto before = bench.workspace()->path();
    const auto file = bench_on_disk.folder().write("file", "no folder");
    EXPECT_FALSE(window->open_workspace(QString::fromStdString(file.string())));
    EXPECT_EQ(bench.workspace()->path(), before);
    EXPECT_THAT(shown(*window), HasSubstr(file.string()));
}

TEST_F(MainWindowTest, ComesBackWhereTheUserWas) {
    bench_on_disk.add_toy_dataset();
    const std::string run = bench_on_disk.add_run("toy", "toy_recommender");
    window->show_page("train");
    page("train").word = "kept";
    bench.set_active_run(QString::fromStdString(run));
    page("train").panels()[0]->hide();
    window->resize(1111, 777);
    const QString folder = QString::fromStdString(bench.workspace()->path().string());
    window->close();
    window.reset();
    bench.set_active_run({});
    open();
    EXPECT_EQ(window->current_page(), "train");
    EXPECT_EQ(page("train").word, "kept");
    EXPECT_TRUE(page("train").panels()[0]->isHidden());
    EXPECT_EQ(bench.active_run().toStdString(), run);
    window->page("train")->reset_layout();
    EXPECT_FALSE(page("train").panels()[0]->isHidden());
}

TEST_F(MainWindowTest, ARunThatIsGoneIsNotBroughtBack) {
    bench.set_active_run("r99");
    window->close();
    window.reset();
    open();
    EXPECT_TRUE(wait_until([&] { return bench.active_run().isEmpty(); }));
}

TEST_F(MainWindowTest, PanelsAreMaximisedByADoubleClickAndComeBack) {
    window->show_page("train");
    QDockWidget* left = page("train").panels()[0];
    QDockWidget* right = page("train").panels()[1];
    QTest::mouseDClick(left, Qt::LeftButton, {}, QPoint(20, 8));
    QTest::mouseRelease(left, Qt::LeftButton);
    EXPECT_TRUE(right->isHidden());
    EXPECT_FALSE(left->isFloating());
    QTest::mouseDClick(left, Qt::LeftButton, {}, QPoint(20, 8));
    QTest::mouseRelease(left, Qt::LeftButton);
    EXPECT_FALSE(right->isHidden());
}

TEST_F(MainWindowTest, SidePanelsKeepTheirWidth) {
    window->show_page("train");
    QDockWidget* left = page("train").panels()[0];
    ASSERT_TRUE(wait_until([&] { return std::abs(left->width() - 300) <= 8; })) << left->width();
    window->resize(1900, 800);
    EXPECT_TRUE(wait_until([&] { return page("train").width() > 1700 && std::abs(left->width() - 300) <= 8; }))
        << left->width();
    window->resize(1000, 800);
    EXPECT_TRUE(wait_until([&] { return page("train").width() < 1000 && std::abs(left->width() - 300) <= 8; }))
        << left->width();
}

TEST_F(MainWindowTest, MessagesDoNotMoveThePage) {
    const QRect before = window->page("data")->geometry();
    bench.tell({Message::Kind::error, "Something is wrong", "file.csv:3"});
    QTest::qWait(20);
    EXPECT_EQ(window->page("data")->geometry(), before);
    auto* bar = child<MessageBar>(*window, "messageBar");
    EXPECT_TRUE(bar->isVisible());
    EXPECT_GT(bar->height(), 20);
    EXPECT_LT(bar->height(), 120);
}

TEST_F(MainWindowTest, ClosingWhileAJobRunsAsksOnceWithoutAWindow) {
    std::atomic<bool> stopped = false;
    bench.jobs().start({.title = "long", .work = [&](jobs::Job& job) {
                            while (!job.stop_token().stop_requested())
                                std::this_thread::sleep_for(std::chrono::milliseconds(1));
                            stopped = true;
                        }});
    EXPECT_FALSE(window->close());
    EXPECT_THAT(shown(*window), HasSubstr("Close again"));
    EXPECT_EQ(QApplication::activeModalWidget(), nullptr);
    EXPECT_TRUE(window->close());
    EXPECT_TRUE(wait_until([&] { return bench.jobs().idle(); }));
    EXPECT_TRUE(stopped);
}

TEST_F(MainWindowTest, UndoRestsWhileAMenuIsOpen) {
    int undone = 0;
    struct Count : QUndoCommand {
        int& undone;
        explicit Count(int& count) : undone(count) {}
        void undo() override { ++undone; }
    };
    bench.undo().push(new Count(undone));
    auto* menu = window->menuBar()->actions().front()->menu();
    menu->popup(window->mapToGlobal(QPoint(10, 30)));
    EXPECT_FALSE(bench.commands().run("edit.undo"));
    EXPECT_EQ(undone, 0);
    menu->close();
    EXPECT_TRUE(bench.commands().run("edit.undo"));
    EXPECT_EQ(undone, 1);
}

TEST_F(MainWindowTest, TheThemeAndTheSizeAreKept) {
    EXPECT_TRUE(bench.commands().run("view.theme.2"));
    EXPECT_TRUE(Theme::current().dark());
    EXPECT_EQ(settings.theme(), ThemeChoice::dark);
    bench.commands().run("view.larger");
    EXPECT_NEAR(settings.scale(), 1.1, 1e-9);
    bench.commands().run("view.normal_size");
    bench.commands().run("view.theme.1");
    EXPECT_FALSE(Theme::current().dark());
}

TEST_F(MainWindowTest, TheWheelScrollsOverAControlThatHasNotTheKeyboard) {
    dress(*qobject_cast<QApplication*>(QCoreApplication::instance()));
    QComboBox combo(window.get());
    combo.addItems({"a", "b", "c"});
    combo.show();
    QLineEdit other(window.get());
    other.show();
    other.setFocus();
    QWheelEvent event({5, 5}, combo.mapToGlobal(QPointF(5, 5)), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(&combo, &event);
    EXPECT_EQ(combo.currentIndex(), 0);
    EXPECT_FALSE(event.isAccepted()) << "what lies beneath scrolls";
    EXPECT_EQ(combo.focusPolicy(), Qt::StrongFocus) << "and the wheel itself must not bring the keyboard";
}

TEST_F(MainWindowTest, IconsAndCheckMarksGrowWithTheInterface) {
    dress(*qobject_cast<QApplication*>(QCoreApplication::instance()));
    QToolButton button(window.get());
    QLineEdit field(window.get());
    QListView list(window.get());
    const auto sizes = [&] {
        const auto metric = [](QWidget& of, QStyle::PixelMetric which) {
            return of.style()->pixelMetric(which, nullptr, &of);
        };
        return QList<int>{button.iconSize().width(), metric(button, QStyle::PM_IndicatorWidth),
                          metric(field, QStyle::PM_LineEditIconSize), metric(list, QStyle::PM_ListViewIconSize),
                          metric(list, QStyle::PM_SmallIconSize)};
    };
    const QList<int> before = sizes();
    Theme::current().set_scale(1.5);
    QList<int> grown;
    for (const int size : before) grown << qRound(size * 1.5);
    EXPECT_EQ(sizes(), grown);
    Theme::current().set_scale(1);
    EXPECT_EQ(sizes(), before);
}

TEST_F(MainWindowTest, EveryControlHasANameForScreenReaders) {
    for (QToolButton* button : window->findChildren<QToolButton*>()) {
        if (button->objectName().startsWith("qt_") || !button->isVisible()) continue;
        EXPECT_FALSE(button->text().isEmpty() && button->accessibleName().isEmpty() && button->toolTip().isEmpty())
            << button->objectName().toStdString() << " in " << button->parentWidget()->objectName().toStdString();
    }
}

}  // namespace
}  // namespace armillary::views
