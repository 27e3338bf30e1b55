// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <limits>
#include <set>
#include <vector>

#include "views/attention/history_edit.h"
#include "views/attention/map_choice.h"
#include "views/attention/user_case.h"

namespace armillary::views {

/// An item of a history as the strip shows it.
struct HistoryItem {
    QString id, title, time;
    double share =
        std::numeric_limits<double>::quiet_NaN();  ///< of the last query; NaN: the model does not read it
    bool removed = false;
};

/// Oldest to newest, as the edit orders them. Of recorded maps the items that were read.
std::vector<HistoryItem> history_items(const UserCase& shown, const MapChoice& choice, const HistoryEdit& edit);

/// The items of a history, for a list view.
class HistoryModel : public QAbstractListModel {
    Q_OBJECT
 public:
    enum Role { kIdRole = Qt::UserRole, kTimeRole, kShareRole, kRemovedRole, kPickedRole };
    using QAbstractListModel::QAbstractListModel;

    void set_items(std::vector<HistoryItem> items);
    void set_picked(const QStringList& ids);
    const std::vector<HistoryItem>& items() const { return items_; }
    double largest_share() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

 private:
    QString words(const HistoryItem& item) const;

    std::vector<HistoryItem> items_;
    std::set<QString> picked_;
};

}  // namespace armillary::views
