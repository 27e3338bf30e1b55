// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/store/database.h"
#include "core/store/file_lock.h"
#include "core/store/run_store.h"

namespace armillary::store {

/// A run that is being written: which row, where its files are, and where it stands.
struct OpenRun {
    int64_t number = 0;
    std::filesystem::path folder;
    FileLock lock;
    int epoch = 0;               ///< under way
    double earlier_seconds = 0;  ///< of the sessions before this one
};

/// Writes through a connection of its own. Points and events wait in memory and go to the database in short
/// transactions, so that runs that train at the same time do not wait for one another.
class SqliteRunWriter final : public RunWriter {
 public:
    SqliteRunWriter(const std::filesystem::path& database, OpenRun run);
    ~SqliteRunWriter() override;

    const std::string& id() const override { return id_; }
    std::filesystem::path folder() const override { return folder_; }
    void metric(const std::string& split, const std::string& name, int epoch, int64_t step, double value) override;
    void event(int64_t step, const std::string& kind, const std::string& detail) override;
    void commit_epoch(int epoch, int best_epoch) override;
    void result(const std::string& split, const std::map<std::string, double>& metrics,
                const std::map<std::string, double>& standard_errors) override;
    void per_user(const std::string& split, const std::string& metric, const std::vector<double>& values) override;
    void finish(const std::string& status, const std::string& error, double seconds, double cpu_seconds,
                int64_t peak_memory_bytes) override;

 private:
    using Clock = std::chrono::steady_clock;
    struct Point {
        int64_t series;
        SeriesPoint point;
    };
    struct Event {
        int epoch;
        RunEvent event;
    };

    /// What a commit survives. A power cut costs a flush of the disk, so only the end of an epoch and of the run
    /// are made to.
    enum class Durability { process_death, power_cut };

    void check_open() const;
    int64_t series_id(const std::string& split, const std::string& name);
    void commit_when_due();
    /// One transaction: what waits, then `more`. When it fails nothing is written and everything goes on waiting.
    void commit(const std::function<void()>& more = {}, Durability durability = Durability::process_death);
    double seconds_so_far() const;
    /// Of a run that went back: removes the points of later epochs. Within a transaction.
    void forget_after(int epoch);

    std::filesystem::path file_;
    SQLite::Database database_;
    int64_t number_;
    std::string id_;
    std::filesystem::path folder_;
    std::optional<FileLock> lock_;
    int epoch_, committed_;  ///< under way, ended last
    double earlier_seconds_;
    Clock::time_point started_ = Clock::now(), last_commit_ = started_;
    std::map<std::pair<std::string, std::string>, int64_t> series_;
    std::vector<Point> points_;
    std::vector<Event> events_;
    SQLite::Statement insert_point_, insert_event_;
};

}  // namespace armillary::store
