// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QString>
#include <QTimer>
#include <exception>
#include <functional>
#include <memory>
#include <vector>

#include "core/jobs/job.h"

namespace armillary::views {

using JobId = int;

/// Long work that the user can see, pause and cancel: an import, a training.
struct JobStart {
    QString title;
    jobs::Job::Work work;
    /// Called on the window's thread at the end, unless `owner` is gone by then. Each may be empty. A failure that
    /// nobody takes is told in the window's message bar.
    std::function<void()> done = {};
    std::function<void(std::exception_ptr)> failed = {};
    std::function<void()> cancelled = {};
    QObject* owner = nullptr;  ///< null: the callbacks need none
    bool pausable = false;
    /// Jobs of one queue run one after the other (trainings); empty: at once.
    QString queue = {};
};

/// A row of the jobs panel.
struct JobRow {
    JobId id = 0;
    QString title;
    bool pausable = false, waiting = false, cancelling = false;
    jobs::JobStatus status;  ///< of a waiting job: nothing done yet
};

/// All running and waiting jobs. Signals come on the window's thread, at most ten times a second.
class JobList : public QObject {
    Q_OBJECT
 public:
    explicit JobList(QObject* parent = nullptr);
    /// Cancels all jobs and waits for them.
    ~JobList() override;

    JobId start(JobStart start);
    std::vector<JobRow> rows() const;  ///< oldest first
    bool idle() const { return jobs_.empty(); }
    bool contains(JobId id) const;

    // Of a job that has ended meanwhile: nothing happens.
    void pause(JobId id);
    void resume(JobId id);
    void step(JobId id);
    void cancel(JobId id);
    void cancel_all();

 Q_SIGNALS:
    void changed();                               ///< progress, or the list itself
    void finished(int id, jobs::JobState state);  ///< after the job's callback
    void failed_unseen(QString title, std::exception_ptr failure);

 private:
    struct Entry;
    Entry* find(JobId id) const;
    void launch(Entry& entry);
    void tick();

    std::vector<std::unique_ptr<Entry>> jobs_;
    QTimer timer_;
    JobId next_ = 1;
};

}  // namespace armillary::views
