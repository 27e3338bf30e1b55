// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/migrations.h"

namespace armillary::store {

namespace {

// NaN and infinities: SQLite keeps NaN as NULL, so `flag` says which one a NULL value is: 1 NaN, 2 +Inf, 3 -Inf.
constexpr Migration kMigrations[] = {{"0001_initial", R"sql(
CREATE TABLE schema_migration (
    version INTEGER PRIMARY KEY,
    name    TEXT NOT NULL,
    sha256  TEXT NOT NULL,
    applied TEXT NOT NULL,                     -- UTC, 2024-05-01T12:34:56.789Z
    program TEXT NOT NULL
) STRICT;

-- Everything a list shows, apart from the metrics.
CREATE TABLE run (
    id                  INTEGER PRIMARY KEY AUTOINCREMENT,   -- shown as r12; a number is never given twice
    uuid                TEXT    NOT NULL UNIQUE,             -- names the folder in artifacts/
    name                TEXT    NOT NULL,
    kind                TEXT    NOT NULL,
    model               TEXT    NOT NULL,
    dataset             TEXT    NOT NULL,
    dataset_fingerprint TEXT    NOT NULL,
    split_fingerprint   TEXT    NOT NULL,
    seed                INTEGER NOT NULL,                    -- the 64 bits of an unsigned number
    status              TEXT    NOT NULL,
    error               TEXT    NOT NULL DEFAULT '',
    created             TEXT    NOT NULL,
    epochs              INTEGER NOT NULL DEFAULT 0,
    best_epoch          INTEGER NOT NULL DEFAULT 0,
    seconds             REAL    NOT NULL DEFAULT 0,
    cpu_seconds         REAL    NOT NULL DEFAULT 0,
    peak_memory_bytes   INTEGER NOT NULL DEFAULT 0,
    deleted_at          TEXT
) STRICT;
CREATE INDEX run_by_dataset ON run(dataset);
CREATE INDEX run_by_name ON run(name);
CREATE INDEX run_running ON run(id) WHERE status = 'running';
CREATE INDEX run_deleted ON run(id) WHERE deleted_at IS NOT NULL;

-- What one page shows of a run, kept apart so that lists read few pages.
CREATE TABLE run_record (
    run_id      INTEGER PRIMARY KEY REFERENCES run(id) ON DELETE CASCADE,
    experiment  TEXT NOT NULL,                 -- TOML
    parameters  TEXT NOT NULL,                 -- JSON, as the next four; empty = not known
    protocol    TEXT NOT NULL,
    environment TEXT NOT NULL,
    leakage     TEXT NOT NULL,
    notes       TEXT NOT NULL DEFAULT ''
) STRICT;

-- Runs are a graph. A source is named by its UUID, so that it may be purged, or come with another workspace.
CREATE TABLE run_input (
    run_id   INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    role     TEXT    NOT NULL,
    source   TEXT    NOT NULL,
    PRIMARY KEY (run_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE tag (
    run_id INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
    tag    TEXT    NOT NULL,
    PRIMARY KEY (run_id, tag)
) STRICT, WITHOUT ROWID;

CREATE TABLE series (
    series_id INTEGER PRIMARY KEY,
    run_id    INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
    split     TEXT    NOT NULL,
    name      TEXT    NOT NULL,
    UNIQUE (run_id, split, name)
) STRICT;

CREATE TABLE series_point (
    series_id INTEGER NOT NULL REFERENCES series(series_id) ON DELETE CASCADE,
    epoch     INTEGER NOT NULL,
    step      INTEGER NOT NULL,
    value     REAL,
    flag      INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (series_id, epoch, step)
) STRICT, WITHOUT ROWID;

CREATE TABLE result (
    run_id         INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
    split          TEXT    NOT NULL,
    name           TEXT    NOT NULL,
    value          REAL,
    flag           INTEGER NOT NULL DEFAULT 0,
    standard_error REAL,                       -- NULL = not known
    PRIMARY KEY (run_id, split, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
    event_id INTEGER PRIMARY KEY,
    run_id   INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
    epoch    INTEGER NOT NULL,                 -- the one under way
    step     INTEGER NOT NULL,
    time     TEXT    NOT NULL,
    kind     TEXT    NOT NULL,
    detail   TEXT    NOT NULL
) STRICT;
CREATE INDEX event_by_run ON event(run_id);

-- One value a user in index order, little endian; NaN = undefined. f32 where that loses nothing.
CREATE TABLE per_user (
    run_id INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
    split  TEXT    NOT NULL,
    metric TEXT    NOT NULL,
    dtype  TEXT    NOT NULL,
    data   BLOB    NOT NULL,
    PRIMARY KEY (run_id, split, metric)
) STRICT;
)sql"},
                                     {"0002_runs_made_elsewhere", R"sql(
ALTER TABLE run ADD COLUMN seed_known INTEGER NOT NULL DEFAULT 1;
ALTER TABLE run ADD COLUMN imported   INTEGER NOT NULL DEFAULT 0;   -- brought in as a run folder
)sql"}};

}  // namespace

std::span<const Migration> migrations() {
    return kMigrations;
}

}  // namespace armillary::store
