// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/tables/table_content.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <string_view>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/table_file.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

constexpr size_t kPieceBytes = size_t{1} << 20;

/// Throws `Cancelled` soon after a stop was asked for; looks rarely, because looking costs more than a comparison.
class StopCheck {
 public:
    explicit StopCheck(std::stop_token stop) : stop_(std::move(stop)) {}
    void operator()() {
        if (++calls_ % 4096 == 0 && stop_.stop_requested()) throw Cancelled();
    }

 private:
    std::stop_token stop_;
    uint32_t calls_ = 0;
};

/// What a text is ordered by: whole numbers by value and before words, words whatever their case.
struct TextKey {
    bool is_word = false;
    qint64 number = 0;
    QString word;
    bool operator<(const TextKey& other) const {
        if (is_word != other.is_word) return other.is_word;
        return is_word ? word < other.word : number < other.number;
    }
};

TextKey text_key(const QString& text) {
    bool whole = false;
    const qint64 number = text.toLongLong(&whole);
    return whole ? TextKey{false, number, {}} : TextKey{true, 0, text.toCaseFolded()};
}

bool is_defined(const TextKey& key) {
    return !key.is_word || (!key.word.isEmpty() && key.word != kUndefined);
}

bool is_defined(double key) {
    return !std::isnan(key);
}

template <typename KeyOf>
void sort_by(std::vector<int32_t>& rows, KeyOf key_of, bool descending, StopCheck& check) {
    std::vector<std::invoke_result_t<KeyOf, int32_t>> keys;
    keys.reserve(rows.size());
    for (int32_t row : rows) {
        check();
        keys.push_back(key_of(row));
    }
    std::vector<int32_t> places(rows.size());
    std::iota(places.begin(), places.end(), 0);
    const auto key = [&](int32_t place) -> const auto& {
        return keys[static_cast<size_t>(place)];
    };
    const auto undefined =
        std::stable_partition(places.begin(), places.end(), [&](int32_t place) { return is_defined(key(place)); });
    std::stable_sort(places.begin(), undefined, [&](int32_t a, int32_t b) {
        check();
        return descending ? key(b) < key(a) : key(a) < key(b);
    });
    for (int32_t& place : places) place = rows[static_cast<size_t>(place)];
    rows = std::move(places);
}

std::vector<int32_t> matching_rows(const TableContent& content, const QStringList& words, StopCheck& check) {
    const auto shown = [&](int64_t row) {
        QStringList left = words;
        for (const TableColumn& column : content.columns) {
            if (left.isEmpty()) break;
            if (column.kind != TableColumn::Kind::text) continue;
            const QString cell = column.text(row);
            left.removeIf([&](const QString& word) { return cell.contains(word, Qt::CaseInsensitive); });
        }
        return left.isEmpty();
    };
    std::vector<int32_t> rows;
    for (int64_t row = 0; row < content.rows; ++row) {
        check();
        if (shown(row)) rows.push_back(static_cast<int32_t>(row));
    }
    return rows;
}

ExportTable::Cell exported_cell(const TableColumn& column, int64_t row) {
    if (column.kind == TableColumn::Kind::number && column.number) return column.number(row);
    return plain(column.text(row));
}

}  // namespace

std::vector<int32_t> arrange(const TableContent& content, const TableOrder& order, std::stop_token stop) {
    StopCheck check(std::move(stop));
    const QStringList words = order.filter.simplified().split(' ', Qt::SkipEmptyParts);
    std::vector<int32_t> rows;
    if (words.isEmpty()) {
        rows.resize(static_cast<size_t>(content.rows));
        std::iota(rows.begin(), rows.end(), 0);
    } else {
        rows = matching_rows(content, words, check);
    }
    if (order.column < 0 || order.column >= static_cast<int>(content.columns.size())) return rows;
    const TableColumn& column = content.columns[static_cast<size_t>(order.column)];
    if (column.kind == TableColumn::Kind::number && column.number)
        sort_by(rows, column.number, order.descending, check);
    else
        sort_by(
            rows, [&](int32_t row) { return text_key(column.text(row)); }, order.descending, check);
    return rows;
}

void write_csv(const TableContent& content, const std::vector<int32_t>& rows, const QString& file,
               std::stop_token stop) {
    std::vector<ExportTable::Cell> cells;
    for (const TableColumn& column : content.columns) cells.emplace_back(plain(column.title));
    std::vector<std::string> pieces{csv_line(cells)};
    for (int32_t row : rows) {
        if (pieces.back().size() >= kPieceBytes) {
            if (stop.stop_requested()) throw Cancelled();
            pieces.emplace_back().reserve(kPieceBytes + kPieceBytes / 8);
        }
        for (size_t c = 0; c < cells.size(); ++c) cells[c] = exported_cell(content.columns[c], row);
        pieces.back() += csv_line(cells);
    }
    const std::vector<std::string_view> views(pieces.begin(), pieces.end());
    write_file_atomically(plain(file), views);
}

}  // namespace armillary::views
