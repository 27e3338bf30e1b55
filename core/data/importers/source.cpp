// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/importers/source.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <fstream>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/data/importers/archive.h"

namespace armillary::data {

namespace fs = std::filesystem;

namespace {

/// Smaller files are read: a mapping of a file that another program cuts short ends in a signal.
constexpr size_t kMapFrom = 16 << 20;

std::string first_bytes(const fs::path& file, size_t count) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw Error(ErrorKind::storage, "cannot read the file; check its permissions", file.string());
    std::string bytes(count, '\0');
    in.read(bytes.data(), static_cast<std::streamsize>(count));
    bytes.resize(static_cast<size_t>(in.gcount()));
    return bytes;
}

std::vector<fs::path> sorted_children(const fs::path& folder, bool folders) {
    std::vector<fs::path> paths;
    for (const auto& child : fs::directory_iterator(folder)) {
        std::error_code ignored;
        const bool wanted = folders ? child.is_directory(ignored) : child.is_regular_file(ignored);
        if (wanted && !child.path().filename().string().starts_with('.')) paths.push_back(child.path());
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

std::string without_suffix(const std::string& name, std::string_view suffix) {
    return to_lower_ascii(name).ends_with(suffix) ? name.substr(0, name.size() - suffix.size()) : name;
}

}  // namespace

Bytes::Bytes(std::string content) : content_(std::move(content)), view_(content_) {}

Bytes::Bytes(int descriptor, size_t size, const std::string& where) {
    if (size == 0) return;
    void* address = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    if (address == MAP_FAILED)
        throw Error(ErrorKind::storage, fmt::format("cannot read the file: {}", std::strerror(errno)), where);
    ::madvise(address, size, MADV_SEQUENTIAL);
    view_ = {static_cast<const char*>(address), size};
    mapped_ = true;
}

Bytes::~Bytes() {
    if (mapped_) ::munmap(const_cast<char*>(view_.data()), view_.size());
}

void Bytes::release(std::string_view part) const {
    if (!mapped_) return;
    const auto page = static_cast<uintptr_t>(::sysconf(_SC_PAGESIZE));
    const auto begin = (reinterpret_cast<uintptr_t>(part.data()) + page - 1) / page * page;
    const auto end = reinterpret_cast<uintptr_t>(part.data() + part.size()) / page * page;
    if (begin < end) ::madvise(reinterpret_cast<void*>(begin), end - begin, MADV_DONTNEED);
}

std::string conversion_advice(const fs::path& file) {
    const std::string suffix = to_lower_ascii(file.extension().string());
    const std::string name = file.filename().string();
    const std::string target = file.stem().string() + ".npy";
    if (suffix == ".pt" || suffix == ".pth")
        return fmt::format(
            "python3 -c 'import torch, numpy; numpy.save(\"{}\", torch.load(\"{}\", "
            "map_location=\"cpu\").float().numpy())'",
            target, name);
    if (suffix == ".pkl" || suffix == ".pickle")
        return fmt::format(
            "python3 -c 'import pickle, numpy; numpy.save(\"{}\", "
            "numpy.asarray(pickle.load(open(\"{}\", \"rb\")), dtype=\"float32\"))'",
            target, name);
    if (suffix == ".npz")
        return fmt::format("python3 -c 'import numpy; a = numpy.load(\"{}\"); numpy.save(\"{}\", a[a.files[0]])'",
                           name, target);
    return {};
}

Source::Source(const std::vector<fs::path>& paths) {
    if (paths.empty()) throw UsageError("name a file or a folder to import");
    try {
        for (const fs::path& path : paths) add_path(path);
    } catch (const fs::filesystem_error& error) {
        throw Error(ErrorKind::storage, "cannot read the folder or file: " + error.code().message(),
                    error.path1().string());
    }
    fs::path first = fs::absolute(paths.front()).lexically_normal();
    if (!first.has_filename()) first = first.parent_path();
    name_ = fs::is_directory(first) ? first.filename().string()
                                    : without_suffix(without_suffix(first.filename().string(), ".gz"), ".tar");
    if (!fs::is_directory(first)) name_ = fs::path(name_).stem().string();
}

Source::Source(std::vector<std::pair<std::string, std::string>> files) {
    for (auto& [name, content] : files) {
        SourceEntry& entry = entries_.emplace_back();
        entry.name = std::move(name);
        entry.bytes = static_cast<int64_t>(content.size());
        entry.memory = std::make_shared<Bytes>(std::move(content));
    }
    if (!entries_.empty()) name_ = fs::path(entries_.front().name).stem().string();
}

void Source::add_path(const fs::path& path) {
    std::error_code code;
    if (!fs::exists(path, code))
        throw Error(ErrorKind::not_found, "there is no such file or folder; check the spelling", path.string());
    if (!fs::is_directory(path, code)) {
        add_file(path, true);
        return;
    }
    std::vector<fs::path> files = sorted_children(path, false);
    const std::vector<fs::path> folders = sorted_children(path, true);
    if (files.empty() && folders.size() == 1) files = sorted_children(folders.front(), false);
    for (const fs::path& file : files) add_file(file, false);
}

void Source::add_file(const fs::path& file, bool named) {
    if (const std::string advice = conversion_advice(file); !advice.empty()) {
        const std::string message =
            fmt::format("{} files are not opened, because a pickle can run code. Convert it first: {}",
                        file.extension().string(), advice);
        if (named) throw BadInput(message, file.string());
        warnings_.push_back(fmt::format("{}: {}", file.filename().string(), message));
        return;
    }
    const std::string magic = first_bytes(file, 4);
    const std::string name = file.filename().string();
    if (is_archive(magic) && (named || !magic.starts_with("PK"))) {
        for (const ArchiveMember& member : list_archive(file)) {
            const bool bare = member.path == "data";
            const std::string inner =
                bare ? without_suffix(name, ".gz") : fs::path(member.path).filename().string();
            entries_.push_back({inner, file, member.path, member.bytes, nullptr});
        }
    } else {
        entries_.push_back({name, file, "", static_cast<int64_t>(fs::file_size(file)), nullptr});
    }
}

const SourceEntry* Source::find(std::string_view name) const {
    for (const SourceEntry& entry : entries_)
        if (entry.name == name) return &entry;
    return nullptr;
}

std::vector<const SourceEntry*> Source::ending(std::string_view suffix) const {
    std::vector<const SourceEntry*> found;
    for (const SourceEntry& entry : entries_)
        if (entry.name.ends_with(suffix)) found.push_back(&entry);
    std::sort(found.begin(), found.end(), [](auto* a, auto* b) { return a->name < b->name; });
    return found;
}

BytesPtr Source::load(const SourceEntry& entry) const {
    if (entry.memory) return entry.memory;
    if (entry.packed()) return extract_member(entry.origin, entry.member);
    if (static_cast<size_t>(entry.bytes) < kMapFrom) return std::make_shared<Bytes>(read_file(entry.origin));
    const int descriptor = ::open(entry.origin.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        throw Error(ErrorKind::storage, fmt::format("cannot read the file: {}", std::strerror(errno)),
                    entry.origin.string());
    struct stat status {};
    ::fstat(descriptor, &status);
    try {
        auto bytes =
            std::make_shared<Bytes>(descriptor, static_cast<size_t>(status.st_size), entry.origin.string());
        ::close(descriptor);
        return bytes;
    } catch (...) {
        ::close(descriptor);
        throw;
    }
}

const std::string& Source::head(const SourceEntry& entry) const {
    const auto [at, is_new] = heads_.try_emplace(&entry);
    std::string& text = at->second;
    if (!is_new) return text;
    if (entry.memory) {
        text = entry.memory->view().substr(0, kHeadBytes);
    } else if (entry.packed()) {
        text = extract_member(entry.origin, entry.member, kHeadBytes)->view().substr(0, kHeadBytes);
    } else {
        text = first_bytes(entry.origin, kHeadBytes);
    }
    if (text.find('\0') != std::string::npos) text.clear();
    if (text.size() == kHeadBytes)
        if (const size_t end = text.rfind('\n'); end != std::string::npos) text.resize(end + 1);
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    if (!is_valid_utf8(text)) text = latin1_to_utf8(text);
    return text;
}

}  // namespace armillary::data
