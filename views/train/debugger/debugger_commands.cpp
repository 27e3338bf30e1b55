// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/train/debugger/debugger_commands.h"

#include <QCoreApplication>
#include <QInputDialog>

#include "core/base/text.h"
#include "views/shared/words.h"
#include "views/train/debugger/debugger.h"

namespace armillary::views {

namespace {

using Kind = jobs::Intervention::Kind;
using Phase = DebuggerState::Phase;

struct DebuggerCommandsText {
    Q_DECLARE_TR_FUNCTIONS(DebuggerCommands)
};

/// Asks until the answer is a rate or none is given.
void ask_rate(Debugger& debugger, QWidget* parent) {
    const jobs::Inspection* seen = debugger.state().inspection();
    QString answer = seen ? text(format_number(seen->learning_rate)) : QString();
    QString question = DebuggerCommandsText::tr("New learning rate");
    for (;;) {
        bool given = false;
        answer = QInputDialog::getText(parent, DebuggerCommandsText::tr("Set the learning rate"), question,
                                       QLineEdit::Normal, answer, &given);
        if (!given) return;
        if (const auto rate = DebuggerState::rate_of(plain(answer)))
            return debugger.intervene(Kind::learning_rate, *rate);
        question =
            DebuggerCommandsText::tr("“%1” is no learning rate: a number, 0 or more, such as 0.001").arg(answer);
    }
}

void ask_level(Debugger& debugger, QWidget* parent) {
    QStringList choices{DebuggerCommandsText::tr("All levels")};
    for (int level = 0; level < debugger.state().levels(); ++level)
        choices << DebuggerCommandsText::tr("Level %1").arg(level);
    if (choices.size() == 1) return debugger.intervene(Kind::revive_dead_codes);
    bool given = false;
    const QString answer = QInputDialog::getItem(
        parent, DebuggerCommandsText::tr("Revive dead codes"),
        DebuggerCommandsText::tr("Codes that no item has are moved to items"), choices, 0, false, &given);
    if (!given) return;
    const auto level = static_cast<int>(choices.indexOf(answer)) - 1;
    debugger.intervene(Kind::revive_dead_codes, level < 0 ? jobs::Intervention::kAllLevels : level);
}

}  // namespace

std::vector<Command> debugger_commands(Workbench& bench, QWidget* parent) {
    Debugger& debugger = Debugger::of(bench);
    const auto in = [&debugger](Phase phase) {
        return [&debugger, phase] { return debugger.state().phase() == phase; };
    };
    const auto trains = [&debugger] { return debugger.state().trains(); };
    return {
        {.id = "debugger.show",
         .menu = Menu::run,
         .text = DebuggerCommandsText::tr("Live debugger"),
         .help = DebuggerCommandsText::tr("Look inside the training under way: losses, tensors, codes"),
         .icon = "search",
         .shortcut = QKeySequence("F8"),
         .run = [&debugger] { debugger.show_panel(); },
         .enabled = [&bench] { return bench.workspace() != nullptr; }},
        {.id = "debugger.step",
         .menu = Menu::run,
         .text = DebuggerCommandsText::tr("Step a batch"),
         .help = DebuggerCommandsText::tr("Trains one batch more and pauses again"),
         .icon = "step",
         .shortcut = QKeySequence("F7"),
         .run = [&debugger] { debugger.step(); },
         .enabled = in(Phase::paused)},
        {.id = "debugger.breakpoint",
         .menu = Menu::run,
         .text = DebuggerCommandsText::tr("Add a breakpoint…"),
         .help = DebuggerCommandsText::tr("A condition at which the training pauses, such as isnan(loss)"),
         .icon = "pin",
         .shortcut = QKeySequence("Ctrl+B"),
         .run = [&debugger] { debugger.show_panel(true); },
         .enabled = [&bench] { return bench.workspace() != nullptr; }},
        {.id = "debugger.no_breakpoints",
         .menu = Menu::run,
         .text = DebuggerCommandsText::tr("Remove all breakpoints"),
         .help = DebuggerCommandsText::tr("The training pauses at no condition any more"),
         .run = [&debugger] { debugger.remove_breakpoints(); },
         .enabled = [&debugger] { return !debugger.state().breakpoints().empty(); }},
        {.id = "debugger.learning_rate",
         .menu = Menu::run,
         .text = DebuggerCommandsText::tr("Set the learning rate…"),
         .help = DebuggerCommandsText::tr("From the next batch on; recorded with the run"),
         .icon = "edit",
         .run = [&debugger, parent] { ask_rate(debugger, parent); },
         .enabled = trains},
        {.id = "debugger.revive",
         .menu = Menu::run,
         .text = DebuggerCommandsText::tr("Revive dead codes…"),
         .help = DebuggerCommandsText::tr("Moves codes that no item has to items; recorded with the run"),
         .icon = "wand",
         .run = [&debugger, parent] { ask_level(debugger, parent); },
         .enabled = [&debugger] { return debugger.state().can_revive(); }},
        {.id = "debugger.roll_back",
         .menu = Menu::run,
         .text = DebuggerCommandsText::tr("Roll back to the checkpoint"),
         .help =
             DebuggerCommandsText::tr("Weights and optimiser as at the last checkpoint; recorded with the run"),
         .icon = "undo",
         .run = [&debugger] { debugger.intervene(Kind::roll_back); },
         .enabled = [&debugger] { return debugger.state().can_roll_back(); }},
        {.id = "debugger.not_finite",
         .menu = Menu::run,
         .text = DebuggerCommandsText::tr("Next value that is not finite"),
         .help = DebuggerCommandsText::tr("Shows the tensor and the place of the next NaN or infinite value"),
         .icon = "warning",
         .run =
             [&bench, &debugger] {
                 debugger.show_panel();
                 if (!debugger.look_at_not_finite())
                     bench.tell({Message::Kind::info,
                                 DebuggerCommandsText::tr("All values that were looked at are finite")});
             },
         .enabled = trains},
    };
}

}  // namespace armillary::views
