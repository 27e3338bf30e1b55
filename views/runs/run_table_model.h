// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>
#include <QHash>
#include <QStringList>
#include <memory>
#include <vector>

#include "views/runs/run_filter.h"
#include "views/runs/run_rows.h"

namespace armillary::views {

/// The table of runs: filtered, sorted, and grouped by experiment where that is wanted: runs that differ in the
/// seed alone stand below one row with their means. Changes of the list move as little as they can: what is
/// selected, open or being edited stays so.
class RunTableModel : public QAbstractItemModel {
    Q_OBJECT
 public:
    static constexpr int kIdRole = Qt::UserRole;          ///< of a run; of a group: empty
    static constexpr int kNumberRole = Qt::UserRole + 1;  ///< the number behind a cell

    explicit RunTableModel(QObject* parent = nullptr);
    ~RunTableModel() override;

    void set_rows(std::vector<RunRow> rows);  ///< newest first: the order of equal rows
    void set_filter(const QString& filter);
    void set_grouped(bool grouped);
    bool grouped() const { return grouped_; }
    void sort(int column, Qt::SortOrder order) override;
    int sort_column() const;
    Qt::SortOrder sort_order() const { return order_; }
    /// By the column's id; may name a column that comes later. Empty: newest first.
    void sort_by(const QString& column_id, Qt::SortOrder order);
    const QString& sort_id() const { return sort_id_; }

    const std::vector<RunTableColumn>& columns() const { return columns_; }
    int column_of(const QString& id) const;  ///< -1 when there is none
    int total() const { return static_cast<int>(rows_.size()); }
    int shown() const { return shown_; }  ///< runs, whether alone or in groups
    const RunRow* row_of(const QString& run) const;

    /// The run of a row; all runs of a group.
    QStringList runs_at(const QModelIndex& index) const;
    bool is_group(const QModelIndex& index) const;
    QModelIndex find(const QString& run, int column = 0) const;
    /// Stable name of a row, for open groups.
    QString key_at(const QModelIndex& index) const;
    QModelIndex find_key(const QString& key) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 Q_SIGNALS:
    void columns_changed();
    void name_edited(QString run, QString before, QString name);
    void tags_edited(QString run, QStringList before, QStringList tags);

 private:
    struct Node;
    using Nodes = std::vector<std::unique_ptr<Node>>;
    /// A row as it shall be.
    struct Plan {
        QString key;
        QStringList runs;
        std::vector<Plan> children = {};  ///< of a group
    };
    using Lookup = QHash<QString, const RunRow*>;

    std::vector<Plan> plan(const std::vector<RunRow>& rows) const;
    void put_in_order(std::vector<Plan>& plans, const Lookup& rows) const;
    void apply(std::vector<Plan> plan, std::vector<RunRow> rows);
    void remove_missing(Node& parent, const std::vector<Plan>& wanted);
    void insert_new(Node& parent, const std::vector<Plan>& wanted);
    void reorder(const std::vector<Plan>& wanted);
    void rebuild();
    const Node& node_at(const QModelIndex& index) const;
    QModelIndex index_of(const Node& node, int column = 0) const;
    std::vector<const RunRow*> rows_at(const Node& node) const;
    QVariant look(const Node& node, const RunTableColumn& column, int role) const;

    std::vector<RunRow> all_;  ///< as they came
    Lookup rows_;              ///< into `all_`
    std::vector<RunTableColumn> columns_;
    std::unique_ptr<Node> root_;
    RunFilter filter_;
    QString sort_id_;
    Qt::SortOrder order_ = Qt::DescendingOrder;
    bool grouped_ = false;
    int shown_ = 0;
};

}  // namespace armillary::views
