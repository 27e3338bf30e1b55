// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/window/sketch_page.h"

#include <QPlainTextEdit>

namespace armillary::test {

SketchPage::SketchPage(views::Workbench& bench, const QString& id) : Page(bench, id) {
    QDockWidget* left = add_panel("left", "Left", new QPlainTextEdit, Qt::LeftDockWidgetArea);
    QDockWidget* right = add_panel("right", "Right", new QPlainTextEdit, Qt::RightDockWidgetArea);
    QDockWidget* below = add_panel("below", "Below", new QPlainTextEdit, Qt::RightDockWidgetArea);
    split(right, below, Qt::Vertical);
    keep_width(left, 300);
    finish_layout();
}

std::vector<views::PageEntry> sketch_pages() {
    auto make = [](const QString& id) {
        return [id](views::Workbench& bench) -> views::Page* { return new SketchPage(bench, id); };
    };
    return {{"data", "Data", "data", "Data sets", make("data")},
            {"train", "Train", "train", "Training", make("train")}};
}

}  // namespace armillary::test
