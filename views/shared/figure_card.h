// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace armillary::views {

/// A figure of a run as a whole, one value a run.
struct FigureCard {
    QString name, help;
    QStringList values;
};

}  // namespace armillary::views
