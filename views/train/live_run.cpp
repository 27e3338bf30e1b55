// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/train/live_run.h"

#include <QCoreApplication>
#include <QTime>
#include <algorithm>

#include "views/shared/core_text.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

constexpr int kDropped = 500;
constexpr double kSmoothing = 0.05;  // of the throughput: about the last twenty batches

struct LiveRunText {
    Q_DECLARE_TR_FUNCTIONS(LiveRun)
};

QString now() {
    return QTime::currentTime().toString(QStringLiteral("HH:mm:ss"));
}

/// A later value for the same epoch takes the place of the first, as in the store.
void put(std::vector<store::SeriesPoint>& points, const store::SeriesPoint& point) {
    while (!points.empty() && points.back().epoch >= point.epoch) points.pop_back();
    points.push_back(point);
}

}  // namespace

TrainingRecord LiveRun::snapshot() const {
    const std::lock_guard lock(mutex_);
    return record_;
}

QString LiveRun::run() const {
    const std::lock_guard lock(mutex_);
    return record_.run;
}

LiveFigures LiveRun::figures() const {
    const std::lock_guard lock(mutex_);
    LiveFigures figures{record_.batches, record_.events, {}, inspection_};
    for (const auto& [key, points] : record_.series) figures.epoch_names.push_back(key.second);
    return figures;
}

std::vector<RunMark> LiveRun::marks_from(size_t first) const {
    const std::lock_guard lock(mutex_);
    first += earlier_marks_;
    if (first >= record_.events.size()) return {};
    return {record_.events.begin() + static_cast<std::ptrdiff_t>(first), record_.events.end()};
}

std::optional<jobs::RunControl> LiveRun::control() const {
    const std::lock_guard lock(mutex_);
    return control_;
}

void LiveRun::attach(const jobs::RunControl& control) {
    const std::lock_guard lock(mutex_);
    control_ = control;
}

void LiveRun::begin(TrainingRecord recorded) {
    const std::lock_guard lock(mutex_);
    record_ = std::move(recorded);
    record_.error.clear();
    earlier_marks_ = record_.events.size();
    touch();
}

void LiveRun::started(const std::string& run, int epochs_planned, const std::vector<std::string>& warnings) {
    {
        const std::lock_guard lock(mutex_);
        record_.run = text(run);
        record_.status = "running";
        record_.epochs_planned = epochs_planned;
    }
    for (const std::string& warning : warnings) log(LogLine::Kind::warning, core_text(warning));
    touch();
}

void LiveRun::add(const jobs::BatchEvent& event) {
    const std::lock_guard lock(mutex_);
    record_.epoch = event.epoch;
    record_.batch = event.batch;
    record_.batches_an_epoch = event.batches;
    const double share =
        event.batches > 0 ? static_cast<double>(event.batch) / static_cast<double>(event.batches) : 1;
    const double place = event.epoch - 1 + share;
    if (place < last_place_)  // rolled back to a checkpoint
        for (auto& [name, series] : record_.batches) series.cut_from(place);
    last_place_ = place;
    for (const auto& [name, value] : event.losses) record_.batches[name].add(place, value);
    if (event.examples_per_second > 0) {
        const double before = record_.examples_per_second.value_or(event.examples_per_second);
        record_.examples_per_second = before + kSmoothing * (event.examples_per_second - before);
    }
    touch();
}

void LiveRun::add(const jobs::EpochEvent& event) {
    const std::lock_guard lock(mutex_);
    record_.epoch = record_.epochs = event.epoch;
    if (event.epochs_planned > 0) record_.epochs_planned = event.epochs_planned;
    if (event.best) record_.best_epoch = event.epoch;
    auto record = [&](const char* split, const auto& values) {
        for (const auto& [name, value] : values)
            put(record_.series[{split, name}], {event.epoch, event.step, value});
    };
    record("train", event.train);
    record("valid", event.valid);
    record("diagnostics", event.diagnostics);
    touch();
}

