// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/importers/context.h"

namespace armillary::data {

/// How a table of text is written.
struct Dialect {
    char separator = ',';
    bool quotes = true;
    bool header = true;
    std::vector<std::string> names;                ///< of the header, else `column_1`, …
    std::vector<std::vector<std::string>> sample;  ///< the first rows after the header

    size_t fields() const { return names.size(); }
    /// Index of the column with this name or 1-based number, or -1.
    int column(std::string_view name) const;
};

/// Separator (`tab`, `comma`, `semicolon`, `pipe`, `space`, or the character itself), quotes and header from the
/// first lines, unless the settings `separator` and `header` (yes, no, auto) say so. Throws `BadInput` for a
/// header that names a column twice.
Dialect sniff_dialect(const std::string& head, const ImportSettings& settings, const std::string& where);

struct Field {
    std::string_view text;  ///< trimmed unless it was quoted
    bool was_quoted = false;
};

/// Reads records of separated fields (RFC 4180, leniently): quotes, doubled quotes, line breaks within quotes, LF
/// or CRLF; empty lines are skipped. Views stay valid until `forget`.
class RecordReader {
 public:
    RecordReader(std::string_view text, char separator, bool quotes)
        : text_(text), separator_(separator), quotes_(quotes) {}

    /// The next record; false at the end.
    bool next(std::vector<Field>& fields);
    int64_t line() const { return line_; }        ///< where the last record began, 1-based
    size_t position() const { return at_; }       ///< first byte after the last record
    bool quote_is_open() const { return open_; }  ///< the last record had a quote without an end
    void forget() { unescaped_.clear(); }

 private:
    bool read_quoted(Field& field);
    std::string_view read_plain();

    std::string_view text_;
    char separator_;
    bool quotes_;
    size_t at_ = 0;
    int64_t line_ = 0, next_line_ = 1;
    bool open_ = false;
    std::deque<std::string> unescaped_;
};

/// A whole table in memory: side tables, catalogues.
struct Table {
    std::string file;
    std::vector<std::string> names;
    std::vector<std::vector<std::string>> columns;  ///< [columns][rows]

    size_t rows() const { return columns.empty() ? 0 : columns.front().size(); }
    int column(std::string_view name) const;  ///< or -1
};

/// Rows with another number of fields are left out, with a warning that counts them and names the first line.
Table read_table(Context& context, const SourceEntry& entry, const Dialect& dialect);

}  // namespace armillary::data
