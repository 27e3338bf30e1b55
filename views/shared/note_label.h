// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

#include "views/shared/theme.h"

namespace armillary::views {

/// A wrapped line of text in a colour of the theme, out of the way while it is empty.
class NoteLabel : public QLabel {
    Q_OBJECT
 public:
    explicit NoteLabel(Token token, TypeSize size = TypeSize::caption, QWidget* parent = nullptr);
    void say(const QString& words);

 private:
    void dress();

    Token token_;
    TypeSize size_;
};

}  // namespace armillary::views
