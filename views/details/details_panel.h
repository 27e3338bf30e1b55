// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "views/shared/entity_search.h"
#include "views/details/visited.h"
#include "views/shared/background.h"

class QLineEdit;
class QListWidget;
class QListWidgetItem;
class QStackedWidget;
class QToolButton;

namespace armillary::views {

class EmptyState;
class ItemView;
class UserView;
class Workbench;

/// Who the selection is about: the user or item that was picked last, on any page. Goes back and forth through
/// what it has shown, and finds users and items by title or id. Does nothing while it is hidden.
class DetailsPanel : public QWidget {
    Q_OBJECT
 public:
    explicit DetailsPanel(Workbench& bench, QWidget* parent = nullptr);
    ~DetailsPanel() override;

    /// Gives the search line the keyboard.
    void start_search();
    /// Whether all that was asked for is shown.
    bool settled() const;

 protected:
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;

 private:
    QWidget* make_bar();
    void follow_selection(const QString& kind, const QString& space);
    void follow_run();
    void forget();
    /// Shows it here and picks it everywhere.
    void go(const Place& place);
    void step(bool forward);
    void pick_here();
    void request_refresh();
    void refresh();
    void show_here();

    void look_for(const QString& text);
    void show_found(const std::vector<Found>& found, const QString& text);
    void open(const QListWidgetItem* found);
    void set_search_space(const QString& dataset);

    Workbench& bench_;
    Visited visited_;
    QString search_space_;  ///< of what was shown or activated last
    QLineEdit* search_;
    QToolButton *back_, *forward_;
    QStackedWidget* stack_;
    EmptyState* empty_;
    UserView* user_view_;
    ItemView* item_view_;
    QListWidget* found_;
    Background searching_;
    bool pending_ = false;
};

}  // namespace armillary::views
