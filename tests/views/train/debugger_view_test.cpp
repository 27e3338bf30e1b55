// SPDX-License-Identifier: GPL-3.0-or-later
// What Dear ImGui draws of the debugger, without OpenGL: the lists of triangles are made and looked at, not drawn.
#include "views/train/debugger/debugger_view.h"

#include <gmock/gmock.h>

#include <cmath>

#include "tests/views/train/debugger_fixture.h"
#include "views/shared/theme.h"
#include "views/train/debugger/imgui_font.h"
#include "views/train/debugger/imgui_input.h"

namespace armillary::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;
using views::DebuggerRequest;
using views::DebuggerState;
using views::DebuggerWord;
using Kind = jobs::Intervention::Kind;
using Phase = DebuggerState::Phase;

class DebuggerViewTest : public testing::Test {
 protected:
    DebuggerViewTest() : context(ImGui::CreateContext()) {
        ImGui::SetCurrentContext(context);
        views::prepare_input(ImGui::GetIO());
        look.text = IM_COL32(1, 2, 3, 255);
        look.bad = IM_COL32(200, 3, 3, 255);
        look.warn = IM_COL32(200, 150, 3, 255);
        look.panel = look.window = IM_COL32(255, 255, 255, 255);
        look.categories.fill(IM_COL32(0, 0, 200, 255));
        views::dress_imgui(look);
        font.build(ImGui::GetIO(), views::Theme::current().font(views::TypeSize::body),
                   QString::fromStdString(words.all()), 1);
        ImGui::GetIO().DisplaySize = {1000, 1800};  // everything stands in it
        ImGui::GetIO().DeltaTime = 0.02F;
    }
    ~DebuggerViewTest() override { ImGui::DestroyContext(context); }

    void frame() {
        ImGui::NewFrame();
        view.draw(state, words, look);
        ImGui::Render();
    }
    void draw() {
        for (int i = 0; i < 3; ++i) frame();
    }
    bool has(const std::string& control) const { return view.controls().contains(control); }
    void click(const std::string& control) {
        ASSERT_TRUE(has(control)) << control;
        ImGuiIO& io = ImGui::GetIO();
        const views::ControlBox& box = view.controls().at(control);
        // The middle of a table's row may be the border of a column, which is there to be dragged.
        io.MousePos = control.starts_with("parameter.") ? ImVec2{box.low.x + 12, box.centre().y} : box.centre();
        frame();
        io.MouseDown[0] = true;
        frame();
        io.MouseDown[0] = false;
        frame();
    }
    void type(const std::string& text) {
        ImGui::GetIO().AddInputCharactersUTF8(text.c_str());
        draw();
    }
    void press(ImGuiKey key) {
        ImGui::GetIO().KeysDown[key] = true;
        frame();
        ImGui::GetIO().KeysDown[key] = false;
        frame();
    }
    /// Corners of triangles in this colour.
    int drawn_in(uint32_t color) const {
        int corners = 0;
        const ImDrawData* data = ImGui::GetDrawData();
        for (int list = 0; list < data->CmdListsCount; ++list)
            for (const ImDrawVert& corner : data->CmdLists[list]->VtxBuffer) corners += corner.col == color;
        return corners;
    }
    std::vector<DebuggerRequest> requests() { return state.take_requests(); }
    void train(Phase phase = Phase::running) {
        state.begin();
        state.set_phase(phase);
        state.add(toy_inspection());
        requests();
        draw();
    }

    ImGuiContext* context;
    DebuggerState state;
    views::DebuggerWords words = views::debugger_words();
    views::DebuggerLook look;
    views::ImguiFont font;
    views::DebuggerView view;
};

TEST_F(DebuggerViewTest, WithoutATrainingThereAreOnlyBreakpointsToSet) {
    draw();
    EXPECT_FALSE(has("pause"));
    EXPECT_GT(drawn_in(look.text), 0);
    click("condition");
    type("isnan(loss)");
    click("add_breakpoint");
    EXPECT_THAT(state.conditions(), ElementsAre("isnan(loss)"));
}

TEST_F(DebuggerViewTest, PauseStepAndContinueAreAskedFor) {
    train();
    click("step");
    EXPECT_THAT(requests(), SizeIs(0)) << "only a paused training steps";
    click("pause");
    auto asked = requests();
    ASSERT_THAT(asked, SizeIs(1));
    EXPECT_EQ(asked[0].kind, DebuggerRequest::Kind::pause);
    state.set_phase(Phase::paused);
    draw();
    EXPECT_FALSE(has("pause"));
    click("step");
    click("resume");
    asked = requests();
    ASSERT_THAT(asked, SizeIs(2));
    EXPECT_EQ(asked[0].kind, DebuggerRequest::Kind::step);
    EXPECT_EQ(asked[1].kind, DebuggerRequest::Kind::resume);
}

TEST_F(DebuggerViewTest, AConditionIsCheckedAsItIsTyped) {
    train();
    draw();
    const int calm = drawn_in(look.bad);
    click("condition");
    type("usage[3] < 0.2");
    EXPECT_GT(drawn_in(look.bad), calm) << "the mistake stands beneath";
    for (int i = 0; i < 4; ++i) press(ImGuiKey_Backspace);
    click("add_breakpoint");
    EXPECT_TRUE(state.conditions().empty()) << "it ends in the middle";
    click("condition");
    for (int i = 0; i < 14; ++i) press(ImGuiKey_Backspace);
    type("usage[0] < 0.2");
    EXPECT_EQ(drawn_in(look.bad), calm);
    press(ImGuiKey_Enter);
    EXPECT_THAT(state.conditions(), ElementsAre("usage[0] < 0.2"));
    EXPECT_THAT(requests(), SizeIs(1));
    draw();
    click("remove.0");
    EXPECT_TRUE(state.conditions().empty());
}

