// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace armillary::views {

/// To be called before the QApplication is made: panels that draw by OpenGL keep their context when they float and
/// dock, and get a version that can draw them.
void prepare_opengl();

/// Why nothing can be drawn by OpenGL here, as a sentence; empty when it can. Tried once. A QOpenGLWidget must not
/// even be made without it: on a platform without OpenGL it takes the whole window down.
/// `ARMILLARY_OPENGL=0` in the environment says that there is none.
QString opengl_is_missing();

}  // namespace armillary::views
