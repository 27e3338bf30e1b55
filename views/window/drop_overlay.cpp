// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/window/drop_overlay.h"

#include <QPainter>

#include "views/shared/icons.h"

namespace armillary::views {

DropOverlay::DropOverlay(QWidget* parent) : QWidget(parent) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void DropOverlay::say(const QString& sentence) {
    sentence_ = sentence;
    setGeometry(parentWidget()->rect());
    show();
    raise();
    update();
}

void DropOverlay::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor veil = theme.color(Token::window);
    veil.setAlphaF(0.88F);
    painter.fillRect(rect(), veil);
    painter.setPen(QPen(theme.color(Token::accent), 2, Qt::DashLine));
    painter.drawRoundedRect(QRectF(rect()).adjusted(24, 24, -24, -24), 6, 6);
    const int size = theme.px(40);
    icon("import", Token::accent)
        .paint(&painter, QRect(width() / 2 - size / 2, height() / 2 - size - 8, size, size));
    painter.setPen(theme.color(Token::text));
    painter.setFont(theme.font(TypeSize::section));
    painter.drawText(rect().adjusted(48, height() / 2 + 8, -48, 0), Qt::AlignHCenter | Qt::TextWordWrap,
                     sentence_);
}

}  // namespace armillary::views
