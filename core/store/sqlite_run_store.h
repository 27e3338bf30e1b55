// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <mutex>

#include "core/store/database.h"
#include "core/store/run_store.h"

namespace armillary::store {

struct OpenRun;

/// The run store of a workspace: numbers in `armillary.db`, arrays in `artifacts/<uuid>/`. Both exist (see
/// Workspace).
class SqliteRunStore final : public RunStore {
 public:
    explicit SqliteRunStore(std::filesystem::path workspace);

    std::unique_ptr<RunWriter> create(const NewRun& run) override;
    std::unique_ptr<RunWriter> resume(std::string_view run, int epoch) override;
    std::vector<RunSummary> list(bool with_deleted) override;
    RunDetails get(std::string_view run) override;
    std::filesystem::path folder(std::string_view run) override;
    std::vector<SeriesPoint> series(std::string_view run, std::string_view split, std::string_view name) override;
    std::vector<std::pair<std::string, std::string>> series_names(std::string_view run) override;
    std::vector<RunEvent> events(std::string_view run) override;
    std::vector<double> per_user(std::string_view run, std::string_view split, std::string_view metric) override;
    std::vector<std::pair<std::string, std::string>> per_user_names(std::string_view run) override;
    void set_deleted(std::string_view run, bool deleted) override;
    void annotate(std::string_view run, std::optional<std::string> name, std::optional<std::string> notes,
                  std::optional<std::vector<std::string>> tags) override;
    int purge() override;

    /// Runs that use the data set and are not deleted: `r3`, newest first.
    std::vector<std::string> runs_on(std::string_view dataset);

 private:
    /// Runs `work` alone on the connection, with SQLite's refusals as `Error`.
    template <typename Work>
    auto alone(Work work);
    // All below are called from within `alone`.
    int64_t find(std::string_view run);
    std::vector<int64_t> matches(const std::string& condition, const std::string& value);
    std::filesystem::path folder_of(int64_t number);
    RunDetails details_of(int64_t number);
    void mark_interrupted();
    int64_t insert(const NewRun& run, const std::string& uuid, const std::string& created);
    void set_tags(int64_t number, const std::vector<std::string>& tags);
    std::vector<std::pair<std::string, std::string>> pairs(const char* query, int64_t number);

    std::filesystem::path artifacts_, file_;
    std::mutex mutex_;
    SQLite::Database database_;
};

}  // namespace armillary::store
