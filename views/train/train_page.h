// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/descriptor/experiment.h"
#include "views/shared/page.h"

class QStackedWidget;

namespace armillary::views {

class Debugger;
class DebuggerPanel;
class FormPanel;
class LogPanel;
class RunPanel;
class StartPanel;
class Trainer;

/// Where models are trained: "Start here" or the form at the left, the active run's curves and log at the right.
class TrainPage : public Page {
    Q_OBJECT
 public:
    explicit TrainPage(Workbench& bench);

    bool settled() const override;
    QJsonObject state() const override;
    void restore(const QJsonObject& state) override;
    void show_only(const QString& run, const QString& dataset) override;

 protected:
    void refresh() override;

 private:
    void refresh_lists();
    void show_run();
    void show_job();
    void read_run(const QString& run);
    void start(const std::vector<descriptor::Experiment>& experiments);
    void follow(const QString& run);
    void resume_run();
    void repeat_run();
    void open_form(const QString& dataset, const QString& toml);
    void choose_side(bool form);
    QString shown_run();

    Trainer* trainer_;
    QStackedWidget* sides_;
    StartPanel* start_;
    FormPanel* form_;
    RunPanel* run_;
    LogPanel* log_;
    DebuggerPanel* debugger_;
    Background reading_, repeating_;
    QString only_run_;      ///< of `show_only`: in place of the active run
    QString stored_state_;  ///< what the list said of the run when its record was read
    uint64_t live_version_ = 0;
    QString live_shown_;
    bool lists_changed_ = true, side_chosen_ = false;
};

PageEntry train_page_entry();

}  // namespace armillary::views
