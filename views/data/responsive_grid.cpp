// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/data/responsive_grid.h"

#include <QResizeEvent>
#include <algorithm>

#include "views/shared/theme.h"

namespace armillary::views {

ResponsiveGrid::ResponsiveGrid(int column_width, int most_columns, QWidget* parent)
    : QWidget(parent), column_width_(column_width), most_columns_(most_columns) {
    // May shrink: its hint is of a width that it had once, and a layout takes the hint of what may not as its
    // least.
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void ResponsiveGrid::set_widgets(std::vector<QWidget*> widgets) {
    for (QWidget* old : std::exchange(widgets_, std::move(widgets))) {
        old->hide();
        old->deleteLater();
    }
    for (QWidget* widget : widgets_) {
        widget->setParent(this);
        widget->show();
    }
    arrange(width(), true);
    updateGeometry();
}

int ResponsiveGrid::arrange(int width, bool apply) const {
    if (widgets_.empty()) return 0;
    const int gap = Theme::current().px(16);
    const int wanted = Theme::current().px(column_width_);
    const int fitting = std::clamp((width + gap) / (wanted + gap), 1, most_columns_);
    const int columns = std::min(fitting, static_cast<int>(widgets_.size()));
    const int share = std::max(0, (width - gap * (columns - 1)) / columns);
    int top = 0;
    for (size_t first = 0; first < widgets_.size(); first += static_cast<size_t>(columns)) {
        const size_t end = std::min(first + static_cast<size_t>(columns), widgets_.size());
        int height = 0;
        for (size_t i = first; i < end; ++i) height = std::max(height, widgets_[i]->sizeHint().height());
        for (size_t i = first; apply && i < end; ++i)
            widgets_[i]->setGeometry(static_cast<int>(i - first) * (share + gap), top, share, height);
        top += height + gap;
    }
    return top - gap;
}

int ResponsiveGrid::heightForWidth(int width) const {
    return arrange(width, false);
}

QSize ResponsiveGrid::sizeHint() const {
    const int width = Theme::current().px(column_width_);
    return {width, arrange(std::max(width, this->width()), false)};
}

QSize ResponsiveGrid::minimumSizeHint() const {
    return {Theme::current().px(column_width_) / 2, 0};
}

void ResponsiveGrid::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange(event->size().width(), true);
}

}  // namespace armillary::views
