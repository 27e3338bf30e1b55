// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>

#include "core/base/error.h"

namespace armillary {

namespace fs = std::filesystem;

std::string read_file(const fs::path& file) {
    std::error_code code;
    if (!fs::exists(file, code)) throw Error(ErrorKind::not_found, "there is no such file", file.string());
    if (fs::is_directory(file, code))
        throw Error(ErrorKind::bad_input, "this is a folder, not a file", file.string());
    std::ifstream in(file, std::ios::binary);
    if (!in) throw Error(ErrorKind::storage, "cannot read the file; check its permissions", file.string());
    std::string content((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    if (in.bad()) throw Error(ErrorKind::storage, "reading the file failed half-way", file.string());
    return content;
}

void write_file_atomically(const fs::path& file, std::string_view content) {
    write_file_atomically(file, std::span(&content, 1));
}

void write_file_atomically(const fs::path& file, std::span<const std::string_view> pieces) {
    const fs::path draft = file.string() + fmt::format(".{}.part", ::getpid());
    auto fail = [&](const char* what) {
        const int reason = errno;
        ::unlink(draft.c_str());
        throw Error(ErrorKind::storage,
                    fmt::format("{}: {}. Free some space or choose a folder that can be written to", what,
                                std::strerror(reason)),
                    file.string());
    };
    const int descriptor = ::open(draft.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (descriptor < 0) fail("cannot create the file");
    for (std::string_view rest : pieces) {
        while (!rest.empty()) {
            const ssize_t n = ::write(descriptor, rest.data(), rest.size());
            if (n < 0 && errno == EINTR) continue;
            if (n <= 0) {
                ::close(descriptor);
                fail("cannot write the file");
            }
            rest.remove_prefix(static_cast<size_t>(n));
        }
    }
    const bool synced = ::fsync(descriptor) == 0;
    if (::close(descriptor) != 0 || !synced) fail("cannot write the file");
    if (::rename(draft.c_str(), file.c_str()) != 0) fail("cannot put the file in place");
}

void make_directories(const fs::path& folder) {
    std::error_code code;
    fs::create_directories(folder, code);
    if (code || !fs::is_directory(folder))
        throw Error(ErrorKind::storage,
                    fmt::format("cannot make the folder: {}. Choose a place that can be written to",
                                code ? code.message() : "a file of that name is in the way"),
                    folder.string());
}

}  // namespace armillary
