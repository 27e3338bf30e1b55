// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QLabel;
class QPushButton;

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

 Q_SIGNALS:
    void folder_wanted(QString folder);

 private:
    QWidget* make_companions();
    void show_columns();

    QLabel *sentence_, *warnings_, *refused_heading_, *companions_;
    QWidget* companions_row_;
    QStringList titles_;
    QString folder_;  ///< what the button beside the companions reads
    TablePanel *rows_, *refused_;
};

}  // namespace armillary::views
