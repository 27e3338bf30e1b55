// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QWidget>

#include "views/codebook/code_items.h"
#include "views/codebook/codebook_reading.h"
#include "views/shared/workbench.h"

namespace armillary::views {

/// A panel of the Codebook page: shows what the page has read, one run or two. It does no work while it cannot be
/// seen, and catches up when it is shown.
class CodebookPanel : public QWidget {
    Q_OBJECT
 public:
    explicit CodebookPanel(Workbench& bench);

    /// None, one or two: the active run first. Codes are known of those whose `missing` is empty.
    void set_readings(CodebookReadings readings);
    /// It may have come into sight: it catches up if it has.
    void look();
    /// Whether everything that can be seen has been drawn.
    virtual bool settled() const { return true; }
    /// What comes back after a restart.
    virtual QJsonObject state() const { return {}; }
    virtual void restore(const QJsonObject& state) {}

 Q_SIGNALS:
    void epoch_wanted(int epoch);
    void curve_wanted(QString series);  ///< the recorded series shall be drawn over the epochs

 protected:
    /// Other readings, or the panel can be seen again.
    virtual void refresh() = 0;
    /// Something else is picked, of the selection's kind `code` or `item`. Also called after `refresh`.
    virtual void show_selection() {}

    /// Qt leaves a dock behind other tabs visible and moves it out of the window.
    bool in_sight() const { return isVisible() && !visibleRegion().isEmpty(); }
    Workbench& bench() const { return bench_; }
    const CodebookReadings& readings() const { return readings_; }
    /// Those whose codes are known.
    CodebookReadings with_codes() const;
    /// Ids of the codes and prefixes that are picked in a reading.
    QStringList picked_codes(const CodebookReading& reading) const;
    /// Picks it everywhere: `LevelCode::id()` or `CodePrefix::id()`.
    void pick_code(const CodebookReading& reading, const QString& id);

    void showEvent(QShowEvent* event) override;

 private:
    Workbench& bench_;
    CodebookReadings readings_;
    bool stale_ = false;
};

}  // namespace armillary::views
