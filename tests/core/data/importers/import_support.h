// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/data/importers/importer.h"
#include "tests/support/support.h"

namespace armillary::data {

using Settings = std::map<std::string, std::string>;

inline ImportResult import_path(const std::filesystem::path& path, const Settings& settings = {},
                                const std::string& format = {}) {
    ImportRequest request;
    request.paths = {path};
    request.settings = settings;
    request.format = format;
    return import_files(request);
}

/// The message and place of the error that the import ends with.
inline std::string failure_of(const ImportRequest& request) {
    try {
        import_files(request);
    } catch (const Error& error) {
        return error.where() + " | " + error.what();
    }
    return "no error";
}

inline std::string failure_of(const std::filesystem::path& path, const Settings& settings = {}) {
    ImportRequest request;
    request.paths = {path};
    request.settings = settings;
    return failure_of(request);
}

/// `user item value time` of every row, with raw ids; columns that are absent are left out.
inline std::vector<std::string> rows_of(const Dataset& dataset) {
    std::vector<std::string> rows;
    const Interactions& columns = dataset.interactions();
    for (size_t i = 0; i < columns.user.size(); ++i) {
        std::string row(dataset.users()[columns.user[i]]);
        row += " " + std::string(dataset.items()[columns.item[i]]);
        if (!columns.value.empty()) row += " " + std::to_string(static_cast<int>(columns.value[i] * 10)) + "/10";
        if (!columns.time.empty())
            row += " " + (columns.time[i] == kNoTime ? "-" : std::to_string(columns.time[i]));
        rows.push_back(row);
    }
    return rows;
}

inline std::string all_warnings(const ImportReport& report) {
    std::string text;
    for (const auto& warning : report.warnings) text += warning + "\n";
    return text;
}

}  // namespace armillary::data
