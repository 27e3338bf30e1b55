// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/imported/run_import.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/jobs/imported/foreign_figures.h"
#include "core/jobs/run_surroundings.h"
#include "core/store/id_list.h"
#include "core/store/naming.h"
#include "core/store/run_folder.h"

namespace armillary::jobs {

namespace fs = std::filesystem;

namespace {

using Name = std::pair<std::string, std::string>;  ///< split, figure

void throw_if_stopped(const std::stop_token& stop) {
    if (stop.stop_requested()) throw Cancelled();
}

std::optional<data::IdMap> ids_of(store::ForeignFolder& folder, const char* file) {
    if (!folder.has(file)) return {};
    try {
        return store::read_foreign_ids(folder.root / file);
    } catch (const BadInput& error) {
        folder.files.erase(file);
        folder.skipped.push_back({fs::path(error.where()).filename().string(), error.what()});
        return {};
    }
}

std::optional<int64_t> count_of(const std::optional<data::IdMap>& ids) {
    return ids ? std::optional<int64_t>(ids->size()) : std::nullopt;
}

/// A table of attributes that cannot be read is no reason to refuse the run.
void check_attributes(store::ForeignFolder& folder, const std::stop_token& stop) {
    try {
        if (folder.has("items.csv")) items_of_folder(folder.root, stop);
    } catch (const Cancelled&) {
        throw;
    } catch (const Error& error) {
        folder.skip("items.csv", error.what());
    }
}

class Importer {
 public:
    Importer(store::Workspace& workspace, const RunImport& import)
        : workspace_(workspace), import_(import), files_(read_run_folder(import.folder, import.stop)) {}

    RunImportReport import() {
        find_dataset();
        writer_ = workspace_.runs().create(record());
        report_.run = writer_->id();
        try {
            copy();
            record_figures();
            record_users();
            for (const store::ForeignEvent& event : files_.events)
                writer_->event(event.step, event.kind, event.detail);
            writer_->finish("done", "", 0, 0, 0);
        } catch (...) {
            writer_->finish("failed", "the import was not finished", 0, 0, 0);
            workspace_.runs().set_deleted(report_.run, true);
            throw;
        }
        const store::ForeignRun& run = files_.folder.run;
        workspace_.runs().annotate(report_.run, {}, run.notes, run.tags);
        report_.skipped = files_.folder.skipped;
        report_.epochs = files_.epochs_with_codes();
        return report_;
    }

 private:
    void tell(const std::string& what, int64_t done = 0, int64_t total = 0) const {
        throw_if_stopped(import_.stop);
        if (import_.progress) import_.progress(what, done, total);
    }

    void find_dataset() {
        report_.items = files_.items ? files_.items->size() : 0;
        if (import_.dataset.empty()) return;
        dataset_ = workspace_.load_dataset(import_.dataset);
        for (int32_t item = 0; files_.items && item < files_.items->size(); ++item)
            report_.items_of_dataset += dataset_->items().find((*files_.items)[item]) != data::IdMap::kNone;
        if (report_.items > 0 && report_.items_of_dataset == 0)
            throw BadInput(
                fmt::format("the data set '{}' has none of the {} items of the run: its ids are such as "
                            "'{}', those of the run such as '{}'. Name another data set, or none",
                            dataset_->name(), format_count(report_.items),
                            dataset_->item_count() > 0 ? dataset_->items()[0] : "", (*files_.items)[0]),
                (files_.folder.root / "items.txt").string());
    }

    store::NewRun record() const {
        const store::ForeignRun& run = files_.folder.run;
        store::NewRun record;
        record.imported = true;
        record.name = !import_.name.empty() ? import_.name
                      : !run.name.empty()   ? run.name
                                            : files_.folder.root.filename().string();
        record.kind = run.kind;
        record.model = run.model;
        record.dataset = dataset_ ? workspace_.dataset_summary(import_.dataset).name : run.dataset;
        record.dataset_fingerprint = dataset_ ? dataset_->fingerprint() : "";
        record.parameters_json = run.parameters_json;
        record.protocol_json = run.protocol_json;
        record.environment_json = environment();
        record.seed = run.seed.value_or(0);
        record.seed_known = run.seed.has_value();
        record.created = run.created;
        return record;
    }

