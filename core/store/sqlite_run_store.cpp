// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite_run_store.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/store/naming.h"
#include "core/store/run_folder.h"
#include "core/store/run_queries.h"
#include "core/store/run_writer.h"
#include "core/store/sqlite_values.h"

namespace armillary::store {

namespace fs = std::filesystem;

namespace {

// Whoever looks whether a run is alive holds its lock for a moment.
constexpr auto kLockPatience = std::chrono::milliseconds(200);

std::string short_id(int64_t number) {
    return fmt::format("r{}", number);
}

fs::path lock_file(const fs::path& folder) {
    return folder / "lock";
}

template <typename... Values>
void execute(SQLite::Database& database, const char* query, const Values&... values) {
    SQLite::Statement statement(database, query);
    SQLite::bind(statement, values...);
    statement.exec();
}

/// A row of kSummaryColumns.
void read_summary(SQLite::Statement& row, RunSummary& run) {
    run.id = short_id(row.getColumn(0).getInt64());
    run.uuid = row.getColumn(1).getString();
    run.name = row.getColumn(2).getString();
    run.kind = row.getColumn(3).getString();
    run.model = row.getColumn(4).getString();
    run.dataset = row.getColumn(5).getString();
    run.status = row.getColumn(6).getString();
    run.created = row.getColumn(7).getString();
    run.error = row.getColumn(8).getString();
    run.seed = static_cast<uint64_t>(row.getColumn(9).getInt64());
    run.epochs = row.getColumn(10).getInt();
    run.best_epoch = row.getColumn(11).getInt();
    run.seconds = row.getColumn(12).getDouble();
    run.cpu_seconds = row.getColumn(13).getDouble();
    run.peak_memory_bytes = row.getColumn(14).getInt64();
    run.deleted = row.getColumn(15).getInt() != 0;
    run.seed_known = row.getColumn(16).getInt() != 0;
    run.imported = row.getColumn(17).getInt() != 0;
}

}  // namespace

SqliteRunStore::SqliteRunStore(fs::path workspace)
    : artifacts_(workspace / "artifacts"), file_(workspace / "armillary.db"), database_(connect(file_)) {}

template <typename Work>
auto SqliteRunStore::alone(Work work) {
    const std::lock_guard guard(mutex_);
    return with_store_errors(file_, work);
}

// Finding runs.

std::vector<int64_t> SqliteRunStore::matches(const std::string& condition, const std::string& value) {
    SQLite::Statement query(database_, "SELECT id FROM run WHERE " + condition + " ORDER BY id DESC");
    if (!value.empty()) query.bind(1, value);
    std::vector<int64_t> found;
    while (query.executeStep()) found.push_back(query.getColumn(0).getInt64());
    return found;
}

int64_t SqliteRunStore::find(std::string_view run) {
    constexpr size_t kShortestBeginning = 4;
    const std::string text(run);
    const auto number = text.starts_with('r') ? parse_int(run.substr(1)) : std::nullopt;
    std::vector<int64_t> found;
    if (text == "last") {
        found = matches("deleted_at IS NULL", "");
        if (!found.empty()) return found.front();
    } else if (number) {
        found = matches("id = CAST(?1 AS INTEGER)", std::to_string(*number));
    } else if (!text.empty()) {
        found = matches("name = ?1 AND deleted_at IS NULL", text);
        if (found.empty() && text.size() >= kShortestBeginning)
            found = matches("uuid >= ?1 AND uuid < ?1 || 'g'", text);
    }
    if (found.size() == 1) return found.front();

    std::vector<std::string> ids;
    for (const int64_t id : found) ids.push_back(short_id(id));
    if (!ids.empty())
        throw Error(ErrorKind::not_found,
                    fmt::format("'{}' names {} runs: {}. Say which one", run, ids.size(), fmt::join(ids, ", ")),
                    text);
    for (const int64_t id : matches("deleted_at IS NULL", "")) ids.push_back(short_id(id));
    ids.resize(std::min<size_t>(ids.size(), 5));
    throw Error(ErrorKind::not_found,
                ids.empty() ? fmt::format("there is no run '{}': the workspace has no runs yet", run)
                            : fmt::format("there is no run '{}'; the newest are {}", run, fmt::join(ids, ", ")),
                text);
}

fs::path SqliteRunStore::folder_of(int64_t number) {
    SQLite::Statement query(database_, "SELECT uuid FROM run WHERE id = ?");
    query.bind(1, number);
    query.executeStep();
    return artifacts_ / query.getColumn(0).getString();
}

void SqliteRunStore::mark_interrupted() {
    std::vector<std::pair<int64_t, fs::path>> running;
    SQLite::Statement query(database_, kRunningRuns);
    while (query.executeStep())
        running.emplace_back(query.getColumn(0).getInt64(), artifacts_ / query.getColumn(1).getString());
    query.reset();
    for (const auto& [number, folder] : running) {
        std::optional<FileLock> lock;
        if (fs::exists(folder) && !(lock = FileLock::attempt(lock_file(folder)))) continue;
        execute(database_, "UPDATE run SET status = 'interrupted' WHERE id = ? AND status = 'running'", number);
    }
}

// Reading.

std::vector<RunSummary> SqliteRunStore::list(bool with_deleted) {
    return alone([&] {
        mark_interrupted();
        SQLite::Transaction snapshot(database_);
        std::vector<RunSummary> runs;
        std::map<int64_t, size_t> index;
        SQLite::Statement rows(database_, kListRuns);
        rows.bind(1, with_deleted ? 1 : 0);
        while (rows.executeStep()) {
            index.emplace(rows.getColumn(0).getInt64(), runs.size());
            read_summary(rows, runs.emplace_back());
        }
        SQLite::Statement results(database_, kListResults);
        results.bind(1, with_deleted ? 1 : 0);
        while (results.executeStep())
            runs[index.at(results.getColumn(0).getInt64())]
                .metrics[results.getColumn(1).getString()][results.getColumn(2).getString()] =
                read_number(results, 3);
        SQLite::Statement tags(database_, kListTags);
        tags.bind(1, with_deleted ? 1 : 0);
        while (tags.executeStep())
            runs[index.at(tags.getColumn(0).getInt64())].tags.push_back(tags.getColumn(1).getString());
        return runs;
    });
}

RunDetails SqliteRunStore::details_of(int64_t number) {
    RunDetails run;
    SQLite::Statement row(database_, "SELECT " + kSummaryColumns + " FROM run WHERE id = ?");
    row.bind(1, number);
    row.executeStep();
    read_summary(row, run);

    SQLite::Statement record(database_,
                             "SELECT experiment, parameters, protocol, environment, leakage, notes, "
                             "dataset_fingerprint, split_fingerprint "
                             "FROM run_record JOIN run ON id = run_id WHERE run_id = ?");
    record.bind(1, number);
    record.executeStep();
    int column = 0;
    for (std::string* text :
         {&run.experiment_toml, &run.parameters_json, &run.protocol_json, &run.environment_json, &run.leakage_json,
          &run.notes, &run.dataset_fingerprint, &run.split_fingerprint})
        *text = record.getColumn(column++).getString();

    SQLite::Statement results(database_,
                              "SELECT split, name, value, flag, standard_error FROM result WHERE run_id = ?");
    results.bind(1, number);
    while (results.executeStep()) {
        const std::string split = results.getColumn(0), name = results.getColumn(1);
        run.metrics[split][name] = read_number(results, 2);
        if (!results.getColumn(4).isNull()) run.standard_errors[split][name] = results.getColumn(4).getDouble();
    }
    SQLite::Statement inputs(
        database_,
        "SELECT role, coalesce('r' || run.id, source) FROM run_input LEFT JOIN run ON uuid = source "
        "WHERE run_id = ? ORDER BY position");
    inputs.bind(1, number);
    while (inputs.executeStep()) run.inputs.push_back({inputs.getColumn(0), inputs.getColumn(1)});
    SQLite::Statement tags(database_, "SELECT tag FROM tag WHERE run_id = ? ORDER BY tag");
    tags.bind(1, number);
    while (tags.executeStep()) run.tags.push_back(tags.getColumn(0));
    return run;
}

RunDetails SqliteRunStore::get(std::string_view run) {
    return alone([&] {
        mark_interrupted();
        SQLite::Transaction snapshot(database_);
        return details_of(find(run));
    });
}

fs::path SqliteRunStore::folder(std::string_view run) {
    return alone([&] { return folder_of(find(run)); });
}

std::vector<SeriesPoint> SqliteRunStore::series(std::string_view run, std::string_view split,
                                                std::string_view name) {
    return alone([&] {
        SQLite::Statement query(database_, kSeriesPoints);
        SQLite::bind(query, find(run), std::string(split), std::string(name));
        std::vector<SeriesPoint> points;
        while (query.executeStep())
            points.push_back({query.getColumn(0).getInt(), query.getColumn(1).getInt64(), read_number(query, 2)});
        return points;
    });
}

std::vector<std::pair<std::string, std::string>> SqliteRunStore::pairs(const char* query, int64_t number) {
    SQLite::Statement statement(database_, query);
    statement.bind(1, number);
    std::vector<std::pair<std::string, std::string>> found;
    while (statement.executeStep()) found.emplace_back(statement.getColumn(0), statement.getColumn(1));
    return found;
}

std::vector<std::pair<std::string, std::string>> SqliteRunStore::series_names(std::string_view run) {
    return alone(
        [&] { return pairs("SELECT split, name FROM series WHERE run_id = ? ORDER BY split, name", find(run)); });
}

std::vector<std::pair<std::string, std::string>> SqliteRunStore::per_user_names(std::string_view run) {
    return alone([&] {
        return pairs("SELECT split, metric FROM per_user WHERE run_id = ? ORDER BY split, metric", find(run));
    });
}

std::vector<RunEvent> SqliteRunStore::events(std::string_view run) {
    return alone([&] {
        SQLite::Statement query(database_,
                                "SELECT step, time, kind, detail FROM event WHERE run_id = ? ORDER BY event_id");
        query.bind(1, find(run));
        std::vector<RunEvent> events;
        while (query.executeStep())
            events.push_back(
                {query.getColumn(0).getInt64(), query.getColumn(1), query.getColumn(2), query.getColumn(3)});
        return events;
    });
}

std::vector<double> SqliteRunStore::per_user(std::string_view run, std::string_view split,
                                             std::string_view metric) {
    return alone([&] {
        SQLite::Statement query(database_,
                                "SELECT dtype, data FROM per_user WHERE run_id = ? AND split = ? AND metric = ?");
        SQLite::bind(query, find(run), std::string(split), std::string(metric));
        if (!query.executeStep())
            throw Error(ErrorKind::not_found,
                        fmt::format("the run has no values of {} ({}) by user", metric, split), std::string(run));
        const SQLite::Column data = query.getColumn(1);
        return unpack(query.getColumn(0), data.getBlob(), static_cast<size_t>(data.getBytes()));
    });
}

std::vector<std::string> SqliteRunStore::runs_on(std::string_view dataset) {
    return alone([&] {
        std::vector<std::string> ids;
        for (const int64_t number : matches("dataset = ?1 AND deleted_at IS NULL", std::string(dataset)))
            ids.push_back(short_id(number));
        return ids;
    });
}

// Writing.

int64_t SqliteRunStore::insert(const NewRun& run, const std::string& uuid, const std::string& created) {
    execute(database_,
            "INSERT INTO run (uuid, name, kind, model, dataset, dataset_fingerprint, split_fingerprint, seed, "
            "status, created, seed_known, imported) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'running', ?, ?, ?)",
            uuid, run.name, run.kind, run.model, run.dataset, run.dataset_fingerprint, run.split_fingerprint,
            static_cast<int64_t>(run.seed), created, run.seed_known ? 1 : 0, run.imported ? 1 : 0);
    const int64_t number = database_.getLastInsertRowid();
    execute(database_,
            "INSERT INTO run_record (run_id, experiment, parameters, protocol, environment, leakage) VALUES (?, "
            "?, ?, ?, ?, ?)",
            number, run.experiment_toml, run.parameters_json, run.protocol_json, run.environment_json,
            run.leakage_json);
    int position = 0;
    for (const NewRun::Input& input : run.inputs)
        execute(
            database_,
            "INSERT INTO run_input (run_id, position, role, source) SELECT ?, ?, ?, uuid FROM run WHERE id = ?",
            number, position++, input.role, find(input.run));
    return number;
}

std::unique_ptr<RunWriter> SqliteRunStore::create(const NewRun& run) {
    const std::string uuid = new_uuid();
    const fs::path folder = artifacts_ / uuid;
    make_directories(folder);
    try {
        // The lock comes first: a row that says `running` without one would be taken for interrupted.
        FileLock lock = FileLock::wait(lock_file(folder));
        const int64_t number = alone([&] {
            SQLite::Transaction transaction(database_, SQLite::TransactionBehavior::IMMEDIATE);
            const int64_t inserted = insert(run, uuid, run.created.empty() ? utc_now() : run.created);
            write_run_json(folder, details_of(inserted));
            transaction.commit();
            return inserted;
        });
        return std::make_unique<SqliteRunWriter>(file_, OpenRun{number, folder, std::move(lock)});
    } catch (...) {
        std::error_code ignored;
        fs::remove_all(folder, ignored);
        throw;
    }
}

std::unique_ptr<RunWriter> SqliteRunStore::resume(std::string_view run, int epoch) {
    return alone([&]() -> std::unique_ptr<RunWriter> {
        const int64_t number = find(run);
        const fs::path folder = folder_of(number);
        if (!fs::exists(folder))
            throw Error(ErrorKind::not_found, "the files of the run are gone, so it cannot be taken up again",
                        folder.string());
        auto lock = FileLock::attempt(lock_file(folder), kLockPatience);
        if (!lock) throw Error(ErrorKind::conflict, "the run is running; stop it first", short_id(number));
        const RunDetails before = details_of(number);
        if (before.deleted)
            throw Error(ErrorKind::conflict, "the run is marked as deleted; take that back first", before.id);
        if (before.status == "done")
            throw UsageError("the run is done; there is nothing to take up again", before.id);

        SQLite::Transaction transaction(database_, SQLite::TransactionBehavior::IMMEDIATE);
        execute(database_,
                "DELETE FROM series_point WHERE series_id IN (SELECT series_id FROM series WHERE run_id = ?1) AND "
                "epoch > ?2",
                number, epoch);
        execute(database_,
                "DELETE FROM series WHERE run_id = ?1 AND NOT EXISTS (SELECT 1 FROM series_point WHERE "
                "series_point.series_id = series.series_id)",
                number);
        execute(database_, "DELETE FROM event WHERE run_id = ? AND epoch > ?", number, epoch);
        execute(database_, "DELETE FROM result WHERE run_id = ?", number);
        execute(database_, "DELETE FROM per_user WHERE run_id = ?", number);
        execute(database_,
                "UPDATE run SET status = 'running', error = '', epochs = ?1, best_epoch = min(best_epoch, ?1) "
                "WHERE id = ?2",
                epoch, number);
        transaction.commit();
        remove_epochs_after(folder, epoch);
        return std::make_unique<SqliteRunWriter>(
            file_, OpenRun{number, folder, std::move(*lock), epoch + 1, before.seconds});
    });
}

void SqliteRunStore::set_deleted(std::string_view run, bool deleted) {
    alone([&] {
        mark_interrupted();
        SQLite::Transaction transaction(database_, SQLite::TransactionBehavior::IMMEDIATE);
        const int64_t number = find(run);
        if (details_of(number).status == "running")
            throw Error(ErrorKind::conflict, "the run is running; cancel it first", short_id(number));
        execute(database_, "UPDATE run SET deleted_at = CASE WHEN ? THEN coalesce(deleted_at, ?) END WHERE id = ?",
                deleted ? 1 : 0, utc_now(), number);
        transaction.commit();
    });
}

void SqliteRunStore::set_tags(int64_t number, const std::vector<std::string>& tags) {
    execute(database_, "DELETE FROM tag WHERE run_id = ?", number);
    for (const std::string& tag : tags)
        execute(database_, "INSERT OR IGNORE INTO tag (run_id, tag) VALUES (?, ?)", number, tag);
}

void SqliteRunStore::annotate(std::string_view run, std::optional<std::string> name,
                              std::optional<std::string> notes, std::optional<std::vector<std::string>> tags) {
    alone([&] {
        SQLite::Transaction transaction(database_, SQLite::TransactionBehavior::IMMEDIATE);
        const int64_t number = find(run);
        if (name) execute(database_, "UPDATE run SET name = ? WHERE id = ?", *name, number);
        if (notes) execute(database_, "UPDATE run_record SET notes = ? WHERE run_id = ?", *notes, number);
        if (tags) set_tags(number, *tags);
        if (const fs::path folder = folder_of(number); fs::exists(folder))
            write_run_json(folder, details_of(number));
        transaction.commit();
    });
}

int SqliteRunStore::purge() {
    return alone([&] {
        int purged = 0;
        for (const int64_t number : matches("deleted_at IS NOT NULL", "")) {
            const fs::path folder = folder_of(number);
            // The files go first: should that fail, the run is still marked and the next purge goes on.
            std::error_code code;
            fs::remove_all(folder, code);
            if (code)
                throw Error(ErrorKind::storage,
                            fmt::format("cannot remove the files of {}: {}", short_id(number), code.message()),
                            folder.string());
            execute(database_, "DELETE FROM run WHERE id = ? AND deleted_at IS NOT NULL", number);
            ++purged;
        }
        return purged;
    });
}

}  // namespace armillary::store
