// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace armillary::store {

/// What is known of a run before it starts.
struct NewRun {
    std::string name;  ///< for people; may be empty
    std::string kind;  ///< `recommender`, `tokenizer`; an open list
    std::string model;
    std::string dataset;  ///< name in the workspace; may be empty
    std::string dataset_fingerprint;
    std::string split_fingerprint;  ///< may be empty
    std::string experiment_toml;
    std::string parameters_json;  ///< every resolved parameter
    std::string protocol_json;  ///< split, candidates, masks, ties, k: what must agree for two runs to be compared
    std::string environment_json;  ///< versions, processor, threads, git revision
    std::string leakage_json;
    uint64_t seed = 0;
    bool seed_known = true;  ///< false: of a run made elsewhere that does not say
    bool imported = false;   ///< made elsewhere and brought in as a run folder
    std::string created;     ///< UTC as `2024-05-01T12:34:56.789Z`; empty: now
    struct Input {
        std::string role;  ///< `tokenizer`, `parent`
        std::string run;
    };
    std::vector<Input> inputs;  ///< runs are a graph
};

struct RunSummary {
    std::string id;    ///< `r` and a number, `r12`: short enough to type
    std::string uuid;  ///< stable across merged workspaces
    std::string name, kind, model, dataset, status, created, error;
    uint64_t seed = 0;
    int epochs = 0, best_epoch = 0;
    double seconds = 0, cpu_seconds = 0;
    int64_t peak_memory_bytes = 0;
    bool deleted = false;
    bool seed_known = true;
    bool imported = false;          ///< made elsewhere: what it did not say is empty or 0
    std::vector<std::string> tags;  ///< sorted
    std::map<std::string, std::map<std::string, double>> metrics;  ///< split -> key -> value; best epoch
};

struct RunDetails : RunSummary {
    std::string experiment_toml, parameters_json, protocol_json, environment_json, leakage_json;
    std::string dataset_fingerprint, split_fingerprint, notes;
    std::vector<NewRun::Input>
        inputs;  ///< `run` is the short id, or the UUID of a run that is not in this workspace
    std::map<std::string, std::map<std::string, double>> standard_errors;  ///< split -> key -> value, where known
};

struct SeriesPoint {
    int epoch = 0;
    int64_t step = 0;
    double value = 0;  ///< NaN and infinities survive
};

struct RunEvent {
    int64_t step = 0;
    std::string time, kind, detail;
};

/// The writing side of one run. Holds the run's lock: while it lives the run is `running`; when its process dies,
/// other openers see `interrupted`. Writes are batched and committed at each epoch, and at least every 250 ms. Not
/// thread-safe.
class RunWriter {
 public:
    virtual ~RunWriter() = default;
    virtual const std::string& id() const = 0;
    virtual std::filesystem::path folder() const = 0;  ///< artifacts/<uuid>/, in the layout of run-folder.md
    /// A second value for the same split, name, epoch and step takes the place of the first.
    virtual void metric(const std::string& split, const std::string& name, int epoch, int64_t step,
                        double value) = 0;
    virtual void event(int64_t step, const std::string& kind, const std::string& detail) = 0;
    /// Ends an epoch, durably. After going back to an earlier one: points of later epochs are removed.
    virtual void commit_epoch(int epoch, int best_epoch) = 0;
    /// Final metrics of a split, in place of earlier ones: shown in lists. A standard error that is NaN or absent
    /// is not known.
    virtual void result(const std::string& split, const std::map<std::string, double>& metrics,
                        const std::map<std::string, double>& standard_errors) = 0;
    /// One value a user of the data set, NaN = undefined.
    virtual void per_user(const std::string& split, const std::string& metric,
                          const std::vector<double>& values) = 0;
    /// Writes the status and releases the lock; nothing can be written afterwards. `status`: done, failed,
    /// cancelled. The times are of this session: those of earlier sessions of a resumed run are added, the peak is
    /// the largest of all.
    virtual void finish(const std::string& status, const std::string& error, double seconds, double cpu_seconds,
                        int64_t peak_memory_bytes) = 0;
};

/// All methods may be called from any thread. They throw `Error`: not_found for a run that is not there, storage
/// and conflict as SQLite reports.
class RunStore {
 public:
    virtual ~RunStore() = default;
    /// Makes the run's folder with `run.json`, takes its lock and enters it as `running`. Throws `Error`
    /// (not_found) for an input that does not exist.
    virtual std::unique_ptr<RunWriter> create(const NewRun& run) = 0;
    /// Takes up an interrupted, cancelled or failed run: removes its records after `epoch`, its results and its
    /// later arrays. Throws `Error`: conflict when another process has it or it is marked as deleted, usage when
    /// it is done.
    virtual std::unique_ptr<RunWriter> resume(std::string_view run, int epoch) = 0;
    /// Newest first. Runs whose process is gone are marked interrupted on the way.
    virtual std::vector<RunSummary> list(bool with_deleted = false) = 0;
    /// `run` is an id (`r12`), a UUID or a unique beginning of one, a unique name, or `last`. Throws `Error`
    /// (not_found).
    virtual RunDetails get(std::string_view run) = 0;
    virtual std::filesystem::path folder(std::string_view run) = 0;
    /// By epoch and step; empty when nothing of the name is recorded.
    virtual std::vector<SeriesPoint> series(std::string_view run, std::string_view split,
                                            std::string_view name) = 0;
    /// (split, name) of every recorded series.
    virtual std::vector<std::pair<std::string, std::string>> series_names(std::string_view run) = 0;
    virtual std::vector<RunEvent> events(std::string_view run) = 0;
    /// Throws `Error` (not_found) when it is not recorded.
    virtual std::vector<double> per_user(std::string_view run, std::string_view split,
                                         std::string_view metric) = 0;
    virtual std::vector<std::pair<std::string, std::string>> per_user_names(std::string_view run) = 0;
    /// Marks as deleted (or takes that back). Throws `Error` (conflict) for a running run.
    virtual void set_deleted(std::string_view run, bool deleted) = 0;
    /// Changes what is given, in the store and in `run.json`.
    virtual void annotate(std::string_view run, std::optional<std::string> name, std::optional<std::string> notes,
                          std::optional<std::vector<std::string>> tags) = 0;
    /// Removes runs marked as deleted, with their artifacts. Returns how many.
    virtual int purge() = 0;
};

}  // namespace armillary::store
