// SPDX-License-Identifier: GPL-3.0-or-later
// What the user can do in the window: each declared once, for the menus, the palette and the page of shortcuts.
#include <QApplication>
#include <QDockWidget>
#include <QFileInfo>
#include <QInputDialog>
#include <QJsonObject>
#include <QLocale>
#include <QMenu>
#include <QMenuBar>
#include <QPointer>

#include "views/shared/file_dialogs.h"
#include "views/shared/words.h"
#include "views/window/main_window.h"
#include "views/window/manual_window.h"
#include "views/window/shortcuts_window.h"

namespace armillary::views {

namespace {

constexpr double kScaleStep = 1.1;

const std::vector<std::pair<QString, QString>> kLanguages{{"en", QStringLiteral("English")},
                                                          {"zh_CN", QStringLiteral("简体中文")}};

}  // namespace

void MainWindow::declare_commands() {
    bench_.commands().clear();
    declare_file_commands();
    declare_edit_commands();
    declare_view_commands();
    declare_run_commands();
    declare_help_commands();
    bench_.commands().refresh();
}

void MainWindow::declare_file_commands() {
    CommandTable& table = bench_.commands();
    auto open = [this] { return bench_.workspace() != nullptr; };
    table.add({.id = "file.import",
               .menu = Menu::file,
               .text = tr("Import files…"),
               .help = tr("Read ratings, histories or item tables into the workspace"),
               .icon = "import",
               .shortcut = QKeySequence("Ctrl+O"),
               .run = [this] { open_paths(ask_files(this, tr("Import files"))); },
               .enabled = open});
    table.add({.id = "file.import_folder",
               .menu = Menu::file,
               .text = tr("Import a folder…"),
               .help = tr("Read a data set that is a folder of files, or the folder of a run made elsewhere"),
               .icon = "folder",
               .shortcut = QKeySequence("Ctrl+Shift+O"),
               .run =
                   [this] {
                       const QString folder = ask_folder(this, tr("Import a folder"));
                       if (!folder.isEmpty()) open_paths({folder});
                   },
               .enabled = open});
    table.add({.id = "file.open_workspace",
               .menu = Menu::file,
               .text = tr("Open workspace…"),
               .help = tr("Open another workspace, or make one in an empty folder"),
               .icon = "workspace",
               .shortcut = QKeySequence("Ctrl+Shift+W"),
               .run = [this] {
                   const QString folder = ask_folder(this, tr("Folder of the workspace"));
                   if (!folder.isEmpty()) open_workspace(folder);
               }});
    table.add({.id = "file.pin_workspace",
               .menu = Menu::file,
               .text = tr("Keep this workspace in the list"),
               .help = tr("A pinned workspace stays first among the recent ones"),
               .icon = "pin",
               .run =
                   [this] {
                       const QString folder = QString::fromStdString(bench_.workspace()->path().string());
                       settings_.set_pinned(folder, !settings_.is_pinned(folder));
                   },
               .enabled = open,
               .checked =
                   [this] {
                       return bench_.workspace() &&
                              settings_.is_pinned(QString::fromStdString(bench_.workspace()->path().string()));
                   }});
    table.add({.id = "file.quit",
               .menu = Menu::file,
               .text = tr("Quit"),
               .help = tr("Close the window; it comes back as it is now"),
               .shortcut = QKeySequence("Ctrl+Q"),
               .run = [this] { close(); }});
}

void MainWindow::declare_edit_commands() {
    CommandTable& table = bench_.commands();
    QUndoStack& undo = bench_.undo();
    // Not while a menu is open or something is dragged: the change would go unseen.
    auto calm = [] { return !QApplication::activePopupWidget() && QApplication::mouseButtons() == Qt::NoButton; };
    table.add({.id = "edit.undo",
               .menu = Menu::edit,
               .text = tr("Undo"),
               .help = tr("Take back the last deletion or change of a name, tag or note"),
               .icon = "undo",
               .shortcut = QKeySequence("Ctrl+Z"),
               .run = [&undo] { undo.undo(); },
               .enabled = [&undo, calm] { return undo.canUndo() && calm(); }});
    table.add({.id = "edit.redo",
               .menu = Menu::edit,
               .text = tr("Redo"),
               .help = tr("Do again what was taken back"),
               .icon = "redo",
               .shortcut = QKeySequence("Ctrl+Shift+Z"),
               .run = [&undo] { undo.redo(); },
               .enabled = [&undo, calm] { return undo.canRedo() && calm(); }});
    table.add({.id = "edit.clear_selection",
               .menu = Menu::edit,
               .text = tr("Clear the selection"),
               .help = tr("Nothing is picked any more, in any view"),
               .shortcut = QKeySequence("Ctrl+D"),
               .run = [this] { bench_.selection().clear(); }});
    Selection& selection = bench_.selection();
    table.add({.id = "edit.selection_back",
               .menu = Menu::edit,
               .text = tr("Back to what was picked before"),
               .help = tr("Pick again what was picked before, in every view"),
               .icon = "arrow-left",
               .shortcut = QKeySequence("Alt+Left"),
               .run = [&selection] { selection.go_back(); },
               .enabled = [&selection] { return selection.can_go_back(); }});
    table.add({.id = "edit.selection_forward",
               .menu = Menu::edit,
               .text = tr("Forward to what was picked after"),
               .help = tr("Take back a step back"),
               .icon = "arrow-right",
               .shortcut = QKeySequence("Alt+Right"),
               .run = [&selection] { selection.go_forward(); },
               .enabled = [&selection] { return selection.can_go_forward(); }});
    table.add({.id = "edit.pin_selection",
               .menu = Menu::edit,
               .text = tr("Keep what is picked…"),
               .help = tr("Give what is picked a name, to pick it again later"),
               .icon = "pin",
               .shortcut = QKeySequence("Ctrl+P"),
               .run = [this] { name_selection(); },
               .enabled =
                   [&selection] {
                       const auto [kind, space] = selection.latest();
                       return !selection.ids(kind, space).isEmpty();
                   }});
    connect(&selection, &Selection::changed, &table, &CommandTable::refresh);
    table.add({.id = "edit.palette",
               .menu = Menu::edit,
               .text = tr("Find anything…"),
               .help = tr("Find any action, page, run, data set, item or user by its name"),
               .icon = "search",
               .shortcut = QKeySequence("Ctrl+K"),
               .run = [this] { open_palette(); }});
    // The table changes its own enabled states when the stack does.
    connect(&undo, &QUndoStack::indexChanged, this, [this] { bench_.commands().refresh(); });
}

void MainWindow::declare_view_commands() {
    CommandTable& table = bench_.commands();
    int number = 1;
    for (const PageEntry& page : furniture_.pages) {
        table.add({.id = "view.page." + page.id,
                   .menu = Menu::view,
                   .text = tr("Page: %1").arg(page.title),
                   .help = page.help,
                   .icon = page.icon,
                   .shortcut = QKeySequence(QStringLiteral("Ctrl+%1").arg(number++)),
                   .run = [this, id = page.id] { show_page(id); },
                   .enabled = [this] { return bench_.workspace() != nullptr; }});
    }
    if (details_)
        table.add({.id = "view.details",
                   .menu = Menu::view,
                   .text = tr("Details panel"),
                   .help = tr("Who the picked user or what the picked item is, beside every page"),
                   .icon = "info",
                   .shortcut = QKeySequence("F9"),
                   .run = [this] { details_->setVisible(!details_->isVisible()); },
                   .checked = [this] { return details_->isVisible(); }});
    table.add({.id = "view.restore_panels",
               .menu = Menu::view,
               .text = tr("Reset layout"),
               .help = tr("All panels of this page back at their first places"),
               .icon = "layout",
               .run = [this] {
                   if (Page* page = this->page(current_)) page->reset_layout();
               }});
    table.add({.id = "view.save_layout",
               .menu = Menu::view,
               .text = tr("Save layout…"),
               .help = tr("Keep the places of all panels under a name"),
               .icon = "layout",
               .run = [this] { save_layout(); }});
    for (const auto& [choice, text] :
         {std::pair{ThemeChoice::system, tr("Theme: as the system")},
          std::pair{ThemeChoice::light, tr("Theme: light")}, std::pair{ThemeChoice::dark, tr("Theme: dark")}})
        table.add({.id = QStringLiteral("view.theme.%1").arg(static_cast<int>(choice)),
                   .menu = Menu::view,
                   .text = text,
                   .help = tr("Colours of the window"),
                   .icon = "theme",
                   .run =
                       [this, choice = choice] {
                           settings_.set_theme(choice);
                           Theme::current().choose(choice);
                       },
                   .checked = [choice = choice] { return Theme::current().choice() == choice; }});
    table.add({.id = "view.larger",
               .menu = Menu::view,
               .text = tr("Larger"),
               .help = tr("Larger type and controls, for a projector or tired eyes"),
               .shortcut = QKeySequence("Ctrl+="),
               .run = [this] { set_scale(Theme::current().scale() * kScaleStep); }});
    table.add({.id = "view.smaller",
               .menu = Menu::view,
               .text = tr("Smaller"),
               .help = tr("Smaller type and controls"),
               .shortcut = QKeySequence("Ctrl+-"),
               .run = [this] { set_scale(Theme::current().scale() / kScaleStep); }});
    table.add({.id = "view.normal_size",
               .menu = Menu::view,
               .text = tr("Normal size"),
               .help = tr("Type and controls as they were made"),
               .shortcut = QKeySequence("Ctrl+0"),
               .run = [this] { set_scale(1); }});
    for (const auto& [code, name] : kLanguages)
        table.add({.id = "view.language." + code,
                   .menu = Menu::view,
                   .text = tr("Language: %1").arg(name),
                   .help = tr("Language of the window"),
                   .icon = "language",
                   .run = [this, code = code] { Q_EMIT language_chosen(code); },
                   .checked =
                       [this, code = code] {
                           const QString chosen = settings_.language();
                           return chosen == code || (chosen.isEmpty() && (QLocale::system().language() ==
                                                                          QLocale::Chinese) == (code == "zh_CN"));
                       }});
    table.add({.id = "view.full_screen",
               .menu = Menu::view,
               .text = tr("Full screen"),
               .help = tr("The window fills the screen"),
               .icon = "maximise",
               .shortcut = QKeySequence("F11"),
               .run = [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); },
               .checked = [this] { return isFullScreen(); }});
}

