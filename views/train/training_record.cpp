// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/train/training_record.h"

#include <QCoreApplication>
#include <QDateTime>
#include <algorithm>
#include <set>

#include "core/base/error.h"
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

void DecimatedSeries::add(double x, double y) {
    sum_x_ += x;
    sum_y_ += y;
    if (++open_ < stride_) return;
    x_.push_back(sum_x_ / static_cast<double>(open_));
    y_.push_back(sum_y_ / static_cast<double>(open_));
    sum_x_ = sum_y_ = 0;
    open_ = 0;
    if (x_.size() < kMost) return;
    for (size_t i = 0; i < kMost / 2; ++i) {
        x_[i] = (x_[2 * i] + x_[2 * i + 1]) / 2;
        y_[i] = (y_[2 * i] + y_[2 * i + 1]) / 2;
    }
    x_.resize(kMost / 2);
    y_.resize(kMost / 2);
    stride_ *= 2;
}

std::vector<double> DecimatedSeries::x() const {
    std::vector<double> values = x_;
    if (open_ > 0) values.push_back(sum_x_ / static_cast<double>(open_));
    return values;
}

std::vector<double> DecimatedSeries::y() const {
    std::vector<double> values = y_;
    if (open_ > 0) values.push_back(sum_y_ / static_cast<double>(open_));
    return values;
}

std::optional<double> TrainingRecord::latest(const std::string& split, const std::string& name) const {
    const auto found = series.find({split, name});
    if (found == series.end() || found->second.empty()) return std::nullopt;
    return found->second.back().value;
}

double epoch_of(int64_t step, const std::map<int64_t, int>& ends) {
    const auto after = ends.lower_bound(step);
    if (after == ends.end()) return ends.empty() ? 0 : ends.rbegin()->second;
    const bool is_first = after == ends.begin();
    const int64_t from = is_first ? 0 : std::prev(after)->first;
    const int epoch = is_first ? after->second - 1 : std::prev(after)->second;
    const auto length = static_cast<double>(after->first - from);
    return length > 0 ? epoch + static_cast<double>(step - from) / length * (after->second - epoch)
                      : after->second;
}

QString event_text(int64_t step, std::string_view kind, std::string_view detail) {
    const QString name = text(kind).replace('_', ' ');
    return detail.empty() ? TrainingRecordText::tr("Step %1: %2").arg(count(step), name)
                          : TrainingRecordText::tr("Step %1: %2: %3").arg(count(step), name, text(detail));
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
    for (const auto& event : events)
        if (event.kind != "message")
            record.events.emplace_back(epoch_of(event.step, ends), text(event.kind).replace('_', ' '));
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
