// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/selection.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QToolButton>

#include "tests/views/support.h"
#include "views/shared/epoch_bar.h"
#include "views/shared/shown_epochs.h"

namespace armillary::views {
namespace {

using testing::ElementsAre;

TEST(Selection, GoesBackAndForwardAcrossKinds) {
    Selection selection;
    selection.set("item", "toy", {"1"});
    selection.set("user", "toy", {"u"});
    selection.set("item", "toy", {"2", "3"});
    selection.go_back();
    EXPECT_EQ(selection.ids("item", "toy"), QStringList{"1"});
    selection.go_back();
    EXPECT_TRUE(selection.ids("user", "toy").isEmpty());
    selection.go_forward();
    selection.go_forward();
    EXPECT_EQ(selection.ids("item", "toy"), (QStringList{"2", "3"}));
    EXPECT_FALSE(selection.can_go_forward());
    selection.go_back();
    selection.set("item", "toy", {"9"});
    EXPECT_FALSE(selection.can_go_forward()) << "a new pick forgets what lay ahead";
}

TEST(Selection, WhatIsCarriedAlongIsNoStep) {
    Selection selection;
    selection.set("code", "r1@1", {"0.3"});
    selection.carry("code", "r1@2", {"0.3"});
    selection.go_back();
    EXPECT_FALSE(selection.can_go_back());
    EXPECT_TRUE(selection.ids("code", "r1@1").isEmpty());
    EXPECT_EQ(selection.ids("code", "r1@2"), QStringList{"0.3"});
}

TEST(Selection, RemembersABoundedNumberOfSteps) {
    Selection selection;
    for (int i = 0; i < 1000; ++i) selection.set("item", "toy", {QString::number(i)});
    size_t steps = 0;
    for (; selection.can_go_back(); ++steps) selection.go_back();
    EXPECT_EQ(steps, Selection::kKept);
}

TEST(Selection, ClearingIsAStepToo) {
    Selection selection;
    selection.set("item", "toy", {"1"});
    selection.clear();
    EXPECT_TRUE(selection.ids("item", "toy").isEmpty());
    selection.go_back();
    EXPECT_EQ(selection.ids("item", "toy"), QStringList{"1"});
}

TEST(Selection, PinsComeBackAfterARestartAndSurviveNonsense) {
    Selection selection;
    selection.set("item", "toy", {"1", "2"});
    selection.pin("favourites");
    selection.set("user", "toy", {"u"});
    selection.pin("me");
    selection.pin("me");  // again: replaced
    Selection later;
    later.restore_pins(selection.pins_state());
    EXPECT_EQ(later.pins(), selection.pins());
    EXPECT_EQ(later.pins().size(), 2U);
    later.take_pin("favourites");
    EXPECT_EQ(later.ids("item", "toy"), (QStringList{"1", "2"}));
    later.unpin("favourites");
    EXPECT_EQ(later.pins().size(), 1U);
    later.restore_pins({7, "x", QJsonArray{}});
    EXPECT_TRUE(later.pins().empty());
}

TEST(Selection, NothingPickedCannotBePinned) {
    Selection selection;
    selection.pin("nothing");
    EXPECT_TRUE(selection.pins().empty());
}

TEST(ShownEpochs, TakeTheLastRecordedOneThatIsNotAfterTheChosen) {
    ShownEpochs epochs;
    const std::vector<int> recorded{1, 5, 9};
    EXPECT_EQ(epochs.place("r1", recorded), 9);
    EXPECT_EQ(epochs.place("r1", recorded, 5), 5);
    EXPECT_EQ(epochs.place("r1", recorded, 4), 9) << "the best epoch was not kept";
    epochs.set("r1", 8);
    EXPECT_EQ(epochs.place("r1", recorded, 1), 5);
    epochs.set("r1", 0);
    EXPECT_EQ(epochs.place("r1", recorded), 1);
    EXPECT_EQ(epochs.place("r2", recorded), 9) << "each run has its own";
}

TEST(ShownEpochs, TellOnceOfAChange) {
    ShownEpochs epochs;
    QSignalSpy changes(&epochs, &ShownEpochs::changed);
    epochs.set("r1", 8);
    epochs.set("r1", 8);
    EXPECT_EQ(changes.size(), 1);
}

TEST(EpochBar, PlaysToTheEndAndWaitsForThePage) {
    EpochBar bar("toy");
    bool ready = false;
    bar.set_ready([&] { return ready; });
    bar.set_epochs({1, 2, 3}, 1, 3);
    bar.show();
    std::vector<int> chosen;
    QObject::connect(&bar, &EpochBar::epoch_chosen, &bar, [&](int epoch) { chosen.push_back(epoch); });
    auto* play = test::child<QToolButton>(bar, "toy.play");
    play->click();
    QTest::qWait(600);
    EXPECT_TRUE(chosen.empty()) << "the page is not ready";
    ready = true;
    EXPECT_TRUE(test::wait_until([&] { return !play->isChecked(); }));
    EXPECT_THAT(chosen, ElementsAre(2, 3));
}

TEST(EpochBar, OffersNothingWhereOneEpochWasKept) {
    EpochBar bar("toy");
    bar.set_epochs({7}, 7, 9);
    EXPECT_FALSE(test::child<QSlider>(bar, "toy.epoch")->isEnabled());
    bar.set_epochs({}, 0, 0);
    EXPECT_FALSE(test::child<QToolButton>(bar, "toy.play")->isEnabled());
}

}  // namespace
}  // namespace armillary::views
