// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "views/details/ranked_lists.h"

namespace armillary::views {

/// A ranked list of items: rank, title, value. Hits carry an icon and stand in bold.
class RankedModel : public QAbstractTableModel {
    Q_OBJECT
 public:
    enum Column { kRank, kTitle, kValue, kColumns };
    static constexpr int kIdRole = Qt::UserRole;       ///< raw id of the item
    static constexpr int kHitRole = Qt::UserRole + 1;  ///< whether it is a hit

    using QAbstractTableModel::QAbstractTableModel;

    /// `value_title` heads the column of values: `Score`, `Cosine`.
    void set_rows(std::vector<RankedRow> rows, const QString& value_title);
    const std::vector<RankedRow>& rows() const { return rows_; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
    QVariant display(const RankedRow& row, int rank, int column) const;

    std::vector<RankedRow> rows_;
    QString value_title_;
};

/// What a row says of itself, and that a double click or Enter goes to what it is about.
QString with_way_there(const QString& row);

}  // namespace armillary::views
