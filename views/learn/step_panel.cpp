// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/learn/step_panel.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "views/learn/lesson_text.h"
#include "views/learn/question_box.h"
#include "views/shared/empty_state.h"
#include "views/shared/icons.h"
#include "views/shared/theme.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

constexpr int kWidest = 720;  ///< pixels at scale 1: longer lines are hard to read

/// A widget as wide as text may be; a layout that has more room puts it into the middle.
QWidget* page_wide() {
    auto* page = new QWidget;
    page->setMaximumWidth(Theme::current().px(kWidest));
    return page;
}

QFrame* hairline() {
    auto* line = new QFrame;
    line->setObjectName("hairline");
    return line;
}

}  // namespace

StepPanel::StepPanel(QWidget* parent)
    : QWidget(parent),
      stack_(new QStackedWidget),
      empty_(new EmptyState),
      scroll_(new QScrollArea),
      title_(lesson_label()),
      goal_(lesson_label()),
      place_(new QLabel),
      step_title_(lesson_label()),
      text_(lesson_label()),
      score_(new QLabel),
      question_(new QuestionBox),
      show_(new QPushButton),
      back_(new QPushButton(tr("Back"))),
      next_(new QPushButton(tr("Next"))) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* lesson = new QWidget;
    auto* lesson_column = new QVBoxLayout(lesson);
    lesson_column->setContentsMargins(0, 0, 0, 0);
    lesson_column->setSpacing(0);
    scroll_->setWidget(make_head());
    scroll_->setWidgetResizable(true);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->setAccessibleName(tr("Step of the lesson"));
    lesson_column->addWidget(scroll_, 1);
    lesson_column->addWidget(hairline());
    lesson_column->addWidget(make_foot());
    stack_->addWidget(empty_);
    stack_->addWidget(lesson);
    column->addWidget(stack_);
    connect(question_, &QuestionBox::answered, this, &StepPanel::answered);
    connect(show_, &QPushButton::clicked, this, &StepPanel::view_wanted);
    connect(back_, &QPushButton::clicked, this, &StepPanel::back_wanted);
    connect(next_, &QPushButton::clicked, this, &StepPanel::next_wanted);
}

QWidget* StepPanel::make_head() {
    const Theme& theme = Theme::current();
    title_->setObjectName("learn.title");
    title_->setProperty("title", true);
    goal_->setProperty("caption", true);
    place_->setObjectName("learn.place");
    place_->setProperty("caption", true);
    step_title_->setObjectName("learn.step_title");
    step_title_->setProperty("section", true);
    text_->setObjectName("learn.text");
    show_->setObjectName("learn.show");
    show_->setIcon(icon("chart"));
    auto* inside = new QWidget;
    auto* centre = new QHBoxLayout(inside);
    centre->setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(24));
    QWidget* page = page_wide();
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.px(8));
    column->addWidget(title_);
    column->addWidget(goal_);
    column->addSpacing(theme.px(16));
    column->addWidget(place_);
    column->addWidget(step_title_);
    column->addWidget(text_);
    column->addSpacing(theme.px(16));
    column->addWidget(question_);
    column->addWidget(show_, 0, Qt::AlignLeft);
    column->addStretch();
    centre->addWidget(page, 1);
    return inside;
}

QWidget* StepPanel::make_foot() {
    const Theme& theme = Theme::current();
    back_->setObjectName("learn.back");
    back_->setIcon(icon("arrow-left"));
    back_->setAccessibleName(tr("Step before"));
    next_->setObjectName("learn.next");
    next_->setIcon(icon("arrow-right"));
    next_->setLayoutDirection(Qt::RightToLeft);
    next_->setAccessibleName(tr("Next step"));
    score_->setObjectName("learn.score");
    score_->setProperty("caption", true);
    auto* foot = new QWidget;
    auto* centre = new QHBoxLayout(foot);
    centre->setContentsMargins(theme.px(24), theme.px(8), theme.px(24), theme.px(8));
    QWidget* page = page_wide();
    centre->addWidget(page, 1);
    auto* row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme.px(8));
    row->addWidget(back_);
    row->addWidget(next_);
    row->addStretch();
    row->addWidget(score_);
    return foot;
}

QString StepPanel::view_words(const LessonSession& session) const {
    const lessons::LessonView& view = *session.step().show;
    const QString run = session.words(session.lesson().run(view.run)->title);
    if (view.beside.empty()) return tr("Show it: %1").arg(run);
    return tr("Show it: %1 beside %2").arg(run, session.words(session.lesson().run(view.beside)->title));
}

void StepPanel::show_session(const LessonSession& session) {
    stack_->setCurrentIndex(session.open() ? 1 : 0);
    if (!session.open()) return;
    const QString place = QStringLiteral("%1 %2").arg(text(session.lesson().id)).arg(session.at());
    title_->setText(session.words(session.lesson().title));
    goal_->setText(session.words(session.lesson().goal));
    place_->setText(tr("Step %1 of %2").arg(session.at() + 1).arg(session.steps()));
    step_title_->setText(session.words(session.step().title));
    set_lesson_text(text_, session.words(session.step().text));
    question_->show_step(session);
    show_->setVisible(session.step().show && session.revealed());
    if (session.step().show) {
        show_->setText(view_words(session));
        show_->setEnabled(session.can_show());
        show_->setToolTip(session.can_show() ? QString() : tr("Its run has not been trained yet"));
    }
    back_->setEnabled(session.can_go_back());
    next_->setEnabled(session.can_go_on());
    next_->setToolTip(session.revealed() ? QString() : tr("Answer the question first"));
    const auto [right, given] = session.score();
    score_->setText(given == 0 || !session.trained() ? QString()
                                                     : tr("%1 of %2 answers right").arg(right).arg(given));
    if (std::exchange(shown_, place) != place) scroll_->verticalScrollBar()->setValue(0);
}

}  // namespace armillary::views
