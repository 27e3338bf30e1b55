// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/learn/lesson_card.h"

#include <QAbstractItemView>
#include <QPainter>

#include "views/shared/theme.h"

namespace armillary::views {

namespace {

struct CardText {
    QString title, about;
};

CardText text_of(const QModelIndex& index) {
    const QString text = index.data(Qt::DisplayRole).toString();
    return {text.section('\n', 0, 0), text.section('\n', 1)};
}

QFont title_font() {
    QFont font = Theme::current().font(TypeSize::body);
    font.setWeight(QFont::DemiBold);
    return font;
}

/// Where the title stands in a card of this place and width, as high as its lines need.
QRect title_area(const QRect& card, const QString& title) {
    const Theme& theme = Theme::current();
    const QRect inside = card.adjusted(theme.px(12), theme.px(8), -theme.px(12), 0);
    const QRect needed =
        QFontMetrics(title_font()).boundingRect(QRect(0, 0, inside.width(), 10'000), Qt::TextWordWrap, title);
    return {inside.topLeft(), QSize(inside.width(), needed.height())};
}

}  // namespace

void LessonCard::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Theme& theme = Theme::current();
    const CardText text = text_of(index);
    const bool selected = option.state & QStyle::State_Selected;
    if (selected || option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect,
                          selected ? Theme::mix(theme.color(Token::panel), theme.color(Token::brass), 0.28)
                                   : Theme::mix(theme.color(Token::panel), theme.color(Token::text), 0.05));
    if (selected)
        painter->fillRect(QRect(option.rect.topLeft(), QSize(theme.px(3), option.rect.height())),
                          theme.color(Token::brass));
    const QRect title = title_area(option.rect, text.title);
    painter->setFont(title_font());
    painter->setPen(theme.color(Token::text));
    painter->drawText(title, Qt::TextWordWrap, text.title);
    painter->setFont(theme.font(TypeSize::caption));
    painter->setPen(theme.color(Token::muted));
    painter->drawText(QRect(title.left(), title.bottom() + theme.px(4), title.width(), option.rect.bottom()),
                      Qt::TextSingleLine, text.about);
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(theme.color(Token::accent));
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
}

QSize LessonCard::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Theme& theme = Theme::current();
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    const int width = view ? view->viewport()->width() : theme.px(240);
    const QRect title = title_area(QRect(0, 0, width, 0), text_of(index).title);
    return {width,
            title.bottom() + theme.px(4) + QFontMetrics(theme.font(TypeSize::caption)).height() + theme.px(8)};
}

}  // namespace armillary::views
