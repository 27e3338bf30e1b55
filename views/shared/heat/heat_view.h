// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>
#include <optional>
#include <utility>
#include <vector>

#include "views/shared/heat/heat_content.h"
#include "views/shared/theme.h"

class QPainter;

namespace armillary::views {

/// Shows a matrix as colours, weak to strong, with its scale. The wheel or + and - zoom, dragging moves, 0 shows
/// all; the cell under the pointer, or under the cursor that the arrow keys move (Home and End to the ends of its
/// row, Page Up and Page Down by ten rows), is read out; a click or Enter picks it.
class HeatView : public QWidget {
    Q_OBJECT
 public:
    explicit HeatView(QWidget* parent = nullptr);

    /// Null: nothing. The window stays when the new matrix has the sides of the old one.
    void set_content(HeatContentPtr content, Token color = Token::text);
    const HeatContentPtr& content() const { return content_; }
    void set_picked_rows(std::vector<int> rows);
    void set_picked_columns(std::vector<int> columns);
    /// Without names, scale and reading: a small picture among others that is picked as a whole.
    void set_small(bool small);
    const HeatWindow& window() const { return window_; }
    void set_window(const HeatWindow& window);  ///< without telling anyone
    QString reading() const;
    QPoint place_of(int row, int column) const;  ///< for those who click on it

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

 Q_SIGNALS:
    void cell_picked(int row, int column);
    void window_changed(const armillary::views::HeatWindow& window);

 protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

 private:
    using Cell = std::pair<int, int>;

    QRect plot() const;
    int name_width() const;
    QRectF box_of(double row, double column) const;
    std::optional<Cell> cell_at(const QPointF& position) const;
    void change_window(const HeatWindow& window);
    void move_to(std::optional<Cell> cell);
    void pick();
    void follow_cell();
    void forget_picture();
    QString name_of(const QStringList& names, int index) const;
    void make_picture();
    void paint_head(QPainter& painter) const;
    void paint_scale(QPainter& painter, const QRect& line) const;
    void paint_names(QPainter& painter) const;
    void paint_marks(QPainter& painter) const;

    HeatContentPtr content_;
    HeatWindow window_;
    std::vector<int> picked_rows_, picked_columns_;
    std::optional<Cell> cell_;
    QImage picture_;
    Token color_ = Token::text;
    bool small_ = false, dragging_ = false, moved_ = false;
    QPointF pressed_, last_;
};

}  // namespace armillary::views
