// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/foreign_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/store/csv_reader.h"

namespace armillary::store {

namespace fs = std::filesystem;

namespace {

/// Takes the cells of one line, in the order of the columns asked for, and says what is wrong with them; empty:
/// nothing.
using Take = std::function<std::string(const std::vector<std::string>& cells)>;

/// Where each column stands; nothing when one is missing.
std::optional<std::vector<size_t>> places_of(const std::vector<std::string>& columns,
                                             const std::vector<std::string>& header) {
    std::vector<size_t> places;
    for (const std::string& column : columns) {
        const auto found =
            std::find_if(header.begin(), header.end(), [&](const auto& name) { return trim(name) == column; });
        if (found == header.end()) return {};
        places.push_back(static_cast<size_t>(found - header.begin()));
    }
    return places;
}

class Table {
 public:
    Table(ForeignFolder& folder, std::string file, std::vector<std::string> columns)
        : folder_(folder), file_(std::move(file)), columns_(std::move(columns)) {}

    void read(const Take& take) {
        if (!folder_.has(file_)) return;
        const std::string text = read_file(folder_.root / file_);
        if (!is_valid_utf8(text)) return folder_.skip(file_, "it is not UTF-8; write it with encoding=\"utf-8\"");
        CsvReader reader(text, file_, CsvReader::Lines::anyones);
        try {
            const std::vector<std::string> header =
                reader.at_end() ? std::vector<std::string>() : reader.next_row();
            const auto places = places_of(columns_, header);
            if (!places)
                return folder_.skip(file_, "its first line should name the columns " + join(columns_, ","));
            while (!reader.at_end()) {
                const std::vector<std::string> cells = reader.next_row();
                if (cells.size() == 1 && cells.front().empty()) continue;
                const std::string wrong =
                    cells.size() == header.size()
                        ? take(in_order(cells, *places))
                        : fmt::format("{} cells where the first line has {}", cells.size(), header.size());
                if (!wrong.empty()) note(reader.line(), wrong);
            }
        } catch (const BadInput& error) {
            folder_.skipped.push_back({error.where(), std::string(error.what()) + "; the rest of it is left out"});
        }
        tell();
    }

 private:
    static std::vector<std::string> in_order(const std::vector<std::string>& cells,
                                             const std::vector<size_t>& places) {
        std::vector<std::string> ordered;
        for (const size_t place : places) ordered.push_back(cells[place]);
        return ordered;
    }

    void note(int64_t line, const std::string& wrong) {
        if (bad_++ == 0) example_ = {fmt::format("{}:{}", file_, line), wrong};
    }

    void tell() {
        if (bad_ == 0) return;
        if (bad_ > 1) example_.why += fmt::format(" (and {} more lines of the file)", format_count(bad_ - 1));
        folder_.skipped.push_back(example_);
    }

    ForeignFolder& folder_;
    std::string file_;
    std::vector<std::string> columns_;
    int64_t bad_ = 0;
    Skipped example_;
};

/// An empty cell is an undefined value.
std::optional<double> value_in(const std::string& cell) {
    return trim(cell).empty() ? std::optional(std::nan("")) : parse_double(trim(cell));
}

std::string no_number(const std::string& cell) {
    return fmt::format("'{}' is no number", cell);
}

}  // namespace

std::vector<ForeignMetric> read_foreign_metrics(ForeignFolder& folder) {
    std::vector<ForeignMetric> rows;
    Table(folder, "metrics.csv", {"epoch", "step", "name", "split", "value"}).read([&](const auto& cells) {
        const auto epoch = parse_int(trim(cells[0]));
        const auto step = parse_int(trim(cells[1]));
        const auto value = value_in(cells[4]);
        if (!epoch || *epoch < 0 || *epoch > INT32_MAX)
            return fmt::format("the epoch '{}' is no whole number from 0 on", cells[0]);
        if (!trim(cells[1]).empty() && (!step || *step < 0))
            return fmt::format("the step '{}' is no whole number from 0 on", cells[1]);
        if (!value) return no_number(cells[4]);
        if (cells[2].empty()) return std::string("the figure has no name");
        rows.push_back({static_cast<int>(*epoch), step, cells[2], cells[3], *value});
        return std::string();
    });
    return rows;
}

std::vector<ForeignUserValue> read_foreign_user_values(ForeignFolder& folder) {
    std::vector<ForeignUserValue> rows;
    Table(folder, "per_user.csv", {"user", "name", "split", "value"}).read([&](const auto& cells) {
        const auto value = value_in(cells[3]);
        if (!value) return no_number(cells[3]);
        if (cells[0].empty() || cells[1].empty()) return std::string("the user or the figure has no name");
        rows.push_back({cells[0], cells[1], cells[2], *value});
        return std::string();
    });
    return rows;
}

std::vector<ForeignEvent> read_foreign_events(ForeignFolder& folder) {
    std::vector<ForeignEvent> rows;
    Table(folder, "events.csv", {"step", "kind", "detail"}).read([&](const auto& cells) {
        const auto step = parse_int(trim(cells[0]));
        if (!step || *step < 0) return fmt::format("the step '{}' is no whole number from 0 on", cells[0]);
        if (cells[1].empty()) return std::string("the event has no kind");
        rows.push_back({*step, cells[1], cells[2]});
        return std::string();
    });
    return rows;
}

void check_foreign_recommendations(ForeignFolder& folder) {
    Table(folder, "recommendations.csv", {"user", "item", "rank", "score", "split"}).read([](const auto& cells) {
        const auto rank = parse_int(trim(cells[2]));
        if (!rank || *rank < 1) return fmt::format("the rank '{}' is no whole number from 1 on", cells[2]);
        return value_in(cells[3]) ? std::string() : no_number(cells[3]);
    });
}

std::map<std::string, double> read_foreign_scalars(ForeignFolder& folder, const fs::path& file) {
    std::map<std::string, double> values;
    if (!folder.has(file)) return values;
    const auto object = nlohmann::json::parse(read_file(folder.root / file), nullptr, false);
    if (!object.is_object()) {
        folder.skip(file, "it should hold one JSON object of numbers: {\"name\": 0.5}");
        return values;
    }
    std::vector<std::string> refused;
    for (const auto& [name, value] : object.items()) {
        if (value.is_number())
            values[name] = value.get<double>();
        else if (value.is_null())
            values[name] = std::nan("");
        else
            refused.push_back("'" + name + "'");
    }
    if (!refused.empty()) folder.skipped.push_back({file.string(), "no number: " + join(refused, ", ")});
    return values;
}

}  // namespace armillary::store
