// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>
#include <optional>
#include <vector>

#include "views/details/stories.h"
#include "views/shared/background.h"

class QBoxLayout;
class QComboBox;
class QLabel;
class QMenu;
class QScrollArea;
class QStackedWidget;

namespace armillary::views {

class DetailsHead;
class EmptyState;
class RunColumn;
class SideBySide;
class StoryPanel;
class Workbench;

/// A user: who they are, what they took, and beside it what one to four runs recommend to them.
class UserView : public QWidget {
    Q_OBJECT
 public:
    explicit UserView(Workbench& bench, QWidget* parent = nullptr);

    void show_user(const QString& dataset, const QString& user);
    /// Follows the lists of runs, the active and the compared one.
    void refresh();
    bool settled() const;

 Q_SIGNALS:
    void picked(QString kind, QString id);

 protected:
    bool eventFilter(QObject* object, QEvent* event) override;

 private:
    void make_history();
    void make_lists();
    void take_story(std::optional<UserStory> story);
    void show_story();
    void show_trouble(const std::exception_ptr& failure);
    void show_columns(const QStringList& runs);
    /// Lists beside one another; below one another where not even two have room.
    void arrange_columns();
    void compare_splits();
    void ask_standings(const QString& run);
    QStringList notes() const;
    void fill_runs_menu();
    int k() const;

    Workbench& bench_;
    QString dataset_, user_;
    std::optional<UserStory> story_;
    QString standings_of_;  ///< the run whose split the history is marked by
    QStringList chosen_;    ///< runs beside the active and the compared one
    QStackedWidget *stack_, *lists_;
    EmptyState *empty_, *no_runs_;
    DetailsHead* head_;
    SideBySide* sections_;
    StoryPanel* history_;
    QComboBox* k_;
    QMenu* runs_menu_;
    QScrollArea* columns_area_;
    QBoxLayout* columns_row_;
    QLabel* stand_in_;
    std::vector<RunColumn*> columns_;
    Background reading_, marking_;
};

}  // namespace armillary::views
