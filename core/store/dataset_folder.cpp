// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/dataset_folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/npy.h"
#include "core/store/attribute_csv.h"
#include "core/store/id_list.h"
#include "core/store/naming.h"

namespace armillary::data {

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(SourceFile, name, bytes, sha256)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(PipelineStep, name, detail, rows_before, rows_after, users_before, users_after,
                                   items_before, items_after)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Rejection, file, line, column, reason)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(JoinReport, what, key, matched, unmatched_in_table, unmatched_in_data,
                                   examples_in_table, examples_in_data, repairs)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(ImportReport, format, rows_read, rows_kept, rows_rejected, examples, warnings,
                                   unused_files, joins)

}  // namespace armillary::data

namespace armillary::store {

namespace fs = std::filesystem;
using data::Attribute;
using data::AttributeTable;
using nlohmann::json;

namespace {

constexpr int kFormat = 1;

/// Runs `work` on the folder's JSON; whatever does not fit becomes a `BadInput` that names the folder.
template <typename Work>
auto with_json(const fs::path& where, Work work) {
    try {
        return work();
    } catch (const json::exception& error) {
        throw BadInput(fmt::format("the description of the data set does not fit its layout: {}", error.what()),
                       where.string());
    }
}

json read_json(const fs::path& file) {
    return with_json(file, [&] { return json::parse(read_file(file)); });
}

template <typename T>
void write_column(const fs::path& file, const std::vector<T>& values, std::vector<int64_t> shape = {}) {
    if (shape.empty()) shape = {static_cast<int64_t>(values.size())};
    write_npy(file, std::span<const T>(values), shape);
}

/// The array's values. A missing file is an empty column.
template <typename T>
std::vector<T> read_column(const fs::path& file, const std::vector<int64_t>& shape, bool required = true) {
    if (!required && !fs::exists(file)) return {};
    NpyArray array = read_npy(file);
    auto* values = std::get_if<std::vector<T>>(&array.values);
    if (!values || array.shape != shape)
        throw BadInput("the array is not of the type and shape that belong here", file.string());
    return std::move(*values);
}

/// File names for these names, each different.
std::vector<std::string> file_names(const std::vector<std::string>& names) {
    std::set<std::string> taken;
    std::vector<std::string> files;
    for (const std::string& name : names) {
        std::string file = folder_name(name);
        for (int copy = 2; !taken.insert(file).second; ++copy)
            file = fmt::format("{}-{}", folder_name(name), copy);
        files.push_back(file);
    }
    return files;
}

template <typename Parts, typename Name>
std::vector<std::string> file_names(const Parts& parts, Name name) {
    std::vector<std::string> names;
    for (const auto& part : parts) names.push_back(part.*name);
    return file_names(names);
}

// Attributes.

json describe(const AttributeTable& table) {
    json columns = json::array();
    for (const Attribute& column : table.columns)
        columns.push_back({{"name", column.name},
                           {"type", to_string(column.type)},
                           {"sensitive", column.sensitive},
                           {"categories", column.categories}});
    return {{"title_column", table.title_column}, {"columns", columns}};
}

void write_table(const fs::path& file, const AttributeTable& table, const data::IdMap& ids) {
    if (!table.columns.empty()) write_file_atomically(file, to_csv(table, ids));
}

AttributeTable read_table(const fs::path& file, const json& description, const data::IdMap& ids) {
    AttributeTable table;
    table.rows = ids.size();
    table.title_column = description.at("title_column");
    for (const json& entry : description.at("columns")) {
        Attribute& column = table.columns.emplace_back();
        column.name = entry.at("name");
        column.type = data::attribute_type_from(entry.at("type").get<std::string>());
        column.sensitive = entry.at("sensitive");
        column.categories = entry.at("categories").get<std::vector<std::string>>();
    }
    if (!table.columns.empty()) from_csv(read_file(file), file.string(), ids, table.columns);
    return table;
}

// Interactions, features and codes.

void write_interactions(const fs::path& folder, const data::Interactions& rows) {
    write_column(folder / "user.npy", rows.user);
    write_column(folder / "item.npy", rows.item);
    if (!rows.value.empty()) write_column(folder / "value.npy", rows.value);
    if (!rows.time.empty()) write_column(folder / "time.npy", rows.time);
    if (!rows.behaviour.empty()) write_column(folder / "behaviour.npy", rows.behaviour);
    if (!rows.part.empty()) write_column(folder / "part.npy", rows.part);
}

data::Interactions read_interactions(const fs::path& folder, int64_t count) {
    data::Interactions rows;
    rows.user = read_column<int32_t>(folder / "user.npy", {count});
    rows.item = read_column<int32_t>(folder / "item.npy", {count});
    rows.value = read_column<float>(folder / "value.npy", {count}, false);
    rows.time = read_column<int64_t>(folder / "time.npy", {count}, false);
    rows.behaviour = read_column<uint8_t>(folder / "behaviour.npy", {count}, false);
    rows.part = read_column<uint8_t>(folder / "part.npy", {count}, false);
    return rows;
}

json write_features(const fs::path& folder, const std::vector<data::FeatureMatrix>& all) {
    json list = json::array();
    const auto files = file_names(all, &data::FeatureMatrix::modality);
    for (size_t i = 0; i < all.size(); ++i) {
        make_directories(folder);
        write_column(folder / (files[i] + ".npy"), all[i].values, {all[i].rows, all[i].dim});
        if (std::ranges::count(all[i].present, 1) != all[i].rows) {
            make_directories(folder / "present");
            write_column(folder / "present" / (files[i] + ".npy"), all[i].present);
        }
        list.push_back({{"modality", all[i].modality},
                        {"file", files[i]},
                        {"dim", all[i].dim},
                        {"source", all[i].source},
                        {"fitted_on", all[i].fitted_on}});
    }
    return list;
}

std::vector<data::FeatureMatrix> read_features(const fs::path& folder, const json& list, int32_t items) {
    std::vector<data::FeatureMatrix> all;
    for (const json& entry : list) {
        data::FeatureMatrix& features = all.emplace_back();
        const std::string file = folder_name(entry.at("file").get<std::string>());
        features.modality = entry.at("modality");
        features.source = entry.at("source");
        features.fitted_on = entry.at("fitted_on");
        features.rows = items;
        features.dim = entry.at("dim");
        features.values = read_column<float>(folder / (file + ".npy"), {items, features.dim});
        features.present = read_column<uint8_t>(folder / "present" / (file + ".npy"), {items}, false);
    }
    return all;
}

json write_codes(const fs::path& folder, const std::vector<data::ItemCodes>& all, int64_t items) {
    json list = json::array();
    const auto files = file_names(all, &data::ItemCodes::name);
    for (size_t i = 0; i < all.size(); ++i) {
        make_directories(folder);
        write_column(folder / (files[i] + ".npy"), all[i].codes, {items, all[i].levels});
        list.push_back({{"name", all[i].name}, {"file", files[i]}, {"levels", all[i].levels}});
    }
    return list;
}

std::vector<data::ItemCodes> read_codes(const fs::path& folder, const json& list, int32_t items) {
    std::vector<data::ItemCodes> all;
    for (const json& entry : list) {
        data::ItemCodes& codes = all.emplace_back();
        const std::string file = folder_name(entry.at("file").get<std::string>());
        codes.name = entry.at("name");
        codes.levels = entry.at("levels");
        codes.codes = read_column<int32_t>(folder / (file + ".npy"), {items, codes.levels});
    }
    return all;
}

json read_description(const fs::path& folder) {
    json description = read_json(folder / "dataset.json");
    const int format = with_json(folder, [&] { return description.at("format").get<int>(); });
    if (format > kFormat)
        throw Error(
            ErrorKind::storage,
            fmt::format(
                "the data set was written by a newer Armillary (layout {}, this one reads up to {}); update it",
                format, kFormat),
            folder.string());
    return description;
}

}  // namespace

void write_dataset_folder(const fs::path& folder, const data::Dataset& dataset, const data::ImportReport& report,
                          const std::string& profile_json) {
    const data::DatasetParts& parts = dataset.parts();
    write_id_list(folder / "users.txt", dataset.users());
    write_id_list(folder / "items.txt", dataset.items());
    write_interactions(folder, dataset.interactions());
    write_table(folder / "users.csv", dataset.user_table(), dataset.users());
    write_table(folder / "items.csv", dataset.item_table(), dataset.items());
    const json features = write_features(folder / "features", parts.item_features);
    const json codes = write_codes(folder / "codes", parts.codes, dataset.item_count());
    if (!parts.truth_json.empty()) write_file_atomically(folder / "truth.json", parts.truth_json);
    if (!profile_json.empty()) write_file_atomically(folder / "profile.json", profile_json);
    with_json(folder, [&] {
        // Examples quote what could not be read, which may be broken text.
        write_file_atomically(folder / "report.json",
                              json(report).dump(2, ' ', false, json::error_handler_t::replace) + "\n");
        const json attributes{{"users", describe(dataset.user_table())},
                              {"items", describe(dataset.item_table())}};
        write_file_atomically(folder / "attributes.json", attributes.dump(2) + "\n");
        const json description{{"format", kFormat},
                               {"name", dataset.name()},
                               {"created", utc_now()},
                               {"users", dataset.user_count()},
                               {"items", dataset.item_count()},
                               {"interactions", dataset.interaction_count()},
                               {"fingerprint", dataset.fingerprint()},
                               {"time", to_string(dataset.time_kind())},
                               {"behaviours", parts.behaviours},
                               {"loader", parts.loader},
                               {"sources", parts.sources},
                               {"pipeline", parts.pipeline},
                               {"warnings", parts.warnings},
                               {"features", features},
                               {"codes", codes}};
        write_file_atomically(folder / "dataset.json", description.dump(2) + "\n");
    });
}

data::DatasetPtr read_dataset_folder(const fs::path& folder) {
    const json description = read_description(folder);
    const json attributes = read_json(folder / "attributes.json");
    data::DatasetParts parts;
    with_json(folder, [&] {
        parts.name = folder.filename().string();
        parts.users = read_id_list(folder / "users.txt");
        parts.items = read_id_list(folder / "items.txt");
        if (parts.users.size() != description.at("users") || parts.items.size() != description.at("items"))
            throw BadInput("users.txt or items.txt does not hold as many ids as dataset.json says",
                           folder.string());
        parts.interactions = read_interactions(folder, description.at("interactions"));
        parts.time_kind = data::time_kind_from(description.at("time").get<std::string>());
        parts.behaviours = description.at("behaviours").get<std::vector<std::string>>();
        parts.user_table = read_table(folder / "users.csv", attributes.at("users"), parts.users);
        parts.item_table = read_table(folder / "items.csv", attributes.at("items"), parts.items);
        parts.item_features = read_features(folder / "features", description.at("features"), parts.items.size());
        parts.codes = read_codes(folder / "codes", description.at("codes"), parts.items.size());
        parts.loader = description.at("loader");
        parts.sources = description.at("sources").get<std::vector<data::SourceFile>>();
        parts.pipeline = description.at("pipeline").get<std::vector<data::PipelineStep>>();
        parts.warnings = description.at("warnings").get<std::vector<std::string>>();
        if (fs::exists(folder / "truth.json")) parts.truth_json = read_file(folder / "truth.json");
    });
    return std::make_shared<data::Dataset>(std::move(parts));
}

DatasetSummary read_dataset_summary(const fs::path& folder) {
    const json description = read_description(folder);
    const json report_text = read_json(folder / "report.json");
    return with_json(folder, [&] {
        const auto report = report_text.get<data::ImportReport>();
        DatasetSummary summary;
        summary.name = folder.filename().string();
        summary.users = description.at("users");
        summary.items = description.at("items");
        summary.interactions = description.at("interactions");
        summary.rejected = report.rows_rejected;
        summary.fingerprint = description.at("fingerprint");
        summary.format = description.at("loader");
        if (summary.format.empty()) summary.format = report.format;
        summary.created = description.at("created");
        summary.warnings = description.at("warnings").get<std::vector<std::string>>();
        for (const std::string& warning : report.warnings)
            if (std::ranges::find(summary.warnings, warning) == summary.warnings.end())
                summary.warnings.push_back(warning);
        return summary;
    });
}

}  // namespace armillary::store
