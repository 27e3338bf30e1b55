// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/details/ranked_model.h"

#include "views/shared/icons.h"
#include "views/shared/words.h"

namespace armillary::views {

QString with_way_there(const QString& row) {
    return RankedModel::tr("%1\nDouble click or Enter goes there").arg(row);
}

void RankedModel::set_rows(std::vector<RankedRow> rows, const QString& value_title) {
    beginResetModel();
    rows_ = std::move(rows);
    value_title_ = value_title;
    endResetModel();
}

int RankedModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int RankedModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kColumns;
}

QVariant RankedModel::display(const RankedRow& row, int rank, int column) const {
    if (column == kRank) return rank;
    return column == kTitle ? QVariant(row.title) : QVariant(figure(row.value));
}

QVariant RankedModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const RankedRow& row = rows_[static_cast<size_t>(index.row())];
    const int column = index.column();
    switch (role) {
        case Qt::DisplayRole:
            return display(row, index.row() + 1, column);
        case Qt::ToolTipRole:
            return with_way_there(row.hit ? tr("%1 (%2). %3").arg(row.title, row.id, row.note)
                                          : tr("%1 (%2)").arg(row.title, row.id));
        case Qt::AccessibleTextRole:
            return row.hit && column == kTitle ? tr("%1. %2").arg(row.title, row.note)
                                               : display(row, index.row() + 1, column).toString();
        case Qt::DecorationRole:
            return row.hit && column == kRank ? QVariant(icon("good", Token::good)) : QVariant();
        case Qt::FontRole: {
            if (column == kTitle && !row.hit) return {};
            QFont font = column == kTitle ? Theme::current().font(TypeSize::body) : Theme::current().number_font();
            font.setBold(row.hit);
            return font;
        }
        case Qt::ForegroundRole:
            return column == kTitle ? QVariant() : QVariant(Theme::current().color(Token::muted));
        case Qt::TextAlignmentRole:
            return QVariant::fromValue(Qt::Alignment(column == kTitle ? Qt::AlignLeft : Qt::AlignRight) |
                                       Qt::AlignVCenter);
        case kIdRole:
            return row.id;
        case kHitRole:
            return row.hit;
        default:
            return {};
    }
}

QVariant RankedModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(section == kTitle ? Qt::AlignLeft : Qt::AlignRight) |
                                   Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    if (section == kRank) return tr("#");
    return section == kTitle ? tr("Item") : value_title_;
}

}  // namespace armillary::views
