// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPixmap>
#include <QWidget>
#include <optional>
#include <vector>

#include "views/codebook/usage_history.h"
#include "views/shared/theme.h"

namespace armillary::views {

/// The codes of one level over the epochs: the stronger a cell, the larger the code's share of the items. Unused
/// codes are hatched, picked ones have a brass mark, the epoch shown a frame. The cell under the pointer, or under
/// the cursor that the arrow keys move, is read out above; a click or Enter picks it.
class UsageHeatMap : public QWidget {
    Q_OBJECT
 public:
    explicit UsageHeatMap(QWidget* parent = nullptr);

    /// `top`: the share that is drawn strongest, so that maps beside one another share their scale.
    void set_grid(UsageGrid grid, double top, Token color);
    void set_title(const QString& title);  ///< of the run; shown when two stand side by side
    void set_epoch(int epoch);
    void set_picked(std::vector<int32_t> codes);
    const UsageGrid& grid() const { return grid_; }
    /// What is read out now; empty when the pointer is elsewhere.
    QString reading() const;
    /// The middle of a code's cell at an epoch, for those who click on it.
    QPoint place_of(int32_t code, int epoch) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

 Q_SIGNALS:
    void cell_picked(int epoch, int code);

 protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

 private:
    struct Cell {
        int row = 0, column = 0;
    };
    QRect plot() const;
    QRectF cell_box(double row, double column) const;
    std::optional<Cell> at(const QPoint& point) const;
    void move_to(std::optional<Cell> cell);
    void pick();
    QColor tone_color(double tone) const;
    void paint_cells(QPainter& painter) const;
    void paint_head(QPainter& painter) const;
    int paint_scale(QPainter& painter, const QRect& line) const;
    void paint_epochs(QPainter& painter) const;
    void paint_marks(QPainter& painter) const;

    UsageGrid grid_;
    double top_ = 0;
    std::vector<int32_t> picked_;
    std::optional<Cell> cell_;
    QString title_;
    Token color_ = Token::run_a;
    int epoch_ = -1;
    QPixmap picture_;  ///< of the cells, at this size and theme
};

}  // namespace armillary::views
