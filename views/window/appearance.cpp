// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/window/appearance.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QEvent>
#include <QSlider>

#include "views/shared/theme.h"

namespace armillary::views {

namespace {

class WheelGuard final : public QObject {
 public:
    using QObject::QObject;

 protected:
    bool eventFilter(QObject* object, QEvent* event) override {
        if (event->type() != QEvent::Wheel) return false;
        auto* control = qobject_cast<QWidget*>(object);
        const bool changes = qobject_cast<QComboBox*>(object) || qobject_cast<QAbstractSpinBox*>(object) ||
                             qobject_cast<QSlider*>(object);
        if (!changes || control->hasFocus()) return false;
        event->ignore();  // what lies beneath scrolls
        return true;
    }
};

}  // namespace

void dress(QApplication& application) {
    QApplication::setStyle("Fusion");  // the same on every desktop, and made to be coloured
    auto wear = [&application] {
        const Theme& theme = Theme::current();
        QApplication::setPalette(theme.palette());
        QApplication::setFont(theme.font(TypeSize::body));
        application.setStyleSheet(theme.style_sheet());
    };
    wear();
    application.installEventFilter(new WheelGuard(&application));
    QObject::connect(&Theme::current(), &Theme::changed, &application, wear);
}

}  // namespace armillary::views