void LiveRun::add(const jobs::Inspection& inspection) {
    auto kept = std::make_shared<const jobs::Inspection>(inspection);
    const std::lock_guard lock(mutex_);
    inspection_ = std::move(kept);
    touch();
}

void LiveRun::add_event(int64_t step, const std::string& kind, const std::string& detail) {
    log(LogLine::Kind::event, event_text(step, kind, detail));
    if (!is_marked(kind)) return;
    const std::lock_guard lock(mutex_);
    const double share = record_.batches_an_epoch > 0
                             ? static_cast<double>(record_.batch) / static_cast<double>(record_.batches_an_epoch)
                             : 1;
    record_.events.push_back({std::max(0.0, record_.epoch - 1 + share), step, kind, detail});
    touch();
}

void LiveRun::log(LogLine::Kind kind, const QString& words) {
    const std::lock_guard lock(mutex_);
    if (record_.log.size() >= TrainingRecord::kMostLines) {
        record_.log.erase(record_.log.begin(), record_.log.begin() + kDropped);
        record_.log_dropped += kDropped;
    }
    record_.log.push_back({kind, now(), words});
    touch();
}

void LiveRun::finish(const jobs::RunReport& report) {
    {
        const std::lock_guard lock(mutex_);
        record_.status = report.status;
        record_.epochs = report.epochs;
        record_.best_epoch = report.best_epoch;
        record_.seconds = report.seconds;
        record_.test = report.test.metrics.empty() ? report.summary : report.test.metrics;
        record_.test_errors = report.test.standard_errors;
        if (report.error && report.status == "failed") record_.error = core_text(report.error->what());
    }
    if (report.status == "failed")
        log(LogLine::Kind::error,
            report.error->where().empty()
                ? core_text(report.error->what())
                : LiveRunText::tr("%1 (%2)").arg(core_text(report.error->what()), text(report.error->where())));
    else
        log(LogLine::Kind::message, report.status == "done"
                                        ? LiveRunText::tr("Done in %1").arg(duration(report.seconds))
                                        : LiveRunText::tr("Cancelled after epoch %1").arg(report.epochs));
    finished_ = true;
    touch();
}

void LiveRun::abandon(const QString& why) {
    if (!why.isEmpty()) log(LogLine::Kind::error, why);
    {
        const std::lock_guard lock(mutex_);
        record_.status = why.isEmpty() ? "cancelled" : "failed";
        record_.error = why;
    }
    finished_ = true;
    touch();
}

LiveObserver::LiveObserver(std::shared_ptr<LiveRun> run, jobs::Job& job,
                           std::function<void(const std::string&)> on_started)
    : run_(std::move(run)), job_(job), on_started_(std::move(on_started)) {}

void LiveObserver::on_start(const std::string& run, const jobs::PreparedRun& prepared, int epochs_planned) {
    epochs_planned_ = epochs_planned;
    run_->started(run, epochs_planned, prepared.warnings);
    job_.enter_stage(
        plain(prepared.task.model.trainable ? LiveRunText::tr("Training") : LiveRunText::tr("Solving")),
        prepared.task.model.trainable ? plain(LiveRunText::tr("epochs")) : std::string());
    on_started_(run);
}

void LiveObserver::on_message(const std::string& words) {
    run_->log(LogLine::Kind::message, core_text(words));
}

void LiveObserver::on_batch(const jobs::BatchEvent& event) {
    run_->add(event);
    if (event.batches > 0)
        job_.report(
            std::max(0, event.epoch - 1) + static_cast<double>(event.batch) / static_cast<double>(event.batches),
            epochs_planned_);
}

void LiveObserver::on_epoch(const jobs::EpochEvent& event) {
    run_->add(event);
    job_.report(event.epoch, epochs_planned_);
}

void LiveObserver::on_event(int64_t step, const std::string& kind, const std::string& detail) {
    run_->add_event(step, kind, detail);
}

void LiveObserver::on_inspection(const jobs::Inspection& inspection) {
    run_->add(inspection);
}

}  // namespace armillary::views
