// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/codebook/codebook_panel.h"

#include <utility>

namespace armillary::views {

CodebookPanel::CodebookPanel(Workbench& bench) : bench_(bench) {
    connect(&bench.selection(), &Selection::changed, this, [this](const QString& kind) {
        if ((kind == "code" || kind == "item") && in_sight() && !stale_) show_selection();
    });
}

void CodebookPanel::set_readings(CodebookReadings readings) {
    readings_ = std::move(readings);
    stale_ = true;
    look();
}

void CodebookPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    look();
}

void CodebookPanel::look() {
    if (!in_sight()) return;
    if (std::exchange(stale_, false)) refresh();
    show_selection();  // what was picked meanwhile has not been followed
}

CodebookReadings CodebookPanel::with_codes() const {
    CodebookReadings known = readings_;
    std::erase_if(known, [](const CodebookReadingPtr& reading) { return !reading->missing.isEmpty(); });
    return known;
}

QStringList CodebookPanel::picked_codes(const CodebookReading& reading) const {
    return bench_.selection().ids("code", reading.code_space());
}

void CodebookPanel::pick_code(const CodebookReading& reading, const QString& id) {
    bench_.selection().set("code", reading.code_space(), {id});
}

}  // namespace armillary::views
