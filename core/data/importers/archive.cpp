// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/importers/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cstring>

#include "core/base/error.h"
#include "core/base/text.h"

namespace armillary::data {

namespace fs = std::filesystem;

namespace {

constexpr int64_t kBombBytes = 64 << 20;
constexpr int64_t kBombRatio = 200;
constexpr const char* kUnnamed = "data";  // libarchive's name for the content of a bare .gz

struct Closer {
    void operator()(archive* handle) const { archive_read_free(handle); }
};
using Handle = std::unique_ptr<archive, Closer>;

[[noreturn]] void fail(archive* handle, const fs::path& file) {
    const char* reason = archive_error_string(handle);
    throw BadInput(fmt::format("the archive is damaged or cut short ({}); copy or download it again",
                               reason ? reason : "unreadable"),
                   file.string());
}

Handle open_archive(const fs::path& file) {
    Handle handle(archive_read_new());
    archive_read_support_filter_gzip(handle.get());
    archive_read_support_format_zip(handle.get());
    archive_read_support_format_tar(handle.get());
    archive_read_support_format_raw(handle.get());
    archive_read_support_format_empty(handle.get());
    if (archive_read_open_filename(handle.get(), file.c_str(), 1 << 16) != ARCHIVE_OK) fail(handle.get(), file);
    return handle;
}

/// The next regular file, or null at the end.
archive_entry* next_file(archive* handle, const fs::path& file) {
    for (archive_entry* entry = nullptr;;) {
        const int status = archive_read_next_header(handle, &entry);
        if (status == ARCHIVE_EOF) return nullptr;
        if (status < ARCHIVE_WARN) fail(handle, file);
        const bool bare = archive_format(handle) == ARCHIVE_FORMAT_RAW;
        // libarchive takes what it cannot unpack for plain bytes.
        if (bare && archive_filter_code(handle, 0) == ARCHIVE_FILTER_NONE)
            throw BadInput("it begins like an archive, but its header is damaged; copy or download it again",
                           file.string());
        if (bare || archive_entry_filetype(entry) == AE_IFREG) return entry;
    }
}

std::string path_of(archive_entry* entry) {
    const char* path = archive_entry_pathname(entry);
    return path ? path : "";
}

bool leaves_archive(const fs::path& path) {
    if (path.is_absolute()) return true;
    for (const fs::path& part : path)
        if (part == "..") return true;
    return false;
}

bool is_litter(const fs::path& path) {
    for (const fs::path& part : path)
        if (part == "__MACOSX" || part.string().starts_with('.')) return true;
    return false;
}

class TemporaryFile {
 public:
    TemporaryFile() {
        std::string name = (fs::temp_directory_path() / "armillary-XXXXXX").string();
        descriptor_ = ::mkostemp(name.data(), O_CLOEXEC);
        if (descriptor_ < 0)
            throw Error(ErrorKind::storage, fmt::format("cannot unpack the archive: {}", std::strerror(errno)),
                        name);
        ::unlink(name.c_str());
    }
    ~TemporaryFile() { ::close(descriptor_); }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    void write(const char* data, size_t bytes) {
        while (bytes > 0) {
            const ssize_t written = ::write(descriptor_, data, bytes);
            if (written < 0 && errno == EINTR) continue;
            if (written <= 0)
                throw Error(ErrorKind::storage,
                            fmt::format("cannot unpack the archive: {}. Free some space in the temporary folder",
                                        std::strerror(errno)),
                            fs::temp_directory_path().string());
            data += written;
            bytes -= static_cast<size_t>(written);
            size_ += static_cast<size_t>(written);
        }
    }
    BytesPtr map(const std::string& where) const { return std::make_shared<Bytes>(descriptor_, size_, where); }
    size_t size() const { return size_; }

 private:
    int descriptor_ = -1;
    size_t size_ = 0;
};

}  // namespace

bool is_archive(std::string_view first_bytes) {
    return first_bytes.starts_with("PK\x03\x04") || first_bytes.starts_with("\x1F\x8B");
}

std::vector<ArchiveMember> list_archive(const fs::path& file) {
    const Handle handle = open_archive(file);
    std::vector<ArchiveMember> members;
    while (archive_entry* entry = next_file(handle.get(), file)) {
        const std::string path = path_of(entry);
        if (leaves_archive(path))
            throw BadInput(
                fmt::format("the archive holds a path that leaves it ('{}'), which no data set does; it "
                            "is not opened",
                            path.substr(0, 80)),
                file.string());
        if (!is_litter(path))
            members.push_back({path, archive_entry_size_is_set(entry) ? archive_entry_size(entry) : 0});
    }
    return members;
}

BytesPtr extract_member(const fs::path& file, const std::string& member, std::optional<size_t> limit) {
    const Handle handle = open_archive(file);
    archive_entry* entry = next_file(handle.get(), file);
    while (entry && path_of(entry) != member) entry = next_file(handle.get(), file);
    const std::string where = member == kUnnamed ? file.string() : fmt::format("{}/{}", file.string(), member);
    if (!entry) throw BadInput("the archive changed while it was read; import it again", where);
    TemporaryFile unpacked;
    std::vector<char> block(1 << 18);
    while (!limit || unpacked.size() < *limit) {
        const la_ssize_t bytes = archive_read_data(handle.get(), block.data(), block.size());
        if (bytes == 0) break;
        if (bytes < 0) fail(handle.get(), file);
        unpacked.write(block.data(), static_cast<size_t>(bytes));
        const auto size = static_cast<int64_t>(unpacked.size());
        if (size > kBombBytes && size / kBombRatio > archive_filter_bytes(handle.get(), -1))
            throw BadInput(
                fmt::format("the archive unpacks to more than {} times its size, as only a decompression "
                            "bomb does; unpack it by hand if you trust it",
                            kBombRatio),
                where);
    }
    return unpacked.map(where);
}

}  // namespace armillary::data
