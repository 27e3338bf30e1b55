// SPDX-License-Identifier: GPL-3.0-or-later
#include <QClipboard>
#include <QGuiApplication>
#include <QJsonObject>
#include <QToolButton>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/descriptor/experiment.h"
#include "tests/views/train/train_fixture.h"
#include "views/train/form_panel.h"

namespace armillary::test {
namespace {

using testing::HasSubstr;

TEST_F(TrainPageTest, AnEmptyWorkspaceAsksForData) {
    open(false);
    EXPECT_TRUE(part<QPushButton>("startImport")->isVisible());
    EXPECT_FALSE(part<QPushButton>("startHere")->isVisible());
    QString asked;
    QObject::connect(&bench.bench(), &views::Workbench::page_requested, page.get(),
                     [&](const QString& id) { asked = id; });
    click("startImport");
    EXPECT_EQ(asked, "data");
}

TEST_F(TrainPageTest, AWrongValueStandsAtItsFieldAndStartRefuses) {
    open();
    to_form();
    choose("formModel", "toy_recommender");
    type("editor.model.dim", "600");
    EXPECT_TRUE(part<QLineEdit>("editor.model.dim")->property("wrong").toBool());
    EXPECT_TRUE(part<QToolButton>("section.model")->text().contains("1 to correct"));
    click("startTraining");
    EXPECT_TRUE(bench.bench().jobs().idle());
    EXPECT_THAT(plain(said("formError")),
                HasSubstr("model.dim is '600', but must be a whole number from 1 to 512"));
    type("editor.model.dim", "16");
    EXPECT_FALSE(part<QLineEdit>("editor.model.dim")->property("wrong").toBool());
    click("startTraining");
    ASSERT_TRUE(idle());
    ASSERT_EQ(runs().size(), 1u);
    EXPECT_EQ(runs()[0].status, "done");
    EXPECT_EQ(bench.engine().tasks[0].parameters.integer("model.dim"), 16);
}

TEST_F(TrainPageTest, AChangedParameterIsMarkedAndGoesBackWithAClick) {
    open();
    to_form();
    choose("formModel", "toy_recommender");
    auto* reset = part<QToolButton>("reset.training.epochs");
    EXPECT_FALSE(reset->isVisible());
    type("editor.training.epochs", "2");
    EXPECT_TRUE(reset->isVisible());
    EXPECT_EQ(part<QLineEdit>("editor.training.epochs")->placeholderText(), "4");
    click("reset.training.epochs");
    EXPECT_FALSE(reset->isVisible());
    EXPECT_EQ(part<QLineEdit>("editor.training.epochs")->text(), "");
}

TEST_F(TrainPageTest, AnotherModelSetsChangedValuesBackAndSaysSoWithAWayBack) {
    open();
    to_form();
    choose("formModel", "toy_recommender");
    EXPECT_FALSE(part<QWidget>("undoSetBack")->isVisible());
    type("editor.training.epochs", "15");
    type("editor.model.dim", "16");
    choose("formModel", "toy_sequential");
    EXPECT_EQ(part<QLineEdit>("editor.training.epochs")->text(), "");
    EXPECT_EQ(said("formSetBack"), "2 changed values of Toy were set back");
    type("editor.training.epochs", "3");
    click("undoSetBack");
    EXPECT_EQ(part<QLineEdit>("editor.model.dim")->text(), "16");
    EXPECT_EQ(part<QLineEdit>("editor.training.epochs")->text(), "3") << "what was typed since stays";
    EXPECT_FALSE(part<QWidget>("undoSetBack")->isVisible());
    bench.bench().train_like("dataset = \"toy\"\n[model]\nid = \"toy_recommender\"\ndim = 5\n");
    EXPECT_EQ(part<QLineEdit>("editor.model.dim")->text(), "5");
    EXPECT_FALSE(part<QWidget>("formSetBack")->isVisible()) << "an experiment replaces everything";
}

TEST_F(TrainPageTest, TheFormStartsWithTheDataSetThatWasLookedAt) {
    const auto dataset = [this](const char* combo) { return part<QComboBox>(combo)->currentData().toString(); };
    bench.add_toy_dataset();
    data::DatasetParts parts;
    parts.name = "other";
    parts.loader = "test";
    parts.users.insert("ann");
    for (const char* item : {"i1", "i2", "i3"}) parts.items.insert(item);
    parts.interactions.user = {0, 0, 0};
    parts.interactions.item = {0, 1, 2};
    bench.add_dataset(data::Dataset(std::move(parts)));
    open(false);
    for (const char* name : {"toy", "other"}) {
        bench.bench().set_chosen_dataset(name);
        ASSERT_TRUE(settle());
        EXPECT_EQ(dataset("startDataset"), name);
        EXPECT_EQ(dataset("formDataset"), name);
    }
    QTest::keyClick(part<QComboBox>("startDataset"), Qt::Key_T);
    EXPECT_EQ(dataset("startDataset"), "toy");
    to_form();
    EXPECT_EQ(dataset("formDataset"), "toy") << "that of Start here";
    bench.bench().set_chosen_dataset({});
    bench.bench().set_chosen_dataset("other");
    ASSERT_TRUE(settle());
    EXPECT_EQ(dataset("formDataset"), "toy") << "chosen on this page";
}

TEST_F(TrainPageTest, AWordFindsParametersInClosedSections) {
    open();
    to_form();
    choose("formModel", "toy_recommender");
    auto* ties = part<QComboBox>("editor.evaluation.ties");
    EXPECT_FALSE(ties->isVisible());
    type("parameterFilter", "equal scores");
    EXPECT_TRUE(ties->isVisible());
    EXPECT_FALSE(part<QLineEdit>("editor.training.epochs")->isVisible());
    type("parameterFilter", "");
    EXPECT_FALSE(ties->isVisible());
}

TEST_F(TrainPageTest, ThreeSeedsAreThreeRunsOneAfterTheOther) {
    open();
    to_form();
    choose("formModel", "toy_recommender");
    type("formSeeds", "1,2,3");
    type("formName", "seeds");
    slow_down(5);
    click("startTraining");
    EXPECT_EQ(bench.bench().jobs().rows().size(), 3u);
    EXPECT_EQ(bench.bench().jobs().rows()[1].title, "Toy · toy · seed 2");
    EXPECT_TRUE(bench.bench().jobs().rows()[1].waiting);
    ASSERT_TRUE(idle());
    const auto done = runs();
    ASSERT_EQ(done.size(), 3u);
    EXPECT_EQ(done[0].seed, 3u);
    EXPECT_EQ(done[2].seed, 1u);
    EXPECT_EQ(done[0].name, "seeds");
    EXPECT_TRUE(wait_until([&] { return bench.bench().active_run() == "r3"; }));
}

TEST_F(TrainPageTest, WhatCannotFitIsRefusedAtTheFormWithAWayOut) {
    open();
    to_form();
    choose("formModel", "toy_huge");
    ASSERT_TRUE(settle());
    EXPECT_THAT(plain(said("predictionTrouble")), HasSubstr("Make the data smaller"));
    type("formName", "kept");
    click("startTraining");
    EXPECT_TRUE(bench.bench().jobs().idle());
    EXPECT_FALSE(said("formError").isEmpty());
    EXPECT_EQ(part<QLineEdit>("formName")->text(), "kept");
    choose("formModel", "toy_recommender");
    ASSERT_TRUE(settle());
    EXPECT_EQ(said("predictionTrouble"), "");
    EXPECT_THAT(plain(said("memoryPrediction")), HasSubstr("288 B"));  // (4 users + 5 items) * 8 * 4
}

TEST_F(TrainPageTest, ModelsThatTheDataDoesNotAllowSayWhatTheyNeed) {
    bench.add_dataset(*toy_dataset(false));
    open(false);
    to_form();
    auto* models = part<QComboBox>("formModel");
    const int sequential = models->findData("toy_sequential"), generative = models->findData("toy_generative");
    EXPECT_TRUE(models->itemText(sequential).contains("needs the order of interactions"));
    EXPECT_FALSE(models->model()->flags(models->model()->index(sequential, 0)) & Qt::ItemIsEnabled);
    EXPECT_TRUE(models->itemText(generative).contains("needs a tokenizer's codes"));
    EXPECT_TRUE(models->model()->flags(models->model()->index(models->findData("toy_tokenizer"), 0)) &
                Qt::ItemIsEnabled);
}

TEST_F(TrainPageTest, AModelThatReadsCodesOffersTokenizerRuns) {
    bench.add_toy_dataset();
    const std::string tokenizer = bench.add_run("toy", "toy_tokenizer");
    open(false);
    to_form();
    choose("formModel", "toy_generative");
    EXPECT_TRUE(part<QComboBox>("formTokenizer")->isVisible());
    EXPECT_EQ(plain(part<QComboBox>("formTokenizer")->currentData().toString()), tokenizer);
    click("startTraining");
    ASSERT_TRUE(idle());
    ASSERT_EQ(runs().size(), 2u);
    EXPECT_EQ(runs()[0].status, "done");
    EXPECT_TRUE(bench.engine().tasks.back().codes);
}

TEST_F(TrainPageTest, BatchesAreTimedWithoutAWordInTheWorkspace) {
    open();
    to_form();
    choose("formModel", "toy_recommender");
    ASSERT_TRUE(settle());
    EXPECT_THAT(plain(said("timePrediction")), HasSubstr("not known"));
    slow_down(2);
    click("timeBatches");
    ASSERT_TRUE(idle());
    ASSERT_TRUE(settle());
    EXPECT_THAT(plain(said("timePrediction")), HasSubstr("by timed batches"));
    EXPECT_TRUE(runs().empty());
    EXPECT_TRUE(std::filesystem::is_empty(bench.workspace().path() / "artifacts") ||
                !std::filesystem::exists(bench.workspace().path() / "artifacts"));
}

TEST_F(TrainPageTest, TheExperimentIsCopiedSavedAndOpened) {
    open();
    to_form();
    choose("formModel", "toy_recommender");
    type("editor.model.dim", "32");
    auto* form = page->findChild<views::FormPanel*>();
    ASSERT_TRUE(form);
    form->copy_experiment();
    const std::string copied = plain(QGuiApplication::clipboard()->text());
    EXPECT_THAT(copied, HasSubstr("dim = 32"));
    const auto file = bench.folder().path() / "mine.toml";
    form->save_experiment(QString::fromStdString(file.string()));
    ASSERT_TRUE(settle());
    EXPECT_EQ(read_file(file), copied);
    type("editor.model.dim", "");
    form->open_experiment(QString::fromStdString(file.string()));
    ASSERT_TRUE(settle());
    EXPECT_EQ(part<QLineEdit>("editor.model.dim")->text(), "32");
}

TEST_F(TrainPageTest, ABadExperimentIsToldAndTheFormStays) {
    open();
    to_form();
    choose("formModel", "toy_recommender");
    type("editor.model.dim", "32");
    bench.bench().train_like("dataset = \"toy\"\n[model]\nid = \"toy_recommender\"\ndin = 5\n");
    ASSERT_FALSE(bench.messages.empty());
    EXPECT_EQ(bench.messages.back().kind, views::Message::Kind::error);
    EXPECT_EQ(part<QLineEdit>("editor.model.dim")->text(), "32");
    bench.bench().train_like("dataset = \"toy\"\n[model]\nid = \"toy_recommender\"\ndim = 5\n");
    EXPECT_EQ(part<QLineEdit>("editor.model.dim")->text(), "5");
}

TEST_F(TrainPageTest, TheStateComesBack) {
    open();
    to_form();
    choose("formModel", "toy_recommender");
    type("editor.model.dim", "32");
    type("formSeeds", "5,6");
    const QJsonObject state = page->state();
    page = std::make_unique<CountingPage>(bench.bench());
    page->restore(state);
    page->show();
    ASSERT_TRUE(settle());
    EXPECT_TRUE(part<QWidget>("startTraining")->isVisible());
    EXPECT_EQ(part<QComboBox>("formModel")->currentData().toString(), "toy_recommender");
    EXPECT_EQ(part<QLineEdit>("editor.model.dim")->text(), "32");
    EXPECT_EQ(part<QLineEdit>("formSeeds")->text(), "5,6");
    page->restore(
        {{"form", QJsonObject{{"model", "gone"}, {"parameters", QJsonObject{{"x.y", "1"}}}}}, {"side", 3}});
    EXPECT_TRUE(settle());
}

class NewModelTest : public TrainPageTest {
 protected:
    static std::vector<descriptor::ModelDescriptor> models() {
        auto models = toy_models();
        descriptor::ModelDescriptor made = models.front();
        made.id = "from_tomorrow";
        made.name = "Tomorrow";
        made.family = "quantum";
        made.memory_formula = "items * 8";
        made.parameters = {descriptor::boolean("model.entangled", false, "Whether it is"),
                           descriptor::reals("model.angles", {0.5, 1}, 0, 7, "Angles to turn by")};
        models.push_back(made);
        return models;
    }
    NewModelTest() : TrainPageTest(models()) {}
};

TEST_F(NewModelTest, IsConfiguredTrainedAndWatchedByItsDescriptorAlone) {
    open();
    to_form();
    choose("formModel", "from_tomorrow");
    QTest::keyClick(part<QWidget>("editor.model.entangled"), Qt::Key_Space);
    type("editor.model.angles", "1,2,3");
    click("startTraining");
    ASSERT_TRUE(idle());
    ASSERT_EQ(runs().size(), 1u);
    EXPECT_EQ(runs()[0].model, "from_tomorrow");
    const auto& parameters = bench.engine().tasks[0].parameters;
    EXPECT_TRUE(parameters.boolean("model.entangled"));
    EXPECT_EQ(parameters.reals("model.angles"), (std::vector<double>{1, 2, 3}));
    EXPECT_TRUE(wait_until([&] { return page->settled() && said("runTitle").contains("Tomorrow"); }));
}

}  // namespace
}  // namespace armillary::test
