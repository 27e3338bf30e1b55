// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/codebook/code_items.h"
#include "views/codebook/codebook_reading.h"
#include "views/shared/lazy_panel.h"

namespace armillary::views {

/// A panel of the Codebook page: shows what the page has read, one run or two.
class CodebookPanel : public LazyPanel {
    Q_OBJECT
 public:
    explicit CodebookPanel(Workbench& bench);

    /// None, one or two: the active run first. Codes are known of those whose `missing` is empty. The page touches
    /// the panel afterwards.
    void set_readings(CodebookReadings readings);

 Q_SIGNALS:
    void epoch_wanted(int epoch);
    void curve_wanted(QString series);  ///< the recorded series shall be drawn over the epochs

 protected:
    const CodebookReadings& readings() const { return readings_; }
    /// Those whose codes are known.
    CodebookReadings with_codes() const;
    /// Ids of the codes and prefixes that are picked in a reading.
    QStringList picked_codes(const CodebookReading& reading) const;
    /// Picks it everywhere: `LevelCode::id()` or `CodePrefix::id()`.
    void pick_code(const CodebookReading& reading, const QString& id);

 private:
    CodebookReadings readings_;
};

}  // namespace armillary::views