void MainWindow::declare_run_commands() {
    CommandTable& table = bench_.commands();
    auto first_pausable = [this](bool paused) -> std::optional<JobId> {
        for (const JobRow& job : bench_.jobs().rows())
            if (job.pausable && !job.waiting && (job.status.state == jobs::JobState::paused) == paused)
                return job.id;
        return std::nullopt;
    };
    table.add({.id = "run.train",
               .menu = Menu::run,
               .text = tr("New training"),
               .help = tr("Choose data and a model, and train it"),
               .icon = "train",
               .shortcut = QKeySequence("Ctrl+T"),
               .run = [this] { show_page("train"); },
               .enabled = [this] { return bench_.workspace() != nullptr; }});
    table.add({.id = "run.pause",
               .menu = Menu::run,
               .text = tr("Pause the training"),
               .help = tr("Stops between two batches; nothing is lost"),
               .icon = "pause",
               .shortcut = QKeySequence("F6"),
               .run = [this, first_pausable] { bench_.jobs().pause(*first_pausable(false)); },
               .enabled = [first_pausable] { return first_pausable(false).has_value(); }});
    table.add({.id = "run.continue",
               .menu = Menu::run,
               .text = tr("Continue the training"),
               .help = tr("Goes on where it was paused"),
               .icon = "play",
               .shortcut = QKeySequence("F5"),
               .run = [this, first_pausable] { bench_.jobs().resume(*first_pausable(true)); },
               .enabled = [first_pausable] { return first_pausable(true).has_value(); }});
    if (furniture_.commands)
        for (Command& command : furniture_.commands(bench_, this)) table.add(std::move(command));
    table.add({.id = "run.cancel_all",
               .menu = Menu::run,
               .text = tr("Cancel all jobs"),
               .help = tr("What a training has recorded is kept, and it can be resumed"),
               .icon = "stop",
               .run = [this] { bench_.jobs().cancel_all(); },
               .enabled = [this] { return !bench_.jobs().idle(); }});
    if (furniture_.export_recommendations)
        table.add({.id = "run.export_recommendations",
                   .menu = Menu::run,
                   .text = tr("Export recommendations…"),
                   .help = tr("The top items of every user by the run that is shown, as a CSV file"),
                   .icon = "export",
                   .shortcut = QKeySequence("Ctrl+E"),
                   .run = [this] { furniture_.export_recommendations(bench_, this); },
                   .enabled =
                       [this] {
                           const store::RunSummary* run = bench_.find_run(bench_.active_run());
                           return run && run->kind == "recommender" && run->status == "done";
                       }});
}

