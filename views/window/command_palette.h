// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <functional>
#include <stop_token>
#include <vector>

#include "views/shared/background.h"
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

    /// What the palette offers beyond its entries.
    struct More {
        /// Called with what is typed, elsewhere than on the window's thread: what it finds follows the entries.
        std::function<std::vector<PaletteEntry>(const QString& query, std::stop_token stop)> find = {};
        /// Entries made of what is typed, which stand first.
        std::function<std::vector<PaletteEntry>(const QString& query)> typed = {};
    };

    /// Opens below the top centre of the parent, or under `anchor`.
    void open(std::vector<PaletteEntry> entries, const QString& hint, const QWidget* anchor = nullptr);
    void open(std::vector<PaletteEntry> entries, const QString& hint, const QWidget* anchor, More more);
    const std::vector<PaletteEntry>& entries() const { return entries_; }

 protected:
    bool eventFilter(QObject* object, QEvent* event) override;
    void hideEvent(QHideEvent* event) override;

 private:
    void search();
    void show(const std::vector<PaletteEntry>& entries);
    void act();

    std::vector<PaletteEntry> entries_;
    std::vector<PaletteEntry> shown_;
    More more_;
    Background finding_;
    QLineEdit* query_;
    QListWidget* list_;
    QWidget* before_ = nullptr;  ///< had the keyboard
};

}  // namespace armillary::views
