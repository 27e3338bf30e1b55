// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <map>
#include <vector>

#include "views/shared/page.h"

class QToolButton;

namespace armillary::views {

/// The pages, one button each, at the left of the window. Arrow keys move among them.
class ModeBar : public QFrame {
    Q_OBJECT
 public:
    explicit ModeBar(const std::vector<PageEntry>& pages, QWidget* parent = nullptr);
    void set_current(const QString& page);

 Q_SIGNALS:
    void chosen(QString page);

 private:
    void dress();
    std::map<QString, QToolButton*> buttons_;
};

}  // namespace armillary::views
