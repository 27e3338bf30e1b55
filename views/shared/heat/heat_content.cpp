// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/heat/heat_content.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace armillary::views {

namespace {

constexpr double kFewestCells = 4;

/// First and last + 1 cell under each pixel of a side.
std::vector<std::pair<int, int>> cells_under(double from, double cells, int pixels, int most) {
    std::vector<std::pair<int, int>> under;
    for (int pixel = 0; pixel < pixels; ++pixel) {
        const int first = std::clamp(static_cast<int>(from + cells * pixel / pixels), 0, most - 1);
        const int last = static_cast<int>(std::ceil(from + cells * (pixel + 1) / pixels));
        // A cell larger than a pixel belongs to the pixels whose beginning it holds.
        under.emplace_back(first, cells <= pixels ? first + 1 : std::clamp(last, first + 1, most));
    }
    return under;
}

}  // namespace

HeatWindow HeatWindow::whole(const HeatContent& content) {
    return {0, 0, static_cast<double>(content.rows), static_cast<double>(content.columns)};
}

HeatWindow HeatWindow::zoomed(double factor, double x, double y, const HeatContent& content) const {
    const auto side = [factor](double cells, int most) {
        return std::clamp(cells / factor, std::min<double>(kFewestCells, most), static_cast<double>(most));
    };
    HeatWindow next{row, column, side(rows, content.rows), side(columns, content.columns)};
    next.row += y * (rows - next.rows);
    next.column += x * (columns - next.columns);
    return next.moved(0, 0, content);
}

HeatWindow HeatWindow::moved(double x, double y, const HeatContent& content) const {
    HeatWindow next = *this;
    next.row = std::clamp(row + y * rows, 0.0, content.rows - rows);
    next.column = std::clamp(column + x * columns, 0.0, content.columns - columns);
    return next;
}

std::vector<float> strongest(const HeatContent& content, const HeatWindow& window, int width, int height) {
    const auto across = cells_under(window.column, window.columns, width, content.columns);
    const auto down = cells_under(window.row, window.rows, height, content.rows);
    std::vector<float> picture(static_cast<size_t>(width) * static_cast<size_t>(height));
    std::vector<float> line(static_cast<size_t>(content.columns));
    for (size_t y = 0; y < down.size(); ++y) {
        float* pixels = picture.data() + y * across.size();
        if (y > 0 && down[y] == down[y - 1]) {
            std::copy_n(pixels - across.size(), across.size(), pixels);
            continue;
        }
        // First down, which runs along memory, then across. fmax takes the number where the other is none.
        const int first = across.front().first, last = across.back().second;
        std::copy_n(&content.values[static_cast<size_t>(down[y].first) * line.size()], line.size(), line.begin());
        for (int row = down[y].first + 1; row < down[y].second; ++row)
            for (int column = first; column < last; ++column)
                line[static_cast<size_t>(column)] =
                    std::fmax(line[static_cast<size_t>(column)], content.at(row, column));
        for (size_t x = 0; x < across.size(); ++x) {
            float most = line[static_cast<size_t>(across[x].first)];
            for (int column = across[x].first + 1; column < across[x].second; ++column)
                most = std::fmax(most, line[static_cast<size_t>(column)]);
            pixels[x] = most;
        }
    }
    return picture;
}

}  // namespace armillary::views
