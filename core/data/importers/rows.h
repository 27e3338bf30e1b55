// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/importers/columns.h"

namespace armillary::data {

/// Adds the interactions of a table to `parts`; several files may be read one after another. Rows that cannot be
/// used are rejected with line and column. Plain files (no quotes, UTF-8) are read by several threads; the result
/// is the same, row by row and index by index, on every path.
void read_rows(Context& context, const SourceEntry& entry, const RowLayout& layout, DatasetParts& parts);

/// Whole-day times (99 % or more): equal times within a user are in arbitrary order, which the reader must know.
void warn_of_whole_days(Context& context, const Interactions& interactions);

// ---- inner parts, shared by the two paths ----

/// Rows that were read but not yet given dense indices.
struct RowBlock {
    /// An id: a small whole number as itself, any other text as -1 - (index into `texts`).
    std::vector<int32_t> user, item;
    std::vector<std::string_view> texts;
    std::vector<float> value;
    std::vector<int64_t> time;
    std::vector<uint8_t> behaviour, part;
    std::vector<std::string_view> behaviours;
    std::vector<Rejection> rejections;  ///< lines relative to the block
    int64_t rejected = 0, lines = 0;

    void clear();
    int64_t rows() const { return static_cast<int64_t>(user.size()); }
};

/// From the text of one row's fields to a row of a block.
class RowParser {
 public:
    static constexpr int32_t kSmallNumbers = 1 << 22;

    RowParser(const RowLayout& layout, std::string file);

    const RowLayout& layout() const { return layout_; }
    bool wants(Role role) const { return wanted_[static_cast<size_t>(role)]; }

    struct Row {
        int32_t user = 0, item = 0;
        float value = 0;
        int64_t time = kNoTime, time_offset = 0;
        uint8_t behaviour = 0, part = 0;
    };
    Row fresh() const { return fresh_; }

    /// Reads one field into the row; false with the reason when the row cannot be used.
    bool parse(Role role, std::string_view text, RowBlock& block, Row& row, std::string& reason) const;
    void append(const Row& row, RowBlock& block) const;
    void reject(RowBlock& block, int64_t line, int64_t column, std::string reason) const;
    std::string wrong_count(size_t fields) const;

 private:
    bool parse_id(std::string_view text, Role role, RowBlock& block, int32_t& id, std::string& reason) const;

    const RowLayout& layout_;
    std::string file_;
    std::array<bool, 9> wanted_{};
    std::string user_name_, item_name_;  ///< header cells, to recognise a header that is repeated
    Row fresh_;
};

/// Gives rows their dense indices, in order of first appearance, and collects them.
class RowSink {
 public:
    RowSink(Context& context, const RowParser& parser, DatasetParts& parts);

    void merge(const RowBlock& block);
    /// Takes everything merged so far back.
    void restart();
    /// Reports rows and rejections; call once at the end.
    void finish(const SourceEntry& entry);
    int64_t rows() const { return rows_; }
    /// Expects as many rows a byte as so far, so that columns need not grow.
    void reserve(size_t bytes_so_far, size_t bytes_in_all);

 private:
    void index(const std::vector<int32_t>& ids, const std::vector<std::string_view>& texts, IdMap& map,
               std::vector<int32_t>& of_number, std::vector<int32_t>& column);
    void truncate(size_t rows);

    Context& context_;
    const RowParser& parser_;
    DatasetParts& parts_;
    IdMap users_before_, items_before_;
    std::vector<std::string> behaviours_before_;
    size_t rows_before_;
    std::vector<int32_t> user_of_number_, item_of_number_;
    std::vector<Rejection> rejections_;
    int64_t rows_ = 0, rejected_ = 0, lines_ = 0;
    bool reserved_ = false;
};

/// The path for plain files: no quotation marks, UTF-8. `text` begins at the first row, in line `first_line`.
/// False when the file turns out not to be plain; the sink then holds rows that must be taken back.
bool read_plain_rows(Context& context, const SourceEntry& entry, const Text& text, size_t starts,
                     int64_t first_line, const RowParser& parser, RowSink& sink);

}  // namespace armillary::data
