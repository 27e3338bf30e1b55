// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace armillary::jobs {

/// A line of `log.txt` in a run folder. Logs from elsewhere may hold any lines: what bears no time has none.
struct LogEntry {
    std::string time;  ///< UTC, `2024-05-01T12:34:56.789Z`
    bool warning = false;
    std::string text;
};

/// Appends what is told now, as `time  text`. Throws `Error` (storage).
void append_log(const std::filesystem::path& run_folder, std::string_view text, bool warning = false);

/// The lines in their order; none where there is no log. Throws `Error` (storage).
std::vector<LogEntry> read_log(const std::filesystem::path& run_folder);

}  // namespace armillary::jobs
