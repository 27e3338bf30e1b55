// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <imgui.h>

#include <Qt>

class QEvent;

namespace armillary::views {

/// Sets up the current context for keys of Qt and the clipboard.
void prepare_input(ImGuiIO& io);
/// Whether it is an event of the mouse or the keyboard, or a change of focus.
bool takes(const QEvent& event);
/// Gives an event of the mouse or the keyboard, or a change of focus, to Dear ImGui; tells whether it takes such.
bool feed(ImGuiIO& io, const QEvent& event);
/// Of Dear ImGui's cursor of the moment.
Qt::CursorShape cursor_shape();

}  // namespace armillary::views
