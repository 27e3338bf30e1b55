// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/support.h"

#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace armillary::test {

namespace fs = std::filesystem;

fs::path source_dir() {
    return ARMILLARY_SOURCE_DIR;
}

fs::path shared_data(std::string_view relative) {
    return fs::path(ARMILLARY_SHARED_DATA).lexically_normal() / relative;
}

TemporaryDirectory::TemporaryDirectory() {
    std::string pattern = (fs::temp_directory_path() / "armillary-test-XXXXXX").string();
    if (!mkdtemp(pattern.data())) throw std::runtime_error("cannot make a temporary folder at " + pattern);
    path_ = pattern;
}

TemporaryDirectory::~TemporaryDirectory() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

fs::path TemporaryDirectory::write(std::string_view relative, std::string_view content) const {
    const fs::path file = path_ / relative;
    fs::create_directories(file.parent_path());
    std::ofstream out(file, std::ios::binary);
    out.write(content.data(), static_cast<std::streamsize>(content.size()));
    if (!out) throw std::runtime_error("cannot write " + file.string());
    return file;
}

}  // namespace armillary::test
