// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>
#include <functional>
#include <vector>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace armillary::views {

class EventSlider;
struct RunMark;

/// The time slider of a page: the recorded epochs of the run shown, and play.
class EpochBar : public QWidget {
    Q_OBJECT
 public:
    /// `page` begins the object names: `codebook.epoch`, `codebook.play`.
    explicit EpochBar(const QString& page, QWidget* parent = nullptr);
    ~EpochBar() override;

    /// `shown` is one of the recorded epochs (ascending); `of` is the number that the run has. Empty: nothing to
    /// show.
    void set_epochs(std::vector<int> recorded, int shown, int of);
    /// What happened to the run shown, as ticks.
    void set_marks(std::vector<RunMark> marks);
    /// Play waits for this before it goes on: that the epoch before has been drawn.
    void set_ready(std::function<bool()> ready) { ready_ = std::move(ready); }
    /// Puts a control of the page at its right.
    void add(QWidget* widget);

 Q_SIGNALS:
    void epoch_chosen(int epoch);

 protected:
    void hideEvent(QHideEvent* event) override;

 private:
    void choose(int place);
    void play(bool on);
    void next();
    void show_marks();

    std::vector<int> recorded_;
    std::vector<RunMark> marks_;
    std::function<bool()> ready_;
    QToolButton* play_;
    EventSlider* slider_;
    QLabel* label_;
    QHBoxLayout* row_;
    QTimer clock_;
};

}  // namespace armillary::views