    std::string environment() const {
        nlohmann::ordered_json environment;
        const store::ForeignRun& run = files_.folder.run;
        if (!run.program.empty()) environment["program"] = run.program;
        if (!run.created.empty()) environment["created"] = run.created;
        environment["imported"] = store::utc_now();
        environment["warnings"] = nlohmann::json::array();
        for (const store::Skipped& skipped : files_.folder.skipped)
            environment["warnings"].push_back(skipped.sentence());
        return environment.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    }

    /// `epochs/007/codes.npy` is `epochs/7/codes.npy` here.
    fs::path place_of(const fs::path& file) const {
        if (*file.begin() != "epochs") return file;
        for (const ForeignEpoch& epoch : files_.arrays.epochs) {
            const fs::path folder = fs::path("epochs") / epoch.folder;
            if (*std::next(file.begin()) == epoch.folder)
                return fs::path("epochs") / std::to_string(epoch.epoch) / file.lexically_relative(folder);
        }
        return file;
    }

    void copy() {
        const fs::path target = writer_->folder();
        int64_t done = 0;
        std::set<fs::path> files = files_.folder.files;
        files.insert("run.json");
        for (const fs::path& file : files) {
            tell("Copying", done++, static_cast<int64_t>(files.size()));
            const fs::path place = target / place_of(file);
            make_directories(place.parent_path());
            std::error_code code;
            fs::copy_file(files_.folder.root / file, place, fs::copy_options::overwrite_existing, code);
            if (code)
                throw Error(ErrorKind::storage, fmt::format("cannot copy the file: {}", code.message()),
                            file.string());
        }
        if (files_.items) store::write_id_list(target / "items.txt", *files_.items);
        if (files_.users) store::write_id_list(target / "users.txt", *files_.users);
        for (const int epoch : files_.epochs_with_codes())
            store::write_epoch_array(target, epoch, "level_sizes",
                                     std::span<const int64_t>(files_.arrays.level_sizes), {files_.arrays.levels});
    }

    /// The step that an epoch ended with, as far as the figures tell; else the epoch itself stands for it.
    int64_t step_of(int epoch) const {
        const auto known = steps_.find(epoch);
        return known == steps_.end() ? epoch : known->second;
    }

    void record_figures() {
        for (const store::ForeignMetric& row : files_.metrics) {
            if (row.step) steps_[row.epoch] = std::max(steps_[row.epoch], *row.step);
            given_.insert({row.split, row.name, row.epoch});
        }
        std::set<int> epochs;
        for (const store::ForeignMetric& row : files_.metrics) {
            add(row.split, row.name, row.epoch, row.step.value_or(step_of(row.epoch)), row.value);
            epochs.insert(row.epoch);
        }
        for (const ForeignEpoch& epoch : files_.arrays.epochs) {
            epochs.insert(epoch.epoch);
            if (const auto scalars = files_.scalars.find(epoch.epoch); scalars != files_.scalars.end())
                for (const auto& [name, value] : scalars->second) add_missing(name, epoch.epoch, value);
        }
        measure_codes();
        for (const int epoch : epochs) writer_->commit_epoch(epoch, best_epoch());
        for (auto& [split, figures] : results_)
            if (split != "train") writer_->result(split, figures, {});
    }

    void measure_codes() {
        const std::vector<int> epochs = files_.epochs_with_codes();
        if (epochs.empty()) return;
        tell("Measuring the codes", 0, static_cast<int64_t>(epochs.size()));
        const CatalogueFacts facts =
            run_surroundings(workspace_, workspace_.runs().get(report_.run), {}, import_.stop).facts;
        ForeignFigures figures(writer_->folder(), facts, files_.arrays.level_sizes,
                               [this] { throw_if_stopped(import_.stop); });
        for (size_t at = 0; at < epochs.size(); ++at) {
            tell("Measuring the codes", static_cast<int64_t>(at), static_cast<int64_t>(epochs.size()));
            for (const auto& [name, value] : figures.measure(epochs[at]))
                if (!std::isnan(value)) add_missing(name, epochs[at], value);
        }
    }

