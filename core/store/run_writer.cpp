// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/run_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/store/naming.h"
#include "core/store/sqlite_values.h"

namespace armillary::store {

namespace {

constexpr auto kCommitInterval = std::chrono::milliseconds(250);
constexpr size_t kMaxWaiting = 5000;

}  // namespace

SqliteRunWriter::SqliteRunWriter(const std::filesystem::path& database, OpenRun run)
    : file_(database),
      database_(connect(database)),
      number_(run.number),
      id_(fmt::format("r{}", run.number)),
      folder_(std::move(run.folder)),
      lock_(std::move(run.lock)),
      epoch_(run.epoch),
      committed_(run.epoch - 1),
      earlier_seconds_(run.earlier_seconds),
      insert_point_(
          database_,
          "INSERT OR REPLACE INTO series_point (series_id, epoch, step, value, flag) VALUES (?, ?, ?, ?, ?)"),
      insert_event_(database_,
                    "INSERT INTO event (run_id, epoch, step, time, kind, detail) VALUES (?, ?, ?, ?, ?, ?)") {}

SqliteRunWriter::~SqliteRunWriter() {
    try {
        if (lock_) commit();
    } catch (const std::exception&) {
        // The run ends as interrupted, with what was committed before.
    }
}

void SqliteRunWriter::check_open() const {
    if (!lock_) throw Error(ErrorKind::internal, "the run is finished; nothing can be written to it", id_);
}

double SqliteRunWriter::seconds_so_far() const {
    return earlier_seconds_ + std::chrono::duration<double>(Clock::now() - started_).count();
}

int64_t SqliteRunWriter::series_id(const std::string& split, const std::string& name) {
    auto [at, is_new] = series_.try_emplace({split, name}, 0);
    if (!is_new) return at->second;
    try {
        with_store_errors(file_, [&] {
            SQLite::Statement insert(database_,
                                     "INSERT INTO series (run_id, split, name) VALUES (?, ?, ?) "
                                     "ON CONFLICT DO UPDATE SET name = excluded.name RETURNING series_id");
            SQLite::bind(insert, number_, split, name);
            insert.executeStep();
            at->second = insert.getColumn(0).getInt64();
            insert.executeStep();
        });
    } catch (...) {
        series_.erase(at);
        throw;
    }
    return at->second;
}

void SqliteRunWriter::metric(const std::string& split, const std::string& name, int epoch, int64_t step,
                             double value) {
    check_open();
    points_.push_back({series_id(split, name), {epoch, step, value}});
    epoch_ = std::max(epoch_, epoch);
    commit_when_due();
}

void SqliteRunWriter::event(int64_t step, const std::string& kind, const std::string& detail) {
    check_open();
    events_.push_back({epoch_, {step, utc_now(), kind, detail}});
    commit();  // few, and some are needed to repeat the run: none may be lost with the process
}

void SqliteRunWriter::commit_when_due() {
    if (points_.size() + events_.size() >= kMaxWaiting || Clock::now() - last_commit_ >= kCommitInterval) commit();
}

void SqliteRunWriter::commit(const std::function<void()>& more, Durability durability) {
    with_store_errors(file_, [&] {
        database_.exec(durability == Durability::power_cut ? "PRAGMA synchronous = FULL"
                                                           : "PRAGMA synchronous = NORMAL");
        SQLite::Transaction transaction(database_, SQLite::TransactionBehavior::IMMEDIATE);
        for (const auto& [series, point] : points_) {
            insert_point_.reset();
            SQLite::bind(insert_point_, series, point.epoch, point.step);
            bind_number(insert_point_, 4, point.value);
            insert_point_.exec();
        }
        for (const auto& [epoch, event] : events_) {
            insert_event_.reset();
            SQLite::bind(insert_event_, number_, epoch, event.step, event.time, event.kind, event.detail);
            insert_event_.exec();
        }
        if (more) more();
        transaction.commit();
    });
    points_.clear();
    events_.clear();
    last_commit_ = Clock::now();
}

void SqliteRunWriter::commit_epoch(int epoch, int best_epoch) {
    check_open();
    commit(
        [&] {
            if (epoch < committed_) forget_after(epoch);
            SQLite::Statement update(database_,
                                     "UPDATE run SET epochs = ?, best_epoch = ?, seconds = ? WHERE id = ?");
            SQLite::bind(update, epoch, best_epoch, seconds_so_far(), number_);
            update.exec();
        },
        Durability::power_cut);
    committed_ = epoch;
    epoch_ = epoch + 1;
}

void SqliteRunWriter::forget_after(int epoch) {
    SQLite::Statement points(database_,
                             "DELETE FROM series_point WHERE epoch > ?2 AND series_id IN (SELECT series_id FROM "
                             "series WHERE run_id = ?1)");
    SQLite::bind(points, number_, epoch);
    points.exec();
    // What was told of the epochs given up stays, as part of the one that is under way now.
    SQLite::Statement events(database_, "UPDATE event SET epoch = ?2 WHERE run_id = ?1 AND epoch > ?2");
    SQLite::bind(events, number_, epoch + 1);
    events.exec();
}

void SqliteRunWriter::result(const std::string& split, const std::map<std::string, double>& metrics,
                             const std::map<std::string, double>& standard_errors) {
    check_open();
    commit([&] {
        SQLite::Statement clear(database_, "DELETE FROM result WHERE run_id = ? AND split = ?");
        SQLite::bind(clear, number_, split);
        clear.exec();
        SQLite::Statement insert(
            database_,
            "INSERT INTO result (run_id, split, name, value, flag, standard_error) VALUES (?, ?, ?, ?, ?, ?)");
        for (const auto& [name, value] : metrics) {
            insert.reset();
            SQLite::bind(insert, number_, split, name);
            bind_number(insert, 4, value);
            const auto error = standard_errors.find(name);
            if (error == standard_errors.end())
                insert.bind(6);
            else
                insert.bind(6, error->second);  // NaN becomes NULL: not known
            insert.exec();
        }
    });
}

void SqliteRunWriter::per_user(const std::string& split, const std::string& metric,
                               const std::vector<double>& values) {
    check_open();
    const PackedVector packed = pack(values);
    commit([&] {
        SQLite::Statement insert(
            database_,
            "INSERT OR REPLACE INTO per_user (run_id, split, metric, dtype, data) VALUES (?, ?, ?, ?, ?)");
        SQLite::bind(insert, number_, split, metric, packed.dtype);
        insert.bindNoCopy(5, packed.bytes.data(), static_cast<int>(packed.bytes.size()));
        insert.exec();
    });
}

void SqliteRunWriter::finish(const std::string& status, const std::string& error, double seconds,
                             double cpu_seconds, int64_t peak_memory_bytes) {
    check_open();
    commit(
        [&] {
            SQLite::Statement update(
                database_,
                "UPDATE run SET status = ?, error = ?, seconds = ?, cpu_seconds = cpu_seconds + ?, "
                "peak_memory_bytes = max(peak_memory_bytes, ?) WHERE id = ?");
            SQLite::bind(update, status, error, earlier_seconds_ + seconds, cpu_seconds, peak_memory_bytes,
                         number_);
            update.exec();
        },
        Durability::power_cut);
    lock_.reset();
}

}  // namespace armillary::store
