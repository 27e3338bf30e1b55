// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace armillary::data {

/// The bytes of a file: read into memory when small, mapped when large.
class Bytes {
 public:
    explicit Bytes(std::string content);
    /// Maps the first `size` bytes of an open file, which may be closed afterwards. Throws `Error` (storage).
    Bytes(int descriptor, size_t size, const std::string& where);
    ~Bytes();
    Bytes(const Bytes&) = delete;
    Bytes& operator=(const Bytes&) = delete;

    std::string_view view() const { return view_; }
    /// Says that a part has been read, so that its pages need not stay in memory.
    void release(std::string_view part) const;

 private:
    std::string content_;
    std::string_view view_;
    bool mapped_ = false;
};

using BytesPtr = std::shared_ptr<const Bytes>;

/// A file of a source: on disk, packed in an archive, or in memory.
struct SourceEntry {
    std::string name;              ///< without folder and without the suffix of its compression
    std::filesystem::path origin;  ///< file on disk that holds it; empty in memory
    std::string member;            ///< path inside the archive `origin`; empty for a plain file
    int64_t bytes = 0;             ///< unpacked; 0 when the archive does not say
    BytesPtr memory;

    bool packed() const { return !member.empty(); }
};

/// What the user pointed at, as a flat list of files.
class Source {
 public:
    static constexpr size_t kHeadBytes = 64 << 10;

    /// Files, folders (their files, or those of their only sub-folder), `.zip`, `.gz`, `.tar.gz`. Pickled files
    /// (`.pt`, `.pkl`, `.npz`) are refused when they are named, and skipped with a warning in a folder. Throws
    /// `Error` (not_found), `BadInput`.
    explicit Source(const std::vector<std::filesystem::path>& paths);
    /// Files in memory: names and contents.
    explicit Source(std::vector<std::pair<std::string, std::string>> files);

    const std::vector<SourceEntry>& entries() const { return entries_; }
    const std::vector<std::string>& warnings() const { return warnings_; }
    /// Name of the file or folder that the user gave, without suffixes.
    const std::string& name() const { return name_; }

    const SourceEntry* find(std::string_view name) const;
    /// Entries whose name ends so, in order of name.
    std::vector<const SourceEntry*> ending(std::string_view suffix) const;

    /// The whole content, unpacked. Throws `BadInput` for a damaged archive.
    BytesPtr load(const SourceEntry& entry) const;
    /// The first lines (at most kHeadBytes) as UTF-8 without a byte order mark; empty for a binary file.
    const std::string& head(const SourceEntry& entry) const;

 private:
    void add_path(const std::filesystem::path& path);
    void add_file(const std::filesystem::path& file, bool named);

    std::vector<SourceEntry> entries_;
    std::vector<std::string> warnings_;
    std::string name_;
    mutable std::map<const SourceEntry*, std::string> heads_;
};

/// The Python line that converts a pickled or zipped array, or nothing for other suffixes.
std::string conversion_advice(const std::filesystem::path& file);

}  // namespace armillary::data
