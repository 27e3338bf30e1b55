// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/importers/importer.h"
#include "core/data/importers/source.h"

namespace armillary::data {

/// The text of a file as UTF-8, without a byte order mark.
struct Text {
    BytesPtr bytes;
    std::string converted;  ///< of a file that is not UTF-8
    size_t starts = 0;      ///< length of the byte order mark
    bool latin1 = false;

    std::string_view view() const { return latin1 ? std::string_view(converted) : bytes->view().substr(starts); }
};

/// The setting, or `otherwise` when it was not given.
std::string setting_of(const ImportSettings& settings, const std::string& name, std::string otherwise = {});

/// What an importer works with: the request, the files, and where it reports.
class Context {
 public:
    Context(const ImportRequest& request, const Source& source, ImportReport& report)
        : request_(request), source_(source), report_(report) {}

    const Source& source() const { return source_; }
    const ImportRequest& request() const { return request_; }
    ImportReport& report() { return report_; }

    const ImportSettings& settings() const { return request_.settings; }
    std::string setting(const std::string& name, std::string otherwise = {}) const {
        return setting_of(settings(), name, std::move(otherwise));
    }

    /// The bytes of a file, which counts as used from now on.
    BytesPtr bytes(const SourceEntry& entry);
    /// The text of a file. Files that are not UTF-8 are read as Latin-1, with a warning, unless `encoding` is set.
    /// Throws `BadInput` for a binary file, and for bytes that contradict the encoding that was set.
    Text text(const SourceEntry& entry);
    /// The same before its UTF-8 is checked; `check_encoding` completes it.
    Text unchecked_text(const SourceEntry& entry);
    void check_encoding(Text& text, const SourceEntry& entry);

    /// A file beside the source: a side table, features. Throws `Error` (not_found).
    const SourceEntry& side_file(const std::filesystem::path& file);
    /// Whether the user named this very file, rather than a folder around it.
    bool was_named(const SourceEntry& entry) const;

    /// Says that `entry` was read up to a byte, with rows that are not yet in the report; calls the progress
    /// function 20 times a second at most. Throws `Cancelled`.
    void tick(const SourceEntry& entry, size_t bytes_done, int64_t rows = 0);
    void throw_if_stopped() const;

    void warn(std::string warning);
    void reject(const SourceEntry& entry, int64_t line, int64_t column, std::string reason) {
        report_.reject(entry.name, line, column, std::move(reason));
    }
    /// Counts a row that was kept; false when the preview is full and reading should end.
    bool keep_row();
    bool preview_is_full() const { return request_.max_rows && report_.rows_kept >= *request_.max_rows; }

    /// The digest of a file that was hashed on the way.
    void set_sha256(const SourceEntry& entry, std::string digest) { digests_[&entry] = std::move(digest); }
    bool used(const SourceEntry& entry) const { return used_.contains(&entry); }
    /// The files on disk behind what was used, hashed.
    std::vector<SourceFile> source_files();

 private:
    const ImportRequest& request_;
    const Source& source_;
    ImportReport& report_;
    std::vector<std::unique_ptr<Source>> side_files_;
    std::set<const SourceEntry*> used_;
    std::map<const SourceEntry*, std::string> digests_;
    std::map<const SourceEntry*, int64_t> done_;
    std::chrono::steady_clock::time_point last_progress_{};
};

/// At most 80 characters of `text` in quotes, with control characters shown, cut between UTF-8 characters.
std::string excerpt(std::string_view text);
/// Why `id` cannot be an id (empty, a line break or NUL in it, longer than 1,024 bytes), or nothing.
std::string problem_of_id(std::string_view id);
/// `line:column` of a byte, both 1-based.
std::string position_of(std::string_view text, size_t byte);

}  // namespace armillary::data
