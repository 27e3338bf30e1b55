// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "views/train/training_record.h"

class QPlainTextEdit;

namespace armillary::views {

/// What a run told, with times. Follows the newest line until the reader scrolls up.
class LogPanel : public QWidget {
    Q_OBJECT
 public:
    explicit LogPanel(QWidget* parent = nullptr);
    void show_record(const TrainingRecord& record);
    void clear();

 private:
    void append(const LogLine& line);

    QPlainTextEdit* text_;
    QString run_;
    int64_t shown_ = 0;  ///< lines, counted from the run's first
};

}  // namespace armillary::views
