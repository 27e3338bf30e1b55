// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <vector>

#include "views/window/palette_search.h"

class QLineEdit;
class QListWidget;

namespace armillary::views {

/// A line to type in and the list of what it finds, laid over its parent. Enter or a click acts, Escape and a
/// click elsewhere close. The palette (Ctrl+K) and the choice of runs are both of this kind.
class CommandPalette : public QFrame {
    Q_OBJECT
 public:
    explicit CommandPalette(QWidget* parent);

    /// Opens below the top centre of the parent, or under `anchor`.
    void open(std::vector<PaletteEntry> entries, const QString& hint, const QWidget* anchor = nullptr);
    const std::vector<PaletteEntry>& entries() const { return entries_; }

 protected:
    bool eventFilter(QObject* object, QEvent* event) override;
    void hideEvent(QHideEvent* event) override;

 private:
    void fill();
    void act();

    std::vector<PaletteEntry> entries_;
    std::vector<size_t> found_;
    QLineEdit* query_;
    QListWidget* list_;
    QWidget* before_ = nullptr;  ///< had the keyboard
};

}  // namespace armillary::views
