// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/page.h"

#include <QAbstractScrollArea>
#include <QEvent>
#include <QTimer>

namespace armillary::views {

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
    if (!sized_ && default_sizes_) {
        sized_ = true;
        // Sizes of docks mean nothing before the page has its own.
        QTimer::singleShot(0, this, [this] { default_sizes_(); });
    }
    if (pending_) request_refresh();
}

QDockWidget* Page::add_panel(const QString& id, const QString& title, QWidget* content, Qt::DockWidgetArea area) {
    auto* panel = new QDockWidget(title, this);
    panel->setObjectName(id_ + "." + id);
    content->setAttribute(Qt::WA_StyledBackground);
    panel->setWidget(content);
    panel->setFeatures(QDockWidget::DockWidgetClosable | QDockWidget::DockWidgetMovable | QDockWidget::DockWidgetFloatable);
    if (content->accessibleName().isEmpty()) content->setAccessibleName(title);
    for (auto* area : content->findChildren<QAbstractScrollArea*>())
        if (area->accessibleName().isEmpty()) area->setAccessibleName(title);
    panel->installEventFilter(this);
    addDockWidget(area, panel);
    panels_.push_back(panel);
    return panel;
}

void Page::split(QDockWidget* first, QDockWidget* second, Qt::Orientation orientation) {
    splitDockWidget(first, second, orientation);
}

void Page::finish_layout() {
    default_layout_ = layout();
}

bool Page::restore_layout(const QByteArray& layout) {
    sized_ = restoreState(layout, kLayoutVersion);
    return sized_;
}

void Page::reset_layout() {
    hidden_by_maximise_.clear();
    for (QDockWidget* panel : panels_) {
        panel->setFloating(false);
        panel->show();
    }
    restoreState(default_layout_, kLayoutVersion);
    if (default_sizes_) default_sizes_();
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
    return QMainWindow::eventFilter(object, event);
}

}  // namespace armillary::views
