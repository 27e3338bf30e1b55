// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyle>
#include <QVariant>
#include <QWidget>

namespace armillary::views {

/// Gives an editor the border of a wrong value (`wrong` in style.qss), or takes it back.
inline void mark_wrong(QWidget& editor, bool wrong) {
    if (editor.property("wrong").toBool() == wrong) return;
    editor.setProperty("wrong", wrong);
    editor.style()->unpolish(&editor);
    editor.style()->polish(&editor);
}

}  // namespace armillary::views
