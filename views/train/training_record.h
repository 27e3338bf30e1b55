// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstdint>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "core/store/run_store.h"
#include "views/shared/run_events.h"
#include "views/train/decimated_series.h"

namespace armillary::views {

struct LogLine {
    enum class Kind { message, event, warning, error };
    Kind kind = Kind::message;
    QString time, text;
};

/// Everything the Train page shows of one run, live or from the store.
struct TrainingRecord {
    QString run;  ///< empty before it is in the store
    std::string model, dataset, status, name;
    uint64_t seed = 0;
    int epochs = 0, epochs_planned = 0, best_epoch = 0;
    double seconds = 0;
    QString error;
    /// By split (`train`, `valid`, `diagnostics`) and name; in order of epochs.
    std::map<std::pair<std::string, std::string>, std::vector<store::SeriesPoint>> series;
    std::map<std::string, DecimatedSeries> batches;  ///< loss terms against epochs; live runs only
    std::vector<RunMark> events;
    static constexpr size_t kMostLines = 5000;
    std::vector<LogLine> log;
    int64_t log_dropped = 0;             ///< lines that stood before the first
    std::map<std::string, double> test;  ///< final metrics, or the tokenizer's last diagnostics
    std::map<std::string, double> test_errors;

    // Of a live run.
    int epoch = 0;
    int64_t batch = 0, batches_an_epoch = 0;
    std::optional<double> examples_per_second;

    /// The last value of a series.
    std::optional<double> latest(const std::string& split, const std::string& name) const;
};

/// The store's record of a run. Throws `Error` (not_found), `Cancelled`.
TrainingRecord read_record(store::RunStore& runs, const std::string& run, std::stop_token stop);

/// An event of a run as a sentence.
QString event_text(int64_t step, std::string_view kind, std::string_view detail);
/// When something happened, as the log writes it: local time of day.
QString clock_time(std::string_view iso);

}  // namespace armillary::views
