// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPixmap>
#include <QWidget>
#include <memory>
#include <optional>

#include "views/shared/charts/chart_layout.h"
#include "views/shared/charts/chart_reading.h"

namespace armillary::views {

using ChartContentPtr = std::shared_ptr<const ChartContent>;

/// The chart's surface: draws it once for a size and theme, and over it what is read under the pointer or by keys.
class ChartCanvas : public QWidget {
    Q_OBJECT
 public:
    explicit ChartCanvas(QWidget* parent = nullptr);

    void set_content(ChartContentPtr content);
    const ChartContentPtr& content() const { return content_; }
    /// Left free at the right of the title.
    void reserve(int width);
    /// The reading that is shown; null: none.
    const ChartReading* reading() const { return reading_ ? &*reading_ : nullptr; }

 Q_SIGNALS:
    void picked(QString series, QString id);

 protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

 private:
    void forget_picture();
    const ChartLayout& layout_now();
    const ChartReader& reader_now();
    void read(int stop);
    /// What was read stays read when values change under the pointer or the keys, as they do while a model trains.
    void read_again();
    void pick(const ChartReading::Value& value);

    ChartContentPtr content_;
    int reserved_ = 0, stop_ = -1;
    bool ring_ = false;               ///< the keyboard is here
    std::optional<QPointF> pointer_;  ///< where it is; none: read by keys
    std::optional<ChartLayout> chart_layout_;
    std::optional<ChartReader> reader_;
    std::optional<ChartReading> reading_;
    QPixmap picture_;
};

}  // namespace armillary::views
