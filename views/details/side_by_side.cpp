// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/details/side_by_side.h"

#include <QLabel>
#include <QVBoxLayout>

#include "views/shared/theme.h"

namespace armillary::views {

namespace {

constexpr int kBesideFrom = 640, kGap = 12, kHeading = 32, kPlenty = 10'000;

}  // namespace

SideBySide::SideBySide(int first, int second, QWidget* parent)
    : QSplitter(Qt::Vertical, parent), first_(first), second_(second) {
    setChildrenCollapsible(false);
    setHandleWidth(1);
}

QVBoxLayout* SideBySide::add_section(const QString& title, std::initializer_list<QWidget*> tools) {
    auto* heading = new QLabel(title);
    heading->setProperty("section", true);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(heading);
    row->addStretch();
    for (QWidget* tool : tools) row->addWidget(tool);
    row->addStrut(Theme::current().px(kHeading));  // headings of both sections are level, with tools or without
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setSpacing(4);
    column->addLayout(row);
    addWidget(box);
    arrange();
    return column;
}

/// The gap around the hairline between the sections.
void SideBySide::arrange() {
    for (int i = 0; i < count(); ++i) {
        const bool beside = orientation() == Qt::Horizontal;
        const int before = i > 0 ? kGap : 0, after = i + 1 < count() ? kGap : 0;
        widget(i)->layout()->setContentsMargins(beside ? before : 0, beside ? 0 : before, beside ? after : 0,
                                                beside ? 0 : after);
    }
}

void SideBySide::resizeEvent(QResizeEvent* event) {
    const Qt::Orientation wanted = width() < Theme::current().px(kBesideFrom) ? Qt::Vertical : Qt::Horizontal;
    if (orientation() != wanted) {
        setOrientation(wanted);
        arrange();
        // More than there is of either: the splitter takes them as shares.
        setSizes(wanted == Qt::Horizontal ? QList<int>{first_ * kPlenty, second_ * kPlenty}
                                          : QList<int>{kPlenty, kPlenty});
    }
    QSplitter::resizeEvent(event);
}

}  // namespace armillary::views
