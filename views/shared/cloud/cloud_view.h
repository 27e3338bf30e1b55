// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPolygonF>
#include <QWidget>
#include <optional>
#include <vector>

#include "views/shared/cloud/cloud_camera.h"
#include "views/shared/cloud/cloud_content.h"
#include "views/shared/cloud/cloud_splat.h"
#include "views/shared/theme.h"

class QPainter;

namespace armillary::views {

/// Shows a cloud of points. Dragging or the arrow keys turn it, the wheel or + and - zoom, with the right button
/// or Shift and the arrow keys it is moved, 0 puts all back. A click picks the point under the pointer, Shift and
/// dragging all within an outline; Enter picks the point nearest to the middle, which the keys read out,
/// Shift+Enter all within the circle that they show; with Ctrl they are added to what is picked.
class CloudView : public QWidget {
    Q_OBJECT
 public:
    explicit CloudView(QWidget* parent = nullptr);

    /// Null: nothing. The camera stays where it is. `color` is the run's, of the title.
    void set_content(CloudContentPtr content, Token color = Token::text);
    const CloudContentPtr& content() const { return content_; }
    void set_picked(std::vector<size_t> points);
    const std::vector<size_t>& picked_points() const { return picked_; }
    /// Drawn with a ring, paler than what is picked: neighbours.
    void set_near(std::vector<size_t> points);
    const CloudCamera& camera() const { return camera_; }
    /// Without telling anyone: how two views stay linked.
    void set_camera(const CloudCamera& camera);
    /// Turns it until the point is in front.
    void bring_to_front(size_t point);
    /// What is said of the point under the pointer.
    QString reading() const;
    QPoint place_of(size_t point) const;  ///< for those who click on it

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

 Q_SIGNALS:
    void picked(std::vector<size_t> points, bool added);
    void camera_changed(const armillary::views::CloudCamera& camera);

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
    enum class Drag { none, turn, shift, outline };

    QSize device_size() const { return size() * devicePixelRatioF(); }
    CloudProjection projection() const { return {camera_, size()}; }
    std::optional<size_t> point_at(const QPointF& position);
    void change_camera(const CloudCamera& camera);
    void draw_again();
    void bring_up_to_date();
    void hover(const QPointF& position);
    void point_at_now(std::optional<size_t> point);
    std::optional<size_t> middle_point();
    QRectF middle_circle() const;
    void pick_by_key(Qt::KeyboardModifiers modifiers);
    void pick(const QPointF& position, bool added);
    void paint_sphere(QPainter& painter) const;
    void paint_rings(QPainter& painter, const std::vector<size_t>& points, const QColor& color) const;
    void paint_words(QPainter& painter) const;

    CloudContentPtr content_;
    CloudSplat splat_;
    CloudCamera camera_;
    std::vector<size_t> picked_, near_;
    std::optional<size_t> pointed_;
    Token color_ = Token::text;
    bool stale_ = true;
    Drag drag_ = Drag::none;
    bool moved_ = false, by_keys_ = false;
    QPointF last_, pressed_;
    QPolygonF outline_;
};

}  // namespace armillary::views
