// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/window/mode_bar.h"

#include <QButtonGroup>
#include <QToolButton>
#include <QVBoxLayout>

#include "views/shared/icons.h"

namespace armillary::views {

ModeBar::ModeBar(const std::vector<PageEntry>& pages, QWidget* parent) : QFrame(parent) {
    setObjectName("modeBar");
    setAccessibleName(tr("Pages"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(4, 8, 4, 8);
    column->setSpacing(4);
    auto* group = new QButtonGroup(this);
    for (const PageEntry& page : pages) {
        auto* button = new QToolButton;
        button->setObjectName("mode." + page.id);
        button->setText(page.title);
        button->setIcon(icon(page.icon));
        button->setToolTip(page.help);
        button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
        button->setCheckable(true);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        group->addButton(button);
        column->addWidget(button);
        buttons_[page.id] = button;
        connect(button, &QToolButton::clicked, this, [this, id = page.id] { Q_EMIT chosen(id); });
    }
    column->addStretch();
    dress();
    connect(&Theme::current(), &Theme::changed, this, &ModeBar::dress);
}

void ModeBar::dress() {
    const Theme& theme = Theme::current();
    for (const auto& [id, button] : buttons_) button->setIconSize(QSize(theme.px(24), theme.px(24)));
    setFixedWidth(theme.px(96));
}

void ModeBar::set_current(const QString& page) {
    if (const auto found = buttons_.find(page); found != buttons_.end()) found->second->setChecked(true);
}

}  // namespace armillary::views
