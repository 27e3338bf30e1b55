// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QKeySequence>
#include <QObject>
#include <QString>
#include <functional>
#include <vector>

namespace armillary::views {

/// Where a command stands among the menus.
enum class Menu { file, edit, view, run, help };

/// Something that the user can do, declared once: menus, the palette, the page of shortcuts and tests come from
/// it.
struct Command {
    QString id;  ///< `file.open_workspace`: stable, for tests and settings
    Menu menu = Menu::file;
    QString text;  ///< sentence case, "…" when it asks for more
    QString help;  ///< one sentence
    QString icon = {};
    QKeySequence shortcut = {};
    std::function<void()> run;
    std::function<bool()> enabled = {};  ///< empty: always; asked before a menu or the palette opens
    std::function<bool()> checked = {};  ///< of a switch: whether it is on
};

/// The commands of the window, each with its action.
class CommandTable : public QObject {
    Q_OBJECT
 public:
    using QObject::QObject;

    /// Throws `Error` (internal) when the id or the shortcut is taken.
    QAction* add(Command command);
    const std::vector<Command>& commands() const { return commands_; }
    QAction* action(const QString& id) const;  ///< null when there is none
    /// Runs it when it exists and is enabled; tells whether it did.
    bool run(const QString& id);
    /// Brings the actions up to date with `enabled` and `checked`.
    void refresh();
    void clear();

 private:
    std::vector<Command> commands_;
    std::vector<QAction*> actions_;
};

}  // namespace armillary::views
