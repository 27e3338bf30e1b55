// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QSize>
#include <QString>

#include "views/shared/charts/chart_content.h"

namespace armillary::views {

/// By the suffix of the file: .png (twice the size in pixels), .svg, .pdf, .csv. All but the last need the
/// window's thread. Throws `Error`: usage for another suffix, storage.
void save_chart(const ChartContent& content, const QString& file, const QSize& size);

/// In the theme of now, `ratio` pixels a logical one.
QImage chart_image(const ChartContent& content, const QSize& size, double ratio);

/// The chart's table with tabs between cells, for the clipboard.
QString chart_as_text(const ChartContent& content);

}  // namespace armillary::views
