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

namespace armillary::views {

/// Many values in little space: every bucket is the mean of `stride` neighbours, and the stride doubles when
/// `kMost` buckets are full.
class DecimatedSeries {
 public:
    static constexpr size_t kMost = 2000;
    void add(double x, double y);
    /// x and y of the buckets, the unfinished one included.
    std::vector<double> x() const;
    std::vector<double> y() const;
    int64_t stride() const { return stride_; }
    bool empty() const { return x_.empty() && open_ == 0; }

 private:
    std::vector<double> x_, y_;
    double sum_x_ = 0, sum_y_ = 0;
    int64_t open_ = 0, stride_ = 1;
};

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
    std::vector<std::pair<double, QString>> events;  ///< epoch (with fraction), text
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

/// Epoch (with its fraction) of a step, from the steps at which epochs ended.
double epoch_of(int64_t step, const std::map<int64_t, int>& ends);
/// An event of a run as a sentence.
QString event_text(int64_t step, std::string_view kind, std::string_view detail);
/// When something happened, as the log writes it: local time of day.
QString clock_time(std::string_view iso);

}  // namespace armillary::views
