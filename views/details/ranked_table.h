// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

#include "views/details/ranked_model.h"

namespace armillary::views {

/// Shows under a cell what a click on it is to say: all of a text that may be cut, and how to go there.
void show_row_help(QTableView& table, const QModelIndex& cell, const QString& help);

/// Ranked items. A click chooses a row; a double click or Enter goes there.
class RankedTable : public QTableView {
    Q_OBJECT
 public:
    explicit RankedTable(QWidget* parent = nullptr);
    RankedModel& ranked() { return *model_; }

 Q_SIGNALS:
    void picked(QString item);

 protected:
    void keyPressEvent(QKeyEvent* event) override;

 private:
    void pick(const QModelIndex& cell);

    RankedModel* model_;
};

}  // namespace armillary::views
