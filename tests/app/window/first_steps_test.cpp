// SPDX-License-Identifier: GPL-3.0-or-later
// A first afternoon in the whole window: from a file to a figure and a list of recommendations, and back tomorrow.
#include <gmock/gmock.h>

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

#include "app/window/pages.h"
#include "tests/views/support.h"
#include "views/shared/charts/chart_view.h"
#include "views/shared/message_bar.h"

namespace armillary::views {
namespace {

using test::child;
using test::wait_until;
using testing::HasSubstr;

std::vector<descriptor::ModelDescriptor> models() {
    auto models = test::toy_models();
    for (const char* id : {"most_pop", "ease"}) {
        models.push_back(models.front());
        models.back().id = models.back().name = id;
    }
    return models;
}

std::string content(const std::filesystem::path& path) {
    QFile file(QString::fromStdString(path.string()));
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path;
    return file.readAll().toStdString();
}

struct FirstSteps : testing::Test {
    test::TestBench on_disk{models()};
    Workbench& bench = on_disk.bench();
    WindowSettings settings;
    std::unique_ptr<MainWindow> window;

    void open() {
        window = std::make_unique<MainWindow>(bench, settings, app::furniture({}));
        window->resize(1440, 900);
        window->show();
        settle();
    }
    void settle() {
        ASSERT_TRUE(wait_until([&] {
            Page* page = window->page(window->current_page());
            return bench.lists_loaded() && page->settled();
        }));
    }
    /// On the page that is shown.
    void click(const char* name) { click(name, *window->page(window->current_page())); }
    void click(const char* name, QWidget& root) {
        auto* button = child<QAbstractButton>(root, name);
        ASSERT_TRUE(wait_until([&] { return button->isVisible() && button->isEnabled(); })) << name;
        QTest::mouseClick(button, Qt::LeftButton);
    }
    QString ratings() {
        std::string rows = "user,item,rating,timestamp\n";
        for (int user = 0; user < 12; ++user)
            for (int n = 0; n < 5; ++n) rows += fmt_row(user, (user + n) % 8, 1 + n, 1'000'000 + user * 100 + n);
        return QString::fromStdString(on_disk.folder().write("shop.csv", rows).string());
    }
    static std::string fmt_row(int user, int item, int rating, int time) {
        return std::to_string(user) + ",item " + std::to_string(item) + "," + std::to_string(rating) + "," +
               std::to_string(time) + "\n";
    }
};

TEST_F(FirstSteps, FromADroppedFileToAFigureAndAListAndBackTomorrow) {
    open();
    window->open_paths({ratings()});
    settle();
    click("startImport");
    ASSERT_TRUE(wait_until([&] { return bench.datasets().size() == 1; }));
    EXPECT_EQ(bench.datasets()[0].interactions, 60);
    settle();

    auto* chart = child<ChartView>(*window, "chart.popularity");
    ASSERT_TRUE(chart->content().has_data());
    const auto figure = on_disk.folder().path() / "popularity.svg";
    chart->save(QString::fromStdString(figure.string()), QSize(640, 400));
    EXPECT_THAT(content(figure), HasSubstr("<svg"));

    window->show_page("train");
    settle();
    click("startHere");
    ASSERT_TRUE(wait_until([&] { return bench.jobs().idle() && bench.runs().size() == 2; }));
    ASSERT_TRUE(wait_until([&] { return child<QLabel>(*window, "startVerdict")->isVisible(); }));

    bench.selection().set("user", "shop", {"3"});
    ASSERT_TRUE(wait_until([&] {
        for (auto* title : window->findChildren<QLabel*>("detailsTitle"))  // of a user, and of an item
            if (title->isVisible() && title->text().contains('3')) return true;
        return false;
    })) << "the details panel opens by itself";

    ASSERT_TRUE(bench.commands().run("run.export_recommendations"));
    const auto list = on_disk.folder().path() / "top.csv";
    child<QLineEdit>(*window, "exportFile")->setText(QString::fromStdString(list.string()));
    click("exportStart", *window);
    ASSERT_TRUE(wait_until([&] { return bench.jobs().idle() && std::filesystem::exists(list); }));
    EXPECT_THAT(content(list), HasSubstr("user,item,rank,score\n0,item 0,1,1"));

    const QString active = bench.active_run();
    window->show_page("runs");
    window->close();
    window.reset();
    bench.set_active_run({});
    open();
    EXPECT_EQ(window->current_page(), "runs");
    EXPECT_EQ(bench.active_run(), active);
    for (const Message& message : on_disk.messages)
        EXPECT_NE(message.kind, Message::Kind::error) << message.what.toStdString();
}

TEST_F(FirstSteps, ThePaletteFindsTheSetOfTheUsersAndTheDataPageShowsIt) {
    on_disk.add_toy_dataset();
    open();
    window->show_page("train");
    settle();
    bench.set_chosen_dataset("toy");
    window->open_palette();
    auto* line = child<QLineEdit>(*window, "paletteQuery");
    line->setText("set of the users");
    QTest::keyClick(line, Qt::Key_Return);
    ASSERT_TRUE(wait_until([&] { return bench.datasets().size() == 2 && bench.jobs().idle(); }));
    EXPECT_EQ(window->current_page(), "data");
    settle();
    EXPECT_EQ(child<QLabel>(*window->page("data"), "datasetTitle")->text(), "toy-users");
    EXPECT_EQ(bench.chosen_dataset(), "toy-users");
}

TEST_F(FirstSteps, ABrokenFileIsToldBesideItAndNothingIsLost) {
    open();
    const auto broken = on_disk.folder().write("broken.csv.gz", "\x1f\x8b\x08 this is no gzip");
    window->open_paths({QString::fromStdString(broken.string())});
    settle();
    auto* start = child<QAbstractButton>(*window->page("data"), "startImport");
    auto* messages = child<MessageBar>(*window, "importMessages");
    ASSERT_TRUE(wait_until([&] { return !messages->texts().isEmpty(); }));
    EXPECT_THAT(messages->texts().join('\n').toStdString(), HasSubstr("broken.csv.gz"));
    EXPECT_FALSE(start->isEnabled());
    EXPECT_TRUE(bench.datasets().empty());
    EXPECT_EQ(QApplication::activeModalWidget(), nullptr);
}

TEST_F(FirstSteps, NoPageTakesAShortcutOfTheWindow) {
    open();
    std::map<QKeySequence, QString> taken;
    for (const Command& command : bench.commands().commands())
        if (!command.shortcut.isEmpty()) taken[command.shortcut] = command.id;
    for (const PageEntry& entry : app::pages())
        for (const QAction* action : window->page(entry.id)->findChildren<QAction*>())
            for (const QKeySequence& shortcut : action->shortcuts())
                EXPECT_FALSE(taken.contains(shortcut))
                    << action->objectName().toStdString() << " takes " << shortcut.toString().toStdString();
}

TEST_F(FirstSteps, ALayoutThatCannotBeReadChangesNothing) {
    on_disk.add_toy_dataset();
    open();
    window->show_page("runs");
    settle();
    Page* runs = window->page("runs");
    QDockWidget* panel = runs->panels().back();
    const QByteArray before = runs->layout();
    panel->hide();
    EXPECT_NE(runs->layout(), before);
    EXPECT_TRUE(runs->restore_layout(before));
    EXPECT_FALSE(panel->isHidden());
    EXPECT_FALSE(runs->restore_layout("no layout at all"));
    EXPECT_FALSE(panel->isHidden()) << "what cannot be read changes nothing";
}

}  // namespace
}  // namespace armillary::views
