// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <memory>

#include "views/shared/workbench.h"
#include "views/train/debugger/debugger_state.h"
#include "views/train/trainer.h"

namespace armillary::views {

/// Looks inside the training under way in this window and steers it: the panel, the menu and the palette work
/// through it. One for a workbench, made at the first call; trainings wait for each other, so there is one to look
/// at.
class Debugger : public QObject {
    Q_OBJECT
 public:
    static Debugger& of(Workbench& bench);

    DebuggerState& state() { return state_; }
    /// Somebody can see the debugger: only then are tensors inspected, which costs the training time.
    void watch(bool seen);
    /// Does what the state was asked for.
    void carry_out();

    // The commands: each as the drawn debugger does it.
    void pause();
    void resume();
    void step();
    void intervene(jobs::Intervention::Kind kind, double value = jobs::Intervention::kAllLevels);
    /// Adds a breakpoint that can be added; tells whether it did.
    bool add_breakpoint(const QString& condition);
    void remove_breakpoint(size_t index);
    void remove_breakpoints();
    /// Goes to the next value that is not finite; tells whether there is one.
    bool look_at_not_finite();
    /// Asks the Train page to show the debugger, and to give the keyboard to the field for a breakpoint.
    void show_panel(bool breakpoint_field = false);

 Q_SIGNALS:
    void changed();  ///< on the window's thread, at most ten times a second
    void panel_requested(bool breakpoint_field);

 private:
    explicit Debugger(Workbench& bench);
    void update();
    void hear_out(const QString& run);
    /// Turns to a training; tells whether that is another one.
    bool attach(const Trainer::Training& training);
    void forget();
    void take_title();
    void tell_of_marks();
    void apply_look();
    jobs::RunControl::Look look() const;

    Workbench& bench_;
    Trainer& trainer_;
    DebuggerState state_;
    std::shared_ptr<LiveRun> live_;  ///< the training looked at, also after its end
    JobId job_ = 0;
    uint64_t version_ = 0;
    size_t marks_told_ = 0;
    bool seen_ = false, looks_ = false;
};

}  // namespace armillary::views
