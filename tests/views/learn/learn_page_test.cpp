// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/learn/learn_page.h"

#include <gmock/gmock.h>

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/lessons/lesson_file.h"
#include "tests/core/lessons/toy_lesson.h"
#include "tests/views/support.h"

namespace armillary::views {
namespace {

using test::child;
using test::wait_until;
using testing::HasSubstr;

/// Says that the window is Chinese, and nothing else.
class ChineseWindow final : public QTranslator {
 public:
    ChineseWindow() { QCoreApplication::installTranslator(this); }
    ~ChineseWindow() override { QCoreApplication::removeTranslator(this); }
    bool isEmpty() const override { return false; }
    QString translate(const char* context, const char* source, const char*, int) const override {
        const bool language = QLatin1String(context) == QLatin1String("WindowLanguage") &&
                              QLatin1String(source) == QLatin1String("en");
        return language ? QStringLiteral("zh_CN") : QString();
    }
};

class LearnPageTest : public testing::Test {
 protected:
    void SetUp() override {
        page_ = std::make_unique<LearnPage>(bench_.bench());
        page_->resize(1280, 800);
        page_->show();
        settle();
    }
    void settle() {
        EXPECT_TRUE(wait_until([this] { return page_->settled() && bench_.bench().jobs().idle(); }));
    }
    void open_toy(const std::string& toml = test::toy_lesson()) {
        page_->open_file(QString::fromStdString(bench_.folder().write("toy.toml", toml).string()));
        settle();
    }
    void train() {
        click("learn.train");
        EXPECT_TRUE(wait_until([this] { return page_->session().trained(); }));
        settle();
    }
    void click(const char* name) { QTest::mouseClick(child<QPushButton>(*page_, name), Qt::LeftButton); }
    QString label(const char* name) { return child<QLabel>(*page_, name)->text(); }
    bool shows(const char* name) { return child<QWidget>(*page_, name)->isVisible(); }
    bool enabled(const char* name) { return child<QWidget>(*page_, name)->isEnabled(); }
    void choose(int choice) {
        child<QRadioButton>(*page_, qPrintable(QStringLiteral("learn.choice%1").arg(choice)))->setFocus();
        QTest::keyClick(page_->findChild<QRadioButton*>(QStringLiteral("learn.choice%1").arg(choice)),
                        Qt::Key_Space);
    }

