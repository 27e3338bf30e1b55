// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/shared/tables/table_panel.h"

namespace armillary::views {

/// The table of a user's or an item's interactions. A click or Enter on a row picks who or what it is about.
class StoryPanel : public TablePanel {
    Q_OBJECT
 public:
    explicit StoryPanel(const QString& accessible_name, QWidget* parent = nullptr);
    void show_story(TableContentPtr content);

 Q_SIGNALS:
    void picked(QString id);

 protected:
    bool eventFilter(QObject* object, QEvent* event) override;

 private:
    void show_help(const QModelIndex& cell);
    void make_room();
};

}  // namespace armillary::views
