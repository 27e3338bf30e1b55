// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/attention/history_model.h"

#include <algorithm>
#include <cmath>

#include "views/details/stories.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

std::vector<HistoryItem> recorded_items(const UserCase& shown, const std::vector<double>& shares) {
    std::vector<HistoryItem> items;
    for (size_t at = 0; at < shown.tokens.size(); ++at) {
        const auto token = static_cast<qsizetype>(at);
        if (!shown.ids[token].isEmpty()) items.push_back({shown.ids[token], shown.titles[token], {}, shares[at]});
    }
    return items;
}

}  // namespace

std::vector<HistoryItem> history_items(const UserCase& shown, const MapChoice& choice, const HistoryEdit& edit) {
    if (!shown.missing.isEmpty()) return {};
    const std::vector<double> shares = last_shares(shown.maps, choice);
    if (shown.recorded) return recorded_items(shown, shares);
    const jobs::History& history = shown.answer->report.history;
    std::vector<double> share_of(history.items.size(), std::numeric_limits<double>::quiet_NaN());
    for (size_t at = 0; at < shown.tokens.size(); ++at)
        if (shown.tokens[at].position >= 0) share_of[static_cast<size_t>(shown.tokens[at].position)] = shares[at];
    std::vector<HistoryItem> items;
    for (const int position : edit.order()) {
        const auto at = static_cast<size_t>(position);
        const data::Dataset& dataset = *shown.dataset();
        items.push_back({text(dataset.items()[history.items[at]]), text(dataset.item_title(history.items[at])),
                         history.times.empty() ? QString() : time_text(dataset.time_kind(), history.times[at]),
                         share_of[at], edit.is_removed(position)});
    }
    return items;
}

void HistoryModel::set_items(std::vector<HistoryItem> items) {
    beginResetModel();
    items_ = std::move(items);
    endResetModel();
}

void HistoryModel::set_picked(const QStringList& ids) {
    picked_ = std::set<QString>(ids.begin(), ids.end());
    if (!items_.empty()) Q_EMIT dataChanged(index(0), index(rowCount() - 1), {kPickedRole});
}

double HistoryModel::largest_share() const {
    double largest = 0;
    for (const HistoryItem& item : items_)
        if (!std::isnan(item.share)) largest = std::max(largest, item.share);
    return largest;
}

int HistoryModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(items_.size());
}

QString HistoryModel::words(const HistoryItem& item) const {
    QStringList words{item.title};
    if (!item.time.isEmpty()) words.push_back(item.time);
    words.push_back(std::isnan(item.share) ? tr("too old: the model does not read it")
                                           : tr("weight %1").arg(percent(item.share)));
    if (item.removed) words.push_back(tr("removed"));
    return words.join(QStringLiteral(" · "));
}

QVariant HistoryModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const HistoryItem& item = items_[static_cast<size_t>(index.row())];
    switch (role) {
        case Qt::DisplayRole:
            return item.title;
        case Qt::ToolTipRole:
        case Qt::AccessibleTextRole:
            return words(item);
        case kIdRole:
            return item.id;
        case kTimeRole:
            return item.time;
        case kShareRole:
            return item.share;
        case kRemovedRole:
            return item.removed;
        case kPickedRole:
            return picked_.contains(item.id);
        default:
            return {};
    }
}

}  // namespace armillary::views
