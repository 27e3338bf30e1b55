// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>

#include <QAction>
#include <QClipboard>
#include <QDockWidget>
#include <QGuiApplication>
#include <QHeaderView>
#include <QListView>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>

#include "tests/views/data/page_fixture.h"
#include "views/shared/tables/table_panel.h"

namespace armillary::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

data::DatasetPtr named(const std::string& name, int users = 3) {
    data::DatasetParts parts;
    parts.name = name;
    for (int user = 0; user < users; ++user) {
        parts.interactions.user.push_back(parts.users.insert("u" + std::to_string(user)));
        parts.interactions.item.push_back(parts.items.insert("i" + std::to_string(user % 2)));
    }
    return std::make_shared<const data::Dataset>(std::move(parts));
}

TEST_F(DataPageTest, AnEmptyWorkspaceOffersTheBuiltInWorld) {
    EXPECT_TRUE(visible("datasetsEmpty"));
    EXPECT_TRUE(visible("overviewEmpty"));
    auto* make = child<QWidget>(*page_, "datasetsEmpty")->findChild<QPushButton*>();
    QTest::mouseClick(make, Qt::LeftButton);
    ASSERT_TRUE(wait_until([&] { return bench_.bench().jobs().idle(); }, 60'000));
    wait_for_lists(1);
    EXPECT_THAT(stored(), ElementsAre("demo"));
    EXPECT_EQ(label("datasetTitle"), "demo");
    EXPECT_FALSE(visible("datasetsEmpty"));
}

TEST_F(DataPageTest, APanelAmongTabsIsNamedByItsTabAlone) {
    auto* overview = child<QDockWidget>(*page_, "data.overview");
    auto* list = child<QDockWidget>(*page_, "data.list");
    const auto has_title = [](const QDockWidget* panel) {  // else its bar has only the height of the buttons
        return panel->widget()->y() > panel->fontMetrics().height() + 4;
    };
    EXPECT_TRUE(has_title(list));
    ASSERT_TRUE(wait_until([&] { return !has_title(overview); }));
    EXPECT_TRUE(overview->findChild<QAbstractButton*>("qt_dockwidget_closebutton")->isVisible());
    for (QDockWidget* panel : page_->panels())
        if (panel != overview && panel != list) panel->hide();
    EXPECT_TRUE(wait_until([&] { return has_title(overview); })) << "alone it has no tab";
    page_->reset_layout();
    EXPECT_TRUE(wait_until([&] { return !has_title(overview); }));
    overview->setFloating(true);
    EXPECT_TRUE(wait_until([&] { return !overview->property("tabbed").toBool(); }));
}

TEST_F(DataPageTest, AWorldIsMadeFromItsFormAndItsMistakesAreSaidThere) {
    click("worldButton");
    pick("world", "popularity");
    type("world.users", "abc");
    click("makeWorld");
    ASSERT_TRUE(wait_until([&] { return bench_.bench().jobs().idle(); }));
    const auto* messages = child<views::MessageBar>(*page_, "worldMessages");
    EXPECT_THAT(messages->texts().join('\n').toStdString(), HasSubstr("give a whole number"));
    type("world.users", "20");
    type("worldName", "tiny");
    click("makeWorld");
    ASSERT_TRUE(wait_until([&] { return bench_.bench().jobs().idle(); }));
    wait_for_lists(1);
    EXPECT_EQ(bench_.workspace().dataset_summary("tiny").users, 20);
    EXPECT_EQ(label("datasetTitle"), "tiny");
}

QAction* list_action(QWidget& page, const QString& words) {
    for (QAction* action : child<QListView>(page, "datasetList")->actions())
        if (action->text() == words) return action;
    ADD_FAILURE() << "the list does not offer " << words.toStdString();
    return nullptr;
}

TEST_F(DataPageTest, ASetOfTheUsersIsMadeFromTheListAndShown) {
    bench_.add_toy_dataset();
    const data::DatasetPtr toy = bench_.workspace().load_dataset("toy");
    settle();
    list_action(*page_, "Make a set of its users")->trigger();
    EXPECT_TRUE(list_action(*page_, "Make a set of its users")->isEnabled());
    ASSERT_EQ(bench_.bench().jobs().rows().size(), 1u) << "it is a job";
    ASSERT_TRUE(wait_until([&] { return bench_.bench().jobs().idle(); }, 60'000));
    wait_for_lists(2);
    EXPECT_THAT(stored(), ElementsAre("toy", "toy-users"));
    EXPECT_EQ(label("datasetTitle"), "toy-users");
    EXPECT_EQ(bench_.bench().chosen_dataset(), "toy-users");
    const data::DatasetPtr made = bench_.workspace().load_dataset("toy-users");
    EXPECT_EQ(made->item_count(), toy->user_count());
    EXPECT_EQ(made->user_count(), toy->item_count());
    EXPECT_TRUE(made->features("collaborative"));
    QStringList notes;
    for (const QLabel* note : page_->findChildren<QLabel*>("note")) notes << note->text();
    EXPECT_THAT(notes.join('\n').toStdString(), HasSubstr("The items of this data set are the users of 'toy'"));
}

TEST_F(DataPageTest, ASetOfTheUsersTakesTheNameOfAnotherOnlyWhenAsked) {
    bench_.add_toy_dataset();
    bench_.add_dataset(*named("toy-users"));
    page_->choose("toy");
    settle();
    list_action(*page_, "Make a set of its users")->trigger();
    ASSERT_TRUE(wait_until([&] { return bench_.bench().jobs().idle() && !bench_.messages.empty(); }, 60'000));
    EXPECT_EQ(bench_.workspace().dataset_summary("toy-users").items, 2) << "as it was";
    const views::Message told = bench_.messages.back();
    EXPECT_EQ(told.kind, views::Message::Kind::error);
    EXPECT_EQ(told.action, "Replace it");
    told.act();
    ASSERT_TRUE(wait_until([&] { return bench_.bench().jobs().idle(); }, 60'000));
    settle();
    EXPECT_EQ(bench_.workspace().load_dataset("toy-users")->parts().loader, "users_as_items");
}

TEST_F(DataPageTest, ACatalogueWithoutInteractionsSaysThatItHasNoUsers) {
    data::DatasetParts parts;
    parts.name = "shelf";
    parts.items.insert("i0");
    bench_.add_dataset(data::Dataset(std::move(parts)));
    settle();
    list_action(*page_, "Make a set of its users")->trigger();
    ASSERT_TRUE(wait_until([&] { return bench_.bench().jobs().idle() && !bench_.messages.empty(); }, 60'000));
    EXPECT_THAT(bench_.messages.back().what.toStdString(), HasSubstr("'shelf' has no interactions"));
    EXPECT_THAT(stored(), ElementsAre("shelf"));
}

TEST_F(DataPageTest, TheCommandMakesASetOfTheUsersOfWhatWasLookedAtLast) {
    bench_.add_toy_dataset();
    bench_.add_dataset(*named("alpha"));
    page_->choose("alpha");
    settle();
    bench_.bench().set_chosen_dataset("toy");  // on another page
    QWidget window;
    page_->setParent(&window);
    const views::Command command = views::user_set_command(bench_.bench(), &window);
    EXPECT_TRUE(command.enabled());
    command.run();
    ASSERT_TRUE(wait_until([&] { return bench_.bench().jobs().idle(); }, 60'000));
    EXPECT_THAT(stored(), ElementsAre("alpha", "toy", "toy-users"));
    page_->setParent(nullptr);
}

TEST_F(DataPageTest, ADataSetIsChosenInTheListWithTheKeyboard) {
    bench_.add_dataset(*named("alpha"));
    bench_.add_dataset(*named("beta", 5));
    settle();
    auto* list = child<QListView>(*page_, "datasetList");
    QTest::keyClick(list, Qt::Key_Home);
    settle();
    EXPECT_EQ(label("datasetTitle"), "alpha");
    QTest::keyClick(list, Qt::Key_Down);
    settle();
    EXPECT_EQ(label("datasetSize"), "2 items · 5 users · 5 interactions");
}

TEST_F(DataPageTest, DeletingAsksOnceMoreAndThenDeletes) {
    bench_.add_dataset(*named("alpha"));
    settle();
    click("deleteDataset");
    EXPECT_EQ(child<QPushButton>(*page_, "deleteDataset")->text(), "Delete for good");
    EXPECT_THAT(stored(), ElementsAre("alpha"));
    click("deleteDataset");
    ASSERT_TRUE(wait_until([&] { return stored().empty(); }));
    wait_for_lists(0);
    EXPECT_TRUE(visible("datasetsEmpty"));
}

TEST_F(DataPageTest, TheDeleteKeyInTheListTakesTheSameTwoSteps) {
    bench_.add_dataset(*named("alpha"));
    settle();
    auto* list = child<QListView>(*page_, "datasetList");
    page_->activateWindow();
    ASSERT_TRUE(wait_until([&] { return page_->isActiveWindow(); }));
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Delete);
    auto* button = child<QPushButton>(*page_, "deleteDataset");
    EXPECT_EQ(button->text(), "Delete for good");
    EXPECT_THAT(stored(), ElementsAre("alpha"));
    EXPECT_TRUE(button->hasFocus());
    QTest::keyClick(button, Qt::Key_Return);
    EXPECT_TRUE(wait_until([&] { return stored().empty(); }));
}

TEST_F(DataPageTest, TheChosenDataSetIsToldToTheOtherPagesAndFollowsTheirs) {
    bench_.add_dataset(*named("alpha"));
    bench_.add_dataset(*named("beta"));
    settle();
    for (const Qt::Key key : {Qt::Key_Home, Qt::Key_End}) {
        QTest::keyClick(child<QListView>(*page_, "datasetList"), key);
        settle();
    }
    EXPECT_EQ(bench_.bench().chosen_dataset(), "beta");
    bench_.bench().show_dataset("alpha");
    settle();
    EXPECT_EQ(label("datasetTitle"), "alpha");
}

TEST_F(DataPageTest, AnotherDataSetBeginsAtTheTop) {
    bench_.add_dataset(*named("alpha"));
    bench_.add_dataset(*named("beta"));
    page_->choose("alpha");
    settle();
    auto* bar = child<QScrollArea>(*page_, "overviewScroll")->verticalScrollBar();
    ASSERT_TRUE(wait_until([&] { return bar->maximum() > 0; }));
    bar->setValue(bar->maximum());
    page_->choose("beta");
    settle();
    EXPECT_EQ(bar->value(), 0);
}

TEST_F(DataPageTest, TheTitleOfAnItemTakesTheRoomThatIsLeft) {
    bench_.add_toy_dataset();
    page_->focus_panel("items");
    settle();
    const QTableView& view = child<views::TablePanel>(*page_, "items")->view();
    EXPECT_TRUE(wait_until([&] { return view.horizontalHeader()->length() == view.viewport()->width(); }));
    EXPECT_GT(view.columnWidth(0), view.columnWidth(1));
}

TEST_F(DataPageTest, ADataSetThatRunsUseIsNotDeletedAndItIsSaidWhy) {
    bench_.add_toy_dataset();
    const std::string dataset = toy_dataset()->name();
    bench_.add_run(dataset, "toy_recommender");
    settle();
    click("deleteDataset");
    ASSERT_FALSE(bench_.messages.empty()) << "before anything is confirmed";
    EXPECT_THAT(bench_.messages.back().what.toStdString(), HasSubstr("runs use it: r1. Delete them first"));
    EXPECT_EQ(child<QPushButton>(*page_, "deleteDataset")->text(), "Delete");
    EXPECT_THAT(stored(), ElementsAre(dataset));
}

TEST_F(DataPageTest, TrainingAndTheFingerprintAreOneClickAway) {
    bench_.add_dataset(*named("alpha"));
    settle();
    QSignalSpy training(&bench_.bench(), &views::Workbench::training_requested);
    QSignalSpy pages(&bench_.bench(), &views::Workbench::page_requested);
    click("trainOnThis");
    ASSERT_EQ(training.size(), 1);
    EXPECT_EQ(training[0][0].toString(), "alpha");
    EXPECT_EQ(pages.back()[0].toString(), "train");
    click("copyFingerprint");
    EXPECT_EQ(QGuiApplication::clipboard()->text().toStdString(),
              bench_.workspace().dataset_summary("alpha").fingerprint);
}

TEST_F(DataPageTest, AHiddenPageDoesNoWorkAndCatchesUpWhenItIsShown) {
    page_->hide();
    bench_.add_dataset(*named("alpha"));
    QCoreApplication::processEvents();
    EXPECT_EQ(child<QListView>(*page_, "datasetList")->model()->rowCount(), 0);
    EXPECT_FALSE(page_->settled());
    page_->show();
    settle();
    EXPECT_EQ(label("datasetTitle"), "alpha");
}

TEST_F(DataPageTest, TheTablesAreReadWhenTheyAreLookedAt) {
    bench_.add_dataset(*named("alpha", 4));
    settle();
    auto* users = child<views::TablePanel>(*page_, "users");
    EXPECT_EQ(users->model().total(), 0);
    page_->focus_panel("users");
    settle();
    EXPECT_EQ(users->model().total(), 4);
}

TEST_F(DataPageTest, PicksInTheTablesAreTheSelectionOfTheWindow) {
    bench_.add_dataset(*named("alpha", 4));
    page_->focus_panel("users");
    settle();
    auto* users = child<views::TablePanel>(*page_, "users");
    users->view().selectRow(2);
    EXPECT_EQ(bench_.bench().selection().ids("user", "alpha"), QStringList{"u2"});
    bench_.bench().selection().set("user", "alpha", {"u1"});
    EXPECT_TRUE(wait_until([&] {
        const auto rows = users->view().selectionModel()->selectedRows();
        return rows.size() == 1 && rows[0].data(views::TableModel::kIdRole).toString() == "u1";
    }));
}

TEST_F(DataPageTest, TheStateComesBackAfterARestart) {
    bench_.add_dataset(*named("alpha"));
    bench_.add_dataset(*named("beta"));
    page_->choose("alpha");
    settle();
    child<views::TablePanel>(*page_, "items")->filter().setText("i1");
    const QJsonObject state = page_->state();
    open_page();
    page_->restore(state);
    page_->focus_panel("items");
    settle();
    EXPECT_EQ(label("datasetTitle"), "alpha");
    EXPECT_EQ(child<views::TablePanel>(*page_, "items")->model().shown().size(), 1u);
    page_->restore({{"dataset", 3}, {"stranger", true}});
    settle();
    EXPECT_EQ(label("datasetTitle"), "alpha");
}

TEST_F(DataPageTest, AVeryLongNameKeepsThePageNarrow) {
    const std::string name(110, 'n');
    bench_.add_dataset(*named(name));
    settle();
    EXPECT_LE(page_->minimumSizeHint().width(), 1280);
    EXPECT_EQ(child<QLabel>(*page_, "datasetTitle")->toolTip().toStdString(), name);
    EXPECT_LT(label("datasetTitle").size(), name.size());
}

TEST_F(DataPageTest, ADamagedDataSetIsShownWithWhatIsWrong) {
    bench_.add_dataset(*named("alpha"));
    write("workspace/datasets/alpha/profile.json", "no json");
    write("workspace/datasets/alpha/report.json", "[]");
    open_page();
    bench_.bench().refresh_lists();
    ASSERT_TRUE(wait_until([&] { return bench_.bench().datasets().front().fingerprint.empty(); }));
    settle();
    EXPECT_EQ(label("datasetSize"), "Cannot be read");
    EXPECT_TRUE(wait_until([this] { return visible("trap"); }));
    EXPECT_FALSE(child<QPushButton>(*page_, "trainOnThis")->isEnabled());
}

TEST_F(DataPageTest, AnotherWorkspaceBringsItsOwnDataSets) {
    bench_.add_dataset(*named("alpha"));
    settle();
    bench_.bench().open_workspace(bench_.folder().path() / "second");
    ASSERT_TRUE(wait_until([&] { return bench_.bench().lists_loaded(); }));
    settle();
    EXPECT_TRUE(visible("datasetsEmpty"));
    EXPECT_TRUE(visible("overviewEmpty"));
}

}  // namespace
}  // namespace armillary::test
