// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

#include "views/runs/run_facts.h"
#include "views/shared/background.h"

class QAction;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QStackedWidget;
class QVBoxLayout;

namespace armillary::views {

class EmptyState;
class RunEdits;
class Workbench;

/// Everything about one run, its tags and notes to be edited, and what can be done with it.
class RunDetailsPanel : public QWidget {
    Q_OBJECT
 public:
    /// The actions become the panel's buttons.
    RunDetailsPanel(Workbench& bench, RunEdits& edits, const QList<QAction*>& actions, QWidget* parent = nullptr);

    /// Empty: none. Equal stamps cost nothing.
    void show_run(const QString& run, const QString& stamp);
    bool settled() const { return !background_.busy(); }
    /// What is shown now; its run's id is empty when nothing is.
    const RunFacts& facts() const { return facts_; }

 private:
    void build(const QList<QAction*>& actions);
    void take(RunFacts facts);
    void show_head();
    void show_facts();
    void add_section(QVBoxLayout& column, const QString& title, const std::vector<RunFact>& facts);
    void add_figures(QVBoxLayout& column);
    void save_tags();
    void save_notes();
    bool eventFilter(QObject* object, QEvent* event) override;

    Workbench& bench_;
    RunEdits& edits_;
    RunFacts facts_;
    QString stamp_;
    QStackedWidget* stack_;
    EmptyState* empty_;
    QLabel *name_, *status_icon_, *status_, *error_, *warnings_;
    QWidget *error_frame_, *warning_frame_, *body_ = nullptr;
    QVBoxLayout* body_place_;
    QLineEdit *tags_, *folder_;
    QPlainTextEdit* notes_;
    Background background_;
};

}  // namespace armillary::views
