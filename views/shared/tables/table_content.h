// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <cstdint>
#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

namespace armillary::views {

/// A column of a table that may have millions of rows: cells are made when they are looked at.
struct TableColumn {
    enum class Kind { text, number };
    QString title;
    QString help = {};  ///< shown over the header
    Kind kind = Kind::text;
    /// Called on the window's thread for cells in view, and elsewhere for filters and files: must be safe from any
    /// thread.
    std::function<QString(int64_t row)> text;
    /// Order of a number column, and what its file holds; NaN = undefined, sorted last.
    std::function<double(int64_t row)> number = {};
};

/// What a table shows. Immutable once it is shown; shared with the background that sorts and filters it.
struct TableContent {
    int64_t rows = 0;
    std::vector<TableColumn> columns;
    /// Raw id of a row, for the selection and tests; empty function: the row has none.
    std::function<QString(int64_t row)> id = {};
};
using TableContentPtr = std::shared_ptr<const TableContent>;

/// How the rows are ordered and which are left out.
struct TableOrder {
    int column = -1;  ///< -1: as they come
    bool descending = false;
    QString filter =
        {};  ///< shown are rows with every one of its words somewhere in a text cell, whatever the case
    bool operator==(const TableOrder&) const = default;
};

/// The rows to show, in their order; equal rows stay as they come. Throws `Cancelled`.
std::vector<int32_t> arrange(const TableContent& content, const TableOrder& order, std::stop_token stop);

/// RFC 4180: the header, then the given rows; numbers in full precision, undefined as empty cells. Throws `Error`
/// (storage) and `Cancelled`.
void write_csv(const TableContent& content, const std::vector<int32_t>& rows, const QString& file,
               std::stop_token stop);

}  // namespace armillary::views
