// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/icicle/icicle_view.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>
#include <utility>

#include "views/shared/words.h"

namespace armillary::views {

namespace {

constexpr int kMargin = 12, kSmallestRow = 24, kLargestRow = 200;
constexpr size_t kExamples = 5;  ///< in a tooltip

int px(double pixels) {
    return Theme::current().px(pixels);
}

double lightness(const QColor& color) {
    return 0.299 * color.redF() + 0.587 * color.greenF() + 0.114 * color.blueF();
}

/// The one of the theme's two extremes that is read better on the fill.
QColor text_on(const QColor& fill) {
    const Theme& theme = Theme::current();
    const QColor text = theme.color(Token::text), panel = theme.color(Token::panel);
    const auto distance = [&](const QColor& color) { return std::abs(lightness(color) - lightness(fill)); };
    return distance(text) >= distance(panel) ? text : panel;
}

}  // namespace

QColor label_color(int32_t label, qsizetype labels) {
    const int other = Theme::kCategories - 1;
    return Theme::current().category(labels > Theme::kCategories ? std::min(label, other) : label);
}

IcicleView::IcicleView(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Tree"));
    connect(&Theme::current(), &Theme::changed, this, [this] {
        updateGeometry();
        forget_layout();
    });
}

void IcicleView::set_content(IcicleContentPtr content, Token color) {
    QStringList looked_at;  // from the root on
    for (const Place& place : path_)
        if (!place.some && place.node.depth > 0) looked_at << content_->id(place.node);
    content_ = std::move(content);
    color_ = color;
    labels_.reset();
    marks_.clear();
    path_.clear();
    if (content_ && content_->leaves() > 0) {
        IcicleNode deepest = content_->root();
        for (const QString& id : looked_at) {
            const LeafRange there = content_->find(id);
            if (there.size() == 0) break;
            deepest = {deepest.depth + 1, there};
        }
        look_at(deepest);
    }
    forget_layout();
}

void IcicleView::set_labels(IcicleLabelsPtr labels) {
    labels_ = std::move(labels);
    forget_layout();
}

void IcicleView::set_marks(std::vector<IcicleNode> marks) {
    sort_marks(marks);
    marks_ = std::move(marks);
    marked_.clear();
    update();
}

// The place that is looked at.

void IcicleView::look_at(const IcicleNode& node) {
    path_ = {{content_->root()}};
    for (int64_t depth = 1; depth <= node.depth; ++depth)
        path_.push_back({content_->node_at(node.leaves.begin, depth)});
    forget_layout();
    Q_EMIT path_changed();
}

void IcicleView::look_at_some(const IcicleBox& box, double x) {
    // As many nodes as are told apart well, around the point: all of them may be too narrow in one row.
    const int64_t wanted = std::max(2, (width() - 2 * px(kMargin)) / px(8));
    std::vector<size_t> begins = content_->begins(box.leaves, box.depth);
    const auto nodes = static_cast<int64_t>(begins.size());
    const double share = std::clamp((x - box.left) / box.width, 0.0, 1.0);
    const int64_t first =
        std::clamp<int64_t>(static_cast<int64_t>(share * static_cast<double>(nodes)) - wanted / 2, 0,
                            std::max<int64_t>(0, nodes - wanted));
    begins.push_back(box.leaves.end);
    const LeafRange some{begins[static_cast<size_t>(first)],
                         begins[static_cast<size_t>(std::min(nodes, first + wanted))]};
    path_.push_back({{box.depth - 1, some}, true});
    forget_layout();
    Q_EMIT path_changed();
}

QStringList IcicleView::path() const {
    QStringList words;
    for (const Place& place : path_) words << (place.some ? tr("some of them") : content_->full_name(place.node));
    return words;
}

void IcicleView::go_to(int step) {
    if (step < 0 || step + 1 >= static_cast<int>(path_.size())) return;
    path_.resize(static_cast<size_t>(step) + 1);
    forget_layout();
    Q_EMIT path_changed();
}

// Where things are.

void IcicleView::forget_layout() {
    rows_.clear();
    marked_.clear();
    move_to({});
    update();
}

void IcicleView::lay_out() {
    if (rows_.empty() && !path_.empty()) {
        rows_ = lay_out_icicle(*content_, path_.back().node, std::max(1, width() - 2 * px(kMargin)));
        for (auto& row : rows_)
            for (IcicleBox& box : row) box.left += px(kMargin);
        if (labels_) label_boxes(rows_, labels_->of_leaf);
    }
    if (!marked_.empty()) return;
    for (const auto& row : rows_) {
        std::vector<bool>& marked = marked_.emplace_back();
        for (const IcicleBox& box : row) marked.push_back(has_mark(box, marks_));
    }
}

const IcicleRows& IcicleView::rows() {
    lay_out();
    return rows_;
}

double IcicleView::row_height() const {
    const auto rows = static_cast<double>(std::max<size_t>(rows_.size(), 1));
    return std::clamp((height() - px(8)) / rows, static_cast<double>(px(kSmallestRow)),
                      static_cast<double>(px(kLargestRow)));
}

QRectF IcicleView::rect_of(size_t row, size_t box) {
    const IcicleBox& shown = rows()[row][box];
    return {shown.left, static_cast<double>(row) * row_height(), shown.width, row_height()};
}

std::optional<IcicleView::Cursor> IcicleView::at(const QPointF& point) {
    lay_out();
    const auto row = static_cast<size_t>(std::max(0.0, point.y() / row_height()));
    if (row >= rows_.size()) return {};
    const Cursor found = nearest(row, point.x());
    const IcicleBox& there = box(found);
    return there.left <= point.x() && point.x() < there.right() ? std::optional(found) : std::nullopt;
}

IcicleView::Cursor IcicleView::nearest(size_t row, double x) const {
    const auto& boxes = rows_[row];
    const auto after =
        std::partition_point(boxes.begin(), boxes.end(), [x](const IcicleBox& box) { return box.right() <= x; });
    return {row, static_cast<size_t>(std::min(after, std::prev(boxes.end())) - boxes.begin())};
}

QSize IcicleView::minimumSizeHint() const {
    return {px(160), px(5 * kSmallestRow)};
}

QSize IcicleView::sizeHint() const {
    return {px(360), px(200)};
}

// What it looks like.

QColor IcicleView::fill_of(const IcicleBox& box) const {
    const Theme& theme = Theme::current();
    const QColor panel = theme.color(Token::panel);
    if (labels_) {
        if (box.label < 0) return Theme::mix(panel, theme.color(Token::muted), 0.15);
        return Theme::mix(panel, label_color(box.label, labels_->names.size()), 0.2 + 0.8 * box.purity);
    }
    return Theme::mix(panel, theme.color(color_), box.together() ? 0.25 : 0.15 + 0.75 * std::sqrt(box.share));
}

QString IcicleView::label_of(const IcicleBox& box) const {
    if (box.together()) return tr("%1 narrow ones").arg(count(box.nodes));
    return box.depth == 0 ? content_->leaf_count(static_cast<int64_t>(box.leaves.size()))
                          : content_->name(box.node());
}

void IcicleView::paint_box(QPainter& painter, const Cursor& place) const {
    const Theme& theme = Theme::current();
    const IcicleBox& shown = box(place);
    const double gap = shown.width >= 4 ? 1 : 0, height = row_height();
    const QRectF rect(shown.left, static_cast<double>(place.row) * height, shown.width - gap, height - 1);
    const bool marked = marked_[place.row][place.box];
    QColor fill = marked && !shown.together() ? theme.color(Token::brass) : fill_of(shown);
    if (cursor_ == place) fill = Theme::mix(fill, theme.color(Token::text), 0.2);
    painter.fillRect(rect, fill);
    if (marked && shown.together())  // one of many that are not drawn
        painter.fillRect(QRectF(rect.left(), rect.bottom() - px(4), rect.width(), px(4)),
                         theme.color(Token::brass));
    if (cursor_ == place && hasFocus()) {
        painter.setPen(theme.color(Token::accent));
        painter.drawRect(rect.adjusted(0, 0, -1, -1));
    }
    painter.setPen(text_on(fill));
    paint_label(painter, shown, rect.adjusted(px(4), 0, -px(4), 0));
}

void IcicleView::paint_label(QPainter& painter, const IcicleBox& shown, const QRectF& inside) const {
    const QFontMetricsF metrics(painter.font());
    const QString own = label_of(shown);
    const double needed = metrics.horizontalAdvance(own), room = inside.width() - needed - px(8);
    if (needed > inside.width()) return;  // a number that is cut is another number
    painter.drawText(inside, Qt::AlignVCenter | Qt::AlignLeft, own);
    if (shown.label < 0 || room < px(32)) return;
    painter.drawText(inside.adjusted(needed + px(8), 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                     metrics.elidedText(labels_->names[shown.label], Qt::ElideRight, room));
}

void IcicleView::paintEvent(QPaintEvent*) {
    lay_out();
    QPainter painter(this);
    painter.fillRect(rect(), Theme::current().color(Token::panel));
    painter.setFont(Theme::current().number_font(TypeSize::caption));
    for (size_t row = 0; row < rows_.size(); ++row)
        for (size_t at = 0; at < rows_[row].size(); ++at) paint_box(painter, {row, at});
}

void IcicleView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    forget_layout();
}

// Reading and picking.

QString IcicleView::words_of(const IcicleBox& box) const {
    const QString leaves = content_->leaf_count(static_cast<int64_t>(box.leaves.size()));
    const double share = static_cast<double>(box.leaves.size()) / static_cast<double>(content_->leaves());
    if (box.together())
        return tr("%1, each too narrow to be drawn: %2, %3")
            .arg(content_->node_count(box.nodes), leaves, percent(share));
    if (box.depth == 0) return tr("all: %1").arg(leaves);
    const QString name = content_->full_name(box.node());
    if (box.label < 0) return tr("%1: %2, %3").arg(name, leaves, percent(share));
    return tr("%1: %2, %3, most often %4 (%5)")
        .arg(name, leaves, percent(share), labels_->names[box.label], percent(box.purity));
}

QString IcicleView::tooltip_of(const IcicleBox& box) const {
    QString tip = QStringLiteral("<b>%1</b>").arg(words_of(box).toHtmlEscaped());
    for (const QString& name : content_->examples(box.leaves, kExamples))
        tip += "<br>" + shortened(name, 60).toHtmlEscaped();
    if (box.leaves.size() > kExamples) tip += "<br>…";
    return tip;
}

QString IcicleView::reading() const {
    return cursor_ ? words_of(box(*cursor_)) : QString();
}

void IcicleView::move_to(std::optional<Cursor> cursor) {
    if (cursor_ == cursor) return;
    cursor_ = cursor;
    const QString words = reading();
    setAccessibleDescription(words);
    Q_EMIT reading_changed(words);
    update();
}

void IcicleView::activate(const Cursor& cursor, double x) {
    const IcicleBox chosen = box(cursor);
    if (cursor.row == 0 && path_.size() > 1) return go_up();
    if (chosen.together()) return look_at_some(chosen, x);
    if (chosen.depth == 0) return;
    const QString id = content_->id(chosen.node());
    if (chosen.depth < content_->depth) look_at(chosen.node());
    Q_EMIT picked(id);
}

bool IcicleView::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const auto found = at(help->pos()))
        QToolTip::showText(help->globalPos(), tooltip_of(box(*found)), this);
    else
        QToolTip::hideText();
    return true;
}

