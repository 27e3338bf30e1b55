// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <initializer_list>
#include <string>

namespace armillary::views {

/// Every text that the drawn debugger shows; `%1`, `%2` stand for values.
enum class DebuggerWord {
    position,  ///< epoch, batch, batches, step
    preparing,
    running,
    paused,
    ended,
    nothing,  ///< no training: what to do
    waiting,  ///< for the first inspection
    pause,
    resume,
    step,
    losses,
    time,
    parameters,
    codebook,
    tensor,
    breakpoints,
    interventions,
    learning_rate,
    forward,
    backward,
    optimiser,
    rest,
    batch_time,  ///< milliseconds
    name,
    shape,
    norm,
    gradient,
    update,
    values,  ///< heading of the histograms
    not_finite,
    level_use,  ///< level, codes in use, codes, share, dead, share of dead
    choose_tensor,
    rows_shown,  ///< first, last, of
    columns_shown,
    earlier,
    later,
    next_not_finite,
    values_not_finite,
    all_finite,
    tensor_waits,
    condition,  ///< hint in the empty field
    add,
    remove,
    no_breakpoints,
    apply,
    bad_rate,
    revive,
    all_levels,
    level,  ///< number
    cannot_revive,
    roll_back,
    no_checkpoint,
    made,
    none_made,
    not_a_number,
    infinite,
    events,  ///< heading of a tooltip
    count_,
};

/// The texts in one language.
class DebuggerWords {
 public:
    std::string& operator[](DebuggerWord word) { return words_[static_cast<size_t>(word)]; }
    const std::string& operator[](DebuggerWord word) const { return words_[static_cast<size_t>(word)]; }
    /// The text with its values filled in.
    std::string fill(DebuggerWord word, std::initializer_list<std::string> values) const;
    /// All texts in one: which letters they need.
    std::string all() const;

 private:
    std::array<std::string, static_cast<size_t>(DebuggerWord::count_)> words_;
};

/// In the language of the window.
DebuggerWords debugger_words();

}  // namespace armillary::views
