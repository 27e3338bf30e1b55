// SPDX-License-Identifier: GPL-3.0-or-later
// The drawn debugger on a real screen: run through xvfb-run where there is one, and skipped with a word elsewhere.
#include <gmock/gmock.h>

#include <QDockWidget>
#include <QImage>
#include <QMainWindow>
#include <QTest>
#include <QVBoxLayout>
#include <set>

#include "tests/views/support.h"
#include "tests/views/train/debugger_fixture.h"
#include "views/shared/theme.h"
#include "views/train/debugger/imgui_widget.h"
#include "views/train/debugger/opengl.h"

namespace armillary::test {
namespace {

using views::DebuggerRequest;
using views::DebuggerState;
using views::ImguiWidget;

class DebuggerGlTest : public testing::Test {
 protected:
    void SetUp() override {
        if (const QString why = views::opengl_is_missing(); !why.isEmpty())
            GTEST_SKIP() << "needs a screen with OpenGL: " << why.toStdString();
        state.begin();
        state.set_phase(DebuggerState::Phase::running);
        state.add(toy_inspection());
        window = std::make_unique<QMainWindow>();
        dock = new QDockWidget("debugger", window.get());
        area = new ImguiWidget(state);
        dock->setWidget(area);
        window->addDockWidget(Qt::TopDockWidgetArea, dock);
        window->resize(1000, 900);
        window->show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(window.get()));
        ASSERT_TRUE(calm());
    }
    /// All frames that were due have been drawn.
    bool calm() {
        int64_t last = -1;
        return wait_until([&] {
            QTest::qWait(60);
            return std::exchange(last, area->frames()) == area->frames() && last > 0;
        });
    }
    static std::set<QRgb> colors(const QImage& image) {
        std::set<QRgb> colors;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x) colors.insert(image.pixel(x, y) | 0xFF000000U);
        return colors;
    }
    static QRgb ink(views::Token token) { return views::Theme::current().color(token).rgb(); }

    DebuggerState state;
    std::unique_ptr<QMainWindow> window;
    QDockWidget* dock = nullptr;
    ImguiWidget* area = nullptr;
};

TEST_F(DebuggerGlTest, IsDrawnInTheColoursOfTheThemeAndFollowsIt) {
    auto& theme = views::Theme::current();
    for (const auto choice : {views::ThemeChoice::light, views::ThemeChoice::dark}) {
        theme.choose(choice);
        ASSERT_TRUE(calm());
        const auto seen = colors(area->grabFramebuffer());
        EXPECT_TRUE(seen.contains(ink(views::Token::window)));
        EXPECT_TRUE(seen.contains(ink(views::Token::bad))) << "dead codes";
        EXPECT_GT(seen.size(), 30u) << "smooth letters";
    }
    theme.choose(views::ThemeChoice::light);
}

TEST_F(DebuggerGlTest, AClickIsARequest) {
    int asked = 0;
    QObject::connect(area, &ImguiWidget::requested, area, [&] { ++asked; });
    const ImVec2 centre = area->view().controls().at("pause").centre();
    const QPoint place(static_cast<int>(centre.x), static_cast<int>(centre.y));
    QTest::mouseMove(area, place);
    ASSERT_TRUE(calm());
    QTest::mouseClick(area, Qt::LeftButton, {}, place);  // press and release within one frame
    ASSERT_TRUE(wait_until([&] { return asked > 0; }));
    const auto requests = state.take_requests();
    ASSERT_EQ(requests.size(), 1u);
    EXPECT_EQ(requests[0].kind, DebuggerRequest::Kind::pause);
}

TEST_F(DebuggerGlTest, ABreakpointIsTypedIntoIt) {
    const ImVec2 centre = area->view().controls().at("condition").centre();
    QTest::mouseClick(area, Qt::LeftButton, {}, {static_cast<int>(centre.x), static_cast<int>(centre.y)});
    ASSERT_TRUE(calm());
    QTest::keyClicks(area, "loss > 50");
    QTest::keyClick(area, Qt::Key_Return);
    ASSERT_TRUE(wait_until([&] { return !state.conditions().empty(); }));
    EXPECT_EQ(state.conditions().front(), "loss > 50");
}

TEST_F(DebuggerGlTest, NoFrameIsDrawnWhileNothingHappens) {
    const int64_t before = area->frames();
    QTest::qWait(400);
    EXPECT_EQ(area->frames(), before);
    state.add(toy_inspection(1, 6));
    area->draw_soon();
    ASSERT_TRUE(calm());
    EXPECT_GT(area->frames(), before);
    EXPECT_LE(area->frames(), before + 6);
}

TEST_F(DebuggerGlTest, FloatsAndDocksAgain) {
    for (const bool floating : {true, false}) {
        dock->setFloating(floating);
        ASSERT_TRUE(wait_until([&] { return area->isVisible(); }));
        area->draw_soon();
        ASSERT_TRUE(calm());
        EXPECT_TRUE(colors(area->grabFramebuffer()).contains(ink(views::Token::text)));
    }
    EXPECT_GE(area->set_ups(), 1);
}

TEST_F(DebuggerGlTest, TwoOfThemDoNotMeddle) {
    DebuggerState quiet;
    auto* other = new ImguiWidget(quiet);
    auto* second = new QDockWidget("other", window.get());
    second->setWidget(other);
    window->addDockWidget(Qt::BottomDockWidgetArea, second);
    ASSERT_TRUE(wait_until([&] { return other->frames() > 0; }));
    area->draw_soon();
    ASSERT_TRUE(calm());
    EXPECT_TRUE(area->view().controls().contains("pause"));
    EXPECT_FALSE(other->view().controls().contains("pause"));
    delete second;
    area->draw_soon();
    ASSERT_TRUE(calm());
}

}  // namespace
}  // namespace armillary::test
