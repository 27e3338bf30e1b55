// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/job_list.h"

#include <algorithm>

namespace armillary::views {

struct JobList::Entry {
    JobId id;
    JobStart start;
    bool has_owner;
    QPointer<QObject> owner;
    std::unique_ptr<jobs::Job> job;  ///< null while it waits
    bool cancelling = false;
};

JobList::JobList(QObject* parent) : QObject(parent) {
    timer_.setInterval(100);
    connect(&timer_, &QTimer::timeout, this, &JobList::tick);
}

JobList::~JobList() {
    for (const auto& entry : jobs_)
        if (entry->job) entry->job->cancel();
}

JobId JobList::start(JobStart start) {
    auto entry = std::make_unique<Entry>();
    entry->id = next_++;
    entry->has_owner = start.owner != nullptr;
    entry->owner = start.owner;
    entry->start = std::move(start);
    const bool waits = !entry->start.queue.isEmpty() &&
                       std::any_of(jobs_.begin(), jobs_.end(),
                                   [&](const auto& other) { return other->start.queue == entry->start.queue; });
    if (!waits) launch(*entry);
    const JobId id = entry->id;
    jobs_.push_back(std::move(entry));
    timer_.start();
    Q_EMIT changed();
    return id;
}

void JobList::launch(Entry& entry) {
    entry.job = std::make_unique<jobs::Job>(entry.start.title.toStdString(), entry.start.work);
}

JobList::Entry* JobList::find(JobId id) const {
    const auto found =
        std::find_if(jobs_.begin(), jobs_.end(), [id](const auto& entry) { return entry->id == id; });
    return found == jobs_.end() ? nullptr : found->get();
}

bool JobList::contains(JobId id) const {
    return find(id) != nullptr;
}

std::vector<JobRow> JobList::rows() const {
    std::vector<JobRow> rows;
    for (const auto& entry : jobs_)
        rows.push_back({entry->id, entry->start.title, entry->start.pausable, !entry->job, entry->cancelling,
                        entry->job ? entry->job->status() : jobs::JobStatus{}});
    return rows;
}

void JobList::pause(JobId id) {
    if (Entry* entry = find(id); entry && entry->job && entry->start.pausable) entry->job->pause();
    Q_EMIT changed();
}

void JobList::resume(JobId id) {
    if (Entry* entry = find(id); entry && entry->job) entry->job->resume();
    Q_EMIT changed();
}

void JobList::step(JobId id) {
    if (Entry* entry = find(id); entry && entry->job) entry->job->step();
}

void JobList::cancel(JobId id) {
    Entry* entry = find(id);
    if (!entry) return;
    entry->cancelling = true;
    if (entry->job) entry->job->cancel();
    Q_EMIT changed();
}

void JobList::cancel_all() {
    for (const JobRow& row : rows()) cancel(row.id);
}

void JobList::tick() {
    // Ended jobs leave the list before their callbacks run: a callback may start or cancel others.
    std::vector<std::unique_ptr<Entry>> ended;
    for (auto& entry : jobs_)
        if (entry->job ? entry->job->finished() : entry->cancelling) ended.push_back(std::move(entry));
    std::erase(jobs_, nullptr);
    for (auto& entry : jobs_) {
        if (entry->job || entry->cancelling) continue;
        const bool free = std::none_of(jobs_.begin(), jobs_.end(), [&](const auto& other) {
            return other->job && other->start.queue == entry->start.queue;
        });
        if (free) launch(*entry);
    }
    for (const auto& entry : ended) {
        const jobs::JobState state = entry->job ? entry->job->status().state : jobs::JobState::cancelled;
        const bool heard = !entry->has_owner || entry->owner;
        if (state == jobs::JobState::done && heard && entry->start.done) entry->start.done();
        if (state == jobs::JobState::cancelled && heard && entry->start.cancelled) entry->start.cancelled();
        if (state == jobs::JobState::failed) {
            if (heard && entry->start.failed)
                entry->start.failed(entry->job->failure());
            else
                Q_EMIT failed_unseen(entry->start.title, entry->job->failure());
        }
        Q_EMIT finished(entry->id, state);
    }
    if (jobs_.empty()) timer_.stop();
    Q_EMIT changed();
}

}  // namespace armillary::views