void IcicleView::mouseMoveEvent(QMouseEvent* event) {
    move_to(at(event->position()));
}

void IcicleView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    if (const auto found = at(event->position())) activate(*found, event->position().x());
}

void IcicleView::leaveEvent(QEvent*) {
    if (!hasFocus()) move_to({});
}

void IcicleView::focusOutEvent(QFocusEvent* event) {
    move_to({});
    QWidget::focusOutEvent(event);
}

void IcicleView::keyPressEvent(QKeyEvent* event) {
    lay_out();
    const int key = event->key();
    if ((key == Qt::Key_Escape || key == Qt::Key_Backspace) && path_.size() > 1) return go_up();
    if (rows_.empty()) return QWidget::keyPressEvent(event);
    static constexpr int kMoves[] = {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up,
                                     Qt::Key_Down, Qt::Key_Home,  Qt::Key_End};
    Cursor to = cursor_.value_or(Cursor{0, 0});
    const double middle = box(to).left + box(to).width / 2;
    if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space) return activate(to, middle);
    if (std::ranges::find(kMoves, key) == std::end(kMoves)) return QWidget::keyPressEvent(event);
    if (!cursor_) return move_to(to);
    const size_t last = rows_[to.row].size() - 1;
    if (key == Qt::Key_Left && to.box > 0)
        --to.box;
    else if (key == Qt::Key_Right && to.box < last)
        ++to.box;
    else if (key == Qt::Key_Home)
        to.box = 0;
    else if (key == Qt::Key_End)
        to.box = last;
    else if (key == Qt::Key_Up && to.row > 0)
        to = nearest(to.row - 1, middle);
    else if (key == Qt::Key_Down && to.row + 1 < rows_.size())
        to = nearest(to.row + 1, box(to).left);
    move_to(to);
}

}  // namespace armillary::views
