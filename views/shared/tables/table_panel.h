// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "views/shared/selection.h"
#include "views/shared/tables/table_model.h"

class QLabel;
class QLineEdit;
class QTableView;

namespace armillary::views {

/// A table with its filter line, `1,204 of 1,000,000 rows`, and a menu to copy and save what is shown. With a
/// selection it is linked: rows picked here are picked everywhere, and the other way round.
class TablePanel : public QWidget {
    Q_OBJECT
 public:
    explicit TablePanel(QWidget* parent = nullptr);

    void set_content(TableContentPtr content);
    TableModel& model() { return *model_; }
    QTableView& view() { return *view_; }
    QLineEdit& filter() { return *filter_; }
    /// Rows' ids are of this kind and namespace. Null: not linked.
    void link(Selection* selection, const QString& kind, const QString& space);
    /// Name that a saved file is offered under.
    void set_file_name(const QString& name) { file_name_ = name; }
    /// What is shown, as CSV. Asks for the file when `file` is empty. Failures go to `failed`.
    void save(QString file = {});
    void copy() const;  ///< the selected rows, tab-separated, with the header
    bool settled() const { return !model_->busy() && !saving_.busy() && !finding_.busy(); }

 Q_SIGNALS:
    void activated(QString id);  ///< Enter or double click on a row
    void failed(std::exception_ptr failure);

 private:
    void count_rows();
    void take_selection();
    void show_selection(const std::vector<int>& rows);
    void give_selection();
    QStringList chosen_ids() const;
    void dress();

    TableModel* model_;
    QTableView* view_;
    QLineEdit* filter_;
    QLabel* count_;
    Selection* selection_ = nullptr;
    QString kind_, space_, file_name_;
    Background saving_, finding_;
    bool taking_ = false;  ///< the table follows the selection, and must not answer it
};

}  // namespace armillary::views
