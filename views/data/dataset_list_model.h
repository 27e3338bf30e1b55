// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QString>

#include "views/shared/workbench.h"

namespace armillary::views {

/// `1,682 items · 943 users · 100,000 interactions`.
QString size_words(const store::DatasetSummary& dataset);

/// The data sets of the workspace by name, two lines each.
class DatasetListModel : public QAbstractListModel {
    Q_OBJECT
 public:
    static constexpr int kNameRole = Qt::UserRole;
    static constexpr int kSizeRole = Qt::UserRole + 1;

    using QAbstractListModel::QAbstractListModel;

    void set_rows(const DatasetRows& rows);
    /// Row of a data set, or -1.
    int find(const QString& name) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

 private:
    DatasetRows rows_;
};

}  // namespace armillary::views
