// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/run_surroundings.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/data/importers/importer.h"
#include "core/diagnostics/codebook/collisions.h"
#include "core/jobs/preparation.h"
#include "core/store/csv_reader.h"
#include "core/store/id_list.h"
#include "core/store/run_folder.h"

namespace armillary::jobs {

namespace fs = std::filesystem;

namespace {

/// How often each item was taken: for a run that has no training part.
std::vector<double> taken(const data::Dataset& dataset) {
    if (dataset.interaction_count() == 0) return {};
    std::vector<double> counts(static_cast<size_t>(dataset.item_count()), 0.0);
    for (const int32_t item : dataset.interactions().item) ++counts[static_cast<size_t>(item)];
    return counts;
}

/// Rows of the data set by row of the codes; -1: not among its items.
std::vector<int32_t> rows_in(const data::Dataset& dataset, const data::IdMap& items) {
    std::vector<int32_t> rows;
    for (int32_t item = 0; item < items.size(); ++item) rows.push_back(dataset.items().find(items[item]));
    return rows;
}

std::vector<double> select(const std::vector<double>& values, const std::vector<int32_t>& rows) {
    std::vector<double> selected;
    if (values.empty()) return selected;
    for (const int32_t row : rows) selected.push_back(row < 0 ? 0 : values[static_cast<size_t>(row)]);
    return selected;
}

diagnostics::Categories select(const diagnostics::Categories& all, const std::vector<int32_t>& rows) {
    diagnostics::Categories selected{all.name, {0}, {}};
    for (const int32_t row : rows) {
        if (row >= 0)
            selected.values.insert(selected.values.end(),
                                   all.values.begin() + all.offsets[static_cast<size_t>(row)],
                                   all.values.begin() + all.offsets[static_cast<size_t>(row) + 1]);
        selected.offsets.push_back(static_cast<int64_t>(selected.values.size()));
    }
    return selected;
}

/// Items without an input are like no other.
std::vector<int32_t> select_groups(const std::vector<int32_t>& groups, const std::vector<int32_t>& rows) {
    std::vector<int32_t> selected, first(groups.size(), -1);
    if (groups.empty()) return selected;
    for (size_t item = 0; item < rows.size(); ++item) {
        const auto own = static_cast<int32_t>(item);
        int32_t* seen =
            rows[item] < 0 ? nullptr : &first[static_cast<size_t>(groups[static_cast<size_t>(rows[item])])];
        if (seen && *seen < 0) *seen = own;
        selected.push_back(seen ? *seen : own);
    }
    return selected;
}

RunSurroundings around_own(store::Workspace& workspace, const store::RunDetails& run,
                           const std::vector<descriptor::ModelDescriptor>& models, std::stop_token stop) {
    RunSurroundings around;
    around.task = prepare_recorded_run(workspace, run, models, std::move(stop)).task;
    around.facts = catalogue_facts(*around.task);
    around.dataset = around.task->dataset;
    if (around.facts.interactions.empty()) around.facts.interactions = taken(*around.dataset);
    if (around.facts.input_groups.empty())
        around.no_inputs = fmt::format("the data set '{}' has no item vectors", around.dataset->name());
    return around;
}

data::DatasetPtr dataset_of(store::Workspace& workspace, const store::RunDetails& run, const fs::path& folder,
                            std::string& missing, const std::stop_token& stop) {
    try {
        if (!run.dataset_fingerprint.empty()) {
            const data::DatasetPtr dataset = workspace.load_dataset(run.dataset);
            if (dataset->fingerprint() == run.dataset_fingerprint) return dataset;
            missing = fmt::format("the data set '{}' is not what it was when the run was imported", run.dataset);
        }
        if (const data::DatasetPtr items = items_of_folder(folder, stop)) return items;
        if (missing.empty()) missing = "the run was imported without a data set and has no items.csv";
    } catch (const Cancelled&) {
        throw;
    } catch (const Error& error) {
        missing = error.what();
    }
    return nullptr;
}

RunSurroundings around_foreign(store::Workspace& workspace, const store::RunDetails& run,
                               const std::stop_token& stop) {
    RunSurroundings around;
    const fs::path folder = workspace.runs().folder(run.id);
    around.dataset = dataset_of(workspace, run, folder, around.missing, stop);
    if (!fs::exists(folder / "items.txt")) return around;
    const data::IdMap items = store::read_id_list(folder / "items.txt");
    CatalogueFacts& facts = around.facts;
    if (around.dataset) {
        const std::vector<int32_t> rows = rows_in(*around.dataset, items);
        facts.interactions = select(taken(*around.dataset), rows);
        facts.input_groups = select_groups(groups_of_vectors(*around.dataset), rows);
        if (const auto categories = choose_categories(around.dataset->item_table(), "auto"))
            facts.categories = select(*categories, rows);
    }
    if (const auto recorded = epoch_of_inputs(folder, INT32_MAX)) {
        const NpyArray inputs = *store::read_epoch_array(folder, *recorded, "inputs");
        facts.input_groups =
            diagnostics::group_identical_rows(inputs.as_floats(), inputs.shape.at(0), inputs.shape.at(1));
    }
    if (facts.input_groups.empty())
        around.no_inputs = around.dataset && !run.dataset_fingerprint.empty()
                               ? fmt::format(
                                     "the run has no inputs.npy in its folder, and the data set '{}' no item "
                                     "vectors",
                                     around.dataset->name())
                               : "the run has no inputs.npy in its folder";
    return around;
}

}  // namespace

RunSurroundings run_surroundings(store::Workspace& workspace, const store::RunDetails& run,
                                 const std::vector<descriptor::ModelDescriptor>& models, std::stop_token stop) {
    try {
        return run.imported ? around_foreign(workspace, run, stop)
                            : around_own(workspace, run, models, std::move(stop));
    } catch (const Cancelled&) {
        throw;
    } catch (const Error& error) {
        // The codes stand on their own, also where the data has changed or is gone.
        RunSurroundings nothing;
        nothing.missing = nothing.no_inputs = error.what();
        return nothing;
    }
}

data::DatasetPtr items_of_folder(const fs::path& run_folder, std::stop_token stop) {
    const fs::path file = run_folder / "items.csv";
    if (!fs::exists(file)) return nullptr;
    const std::string text = read_file(file);
    store::CsvReader reader(text, file.string(), store::CsvReader::Lines::anyones);
    if (reader.at_end())
        throw BadInput("the file is empty; its first line should name the columns", file.string());
    data::ImportRequest request;
    request.paths = {file};
    request.format = "item_table";
    request.settings["key"] = reader.next_row().front();
    request.stop = std::move(stop);
    return data::import_files(request).dataset;
}

std::optional<int> epoch_of_inputs(const fs::path& run_folder, int epoch) {
    std::optional<int> chosen;
    for (const int recorded : store::list_epochs(run_folder))
        if (fs::exists(store::epoch_array_path(run_folder, recorded, "inputs")) && (!chosen || recorded <= epoch))
            chosen = recorded;
    return chosen;
}

}  // namespace armillary::jobs
