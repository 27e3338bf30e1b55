// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "views/learn/lesson_session.h"

class QLabel;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace armillary::views {

class EmptyState;
class LessonTraining;

/// The runs of a lesson and how far they are, and what the lesson claims of them.
class LessonRunsPanel : public QWidget {
    Q_OBJECT
 public:
    explicit LessonRunsPanel(QWidget* parent = nullptr);
    void show_session(const LessonSession& session, const LessonTraining& training);
    /// While the report is being written.
    void set_writing(bool writing);

 Q_SIGNALS:
    void training_wanted();
    void cancel_wanted();
    void report_wanted();

 private:
    QString run_words(const LessonSession& session, const LessonTraining& training,
                      const lessons::LessonRun& run) const;
    QString claim_words(const LessonSession& session, const lessons::LessonClaim& claim) const;

    QWidget* content_;
    EmptyState* empty_;
    QLabel *runs_, *claims_, *about_claims_;
    QProgressBar* bar_;
    QPushButton *train_, *cancel_, *report_;
    bool trained_ = false, writing_ = false;
};

}  // namespace armillary::views
