// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QColor>
#include <QElapsedTimer>
#include <QTest>
#include <cmath>
#include <memory>
#include <random>

#include "views/shared/cloud/cloud_view.h"

namespace armillary::views {
namespace {

using testing::ElementsAre;
using testing::Optional;

constexpr QSize kSize{400, 300};
const std::array<uint32_t, 256> kRedAndGreen = [] {
    std::array<uint32_t, 256> colors{};
    colors.fill(qRgb(0, 255, 0));
    colors[0] = qRgb(255, 0, 0);
    return colors;
}();

CloudContent cloud_of(std::vector<float> places, std::vector<uint8_t> tones = {}) {
    CloudContent cloud;
    cloud.places = std::move(places);
    cloud.tones = std::move(tones);
    cloud.colors = [] { return kRedAndGreen; };
    cloud.reading = [](size_t point) { return QString("point %1").arg(point); };
    return cloud;
}

/// Even over the unit sphere.
CloudContent sphere_of(size_t points) {
    std::mt19937 random(7);
    std::normal_distribution<float> normal;
    CloudContent cloud = cloud_of({});
    for (size_t i = 0; i < points; ++i) {
        const float x = normal(random), y = normal(random), z = normal(random),
                    length = std::sqrt(x * x + y * y + z * z);
        for (const float value : {x, y, z}) cloud.places.push_back(value / length);
        cloud.tones.push_back(static_cast<uint8_t>(i));
    }
    return cloud;
}

QRgb pixel_at(const CloudSplat& splat, const QPointF& at) {
    return splat.image().pixel(at.toPoint());
}

TEST(CloudCamera, SeesTheUnitBallWholeWithXToTheRightAndYUp) {
    const CloudContent cloud = cloud_of({1, 0, 0, 0, 1, 0, 0, 0, 1});
    const CloudProjection view({}, kSize);
    const double radius = 0.43 * kSize.height();
    EXPECT_NEAR(place_on_picture(cloud, 0, view).at.x(), 200 + radius, 1e-3);
    EXPECT_NEAR(place_on_picture(cloud, 0, view).at.y(), 150, 1e-3);
    EXPECT_NEAR(place_on_picture(cloud, 1, view).at.y(), 150 - radius, 1e-3);
    EXPECT_NEAR(place_on_picture(cloud, 2, view).depth, 1, 1e-6);
}

TEST(CloudCamera, RollingMovesWhatIsInFrontWithTheHand) {
    const CloudContent cloud = cloud_of({0, 0, 1});
    CloudCamera camera;
    camera.roll({0.3, 0});
    CloudPlace place = place_on_picture(cloud, 0, CloudProjection(camera, kSize));
    EXPECT_NEAR(place.at.x() - 200, std::sin(0.3) * 0.43 * 300, 1e-3);
    EXPECT_NEAR(place.at.y(), 150, 1e-3);
    camera = {};
    camera.roll({0, 0.3});  // down
    place = place_on_picture(cloud, 0, CloudProjection(camera, kSize));
    EXPECT_NEAR(place.at.y() - 150, std::sin(0.3) * 0.43 * 300, 1e-3);
    EXPECT_NEAR(place.depth, std::cos(0.3), 1e-6);
}

TEST(CloudCamera, ZoomingKeepsWhatIsUnderThePointer) {
    const CloudContent cloud = cloud_of({0.5F, 0.2F, 0.1F});
    CloudCamera camera;
    const CloudProjection before(camera, kSize);
    const QPointF place = place_on_picture(cloud, 0, before).at;
    camera.zoom_by(3, (place - QPointF(200, 150)) / before.scale);
    const QPointF after = place_on_picture(cloud, 0, CloudProjection(camera, kSize)).at;
    EXPECT_NEAR(after.x(), place.x(), 1e-2);
    EXPECT_NEAR(after.y(), place.y(), 1e-2);
    camera.zoom_by(1e9, {});
    EXPECT_EQ(camera.zoom, CloudCamera::kMostZoom);
}

TEST(CloudSplat, ShowsTheNearerOfTwoPointsWhateverTheirOrder) {
    for (const bool near_first : {true, false}) {
        const float first = near_first ? 0.9F : -0.9F;
        const CloudContent cloud = cloud_of({0, 0, first, 0, 0, -first}, {0, 1});
        CloudSplat splat;
        splat.set_colors(kRedAndGreen, qRgb(0, 0, 0));
        splat.draw(cloud, {}, kSize, 2);
        EXPECT_THAT(splat.at({200, 150}, 3), Optional(near_first ? 0U : 1U));
        EXPECT_GT(near_first ? qRed(pixel_at(splat, {200, 150})) : qGreen(pixel_at(splat, {200, 150})), 200);
    }
}

TEST(CloudSplat, FadesToTheBackground) {
    const CloudContent cloud = cloud_of({0.5F, 0, 0.85F, -0.5F, 0, -0.85F}, {0, 0});
    CloudSplat splat;
    splat.set_colors(kRedAndGreen, qRgb(0, 0, 0));
    splat.draw(cloud, {}, kSize, 2);
    const CloudProjection view({}, kSize);
    const int near_red = qRed(pixel_at(splat, place_on_picture(cloud, 0, view).at));
    const int far_red = qRed(pixel_at(splat, place_on_picture(cloud, 1, view).at));
    EXPECT_GT(near_red, far_red + 100);
    EXPECT_GT(far_red, 50);
    EXPECT_EQ(pixel_at(splat, {5, 5}), qRgb(0, 0, 0));
}

TEST(CloudSplat, LeavesOutWhatIsNoNumberAndWhatLiesOutside) {
    const CloudContent cloud = cloud_of({std::nanf(""), 0, 0, 1e30F, 0, 0, 0.1F, 0.1F, HUGE_VALF, 0, 0, 0});
    CloudSplat splat;
    splat.set_colors(kRedAndGreen, 0);
    splat.draw(cloud, {}, kSize, 2);
    EXPECT_THAT(splat.at({200, 150}, 5), Optional(3U));
}

TEST(CloudSplat, PicksTheNearestWithinReach) {
    const CloudContent cloud = cloud_of({0, 0, 0, 0.2F, 0, 0});
    CloudSplat splat;
    splat.set_colors(kRedAndGreen, 0);
    splat.draw(cloud, {}, kSize, 1);
    EXPECT_THAT(splat.at({204, 150}, 6), Optional(0U));
    EXPECT_EQ(splat.at({214, 170}, 6), std::nullopt);
}

TEST(PointsWithin, TakesTheNearSideOfASphereAndAllOfACloud) {
    CloudContent cloud = cloud_of({0.1F, 0, 0.9F, 0.1F, 0, -0.9F, -0.9F, 0, 0.1F});
    const QPolygonF middle(QRectF(190, 140, 60, 20));
    EXPECT_THAT(points_within(cloud, {}, kSize, middle), ElementsAre(0));
    cloud.sphere = false;
    EXPECT_THAT(points_within(cloud, {}, kSize, middle), ElementsAre(0, 1));
}

class CloudViewTest : public testing::Test {
 protected:
    CloudViewTest() {
        view.resize(kSize);
        QObject::connect(&view, &CloudView::picked, &view, [this](const std::vector<size_t>& points, bool added) {
            picked = points;
            was_added = added;
        });
        view.show();
    }
    void show(CloudContent cloud) { view.set_content(std::make_shared<CloudContent>(std::move(cloud))); }

