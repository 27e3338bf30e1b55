// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "views/data/dataset_list_model.h"

class QListView;
class QPushButton;
class QStackedWidget;

namespace armillary::views {

class EmptyState;

/// The data sets of the workspace, and the ways to get more.
class DatasetPanel : public QWidget {
    Q_OBJECT
 public:
    explicit DatasetPanel(QWidget* parent = nullptr);

    /// `loaded`: whether the rows are known yet; before that nothing is called empty.
    void show_rows(const DatasetRows& rows, bool loaded);
    /// Marks a data set as chosen, without telling.
    void choose(const QString& name);
    QString chosen() const;
    /// While a built-in world is being made, its button rests.
    void set_making_demo(bool making);

 Q_SIGNALS:
    void chosen_changed(QString name);
    void import_wanted();
    void folder_wanted();
    void world_wanted();
    void demo_wanted();
    void train_wanted();
    void users_wanted();
    void copy_wanted();
    void delete_wanted();

 private:
    void dress_empty();

    DatasetListModel model_;
    QListView* list_;
    QStackedWidget* stack_;
    EmptyState* empty_;
    QPushButton *import_, *folder_, *world_;
    bool making_demo_ = false, choosing_ = false;
};

}  // namespace armillary::views
