// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>
#include <QUndoStack>
#include <exception>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "core/descriptor/descriptor.h"
#include "core/jobs/engine.h"
#include "core/store/run_store.h"
#include "core/store/workspace.h"
#include "views/shared/background.h"
#include "views/shared/commands.h"
#include "views/shared/job_list.h"
#include "views/shared/selection.h"
#include "views/shared/shown_epochs.h"

namespace armillary::views {

/// Something the user should know. Shown in the message bar, never in a window of its own.
struct Message {
    enum class Kind { info, good, warning, error };
    Kind kind = Kind::info;
    QString what;                    ///< a sentence: what happened and what to do
    QString where = {};              ///< file and line, parameter, run
    QString action = {};             ///< text of a button; empty: none
    std::function<void()> act = {};  ///< what the button does
    QString topic = {};              ///< it takes the place of a message of the same topic; empty: of none
};

/// What the programs hand to the window.
struct Services {
    std::vector<descriptor::ModelDescriptor> models;
    /// Loads the engine at its first call, which takes a second: never call it on the window's thread.
    std::function<jobs::Engine&()> engine;
};

using RunRows = std::vector<store::RunSummary>;
using DatasetRows = std::vector<store::DatasetSummary>;

/// What every page works with: one workspace, its lists of runs and data sets, the jobs, the selection, the
/// commands. Lives as long as the program; windows and pages come and go. Used on the window's thread.
class Workbench : public QObject {
    Q_OBJECT
 public:
    explicit Workbench(Services services, QObject* parent = nullptr);
    ~Workbench() override;

    const std::vector<descriptor::ModelDescriptor>& models() const { return services_.models; }
    /// The model, or null: a run may have been made by a program that knows more.
    const descriptor::ModelDescriptor* model(std::string_view id) const;
    /// Its name as people write it; the id itself when it is unknown.
    QString model_name(std::string_view id) const;
    const std::function<jobs::Engine&()>& engine() const { return services_.engine; }

    /// Opens another workspace (made when missing) and forgets what was chosen in the last. Jobs of the last go on
    /// in it. Throws `Error`.
    void open_workspace(const std::filesystem::path& folder);
    /// Null before the first is opened. Shared: a job keeps the workspace that it was started in. RunStore may be
    /// used from any thread.
    std::shared_ptr<store::Workspace> workspace() const { return workspace_; }
    QString workspace_name() const;

    /// Newest first, read in the background; `runs_changed` when they are here. Deleted ones are left out.
    const RunRows& runs() const { return *runs_; }
    const DatasetRows& datasets() const { return *datasets_; }
    bool lists_loaded() const { return lists_loaded_; }
    const store::RunSummary* find_run(const QString& id) const;
    /// To be called after a change of the store; changes by other processes are noticed within two seconds.
    void refresh_lists();

    /// What reads a data set of this workspace; the last few are kept. To be asked for here and called in the
    /// background: reading may take seconds. It throws `Error`.
    std::function<data::DatasetPtr()> dataset_reader(const std::string& name) const;

    // The run that pages show, and the one beside it. Empty: none.
    QString active_run() const { return active_run_; }
    QString compared_run() const { return compared_run_; }
    void set_active_run(const QString& id);  ///< also of a run that the lists do not hold yet
    void set_compared_run(const QString& id);

    /// The data set that the user looked at last, on any page. Empty: none.
    QString chosen_dataset() const { return chosen_dataset_; }
    void set_chosen_dataset(const QString& name);

    JobList& jobs() { return jobs_; }
    Selection& selection() { return selection_; }
    ShownEpochs& epochs() { return epochs_; }
    CommandTable& commands() { return commands_; }
    QUndoStack& undo() { return undo_; }

    void tell(Message message);
    /// An error as a message; a cancellation is no error.
    void tell(const std::exception_ptr& failure);

    /// Asks the window to show a page (`data`, `train`, `runs`, …).
    void go_to(const QString& page) { Q_EMIT page_requested(page); }
    // Requests to a page: it is shown first, and so made when it was not there to hear them.
    /// Asks the Data page for the import of files, as when they are dropped on the window.
    void import_files(const QStringList& paths);
    /// Asks the Data page to show a data set.
    void show_dataset(const QString& name);
    /// Asks the Train page to fill its form: for a data set, or from an experiment's text.
    void train_on(const QString& dataset);
    void train_like(const QString& experiment_toml);

 Q_SIGNALS:
    void workspace_changed();
    void runs_changed();
    void datasets_changed();
    void active_run_changed();
    void compared_run_changed();
    void chosen_dataset_changed();
    void told(const armillary::views::Message& message);
    void page_requested(QString page);
    void import_requested(QStringList paths);
    void dataset_requested(QString name);
    void training_requested(QString dataset, QString experiment_toml);

 private:
    struct DatasetCache;
    void watch_files();

    Services services_;
    std::shared_ptr<store::Workspace> workspace_;
    std::shared_ptr<DatasetCache> datasets_read_;
    std::shared_ptr<const RunRows> runs_ = std::make_shared<RunRows>();
    std::shared_ptr<const DatasetRows> datasets_ = std::make_shared<DatasetRows>();
    bool lists_loaded_ = false;
    QString active_run_, compared_run_, chosen_dataset_, file_state_;
    QTimer watch_;
    Selection selection_;
    ShownEpochs epochs_;
    CommandTable commands_;
    QUndoStack undo_;
    Background lists_;
    JobList jobs_;  ///< last: its jobs use the others
};

}  // namespace armillary::views
