// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>
#include <vector>

#include "views/codebook/code_items.h"
#include "views/codebook/usage_bars.h"
#include "views/shared/theme.h"

namespace armillary::views {

/// One strip of bars a level: how many items have each code. Unused codes are hatched, picked ones brass. What is
/// under the pointer, or under the cursor that the arrow keys move (Home and End to the ends of a strip, Page Up
/// and Page Down by sixteen codes), is read out above its strip; a click or Enter picks it.
class UsageStrips : public QWidget {
    Q_OBJECT
 public:
    explicit UsageStrips(QWidget* parent = nullptr);

    /// `tops`: the value at the top of each strip, so that strips beside one another share their axes.
    void set_levels(std::vector<UsageBars> levels, std::vector<double> tops, Token color);
    void set_title(const QString& title);  ///< of the run; shown when two stand side by side
    void set_picked(std::vector<LevelCode> picked);
    const std::vector<UsageBars>& levels() const { return levels_; }
    /// What is read out now; empty when the pointer is elsewhere.
    QString reading() const;
    /// The middle of a code's bar, for those who click on it.
    QPoint place_of(const LevelCode& code) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

 Q_SIGNALS:
    void code_picked(int level, int code);

 protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

 private:
    struct Cursor {
        size_t level = 0;
        int place = 0;
    };
    QRect strip(size_t level) const;
    std::optional<Cursor> at(const QPoint& point) const;
    void move_to(std::optional<Cursor> cursor);
    void pick();
    void paint_level(QPainter& painter, size_t level) const;
    void paint_mark(QPainter& painter, size_t level, const QRectF& slot, std::pair<int, int> places) const;

    std::vector<UsageBars> levels_;
    std::vector<double> tops_;
    std::vector<LevelCode> picked_;
    std::optional<Cursor> cursor_;
    QString title_;
    Token color_ = Token::run_a;
};

}  // namespace armillary::views
