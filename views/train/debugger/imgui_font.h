// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <imgui.h>

#include <QFont>
#include <QSet>
#include <QString>

namespace armillary::views {

/// The letters of a Dear ImGui context, drawn by Qt in the window's own typeface: whatever Qt can write, Chinese
/// too, is the same here and beside it, and no font file has to be found.
class ImguiFont {
 public:
    /// Fills the atlas of `io` with these letters and the usual ones, at `ratio` device pixels a logical one.
    /// Tells whether the atlas is another than before: it then has to go to the graphics card again.
    bool build(ImGuiIO& io, const QFont& font, const QString& letters, double ratio);

 private:
    QFont font_;
    QSet<char16_t> letters_;
    double ratio_ = 0;
};

}  // namespace armillary::views
