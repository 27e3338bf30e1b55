// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/learn/lesson_training.h"

#include <algorithm>

#include "core/base/error.h"
#include "views/learn/lesson_session.h"
#include "views/shared/core_text.h"
#include "views/shared/words.h"
#include "views/train/trainer.h"

namespace armillary::views {

LessonTraining::LessonTraining(Workbench& bench, QObject* parent) : QObject(parent), bench_(bench) {
    connect(&bench.jobs(), &JobList::changed, this, [this] {
        if (lesson_) Q_EMIT changed();
    });
    connect(&bench.jobs(), &JobList::finished, this, [this](int job) {
        std::erase_if(runs_, [job](const auto& entry) { return entry.second == job; });
        if (lesson_) Q_EMIT changed();
    });
    connect(&bench, &Workbench::workspace_changed, this, [this] {  // its jobs go on in the other workspace
        runs_.clear();
        worlds_ = 0;
        lesson_.reset();
    });
}

void LessonTraining::start(const LessonPtr& lesson, const lessons::FoundRuns& there) {
    if (!bench_.workspace() || (lesson_ && busy(*lesson_))) return;
    lesson_ = lesson;
    runs_.clear();
    JobStart start;
    start.title = tr("Worlds of the lesson “%1”").arg(text(lesson->title.in(window_language())));
    start.owner = this;
    start.work = [workspace = bench_.workspace(), lesson](jobs::Job& job) {
        job.enter_stage(plain(tr("Making the worlds")));
        lessons::make_worlds(*workspace, *lesson, job.stop_token());
    };
    start.done = [this, there] {
        worlds_ = 0;
        bench_.refresh_lists();
        train(there);
    };
    start.failed = [this](const std::exception_ptr& failure) {
        worlds_ = 0;
        bench_.tell(failure);
        Q_EMIT changed();
    };
    start.cancelled = [this] {
        worlds_ = 0;
        Q_EMIT changed();
    };
    worlds_ = bench_.jobs().start(std::move(start));
    Q_EMIT changed();
}

void LessonTraining::train(const lessons::FoundRuns& there) {
    try {
        for (const lessons::LessonRun& run : lesson_->runs)
            if (!there.contains(run.name))
                runs_[run.name] =
                    Trainer::of(bench_).start(lessons::experiment_of(*lesson_, run, bench_.models()));
    } catch (const Error&) {  // a lesson of one's own may name what there is not
        bench_.tell(std::current_exception());
    }
    Q_EMIT changed();
}

void LessonTraining::cancel() {
    if (worlds_) bench_.jobs().cancel(worlds_);
    for (const auto& [name, job] : std::map(runs_)) bench_.jobs().cancel(job);
}

bool LessonTraining::busy(const lessons::Lesson& lesson) const {
    return lesson_ && lesson_->id == lesson.id && (worlds_ || !runs_.empty());
}

std::optional<double> LessonTraining::progress(const std::string& run) const {
    const auto found = runs_.find(run);
    if (found == runs_.end()) return std::nullopt;
    for (const JobRow& row : bench_.jobs().rows())
        if (row.id == found->second)
            return row.waiting || row.status.total <= 0 ? 0 : row.status.done / row.status.total;
    return std::nullopt;
}

}  // namespace armillary::views