void MainWindow::declare_help_commands() {
    CommandTable& table = bench_.commands();
    table.add({.id = "help.manual",
               .menu = Menu::help,
               .text = tr("Manual"),
               .help = tr("How to use each page, and what every model does"),
               .icon = "help",
               .shortcut = QKeySequence("F1"),
               .run = [this] { show_manual(this, bench_.models(), current_); }});
    table.add({.id = "help.shortcuts",
               .menu = Menu::help,
               .text = tr("Keyboard shortcuts"),
               .help = tr("Every action with its keys"),
               .icon = "keyboard",
               .shortcut = QKeySequence("Ctrl+/"),
               .run = [this] { show_shortcuts(this, bench_.commands()); }});
    table.add({.id = "help.about",
               .menu = Menu::help,
               .text = tr("About Armillary"),
               .help = tr("Versions of the program and what it computes with"),
               .icon = "info",
               .run = [this] { show_about(this, furniture_.about); }});
}

void MainWindow::fill_menus() {
    const std::vector<std::pair<Menu, QString>> titles{{Menu::file, tr("&File")},
                                                       {Menu::edit, tr("&Edit")},
                                                       {Menu::view, tr("&View")},
                                                       {Menu::run, tr("&Run")},
                                                       {Menu::help, tr("&Help")}};
    for (const auto& [kind, title] : titles) {
        QMenu* menu = menuBar()->addMenu(title);
        menu->setToolTipsVisible(true);
        connect(menu, &QMenu::aboutToShow, &bench_.commands(), &CommandTable::refresh);
        for (const Command& command : bench_.commands().commands())
            if (command.menu == kind) menu->addAction(bench_.commands().action(command.id));
        auto submenu = [this, menu](const QString& text, void (MainWindow::*fill)(QMenu&)) {
            QMenu* part = menu->addMenu(text);
            connect(part, &QMenu::aboutToShow, this, [this, part, fill] {
                part->clear();
                (this->*fill)(*part);
            });
        };
        if (kind == Menu::file) submenu(tr("Recent workspaces"), &MainWindow::fill_recent);
        if (kind == Menu::view) submenu(tr("Panels of this page"), &MainWindow::fill_panels);
        if (kind == Menu::view) submenu(tr("Layouts"), &MainWindow::fill_layouts);
    }
}

