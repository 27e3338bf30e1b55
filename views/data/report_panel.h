// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "core/data/importers/importer.h"

class QLabel;

namespace armillary::views {

class TablePanel;

/// What an import read, refused and joined.
class ReportPanel : public QWidget {
    Q_OBJECT
 public:
    explicit ReportPanel(QWidget* parent = nullptr);

    void show_report(const data::ImportReport& report);
    void show_nothing(const QString& sentence);
    void set_file_name(const QString& dataset);
    bool settled() const;

 Q_SIGNALS:
    void failed(std::exception_ptr failure);

 private:
    QLabel *sentence_, *warnings_, *rejections_heading_, *joins_heading_, *unused_;
    TablePanel *rejections_, *joins_;
    QWidget* filler_;
};

}  // namespace armillary::views
