// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDockWidget>
#include <QJsonObject>
#include <QMainWindow>
#include <QString>
#include <functional>
#include <map>
#include <vector>

#include "views/shared/workbench.h"

namespace armillary::views {

/// One view of the workbench (Data, Train, …): dock panels that the user may move, float, hide and maximise. A
/// page derives from this, adds its panels in its constructor, and draws what it shows in `refresh`. Panels stay
/// out of the way of each other's work: nothing is computed while the page is hidden.
class Page : public QMainWindow {
    Q_OBJECT
 public:
    Page(Workbench& bench, const QString& id);

    const QString& id() const { return id_; }
    Workbench& bench() { return bench_; }

    /// Brings the page up to date soon if it can be seen, else when it is shown. Requests in one turn count once.
    void request_refresh();
    /// Whether everything that was asked for has been drawn: what `render` and tests wait for.
    virtual bool settled() const { return !pending_; }

    /// What comes back after a restart beside the layout: filters, the chosen data set, widths of columns.
    /// `restore` meets states of older versions and of other workspaces: it takes what it knows and never throws.
    virtual QJsonObject state() const { return {}; }
    virtual void restore(const QJsonObject& state) {}
    /// Of `render`: shows this run (also one that is not the active one) or data set.
    virtual void show_only(const QString& run, const QString& dataset) {}

    /// Panels and their places, with a version; an unknown one is refused and the default kept.
    QByteArray layout() const;
    bool restore_layout(const QByteArray& layout);
    void reset_layout();
    const std::vector<QDockWidget*>& panels() const { return panels_; }
    /// Gives a panel the whole page; again, or with null: all as before. Double-click on a title does the same.
    void maximise(QDockWidget* panel);
    /// Shows the panel and gives it the keyboard.
    void focus_panel(const QString& panel_id);

 protected:
    /// The page as it is now: from the workbench and the page's own choice. Slow reading goes through a
    /// `Background`.
    virtual void refresh() = 0;

    /// A panel of the default layout. `id` is stable (layouts name it); the title is translated.
    QDockWidget* add_panel(const QString& id, const QString& title, QWidget* content, Qt::DockWidgetArea area);
    /// Puts the second panel below (or beside) the first, as shares of their common space.
    void split(QDockWidget* first, QDockWidget* second, Qt::Orientation orientation);
    /// The panel keeps this width when the page is resized, until the user drags its border; the others take the
    /// rest.
    void keep_width(QDockWidget* panel, int width);
    /// Called once, when the panels are in place, and by `reset_layout`: relative sizes of the default layout.
    void set_default_sizes(std::function<void()> sizes) { default_sizes_ = std::move(sizes); }
    /// Of a constructor's end: remembers the default layout.
    void finish_layout();

    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;

 private:
    static constexpr int kLayoutVersion = 1;
    void refresh_now();
    void apply_widths();
    /// A panel among tabs is named by its tab, and its own bar holds only the buttons.
    void name_panels_once();

    Workbench& bench_;
    QString id_;
    std::vector<QDockWidget*> panels_;
    std::vector<QDockWidget*> hidden_by_maximise_;
    std::map<QDockWidget*, int> kept_widths_;
    QByteArray default_layout_;
    std::function<void()> default_sizes_;
    bool pending_ = false, queued_ = false, sized_ = false, widths_queued_ = false, names_queued_ = false;
};

/// A page as the window's list names it: the only line that a new page needs outside its folder.
struct PageEntry {
    QString id;     ///< `codebook`: also the word of `armillary render`
    QString title;  ///< of the mode bar; translated when the list is made
    QString icon;
    QString help;  ///< one sentence: what it is for
    std::function<Page*(Workbench&)> make;
};

}  // namespace armillary::views
