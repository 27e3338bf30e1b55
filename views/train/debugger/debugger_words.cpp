// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/train/debugger/debugger_words.h"

#include <QCoreApplication>

namespace armillary::views {

namespace {

struct DebuggerText {
    Q_DECLARE_TR_FUNCTIONS(Debugger)
};

}  // namespace

std::string DebuggerWords::fill(DebuggerWord word, std::initializer_list<std::string> values) const {
    std::string filled;
    const std::string& pattern = (*this)[word];
    for (size_t i = 0; i < pattern.size(); ++i) {
        const size_t which = pattern[i] == '%' && i + 1 < pattern.size()
                                 ? static_cast<size_t>(pattern[i + 1] - '1')
                                 : values.size();
        if (which >= values.size()) {
            filled += pattern[i];
            continue;
        }
        filled += values.begin()[which];
        ++i;
    }
    return filled;
}

std::string DebuggerWords::all() const {
    std::string all;
    for (const std::string& word : words_) all += word;
    return all;
}

DebuggerWords debugger_words() {
    using W = DebuggerWord;
    DebuggerWords words;
    const auto set = [&words](W word, const QString& text) { words[word] = text.toStdString(); };
    set(W::position, DebuggerText::tr("Epoch %1, batch %2 of %3, step %4"));
    set(W::preparing, DebuggerText::tr("The training is being prepared"));
    set(W::running, DebuggerText::tr("Running"));
    set(W::paused, DebuggerText::tr("Paused"));
    set(W::ended, DebuggerText::tr("Ended; this was seen last"));
    set(W::nothing, DebuggerText::tr("Start a training to look inside it. Breakpoints can be set before"));
    set(W::waiting, DebuggerText::tr("Waiting for the next batch…"));
    set(W::pause, DebuggerText::tr("Pause"));
    set(W::resume, DebuggerText::tr("Continue"));
    set(W::step, DebuggerText::tr("Step a batch"));
    set(W::losses, DebuggerText::tr("Losses"));
    set(W::time, DebuggerText::tr("Where the time goes"));
    set(W::parameters, DebuggerText::tr("Parameters"));
    set(W::codebook, DebuggerText::tr("Codebook"));
    set(W::tensor, DebuggerText::tr("Tensor"));
    set(W::breakpoints, DebuggerText::tr("Breakpoints"));
    set(W::interventions, DebuggerText::tr("Interventions"));
    set(W::learning_rate, DebuggerText::tr("Learning rate"));
    set(W::forward, DebuggerText::tr("forward"));
    set(W::backward, DebuggerText::tr("backward"));
    set(W::optimiser, DebuggerText::tr("optimiser"));
    set(W::rest, DebuggerText::tr("rest"));
    set(W::batch_time, DebuggerText::tr("%1 ms a batch"));
    set(W::name, DebuggerText::tr("Name"));
    set(W::shape, DebuggerText::tr("Shape"));
    set(W::norm, DebuggerText::tr("Norm"));
    set(W::gradient, DebuggerText::tr("Gradient"));
    set(W::update, DebuggerText::tr("Update ratio"));
    set(W::values, DebuggerText::tr("Values"));
    set(W::not_finite, DebuggerText::tr("Not finite"));
    set(W::level_use, DebuggerText::tr("Level %1: %2 of %3 codes in use (%4), %5 dead (%6)"));
    set(W::choose_tensor, DebuggerText::tr("Choose a tensor"));
    set(W::rows_shown, DebuggerText::tr("Rows %1 to %2 of %3"));
    set(W::columns_shown, DebuggerText::tr("the first %1 of %2 columns"));
    set(W::earlier, DebuggerText::tr("Earlier rows"));
    set(W::later, DebuggerText::tr("Later rows"));
    set(W::next_not_finite, DebuggerText::tr("Next not finite"));
    set(W::values_not_finite, DebuggerText::tr("%1 values are not finite"));
    set(W::all_finite, DebuggerText::tr("All values are finite"));
    set(W::tensor_waits, DebuggerText::tr("Its values come with the next batch"));
    set(W::condition, DebuggerText::tr("Condition, such as usage[0] < 0.2"));
    set(W::add, DebuggerText::tr("Add"));
    set(W::remove, DebuggerText::tr("Remove"));
    set(W::no_breakpoints, DebuggerText::tr("None. The training pauses where a condition becomes true"));
    set(W::apply, DebuggerText::tr("Apply"));
    set(W::bad_rate, DebuggerText::tr("A number, 0 or more, such as 0.001"));
    set(W::revive, DebuggerText::tr("Revive dead codes"));
    set(W::all_levels, DebuggerText::tr("All levels"));
    set(W::level, DebuggerText::tr("Level %1"));
    set(W::cannot_revive, DebuggerText::tr("This model has no codes to revive"));
    set(W::roll_back, DebuggerText::tr("Roll back to the checkpoint"));
    set(W::no_checkpoint, DebuggerText::tr("There is no checkpoint yet"));
    set(W::made, DebuggerText::tr("epoch %1: %2"));
    set(W::none_made, DebuggerText::tr("None yet. Each is recorded, and made again when the run is repeated"));
    set(W::not_a_number, DebuggerText::tr("NaN"));
    set(W::infinite, DebuggerText::tr("infinite"));
    set(W::events, DebuggerText::tr("Epoch %1"));
    return words;
}

}  // namespace armillary::views
