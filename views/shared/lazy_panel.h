// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QWidget>

#include "views/shared/workbench.h"

namespace armillary::views {

/// The content of a dock panel that does no work while it cannot be seen, and catches up when it is shown.
class LazyPanel : public QWidget {
    Q_OBJECT
 public:
    explicit LazyPanel(Workbench& bench);

    /// What the panel shows has changed.
    void touch();
    /// It may have come into sight (a tab was raised): it catches up if it has.
    void look();
    /// Whether everything that can be seen has been drawn.
    virtual bool settled() const { return true; }
    /// What comes back after a restart.
    virtual QJsonObject state() const { return {}; }
    virtual void restore(const QJsonObject& state) {}

 protected:
    /// What it shows is another, or the panel can be seen again.
    virtual void refresh() = 0;
    /// Something else is picked. Also called after `refresh`.
    virtual void show_selection() {}

    /// Qt leaves a dock behind other tabs visible and moves it out of the window.
    bool in_sight() const { return isVisible() && !visibleRegion().isEmpty(); }
    Workbench& bench() const { return bench_; }

    void showEvent(QShowEvent* event) override;

 private:
    Workbench& bench_;
    bool stale_ = false;
};

}  // namespace armillary::views
