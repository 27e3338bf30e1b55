// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/attention/bar_delegate.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "views/shared/tables/table_model.h"

namespace armillary::views {

namespace {

constexpr int kInset = 8, kNumber = 56, kThick = 10;

}  // namespace

void BarDelegate::set_range(double low, double high, Token color) {
    low_ = low;
    high_ = high;
    color_ = color;
}

void BarDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Theme& theme = Theme::current();
    const bool picked = option.state & QStyle::State_Selected;
    if (picked) painter->fillRect(option.rect, option.palette.highlight());
    const QRect cell = option.rect.adjusted(theme.px(kInset), 0, -theme.px(kInset), 0);
    const double number = index.data(TableModel::kNumberRole).toDouble();
    painter->setFont(theme.number_font(TypeSize::caption));
    painter->setPen(picked ? option.palette.color(QPalette::HighlightedText) : theme.color(Token::muted));
    painter->drawText(cell, Qt::AlignRight | Qt::AlignVCenter, index.data().toString());
    const QRectF track(cell.left(), cell.center().y() - theme.px(kThick) / 2.0,
                       std::max(cell.width() - theme.px(kNumber), 0), theme.px(kThick));
    if (std::isfinite(number) && high_ > low_) {
        const auto place = [&](double value) {
            return track.left() + track.width() * (value - low_) / (high_ - low_);
        };
        const double from = place(std::min(number, 0.0)), to = place(std::max(number, 0.0));
        painter->fillRect(QRectF(from, track.top(), std::max(to - from, 1.0), track.height()),
                          theme.color(picked ? Token::brass : color_));
        if (low_ < 0) {
            painter->setPen(theme.color(Token::muted));
            painter->drawLine(QPointF(place(0), track.top() - 3), QPointF(place(0), track.bottom() + 3));
        }
    }
    painter->setPen(theme.color(Token::line));
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
}

}  // namespace armillary::views
