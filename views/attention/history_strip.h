// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

#include "views/attention/history_model.h"

namespace armillary::views {

/// A history as a row of cards, oldest to newest: the colour is the weight that the last query gives, brass frames
/// are picked. A click or Enter picks an item; Delete takes it away or brings it back, Alt+Up and Alt+Down move
/// it.
class HistoryStrip : public QListView {
    Q_OBJECT
 public:
    explicit HistoryStrip(QWidget* parent = nullptr);

    /// Keeps the place where it stood; another history is shown from its newest item.
    void set_items(std::vector<HistoryItem> items, bool same_history);
    HistoryModel& history() { return *model_; }
    int place() const { return currentIndex().row(); }
    void set_place(int place);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

 Q_SIGNALS:
    void items_picked(QStringList ids);
    void toggle_wanted(int place);
    void move_wanted(int place, int by);

 protected:
    void keyPressEvent(QKeyEvent* event) override;

 private:
    void pick();

    HistoryModel* model_;
};

}  // namespace armillary::views
