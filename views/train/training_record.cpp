// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/train/training_record.h"

#include <QCoreApplication>
#include <QDateTime>
#include <algorithm>
#include <set>

#include "core/base/error.h"
#include "core/jobs/debugger/breakpoint_watch.h"
#include "core/jobs/run_log.h"
#include "views/shared/core_text.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

struct TrainingRecordText {
    Q_DECLARE_TR_FUNCTIONS(TrainingRecord)
};

LogLine line_of(const store::RunEvent& event) {
    if (event.kind == "message") return {LogLine::Kind::message, clock_time(event.time), core_text(event.detail)};
    return {LogLine::Kind::event, clock_time(event.time), event_text(event.step, event.kind, event.detail)};
}

/// What the run folder's log and the store hold, by time; a message that is in both once.
std::vector<LogLine> log_of(const std::vector<jobs::LogEntry>& entries,
                            const std::vector<store::RunEvent>& events) {
    std::vector<std::pair<std::string, LogLine>> timed;
    std::set<std::string_view> told;
    for (const auto& entry : entries) {
        const auto kind = entry.warning ? LogLine::Kind::warning : LogLine::Kind::message;
        const bool follows = entry.time.empty() && !timed.empty();  // the next line of a longer message
        timed.push_back({follows ? timed.back().first : entry.time,
                         {kind, entry.time.empty() ? QString() : clock_time(entry.time), core_text(entry.text)}});
        told.insert(entry.text);
    }
    for (const auto& event : events)
        if (event.kind != "message" || !told.contains(event.detail.substr(0, event.detail.find('\n'))))
            timed.push_back({event.time, line_of(event)});
    std::stable_sort(timed.begin(), timed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<LogLine> lines;
    for (auto& [time, line] : timed) lines.push_back(std::move(line));
    return lines;
}

}  // namespace

std::optional<double> TrainingRecord::latest(const std::string& split, const std::string& name) const {
    const auto found = series.find({split, name});
    if (found == series.end() || found->second.empty()) return std::nullopt;
    return found->second.back().value;
}

QString event_text(int64_t step, std::string_view kind, std::string_view detail) {
    if (const auto hit = jobs::parse_breakpoint_hit(detail); hit && kind == "breakpoint")
        return TrainingRecordText::tr("Step %1: the breakpoint %2 was reached: %3")
            .arg(count(step), text(hit->condition), text(hit->figures));
    const QString words = event_words(kind, detail);
    // The words of an intervention say all that is in its detail.
    return detail.empty() || kind == "intervention"
               ? TrainingRecordText::tr("Step %1: %2").arg(count(step), words)
               : TrainingRecordText::tr("Step %1: %2: %3").arg(count(step), words, core_text(detail));
}

QString clock_time(std::string_view iso) {
    const QDateTime time = QDateTime::fromString(text(iso), Qt::ISODate);
    return time.isValid() ? time.toLocalTime().toString(QStringLiteral("HH:mm:ss")) : text(iso);
}

TrainingRecord read_record(store::RunStore& runs, const std::string& run, std::stop_token stop) {
    const store::RunDetails details = runs.get(run);
    TrainingRecord record;
    record.run = text(details.id);
    record.model = details.model;
    record.dataset = details.dataset;
    record.status = details.status;
    record.name = details.name;
    record.seed = details.seed;
    record.epochs = details.epochs;
    record.epoch = details.epochs;
    record.best_epoch = details.best_epoch;
    record.seconds = details.seconds;
    record.error = core_text(details.error);
    const char* outcome = details.metrics.contains("test") ? "test" : "diagnostics";
    if (const auto found = details.metrics.find(outcome); found != details.metrics.end())
        record.test = found->second;
    if (const auto found = details.standard_errors.find(outcome); found != details.standard_errors.end())
        record.test_errors = found->second;
    std::map<int64_t, int> ends;
    for (const auto& [split, name] : runs.series_names(details.id)) {
        if (stop.stop_requested()) throw Cancelled();
        auto points = runs.series(details.id, split, name);
        for (const auto& point : points) ends[point.step] = point.epoch;
        record.series[{split, name}] = std::move(points);
    }
    const std::vector<store::RunEvent> events = runs.events(details.id);
    record.events = read_marks(runs, details.id, ends);
    record.log = log_of(jobs::read_log(runs.folder(details.id)), events);
    if (!record.error.isEmpty() && record.status == "failed")
        record.log.push_back({LogLine::Kind::error, {}, record.error});
    if (record.log.size() > TrainingRecord::kMostLines) {
        record.log_dropped = static_cast<int64_t>(record.log.size() - TrainingRecord::kMostLines);
        record.log.erase(record.log.begin(), record.log.begin() + record.log_dropped);
    }
    return record;
}

}  // namespace armillary::views
