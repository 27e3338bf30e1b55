// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <string_view>

namespace armillary::test {

/// Root of the source tree.
std::filesystem::path source_dir();

/// `shared/data/<relative>` beside the repository; the file may be missing.
std::filesystem::path shared_data(std::string_view relative);

/// A folder that lives as long as the object.
class TemporaryDirectory {
 public:
    TemporaryDirectory();
    ~TemporaryDirectory();
    TemporaryDirectory(const TemporaryDirectory&) = delete;
    TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;

    const std::filesystem::path& path() const { return path_; }
    /// Writes `content` byte for byte and returns the file's path; folders on the way are made.
    std::filesystem::path write(std::string_view relative, std::string_view content) const;

 private:
    std::filesystem::path path_;
};

}  // namespace armillary::test

/// Skips the running test, naming the path, when a real data set is not beside the repository.
#define ARMILLARY_NEEDS_DATA(relative)                                    \
    if (!std::filesystem::exists(armillary::test::shared_data(relative))) \
    GTEST_SKIP() << "needs the real data at " << armillary::test::shared_data(relative).string()
