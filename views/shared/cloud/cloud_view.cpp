// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/cloud/cloud_view.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QVector3D>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <utility>

namespace armillary::views {

namespace {

constexpr int kMargin = 12, kReach = 6, kRing = 6;
constexpr double kStep = 0.1, kZoomStep = 1.2;  ///< of a key: radii, factor

int px(double pixels) {
    return Theme::current().px(pixels);
}

/// Discs are smaller where there are many: 2.2 pixels for a thousand, 1 for a million.
double radius_of(size_t points) {
    return std::clamp(3.4 - 0.4 * std::log10(std::max<double>(static_cast<double>(points), 1)), 1.0, 3.0);
}

}  // namespace

CloudView::CloudView(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Points in space"));
    setAttribute(Qt::WA_OpaquePaintEvent);
    connect(&Theme::current(), &Theme::changed, this, &CloudView::draw_again);
}

void CloudView::set_content(CloudContentPtr content, Token color) {
    content_ = std::move(content);
    color_ = color;
    const size_t points = content_ ? content_->size() : 0;
    const auto gone = [points](size_t point) { return point >= points; };
    std::erase_if(picked_, gone);
    std::erase_if(near_, gone);
    pointed_.reset();
    draw_again();
}

void CloudView::set_picked(std::vector<size_t> points) {
    picked_ = std::move(points);
    update();
}

void CloudView::set_near(std::vector<size_t> points) {
    near_ = std::move(points);
    update();
}

void CloudView::set_camera(const CloudCamera& camera) {
    if (camera == camera_) return;
    camera_ = camera;
    draw_again();
}

void CloudView::change_camera(const CloudCamera& camera) {
    if (camera == camera_) return;
    set_camera(camera);
    Q_EMIT camera_changed(camera_);
}

void CloudView::bring_to_front(size_t point) {
    const float* place = content_->places.data() + 3 * point;
    const QVector3D now = camera_.turn.rotatedVector({place[0], place[1], place[2]});
    if (now.isNull()) return;
    CloudCamera camera = camera_;
    camera.turn = (QQuaternion::rotationTo(now.normalized(), {0, 0, 1}) * camera.turn).normalized();
    camera.shift = {};
    change_camera(camera);
}

QString CloudView::reading() const {
    return pointed_ && content_ && content_->reading ? content_->reading(*pointed_) : QString();
}

QPoint CloudView::place_of(size_t point) const {
    return place_on_picture(*content_, point, projection()).at.toPoint();
}

QSize CloudView::sizeHint() const {
    return {px(480), px(420)};
}

QSize CloudView::minimumSizeHint() const {
    return {px(200), px(200)};
}

// What it looks like.

void CloudView::draw_again() {
    stale_ = true;
    update();
}

void CloudView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    draw_again();
}

/// The picture of the points at this size, theme and camera: for painting, and for what lies under the pointer.
void CloudView::bring_up_to_date() {
    if (!stale_ || !content_) return;
    splat_.set_colors(content_->colors(), Theme::current().color(Token::panel).rgb());
    splat_.draw(*content_, camera_, device_size(), radius_of(content_->size()) * devicePixelRatioF());
    stale_ = false;
}

void CloudView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& theme = Theme::current();
    if (!content_ || content_->size() == 0) {
        painter.fillRect(rect(), theme.color(Token::panel));
        painter.setPen(theme.color(Token::muted));
        painter.drawText(rect().adjusted(px(kMargin), px(kMargin), -px(kMargin), -px(kMargin)),
                         Qt::AlignCenter | Qt::TextWordWrap, content_ ? content_->empty : QString());
        return;
    }
    bring_up_to_date();
    painter.drawImage(rect(), splat_.image());
    painter.setRenderHint(QPainter::Antialiasing);
    if (content_->sphere) paint_sphere(painter);
    paint_rings(painter, near_, theme.color(Token::accent));
    paint_rings(painter, picked_, theme.color(Token::brass));
    if (pointed_) paint_rings(painter, {*pointed_}, theme.color(Token::text));
    if (drag_ == Drag::outline) {
        painter.setPen(QPen(theme.color(Token::brass), 1, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolygon(outline_);
    }
    paint_words(painter);
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(theme.color(Token::accent));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
        if (by_keys_) {
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(QPen(theme.color(Token::muted), 1, Qt::DashLine));
            painter.drawEllipse(middle_circle());
        }
    }
}

