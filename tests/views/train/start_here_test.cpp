// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonObject>

#include "tests/views/train/train_fixture.h"

namespace armillary::test {
namespace {

using testing::HasSubstr;

class StartHereTest : public TrainPageTest {
 protected:
    static std::vector<descriptor::ModelDescriptor> models() {
        auto models = toy_models();
        descriptor::ModelDescriptor floor = models.front(), exact = models.front();
        floor.id = "most_pop";
        floor.name = "Most popular";
        exact.id = "ease";
        exact.name = "EASE";
        return {floor, exact};
    }
    StartHereTest() : TrainPageTest(models()) {}
};

TEST_F(StartHereTest, OneButtonTrainsTwoModelsAndSaysWhatCameOut) {
    open();
    ASSERT_TRUE(part<QWidget>("startHere")->isVisible()) << "the first thing where nothing was ever trained";
    EXPECT_THAT(plain(said("startSplit")), HasSubstr("last item is held out"));
    EXPECT_THAT(plain(said("startModel")), HasSubstr("EASE is solved exactly"));
    click("startHere");
    EXPECT_EQ(bench.bench().jobs().rows().size(), 2u);
    ASSERT_TRUE(idle());
    ASSERT_EQ(runs().size(), 2u);
    EXPECT_EQ(runs()[0].model, "ease");
    EXPECT_EQ(runs()[1].model, "most_pop");
    ASSERT_TRUE(wait_until([&] { return part<QWidget>("startVerdict")->isVisible(); }));
    // The fake engine gives both models the same values.
    EXPECT_THAT(plain(said("startVerdict")), HasSubstr("EASE and Most popular cannot be told apart here"));
    EXPECT_THAT(plain(said("startVerdictDetail")), HasSubstr("EASE: 0.1000, Most popular: 0.1000. Difference 0"));
    EXPECT_EQ(bench.bench().active_run(), "r2");
    EXPECT_EQ(bench.bench().compared_run(), "r1");
    EXPECT_TRUE(part<QWidget>("startHere")->isVisible()) << "the verdict is not taken away when runs appear";

    const QJsonObject state = page->state();
    page = std::make_unique<CountingPage>(bench.bench());
    page->restore(state);
    page->show();
    EXPECT_TRUE(wait_until([&] { return part<QWidget>("startVerdict")->isVisible(); }))
        << "tomorrow it is still there";
}

TEST_F(StartHereTest, ItIsOneClickAwayLater) {
    bench.add_toy_dataset();
    bench.add_run("toy", "ease");
    open(false);
    EXPECT_FALSE(part<QWidget>("startHere")->isVisible());
    click("toStartHere");
    EXPECT_TRUE(part<QWidget>("startHere")->isVisible());
    click("toForm");
    EXPECT_TRUE(part<QWidget>("startTraining")->isVisible());
}

TEST_F(StartHereTest, WithoutABaselineItSaysSo) {
    TestBench bare;
    bare.add_toy_dataset();
    views::TrainPage other(bare.bench());
    other.show();
    ASSERT_TRUE(wait_until([&] { return other.settled(); }));
    EXPECT_THAT(plain(child<QLabel>(other, "startTrouble")->text()), HasSubstr("baseline"));
    EXPECT_FALSE(child<QWidget>(other, "startHere")->isEnabled());
}

}  // namespace
}  // namespace armillary::test
