// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSplitter>
#include <initializer_list>

class QVBoxLayout;

namespace armillary::views {

/// Two titled sections that stand side by side where there is room, else one below the other.
class SideBySide : public QSplitter {
    Q_OBJECT
 public:
    /// Side by side the sections share the width as `first` to `second`; below each other they share the height
    /// evenly.
    explicit SideBySide(int first = 1, int second = 1, QWidget* parent = nullptr);
    /// A section with its title and, at the right of it, its tools. Returns where its content goes.
    QVBoxLayout* add_section(const QString& title, std::initializer_list<QWidget*> tools = {});

 protected:
    void resizeEvent(QResizeEvent* event) override;

 private:
    void arrange();

    int first_, second_;
};

}  // namespace armillary::views
