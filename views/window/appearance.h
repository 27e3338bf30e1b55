// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QApplication;

namespace armillary::views {

/// Gives the application the theme's palette, type and style sheet, now and whenever the theme changes; and takes
/// the wheel from controls that do not have the keyboard, so that scrolling over a form changes nothing in it.
void dress(QApplication& application);

}  // namespace armillary::views
