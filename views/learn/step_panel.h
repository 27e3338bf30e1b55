// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "views/learn/lesson_session.h"

class QLabel;
class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace armillary::views {

class EmptyState;
class QuestionBox;

/// One step of a lesson at a time: its text, its question, and the way to the page that shows it.
class StepPanel : public QWidget {
    Q_OBJECT
 public:
    explicit StepPanel(QWidget* parent = nullptr);
    void show_session(const LessonSession& session);
    EmptyState& empty() { return *empty_; }

 Q_SIGNALS:
    void answered(armillary::views::LessonSession::Answer answer);
    void back_wanted();
    void next_wanted();
    void view_wanted();

 private:
    QWidget* make_head();
    QWidget* make_foot();
    QString view_words(const LessonSession& session) const;

    QStackedWidget* stack_;
    EmptyState* empty_;
    QScrollArea* scroll_;
    QLabel *title_, *goal_, *place_, *step_title_, *text_, *score_;
    QuestionBox* question_;
    QPushButton *show_, *back_, *next_;
    QString shown_;  ///< lesson and step: a new one begins at its top
};

}  // namespace armillary::views
