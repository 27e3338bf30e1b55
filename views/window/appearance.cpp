// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/window/appearance.h"

#include <QApplication>

#include "views/shared/theme.h"

namespace armillary::views {

void dress(QApplication& application) {
    QApplication::setStyle("Fusion");  // the same on every desktop, and made to be coloured
    auto wear = [&application] {
        const Theme& theme = Theme::current();
        QApplication::setPalette(theme.palette());
        QApplication::setFont(theme.font(TypeSize::body));
        application.setStyleSheet(theme.style_sheet());
    };
    wear();
    QObject::connect(&Theme::current(), &Theme::changed, &application, wear);
}

}  // namespace armillary::views
