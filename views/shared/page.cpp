// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/page.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QDataStream>
#include <QEvent>
#include <QIODevice>
#include <QLayout>
#include <QMap>
#include <QStyle>
#include <QStyleOptionDockWidget>
#include <QTimer>
#include <algorithm>
#include <utility>

namespace armillary::views {

namespace {

constexpr const char* kTabbed = "tabbed";

class Panel final : public QDockWidget {
 public:
    using QDockWidget::QDockWidget;

 protected:
    void initStyleOption(QStyleOptionDockWidget* option) const override {
        QDockWidget::initStyleOption(option);
        if (property(kTabbed).toBool()) option->title.clear();
    }
};

}  // namespace

Page::Page(Workbench& bench, const QString& id) : QMainWindow(nullptr, Qt::Widget), bench_(bench), id_(id) {
    setObjectName("page." + id);
    setDockOptions(AnimatedDocks | AllowNestedDocks | AllowTabbedDocks | GroupedDragging);
    setAnimated(false);
    setContextMenuPolicy(Qt::NoContextMenu);
    setCentralWidget(nullptr);
}

void Page::request_refresh() {
    pending_ = true;
    if (!isVisible() || queued_) return;
    queued_ = true;
    QTimer::singleShot(0, this, [this] {
        queued_ = false;
        if (pending_ && isVisible()) refresh_now();
    });
}

void Page::refresh_now() {
    pending_ = false;
    refresh();
}

void Page::showEvent(QShowEvent* event) {
    QMainWindow::showEvent(event);
    if (!sized_) {
        sized_ = true;
        // Sizes of docks mean nothing before the page has its own.
        QTimer::singleShot(0, this, [this] {
            if (default_sizes_) default_sizes_();
            apply_widths();
        });
    }
    if (pending_) request_refresh();
}

QDockWidget* Page::add_panel(const QString& id, const QString& title, QWidget* content, Qt::DockWidgetArea area) {
    auto* panel = new Panel(title, this);
    panel->setObjectName(id_ + "." + id);
    content->setAttribute(Qt::WA_StyledBackground);
    panel->setWidget(content);
    panel->setFeatures(QDockWidget::DockWidgetClosable | QDockWidget::DockWidgetMovable |
                       QDockWidget::DockWidgetFloatable);
    if (content->accessibleName().isEmpty()) content->setAccessibleName(title);
    for (auto* area : content->findChildren<QAbstractScrollArea*>())
        if (area->accessibleName().isEmpty()) area->setAccessibleName(title);
    panel->installEventFilter(this);
    const auto rename_soon = [this] {
        if (std::exchange(names_queued_, true)) return;
        QTimer::singleShot(0, this, &Page::name_panels_once);
    };
    connect(panel, &QDockWidget::visibilityChanged, this, rename_soon);
    connect(panel, &QDockWidget::dockLocationChanged, this, rename_soon);
    connect(panel, &QDockWidget::topLevelChanged, this, rename_soon);
    addDockWidget(area, panel);
    panels_.push_back(panel);
    return panel;
}

void Page::split(QDockWidget* first, QDockWidget* second, Qt::Orientation orientation) {
    splitDockWidget(first, second, orientation);
}

void Page::keep_width(QDockWidget* panel, int width) {
    kept_widths_[panel] = width;
}

void Page::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    if (kept_widths_.empty() || widths_queued_) return;
    widths_queued_ = true;
    QTimer::singleShot(0, this, [this] {  // the docks have shared the new width among them by then
        widths_queued_ = false;
        apply_widths();
    });
}

void Page::apply_widths() {
    QList<QDockWidget*> panels;
    QList<int> widths;
    QDockWidget* widest = nullptr;  // takes the rest: Qt shares out what nobody was given
    int rest = width();
    for (QDockWidget* panel : panels_) {
        if (!panel->isVisible() || panel->isFloating()) continue;
        if (const auto kept = kept_widths_.find(panel); kept != kept_widths_.end()) {
            panels << panel;
            widths << kept->second;
            rest -= kept->second;
        } else if (!widest || panel->width() > widest->width()) {
            widest = panel;
        }
    }
    if (panels.isEmpty() || !widest) return;
    resizeDocks(panels << widest, widths << std::max(rest, 100), Qt::Horizontal);
}

void Page::name_panels_once() {
    names_queued_ = false;
    for (QDockWidget* panel : panels_) {
        const QList<QDockWidget*> others = tabifiedDockWidgets(panel);
        const bool tabbed = !panel->isFloating() && std::ranges::any_of(others, [](const QDockWidget* other) {
            return !other->isHidden();
        });
        if (panel->property(kTabbed).toBool() == tabbed) continue;
        panel->setProperty(kTabbed, tabbed);
        panel->style()->unpolish(panel);
        panel->style()->polish(panel);
        panel->layout()->invalidate();
    }
}

void Page::finish_layout() {
    default_layout_ = layout();
}

QByteArray Page::layout() const {
    QMap<QString, int> widths;
    for (const auto& [panel, width] : kept_widths_) widths[panel->objectName()] = width;
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream << saveState(kLayoutVersion) << widths;
    return bytes;
}

bool Page::restore_layout(const QByteArray& layout) {
    QByteArray places;
    QMap<QString, int> widths;
    QDataStream stream(layout);
    stream >> places >> widths;
    if (stream.status() != QDataStream::Ok || !restoreState(places, kLayoutVersion)) return false;
    for (auto& [panel, width] : kept_widths_) width = widths.value(panel->objectName(), width);
    sized_ = true;
    return true;
}

void Page::reset_layout() {
    hidden_by_maximise_.clear();
    for (QDockWidget* panel : panels_) {
        panel->setFloating(false);
        panel->show();
    }
    restore_layout(default_layout_);
    if (default_sizes_) default_sizes_();
    apply_widths();
}

void Page::maximise(QDockWidget* panel) {
    if (!hidden_by_maximise_.empty() || !panel) {
        for (QDockWidget* hidden : std::exchange(hidden_by_maximise_, {})) hidden->show();
        return;
    }
    for (QDockWidget* other : panels_)
        if (other != panel && !other->isHidden() && !other->isFloating()) {
            other->hide();
            hidden_by_maximise_.push_back(other);
        }
}

void Page::focus_panel(const QString& panel_id) {
    for (QDockWidget* panel : panels_) {
        if (panel->objectName() != id_ + "." + panel_id) continue;
        panel->show();
        panel->raise();
        panel->widget()->setFocus(Qt::OtherFocusReason);
    }
}

bool Page::eventFilter(QObject* object, QEvent* event) {
    // QDockWidget floats on a double click on its title; here it fills the page, and floating stays on its button.
    if (event->type() == QEvent::MouseButtonDblClick)
        if (auto* panel = qobject_cast<QDockWidget*>(object); panel && !panel->isFloating()) {
            maximise(panel);
            return true;
        }
    if (event->type() == QEvent::Resize && QApplication::mouseButtons() == Qt::LeftButton)
        if (const auto kept = kept_widths_.find(qobject_cast<QDockWidget*>(object)); kept != kept_widths_.end())
            kept->second = kept->first->width();  // the user drags its border
    return QMainWindow::eventFilter(object, event);
}

}  // namespace armillary::views
