// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "views/shared/theme.h"
#include "views/shared/workbench.h"
#include "views/window/palette_search.h"

class QToolButton;

namespace armillary::views {

/// The line above the page: which workspace, which run is shown and which beside it, and the way to the palette.
class TopBar : public QFrame {
    Q_OBJECT
 public:
    explicit TopBar(Workbench& bench, QWidget* parent = nullptr);

    QWidget* active_button() const;
    QWidget* compared_button() const;
    QWidget* selection_button() const;
    /// `10 items of ml-100k`, `3 codes of r7@20`.
    static QString picked_words(const QString& kind, const QString& space, qsizetype number);

 Q_SIGNALS:
    void workspaces_wanted(QWidget* anchor);
    void active_run_wanted(QWidget* anchor);
    void compared_run_wanted(QWidget* anchor);
    void selection_wanted(QWidget* anchor);
    void palette_wanted();

 private:
    void update_words();
    void update_picked();
    void show_run(QToolButton* button, const QString& id, const QString& none, Token token);

    Workbench& bench_;
    QToolButton* workspace_;
    QToolButton* active_;
    QToolButton* compared_;
    QToolButton* picked_;
    QToolButton* search_;
};

/// `r42  RQ-VAE · office`: how a run is named where there is little room.
QString run_label(const Workbench& bench, const store::RunSummary& run);

/// One entry a run, newest first, that calls `chosen` with its id; `none` is the first, for no run.
std::vector<PaletteEntry> run_entries(const Workbench& bench, const QString& none,
                                      const std::function<void(const QString&)>& chosen);

}  // namespace armillary::views
