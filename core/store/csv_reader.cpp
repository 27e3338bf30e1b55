// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/csv_reader.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/error.h"

namespace armillary::store {

CsvReader::CsvReader(std::string_view text, std::string file, Lines lines)
    : rest_(text), file_(std::move(file)), lines_(lines) {
    if (lines_ == Lines::anyones) take("\xEF\xBB\xBF");
}

std::vector<std::string> CsvReader::next_row() {
    row_starts_ = line_;
    std::vector<std::string> cells;
    do {
        cells.push_back(next_cell());
    } while (take(","));
    if (!take_line_end()) refuse("the line does not end after a cell; the file was cut short or changed");
    ++line_;
    return cells;
}

void CsvReader::refuse(const std::string& message) const {
    throw BadInput(message, fmt::format("{}:{}", file_, row_starts_));
}

bool CsvReader::take(std::string_view text) {
    if (!rest_.starts_with(text)) return false;
    rest_.remove_prefix(text.size());
    return true;
}

bool CsvReader::take_line_end() {
    return take("\n") || (lines_ == Lines::anyones && (take("\r\n") || rest_.empty()));
}

std::string CsvReader::next_cell() {
    if (!take("\"")) {
        const std::string_view ends = lines_ == Lines::anyones ? ",\r\n" : ",\n";
        const std::string_view cell = rest_.substr(0, rest_.find_first_of(ends));
        rest_.remove_prefix(cell.size());
        return std::string(cell);
    }
    std::string cell;
    for (;;) {
        const size_t quote = rest_.find('"');
        if (quote == std::string_view::npos) refuse("a quotation mark is not closed");
        cell += rest_.substr(0, quote);
        rest_.remove_prefix(quote + 1);
        if (!take("\"")) break;
        cell += '"';
    }
    line_ += static_cast<int64_t>(std::count(cell.begin(), cell.end(), '\n'));
    return cell;
}

}  // namespace armillary::store
