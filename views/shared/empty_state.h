// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <functional>

class QLabel;
class QPushButton;

namespace armillary::views {

/// What a page or panel shows while it has nothing: one sentence on what would be here, and the one button that
/// gets there.
class EmptyState : public QWidget {
    Q_OBJECT
 public:
    explicit EmptyState(QWidget* parent = nullptr);
    /// Without a button when `button` is empty.
    void set(const QString& icon, const QString& sentence, const QString& button = {},
             std::function<void()> act = {});

 private:
    void dress();

    QLabel* picture_;
    QLabel* sentence_;
    QPushButton* button_;
    QString icon_;
    std::function<void()> act_;
};

}  // namespace armillary::views
