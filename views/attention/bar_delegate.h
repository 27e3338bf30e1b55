// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

#include "views/shared/theme.h"

namespace armillary::views {

/// Numbers of a table as bars from zero, with the number beside them.
class BarDelegate : public QStyledItemDelegate {
    Q_OBJECT
 public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// What the shortest and the longest bar stand for; `low` is negative where numbers are.
    void set_range(double low, double high, Token color);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
    double low_ = 0, high_ = 0;
    Token color_ = Token::run_a;
};

}  // namespace armillary::views
