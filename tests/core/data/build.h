// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/data/dataset.h"

namespace armillary::test {

/// One interaction of a data set made by hand.
struct Row {
    std::string user, item;
    int64_t time = data::kNoTime;
    float value = 0;
};

/// A data set of these rows, with a time and a value column.
inline data::DatasetParts parts_of(const std::vector<Row>& rows,
                                   data::TimeKind kind = data::TimeKind::utc_milliseconds) {
    data::DatasetParts parts;
    parts.name = "by hand";
    parts.time_kind = kind;
    for (const Row& row : rows) {
        parts.interactions.user.push_back(parts.users.insert(row.user));
        parts.interactions.item.push_back(parts.items.insert(row.item));
        if (kind != data::TimeKind::none) parts.interactions.time.push_back(row.time);
        parts.interactions.value.push_back(row.value);
    }
    return parts;
}

inline data::DatasetPtr dataset_of(const std::vector<Row>& rows,
                                   data::TimeKind kind = data::TimeKind::utc_milliseconds) {
    return std::make_shared<const data::Dataset>(parts_of(rows, kind));
}

/// Edges such as `1A 1B 2A`: first character the user, the rest the item; in file order, without times.
inline data::DatasetPtr edges(const std::vector<std::string>& pairs) {
    std::vector<Row> rows;
    for (const std::string& pair : pairs) rows.push_back({pair.substr(0, 1), pair.substr(1)});
    return dataset_of(rows, data::TimeKind::none);
}

/// The interactions as text, `user item time value`, for comparison by eye.
inline std::vector<std::string> pairs_of(const data::Dataset& dataset) {
    std::vector<std::string> out;
    const auto& rows = dataset.interactions();
    for (size_t row = 0; row < rows.user.size(); ++row)
        out.push_back(std::string(dataset.users()[rows.user[row]]) + std::string(dataset.items()[rows.item[row]]));
    return out;
}

}  // namespace armillary::test
