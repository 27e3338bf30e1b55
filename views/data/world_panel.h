// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "views/data/data_jobs.h"

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace armillary::views {

class MessageBar;

/// A synthetic world, whose truth is known: which, and with what settings.
class WorldPanel : public QWidget {
    Q_OBJECT
 public:
    explicit WorldPanel(Workbench& bench, QWidget* parent = nullptr);

 Q_SIGNALS:
    void made(QString dataset);
    void closed();

 private:
    void show_world(int index);
    void start();
    void show_failure(const std::exception_ptr& failure);
    void show_busy();

    Workbench& bench_;
    WorldDraft draft_;
    bool busy_ = false;
    MessageBar* messages_;
    QComboBox* world_;
    QLabel* summary_;
    QLineEdit* name_;
    QSpinBox* seed_;
    QFormLayout* settings_;
    QPushButton* make_;
};

}  // namespace armillary::views
