// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/details/details_panel.h"

#include <gmock/gmock.h>

#include <QComboBox>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include "tests/views/details/waiting_engine.h"
#include "tests/views/support.h"
#include "views/details/item_view.h"
#include "views/details/ranked_table.h"
#include "views/details/run_column.h"
#include "views/details/story_panel.h"
#include "views/details/user_view.h"

namespace armillary::views {
namespace {

using test::child;
using test::wait_until;
using ::testing::HasSubstr;

class Details : public ::testing::Test {
 protected:
    /// Trains leaving one out, unless another split is named.
    QString train(const std::string& model = "toy_recommender", const std::string& split = "leave_one_out",
                  const std::string& dataset = "toy") {
        descriptor::ParameterSet parameters;
        parameters.set("split.method", split);
        return QString::fromStdString(toy.add_run(dataset, model, 42, parameters));
    }
    void open(int width = 900) {
        panel = std::make_unique<DetailsPanel>(toy.bench());
        panel->resize(width, 700);
        panel->show();
        settle();
    }
    void settle() {
        ASSERT_TRUE(wait_until([&] { return panel->settled(); }));
    }
    void pick(const QString& kind, const QString& id, const QString& space = "toy") {
        toy.bench().selection().set(kind, space, {id});
        settle();
    }
    template <typename T>
    T* part(const char* name) {
        return child<T>(*panel, name);
    }
    template <typename View>
    std::string label(const char* name) {
        return panel->findChild<View*>()->template findChild<QLabel*>(name)->text().toStdString();
    }
    QTableView& history() { return part<StoryPanel>("userHistory")->view(); }
    RankedTable& list(int column = 1) {
        auto* box = part<RunColumn>(qPrintable(QStringLiteral("runColumn%1").arg(column)));
        return *child<RankedTable>(*box, "columnTable");
    }
    void click(QTableView& table, int row) {
        const QRect cell = table.visualRect(table.model()->index(row, 1));
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, cell.center());
        settle();
    }
    void double_click(QTableView& table, int row) {
        click(table, row);
        QTest::mouseDClick(table.viewport(), Qt::LeftButton, {},
                           table.visualRect(table.model()->index(row, 1)).center());
        settle();
    }
    static QString cell(QTableView& table, int row, int column) {
        return table.model()->index(row, column).data().toString();
    }
    bool empty_says(const char* name, const char* words) {
        const auto* sentence = panel->findChild<QWidget*>(name)->findChild<QLabel*>("emptySentence");
        return sentence->isVisible() && sentence->text().contains(words);
    }

