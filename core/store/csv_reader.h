// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace armillary::store {

/// Splits CSV text (RFC 4180, UTF-8) into cells, line by line. The text must outlive the reader.
class CsvReader {
 public:
    enum class Lines {
        ours,    ///< every line ends with LF: one that does not was cut short
        anyones  ///< also CR LF, a byte order mark in front, and a last line without an end
    };

    CsvReader(std::string_view text, std::string file, Lines lines);

    bool at_end() const { return rest_.empty(); }
    /// Throws `BadInput` for a quotation mark that is not closed and for text behind a closing one; then the rest
    /// of the file cannot be told apart.
    std::vector<std::string> next_row();
    int64_t line() const { return row_starts_; }  ///< of the row read last, from 1
    /// Throws `BadInput` at that line.
    [[noreturn]] void refuse(const std::string& message) const;

 private:
    bool take(std::string_view text);
    bool take_line_end();
    std::string next_cell();

    std::string_view rest_;
    std::string file_;
    Lines lines_;
    int64_t line_ = 1, row_starts_ = 1;
};

}  // namespace armillary::store
