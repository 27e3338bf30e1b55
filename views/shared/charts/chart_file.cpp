// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/charts/chart_file.h"

#include <QBuffer>
#include <QFileInfo>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <cmath>

#include "core/base/files.h"
#include "core/base/table_file.h"
#include "core/base/text.h"
#include "views/shared/charts/chart_painter.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

constexpr int kPdfDotsPerPixel = 10, kPixelsPerInch = 96, kPointsPerInch = 72;

QByteArray png_of(const ChartContent& content, const QSize& size) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    chart_image(content, size, 2).save(&buffer, "PNG");
    return buffer.data();
}

QByteArray svg_of(const ChartContent& content, const QSize& size) {
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(size);
    generator.setViewBox(QRect({}, size));
    generator.setResolution(kPixelsPerInch);
    generator.setTitle(content.title);
    generator.setDescription(content.subtitle);
    QPainter painter(&generator);
    paint_chart(painter, lay_out(content, size));
    painter.end();
    return buffer.data();
}

QByteArray pdf_of(const ChartContent& content, const QSize& size) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(content.title);
    writer.setCreator(QStringLiteral("Armillary"));
    // A pixel is a 96th of an inch, as on paper everywhere; finer dots keep texts where they were measured.
    writer.setResolution(kPixelsPerInch * kPdfDotsPerPixel);
    const QSizeF points = QSizeF(size) * kPointsPerInch / kPixelsPerInch;
    writer.setPageSize(QPageSize(points, QPageSize::Point, {}, QPageSize::ExactMatch));
    writer.setPageMargins({});
    QPainter painter(&writer);
    painter.scale(kPdfDotsPerPixel, kPdfDotsPerPixel);
    paint_chart(painter, lay_out(content, size));
    painter.end();
    return buffer.data();
}

ExportTable exported(const ChartTable& table) {
    ExportTable file;
    for (const QString& column : table.columns) file.columns.push_back(plain(column));
    for (const auto& row : table.rows) {
        auto& cells = file.rows.emplace_back();
        for (const auto& cell : row) {
            if (const auto* number = std::get_if<double>(&cell))
                cells.emplace_back(*number);
            else
                cells.emplace_back(plain(std::get<QString>(cell)));
        }
    }
    return file;
}

}  // namespace

void save_chart(const ChartContent& content, const QString& file, const QSize& size) {
    const QString suffix = QFileInfo(file).suffix().toLower();
    const auto write = [&](const QByteArray& bytes) {
        write_file_atomically(plain(file), std::string_view(bytes.data(), static_cast<size_t>(bytes.size())));
    };
    if (suffix == "png")
        write(png_of(content, size));
    else if (suffix == "svg")
        write(svg_of(content, size));
    else if (suffix == "pdf")
        write(pdf_of(content, size));
    else if (suffix == "csv")
        write_table(plain(file), exported(table_of(content)));
    else
        refuse_suffix(plain(file), ".png, .svg, .pdf or .csv");
}

QImage chart_image(const ChartContent& content, const QSize& size, double ratio) {
    QImage image(size * ratio, QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    QPainter painter(&image);
    paint_chart(painter, lay_out(content, size));
    return image;
}

QString chart_as_text(const ChartContent& content) {
    const ChartTable table = table_of(content);
    QString text = table.columns.join('\t') + '\n';
    for (const auto& row : table.rows) {
        QStringList cells;
        for (const auto& cell : row) {
            const auto* number = std::get_if<double>(&cell);
            cells << (!number                  ? std::get<QString>(cell)
                      : std::isfinite(*number) ? views::text(format_number(*number))
                                               : QString());
        }
        text += cells.join('\t') + '\n';
    }
    return text;
}

}  // namespace armillary::views
