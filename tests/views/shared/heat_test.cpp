// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <cmath>
#include <memory>

#include "views/shared/heat/heat_view.h"

namespace armillary::views {
namespace {

using testing::Each;
using testing::ElementsAre;

HeatContent numbers(int rows, int columns) {
    HeatContent content;
    content.rows = rows;
    content.columns = columns;
    for (int i = 0; i < rows * columns; ++i) content.values.push_back(static_cast<float>(i));
    content.high = static_cast<float>(rows * columns - 1);
    return content;
}

TEST(HeatWindow, ZoomKeepsThePlaceAndStaysWithinTheMatrix) {
    const HeatContent content = numbers(100, 200);
    const HeatWindow whole = HeatWindow::whole(content);
    const HeatWindow corner = whole.zoomed(2, 0, 0, content);
    EXPECT_EQ(corner, (HeatWindow{0, 0, 50, 100}));
    EXPECT_EQ(corner.zoomed(0.5, 1, 1, content), whole) << "moved back inside";
    const HeatWindow inside = whole.zoomed(4, 0.5, 0.25, content);
    EXPECT_DOUBLE_EQ(inside.column + 0.5 * inside.columns, 100);
    EXPECT_DOUBLE_EQ(inside.row + 0.25 * inside.rows, 25);
    EXPECT_EQ(whole.zoomed(1e9, 0.5, 0.5, content).rows, 4);
    EXPECT_EQ(HeatWindow::whole(numbers(2, 2)).zoomed(2, 0, 0, numbers(2, 2)).rows, 2);
    EXPECT_EQ(inside.moved(-9, 9, content), (HeatWindow{75, 0, 25, 50}));
}

TEST(Strongest, RepeatsCellsThatAreLargerThanPixels) {
    const HeatContent content = numbers(2, 2);
    EXPECT_THAT(strongest(content, HeatWindow::whole(content), 4, 2), ElementsAre(0, 0, 1, 1, 2, 2, 3, 3));
}

TEST(Strongest, KeepsALoneStrongCellAmongManyAndANumberBesideNone) {
    HeatContent content = numbers(1000, 1000);
    std::fill(content.values.begin(), content.values.end(), 0.0F);
    content.values[517 * 1000 + 333] = 7;
    content.values[517 * 1000 + 334] = std::nanf("");
    const auto picture = strongest(content, HeatWindow::whole(content), 10, 10);
    EXPECT_EQ(picture[5 * 10 + 3], 7);
    EXPECT_EQ(std::count(picture.begin(), picture.end(), 0.0F), 99);
    std::fill(content.values.begin(), content.values.end(), std::nanf(""));
    EXPECT_TRUE(std::isnan(strongest(content, HeatWindow::whole(content), 10, 10)[0]));
}

class HeatViewTest : public testing::Test {
 protected:
    HeatViewTest() : picks(&view, &HeatView::cell_picked) {
        view.resize(500, 400);
        view.show();
    }
    void show(HeatContent content) { view.set_content(std::make_shared<HeatContent>(std::move(content))); }

    HeatView view;
    QSignalSpy picks;
};

TEST_F(HeatViewTest, ReadsOutAndPicksTheCellThatIsClicked) {
    HeatContent content = numbers(3, 4);
    content.row_names = {"red", "green", "blue"};
    content.column_names = {"a", "b", "c", "d"};
    show(std::move(content));
    QTest::mouseClick(&view, Qt::LeftButton, {}, view.place_of(2, 1));
    ASSERT_EQ(picks.size(), 1);
    EXPECT_THAT(picks[0], ElementsAre(QVariant(2), QVariant(1)));
    EXPECT_TRUE(view.reading().contains("blue, b: 9")) << view.reading().toStdString();
    EXPECT_EQ(view.accessibleDescription(), view.reading());
}

TEST_F(HeatViewTest, IsReadByKeyboardAndTheWindowFollows) {
    show(numbers(40, 40));
    QTest::keyClick(&view, Qt::Key_Down);
    for (int i = 0; i < 8; ++i) QTest::keyClick(&view, Qt::Key_Plus);
    const HeatWindow zoomed = view.window();
    EXPECT_LT(zoomed.rows, 10);
    for (int i = 0; i < 39; ++i) QTest::keyClick(&view, Qt::Key_Down);
    EXPECT_DOUBLE_EQ(view.window().row + view.window().rows, 40);
    QTest::keyClick(&view, Qt::Key_Return);
    EXPECT_EQ(picks.back()[0].toInt(), 39);
    QTest::keyClick(&view, Qt::Key_0);
    EXPECT_EQ(view.window().rows, 40);
    for (const Qt::Key key : {Qt::Key_End, Qt::Key_PageUp}) QTest::keyClick(&view, key);
    QTest::keyClick(&view, Qt::Key_Return);
    EXPECT_THAT(picks.back(), ElementsAre(QVariant(29), QVariant(39)));
    for (const Qt::Key key : {Qt::Key_Home, Qt::Key_PageDown, Qt::Key_PageDown}) QTest::keyClick(&view, key);
    QTest::keyClick(&view, Qt::Key_Return);
    EXPECT_THAT(picks.back(), ElementsAre(QVariant(39), QVariant(0))) << "not beyond the last";
}

TEST_F(HeatViewTest, DraggingMovesAndPicksNothing) {
    show(numbers(40, 40));
    QSignalSpy moves(&view, &HeatView::window_changed);
    view.set_window({10, 10, 10, 10});
    QTest::mousePress(&view, Qt::LeftButton, {}, QPoint(250, 250));
    QTest::mouseMove(&view, QPoint(200, 250));
    QTest::mouseRelease(&view, Qt::LeftButton, {}, QPoint(200, 250));
    EXPECT_GT(view.window().column, 10);
    EXPECT_EQ(picks.size(), 0);
    EXPECT_GT(moves.size(), 0);
}

TEST_F(HeatViewTest, KeepsTheWindowForAMatrixOfTheSameSides) {
    show(numbers(40, 40));
    view.set_window({10, 10, 10, 10});
    show(numbers(40, 40));
    EXPECT_EQ(view.window().row, 10);
    show(numbers(30, 40));
    EXPECT_EQ(view.window().rows, 30);
}

TEST_F(HeatViewTest, SaysWhyThereIsNothing) {
    HeatContent nothing;
    nothing.empty = "No attention was recorded";
    show(std::move(nothing));
    EXPECT_FALSE(view.grab().isNull());
    QTest::keyClick(&view, Qt::Key_Return);
    EXPECT_EQ(picks.size(), 0);
}

TEST_F(HeatViewTest, SixteenMillionCellsAreZoomedWithoutStalling) {
    show(numbers(4000, 4000));
    view.grab();
    QElapsedTimer clock;
    clock.start();
    for (int i = 0; i < 5; ++i) {
        QTest::keyClick(&view, Qt::Key_Plus);
        view.grab();
    }
    EXPECT_LT(clock.elapsed() / 5, 5 * 100);
}

}  // namespace
}  // namespace armillary::views
