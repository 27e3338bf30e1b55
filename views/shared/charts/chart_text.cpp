// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/charts/chart_text.h"

#include <QStringList>
#include <algorithm>
#include <numeric>

namespace armillary::views {

QString elided(const QFontMetricsF& metrics, const QString& text, double width) {
    return metrics.horizontalAdvance(text) <= width ? text : metrics.elidedText(text, Qt::ElideRight, width);
}

QString in_lines(const QFontMetricsF& metrics, const QString& text, double width, int most) {
    QStringList lines;
    QString line;
    for (const QString& word : text.split(' ')) {
        const QString longer = line.isEmpty() ? word : line + ' ' + word;
        const bool last = lines.size() == most - 1;
        if (last || line.isEmpty() || metrics.horizontalAdvance(longer) <= width) {
            line = longer;
        } else {
            lines << elided(metrics, line, width);
            line = word;
        }
    }
    return (lines << elided(metrics, line, width)).join('\n');
}

bool spread(std::vector<double>& middles, double height, double top, double bottom) {
    const size_t count = middles.size();
    if (static_cast<double>(count) * height > bottom - top + 1e-9) return false;
    std::vector<size_t> order(count);
    std::iota(order.begin(), order.end(), size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return middles[a] < middles[b]; });
    // Less their own height each, they must not decrease: isotonic regression by pooling neighbours that do.
    struct Pool {
        double sum = 0;
        size_t size = 0;
        double mean() const { return sum / static_cast<double>(size); }
    };
    std::vector<Pool> pools;
    for (size_t i = 0; i < count; ++i) {
        pools.push_back({middles[order[i]] - static_cast<double>(i) * height, 1});
        while (pools.size() > 1 && pools[pools.size() - 2].mean() > pools.back().mean()) {
            const Pool last = pools.back();
            pools.pop_back();
            pools.back().sum += last.sum;
            pools.back().size += last.size;
        }
    }
    const double first = top + height / 2, last = bottom - height / 2 - static_cast<double>(count - 1) * height;
    size_t i = 0;
    for (const Pool& pool : pools)
        for (size_t member = 0; member < pool.size; ++member, ++i)
            middles[order[i]] = std::clamp(pool.mean(), first, last) + static_cast<double>(i) * height;
    return true;
}

}  // namespace armillary::views
