// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "views/details/recommendations_order.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;
class QSpinBox;

namespace armillary::views {

class Workbench;

/// "Export recommendations…" of a run: for whom, how many, where to. The work is a job; the window stays usable,
/// and so does this one. Show it with `show()`: it is not modal.
class RecommendationsExport : public QDialog {
    Q_OBJECT
 public:
    RecommendationsExport(Workbench& bench, const QString& run, QWidget* parent = nullptr);

    RecommendationsOrder order() const;
    /// Starts the job and closes, or says beside the file what is wrong.
    void start();

 private:
    void lay_out();
    void count_selected();
    void show_order();
    void ask_file();
    QStringList selected_users() const;

    Workbench& bench_;
    QString run_, dataset_;
    QSpinBox* k_;
    QRadioButton *all_, *selected_;
    QLineEdit *file_, *command_;
    QLabel* fault_;
    QPushButton* export_;
};

}  // namespace armillary::views
