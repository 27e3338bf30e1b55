// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>

#include "core/jobs/imported/run_import.h"
#include "views/shared/background.h"
#include "views/shared/workbench.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace armillary::views {

class MessageBar;

/// Whether these paths are one folder that holds a run of another program.
bool is_run_folder(const QStringList& paths);

/// A run folder that another program made: what it holds, which data set its items are of, and what would be
/// skipped.
class RunImportPanel : public QWidget {
    Q_OBJECT
 public:
    explicit RunImportPanel(Workbench& bench, QWidget* parent = nullptr);

    /// Looks through the folder.
    void open(const QString& folder);
    bool settled() const { return !reading_.busy() && !matching_.busy(); }

 Q_SIGNALS:
    void closed();

 private:
    using FilesPtr = std::shared_ptr<const jobs::ForeignRunFiles>;

    QWidget* make_fields();
    void show_files();
    void show_datasets();
    void count_matches();
    void start();
    void finish(const jobs::RunImportReport& report);
    void show_failure(const std::exception_ptr& failure);
    void show_state();

    Workbench& bench_;
    QString folder_;
    FilesPtr files_;
    bool busy_ = false;
    MessageBar* messages_;
    QLabel *heading_, *holds_, *matches_, *skipped_;
    QComboBox* dataset_;
    QLineEdit* name_;
    QPushButton* import_;
    Background reading_, matching_;
};

}  // namespace armillary::views
