// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/window/appearance.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QEvent>
#include <QProxyStyle>
#include <QSlider>

#include "views/shared/theme.h"

namespace armillary::views {

namespace {

class WheelGuard final : public QObject {
 public:
    using QObject::QObject;

 protected:
    bool eventFilter(QObject* object, QEvent* event) override {
        if (event->type() != QEvent::Wheel && event->type() != QEvent::Polish) return false;
        auto* control = qobject_cast<QWidget*>(object);
        const bool changes = qobject_cast<QComboBox*>(object) || qobject_cast<QAbstractSpinBox*>(object) ||
                             qobject_cast<QSlider*>(object);
        // Qt gives the keyboard to what accepts it by the wheel before the event comes here.
        if (changes && control->focusPolicy() == Qt::WheelFocus) control->setFocusPolicy(Qt::StrongFocus);
        if (!changes || event->type() == QEvent::Polish || control->hasFocus()) return false;
        event->ignore();  // what lies beneath scrolls
        return true;
    }
};

/// Fusion, made to be coloured, with icons and check marks that grow with the interface.
class ScaledStyle final : public QProxyStyle {
 public:
    ScaledStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override {
        const int size = QProxyStyle::pixelMetric(metric, option, widget);
        switch (metric) {
            case PM_SmallIconSize:  // menus, tabs and fields take theirs from this
            case PM_ButtonIconSize:
            case PM_ListViewIconSize:
            case PM_IndicatorWidth:
            case PM_IndicatorHeight:
            case PM_ExclusiveIndicatorWidth:
            case PM_ExclusiveIndicatorHeight:
                return Theme::current().px(size);
            default:
                return size;
        }
    }
};

}  // namespace

void dress(QApplication& application) {
    QApplication::setStyle(new ScaledStyle);  // the same on every desktop
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