    CloudView view;
    std::vector<size_t> picked;
    bool was_added = false;
};

TEST_F(CloudViewTest, AClickPicksAndCtrlAdds) {
    show(cloud_of({0.3F, 0.3F, 0.8F, -0.3F, 0, 0.8F}));
    QTest::mouseClick(&view, Qt::LeftButton, Qt::NoModifier, view.place_of(1));
    EXPECT_THAT(picked, ElementsAre(1));
    EXPECT_FALSE(was_added);
    QTest::mouseClick(&view, Qt::LeftButton, Qt::ControlModifier, view.place_of(0));
    EXPECT_THAT(picked, ElementsAre(0));
    EXPECT_TRUE(was_added);
    QTest::mouseClick(&view, Qt::LeftButton, Qt::NoModifier, QPoint(5, 290));
    EXPECT_TRUE(picked.empty()) << "a click beside the points clears";
}

TEST_F(CloudViewTest, ShiftAndDraggingPicksWhatIsOutlined) {
    show(cloud_of({0, 0, 0.9F, 0.8F, 0, 0.1F}));
    QTest::mousePress(&view, Qt::LeftButton, Qt::ShiftModifier, QPoint(170, 120));
    for (const QPoint& corner : {QPoint(230, 120), QPoint(230, 180), QPoint(170, 180), QPoint(170, 121)})
        QTest::mouseMove(&view, corner);
    QTest::mouseRelease(&view, Qt::LeftButton, Qt::ShiftModifier, QPoint(170, 121));
    EXPECT_THAT(picked, ElementsAre(0));
}

TEST_F(CloudViewTest, DraggingTurnsWithoutPickingAndTellsLinkedViews) {
    show(cloud_of({0, 0, 1}));
    CloudView linked;
    linked.resize(kSize);
    QObject::connect(&view, &CloudView::camera_changed, &linked, &CloudView::set_camera);
    QTest::mousePress(&view, Qt::LeftButton, {}, QPoint(200, 150));
    QTest::mouseMove(&view, QPoint(240, 150));
    QTest::mouseRelease(&view, Qt::LeftButton, {}, QPoint(240, 150));
    EXPECT_TRUE(picked.empty());
    EXPECT_NE(view.camera(), CloudCamera());
    EXPECT_EQ(linked.camera(), view.camera());
}

TEST_F(CloudViewTest, CanBeUsedByKeyboardAlone) {
    show(cloud_of({0, 0, 1, 1, 0, 0}));
    QTest::keyClick(&view, Qt::Key_Left);
    QTest::keyClick(&view, Qt::Key_Plus);
    EXPECT_GT(view.camera().zoom, 1);
    QTest::keyClick(&view, Qt::Key_0);
    EXPECT_EQ(view.camera(), CloudCamera());
    QTest::keyClick(&view, Qt::Key_Return);
    EXPECT_THAT(picked, ElementsAre(0));
}

TEST_F(CloudViewTest, TheKeysMoveReadOutAndPickAllInTheMiddle) {
    // Three points lie within the circle in the middle, one beside it.
    CloudContent cloud = cloud_of({0, 0, 1, 0.1F, 0, 0.9F, 0, 0.1F, 0.9F, 0.9F, 0, 0.3F});
    show(std::move(cloud));
    QTest::keyClick(&view, Qt::Key_0);
    EXPECT_EQ(view.reading(), "point 0");
    EXPECT_EQ(view.accessibleDescription(), view.reading());
    QTest::keyClick(&view, Qt::Key_Return, Qt::ShiftModifier);
    EXPECT_THAT(picked, testing::UnorderedElementsAre(0, 1, 2));
    EXPECT_FALSE(was_added);
    for (int times = 0; times < 9; ++times) QTest::keyClick(&view, Qt::Key_Left, Qt::ShiftModifier);
    EXPECT_EQ(view.camera().turn, CloudCamera().turn) << "it was moved, not turned";
    EXPECT_EQ(view.reading(), "point 3");
    QTest::keyClick(&view, Qt::Key_Return, Qt::ShiftModifier | Qt::ControlModifier);
    EXPECT_THAT(picked, ElementsAre(3));
    EXPECT_TRUE(was_added);
}

TEST_F(CloudViewTest, BringsAPointToTheFront) {
    show(cloud_of({0, 0, 1, 0.6F, -0.48F, -0.64F}));
    view.bring_to_front(1);
    EXPECT_NEAR((view.place_of(1) - QPoint(200, 150)).manhattanLength(), 0, 1);
}

TEST_F(CloudViewTest, ForgetsPicksThatTheNewCloudDoesNotHave) {
    show(sphere_of(10));
    view.set_picked({9});
    show(sphere_of(5));
    view.grab();  // would read beyond the points
}

TEST_F(CloudViewTest, TwoHundredThousandPointsTurnFluidlyAndArePickedAtOnce) {
    show(sphere_of(200'000));
    view.resize(1280, 800);
    view.grab();
    QElapsedTimer clock;
    clock.start();
    constexpr int kFrames = 10;
    for (int frame = 0; frame < kFrames; ++frame) {
        QTest::keyClick(&view, Qt::Key_Left);
        view.grab();
    }
    EXPECT_LT(clock.elapsed() / kFrames, 5 * 50) << "20 frames a second are wanted, fivefold slack";
    clock.restart();
    QTest::mouseClick(&view, Qt::LeftButton, {}, QPoint(640, 400));
    EXPECT_LT(clock.elapsed(), 5 * 50);
    EXPECT_FALSE(picked.empty());
}

}  // namespace
}  // namespace armillary::views
