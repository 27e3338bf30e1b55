// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/epoch_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QToolButton>
#include <algorithm>
#include <cmath>

#include "views/shared/event_slider.h"
#include "views/shared/icons.h"
#include "views/shared/run_events.h"
#include "views/shared/theme.h"

namespace armillary::views {

namespace {

constexpr int kFrameMilliseconds = 250;  ///< slow enough to see what changes

Token color_of(const RunMark& mark) {
    if (mark.kind == "diverged") return Token::bad;
    return mark.is_intervention() ? Token::text : Token::muted;
}

/// Index among the recorded epochs (ascending), with its fraction between two of them.
double place_of(double epoch, const std::vector<int>& recorded) {
    const auto after = std::ranges::lower_bound(recorded, epoch);
    if (after == recorded.begin()) return 0;
    if (after == recorded.end()) return static_cast<double>(recorded.size()) - 1;
    const int from = *std::prev(after);
    return static_cast<double>(after - recorded.begin()) - 1 + (epoch - from) / (*after - from);
}

}  // namespace

EpochBar::EpochBar(const QString& page, QWidget* parent)
    : QWidget(parent),
      play_(new QToolButton),
      slider_(new EventSlider),
      label_(new QLabel),
      row_(new QHBoxLayout(this)) {
    play_->setObjectName(page + ".play");
    play_->setCheckable(true);
    play_->setIcon(icon("play"));
    play_->setToolTip(tr("Play the recorded epochs"));
    play_->setAccessibleName(play_->toolTip());
    play_->setFocusPolicy(Qt::StrongFocus);
    slider_->setObjectName(page + ".epoch");
    slider_->setAccessibleName(tr("Recorded epoch"));
    slider_->setPageStep(5);
    label_->setObjectName(page + ".epoch_label");
    label_->setFont(Theme::current().number_font());
    row_->setContentsMargins(12, 4, 12, 4);
    row_->setSpacing(8);
    row_->addWidget(play_);
    row_->addWidget(slider_, 1);
    row_->addWidget(label_);
    connect(slider_, &QSlider::valueChanged, this, &EpochBar::choose);
    connect(play_, &QToolButton::toggled, this, &EpochBar::play);
    clock_.setInterval(kFrameMilliseconds);
    connect(&clock_, &QTimer::timeout, this, &EpochBar::next);
}

EpochBar::~EpochBar() = default;

void EpochBar::add(QWidget* widget) {
    row_->addWidget(widget);
}

void EpochBar::set_epochs(std::vector<int> recorded, int shown, int of) {
    recorded_ = std::move(recorded);
    const auto place = std::ranges::find(recorded_, shown) - recorded_.begin();
    const QSignalBlocker quiet(slider_);
    slider_->setRange(0, std::max(static_cast<int>(recorded_.size()) - 1, 0));
    // While it is being moved the slider is ahead of what has been read.
    if (!slider_->isSliderDown()) slider_->setValue(static_cast<int>(place));
    slider_->setEnabled(recorded_.size() > 1);
    show_marks();
    play_->setEnabled(recorded_.size() > 1);
    if (recorded_.empty()) {
        play_->setChecked(false);
        label_->clear();
        return;
    }
    label_->setText(tr("epoch %1 of %2").arg(shown).arg(of));
    const int stride = recorded_.size() > 1 ? recorded_[1] - recorded_[0] : 1;
    label_->setToolTip(of > static_cast<int>(recorded_.size())
                           ? tr("%1 epochs were kept, the first is %2, then every %3")
                                 .arg(recorded_.size())
                                 .arg(recorded_.front())
                                 .arg(stride)
                           : QString());
}

void EpochBar::set_marks(std::vector<RunMark> marks) {
    marks_ = std::move(marks);
    show_marks();
}

void EpochBar::show_marks() {
    std::vector<SliderTick> ticks;
    if (recorded_.size() > 1)
        for (const RunMark& mark : marks_)
            ticks.push_back(
                {place_of(mark.epoch, recorded_),
                 tr("epoch %1: %2").arg(QString::number(std::round(mark.epoch * 10) / 10), mark.words()),
                 color_of(mark)});
    slider_->set_ticks(std::move(ticks));
}

void EpochBar::choose(int place) {
    if (place < static_cast<int>(recorded_.size())) Q_EMIT epoch_chosen(recorded_[static_cast<size_t>(place)]);
}

void EpochBar::play(bool on) {
    play_->setIcon(icon(on ? "pause" : "play"));
    if (!on) return clock_.stop();
    if (slider_->value() == slider_->maximum()) slider_->setValue(0);
    clock_.start();
}

void EpochBar::next() {
    if (slider_->value() == slider_->maximum()) return play_->setChecked(false);
    if (!ready_ || ready_()) slider_->setValue(slider_->value() + 1);
}

void EpochBar::hideEvent(QHideEvent* event) {
    play_->setChecked(false);
    QWidget::hideEvent(event);
}

}  // namespace armillary::views
