// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/file_lock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <thread>
#include <utility>

#include "core/base/error.h"

namespace armillary::store {

namespace {

/// False when somebody else has it and `operation` says not to wait.
bool lock(int descriptor, int operation) {
    int result;
    do {
        result = ::flock(descriptor, operation);
    } while (result != 0 && errno == EINTR);
    if (result != 0 && errno != EWOULDBLOCK)
        throw Error(ErrorKind::storage,
                    fmt::format("this file system does not lock files: {}. Put the workspace on a local disk",
                                std::strerror(errno)));
    return result == 0;
}

}  // namespace

FileLock::FileLock(const std::filesystem::path& file)
    : descriptor_(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644)) {
    if (descriptor_ < 0)
        throw Error(ErrorKind::storage, fmt::format("cannot open the lock file: {}", std::strerror(errno)),
                    file.string());
}

FileLock FileLock::wait(const std::filesystem::path& file, Mode mode) {
    FileLock held(file);
    lock(held.descriptor_, mode == Mode::shared ? LOCK_SH : LOCK_EX);
    return held;
}

std::optional<FileLock> FileLock::attempt(const std::filesystem::path& file, std::chrono::milliseconds patience) {
    using clock = std::chrono::steady_clock;
    FileLock held(file);
    const auto deadline = clock::now() + patience;
    while (!lock(held.descriptor_, LOCK_EX | LOCK_NB)) {
        if (clock::now() >= deadline) return std::nullopt;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return held;
}

FileLock::FileLock(FileLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

FileLock& FileLock::operator=(FileLock&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

FileLock::~FileLock() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace armillary::store
