// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>
#include <vector>

#include "views/codebook/code_map.h"
#include "views/shared/theme.h"

class QPainter;

namespace armillary::views {

/// Draws a `CodeMap`: inputs as dots, codes as circles with an area by their items, unused ones hollow. A click or
/// Enter picks a code; left and right move along their numbers.
class CodeMapView : public QWidget {
    Q_OBJECT
 public:
    explicit CodeMapView(QWidget* parent = nullptr);

    /// `most_items`: of the largest circle, so that two maps share their sizes.
    void set_map(CodeMapPtr map, double most_items, Token color);
    void set_title(const QString& title);  ///< of the run; shown when two stand side by side
    void set_picked(std::vector<int32_t> codes);
    const CodeMapPtr& map() const { return map_; }
    QString reading() const;
    /// The middle of a code's circle, for those who click on it.
    QPointF place_of(int32_t code) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

 Q_SIGNALS:
    void code_picked(int code);

 protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

 private:
    QRectF plot() const;
    QPointF on_picture(const QPointF& point) const;
    double radius(double items) const;
    std::optional<size_t> at(const QPointF& position) const;
    void move_to(std::optional<size_t> cursor);
    bool is_picked(int32_t code) const;
    void paint_words(QPainter& painter) const;
    void paint_inputs(QPainter& painter) const;
    void paint_code(QPainter& painter, size_t index) const;

    CodeMapPtr map_;
    QRectF extent_;
    double most_items_ = 1;
    QString title_;
    std::vector<int32_t> picked_;
    std::optional<size_t> cursor_;  ///< index of a code
    Token color_ = Token::run_a;
};

}  // namespace armillary::views
