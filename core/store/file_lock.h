// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>

namespace armillary::store {

/// A lock on a file, held until the object goes or its process dies, however it dies: the kernel lets go of it.
/// Counts between threads as well as between processes.
class FileLock {
 public:
    enum class Mode { shared, exclusive };

    /// Waits as long as it takes; makes the file when it is missing. Throws `Error` (storage).
    static FileLock wait(const std::filesystem::path& file, Mode mode = Mode::exclusive);
    /// Nothing when somebody else still has it after `patience`. Throws `Error` (storage) when the file cannot be
    /// opened.
    static std::optional<FileLock> attempt(const std::filesystem::path& file,
                                           std::chrono::milliseconds patience = {});

    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&& other) noexcept;
    ~FileLock();

 private:
    explicit FileLock(const std::filesystem::path& file);
    int descriptor_ = -1;
};

}  // namespace armillary::store
