// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QLabel;
class QWidget;

namespace armillary::views {

/// A label for a text of a lesson: it wraps and can be selected.
QLabel* lesson_label();

/// Shows the few marks of Markdown that lessons know, as their report does.
void set_lesson_text(QLabel* label, const QString& text);

/// Draws the widget anew by the style sheet after a property of it has changed.
void restyle(QWidget* widget);

}  // namespace armillary::views
