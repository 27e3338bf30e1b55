// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>
#include <optional>

#include "views/shared/icicle/icicle_content.h"
#include "views/shared/theme.h"

class QPainter;

namespace armillary::views {

/// A tree as an icicle: a row a depth, boxes as wide as they have leaves. A click or Enter on a box picks its node
/// and looks inside it; Escape or Backspace goes one step back. Arrow keys move along the boxes, Home and End to
/// the ends of a row.
class IcicleView : public QWidget {
    Q_OBJECT
 public:
    explicit IcicleView(QWidget* parent = nullptr);

    /// The place looked at stays, as far as its nodes are still there. Null: nothing. Boxes take `color`, the
    /// stronger the larger their share of the box above.
    void set_content(IcicleContentPtr content, Token color);
    /// Boxes take the colour of their commonest label; null: of their share.
    void set_labels(IcicleLabelsPtr labels);
    /// Nodes that are picked.
    void set_marks(std::vector<IcicleNode> marks);

    /// The way from the root to the place that is looked at, in words.
    QStringList path() const;
    void go_to(int step);  ///< of the path
    void go_up() { go_to(static_cast<int>(path_.size()) - 2); }
    /// What is under the pointer or the cursor, in words.
    QString reading() const;
    const IcicleRows& rows();
    QRectF rect_of(size_t row, size_t box);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

 Q_SIGNALS:
    void picked(QString id);  ///< of a node
    void path_changed();
    void reading_changed(QString words);

 protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

 private:
    /// A place in the tree: a node, or some of those below one where they are too many to be drawn.
    struct Place {
        IcicleNode node;
        bool some = false;
    };
    struct Cursor {
        size_t row = 0, box = 0;
        bool operator==(const Cursor&) const = default;
    };
    const IcicleBox& box(const Cursor& cursor) const { return rows_[cursor.row][cursor.box]; }
    void forget_layout();
    void lay_out();
    double row_height() const;
    std::optional<Cursor> at(const QPointF& point);
    Cursor nearest(size_t row, double x) const;
    void move_to(std::optional<Cursor> cursor);
    void activate(const Cursor& cursor, double x);
    void look_at(const IcicleNode& node);
    void look_at_some(const IcicleBox& box, double x);
    QString words_of(const IcicleBox& box) const;
    QString tooltip_of(const IcicleBox& box) const;
    void paint_box(QPainter& painter, const Cursor& place) const;
    void paint_label(QPainter& painter, const IcicleBox& shown, const QRectF& inside) const;
    QColor fill_of(const IcicleBox& box) const;
    QString label_of(const IcicleBox& box) const;

    IcicleContentPtr content_;
    IcicleLabelsPtr labels_;
    std::vector<IcicleNode> marks_;
    std::vector<Place> path_;
    IcicleRows rows_;
    std::vector<std::vector<bool>> marked_;
    std::optional<Cursor> cursor_;
    Token color_ = Token::run_a;
};

/// The colour of a label: the eight categories, of more labels the seven commonest and "other".
QColor label_color(int32_t label, qsizetype labels);

}  // namespace armillary::views
