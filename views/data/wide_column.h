// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QTableView;

namespace armillary::views {

/// One column of a table takes the width that the others leave, and never less than its content was given: a table
/// of many columns scrolls instead.
class WideColumn : public QObject {
    Q_OBJECT
 public:
    /// Lives as long as the table.
    explicit WideColumn(QTableView& view);
    /// To be called when the columns have the width of their content.
    void set_column(int column);

 protected:
    bool eventFilter(QObject* object, QEvent* event) override;

 private:
    void fit();

    QTableView& view_;
    int column_ = -1, least_ = 0;
};

}  // namespace armillary::views