    test::TestBench bench_;
    std::unique_ptr<LearnPage> page_;
};

TEST_F(LearnPageTest, ListsTheLessonsAndOpensOneByKeyboard) {
    auto* list = child<QListWidget>(*page_, "learn.lessons");
    ASSERT_EQ(list->count(), 3);
    EXPECT_FALSE(page_->session().open());
    list->setFocus();
    EXPECT_FALSE(page_->session().open());
    QTest::keyClick(list, Qt::Key_Down);
    ASSERT_TRUE(page_->session().open());
    EXPECT_TRUE(shows("learn.text"));
    EXPECT_THAT(label("learn.place").toStdString(), HasSubstr("Step 1 of "));
}

TEST_F(LearnPageTest, GoesThroughALessonFromThePredictionToTheReveal) {
    open_toy();
    EXPECT_EQ(label("learn.title"), "A toy");
    EXPECT_FALSE(enabled("learn.answer")) << "nothing is chosen";
    EXPECT_FALSE(enabled("learn.next"));
    EXPECT_FALSE(shows("learn.reveal"));
    EXPECT_FALSE(shows("learn.show"));
    train();
    EXPECT_EQ(bench_.engine().tasks.size(), 2u);
    EXPECT_THAT(label("learn.text").toStdString(), HasSubstr("Look at 0.03000."));
    EXPECT_THAT(label("learn.claims").toStdString(), testing::Not(HasSubstr("Longer is better")));
    choose(2);
    click("learn.answer");
    EXPECT_THAT(label("learn.verdict").toStdString(), HasSubstr("As you said"));
    EXPECT_THAT(label("learn.reveal").toStdString(), HasSubstr("By +0.02000."));
    EXPECT_TRUE(shows("learn.reveal"));
    EXPECT_TRUE(enabled("learn.show"));
    click("learn.next");
    auto* number = child<QLineEdit>(*page_, "learn.number");
    number->setFocus();
    QTest::keyClicks(number, "7,x");
    EXPECT_FALSE(enabled("learn.answer"));
    number->clear();
    QTest::keyClicks(number, "7");
    QTest::keyClick(number, Qt::Key_Return);
    EXPECT_THAT(label("learn.verdict").toStdString(), HasSubstr("otherwise"));
    EXPECT_EQ(label("learn.score"), "1 of 2 answers right");
    EXPECT_THAT(label("learn.claims").toStdString(), HasSubstr("Longer is better"));
    EXPECT_THAT(label("learn.claims").toStdString(), HasSubstr("borne out"));
    click("learn.next");
    EXPECT_FALSE(shows("learn.ask"));
    EXPECT_FALSE(enabled("learn.next"));
    click("learn.back");
    EXPECT_EQ(label("learn.place"), "Step 2 of 3");
    EXPECT_TRUE(shows("learn.reveal")) << "what was answered stays answered";
}

TEST_F(LearnPageTest, AnAnswerBeforeTrainingIsKeptUntilTheRunsDecide) {
    open_toy();
    choose(1);
    click("learn.answer");
    EXPECT_THAT(label("learn.verdict").toStdString(), HasSubstr("Your answer is kept"));
    EXPECT_FALSE(shows("learn.reveal"));
    EXPECT_FALSE(enabled("learn.show"));
    train();
    EXPECT_THAT(label("learn.verdict").toStdString(), HasSubstr("otherwise"));
    EXPECT_TRUE(shows("learn.reveal"));
}

TEST_F(LearnPageTest, ShowsTheStepOnTheRealPage) {
    open_toy();
    train();
    choose(2);
    click("learn.answer");
    QSignalSpy gone(&bench_.bench(), &Workbench::page_requested);
    click("learn.show");
    ASSERT_EQ(gone.size(), 1);
    EXPECT_EQ(gone[0][0].toString(), "runs");
    const auto& runs = page_->session().runs();
    EXPECT_EQ(bench_.bench().active_run().toStdString(), runs.at("long"));
    EXPECT_EQ(bench_.bench().compared_run().toStdString(), runs.at("short"));
    EXPECT_EQ(bench_.bench().epochs().of(bench_.bench().active_run()), 5);
    EXPECT_EQ(bench_.bench().epochs().of(bench_.bench().compared_run()), 3);
}

TEST_F(LearnPageTest, TrainingIsSeenAndCanBeCancelled) {
    std::atomic<bool> going = false, may_go = false;
    bench_.engine().before_batch = [&](int, int) {
        going = true;
        while (!may_go) QThread::msleep(1);
    };
    open_toy();
    click("learn.train");
    ASSERT_TRUE(wait_until([&] { return going.load(); }));
    EXPECT_TRUE(wait_until([this] { return shows("learn.cancel"); }));
    EXPECT_FALSE(shows("learn.train"));
    EXPECT_EQ(bench_.bench().jobs().rows().size(), 2u);  // one is trained, the other waits
    click("learn.cancel");
    may_go = true;
    settle();
    EXPECT_TRUE(wait_until([this] { return shows("learn.train"); }));
    EXPECT_FALSE(page_->session().trained());
    bench_.engine().before_batch = [](int, int) {};
    train();
}

TEST_F(LearnPageTest, AFailedTrainingIsToldAndCanBeTriedAgain) {
    bench_.engine().before_batch = [](int, int) { throw Error(ErrorKind::numerical, "the loss is not finite"); };
    open_toy();
    click("learn.train");
    EXPECT_TRUE(wait_until([this] { return !bench_.messages.empty(); }));
    settle();
    EXPECT_EQ(bench_.messages.front().kind, Message::Kind::error);
    EXPECT_TRUE(wait_until([this] { return shows("learn.train"); }));
    EXPECT_THAT(label("learn.runs").toStdString(), HasSubstr("not trained yet"));
}

TEST_F(LearnPageTest, ABrokenFileIsToldWithItsLineAndNothingChanges) {
    open_toy();
    const std::string broken = test::toy_lesson_with("id = \"toy\"\nminutes = 5", "id = \"other\"\nminutes = 0");
    page_->open_file(QString::fromStdString(bench_.folder().write("broken.toml", broken).string()));
    ASSERT_EQ(bench_.messages.size(), 1u);
    EXPECT_THAT(bench_.messages[0].where.toStdString(), HasSubstr("broken.toml:2:"));
    EXPECT_EQ(page_->session().lesson().id, "toy");
    const std::string unknown = test::toy_lesson_with("model = \"toy_recommender\"", "model = \"toy_unknown\"");
    page_->open_file(QString::fromStdString(bench_.folder().write("unknown.toml", unknown).string()));
    ASSERT_EQ(bench_.messages.size(), 2u);
    EXPECT_THAT(bench_.messages[1].where.toStdString(), HasSubstr("unknown.toml:12:"));
}

TEST_F(LearnPageTest, WritesTheLessonAsAWebPage) {
    open_toy();
    EXPECT_FALSE(enabled("learn.report"));
    train();
    EXPECT_TRUE(enabled("learn.report"));
    const QString file = QString::fromStdString((bench_.folder().path() / "toy.html").string());
    page_->write_report(file);
    settle();
    ASSERT_EQ(bench_.messages.size(), 1u);
    EXPECT_EQ(bench_.messages[0].kind, Message::Kind::good);
    const std::string page = read_file(file.toStdString());
    QXmlStreamReader reader(QByteArray::fromStdString(page.substr(page.find("<html"))));
    while (!reader.atEnd()) reader.readNext();
    EXPECT_FALSE(reader.hasError()) << reader.errorString().toStdString() << " at line " << reader.lineNumber();
    EXPECT_THAT(page, HasSubstr("By +0.02000."));
    page_->write_report("/nowhere/at/all.html");
    EXPECT_TRUE(wait_until([this] { return bench_.messages.size() == 2; }));
    EXPECT_EQ(bench_.messages[1].kind, Message::Kind::error);
    EXPECT_TRUE(enabled("learn.report"));
}

TEST_F(LearnPageTest, EachLessonComesBackWhereItWasLeft) {
    auto* list = child<QListWidget>(*page_, "learn.lessons");
    open_toy();
    choose(2);
    click("learn.answer");
    click("learn.next");
    list->setCurrentRow(0);
    settle();
    EXPECT_EQ(page_->session().lesson().id, "popularity_baseline");
    list->setCurrentRow(3);
    settle();
    EXPECT_EQ(label("learn.place"), "Step 2 of 3");
    list->setCurrentRow(1);
    const QJsonObject state = page_->state();
    LearnPage again(bench_.bench());
    again.restore(state);
    EXPECT_EQ(again.session().lesson().id, "codebook_collapse");
    again.restore({{"open", "nothing"}, {"lessons", 7}});
    EXPECT_EQ(again.session().lesson().id, "codebook_collapse");
}

TEST_F(LearnPageTest, SpeaksTheLanguageOfTheWindow) {
    const ChineseWindow chinese;
    open_toy();
    train();
    EXPECT_EQ(label("learn.title"), "玩具");
    EXPECT_THAT(label("learn.text").toStdString(), HasSubstr("看 0.03000。"));
    choose(2);
    click("learn.answer");
    EXPECT_THAT(label("learn.reveal").toStdString(), HasSubstr("高 +0.02000。"));
}

TEST_F(LearnPageTest, EveryControlHasANameAndThePageIsNarrow) {
    open_toy();
    for (const QWidget* widget : page_->findChildren<QWidget*>())
        if (widget->focusPolicy() != Qt::NoFocus && widget->isVisible() &&
            widget->objectName().startsWith("learn.") && !qobject_cast<const QLabel*>(widget)) {
            const auto* button = qobject_cast<const QPushButton*>(widget);
            EXPECT_TRUE(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()))
                << widget->objectName().toStdString();
        }
    EXPECT_LE(page_->minimumSizeHint().width(), 860);
}

}  // namespace
}  // namespace armillary::views
