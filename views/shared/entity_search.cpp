// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/entity_search.h"

#include <QStringList>
#include <algorithm>
#include <array>

#include "core/base/error.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

/// One bucket a quality of match; each holds no more than can be shown.
class Search {
 public:
    Search(const QString& wanted, size_t limit, std::stop_token stop)
        : wanted_(wanted.simplified()), words_(wanted_.split(' ')), limit_(limit), stop_(std::move(stop)) {}

    void look_at(const QString& kind, const data::IdMap& ids, const data::AttributeTable& table) {
        const data::Attribute* titles = table.find(table.title_column);
        for (int32_t row = 0; row < ids.size(); ++row) {
            if (row % 4096 == 0 && stop_.stop_requested()) throw Cancelled();
            const QString id = text(ids[row]);
            const QString title = titles ? text(titles->cell(row)) : QString();
            if (const int quality = quality_of(id, title); quality >= 0)
                if (auto& bucket = buckets_[static_cast<size_t>(quality)]; bucket.size() < limit_)
                    bucket.push_back({kind, id, title.isEmpty() ? id : title});
        }
    }

    std::vector<Found> result() const {
        std::vector<Found> all;
        for (const auto& bucket : buckets_) all.insert(all.end(), bucket.begin(), bucket.end());
        all.resize(std::min(all.size(), limit_));
        return all;
    }

 private:
    int quality_of(const QString& id, const QString& title) const {
        if (id.compare(wanted_, Qt::CaseInsensitive) == 0) return 0;
        if (title.startsWith(wanted_, Qt::CaseInsensitive)) return 1;
        const bool all = std::all_of(words_.begin(), words_.end(), [&](const QString& word) {
            return title.contains(word, Qt::CaseInsensitive) || id.contains(word, Qt::CaseInsensitive);
        });
        return all ? 2 : -1;
    }

    QString wanted_;
    QStringList words_;
    size_t limit_;
    std::stop_token stop_;
    std::array<std::vector<Found>, 3> buckets_;
};

}  // namespace

std::vector<Found> search(const data::Dataset& dataset, const QString& text, size_t limit, std::stop_token stop) {
    if (text.simplified().isEmpty()) return {};
    Search search(text, limit, std::move(stop));
    search.look_at(kItemKind, dataset.items(), dataset.item_table());
    search.look_at(kUserKind, dataset.users(), dataset.user_table());
    return search.result();
}

}  // namespace armillary::views
