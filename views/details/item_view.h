// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "views/details/ranked_lists.h"
#include "views/details/stories.h"
#include "views/shared/background.h"

class QComboBox;
class QLabel;
class QStackedWidget;

namespace armillary::views {

class DetailsHead;
class EmptyState;
class RankedTable;
class SideBySide;
class StoryPanel;
class Workbench;

/// An item: what it is, how popular, its code, the items nearest to it, and who took it.
class ItemView : public QWidget {
    Q_OBJECT
 public:
    explicit ItemView(Workbench& bench, QWidget* parent = nullptr);

    void show_item(const QString& dataset, const QString& item);
    /// Follows the active run.
    void refresh();
    bool settled() const;

 Q_SIGNALS:
    void picked(QString kind, QString id);

 private:
    void make_nearest();
    void make_takers();
    void take_story(std::optional<ItemStory> story);
    void show_notes();
    void ask_nearest();
    void ask_code();
    void show_nearest(const NearestList& list, const QString& run);
    void show_trouble(const std::exception_ptr& failure);
    Closeness closeness() const;
    /// The active run where it belongs to the item's data set, else empty.
    QString run() const;

    Workbench& bench_;
    QString dataset_, item_, asked_nearest_, asked_code_;
    std::optional<ItemStory> story_;
    std::optional<ItemCode> code_;
    QStackedWidget *stack_, *nearest_stack_;
    EmptyState *empty_, *no_nearest_;
    DetailsHead* head_;
    SideBySide* sections_;
    QComboBox* closeness_;
    QLabel* nearest_caption_;
    RankedTable* nearest_;
    StoryPanel* takers_;
    Background reading_, finding_, coding_;
};

}  // namespace armillary::views
