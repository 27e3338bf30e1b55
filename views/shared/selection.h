// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QObject>
#include <QString>
#include <QStringList>
#include <deque>
#include <map>
#include <utility>
#include <vector>

namespace armillary::views {

/// What the user has picked, anywhere in the window: sets of raw ids by kind (`item`, `user`, `code`) and
/// namespace (the data set's name; for codes `run@epoch`). Never dense indices: they mean nothing to another data
/// set or run. Every view writes its picks here and shows those of the others.
class Selection : public QObject {
    Q_OBJECT
 public:
    using QObject::QObject;
    static constexpr size_t kKept = 100;  ///< steps that can be gone back

    /// A set that was given a name, to be picked again.
    struct Pin {
        QString name, kind, space;
        QStringList ids;
        bool operator==(const Pin&) const = default;
    };

    /// In the order in which they were picked; empty when nothing is.
    QStringList ids(const QString& kind, const QString& space) const;
    void set(const QString& kind, const QString& space, QStringList ids);
    /// As `set`, for what follows from a pick and is none of its own: no step back leads to it.
    void carry(const QString& kind, const QString& space, QStringList ids);
    void clear();

    /// The kind and namespace that were set last: what the details panel shows.
    std::pair<QString, QString> latest() const { return latest_; }

    // As in a browser: picking something forgets what lay ahead.
    bool can_go_back() const { return at_ > 0; }
    bool can_go_forward() const { return at_ < steps_.size(); }
    void go_back();
    void go_forward();

    /// Gives the latest set a name; a set of that name is replaced.
    void pin(const QString& name);
    void unpin(const QString& name);
    /// Picks the set of that name.
    void take_pin(const QString& name);
    const std::vector<Pin>& pins() const { return pins_; }
    QJsonArray pins_state() const;
    void restore_pins(const QJsonArray& state);

    /// Another workspace: nothing is picked, nothing lies behind, no pins.
    void forget();

 Q_SIGNALS:
    void changed(QString kind, QString space);
    void pins_changed();

 private:
    using Key = std::pair<QString, QString>;
    struct Step {
        Key key;
        QStringList before, after;
    };
    void put(const Key& key, const QStringList& ids);

    std::map<Key, QStringList> picked_;
    Key latest_;
    std::deque<Step> steps_;
    size_t at_ = 0;  ///< steps done
    std::vector<Pin> pins_;
};

}  // namespace armillary::views
