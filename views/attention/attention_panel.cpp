// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/attention/attention_panel.h"

#include <QStackedWidget>
#include <QVBoxLayout>

#include "views/shared/empty_state.h"

namespace armillary::views {

AttentionPanel::AttentionPanel(AttentionDesk& desk)
    : LazyPanel(desk.bench()), desk_(desk), stack_(new QStackedWidget), empty_(new EmptyState) {
    empty_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);  // behind the body it needs no room
    stack_->addWidget(empty_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(stack_);
    connect(&desk, &AttentionDesk::cases_changed, this, &AttentionPanel::touch);
}

void AttentionPanel::set_body(QWidget* body, const QString& sentence) {
    stack_->addWidget(body);
    set_sentence(sentence);
}

void AttentionPanel::set_sentence(const QString& sentence, const QString& button, std::function<void()> act) {
    sentence_ = sentence;
    button_ = button;
    act_ = std::move(act);
    if (cases().empty()) explain(sentence_, button_, act_);
}

void AttentionPanel::explain(const QString& sentence, const QString& button, std::function<void()> act) {
    empty_->set("attention", sentence, button, std::move(act));
    stack_->setCurrentIndex(0);
}

void AttentionPanel::refresh() {
    if (cases().empty()) return explain(sentence_, button_, act_);
    if (const QString why = missing(*cases().front()); !why.isEmpty()) return explain(why);
    stack_->setCurrentIndex(1);
    show_cases();
}

}  // namespace armillary::views
