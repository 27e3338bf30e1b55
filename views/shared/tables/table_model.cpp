// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/tables/table_model.h"

#include <QFont>
#include <cmath>
#include <numeric>

#include "views/shared/theme.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

/// Up to here arranging takes less time than a frame, and the rows need not be seen unsorted first.
constexpr int64_t kAtOnce = 2000;

QString cell_text(const TableColumn& column, int64_t row) {
    if (column.kind == TableColumn::Kind::number && column.number && !std::isfinite(column.number(row)))
        return kUndefined;
    return column.text ? column.text(row) : figure(column.number(row));
}

}  // namespace

TableModel::TableModel(QObject* parent) : QAbstractTableModel(parent) {
    connect(&background_, &Background::busy_changed, this, &TableModel::busy_changed);
}

void TableModel::set_content(TableContentPtr content) {
    const bool same_columns = content && content_ && content->columns.size() == content_->columns.size();
    background_.cancel();
    if (!same_columns) order_ = {.filter = order_.filter};  // the filter line still shows it
    std::vector<int32_t> rows;
    if (content && content->rows <= kAtOnce) {
        rows = arrange(*content, order_, {});
    } else if (content) {
        rows.resize(static_cast<size_t>(content->rows));
        std::iota(rows.begin(), rows.end(), 0);
    }
    beginResetModel();
    content_ = std::move(content);
    rows_ = std::move(rows);
    endResetModel();
    if (total() > kAtOnce && order_ != TableOrder{})
        rearrange();
    else
        Q_EMIT arranged();
}

void TableModel::set_filter(const QString& filter) {
    if (filter == order_.filter) return;
    order_.filter = filter;
    rearrange();
}

void TableModel::sort(int column, Qt::SortOrder order) {
    const bool descending = column >= 0 && order == Qt::DescendingOrder;
    if (column == order_.column && descending == order_.descending) return;
    order_.column = column;
    order_.descending = descending;
    rearrange();
}

void TableModel::rearrange() {
    if (!content_) return;
    if (total() <= kAtOnce) {
        background_.cancel();
        show_rows(arrange(*content_, order_, {}));
        return;
    }
    background_.start(
        [content = content_, order = order_](std::stop_token stop) { return arrange(*content, order, stop); },
        [this](std::vector<int32_t> rows) { show_rows(std::move(rows)); },
        [this](const std::exception_ptr& failure) { Q_EMIT failed(failure); });
}

void TableModel::show_rows(std::vector<int32_t> rows) {
    if (rows.size() != rows_.size()) {
        beginResetModel();
        rows_ = std::move(rows);
        endResetModel();
    } else if (rows != rows_) {
        Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
        const QModelIndexList before = persistentIndexList();
        std::vector<int32_t> place(before.isEmpty() ? 0 : static_cast<size_t>(total()), -1);
        for (size_t r = 0; r < rows.size() && !place.empty(); ++r)
            place[static_cast<size_t>(rows[r])] = static_cast<int32_t>(r);
        QModelIndexList after;
        for (const QModelIndex& cell : before) {
            const int row = place[static_cast<size_t>(source_row(cell.row()))];
            after.append(row < 0 ? QModelIndex() : index(row, cell.column()));
        }
        rows_ = std::move(rows);
        changePersistentIndexList(before, after);
        Q_EMIT layoutChanged({}, VerticalSortHint);
    }
    Q_EMIT arranged();
}

int TableModel::find_id(const QString& id) const {
    if (!content_ || !content_->id) return -1;
    for (size_t row = 0; row < rows_.size(); ++row)
        if (content_->id(rows_[row]) == id) return static_cast<int>(row);
    return -1;
}

int TableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int TableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() || !content_ ? 0 : static_cast<int>(content_->columns.size());
}

QVariant TableModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const TableColumn& column = content_->columns[static_cast<size_t>(index.column())];
    const int64_t row = source_row(index.row());
    const bool number = column.kind == TableColumn::Kind::number;
    switch (role) {
        case Qt::DisplayRole:
        case Qt::ToolTipRole:
            return cell_text(column, row);
        case Qt::TextAlignmentRole:
            return QVariant((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        case Qt::FontRole:
            return number ? QVariant(Theme::current().number_font()) : QVariant();
        case Qt::ForegroundRole:
            return cell_text(column, row) == kUndefined ? QVariant(Theme::current().color(Token::muted))
                                                        : QVariant();
        case kNumberRole:
            return column.number ? QVariant(column.number(row)) : QVariant();
        case kIdRole:
            return content_->id ? QVariant(content_->id(row)) : QVariant();
        default:
            return {};
    }
}

QVariant TableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
    const TableColumn& column = content_->columns[static_cast<size_t>(section)];
    if (role == Qt::DisplayRole) return column.title;
    if (role == Qt::ToolTipRole) return column.help.isEmpty() ? column.title : column.help;
    if (role == Qt::TextAlignmentRole)
        return QVariant((column.kind == TableColumn::Kind::number ? Qt::AlignRight : Qt::AlignLeft) |
                        Qt::AlignVCenter);
    return {};
}

}  // namespace armillary::views
