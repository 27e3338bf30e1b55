// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/lazy_panel.h"

#include <utility>

namespace armillary::views {

LazyPanel::LazyPanel(Workbench& bench) : bench_(bench) {
    connect(&bench.selection(), &Selection::changed, this, [this] {
        if (in_sight() && !stale_) show_selection();
    });
}

void LazyPanel::touch() {
    stale_ = true;
    look();
}

void LazyPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    look();
}

void LazyPanel::look() {
    if (!in_sight()) return;
    if (std::exchange(stale_, false)) refresh();
    show_selection();  // what was picked meanwhile has not been followed
}

}  // namespace armillary::views