    /// What the other program has recorded of the epoch stays.
    void add_missing(const std::string& name, int epoch, double value) {
        if (given_.insert({"diagnostics", name, epoch}).second)
            add("diagnostics", name, epoch, step_of(epoch), value);
    }

    /// The last value, or that of the best epoch where it is known, is the run's.
    void add(const std::string& split, const std::string& name, int epoch, int64_t step, double value) {
        writer_->metric(split, name, epoch, step, value);
        const auto rank = std::pair(epoch == best_epoch() && epoch > 0, step);
        const auto [known, is_new] = ranks_.try_emplace(Name{split, name}, rank);
        if (!is_new && known->second > rank) return;
        known->second = rank;
        results_[split][name] = value;
    }

    int best_epoch() const { return files_.folder.run.best_epoch.value_or(0); }

    void record_users() {
        if (files_.user_values.empty()) return;
        data::IdMap users;
        if (files_.users)
            users = *files_.users;
        else if (dataset_)
            users = dataset_->users();
        else
            for (const store::ForeignUserValue& row : files_.user_values) users.insert(row.user);
        store::write_id_list(writer_->folder() / "users.txt", users);
        std::map<Name, std::vector<double>> ledgers;
        std::set<std::string> strangers;
        for (const store::ForeignUserValue& row : files_.user_values) {
            const int32_t user = users.find(row.user);
            if (user == data::IdMap::kNone) {
                strangers.insert(row.user);
                continue;
            }
            auto& ledger = ledgers[{row.split, row.name}];
            ledger.resize(static_cast<size_t>(users.size()), std::nan(""));
            ledger[static_cast<size_t>(user)] = row.value;
        }
        for (const auto& [name, ledger] : ledgers) writer_->per_user(name.first, name.second, ledger);
        if (!strangers.empty())
            files_.folder.skipped.push_back(
                {"per_user.csv", fmt::format("{} users are not among those of {}, such as '{}'",
                                             format_count(static_cast<int64_t>(strangers.size())),
                                             files_.users ? "users.txt" : "the data set", *strangers.begin())});
    }

    store::Workspace& workspace_;
    const RunImport& import_;
    ForeignRunFiles files_;
    data::DatasetPtr dataset_;
    std::unique_ptr<store::RunWriter> writer_;
    RunImportReport report_;
    std::map<int, int64_t> steps_;
    std::set<std::tuple<std::string, std::string, int>> given_;
    std::map<Name, std::pair<bool, int64_t>> ranks_;
    std::map<std::string, std::map<std::string, double>> results_;
};

}  // namespace

std::vector<int> ForeignRunFiles::epochs_with_codes() const {
    std::vector<int> epochs;
    for (const ForeignEpoch& epoch : arrays.epochs)
        if (epoch.arrays.contains("codes")) epochs.push_back(epoch.epoch);
    return epochs;
}

ForeignRunFiles read_run_folder(const fs::path& folder, const std::stop_token& stop) {
    ForeignRunFiles files;
    files.folder = store::open_foreign_folder(folder);
    files.items = ids_of(files.folder, "items.txt");
    files.users = ids_of(files.folder, "users.txt");
    throw_if_stopped(stop);
    files.arrays = check_foreign_arrays(files.folder, count_of(files.items), count_of(files.users), stop);
    for (const ForeignEpoch& epoch : files.arrays.epochs)
        files.scalars[epoch.epoch] =
            store::read_foreign_scalars(files.folder, fs::path("epochs") / epoch.folder / "scalars.json");
    files.metrics = store::read_foreign_metrics(files.folder);
    files.user_values = store::read_foreign_user_values(files.folder);
    files.events = store::read_foreign_events(files.folder);
    store::check_foreign_recommendations(files.folder);
    check_attributes(files.folder, stop);
    return files;
}

RunImportReport import_run(store::Workspace& workspace, const RunImport& import) {
    return Importer(workspace, import).import();
}

}  // namespace armillary::jobs
