// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <map>
#include <optional>
#include <vector>

namespace armillary::views {

/// The epoch at which a run is looked at: one for all pages, so that the time slider of one moves the others.
/// None: the best or the last, as a page finds natural.
class ShownEpochs : public QObject {
    Q_OBJECT
 public:
    using QObject::QObject;

    std::optional<int> of(const QString& run) const;
    void set(const QString& run, std::optional<int> epoch);
    void forget() { epochs_.clear(); }

    /// Of the recorded epochs (ascending, at least one) the one to show: the last that is not after the epoch
    /// chosen, else `otherwise` where it was recorded, else the last.
    int place(const QString& run, const std::vector<int>& recorded, std::optional<int> otherwise = {}) const;

 Q_SIGNALS:
    void changed(QString run);

 private:
    std::map<QString, int> epochs_;
};

}  // namespace armillary::views
