// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/learn/lesson_text.h"

#include <QLabel>
#include <QStyle>

#include "core/report/html.h"
#include "views/shared/words.h"

namespace armillary::views {

QLabel* lesson_label() {
    auto* label = new QLabel;
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

void set_lesson_text(QLabel* label, const QString& words) {
    label->setTextFormat(Qt::RichText);
    label->setText(text(report::markdown(plain(words)).str()));
}

void restyle(QWidget* widget) {
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

}  // namespace armillary::views