/// Its outline and equator, so that it is seen to be a ball.
void CloudView::paint_sphere(QPainter& painter) const {
    const Theme& theme = Theme::current();
    const CloudProjection view = projection();
    painter.setPen(QPen(theme.color(Token::line), 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(QPointF(view.middle_x, view.middle_y), view.scale, view.scale);
    // Half of the equator lies before the ball's outline, half behind it.
    constexpr int kSteps = 96;
    for (const bool near_side : {false, true}) {
        painter.setPen(QPen(theme.color(Token::line), 1, near_side ? Qt::SolidLine : Qt::DotLine));
        for (int step = 0; step < kSteps; ++step) {
            const auto place = [&](int at, int row) {
                const double angle = 2 * M_PI * at / kSteps;
                const float* along = view.turn.data() + 3 * row;
                return along[0] * std::cos(angle) + along[2] * std::sin(angle);
            };
            const auto on_picture = [&](int at) {
                return QPointF(view.middle_x + view.scale * place(at, 0),
                               view.middle_y + view.scale * place(at, 1));
            };
            if ((place(step, 2) >= 0) == near_side) painter.drawLine(on_picture(step), on_picture(step + 1));
        }
    }
}

void CloudView::paint_rings(QPainter& painter, const std::vector<size_t>& points, const QColor& color) const {
    const CloudProjection view = projection();
    painter.setPen(QPen(color, 2));
    painter.setBrush(Qt::NoBrush);
    const bool many = points.size() > 500;  // rings would cover each other
    for (const size_t point : points) {
        const CloudPlace place = place_on_picture(*content_, point, view);
        const double radius = px(many ? kRing / 3.0 : kRing);
        painter.setOpacity(content_->sphere && place.depth < 0 ? 0.4 : 1);
        painter.drawEllipse(place.at, radius, radius);
    }
    painter.setOpacity(1);
}

void CloudView::paint_words(QPainter& painter) const {
    const Theme& theme = Theme::current();
    QRect line(px(kMargin), px(8), width() - 2 * px(kMargin), px(20));
    const auto write = [&](const QString& words, TypeSize size, const QColor& color) {
        painter.setFont(theme.font(size));
        painter.setPen(color);
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(words, Qt::ElideMiddle, line.width()));
        line.translate(0, px(20));
    };
    if (!content_->title.isEmpty()) write(content_->title, TypeSize::body, theme.color(color_));
    if (!content_->subtitle.isEmpty()) write(content_->subtitle, TypeSize::caption, theme.color(Token::muted));
    line.moveBottom(height() - px(8));
    if (const QString words = reading(); !words.isEmpty()) {
        const int wide = std::min(painter.fontMetrics().horizontalAdvance(words) + px(16), line.width());
        painter.fillRect(QRect(line.left() - px(4), line.top(), wide, line.height()), theme.color(Token::panel));
        write(words, TypeSize::caption, theme.color(Token::text));
    }
}

// Reading and picking.

std::optional<size_t> CloudView::point_at(const QPointF& position) {
    if (!content_) return {};
    bring_up_to_date();
    return splat_.at((position * devicePixelRatioF()).toPoint(),
                     static_cast<int>(px(kReach) * devicePixelRatioF()));
}

void CloudView::hover(const QPointF& position) {
    by_keys_ = false;
    point_at_now(point_at(position));
}

void CloudView::point_at_now(std::optional<size_t> point) {
    if (point == pointed_) return;
    pointed_ = point;
    setAccessibleDescription(reading());
    update();
}

void CloudView::pick(const QPointF& position, bool added) {
    const std::optional<size_t> point = point_at(position);
    if (point)
        Q_EMIT picked({*point}, added);
    else if (!added)
        Q_EMIT picked({}, false);
}

void CloudView::mousePressEvent(QMouseEvent* event) {
    last_ = pressed_ = event->position();
    moved_ = false;
    if (event->button() == Qt::RightButton || event->button() == Qt::MiddleButton)
        drag_ = Drag::shift;
    else if (event->button() == Qt::LeftButton)
        drag_ = event->modifiers() & Qt::ShiftModifier ? Drag::outline : Drag::turn;
    outline_.clear();
}

void CloudView::mouseMoveEvent(QMouseEvent* event) {
    if (drag_ == Drag::none) return hover(event->position());
    const QPointF by = event->position() - last_;
    if ((event->position() - pressed_).manhattanLength() >= QApplication::startDragDistance()) moved_ = true;
    if (!moved_) return;
    last_ = event->position();
    CloudCamera camera = camera_;
    const CloudProjection view = projection();
    if (drag_ == Drag::turn)
        // When it is near, a drag moves what is under the pointer along with it.
        camera.roll(by / view.scale);
    else if (drag_ == Drag::shift)
        camera.shift += by / view.scale;
    else
        outline_ << event->position();
    change_camera(camera);
    if (drag_ == Drag::outline) update();
}

void CloudView::mouseReleaseEvent(QMouseEvent* event) {
    const bool added = event->modifiers() & Qt::ControlModifier;
    const Drag drag = std::exchange(drag_, Drag::none);
    if (drag == Drag::outline && moved_ && content_)
        Q_EMIT picked(points_within(*content_, camera_, size(), std::exchange(outline_, {})), added);
    else if (drag == Drag::turn && !moved_)
        pick(event->position(), added);
    update();
}

void CloudView::wheelEvent(QWheelEvent* event) {
    CloudCamera camera = camera_;
    const CloudProjection view = projection();
    const QPointF from_middle = event->position() - QPointF(width() / 2.0, height() / 2.0);
    camera.zoom_by(std::pow(kZoomStep, event->angleDelta().y() / 120.0),
                   from_middle / (view.scale / camera_.zoom));
    change_camera(camera);
    event->accept();
}

std::optional<size_t> CloudView::middle_point() {
    if (!content_) return {};
    bring_up_to_date();
    const QPointF middle(width() / 2.0, height() / 2.0);
    return splat_.at((middle * devicePixelRatioF()).toPoint(), static_cast<int>(std::min(width(), height()) / 2));
}

/// What Shift+Enter takes: a quarter of the picture's smaller side across.
QRectF CloudView::middle_circle() const {
    const double radius = std::min(width(), height()) / 8.0;
    return {width() / 2.0 - radius, height() / 2.0 - radius, 2 * radius, 2 * radius};
}

void CloudView::pick_by_key(Qt::KeyboardModifiers modifiers) {
    if (!content_) return;
    const bool added = modifiers & Qt::ControlModifier;
    if (modifiers & Qt::ShiftModifier) {
        QPainterPath circle;
        circle.addEllipse(middle_circle());
        Q_EMIT picked(points_within(*content_, camera_, size(), circle.toFillPolygon()), added);
    } else if (const auto point = middle_point()) {
        Q_EMIT picked({*point}, added);
    }
}

void CloudView::keyPressEvent(QKeyEvent* event) {
    CloudCamera camera = camera_;
    const bool move = event->modifiers() & Qt::ShiftModifier;
    const auto go = [&](double right, double down) {
        if (move)
            camera.shift += QPointF(right, down) * kStep / camera_.zoom;
        else
            camera.roll({right * kStep, down * kStep});
    };
    switch (event->key()) {
        case Qt::Key_Left:
            go(-1, 0);
            break;
        case Qt::Key_Right:
            go(1, 0);
            break;
        case Qt::Key_Up:
            go(0, -1);
            break;
        case Qt::Key_Down:
            go(0, 1);
            break;
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            camera.zoom_by(kZoomStep, {});
            break;
        case Qt::Key_Minus:
            camera.zoom_by(1 / kZoomStep, {});
            break;
        case Qt::Key_0:
            camera = {};
            break;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            return pick_by_key(event->modifiers());
        default:
            return QWidget::keyPressEvent(event);
    }
    change_camera(camera);
    by_keys_ = true;
    point_at_now(middle_point());
    update();
}

void CloudView::leaveEvent(QEvent*) {
    if (by_keys_) return;
    pointed_.reset();
    update();
}

void CloudView::focusOutEvent(QFocusEvent* event) {
    if (std::exchange(by_keys_, false)) point_at_now({});
    QWidget::focusOutEvent(event);
}

}  // namespace armillary::views
