// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "views/shared/lazy_panel.h"
#include "views/shared/page.h"

namespace armillary::views {

class EpochBar;

/// A page that shows the active run and beside it the one it is compared with, at the epoch that the time slider
/// stands at. It is read anew when another run is chosen, when one of them went on, and when the epoch changes.
class RunPage : public Page {
    Q_OBJECT
 public:
    RunPage(Workbench& bench, const QString& id);

    bool settled() const override;
    QJsonObject state() const override;
    void restore(const QJsonObject& state) override;
    void show_only(const QString& run, const QString& dataset) override;

 protected:
    /// Whether a run can have what the page shows; only then is it read.
    virtual bool can_show(const store::RunSummary& run) = 0;
    /// Reads and shows one run or two.
    virtual void show_runs(const std::vector<std::string>& runs) = 0;
    /// No run is chosen (then `run` is empty), or one that cannot be shown: says what to do.
    virtual void show_no_run(const QString& run) = 0;

    void refresh() final;
    /// The epoch that the user chose for the run shown.
    std::optional<int> chosen_epoch(const std::string& run);
    void choose_epoch(int epoch);
    EpochBar& epoch_bar() { return *epoch_bar_; }
    /// The newest run that can be shown; null when there is none.
    const store::RunSummary* newest_run();
    /// Shows this run from now on.
    void go_on_with(const QString& run);

    /// A dock whose panel is brought up to date when it is seen, and restored by the id.
    QDockWidget* add_lazy_panel(LazyPanel* panel, const QString& id, const QString& title);
    /// The others stand behind the first, as tabs.
    void tabify(QDockWidget* first, std::initializer_list<QDockWidget*> others);
    /// All panels show something new.
    void touch_panels();

 private:
    QString shown_run();
    QString beside_run();
    /// What of the runs shown may have changed since they were read.
    QString stamp();
    void read_marks_of(const QString& run);
    /// They are read again at the next refresh.
    void forget_marks();

    std::map<QString, LazyPanel*> panels_by_id_;
    EpochBar* epoch_bar_;
    QString only_run_, stamp_;
    QString marks_run_, marks_stamp_;  ///< whose marks are shown or being read, and its stamp then
    Background marks_;                 ///< of the run shown, for the time slider
};

}  // namespace armillary::views
