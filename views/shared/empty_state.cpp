// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/empty_state.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "views/shared/icons.h"
#include "views/shared/theme.h"

namespace armillary::views {

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent), picture_(new QLabel), sentence_(new QLabel), button_(new QPushButton) {
    sentence_->setWordWrap(true);
    sentence_->setAlignment(Qt::AlignHCenter);
    sentence_->setObjectName("emptySentence");
    sentence_->setMinimumWidth(160);
    sentence_->setMaximumWidth(420);
    sentence_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    button_->setProperty("primary", true);
    button_->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(16);
    column->addStretch();
    column->addWidget(picture_, 0, Qt::AlignHCenter);
    auto* row = new QHBoxLayout;  // lets the sentence take its width, up to its maximum
    row->addStretch(1);
    row->addWidget(sentence_, 100);
    row->addStretch(1);
    column->addLayout(row);
    column->addWidget(button_, 0, Qt::AlignHCenter);
    column->addStretch();
    connect(button_, &QPushButton::clicked, this, [this] {
        if (act_) act_();
    });
    connect(&Theme::current(), &Theme::changed, this, &EmptyState::dress);
}

void EmptyState::set(const QString& icon, const QString& sentence, const QString& button,
                     std::function<void()> act) {
    icon_ = icon;
    act_ = std::move(act);
    sentence_->setText(sentence);
    setAccessibleName(sentence);
    button_->setText(button);
    button_->setVisible(!button.isEmpty());
    dress();
}

void EmptyState::dress() {
    const int size = Theme::current().px(40);
    picture_->setPixmap(icon(icon_, Token::muted).pixmap(size, size));
    picture_->setVisible(!icon_.isEmpty());
}

}  // namespace armillary::views
