// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/workspace.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/data/users_as_items.h"
#include "core/store/database.h"
#include "core/store/dataset_folder.h"
#include "core/store/file_lock.h"
#include "core/store/naming.h"
#include "core/store/sqlite_run_store.h"

namespace armillary::store {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void refuse(const char* what, const fs::path& where) {
    throw Error(ErrorKind::storage,
                fmt::format("{}: {}", what, std::error_code(errno, std::generic_category()).message()),
                where.string());
}

/// Makes a rename within the folder survive a power cut.
void sync_folder(const fs::path& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = descriptor >= 0 && ::fsync(descriptor) == 0;
    if (descriptor >= 0) ::close(descriptor);
    if (!synced) refuse("cannot write the folder to the disk", folder);
}

/// Puts `draft` in the place of `target`; afterwards `draft` holds what was there before.
void exchange(const fs::path& draft, const fs::path& target) {
    if (::renameat2(AT_FDCWD, draft.c_str(), AT_FDCWD, target.c_str(), RENAME_EXCHANGE) != 0)
        refuse("cannot replace the data set", target);
}

void remove_folder(const fs::path& folder) {
    std::error_code code;
    fs::remove_all(folder, code);
    if (code)
        throw Error(ErrorKind::storage, fmt::format("cannot remove the folder: {}", code.message()),
                    folder.string());
}

/// A folder under construction or on its way out: gone when the object goes, unless it was renamed.
class Draft {
 public:
    explicit Draft(fs::path path) : path_(std::move(path)) { make_directories(path_); }
    ~Draft() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;
    const fs::path& path() const { return path_; }

 private:
    fs::path path_;
};

/// Whether the data set was made from the one that lies there, which then must not be replaced: names that differ
/// may mean the same folder.
bool is_made_of(const data::Dataset& dataset, const fs::path& there) {
    const data::DatasetParts& parts = dataset.parts();
    return parts.loader == data::kUsersAsItems && !parts.sources.empty() &&
           folder_name(parts.sources.front().name) == there.filename();
}

fs::path prepared(const fs::path& folder) {
    const fs::path absolute = fs::absolute(folder).lexically_normal();
    make_directories(absolute);
    prepare_database(absolute / "armillary.db");
    make_directories(absolute / "datasets");
    make_directories(absolute / "artifacts");
    return absolute;
}

}  // namespace

struct Workspace::State {
    explicit State(const fs::path& folder) : path(prepared(folder)), datasets(path / "datasets"), runs(path) {}

    fs::path path, datasets;
    SqliteRunStore runs;

    FileLock lock(FileLock::Mode mode) const { return FileLock::wait(workspace_lock(path), mode); }

    /// Where half-made and half-removed data sets lie. Only the holder of the lock touches it, so what is there
    /// belonged to a process that died.
    fs::path draft_folder() const { return datasets / ".draft"; }

    /// Names of all data sets, in order.
    std::vector<std::string> names() const;
    /// The folder of a data set. Throws `Error` (not_found).
    fs::path existing(std::string_view name) const;
};

std::vector<std::string> Workspace::State::names() const {
    std::vector<std::string> names;
    std::error_code missing;
    for (const auto& entry : fs::directory_iterator(datasets, missing)) {
        const std::string name = entry.path().filename().string();
        if (!name.starts_with('.') && fs::exists(entry.path() / "dataset.json")) names.push_back(name);
    }
    std::ranges::sort(names);
    return names;
}

fs::path Workspace::State::existing(std::string_view name) const {
    const fs::path folder = datasets / folder_name(name);
    if (fs::exists(folder / "dataset.json")) return folder;
    const std::vector<std::string> known = names();
    const auto nearest = nearest_word(name, known);
    std::string advice = known.empty() ? "the workspace has none yet; import one"
                                       : fmt::format("there are {}", fmt::join(known, ", "));
    if (nearest) advice = fmt::format("did you mean '{}'?", *nearest);
    throw Error(ErrorKind::not_found, fmt::format("there is no data set '{}': {}", name, advice),
                std::string(name));
}

Workspace::Workspace(fs::path folder) : state_(std::make_unique<State>(folder)) {}
Workspace::~Workspace() = default;

const fs::path& Workspace::path() const {
    return state_->path;
}
RunStore& Workspace::runs() {
    return state_->runs;
}

DatasetSummary Workspace::add_dataset(const data::Dataset& dataset, const data::ImportReport& report,
                                      const std::string& profile_json, bool replace) {
    const fs::path target = state_->datasets / folder_name(dataset.name());
    const FileLock lock = state_->lock(FileLock::Mode::exclusive);
    const bool taken = fs::exists(target / "dataset.json");
    if (taken && is_made_of(dataset, target))
        throw UsageError(fmt::format("'{}' would take the place of the data set that it was made from. Choose "
                                     "another name",
                                     dataset.name()),
                         "name");
    if (taken && !replace) {
        const DatasetSummary there = read_dataset_summary(target);
        if (there.fingerprint == dataset.fingerprint()) return there;
        throw Error(ErrorKind::conflict,
                    fmt::format("the workspace has another data set called '{}' ({} interactions). Choose another "
                                "name, or replace it",
                                there.name, format_count(there.interactions)),
                    there.name);
    }
    remove_folder(state_->draft_folder());
    const Draft draft(state_->draft_folder());
    write_dataset_folder(draft.path(), dataset, report, profile_json);
    sync_folder(draft.path());
    if (taken)
        exchange(draft.path(), target);
    else if (::rename(draft.path().c_str(), target.c_str()) != 0)
        refuse("cannot put the data set in place", target);
    sync_folder(state_->datasets);
    return read_dataset_summary(target);
}

std::vector<DatasetSummary> Workspace::datasets() const {
    std::vector<DatasetSummary> all;
    for (const std::string& name : state_->names()) {
        try {
            all.push_back(read_dataset_summary(state_->datasets / name));
        } catch (const Error& error) {
            // One damaged data set must not hide the others.
            DatasetSummary damaged;
            damaged.name = name;
            damaged.warnings = {fmt::format("cannot be read: {} ({})", error.what(), error.where())};
            all.push_back(damaged);
        }
    }
    return all;
}

DatasetSummary Workspace::dataset_summary(std::string_view name) const {
    return read_dataset_summary(state_->existing(name));
}

data::DatasetPtr Workspace::load_dataset(std::string_view name) const {
    const FileLock lock = state_->lock(FileLock::Mode::shared);
    return read_dataset_folder(state_->existing(name));
}

std::string Workspace::dataset_profile(std::string_view name) const {
    return read_file(state_->existing(name) / "profile.json");
}

std::string Workspace::dataset_report(std::string_view name) const {
    return read_file(state_->existing(name) / "report.json");
}

void Workspace::delete_dataset(std::string_view name) {
    const FileLock lock = state_->lock(FileLock::Mode::exclusive);
    const fs::path folder = state_->existing(name);
    const std::string kept_as = folder.filename().string();
    if (const auto users = state_->runs.runs_on(kept_as); !users.empty())
        throw Error(
            ErrorKind::conflict,
            fmt::format("{} runs use the data set '{}' ({}{}); delete them first", users.size(), kept_as,
                        fmt::join(users.begin(), users.begin() + std::min<ptrdiff_t>(5, std::ssize(users)), ", "),
                        users.size() > 5 ? ", …" : ""),
            kept_as);
    remove_folder(state_->draft_folder());
    if (::rename(folder.c_str(), state_->draft_folder().c_str()) != 0)
        refuse("cannot remove the data set", folder);
    remove_folder(state_->draft_folder());
}

}  // namespace armillary::store
