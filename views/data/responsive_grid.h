// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

namespace armillary::views {

/// Equally wide widgets in rows, as many beside one another as the width allows; rows take the height of their
/// tallest.
class ResponsiveGrid : public QWidget {
    Q_OBJECT
 public:
    /// `column_width` in pixels at scale 1: a column is at least so wide; no more than `most_columns` of them.
    ResponsiveGrid(int column_width, int most_columns, QWidget* parent = nullptr);

    /// Takes the widgets; those of before are deleted.
    void set_widgets(std::vector<QWidget*> widgets);
    const std::vector<QWidget*>& widgets() const { return widgets_; }

    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

 protected:
    void resizeEvent(QResizeEvent* event) override;

 private:
    /// Places the widgets (when `apply`), and returns the height they need.
    int arrange(int width, bool apply) const;

    int column_width_, most_columns_;
    std::vector<QWidget*> widgets_;
};

}  // namespace armillary::views
