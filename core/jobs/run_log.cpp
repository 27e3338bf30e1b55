// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/run_log.h"

#include <fmt/format.h>

#include <fstream>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/store/naming.h"

namespace armillary::jobs {

namespace {

constexpr const char* kFile = "log.txt";
constexpr std::string_view kGap = "  ", kWarning = "warning: ";

LogEntry entry_of(std::string_view line) {
    LogEntry entry;
    const size_t gap = line.find(kGap);
    if (gap != line.npos && gap > 10 && line[4] == '-' && line[10] == 'T' && line[gap - 1] == 'Z') {
        entry.time = line.substr(0, gap);
        line.remove_prefix(gap + kGap.size());
    }
    entry.warning = line.starts_with(kWarning);
    entry.text = entry.warning ? line.substr(kWarning.size()) : line;
    return entry;
}

}  // namespace

void append_log(const std::filesystem::path& run_folder, std::string_view text, bool warning) {
    const std::filesystem::path file = run_folder / kFile;
    std::ofstream out(file, std::ios::app | std::ios::binary);
    out << fmt::format("{}{}{}{}\n", store::utc_now(), kGap, warning ? kWarning : "", text) << std::flush;
    if (!out) throw Error(ErrorKind::storage, "the log of the run cannot be written", file.string());
}

std::vector<LogEntry> read_log(const std::filesystem::path& run_folder) {
    const std::filesystem::path file = run_folder / kFile;
    std::vector<LogEntry> entries;
    if (!std::filesystem::exists(file)) return entries;
    const std::string content = read_file(file);
    for (std::string_view line : split(content, '\n'))
        if (!trim(line).empty()) entries.push_back(entry_of(line));
    return entries;
}

}  // namespace armillary::jobs
