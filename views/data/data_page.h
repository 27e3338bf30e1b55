// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "core/data/importers/importer.h"
#include "core/data/profile.h"
#include "views/shared/page.h"

namespace armillary::views {

class DatasetPanel;
class EntityPanel;
class ImportPanel;
class OverviewPanel;
class ReportPanel;
class RunImportPanel;
class WorldPanel;

/// Data sets: how they come in, what they look like, and what to beware of.
class DataPage : public Page {
    Q_OBJECT
 public:
    explicit DataPage(Workbench& bench);
    ~DataPage() override;

    QString chosen() const { return chosen_; }
    void choose(const QString& dataset);
    /// Starts a job that makes a data set of the users of this one, and shows it when it is there.
    void make_user_set(const QString& dataset, bool replace = false);

    bool settled() const override;
    QJsonObject state() const override;
    void restore(const QJsonObject& state) override;
    void show_only(const QString& run, const QString& dataset) override;

 protected:
    void refresh() override;

 private:
    struct Details;
    struct Tables;

    void add_panels();
    void connect_panels();
    void import_files(const QStringList& paths);
    void ask_for_files();
    void ask_for_folder();
    /// Chooses what the user wants to see, for every page.
    void look_at(const QString& dataset);
    void make_demo();
    void train_on_chosen();
    void copy_fingerprint();
    void ask_to_delete();
    void delete_chosen();

    void pick_chosen();
    const store::DatasetSummary* summary() const;
    void load_details();
    void show_details(const Details& details);
    void load_tables();
    bool shows_tables() const;

    QString chosen_;
    QString wanted_;                      ///< to be chosen as soon as the list has it
    std::string details_of_, tables_of_;  ///< fingerprints of what is shown
    Background details_, tables_, deleting_;
    bool making_demo_ = false;

    DatasetPanel* list_;
    OverviewPanel* overview_;
    EntityPanel *users_, *items_;
    ReportPanel* report_;
    ImportPanel* import_;
    WorldPanel* world_;
    RunImportPanel* run_import_;
};

/// The Data page in the window's list.
PageEntry data_page_entry();

/// "Make a set of the users", for the menu and the palette: of the data set that the user looked at last.
Command user_set_command(Workbench& bench, QWidget* parent);

}  // namespace armillary::views
