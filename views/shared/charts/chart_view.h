// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QSize>
#include <QWidget>
#include <memory>

#include "views/shared/charts/chart_content.h"

class QPainter;

namespace armillary::views {

/// Shows a chart. The value under the pointer is always readable; a button turns it into a table; its menu copies
/// it and saves it as PNG, SVG, PDF or CSV. Arrow keys move along the values, so it can be read without a mouse.
class ChartView : public QWidget {
    Q_OBJECT
 public:
    explicit ChartView(QWidget* parent = nullptr);
    ~ChartView() override;

    void set_content(ChartContent content);
    const ChartContent& content() const;
    /// Name that a saved file is offered under.
    void set_file_name(const QString& name);

    /// Whether it is turned over.
    bool shows_table() const;
    void show_table(bool table);

    /// Draws it in the current theme, `size` logical pixels wide and high, as it would look in a window of that
    /// size.
    void draw(QPainter& painter, const QSize& size);
    /// By the suffix of the file: .png (twice the size in pixels), .svg, .pdf, .csv. Throws `Error`: usage for
    /// another suffix, storage.
    void save(const QString& file, const QSize& size = {});
    /// Asks for the file, and tells a failure by `failed`.
    void save_as();
    void copy_picture();
    void copy_table();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

 Q_SIGNALS:
    void picked(QString series, QString id);  ///< a click on a point, bar or line; `id` may be empty
    void saved(QString file);
    void failed(std::exception_ptr failure);

 private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace armillary::views
