// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/codebook/codebook_panel.h"

#include <utility>

namespace armillary::views {

CodebookPanel::CodebookPanel(Workbench& bench) : LazyPanel(bench) {}

void CodebookPanel::set_readings(CodebookReadings readings) {
    readings_ = std::move(readings);
}

CodebookReadings CodebookPanel::with_codes() const {
    // Of a run without codes nothing is shown, and the run beside it must not be taken for it.
    if (!readings_.empty() && !readings_.front()->missing.isEmpty()) return {};
    CodebookReadings known = readings_;
    std::erase_if(known, [](const CodebookReadingPtr& reading) { return !reading->missing.isEmpty(); });
    return known;
}

QStringList CodebookPanel::picked_codes(const CodebookReading& reading) const {
    return bench().selection().ids("code", reading.code_space());
}

void CodebookPanel::pick_code(const CodebookReading& reading, const QString& id) {
    bench().selection().set("code", reading.code_space(), {id});
}

}  // namespace armillary::views
