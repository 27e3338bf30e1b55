// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <imgui.h>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "views/train/debugger/debugger_look.h"
#include "views/train/debugger/debugger_state.h"
#include "views/train/debugger/debugger_words.h"

namespace armillary::views {

/// Where a control was drawn last, in logical pixels of the area.
struct ControlBox {
    ImVec2 low, high;
    ImVec2 centre() const { return {(low.x + high.x) / 2, (low.y + high.y) / 2}; }
};

/// What every section draws with: one frame's state, texts and look, and the places of controls.
struct DebuggerCanvas {
    DebuggerState& state;
    const DebuggerWords& words;
    const DebuggerLook& look;
    std::map<std::string, ControlBox>& controls;

    /// Remembers the item drawn last as `id`.
    void note(const std::string& id) const;
    bool button(DebuggerWord word, const char* id, bool enabled = true) const;
    /// A heading that folds what follows; open at first. Tells whether it is open.
    bool section(DebuggerWord word, const char* id) const;
    void muted(const std::string& words) const;
    /// Wrapped at the end of the window.
    void colored(uint32_t color, const std::string& words) const;
    /// In one line, cut off with an ellipsis at `width`; the whole under the pointer.
    void one_line(uint32_t color, const std::string& words, float width) const;
    /// Stands beside the item before it where that leaves room for these words, else below it.
    void flow(const std::string& words, float gap) const;
    /// With so many significant digits, at least; words for what is not finite.
    std::string number(double value, int digits = 4) const;
};

/// A line of a plot.
struct PlotLine {
    const DecimatedSeries* series;
    uint32_t color;
};

/// Lines over epochs with the run's marks, in the width that is left. Under the pointer: the epoch, the values and
/// what happened there. `zero`: the axis begins at 0.
void plot(const DebuggerCanvas& canvas, const char* id, const std::vector<PlotLine>& lines, float height,
          bool zero);

/// A plot with its name and latest value at the left.
void named_plot(const DebuggerCanvas& canvas, const std::string& name, const DecimatedSeries& series,
                uint32_t color, bool zero = false);

/// Bars of equal width from the bottom; empty ones are ticks in the colour of what is bad, when `mark_empty`.
void bars(const DebuggerCanvas& canvas, const std::vector<double>& heights, ImVec2 size, uint32_t color,
          bool mark_empty);

}  // namespace armillary::views
