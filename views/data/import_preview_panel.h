// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace armillary::views {

struct ImportPreview;
class TablePanel;

/// The first rows of an import as they would enter, what would be refused and what is to be known.
class ImportPreviewPanel : public QWidget {
    Q_OBJECT
 public:
    explicit ImportPreviewPanel(QWidget* parent = nullptr);

    void show_reading();
    void show_preview(const ImportPreview& preview);
    bool settled() const;

 private:
    QLabel *sentence_, *warnings_, *refused_heading_;
    TablePanel *rows_, *refused_;
};

}  // namespace armillary::views
