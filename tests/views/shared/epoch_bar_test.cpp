// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>

#include <QSignalSpy>
#include <QTest>

#include "tests/views/support.h"
#include "views/shared/epoch_bar.h"
#include "views/shared/event_slider.h"
#include "views/shared/run_events.h"

namespace armillary::views {
namespace {

using testing::ElementsAre;

RunMark mark(double epoch, const char* kind, const char* detail = "") {
    return {epoch, 0, kind, detail};
}

class EpochBarTest : public testing::Test {
 protected:
    void SetUp() override {
        bar_.resize(600, 40);
        bar_.show();
        bar_.set_epochs({2, 4, 6, 8, 10}, 2, 10);
        slider_ = test::child<EventSlider>(bar_, "toy.epoch");
    }
    std::vector<double> places() const {
        std::vector<double> places;
        for (const SliderTick& tick : slider_->ticks()) places.push_back(tick.place);
        return places;
    }

    EpochBar bar_{"toy"};
    EventSlider* slider_ = nullptr;
};

TEST_F(EpochBarTest, MarksStandWhereTheyHappenedAmongTheEpochsThatWereKept) {
    bar_.set_marks({mark(10, "early_stop"), mark(5, "intervention", "6 learning_rate 0.5"),
                    mark(0.5, "breakpoint"), mark(2, "diverged")});
    EXPECT_THAT(places(), ElementsAre(0, 0, 1.5, 4));
    EXPECT_EQ(slider_->ticks()[2].words, "epoch 5: learning rate 0.5");
    EXPECT_EQ(slider_->ticks()[2].color, Token::text) << "made by hand";
    EXPECT_EQ(slider_->ticks()[1].color, Token::bad);
    bar_.set_epochs({1, 5, 10}, 1, 10);
    EXPECT_THAT(places(), ElementsAre(0, 0.25, 1, 2)) << "other epochs were kept";
    bar_.set_epochs({10}, 10, 10);
    EXPECT_TRUE(places().empty()) << "there is no time to move along";
}

TEST_F(EpochBarTest, ATickIsSaidAndDrawnWhereItIs) {
    const QImage plain = slider_->grab().toImage();
    bar_.set_marks({mark(5, "intervention", "6 learning_rate 0.5"), mark(5, "breakpoint")});
    EXPECT_NE(plain, slider_->grab().toImage());
    const int x = static_cast<int>(slider_->x_of(1.5));
    EXPECT_EQ(slider_->words_at(x), "epoch 5: learning rate 0.5\nepoch 5: breakpoint");
    EXPECT_TRUE(slider_->words_at(x + 40).isEmpty());
    EXPECT_TRUE(slider_->accessibleDescription().contains("epoch 5: breakpoint"));
    EXPECT_LT(slider_->x_of(0), slider_->x_of(4));
    EXPECT_LE(slider_->x_of(4), slider_->width());
}

TEST_F(EpochBarTest, TheKeyboardGoesFromTickToTick) {
    bar_.set_marks({mark(5, "breakpoint"), mark(8, "early_stop")});
    QSignalSpy chosen(&bar_, &EpochBar::epoch_chosen);
    slider_->setFocus();
    for (int times = 0; times < 3; ++times) QTest::keyClick(slider_, Qt::Key_Right, Qt::ControlModifier);
    QTest::keyClick(slider_, Qt::Key_Left, Qt::ControlModifier);
    std::vector<int> epochs;
    for (const auto& call : chosen) epochs.push_back(call[0].toInt());
    EXPECT_THAT(epochs, ElementsAre(6, 8, 6)) << "the first kept epoch that has it";
    QTest::keyClick(slider_, Qt::Key_Right);
    EXPECT_EQ(slider_->value(), 3);
}

}  // namespace
}  // namespace armillary::views
