// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/hypersphere/recorded_embeddings.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "core/base/error.h"
#include "core/base/npy.h"
#include "core/base/text.h"
#include "core/store/id_list.h"
#include "core/store/run_folder.h"

namespace armillary::jobs {

namespace {

Embeddings::Rows table_of(const NpyArray& array, const std::string& where) {
    if (array.shape.size() != 2 || array.shape[0] < 1 || array.shape[1] < 1)
        throw BadInput(fmt::format("the array has the shape [{}]; embeddings are [rows, dim]: one row a vector",
                                   fmt::join(array.shape, ", ")),
                       where);
    return {array.as_floats(), array.shape[0], array.shape[1]};
}

Embeddings::Rows recorded_rows(const std::filesystem::path& folder, int epoch, const char* name, const char* ids) {
    const auto array = store::read_epoch_array(folder, epoch, name);
    if (!array) return {};
    const std::string where = store::epoch_array_path(folder, epoch, name).string();
    Embeddings::Rows rows = table_of(*array, where);
    const int64_t expected = store::read_id_list(folder / ids).size();
    if (rows.count != expected)
        throw BadInput(fmt::format("{} rows do not fit the {} ids of {}", format_count(rows.count),
                                   format_count(expected), ids),
                       where);
    return rows;
}

[[noreturn]] void refuse(const store::RunDetails& run, const std::vector<descriptor::ModelDescriptor>& models) {
    std::vector<std::string> with_embeddings;
    bool has = false;
    for (const descriptor::ModelDescriptor& model : models) {
        if (!model.has_capability("embeddings")) continue;
        with_embeddings.push_back(model.id);
        has = has || model.id == run.model;
    }
    throw Error(
        ErrorKind::not_found,
        has ? fmt::format("{} recorded no embeddings: train it again with record.embeddings = true", run.id)
            : fmt::format("{} has no embeddings of users or items. Train a model that has them: {}", run.model,
                          join(with_embeddings, ", ")),
        run.id);
}

}  // namespace

std::vector<int> embedding_epochs(const std::filesystem::path& run_folder) {
    std::vector<int> epochs;
    for (const int epoch : store::list_epochs(run_folder))
        for (const char* name : {"user_embeddings", "item_embeddings"})
            if ((epochs.empty() || epochs.back() != epoch) &&
                std::filesystem::exists(store::epoch_array_path(run_folder, epoch, name)))
                epochs.push_back(epoch);
    return epochs;
}

Embeddings recorded_embeddings(store::RunStore& runs, const store::RunDetails& run,
                               const std::vector<descriptor::ModelDescriptor>& models, std::optional<int> epoch) {
    const std::filesystem::path folder = runs.folder(run.id);
    const std::vector<int> epochs = embedding_epochs(folder);
    if (epochs.empty()) refuse(run, models);
    const auto kept = [&](int wanted) { return std::find(epochs.begin(), epochs.end(), wanted) != epochs.end(); };
    if (epoch && !kept(*epoch))
        throw Error(ErrorKind::not_found,
                    fmt::format("{} kept no embeddings of epoch {}; it kept those of {}", run.id, *epoch,
                                fmt::join(epochs, ", ")),
                    run.id);
    Embeddings embeddings;
    embeddings.epoch = epoch.value_or(kept(run.best_epoch) ? run.best_epoch : epochs.back());
    embeddings.users = recorded_rows(folder, embeddings.epoch, "user_embeddings", "users.txt");
    embeddings.items = recorded_rows(folder, embeddings.epoch, "item_embeddings", "items.txt");
    return embeddings;
}

Embeddings embeddings_of_file(const std::filesystem::path& file) {
    Embeddings embeddings;
    embeddings.items = table_of(read_npy(file), file.string());
    return embeddings;
}

Embeddings embeddings_of(const std::map<std::string, Array>& arrays, int epoch) {
    const auto rows = [&](const char* name) -> Embeddings::Rows {
        const auto found = arrays.find(name);
        if (found == arrays.end() || found->second.shape.size() != 2) return {};
        const auto* values = std::get_if<std::vector<float>>(&found->second.values);
        return values ? Embeddings::Rows{*values, found->second.shape[0], found->second.shape[1]}
                      : Embeddings::Rows{};
    };
    return {epoch, rows("user_embeddings"), rows("item_embeddings")};
}

}  // namespace armillary::jobs