void MainWindow::fill_recent(QMenu& menu) {
    for (const QString& folder : settings_.recent_workspaces())
        menu.addAction(shortened(folder, 60), this, [this, folder] { open_workspace(folder); })
            ->setEnabled(QFileInfo::exists(folder));
    if (menu.isEmpty()) menu.addAction(tr("None yet"))->setEnabled(false);
}

void MainWindow::fill_panels(QMenu& menu) {
    if (Page* page = this->page(current_))
        for (QDockWidget* panel : page->panels()) menu.addAction(panel->toggleViewAction());
}

void MainWindow::fill_layouts(QMenu& menu) {
    for (const QString& name : settings_.layouts()) {
        QMenu* one = menu.addMenu(name);
        one->addAction(tr("Use"), this, [this, name] { apply_layout(settings_.layout(name)); });
        one->addAction(tr("Remove"), this, [this, name] {
            const QJsonObject before = settings_.layout(name);
            settings_.remove_layout(name);
            bench_.tell({Message::Kind::info,
                         tr("The layout %1 is removed").arg(name),
                         {},
                         tr("Undo"),
                         [this, name, before] { settings_.set_layout(name, before); }});
        });
    }
    if (menu.isEmpty()) menu.addAction(tr("None saved yet"))->setEnabled(false);
}

void MainWindow::save_layout() {
    const QString name = QInputDialog::getText(this, tr("Save layout"), tr("Name of the layout")).trimmed();
    if (!name.isEmpty()) settings_.set_layout(name, current_layout());
}

void MainWindow::set_scale(double scale) {
    Theme::current().set_scale(scale);
    settings_.set_scale(Theme::current().scale());
}

}  // namespace armillary::views