TEST_F(DebuggerViewTest, InterventionsAreAskedFor) {
    train();
    click("rate");
    type("0.0005");
    click("apply_rate");
    click("revive");
    click("roll_back");
    const auto asked = requests();
    ASSERT_THAT(asked, SizeIs(3));
    EXPECT_EQ(asked[0].intervention, (jobs::Intervention{Kind::learning_rate, 0.0005, -1}));
    EXPECT_EQ(asked[1].intervention.kind, Kind::revive_dead_codes);
    EXPECT_EQ(asked[1].intervention.value, jobs::Intervention::kAllLevels);
    EXPECT_EQ(asked[2].intervention.kind, Kind::roll_back);
}

TEST_F(DebuggerViewTest, WhatCannotBeDoneIsNotAskedFor) {
    train();
    auto seen = toy_inspection(1, 6);
    seen->can_revive = seen->can_roll_back = false;
    state.add(seen);
    draw();
    click("revive");
    click("roll_back");
    click("rate");
    type("-1");
    click("apply_rate");
    EXPECT_THAT(requests(), SizeIs(0));
}

TEST_F(DebuggerViewTest, AParameterIsChosenAndItsValuesAreShown) {
    train();
    click("parameter.codebook");
    EXPECT_EQ(state.wanted().tensor, "codebook");
    EXPECT_FALSE(has("earlier"));
    auto seen = toy_inspection();
    show_codebook(*seen);
    state.add(seen);
    draw();
    EXPECT_TRUE(has("earlier"));
    EXPECT_FALSE(has("place"));
    requests();
    click("next_not_finite");
    EXPECT_EQ(state.place(), std::pair(int64_t{2}, int64_t{1}));
    draw();
    EXPECT_TRUE(has("place")) << "the value gone to is marked";
}

TEST_F(DebuggerViewTest, DeadCodesAndEventsStandOut) {
    train();
    const int dead = drawn_in(look.bad);
    auto alive = toy_inspection(1, 6);
    alive->codes = {{8, {1, 2, 3, 4, 5, 6, 7, 8}}};
    state.add(alive);
    draw();
    EXPECT_EQ(dead - drawn_in(look.bad), 6 * 4) << "a tick each, of four corners";
    views::DecimatedSeries loss;
    for (int i = 0; i < 10; ++i) loss.add(i * 0.1, i == 4 ? NAN : i);
    state.set_losses({{"loss", loss}});
    draw();
    const int before = drawn_in(look.warn);
    state.set_marks({{0.5, "dead codes revived", true}});
    draw();
    EXPECT_GT(drawn_in(look.warn), before);
}

TEST_F(DebuggerViewTest, NothingBreaksOnOddFigures) {
    auto seen = toy_inspection();
    seen->times = {};
    seen->codes = {{0, {}}, {3, {0, 0, 0}}};
    seen->parameters[0].shape = {};
    seen->parameters[0].norm = INFINITY;
    seen->parameters[0].histogram.fill(0);
    seen->figures = {{"loss", NAN}};
    state.set_phase(Phase::running);
    state.add(seen);
    views::DecimatedSeries flat, lost;
    flat.add(1, 5);
    lost.add(1, NAN);
    state.set_losses({{"flat", flat}, {"lost", lost}, {"none", {}}});
    state.set_marks({{NAN, "nowhere", true}, {1, "there", false}});
    for (const ImVec2 size : {ImVec2{1000, 800}, ImVec2{300, 200}, ImVec2{10, 10}}) {
        ImGui::GetIO().DisplaySize = size;
        draw();
    }
    EXPECT_GT(ImGui::GetDrawData()->CmdListsCount, 0);
}

TEST_F(DebuggerViewTest, LettersOfTheWindowsTypefaceAreThere) {
    ImGuiIO& io = ImGui::GetIO();
    const ImFont* face = io.Fonts->Fonts[0];
    EXPECT_EQ(face->FindGlyphNoFallback(0x8BAD), nullptr);
    const QFont wanted = views::Theme::current().font(views::TypeSize::body);
    EXPECT_FALSE(font.build(io, wanted, "abc", 1)) << "all there";
    EXPECT_TRUE(font.build(io, wanted, QString(QChar(0x8BAD)), 1));
    face = io.Fonts->Fonts[0];
    const ImFontGlyph* letter = face->FindGlyphNoFallback(0x8BAD);
    ASSERT_TRUE(letter);
    EXPECT_GT(letter->AdvanceX, face->FindGlyph(u'a')->AdvanceX) << "a full-width letter";
    int ink = 0;
    for (auto y = static_cast<int>(std::lround(letter->V0 * static_cast<float>(io.Fonts->TexHeight)));
         y < static_cast<int>(std::lround(letter->V1 * static_cast<float>(io.Fonts->TexHeight))); ++y)
        for (auto x = static_cast<int>(std::lround(letter->U0 * static_cast<float>(io.Fonts->TexWidth)));
             x < static_cast<int>(std::lround(letter->U1 * static_cast<float>(io.Fonts->TexWidth))); ++x)
            ink += io.Fonts->TexPixelsAlpha8[y * io.Fonts->TexWidth + x] > 100;
    EXPECT_GT(ink, 10) << "something was drawn";
    const float before = face->FontSize;
    EXPECT_TRUE(font.build(io, wanted, {}, 2));
    EXPECT_NEAR(io.Fonts->Fonts[0]->FontSize, 2 * before, 3);
    EXPECT_FLOAT_EQ(io.FontGlobalScale, 0.5F);
}

}  // namespace
}  // namespace armillary::test
