// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"

#include <SQLiteCpp/Backup.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include <string>

#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/store/file_lock.h"
#include "core/store/naming.h"

namespace armillary::store {

namespace fs = std::filesystem;

namespace {

constexpr int kPatienceMilliseconds = 10'000;
const int kReadWrite = SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE;

int version_of(SQLite::Database& database) {
    return database.execAndGet("PRAGMA user_version").getInt();
}

/// Opens without leaving any trace, not even the files of the write-ahead log.
SQLite::Database open_to_peek(const fs::path& file) {
    if (fs::exists(file.string() + "-wal"))
        return SQLite::Database(file.string(), SQLite::OPEN_READONLY, kPatienceMilliseconds);
    std::string uri = "file:";
    for (const char c : fs::absolute(file).string())
        uri += c == '%' || c == '?' || c == '#' ? fmt::format("%{:02x}", static_cast<int>(c)) : std::string(1, c);
    return SQLite::Database(uri + "?immutable=1", SQLite::OPEN_READONLY | SQLite::OPEN_URI);
}

[[noreturn]] void refuse_newer(SQLite::Database& database, int version, size_t known, const fs::path& file) {
    std::string program = "a newer Armillary";
    if (database.tableExists("schema_migration"))
        program =
            database.execAndGet("SELECT program FROM schema_migration ORDER BY version DESC LIMIT 1").getString();
    throw Error(ErrorKind::storage,
                fmt::format("the workspace was written by {} (schema {}); this one knows schemas up to {}. Update "
                            "Armillary, or choose "
                            "another workspace. Nothing was changed",
                            program, version, known),
                file.string());
}

/// True when the schema is up to date. Refuses what must not be touched.
bool check_schema(const fs::path& file, std::span<const Migration> steps) {
    std::error_code code;
    const uintmax_t bytes = fs::file_size(file, code);
    if (code == std::errc::no_such_file_or_directory || bytes == 0) return false;
    SQLite::Database database = open_to_peek(file);
    const int version = version_of(database);
    if (version > static_cast<int>(steps.size())) refuse_newer(database, version, steps.size(), file);
    if (version == 0) {
        if (database.execAndGet("SELECT count(*) FROM sqlite_master").getInt() > 0)
            throw Error(ErrorKind::storage,
                        "this is a database of another program; choose another folder for the workspace",
                        file.string());
        return false;
    }
    SQLite::Statement applied(database, "SELECT version, name, sha256 FROM schema_migration ORDER BY version");
    while (applied.executeStep()) {
        const int number = applied.getColumn(0).getInt();
        const bool known =
            number >= 1 && number <= static_cast<int>(steps.size()) &&
            applied.getColumn(2).getString() == sha256_of(steps[static_cast<size_t>(number - 1)].sql);
        if (!known)
            throw Error(ErrorKind::storage,
                        fmt::format("step {} of the schema is not the one this Armillary knows; the workspace was "
                                    "made by a development version. "
                                    "Use that one, or choose another workspace",
                                    applied.getColumn(1).getString()),
                        file.string());
    }
    return version == static_cast<int>(steps.size());
}

void back_up(SQLite::Database& database, const fs::path& file, int version) {
    const std::string copy = fmt::format("{}.bak-v{}", file.string(), version);
    SQLite::Database target(copy, kReadWrite);
    SQLite::Backup backup(target, database);
    if (backup.executeStep() != SQLITE_DONE)
        throw Error(ErrorKind::conflict,
                    "another process keeps the workspace busy, so it cannot be brought up to date; try again",
                    file.string());
}

void apply(SQLite::Database& database, const Migration& step, int version) {
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::EXCLUSIVE);
    database.exec(step.sql);
    SQLite::Statement record(database, "INSERT INTO schema_migration VALUES (?, ?, ?, ?, ?)");
    SQLite::bind(record, version, step.name, sha256_of(step.sql), utc_now(), "Armillary " ARMILLARY_VERSION);
    record.exec();
    database.exec(fmt::format("PRAGMA user_version = {}", version));
    if (SQLite::Statement(database, "PRAGMA foreign_key_check").executeStep())
        throw Error(ErrorKind::storage,
                    fmt::format("the workspace does not survive the step {} of its schema; nothing was changed",
                                step.name),
                    database.getFilename());
    transaction.commit();
}

}  // namespace

fs::path workspace_lock(const fs::path& workspace) {
    return workspace / "armillary.lock";
}

void throw_store_error(const SQLite::Exception& error, const fs::path& file) {
    switch (error.getErrorCode() & 0xFF) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            throw Error(ErrorKind::conflict, "another process keeps the workspace busy; try again", file.string());
        case SQLITE_FULL:
        case SQLITE_IOERR:
            throw Error(ErrorKind::storage,
                        fmt::format("the disk refuses: {}. Free some space and try again", error.what()),
                        file.string());
        case SQLITE_NOTADB:
        case SQLITE_CORRUPT:
            throw Error(
                ErrorKind::storage,
                fmt::format("the database of the workspace is damaged ({}). Move it away, or bring back a copy",
                            error.what()),
                file.string());
        case SQLITE_CANTOPEN:
        case SQLITE_READONLY:
        case SQLITE_PERM:
            throw Error(
                ErrorKind::storage,
                fmt::format("the database of the workspace cannot be written ({}). Choose a folder that can",
                            error.what()),
                file.string());
        default:
            throw Error(ErrorKind::internal, fmt::format("the store failed: {}", error.what()), file.string());
    }
}

void prepare_database(const fs::path& file, std::span<const Migration> steps) {
    with_store_errors(file, [&] {
        if (check_schema(file, steps)) return;
        const FileLock lock = FileLock::wait(workspace_lock(file.parent_path()));
        if (check_schema(file, steps)) return;  // another process was first
        SQLite::Database database(file.string(), kReadWrite, kPatienceMilliseconds);
        database.exec("PRAGMA journal_mode = WAL");
        const int version = version_of(database);
        if (version > 0) back_up(database, file, version);
        for (size_t step = static_cast<size_t>(version); step < steps.size(); ++step)
            apply(database, steps[step], static_cast<int>(step) + 1);
    });
}

SQLite::Database connect(const fs::path& file) {
    return with_store_errors(file, [&] {
        SQLite::Database database(file.string(), SQLite::OPEN_READWRITE, kPatienceMilliseconds);
        database.exec(
            "PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA "
            "temp_store = MEMORY");
        return database;
    });
}

}  // namespace armillary::store
