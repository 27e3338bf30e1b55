// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace armillary::store {

// The queries that views wait for. A test asks SQLite for their plans.

/// What a RunSummary holds, apart from the metrics.
inline const std::string kSummaryColumns =
    "id, uuid, name, kind, model, dataset, status, created, error, seed, epochs, best_epoch, seconds, "
    "cpu_seconds, "
    "peak_memory_bytes, deleted_at IS NOT NULL, seed_known, imported";

/// Parameter: 1 to list deleted runs too.
inline const std::string kListRuns =
    "SELECT " + kSummaryColumns + " FROM run WHERE ?1 OR deleted_at IS NULL ORDER BY id DESC";

/// The metrics of those runs, in the same order.
inline constexpr const char* kListResults = R"sql(
    SELECT result.run_id, split, result.name, value, flag
    FROM run JOIN result ON result.run_id = run.id
    WHERE ?1 OR deleted_at IS NULL ORDER BY run.id DESC)sql";

/// Their tags.
inline constexpr const char* kListTags = R"sql(
    SELECT tag.run_id, tag
    FROM run JOIN tag ON tag.run_id = run.id
    WHERE ?1 OR deleted_at IS NULL ORDER BY run.id DESC, tag)sql";

inline constexpr const char* kRunningRuns = "SELECT id, uuid FROM run WHERE status = 'running'";

/// Parameters: run, split, name.
inline constexpr const char* kSeriesPoints = R"sql(
    SELECT epoch, step, value, flag
    FROM series_point
    WHERE series_id = (SELECT series_id FROM series WHERE run_id = ?1 AND split = ?2 AND name = ?3)
    ORDER BY epoch, step)sql";

}  // namespace armillary::store
