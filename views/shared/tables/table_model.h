// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "views/shared/background.h"
#include "views/shared/tables/table_content.h"

namespace armillary::views {

/// The item model of a table of any length. Sorting and filtering happen in the background; until they are done
/// the rows stay as they are.
class TableModel : public QAbstractTableModel {
    Q_OBJECT
 public:
    static constexpr int kNumberRole = Qt::UserRole;  ///< the number behind a cell
    static constexpr int kIdRole = Qt::UserRole + 1;  ///< raw id of the row

    explicit TableModel(QObject* parent = nullptr);

    /// Null: an empty table. The filter is kept, the order only where the columns are the same in number.
    void set_content(TableContentPtr content);
    const TableContentPtr& content() const { return content_; }
    void set_filter(const QString& filter);
    const TableOrder& order() const { return order_; }
    void sort(int column, Qt::SortOrder order) override;

    int64_t total() const { return content_ ? content_->rows : 0; }
    const std::vector<int32_t>& shown() const { return rows_; }
    int32_t source_row(int row) const { return rows_[static_cast<size_t>(row)]; }
    /// Where a row of the content stands, or -1 when it is filtered out. O(rows).
    int find_id(const QString& id) const;
    bool busy() const { return background_.busy(); }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 Q_SIGNALS:
    void arranged();
    void busy_changed(bool busy);
    void failed(std::exception_ptr failure);

 private:
    void rearrange();
    void show_rows(std::vector<int32_t> rows);

    TableContentPtr content_;
    TableOrder order_;
    std::vector<int32_t> rows_;
    Background background_;
};

}  // namespace armillary::views
