// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/fairness/exposure_record.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/npy.h"

namespace armillary::jobs {

namespace fs = std::filesystem;

namespace {

fs::path file_of(const fs::path& run_folder, const std::string& name) {
    return run_folder / "exposure" / (name + ".npy");
}

std::optional<NpyArray> read_array(const fs::path& file, size_t axes) {
    if (!fs::exists(file)) return std::nullopt;
    NpyArray array = read_npy(file);
    if (array.shape.size() != axes)
        throw BadInput(axes == 2 ? "the exposure of items is not a table of items and ranks"
                                 : "the popularity is not one number an item",
                       file.string());
    return array;
}

}  // namespace

void write_exposure(const fs::path& run_folder, const std::string& split,
                    const statistics::ExposureTable& exposure) {
    make_directories(run_folder / "exposure");
    write_npy(file_of(run_folder, split), std::span(exposure.counts), {exposure.items, exposure.ranks});
}

std::optional<statistics::ExposureTable> read_exposure(const fs::path& run_folder, const std::string& split) {
    const auto array = read_array(file_of(run_folder, split), 2);
    if (!array) return std::nullopt;
    statistics::ExposureTable exposure(array->shape[0], array->shape[1]);
    const std::vector<int64_t> counts = array->as_integers();
    exposure.counts.assign(counts.begin(), counts.end());
    return exposure;
}

void write_popularity(const fs::path& run_folder, const std::vector<int32_t>& interactions) {
    make_directories(run_folder / "exposure");
    write_npy(file_of(run_folder, "popularity"), std::span(interactions),
              {static_cast<int64_t>(interactions.size())});
}

std::optional<std::vector<double>> read_popularity(const fs::path& run_folder) {
    const auto array = read_array(file_of(run_folder, "popularity"), 1);
    if (!array) return std::nullopt;
    const std::vector<int64_t> counts = array->as_integers();
    return std::vector<double>(counts.begin(), counts.end());
}

Activity count_activity(const data::Dataset& dataset, const std::vector<int64_t>& rows) {
    Activity activity{std::vector<int32_t>(static_cast<size_t>(dataset.user_count()), 0),
                      std::vector<int32_t>(static_cast<size_t>(dataset.item_count()), 0)};
    for (int64_t row : rows) {
        const auto r = static_cast<size_t>(row);
        ++activity.users[static_cast<size_t>(dataset.interactions().user[r])];
        ++activity.items[static_cast<size_t>(dataset.interactions().item[r])];
    }
    return activity;
}

}  // namespace armillary::jobs
