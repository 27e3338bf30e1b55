// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSlider>
#include <optional>
#include <vector>

#include "views/shared/theme.h"

namespace armillary::views {

/// Something that happened, on a slider.
struct SliderTick {
    double place = 0;  ///< in values of the slider, with its fraction
    QString words;
    Token color = Token::muted;
};

/// A horizontal slider with small ticks where something happened. Each says what when the pointer is over it;
/// Ctrl+Left and Ctrl+Right go to the value at which the last or next was over, and say it.
class EventSlider : public QSlider {
    Q_OBJECT
 public:
    explicit EventSlider(QWidget* parent = nullptr);

    void set_ticks(std::vector<SliderTick> ticks);
    const std::vector<SliderTick>& ticks() const { return ticks_; }
    double x_of(double place) const;
    /// What happened near a place of the widget, a line each; empty: nothing.
    QString words_at(int x) const;
    QSize sizeHint() const override;

 protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

 private:
    std::optional<double> next_tick(bool forward) const;

    std::vector<SliderTick> ticks_;  ///< by place
};

}  // namespace armillary::views
