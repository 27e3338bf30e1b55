// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <map>
#include <utility>

namespace armillary::views {

/// What the user has picked, anywhere in the window: sets of raw ids by kind (`item`, `user`, `code`) and
/// namespace (the data set's name; for codes `run@epoch`). Never dense indices: they mean nothing to another data
/// set or run. Every view writes its picks here and shows those of the others.
class Selection : public QObject {
    Q_OBJECT
 public:
    using QObject::QObject;

    /// In the order in which they were picked; empty when nothing is.
    QStringList ids(const QString& kind, const QString& space) const;
    void set(const QString& kind, const QString& space, QStringList ids);
    void clear();

    /// The kind and namespace that were set last: what the details panel shows.
    std::pair<QString, QString> latest() const { return latest_; }

 Q_SIGNALS:
    void changed(QString kind, QString space);

 private:
    std::map<std::pair<QString, QString>, QStringList> picked_;
    std::pair<QString, QString> latest_;
};

}  // namespace armillary::views
