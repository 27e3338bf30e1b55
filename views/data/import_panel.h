// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>
#include <exception>

#include "views/data/import_draft.h"
#include "views/shared/background.h"

class QFrame;
class QLabel;
class QProgressBar;
class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace armillary::views {

class EmptyState;
class ImportForm;
class ImportPreviewPanel;
class MessageBar;
struct ImportPreview;

/// An import being put together, with a preview of what it would give, and watched while it runs. Errors are said
/// here, and what was typed stays.
class ImportPanel : public QWidget {
    Q_OBJECT
 public:
    explicit ImportPanel(Workbench& bench, QWidget* parent = nullptr);
    ~ImportPanel() override;

    /// A new draft for these files. An import that is running goes on.
    void open(const QStringList& paths);
    /// A draft as it was, with what became of it.
    void reopen(const ImportDraft& draft, const std::exception_ptr& failure);
    bool is_open() const { return open_; }
    bool settled() const;

 Q_SIGNALS:
    void files_wanted();
    void imported(QString dataset);
    void reopened();
    void closed();

 protected:
    void showEvent(QShowEvent* event) override;

 private:
    QWidget* make_body();
    QWidget* make_footer();
    void request_preview();
    void read_preview();
    void show_preview(const ImportPreview& preview);
    /// Takes the choices that such a file was last imported with; false when there are none.
    bool recall_choices(const ImportPreview& preview);
    void close_draft();
    /// `replace`: the data set that has the name already.
    void start(bool replace);
    void end(int ticket, const ImportDraft& draft, const store::DatasetSummary& summary);
    void fail(int ticket, const ImportDraft& draft, const std::exception_ptr& failure);
    void stop(int ticket);
    void show_failure(const std::exception_ptr& failure);
    void show_state();
    void show_progress();
    void show_name();
    bool importing() const { return current_ != 0; }

    Workbench& bench_;
    Background preview_;
    QTimer delay_;
    bool open_ = false, preview_wanted_ = false, preview_failed_ = false;
    bool new_ = false;               ///< nothing of the files has been seen yet
    QString found_name_;             ///< what the files would be called
    int tickets_ = 0, current_ = 0;  ///< imports that were started; the one that is shown, or 0
    JobId job_ = 0;

    QStackedWidget* stack_;
    EmptyState* empty_;
    QLabel *source_, *taken_, *progress_words_;
    MessageBar* messages_;
    ImportForm* form_;
    QScrollArea* scroll_;
    ImportPreviewPanel* rows_;
    QFrame* taken_row_;
    QPushButton *replace_, *rename_, *import_, *cancel_, *close_;
    QProgressBar* progress_;
};

}  // namespace armillary::views
