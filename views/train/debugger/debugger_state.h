// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/jobs/debugger/inspection.h"
#include "core/jobs/debugger/intervention.h"
#include "core/jobs/run_control.h"
#include "views/train/decimated_series.h"

namespace armillary::views {

/// What the person wants of the training; done by whoever holds its control.
struct DebuggerRequest {
    enum class Kind {
        pause,
        resume,
        step,         ///< one batch, while paused
        intervene,    ///< `intervention`
        breakpoints,  ///< the conditions have changed
        look,         ///< something else is looked at
    };
    Kind kind = Kind::pause;
    jobs::Intervention intervention = {};
};

/// A condition at which the training pauses.
struct BreakpointLine {
    std::string condition;
    std::string mistake;  ///< why it cannot stop this training; empty: it can
    std::string now;      ///< its figures at this moment: `usage[0] = 0.18`
};

/// Something that happened to the training, on the plots and in the list of interventions.
struct DebuggerMark {
    double epoch = 0;
    std::string words;
    bool intervention = false;
};

/// What the debugger knows of the training under way, and what is asked of it. Without widgets: the window's panel
/// and the drawn one show the same.
class DebuggerState {
 public:
    enum class Phase {
        none,       ///< nothing has trained here yet
        preparing,  ///< the run is not under way yet
        running,
        paused,
        ended,  ///< what was seen last stays
    };

    // What is told of the training.
    /// Another training: all but the breakpoints is forgotten.
    void begin();
    void set_title(std::string title) { title_ = std::move(title); }
    void set_phase(Phase phase) { phase_ = phase; }
    /// The same one again changes nothing.
    void add(std::shared_ptr<const jobs::Inspection> inspection);
    void set_losses(std::map<std::string, DecimatedSeries> losses) { losses_ = std::move(losses); }
    /// Names of what is measured at the end of an epoch, as far as one has ended.
    void set_epoch_names(std::vector<std::string> names) { epoch_names_ = std::move(names); }
    void set_marks(std::vector<DebuggerMark> marks) { marks_ = std::move(marks); }
    /// The training answered that it cannot use a condition.
    void refuse(const std::string& condition, std::string mistake);
    /// Sentences of core in the user's language.
    void set_translator(std::function<std::string(const std::string&)> say);

    const std::string& title() const { return title_; }
    Phase phase() const { return phase_; }
    bool trains() const { return phase_ == Phase::running || phase_ == Phase::paused; }
    /// Null before something was looked at.
    const jobs::Inspection* inspection() const { return inspection_.get(); }
    const std::map<std::string, DecimatedSeries>& losses() const { return losses_; }
    /// The figures of the inspections against epochs, by name.
    const std::map<std::string, DecimatedSeries>& figures() const { return figures_; }
    const std::vector<DebuggerMark>& marks() const { return marks_; }
    std::optional<double> figure(const std::string& name) const;

    // What can be done. A training that was not looked at yet is asked, and answers for itself.
    bool can_revive() const { return trains() && (!inspection_ || inspection_->can_revive); }
    bool can_roll_back() const { return trains() && (!inspection_ || inspection_->can_roll_back); }
    int levels() const { return inspection_ ? static_cast<int>(inspection_->codes.size()) : 0; }

    // What the person does.
    void request(DebuggerRequest::Kind kind) { requests_.push_back({kind}); }
    void intervene(jobs::Intervention::Kind kind, double value = jobs::Intervention::kAllLevels);
    /// The text as a learning rate: a number, 0 or more.
    static std::optional<double> rate_of(const std::string& text);
    bool has_requests() const { return !requests_.empty(); }
    std::vector<DebuggerRequest> take_requests() { return std::exchange(requests_, {}); }

    /// Why this cannot stop this training, with the column; empty when it can, or is empty. Names are checked once
    /// something was measured.
    std::string mistake_in(const std::string& condition) const;
    /// Whether it can be read and is not there yet. Breakpoints are the window's: a name that this training does
    /// not measure, or only at the end of its first epoch, may belong to the next.
    bool can_add(const std::string& condition) const;
    /// Takes a condition that can be added; tells whether it did.
    bool add_breakpoint(const std::string& condition);
    void remove_breakpoint(size_t index);
    const std::vector<BreakpointLine>& breakpoints() const { return breakpoints_; }
    std::vector<std::string> conditions() const;

    // The tensor whose values are wanted; whether anything is looked at is for others to say.
    const jobs::RunControl::Look& wanted() const { return look_; }
    void look_at(const std::string& tensor, int64_t first_row = 0);
    /// The next value that is not finite, of this tensor or the next that has one; false when there is none.
    bool look_at_not_finite();
    /// The translated sentences by their English ones: which letters they need is known only then.
    const std::map<std::string, std::string>& said() const { return said_; }
    /// Row and column of the value gone to last.
    std::optional<std::pair<int64_t, int64_t>> place() const { return place_; }
    int64_t not_finite() const;  ///< values, of all parameters

 private:
    const std::string& say(const std::string& english) const;
    void measure_breakpoints();
    void go_to(const std::pair<int64_t, int64_t>& place);

    std::string title_;
    Phase phase_ = Phase::none;
    std::shared_ptr<const jobs::Inspection> inspection_;
    std::map<std::string, DecimatedSeries> losses_, figures_;
    std::vector<std::string> epoch_names_;
    double last_epoch_ = 0;
    std::vector<DebuggerMark> marks_;
    std::vector<DebuggerRequest> requests_;
    std::vector<BreakpointLine> breakpoints_;
    std::map<std::string, std::string> refused_;
    jobs::RunControl::Look look_;
    std::optional<std::pair<int64_t, int64_t>> place_;
    bool go_to_first_ = false;  ///< of the tensor whose values have been asked for
    std::function<std::string(const std::string&)> translate_ = [](const std::string& words) { return words; };
    mutable std::map<std::string, std::string> said_;
};

}  // namespace armillary::views
