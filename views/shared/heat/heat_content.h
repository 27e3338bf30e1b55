// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <functional>
#include <memory>
#include <vector>

namespace armillary::views {

/// A matrix of numbers to be drawn as colours.
struct HeatContent {
    int rows = 0, columns = 0;
    std::vector<float> values;                      ///< [rows, columns]; NaN: no value
    float low = 0, high = 1;                        ///< drawn weakest and strongest; maps side by side share them
    QStringList row_names = {}, column_names = {};  ///< empty: numbers
    QString rows_title = {}, columns_title = {};    ///< what the sides stand for
    QString title = {}, subtitle = {};
    /// What is said of a cell; empty: its names and value.
    std::function<QString(int row, int column)> reading = {};
    QString empty = {};  ///< the sentence shown when there is nothing

    float at(int row, int column) const {
        return values[static_cast<size_t>(row) * static_cast<size_t>(columns) + static_cast<size_t>(column)];
    }
    bool has_data() const { return rows > 0 && columns > 0; }
};
using HeatContentPtr = std::shared_ptr<const HeatContent>;

/// The part of a matrix that is looked at, in cells and parts of cells.
struct HeatWindow {
    double row = 0, column = 0, rows = 0, columns = 0;

    static HeatWindow whole(const HeatContent& content);
    /// Zooms about a place in [0, 1] x [0, 1] of the window; never below four cells a side nor beyond the matrix.
    HeatWindow zoomed(double factor, double x, double y, const HeatContent& content) const;
    /// Moved by parts of the window, as far as the matrix goes.
    HeatWindow moved(double x, double y, const HeatContent& content) const;
    bool operator==(const HeatWindow&) const = default;
};

/// The strongest value of the cells under each pixel, [height, width], NaN where there is none: where cells are
/// smaller than pixels a lone strong one is still seen.
std::vector<float> strongest(const HeatContent& content, const HeatWindow& window, int width, int height);

}  // namespace armillary::views
