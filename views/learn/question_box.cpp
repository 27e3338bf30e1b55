// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/learn/question_box.h"

#include <QButtonGroup>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

#include "core/base/text.h"
#include "views/learn/lesson_text.h"
#include "views/shared/theme.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

/// A radio button whose text may need several lines: the words stand beside it and are a buddy that can be
/// clicked.
class ChoiceLabel final : public QLabel {
 public:
    ChoiceLabel(const QString& text, QRadioButton* button) : QLabel(text), button_(button) {
        setWordWrap(true);
        setTextFormat(Qt::PlainText);
        setBuddy(button);
    }

 protected:
    void mouseReleaseEvent(QMouseEvent*) override {
        if (button_->isEnabled()) button_->click();
    }

 private:
    QRadioButton* button_;
};

}  // namespace

QuestionBox::QuestionBox(QWidget* parent)
    : QWidget(parent),
      column_(new QVBoxLayout(this)),
      ask_(lesson_label()),
      answer_(new QPushButton(tr("Answer"))),
      hint_(lesson_label()),
      verdict_(lesson_label()),
      reveal_(lesson_label()) {
    ask_->setObjectName("learn.ask");
    ask_->setProperty("section", true);
    answer_->setObjectName("learn.answer");
    answer_->setAccessibleName(tr("Give this answer and see what the runs say"));
    answer_->setProperty("primary", true);
    hint_->setProperty("caption", true);
    verdict_->setObjectName("learn.verdict");
    reveal_->setObjectName("learn.reveal");
    column_->setContentsMargins(0, 0, 0, 0);
    column_->setSpacing(Theme::current().px(8));
    column_->addWidget(ask_);
    column_->addWidget(hint_);
    column_->addWidget(answer_, 0, Qt::AlignLeft);
    column_->addWidget(verdict_);
    column_->addWidget(reveal_);
    connect(answer_, &QPushButton::clicked, this, &QuestionBox::take_answer);
}

void QuestionBox::show_step(const LessonSession& session) {
    if (fields_) {
        fields_->setParent(nullptr);
        fields_->deleteLater();  // the answer may have come from one of them
    }
    fields_ = nullptr;
    choices_ = nullptr;
    number_ = nullptr;
    const auto& question = session.step().question;
    setVisible(question.has_value());
    if (!question) return;
    ask_->setText(session.words(question->ask));
    fields_ = new QWidget;
    column_->insertWidget(1, fields_);
    if (question->choices.empty())
        add_number(session);
    else
        add_choices(session);
    const bool answered = session.answer().has_value();
    answer_->setVisible(!answered);
    hint_->setVisible(!answered);
    verdict_->setVisible(answered);
    reveal_->setVisible(answered && session.trained());
    verdict_->setText(verdict_words(session));
    const auto verdict = session.verdict();
    QPalette palette = verdict_->palette();
    palette.setColor(QPalette::WindowText,
                     Theme::current().color(verdict == lessons::AnswerVerdict::right   ? Token::good
                                            : verdict == lessons::AnswerVerdict::wrong ? Token::bad
                                                                                       : Token::muted));
    verdict_->setPalette(palette);
    set_lesson_text(reveal_, answered ? session.words(question->reveal) : QString());
    update_button();
}

void QuestionBox::add_choices(const LessonSession& session) {
    auto* rows = new QGridLayout(fields_);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(Theme::current().px(8));
    rows->setColumnStretch(1, 1);
    choices_ = new QButtonGroup(fields_);
    const auto& choices = session.step().question->choices;
    const auto given = session.answer();
    const auto right = given ? session.right_choice() : std::nullopt;
    for (size_t at = 0; at < choices.size(); ++at) {
        const int row = static_cast<int>(at);
        QString words = session.words(choices[at].text);
        if (right == at) words = tr("%1 (what the runs show)").arg(words);
        auto* button = new QRadioButton;
        button->setObjectName(QStringLiteral("learn.choice%1").arg(row + 1));
        button->setAccessibleName(words);
        button->setChecked(given && std::get_if<size_t>(&*given) && std::get<size_t>(*given) == at);
        button->setEnabled(!given);
        choices_->addButton(button, row);
        auto* label = new ChoiceLabel(words, button);
        QFont font = label->font();
        font.setBold(right == at);
        label->setFont(font);
        rows->addWidget(button, row, 0, Qt::AlignTop);
        rows->addWidget(label, row, 1);
    }
    hint_->setText(tr("Choose what you expect; the runs decide"));
    connect(choices_, &QButtonGroup::idClicked, this, &QuestionBox::update_button);
}

void QuestionBox::add_number(const LessonSession& session) {
    auto* row = new QHBoxLayout(fields_);
    row->setContentsMargins(0, 0, 0, 0);
    number_ = new QLineEdit;
    number_->setObjectName("learn.number");
    number_->setAccessibleName(tr("Your guess, a number"));
    number_->setMaximumWidth(Theme::current().px(160));
    row->addWidget(number_);
    row->addStretch();
    if (session.answer()) {
        number_->setText(figure(std::get<double>(*session.answer())));
        number_->setEnabled(false);
    }
    hint_->setText(tr("Write the number that you expect; the runs decide"));
    connect(number_, &QLineEdit::textChanged, this, &QuestionBox::update_button);
    connect(number_, &QLineEdit::returnPressed, this, &QuestionBox::take_answer);
}

void QuestionBox::update_button() {
    const bool chosen = choices_ && choices_->checkedId() >= 0;
    const bool typed = number_ && parse_double(plain(number_->text().trimmed()));
    answer_->setEnabled(chosen || typed);
    if (number_) {
        const bool wrong = !number_->text().isEmpty() && !typed;
        number_->setProperty("wrong", wrong);
        number_->setToolTip(wrong ? tr("Write a number such as 12.5") : QString());
        restyle(number_);
    }
}

void QuestionBox::take_answer() {
    if (choices_ && choices_->checkedId() >= 0) {
        Q_EMIT answered(static_cast<size_t>(choices_->checkedId()));
    } else if (number_) {
        if (const auto value = parse_double(plain(number_->text().trimmed()))) Q_EMIT answered(*value);
    }
}

QString QuestionBox::verdict_words(const LessonSession& session) const {
    const auto verdict = session.verdict();
    if (!verdict) return {};
    switch (*verdict) {
        case lessons::AnswerVerdict::right:
            return tr("✓ As you said");
        case lessons::AnswerVerdict::wrong:
            return tr("✗ The runs say otherwise");
        case lessons::AnswerVerdict::undecided:
            return tr("Your answer is kept. Train the runs of the lesson to see who is right");
    }
    return {};
}

}  // namespace armillary::views
