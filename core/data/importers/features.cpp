// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/importers/features.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <iterator>

#include "core/base/error.h"
#include "core/base/npy.h"
#include "core/base/text.h"
#include "core/data/importers/tables.h"

namespace armillary::data {

namespace {

std::string modality_of(const std::string& name) {
    const std::string lower = to_lower_ascii(name);
    for (const char* word : {"text", "title", "bert", "lemb"})
        if (lower.find(word) != std::string::npos) return "text";
    for (const char* word : {"image", "img", "visual", "vit", "poster"})
        if (lower.find(word) != std::string::npos) return "image";
    if (lower.find("audio") != std::string::npos) return "audio";
    return std::filesystem::path(name).stem().string();
}

std::vector<std::string> ids_of_rows(Context& context, size_t rows) {
    const std::string file = context.setting("features_ids");
    std::vector<std::string> ids;
    if (file.empty()) {
        for (size_t r = 0; r < rows; ++r) ids.push_back(std::to_string(r));
        return ids;
    }
    const SourceEntry& entry = context.side_file(file);
    const Text text = context.text(entry);
    ids.resize(rows);
    size_t line_number = 0;
    for (std::string_view line : split(text.view(), '\n')) {
        line = trim(line);
        if (line.empty()) continue;
        const size_t cut = line.find('\t');
        const auto row = cut == std::string_view::npos ? std::optional<int64_t>(static_cast<int64_t>(line_number))
                                                       : parse_int(line.substr(cut + 1));
        ++line_number;
        if (!row || *row < 0 || *row >= static_cast<int64_t>(rows))
            throw BadInput(fmt::format("{} names no row of the features, which have rows 0 to {}", excerpt(line),
                                       static_cast<int64_t>(rows) - 1),
                           fmt::format("{}:{}", entry.name, line_number));
        ids[static_cast<size_t>(*row)] = trim(line.substr(0, cut));
    }
    if (line_number != rows)
        throw BadInput(fmt::format("{} ids are listed for {} rows of features", line_number, rows), entry.name);
    return ids;
}

void check_finite(const std::vector<float>& values, int64_t dim, const std::string& file) {
    const auto bad = std::find_if_not(values.begin(), values.end(), [](float x) { return std::isfinite(x); });
    if (bad == values.end()) return;
    const int64_t at = bad - values.begin();
    throw BadInput(
        fmt::format("the features hold {} in row {}, column {} (counted from 0); replace it, for instance with "
                    "numpy.nan_to_num",
                    std::isnan(*bad) ? "NaN" : "an infinite number", at / dim, at % dim),
        file);
}

void attach_matrix(Context& context, const SourceEntry& entry, bool is_certain, DatasetParts& parts) {
    const BytesPtr bytes = context.bytes(entry);
    const NpyArray array = parse_npy(bytes->view(), entry.name);
    const bool is_matrix = array.shape.size() == 2 && array.shape[1] > 0 && array.shape[1] <= INT32_MAX;
    if (!is_matrix) {
        const std::string problem =
            fmt::format("has shape ({}), and item features need (rows, dimensions)", fmt::join(array.shape, ", "));
        if (is_certain) throw BadInput("the array " + problem, entry.name);
        context.warn(fmt::format("{} {}; it was left out", entry.name, problem));
        return;
    }
    const int32_t items = parts.items.size();
    const auto rows = static_cast<size_t>(array.shape[0]), dim = static_cast<size_t>(array.shape[1]);
    const bool by_list = !context.setting("features_ids").empty();
    if (!by_list && array.shape[0] < items)
        throw BadInput(
            fmt::format(
                "the array has {} rows for {} items, and a row an item is needed; name the items that have "
                "a row with features_ids=FILE, or take the file out of the folder",
                format_count(array.shape[0]), format_count(items)),
            entry.name);
    std::vector<float> values = array.as_floats();
    check_finite(values, array.shape[1], entry.name);
    const KeyMatch match = join_keys(context, entry.name, by_list ? "listed id" : "row number",
                                     ids_of_rows(context, rows), parts.items);
    if (match.report.matched == 0)
        throw BadInput(
            "no row could be given to an item: the item ids are no row numbers. List the id of every row in a "
            "text "
            "file and set features_ids=FILE",
            entry.name);
    FeatureMatrix features;
    features.modality = context.setting("features_modality", modality_of(entry.name));
    features.rows = items;
    features.dim = static_cast<int32_t>(dim);
    features.source = entry.name;
    features.values.assign(static_cast<size_t>(items) * dim, 0.0f);
    features.present.assign(static_cast<size_t>(items), 0);
    for (size_t r = 0; r < rows; ++r) {
        if (match.rows[r] == IdMap::kNone) continue;
        const auto item = static_cast<size_t>(match.rows[r]);
        std::copy_n(values.begin() + static_cast<std::ptrdiff_t>(r * dim), dim,
                    features.values.begin() + static_cast<std::ptrdiff_t>(item * dim));
        features.present[item] = 1;
    }
    if (match.report.unmatched_in_data > 0)
        context.warn(fmt::format("{}: {} of {} items have no vector and got zeros", entry.name,
                                 format_count(match.report.unmatched_in_data), format_count(items)));
    const bool taken = std::any_of(parts.item_features.begin(), parts.item_features.end(),
                                   [&](const auto& other) { return other.modality == features.modality; });
    if (taken) features.modality = std::filesystem::path(entry.name).stem().string();
    parts.item_features.push_back(std::move(features));
}

}  // namespace

void attach_features(Context& context, DatasetParts& parts) {
    for (const SourceEntry* entry : context.source().ending(".npy"))
        if (!context.used(*entry)) attach_matrix(context, *entry, context.was_named(*entry), parts);
    if (const std::string file = context.setting("features"); !file.empty())
        attach_matrix(context, context.side_file(file), true, parts);
}

}  // namespace armillary::data
