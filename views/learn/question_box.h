// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "views/learn/lesson_session.h"

class QButtonGroup;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace armillary::views {

/// The question of a step: choices or a number, then what the answer was worth and the text held back until then.
class QuestionBox : public QWidget {
    Q_OBJECT
 public:
    explicit QuestionBox(QWidget* parent = nullptr);
    /// Shows the question of the session's step; hides itself where there is none.
    void show_step(const LessonSession& session);

 Q_SIGNALS:
    void answered(armillary::views::LessonSession::Answer answer);

 private:
    void add_choices(const LessonSession& session);
    void add_number(const LessonSession& session);
    void take_answer();
    void update_button();
    QString verdict_words(const LessonSession& session) const;

    QVBoxLayout* column_;
    QLabel* ask_;
    QWidget* fields_ = nullptr;
    QButtonGroup* choices_ = nullptr;
    QLineEdit* number_ = nullptr;
    QPushButton* answer_;
    QLabel *hint_, *verdict_, *reveal_;
};

}  // namespace armillary::views
