// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <map>
#include <memory>
#include <string>

#include "core/lessons/lesson.h"
#include "core/lessons/lesson_runs.h"
#include "views/shared/workbench.h"

namespace armillary::views {

/// Makes a lesson's worlds and trains the runs that are missing: jobs as any other training's, seen in the jobs
/// panel.
class LessonTraining : public QObject {
    Q_OBJECT
 public:
    using LessonPtr = std::shared_ptr<const lessons::Lesson>;
    LessonTraining(Workbench& bench, QObject* parent);

    void start(const LessonPtr& lesson, const lessons::FoundRuns& there);
    void cancel();
    /// Whether anything of this lesson is under way or waits.
    bool busy(const lessons::Lesson& lesson) const;
    /// Of a run that waits or is trained: how far it is, 0 to 1 (0 while it waits); nothing for any other.
    std::optional<double> progress(const std::string& run) const;

 Q_SIGNALS:
    void changed();

 private:
    void train(const lessons::FoundRuns& there);

    Workbench& bench_;
    LessonPtr lesson_;
    JobId worlds_ = 0;
    std::map<std::string, JobId> runs_;  ///< by their names in the lesson
};

}  // namespace armillary::views
