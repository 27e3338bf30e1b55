// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace armillary::views {

/// Lies over the window while files are dragged above it and says what a drop would do.
class DropOverlay : public QWidget {
    Q_OBJECT
 public:
    explicit DropOverlay(QWidget* parent);
    void say(const QString& sentence);

 protected:
    void paintEvent(QPaintEvent* event) override;

 private:
    QString sentence_;
};

}  // namespace armillary::views
