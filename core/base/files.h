// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace armillary {

/// The whole file. Throws `Error`: not_found when it is missing, storage when it cannot be read.
std::string read_file(const std::filesystem::path& file);

/// Writes beside the target, flushes to disk, then renames: a reader sees the old file or the new one, never half.
/// Throws `Error` (storage) with the reason (disk full, not writable); the old file is then untouched.
void write_file_atomically(const std::filesystem::path& file, std::string_view content);
/// The same with the content in pieces, one after the other: large arrays need not be copied together first.
void write_file_atomically(const std::filesystem::path& file, std::span<const std::string_view> pieces);

/// Throws `Error` (storage) when the folder cannot be made.
void make_directories(const std::filesystem::path& folder);

}  // namespace armillary
