// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/run_folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/text.h"

namespace armillary::store {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

constexpr const char* kThinningFile = "epochs/thinning.json";

fs::path epoch_folder(const fs::path& run_folder, int epoch) {
    return run_folder / "epochs" / std::to_string(epoch);
}

void remove_epoch(const fs::path& run_folder, int epoch) {
    std::error_code code;
    fs::remove_all(epoch_folder(run_folder, epoch), code);
    if (code)
        throw Error(ErrorKind::storage,
                    fmt::format("cannot remove the arrays of epoch {}: {}", epoch, code.message()),
                    run_folder.string());
}

int64_t bytes_of(const fs::path& folder) {
    int64_t bytes = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) bytes += static_cast<int64_t>(entry.file_size());
    return bytes;
}

}  // namespace

void write_run_json(const fs::path& run_folder, const RunDetails& run) {
    const fs::path file = run_folder / "run.json";
    json out = json::object();
    if (run.imported) {  // its program, and what is not known here, stay as they were written
        if (fs::exists(file)) out = json::parse(read_file(file), nullptr, false);
        if (!out.is_object()) out = json::object();
    } else {
        out["program"] = "Armillary " ARMILLARY_VERSION;
    }
    out.update({{"format", 1},
                {"kind", run.kind},
                {"name", run.name},
                {"model", run.model},
                {"tags", run.tags},
                {"notes", run.notes}});
    // When a run of another program was made may not be known: the store has when it was imported.
    if (!run.imported) out["created"] = run.created;
    if (run.seed_known) out["seed"] = run.seed;
    if (run.best_epoch > 0) out["best_epoch"] = run.best_epoch;
    try {
        if (!run.parameters_json.empty()) out["parameters"] = json::parse(run.parameters_json);
        if (!run.protocol_json.empty()) out["protocol"] = json::parse(run.protocol_json);
        if (!run.dataset.empty()) out["protocol"].emplace("dataset", run.dataset);
        if (!run.dataset_fingerprint.empty()) out["protocol"].emplace("fingerprint", run.dataset_fingerprint);
        write_file_atomically(file, out.dump(2) + "\n");
    } catch (const json::exception& error) {
        throw Error(ErrorKind::internal,
                    fmt::format("what is known of the run cannot be written as JSON: {}", error.what()),
                    "run.json");
    }
}

fs::path epoch_array_path(const fs::path& run_folder, int epoch, std::string_view name) {
    const fs::path relative(name);
    const bool inside =
        !name.empty() && relative.is_relative() && relative.has_filename() &&
        std::ranges::none_of(relative, [](const fs::path& part) { return part == ".." || part == "."; });
    if (!inside || epoch < 0)
        throw Error(ErrorKind::internal, fmt::format("an array cannot be called '{}' in epoch {}", name, epoch),
                    run_folder.string());
    return epoch_folder(run_folder, epoch) / (relative.string() + ".npy");
}

template <typename T>
void write_epoch_array(const fs::path& run_folder, int epoch, std::string_view name, std::span<const T> values,
                       const std::vector<int64_t>& shape) {
    const fs::path file = epoch_array_path(run_folder, epoch, name);
    make_directories(file.parent_path());
    write_npy(file, values, shape);
}

template void write_epoch_array(const fs::path&, int, std::string_view, std::span<const float>,
                                const std::vector<int64_t>&);
template void write_epoch_array(const fs::path&, int, std::string_view, std::span<const double>,
                                const std::vector<int64_t>&);
template void write_epoch_array(const fs::path&, int, std::string_view, std::span<const int32_t>,
                                const std::vector<int64_t>&);
template void write_epoch_array(const fs::path&, int, std::string_view, std::span<const int64_t>,
                                const std::vector<int64_t>&);
template void write_epoch_array(const fs::path&, int, std::string_view, std::span<const uint8_t>,
                                const std::vector<int64_t>&);

void write_epoch_document(const fs::path& run_folder, int epoch, std::string_view name, std::string_view text) {
    const fs::path file = epoch_array_path(run_folder, epoch, name).replace_extension(".json");
    make_directories(file.parent_path());
    write_file_atomically(file, text);
}

std::optional<std::string> read_epoch_document(const fs::path& run_folder, int epoch, std::string_view name) {
    const fs::path file = epoch_array_path(run_folder, epoch, name).replace_extension(".json");
    if (!fs::exists(file)) return std::nullopt;
    return read_file(file);
}

std::optional<NpyArray> read_epoch_array(const fs::path& run_folder, int epoch, std::string_view name) {
    const fs::path file = epoch_array_path(run_folder, epoch, name);
    if (!fs::exists(file)) return std::nullopt;
    return read_npy(file);
}

std::vector<int> list_epochs(const fs::path& run_folder) {
    std::vector<int> epochs;
    std::error_code missing;
    for (const auto& entry : fs::directory_iterator(run_folder / "epochs", missing)) {
        const std::string name = entry.path().filename().string();
        const auto epoch = parse_int(name);
        if (entry.is_directory() && epoch && *epoch >= 0 && std::to_string(*epoch) == name && *epoch <= INT32_MAX)
            epochs.push_back(static_cast<int>(*epoch));
    }
    std::ranges::sort(epochs);
    return epochs;
}

std::vector<std::string> list_epoch_arrays(const fs::path& run_folder, int epoch) {
    std::vector<std::string> names;
    const fs::path folder = epoch_folder(run_folder, epoch);
    std::error_code missing;
    for (const auto& entry : fs::recursive_directory_iterator(folder, missing))
        if (entry.is_regular_file() && entry.path().extension() == ".npy")
            names.push_back(entry.path().lexically_relative(folder).replace_extension().string());
    std::ranges::sort(names);
    return names;
}

void remove_epochs_after(const fs::path& run_folder, int epoch) {
    for (const int recorded : list_epochs(run_folder))
        if (recorded > epoch) remove_epoch(run_folder, recorded);
}

int epoch_stride(const fs::path& run_folder) {
    const fs::path file = run_folder / kThinningFile;
    if (!fs::exists(file)) return 1;
    const json thinning = json::parse(read_file(file), nullptr, false);
    const int stride = thinning.is_object() ? thinning.value("stride", 0) : 0;
    if (stride < 1) throw BadInput("the file does not say by which stride epochs were thinned", file.string());
    return stride;
}

int thin_epochs(const fs::path& run_folder, int64_t max_bytes) {
    const std::vector<int> epochs = list_epochs(run_folder);
    if (epochs.empty()) return 0;
    std::map<int, int64_t> bytes;
    for (const int epoch : epochs) bytes[epoch] = bytes_of(epoch_folder(run_folder, epoch));

    const int before = epoch_stride(run_folder);
    int64_t stride = before;
    auto kept = [&](int epoch) {
        return epoch == epochs.front() || epoch == epochs.back() || epoch % stride == 0;
    };
    auto too_large = [&] {
        int64_t total = 0;
        for (const int epoch : epochs)
            if (kept(epoch)) total += bytes[epoch];
        return total > max_bytes;
    };
    while (too_large() && stride <= epochs.back()) stride *= 2;
    if (stride != before)
        write_file_atomically(run_folder / kThinningFile, json{{"stride", stride}}.dump() + "\n");
    int removed = 0;
    for (const int epoch : epochs) {
        if (kept(epoch)) continue;
        remove_epoch(run_folder, epoch);
        ++removed;
    }
    return removed;
}

}  // namespace armillary::store
