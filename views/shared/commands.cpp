// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/commands.h"

#include "core/base/error.h"
#include "views/shared/icons.h"

namespace armillary::views {

QAction* CommandTable::add(Command command) {
    for (const Command& other : commands_) {
        if (other.id == command.id)
            throw Error(ErrorKind::internal, "two commands have this id", command.id.toStdString());
        if (!command.shortcut.isEmpty() && other.shortcut == command.shortcut)
            throw Error(ErrorKind::internal, "this shortcut is taken by " + other.id.toStdString(),
                        command.id.toStdString());
    }
    auto* action = new QAction(icon(command.icon), command.text, this);
    action->setObjectName(command.id);
    action->setShortcut(command.shortcut);
    action->setToolTip(
        command.shortcut.isEmpty()
            ? command.help
            : QStringLiteral("%1 (%2)").arg(command.help, command.shortcut.toString(QKeySequence::NativeText)));
    action->setStatusTip(command.help);
    action->setCheckable(static_cast<bool>(command.checked));
    connect(action, &QAction::triggered, this, [this, id = command.id] { run(id); });
    commands_.push_back(std::move(command));
    actions_.push_back(action);
    return action;
}

QAction* CommandTable::action(const QString& id) const {
    for (QAction* action : actions_)
        if (action->objectName() == id) return action;
    return nullptr;
}

bool CommandTable::run(const QString& id) {
    for (size_t i = 0; i < commands_.size(); ++i) {
        if (commands_[i].id != id) continue;
        if (commands_[i].enabled && !commands_[i].enabled()) return false;
        const std::function<void()> handler = commands_[i].run;  // it may rebuild this table
        handler();
        refresh();
        return true;
    }
    return false;
}

void CommandTable::refresh() {
    for (size_t i = 0; i < commands_.size(); ++i) {
        actions_[i]->setEnabled(!commands_[i].enabled || commands_[i].enabled());
        if (commands_[i].checked) actions_[i]->setChecked(commands_[i].checked());
    }
}

void CommandTable::clear() {
    commands_.clear();
    for (QAction* action : actions_) action->deleteLater();
    actions_.clear();
}

}  // namespace armillary::views
