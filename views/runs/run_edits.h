// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <vector>

namespace armillary::views {

class Background;
class Workbench;

/// Changes of runs by the user, each an undo command of the workbench. The store is written off the window's
/// thread, one change after the other; what it refuses is told in the message bar and the list shows what is.
class RunEdits : public QObject {
    Q_OBJECT
 public:
    /// The one of this workbench: it lives as long as the undo commands.
    static RunEdits& of(Workbench& bench);
    ~RunEdits() override;  ///< nothing that was asked for is lost

    void rename(const QString& run, const QString& before, const QString& name);
    void set_tags(const QString& run, const QStringList& before, const QStringList& tags);
    void set_notes(const QString& run, const QString& before, const QString& notes);
    /// Marks as deleted. Runs that are running are left out, and that is told.
    void remove(const QStringList& runs);
    void restore(const QStringList& runs);
    bool idle() const { return !busy_; }

    // Of the undo commands.
    using Failures = std::vector<std::exception_ptr>;
    struct Write {
        std::function<Failures()> work;  ///< elsewhere
        std::function<void(const Failures&)> done = {};
    };
    void write(Write write);
    Workbench& bench() { return bench_; }

 Q_SIGNALS:
    void written();
    void restored(QStringList runs);  ///< the store has them back; the lists follow

 private:
    explicit RunEdits(Workbench& bench);
    void next();

    Workbench& bench_;
    std::unique_ptr<Background> background_;
    std::deque<Write> waiting_;
    bool busy_ = false;
};

}  // namespace armillary::views
