// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/export_tables.h"

#include "core/base/files.h"
#include "core/base/npy.h"
#include "core/base/text.h"

namespace armillary::app {

void write_array(const std::filesystem::path& file, const ExportArray& array) {
    const std::string suffix = to_lower_ascii(file.extension().string());
    if (suffix != ".npy" && suffix != ".csv" && suffix != ".json") refuse_suffix(file, ".npy, .csv or .json");
    if (suffix == ".npy") {
        std::visit([&](const auto& values) { write_npy(file, std::span(values), array.array.shape); },
                   array.array.values);
        write_file_atomically(file.string() + ".ids.txt", join(array.ids, "\n") + "\n");
        return;
    }
    const auto width = static_cast<size_t>(array.array.shape.at(1));
    ExportTable table{{array.row_name}, {}};
    for (size_t c = 0; c < width; ++c) table.columns.push_back(array.column_prefix + std::to_string(c));
    for (size_t row = 0; row < array.ids.size(); ++row) {
        std::vector<ExportTable::Cell> cells{array.ids[row]};
        for (size_t c = 0; c < width; ++c)
            std::visit(
                [&](const auto& values) {
                    const auto value = values[row * width + c];
                    if constexpr (std::is_integral_v<decltype(value)>)
                        cells.emplace_back(int64_t{value});
                    else
                        cells.emplace_back(as_decimal(value));
                },
                array.array.values);
        table.rows.push_back(std::move(cells));
    }
    write_table(file, table);
}

}  // namespace armillary::app
