// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/note_label.h"

namespace armillary::views {

NoteLabel::NoteLabel(Token token, TypeSize size, QWidget* parent) : QLabel(parent), token_(token), size_(size) {
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    connect(&Theme::current(), &Theme::changed, this, &NoteLabel::dress);
    dress();
    hide();
}

void NoteLabel::say(const QString& words) {
    setText(words);
    setVisible(!words.isEmpty());
}

void NoteLabel::dress() {
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, Theme::current().color(token_));
    setPalette(colors);
    setFont(Theme::current().font(size_));
}

}  // namespace armillary::views
