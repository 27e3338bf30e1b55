// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/data/dataset.h"

namespace armillary::data {

/// A row that could not be used.
struct Rejection {
    std::string file;
    int64_t line = 0;    ///< 1-based
    int64_t column = 0;  ///< 1-based field number, 0 = the whole line
    std::string reason;  ///< what was wrong, with the offending text shortened to 80 characters
};

/// How a side table or a feature matrix met the ids of the data set.
struct JoinReport {
    std::string what;  ///< file name
    std::string key;   ///< column that holds the id
    int64_t matched = 0;
    int64_t unmatched_in_table = 0;  ///< rows of the table whose id is not in the interactions
    int64_t unmatched_in_data = 0;   ///< ids of the interactions without a row
    std::vector<std::string> examples_in_table, examples_in_data;  ///< first ten of each
    /// Repairs that would match more ids, with the number each would add: `leading_zeros`, `case`,
    /// `trailing_dot_zero`. Applied only on request.
    std::map<std::string, int64_t> repairs;
};

struct ImportReport {
    static constexpr size_t kExamples = 100;

    std::string format;  ///< id of the importer
    int64_t rows_read = 0, rows_kept = 0, rows_rejected = 0;
    std::vector<Rejection> examples;  ///< the first kExamples refusals
    std::vector<std::string> warnings;
    std::vector<std::string> unused_files;  ///< files of the folder that were not read
    std::vector<JoinReport> joins;

    void reject(std::string file, int64_t line, int64_t column, std::string reason);
};

struct ImportProgress {
    int64_t bytes_done = 0, bytes_total = 0, rows = 0;
};

/// Settings of an importer (`user_column`, `separator`, …) by name; see `FormatInfo`.
using ImportSettings = std::map<std::string, std::string>;

struct ImportRequest {
    std::vector<std::filesystem::path> paths;           ///< files, a folder, a .zip or .gz
    std::string format;                                 ///< importer id; empty = detect
    std::string name;                                   ///< of the data set; empty = from the file or folder
    ImportSettings settings;                            ///< of the importer (`user_column`, `separator`, …)
    std::optional<std::filesystem::path> items, users;  ///< side tables
    std::string items_key, users_key;                   ///< their id column; empty = detect
    std::vector<std::string> repairs;                   ///< id repairs to apply in joins
    double max_rejected_share = 0.1;                    ///< above this the import fails and nothing is stored
    std::optional<int64_t> max_rows;                    ///< preview
    std::stop_token stop;
    std::function<void(const ImportProgress&)> progress;  ///< may be empty; called from the importing thread
};

struct ImportResult {
    DatasetPtr dataset;
    ImportReport report;
};

/// A setting of an importer (`ImportRequest::settings`), for help texts and forms.
struct FormatSetting {
    std::string name, help;
};

struct FormatInfo {
    std::string id, summary;
    std::vector<FormatSetting> settings;
};

/// Every importer, in the order in which they are documented.
std::vector<FormatInfo> format_list();

/// Reads files into a data set. Throws `Error` (bad_input, usage, not_found) with file, line and what to do;
/// `Cancelled` when stopped.
ImportResult import_files(const ImportRequest& request);

}  // namespace armillary::data
