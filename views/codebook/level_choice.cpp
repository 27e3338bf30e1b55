// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/codebook/level_choice.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QSignalBlocker>
#include <algorithm>

namespace armillary::views {

void fill_levels(QComboBox& choice, const CodebookReadings& runs, bool all) {
    size_t levels = 0;
    for (const CodebookReadingPtr& run : runs) levels = std::max(levels, run->report.levels.size());
    if (choice.count() == static_cast<int>(levels) + (all ? 1 : 0)) return;
    const int chosen = choice.currentIndex();
    const QSignalBlocker quiet(choice);
    choice.clear();
    if (all) choice.addItem(QCoreApplication::translate("Codebook", "All levels"), -1);
    for (size_t level = 0; level < levels; ++level)
        choice.addItem(QCoreApplication::translate("Codebook", "Level %1").arg(level), static_cast<int>(level));
    choice.setCurrentIndex(chosen < choice.count() ? std::max(chosen, 0) : 0);
}

}  // namespace armillary::views
