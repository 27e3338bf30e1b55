// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>
#include <optional>

#include "views/codebook/icicle.h"
#include "views/shared/theme.h"

class QPainter;

namespace armillary::views {

/// The prefix tree as an icicle: a row a level, boxes as wide as they have items. A click or Enter on a box picks
/// its prefix and looks inside it; Escape or Backspace goes one step back. Arrow keys move along the boxes.
class IcicleView : public QWidget {
    Q_OBJECT
 public:
    explicit IcicleView(QWidget* parent = nullptr);

    /// The place looked at stays, as far as its prefix is still there. Null: nothing. `color` is the run's.
    void set_catalogue(CodeCataloguePtr catalogue, Token color);
    /// Boxes take the colour of their commonest label; null: of their share. `ordered` are its labels by position.
    void set_labels(CodeLabelsPtr labels, std::shared_ptr<const std::vector<int32_t>> ordered);
    void set_marks(std::vector<CodePick> marks);

    /// The way from all items to the place that is looked at, in words.
    QStringList path() const;
    void go_to(int step);  ///< of the path
    void go_up() { go_to(static_cast<int>(path_.size()) - 2); }
    /// What is under the pointer or the cursor, in words.
    QString reading() const;
    const std::vector<std::vector<IcicleBox>>& rows();
    QRectF rect_of(size_t row, size_t box);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

 Q_SIGNALS:
    void picked(QString id);  ///< of a `CodePick`
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
    /// A place in the tree: a prefix, or some of the prefixes below one where they are too many to be drawn.
    struct Place {
        int64_t depth = 0;
        Positions items;
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
    void look_at_prefix(const CodePick& prefix);
    void look_at_some(const IcicleBox& box, double x);
    QString words_of(const IcicleBox& box) const;
    QString tooltip_of(const IcicleBox& box) const;
    bool is_marked(const IcicleBox& box, const CodePick& mark) const;
    void paint_box(QPainter& painter, const Cursor& place) const;
    void paint_label(QPainter& painter, const IcicleBox& shown, const QRectF& inside) const;
    QColor fill_of(const IcicleBox& box) const;
    QString label_of(const IcicleBox& box) const;

    CodeCataloguePtr catalogue_;
    CodeLabelsPtr labels_;
    std::shared_ptr<const std::vector<int32_t>> ordered_labels_;
    std::vector<CodePick> marks_;
    std::vector<Place> path_;
    std::vector<std::vector<IcicleBox>> rows_;
    std::vector<std::vector<bool>> marked_;
    std::optional<Cursor> cursor_;
    Token color_ = Token::run_a;
};

/// The colour of a label: the eight categories, of more labels the seven commonest and "other".
QColor label_color(int32_t label, qsizetype labels);

}  // namespace armillary::views
