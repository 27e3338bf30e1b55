// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStackedWidget>

#include "views/shared/tables/table_panel.h"

namespace armillary::views {

class EmptyState;
class WideColumn;

/// The users or the items of a data set, or a sentence on why there are none.
class EntityPanel : public QStackedWidget {
    Q_OBJECT
 public:
    /// `icon` of the empty state; `name` is the table's object name.
    EntityPanel(const QString& icon, const QString& name, QWidget* parent = nullptr);

    TablePanel& table() { return *table_; }
    /// Without rows the sentence is shown.
    void show_table(TableContentPtr content, const QString& sentence);
    void show_nothing(const QString& sentence) { show_table(nullptr, sentence); }

 private:
    QString icon_;
    EmptyState* empty_;
    TablePanel* table_;
    WideColumn* wide_;
};

}  // namespace armillary::views
