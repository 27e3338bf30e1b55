// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/dataset.h"

#include <fmt/format.h>

#include <algorithm>
#include <mutex>
#include <span>

#include "core/base/error.h"
#include "core/base/hash.h"

namespace armillary::data {

struct Dataset::Fingerprint {
    std::once_flag once;
    std::string value;
};

std::string_view to_string(TimeKind kind) {
    switch (kind) {
        case TimeKind::none:
            return "none";
        case TimeKind::ordinal:
            return "ordinal";
        case TimeKind::utc_milliseconds:
            return "utc_milliseconds";
    }
    return "none";
}

TimeKind time_kind_from(std::string_view word) {
    for (auto kind : {TimeKind::none, TimeKind::ordinal, TimeKind::utc_milliseconds})
        if (to_string(kind) == word) return kind;
    throw BadInput("no kind of time is called '" + std::string(word) + "'");
}

namespace {

template <typename T>
void add_vector(Sha256& hash, const std::vector<T>& values) {
    hash.add(std::span<const T>(values));
}

void add_table(Sha256& hash, const AttributeTable& table) {
    for (const Attribute& column : table.columns) {
        hash.add(column.name);
        hash.add(to_string(column.type));
        for (const auto& category : column.categories) hash.add(category);
        add_vector(hash, column.codes);
        add_vector(hash, column.offsets);
        add_vector(hash, column.numbers);
        for (const auto& text : column.texts) hash.add(text);
    }
}

std::string fingerprint_of(const DatasetParts& parts) {
    Sha256 hash;
    hash.add("armillary dataset 1");
    for (const IdMap* ids : {&parts.users, &parts.items}) {
        const int64_t count = ids->size();
        hash.add_bytes(&count, sizeof count);
        for (int32_t i = 0; i < ids->size(); ++i) hash.add((*ids)[i]);
    }
    const Interactions& rows = parts.interactions;
    add_vector(hash, rows.user);
    add_vector(hash, rows.item);
    add_vector(hash, rows.value);
    add_vector(hash, rows.time);
    add_vector(hash, rows.behaviour);
    add_vector(hash, rows.part);
    hash.add(to_string(parts.time_kind));
    for (const auto& behaviour : parts.behaviours) hash.add(behaviour);
    add_table(hash, parts.user_table);
    add_table(hash, parts.item_table);
    for (const auto& features : parts.item_features) {
        hash.add(features.modality);
        hash.add(features.fingerprint());
    }
    for (const auto& codes : parts.codes) {
        hash.add(codes.name);
        add_vector(hash, codes.codes);
    }
    return hash.hex();
}

void check_indices(const std::vector<int32_t>& indices, int32_t size, const char* column) {
    const bool good =
        std::all_of(indices.begin(), indices.end(), [size](int32_t i) { return i >= 0 && i < size; });
    if (!good) throw BadInput(fmt::format("an index in the column is outside 0..{}", size - 1), column);
}

template <typename T>
void check_length(const std::vector<T>& column, int64_t rows, const char* name) {
    if (!column.empty() && static_cast<int64_t>(column.size()) != rows)
        throw BadInput(fmt::format("the column has {} values for {} interactions", column.size(), rows), name);
}

void check_table(AttributeTable& table, int32_t rows, const char* name) {
    if (table.columns.empty()) table.rows = rows;
    if (table.rows != rows)
        throw BadInput(fmt::format("the table has {} rows for {} ids", table.rows, rows), name);
    for (const Attribute& column : table.columns) {
        const size_t length = column.type == AttributeType::categorical ? column.codes.size()
                              : column.type == AttributeType::numeric   ? column.numbers.size()
                              : column.type == AttributeType::text      ? column.texts.size()
                                                                        : column.offsets.size() - 1;
        if (length != static_cast<size_t>(rows))
            throw BadInput(fmt::format("the attribute has {} values for {} ids", length, rows),
                           fmt::format("{}.{}", name, column.name));
    }
}

}  // namespace

std::string FeatureMatrix::fingerprint() const {
    Sha256 hash;
    hash.add_bytes(&rows, sizeof rows);
    hash.add_bytes(&dim, sizeof dim);
    add_vector(hash, values);
    return hash.hex();
}

Dataset::Dataset(DatasetParts parts) : parts_(std::move(parts)), fingerprint_(std::make_shared<Fingerprint>()) {
    const Interactions& rows = parts_.interactions;
    check_length(rows.item, rows.size(), "item");
    if (rows.item.empty() && rows.size() > 0) throw BadInput("interactions without items", "item");
    check_length(rows.value, rows.size(), "value");
    check_length(rows.time, rows.size(), "time");
    check_length(rows.behaviour, rows.size(), "behaviour");
    check_length(rows.part, rows.size(), "part");
    check_indices(rows.user, user_count(), "user");
    check_indices(rows.item, item_count(), "item");
    check_table(parts_.user_table, user_count(), "user table");
    check_table(parts_.item_table, item_count(), "item table");
    for (FeatureMatrix& features : parts_.item_features) {
        if (features.rows != item_count() ||
            features.values.size() != static_cast<size_t>(features.rows) * static_cast<size_t>(features.dim))
            throw BadInput(fmt::format("the feature matrix has {} x {} values for {} items", features.rows,
                                       features.dim, item_count()),
                           features.modality);
        if (features.present.empty()) features.present.assign(static_cast<size_t>(features.rows), 1);
    }
    for (const ItemCodes& codes : parts_.codes)
        if (codes.codes.size() != static_cast<size_t>(item_count()) * static_cast<size_t>(codes.levels))
            throw BadInput(fmt::format("the code table does not fit {} items", item_count()), codes.name);
}

const FeatureMatrix* Dataset::features(std::string_view modality) const {
    for (const FeatureMatrix& features : parts_.item_features)
        if (features.modality == modality) return &features;
    return nullptr;
}

const std::string& Dataset::fingerprint() const {
    std::call_once(fingerprint_->once, [this] { fingerprint_->value = fingerprint_of(parts_); });
    return fingerprint_->value;
}

}  // namespace armillary::data
