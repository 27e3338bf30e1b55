// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "views/train/debugger/imgui_parts.h"

namespace armillary::views {

/// Draws the debugger with Dear ImGui: knows neither Qt nor OpenGL. What the person does becomes a request of the
/// state. Made and drawn while an ImGui context is current.
class DebuggerView {
 public:
    /// One frame, between ImGui::NewFrame() and ImGui::Render(), over the whole display.
    void draw(DebuggerState& state, const DebuggerWords& words, const DebuggerLook& look);
    /// Places of the controls in the last frame, by name: `pause`, `add_breakpoint`, `parameter.items.weight`, …
    const std::map<std::string, ControlBox>& controls() const { return controls_; }

 private:
    void head(const DebuggerCanvas& canvas);
    void losses(const DebuggerCanvas& canvas);
    void times(const DebuggerCanvas& canvas);
    void codebook(const DebuggerCanvas& canvas);
    void breakpoints(const DebuggerCanvas& canvas);
    void interventions(const DebuggerCanvas& canvas);
    // debugger_tensors.cpp
    void parameters(const DebuggerCanvas& canvas);
    void parameter_row(const DebuggerCanvas& canvas, const jobs::ParameterFigures& parameter);
    std::vector<size_t> sorted_parameters(const jobs::Inspection& seen);
    void tensor(const DebuggerCanvas& canvas);
    void tensor_values(const DebuggerCanvas& canvas, const jobs::TensorValues& values);

    std::map<std::string, ControlBox> controls_;
    std::array<char, 256> condition_{};
    std::array<char, 64> rate_{};
    int level_ = -1;  ///< to revive; -1: all
    /// The tensor picked, the place gone to in it, and whether its values are there.
    std::tuple<std::string, std::optional<std::pair<int64_t, int64_t>>, bool> tensor_shown_;
};

/// Sizes and colours of the current context's style.
void dress_imgui(const DebuggerLook& look);

}  // namespace armillary::views
