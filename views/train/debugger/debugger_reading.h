// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <vector>

#include "views/train/debugger/debugger_state.h"

namespace armillary::views {

/// A heading of the debugger read as text, with its lines of a name and cells.
struct ReadingPart {
    QString title;
    struct Line {
        QString name;
        QStringList cells;
        bool alarming = false;  ///< not finite, or a mistake
    };
    std::vector<Line> lines = {};
};

/// All that the debugger draws, as text: for assistive technology, and where there is no OpenGL.
std::vector<ReadingPart> read_debugger(const DebuggerState& state);

/// One sentence: what the training is doing.
QString debugger_status(const DebuggerState& state);

}  // namespace armillary::views