    test::TestBench toy;
    std::unique_ptr<DetailsPanel> panel;
};

TEST_F(Details, SaysWhatItIsForWhileNothingIsPicked) {
    open();
    EXPECT_TRUE(empty_says("detailsEmpty", "import a data set"));
    EXPECT_FALSE(part<QLineEdit>("detailsSearch")->isEnabled());
    toy.add_toy_dataset();
    settle();
    EXPECT_TRUE(empty_says("detailsEmpty", "Pick a user or an item"));
    EXPECT_TRUE(part<QLineEdit>("detailsSearch")->isEnabled());
}

TEST_F(Details, ShowsAPickedUserWithHistoryAndList) {
    toy.add_toy_dataset();
    toy.bench().set_active_run(train());
    open();
    pick("user", "ann");
    EXPECT_EQ(label<UserView>("detailsTitle"), "User ann");
    EXPECT_THAT(label<UserView>("detailsNotes"), HasSubstr("4 interactions"));
    EXPECT_THAT(label<UserView>("detailsNotes"), HasSubstr("2 train, 1 valid, 1 test"));
    ASSERT_EQ(history().model()->rowCount(), 4);
    EXPECT_EQ(cell(history(), 0, 0), "i4");
    EXPECT_EQ(cell(history(), 0, 1), "◆ test");
    ASSERT_EQ(list().model()->rowCount(), 5);
    EXPECT_TRUE(list().model()->index(3, 0).data(RankedModel::kHitRole).toBool());
    EXPECT_THAT(part<QLabel>("columnCaption")->text().toStdString(), HasSubstr("top 10 has 1 of 1 held-out"));
}

TEST_F(Details, ANarrowHistoryKeepsItsDatesWholeAndTheTitlesReadable) {
    toy.add_toy_dataset();
    toy.bench().set_active_run(train());
    open(300);
    pick("user", "ann");
    const QHeaderView& header = *history().horizontalHeader();
    const int last = header.count() - 1;
    const auto ends_inside = [&] {
        return !header.isSectionHidden(last) &&
               header.sectionViewportPosition(last) + header.sectionSize(last) <= history().viewport()->width();
    };
    EXPECT_TRUE(ends_inside());
    EXPECT_GE(header.sectionSize(0), 88);
    EXPECT_GE(header.sectionSize(last), header.sectionSizeHint(last));
    panel->resize(900, 700);
    ASSERT_TRUE(wait_until([&] { return header.hiddenSectionCount() == 0; })) << "what made room comes back";
    EXPECT_TRUE(ends_inside());
}

TEST_F(Details, AClickChoosesARowAndGoesNowhere) {
    toy.add_toy_dataset();
    toy.bench().set_active_run(train());
    open();
    pick("user", "ann");
    click(list(), 1);
    EXPECT_EQ(list().currentIndex().row(), 1);
    click(history(), 2);
    EXPECT_EQ(history().currentIndex().row(), 2);
    EXPECT_TRUE(part<UserView>("userView")->isVisible());
    EXPECT_FALSE(part<QToolButton>("detailsBack")->isEnabled());
    EXPECT_THAT(list().model()->index(1, 1).data(Qt::ToolTipRole).toString().toStdString(),
                HasSubstr("Double click or Enter"));
}

TEST_F(Details, ListsStandBelowEachOtherWhereTheyHaveNoRoom) {
    toy.add_toy_dataset();
    train();
    train();
    toy.bench().set_active_run("r1");
    toy.bench().set_compared_run("r2");
    open(300);
    pick("user", "ann");
    auto *first = part<RunColumn>("runColumn1"), *second = part<RunColumn>("runColumn2");
    EXPECT_TRUE(wait_until([&] { return second->y() >= first->y() + first->height(); }));
    EXPECT_LE(second->geometry().right(), panel->width());
    panel->resize(1200, 700);
    EXPECT_TRUE(wait_until([&] { return second->x() > first->x() && second->y() == first->y(); }));
}

TEST_F(Details, FollowsClicksIntoItemsAndGoesBack) {
    toy.add_toy_dataset();
    toy.bench().set_active_run(train());
    open();
    pick("user", "ann");
    double_click(list(), 1);
    EXPECT_TRUE(part<ItemView>("itemView")->isVisible());
    EXPECT_EQ(label<ItemView>("detailsTitle"), "Item i2");
    EXPECT_EQ(toy.bench().selection().ids("item", "toy"), QStringList{"i2"});
    EXPECT_THAT(label<ItemView>("itemNearestCaption"), HasSubstr("item embeddings of r1"));
    double_click(part<StoryPanel>("itemTakers")->view(), 0);
    EXPECT_EQ(label<UserView>("detailsTitle"), "User dee");
    QTest::mouseClick(part<QToolButton>("detailsBack"), Qt::LeftButton);
    settle();
    EXPECT_TRUE(part<ItemView>("itemView")->isVisible());
    QTest::mouseClick(part<QToolButton>("detailsBack"), Qt::LeftButton);
    settle();
    EXPECT_TRUE(part<UserView>("userView")->isVisible());
    EXPECT_FALSE(part<QToolButton>("detailsBack")->isEnabled());
    QTest::mouseClick(part<QToolButton>("detailsForward"), Qt::LeftButton);
    settle();
    EXPECT_EQ(label<ItemView>("detailsTitle"), "Item i2");
    // The same item once more, though the selection holds it already.
    QTest::mouseClick(part<QToolButton>("detailsBack"), Qt::LeftButton);
    settle();
    double_click(history(), 2);
    EXPECT_TRUE(part<ItemView>("itemView")->isVisible());
}

TEST_F(Details, FindsByTitleOrIdFromTheKeyboard) {
    toy.add_toy_dataset();
    open();
    panel->start_search();
    auto* search = part<QLineEdit>("detailsSearch");
    QTest::keyClicks(search, "EE");
    settle();
    auto* found = part<QListWidget>("detailsFound");
    ASSERT_TRUE(found->isVisible());
    ASSERT_EQ(found->count(), 1);
    QTest::keyClick(search, Qt::Key_Return);
    settle();
    EXPECT_EQ(label<UserView>("detailsTitle"), "User dee");
    EXPECT_TRUE(search->text().isEmpty());
    QTest::keyClicks(search, "zebra");
    settle();
    EXPECT_TRUE(empty_says("detailsEmpty", "zebra"));
    QTest::keyClick(search, Qt::Key_Escape);
    settle();
    EXPECT_TRUE(part<UserView>("userView")->isVisible());
    QTest::keyClicks(search, "i");
    settle();
    QTest::keyClick(search, Qt::Key_Down);
    QTest::keyClick(found, Qt::Key_Down);
    QTest::keyClick(found, Qt::Key_Return);
    settle();
    EXPECT_EQ(label<ItemView>("detailsTitle"), "Item i2");
}

TEST_F(Details, PutsOneToFourRunsSideBySide) {
    toy.add_toy_dataset();
    for (int i = 0; i < 5; ++i) train();
    toy.bench().set_active_run("r2");
    toy.bench().set_compared_run("r3");
    open();
    pick("user", "bob");
    EXPECT_EQ(panel->findChildren<RunColumn*>().size(), 2);
    auto* menu = part<QToolButton>("userRuns")->menu();
    const auto toggle = [&](const char* run) {
        Q_EMIT menu->aboutToShow();
        menu->findChild<QAction*>(run)->trigger();
        settle();
    };
    toggle("r5");
    toggle("r1");
    EXPECT_EQ(part<RunColumn>("runColumn3")->run(), "r5");
    EXPECT_EQ(part<RunColumn>("runColumn4")->run(), "r1");
    Q_EMIT menu->aboutToShow();
    EXPECT_FALSE(menu->findChild<QAction*>("r4")->isEnabled());
    EXPECT_FALSE(menu->findChild<QAction*>("r2")->isEnabled());
    toggle("r5");
    EXPECT_EQ(part<RunColumn>("runColumn3")->run(), "r1");
    part<QComboBox>("userTopK")->setCurrentIndex(2);
    settle();
    EXPECT_THAT(part<QLabel>("columnCaption")->text().toStdString(), HasSubstr("top 50"));
}

TEST_F(Details, LabelsRunsThatWereSplitOtherwise) {
    toy.add_toy_dataset();
    train();
    train("toy_recommender", "random");
    toy.bench().set_active_run("r1");
    toy.bench().set_compared_run("r2");
    open();
    pick("user", "bob");
    EXPECT_FALSE(child<QLabel>(*part<RunColumn>("runColumn1"), "columnOtherSplit")->isVisible());
    auto* other = child<QLabel>(*part<RunColumn>("runColumn2"), "columnOtherSplit");
    EXPECT_TRUE(other->isVisible());
    EXPECT_THAT(other->text().toStdString(), HasSubstr("r1"));
}

TEST_F(Details, OffersToTrainWhereNothingIsTrained) {
    toy.add_toy_dataset();
    open();
    pick("user", "cem");
    EXPECT_EQ(history().model()->rowCount(), 4);
    EXPECT_TRUE(empty_says("userNoRuns", "Train a recommender on toy"));
    QSignalSpy asked(&toy.bench(), &Workbench::training_requested);
    QTest::mouseClick(part<QWidget>("userNoRuns")->findChild<QPushButton*>(), Qt::LeftButton);
    ASSERT_EQ(asked.size(), 1);
    EXPECT_EQ(asked[0][0].toString(), "toy");
    pick("item", "i1");
    EXPECT_THAT(label<ItemView>("itemNearestCaption"), HasSubstr("same users"));
}

TEST_F(Details, LetsGoOfADeletedRun) {
    toy.add_toy_dataset();
    toy.bench().set_active_run(train());
    open();
    pick("user", "ann");
    EXPECT_EQ(panel->findChildren<RunColumn*>().size(), 1);
    toy.workspace().runs().set_deleted("r1", true);
    toy.bench().refresh_lists();
    EXPECT_TRUE(wait_until([&] { return empty_says("userNoRuns", "Train"); }));
}

TEST_F(Details, SaysWhenSomethingIsNotThere) {
    toy.add_toy_dataset();
    open();
    pick("user", "nobody");
    EXPECT_TRUE(empty_says("userEmpty", "toy has no user nobody"));
    pick("item", "nothing");
    EXPECT_TRUE(empty_says("itemEmpty", "toy has no item nothing"));
    pick("user", "ann", "gone");
    EXPECT_TRUE(empty_says("userEmpty", "gone"));
}

TEST_F(Details, ShowsTheCodeOfTheActiveTokenizer) {
    toy.add_toy_dataset();
    toy.bench().set_active_run(train("toy_tokenizer"));
    open();
    pick("item", "i3");
    EXPECT_THAT(label<ItemView>("detailsNotes"), HasSubstr("Code 2·3 (r1, epoch 4)"));
}

data::DatasetPtr odd_dataset(int events) {
    data::DatasetParts parts;
    parts.name = "odd";
    for (const char* user : {"one", "many"}) parts.users.insert(user);
    for (int item = 0; item < 500; ++item) parts.items.insert("i" + std::to_string(item));
    parts.item_table.rows = 500;
    parts.item_table.title_column = "title";
    std::vector<std::string> titles(500);
    titles[0] = std::string(5000, 'W') + "\nsecond line <b>";
    parts.item_table.columns = {data::make_attribute("title", data::AttributeType::text, titles)};
    parts.interactions.user = {0};
    parts.interactions.item = {0};
    parts.interactions.value = {NAN};
    for (int event = 0; event < events; ++event) {
        parts.interactions.user.push_back(1);
        parts.interactions.item.push_back(event % 500);
        parts.interactions.value.push_back(1);
    }
    return std::make_shared<data::Dataset>(std::move(parts));
}

TEST_F(Details, BearsOneInteractionNaNAndLongTitles) {
    toy.add_dataset(*odd_dataset(3));
    open(340);
    pick("user", "one", "odd");
    EXPECT_THAT(label<UserView>("detailsNotes"), HasSubstr("1 interaction"));
    ASSERT_EQ(history().model()->rowCount(), 1);
    EXPECT_EQ(cell(history(), 0, 2), "–");
    pick("item", "i0", "odd");
    EXPECT_LE(panel->minimumSizeHint().width(), 340);
    EXPECT_EQ(panel->width(), 340);
    pick("item", "i499", "odd");
    EXPECT_THAT(label<ItemView>("detailsNotes"), HasSubstr("nobody took it"));
}

TEST_F(Details, StaysFluidWithALongHistory) {
    toy.add_dataset(*odd_dataset(100'000));
    toy.bench().set_active_run(train("toy_recommender", "random", "odd"));
    open();
    QElapsedTimer since;
    qint64 longest = 0;
    QTimer ticks;
    QObject::connect(&ticks, &QTimer::timeout, [&] { longest = std::max(longest, since.restart()); });
    since.start();
    ticks.start(1);
    pick("user", "many", "odd");
    EXPECT_EQ(history().model()->rowCount(), 100'000);
    EXPECT_LT(longest, 500) << "ms: five times the aim";
}

TEST_F(Details, DoesNothingWhileHidden) {
    toy.add_toy_dataset();
    toy.bench().set_active_run(train());
    panel = std::make_unique<DetailsPanel>(toy.bench());
    toy.bench().selection().set("user", "toy", {"ann"});
    QSignalSpy lists(&toy.bench(), &Workbench::runs_changed);
    toy.bench().refresh_lists();
    ASSERT_TRUE(wait_until([&] { return !lists.isEmpty(); }));
    EXPECT_FALSE(panel->settled());
    EXPECT_EQ(label<UserView>("detailsTitle"), "");
    EXPECT_TRUE(panel->findChildren<RunColumn*>().isEmpty());
    panel->resize(900, 700);
    panel->show();
    settle();
    EXPECT_EQ(label<UserView>("detailsTitle"), "User ann");
    EXPECT_EQ(list().model()->rowCount(), 5);
}

TEST_F(Details, MayBeClosedWhileTheEngineAnswers) {
    toy.add_toy_dataset();
    train();
    test::WaitingEngine engine;
    Workbench bench({test::toy_models(), [&]() -> jobs::Engine& { return engine; }});
    bench.open_workspace(toy.workspace().path());
    ASSERT_TRUE(wait_until([&] { return bench.lists_loaded(); }));
    auto closing = std::make_unique<DetailsPanel>(bench);
    closing->show();
    bench.selection().set("user", "toy", {"ann"});
    ASSERT_TRUE(wait_until([&] { return engine.asked == 1; }));
    closing.reset();
    EXPECT_EQ(engine.stopped, 1);
}

TEST_F(Details, ForgetsWithTheWorkspace) {
    toy.add_toy_dataset();
    open();
    pick("user", "ann");
    toy.bench().open_workspace(toy.folder().path() / "another");
    ASSERT_TRUE(wait_until([&] { return toy.bench().lists_loaded() && panel->settled(); }));
    EXPECT_TRUE(empty_says("detailsEmpty", "import a data set"));
}

}  // namespace
}  // namespace armillary::views
