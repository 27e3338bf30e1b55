// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/attention/attention_panel.h"

class QLabel;
class QToolButton;

namespace armillary::views {

class HistoryStrip;

/// The user's history, of one run or of two, and what can be changed in it to see what follows.
class HistoryPanel : public AttentionPanel {
    Q_OBJECT
 public:
    explicit HistoryPanel(AttentionDesk& desk);
    HistoryStrip& strip() { return *strips_[0]; }

 protected:
    void show_cases() override;
    void show_selection() override;

 private:
    QWidget* make_bar();
    void show_strip(size_t run);
    void show_notes();
    void show_buttons();
    void toggle(int place);
    void move(int place, int by);

    QLabel *notes_, *titles_[2];
    QToolButton *remove_, *earlier_, *later_, *reset_;
    HistoryStrip* strips_[2];
    UserAnswerPtr shown_[2];
    QString warned_of_, warning_;
};

}  // namespace armillary::views
