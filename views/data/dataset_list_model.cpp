// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/data/dataset_list_model.h"

#include <QCoreApplication>
#include <algorithm>

#include "views/shared/words.h"

namespace armillary::views {

namespace {

bool is_damaged(const store::DatasetSummary& dataset) {
    return dataset.fingerprint.empty();
}

bool same(const store::DatasetSummary& a, const store::DatasetSummary& b) {
    return a.name == b.name && a.fingerprint == b.fingerprint && a.created == b.created;
}

}  // namespace

QString size_words(const store::DatasetSummary& dataset) {
    if (is_damaged(dataset)) return QCoreApplication::translate("DatasetListModel", "Cannot be read");
    return QCoreApplication::translate("DatasetListModel", "%1 items · %2 users · %3 interactions")
        .arg(count(dataset.items), count(dataset.users), count(dataset.interactions));
}

void DatasetListModel::set_rows(const DatasetRows& rows) {
    if (std::ranges::equal(rows_, rows, same)) return;
    beginResetModel();
    rows_ = rows;
    endResetModel();
}

int DatasetListModel::find(const QString& name) const {
    const auto found = std::ranges::find_if(rows_, [&](const auto& row) { return text(row.name) == name; });
    return found == rows_.end() ? -1 : static_cast<int>(found - rows_.begin());
}

int DatasetListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QVariant DatasetListModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const store::DatasetSummary& row = rows_[static_cast<size_t>(index.row())];
    switch (role) {
        case Qt::DisplayRole:
        case kNameRole:
            return text(row.name);
        case kSizeRole:
            return size_words(row);
        case Qt::ToolTipRole:
            return is_damaged(row) && !row.warnings.empty()
                       ? text(row.warnings.front())
                       : QStringLiteral("%1\n%2").arg(text(row.name), size_words(row));
        case Qt::AccessibleTextRole:
            return QStringLiteral("%1, %2").arg(text(row.name), size_words(row));
        default:
            return {};
    }
}

}  // namespace armillary::views
