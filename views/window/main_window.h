// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>
#include <functional>
#include <map>
#include <vector>

#include "views/shared/page.h"
#include "views/window/palette_search.h"
#include "views/window/window_settings.h"

class QMenu;
class QStackedWidget;

namespace armillary::views {

class CommandPalette;
class DropOverlay;
class MessageBar;
class ModeBar;
class TopBar;

/// What stands in the window: the program hands it over, so that the window knows no page by name.
struct Furniture {
    std::vector<PageEntry> pages;
    std::function<QWidget*(Workbench&)> details;  ///< the panel beside every page; empty: none
    std::function<void(Workbench&, QWidget* parent)>
        export_recommendations;  ///< of the active run; empty: not offered
    /// More commands of the window, asked for once: those of single pages.
    std::function<std::vector<Command>(Workbench&, QWidget* parent)> commands = {};
    std::function<QString()> about;  ///< versions, as rich text; may take a second
};

/// The window: mode bar, top bar, messages, the pages, jobs, and the details panel. Pages are made when they are
/// first shown. It remembers where the user was in each workspace.
class MainWindow : public QMainWindow {
    Q_OBJECT
 public:
    MainWindow(Workbench& bench, WindowSettings& settings, Furniture furniture);
    ~MainWindow() override;

    void show_page(const QString& id);
    QString current_page() const { return current_; }
    /// The page, made when it is not there yet; null for an unknown id.
    Page* page(const QString& id);
    /// Opens the workspace and comes back to where the user was in it. What goes wrong is told; false then.
    bool open_workspace(const QString& folder);
    /// What a drop does: imports data, opens a workspace folder, fills the form from an experiment file.
    void open_paths(const QStringList& paths);
    /// What a drop of these would do, in words.
    QString meaning_of(const QStringList& paths) const;

    void open_palette();
    /// Keeps page, runs, layouts and states of the open workspace. The window does so when it closes.
    void remember_place();

 Q_SIGNALS:
    /// The program makes the window anew in this language.
    void language_chosen(QString language);

 protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;

 private:
    void build();
    void place_messages();
    void restore_place();
    void choose_workspace(QWidget* anchor);
    std::vector<PaletteEntry> palette_entries();
    void choose_selection(QWidget* anchor);
    void name_selection();
    QJsonObject current_layout();
    void apply_layout(const QJsonObject& layout);

    // window_commands.cpp
    void declare_commands();
    void declare_file_commands();
    void declare_edit_commands();
    void declare_view_commands();
    void declare_run_commands();
    void declare_help_commands();
    void fill_menus();
    void fill_recent(QMenu& menu);
    void fill_panels(QMenu& menu);
    void fill_layouts(QMenu& menu);
    void save_layout();
    void set_scale(double scale);

    Workbench& bench_;
    WindowSettings& settings_;
    Furniture furniture_;
    TopBar* top_bar_ = nullptr;
    ModeBar* mode_bar_ = nullptr;
    MessageBar* messages_ = nullptr;
    QStackedWidget* stack_ = nullptr;
    CommandPalette* palette_ = nullptr;
    DropOverlay* drop_ = nullptr;
    QDockWidget* details_ = nullptr;
    std::map<QString, Page*> pages_;
    QString current_;
    QJsonObject place_;  ///< of the open workspace, as remembered; pages made later find their state here
    bool close_asked_ = false;
};

}  // namespace armillary::views
