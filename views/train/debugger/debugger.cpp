// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/train/debugger/debugger.h"

#include "core/jobs/debugger/breakpoint_watch.h"
#include "views/shared/core_text.h"
#include "views/shared/words.h"
#include "views/train/debugger/condition_mistake.h"

namespace armillary::views {

using Phase = DebuggerState::Phase;

Debugger& Debugger::of(Workbench& bench) {
    auto* debugger = bench.findChild<Debugger*>(QString(), Qt::FindDirectChildrenOnly);
    return debugger ? *debugger : *new Debugger(bench);
}

Debugger::Debugger(Workbench& bench) : QObject(&bench), bench_(bench), trainer_(Trainer::of(bench)) {
    state_.set_translator([](const std::string& english) { return plain(condition_mistake(english)); });
    connect(&bench.jobs(), &JobList::changed, this, &Debugger::update);
    connect(&trainer_, &Trainer::ended, this, &Debugger::hear_out);
    connect(&bench, &Workbench::workspace_changed, this, &Debugger::forget);
}

/// The training itself goes on in the workspace that it was started in.
void Debugger::forget() {
    const bool seen = std::exchange(seen_, false);
    apply_look();
    seen_ = seen;
    live_.reset();
    state_.begin();
    state_.set_phase(Phase::none);
    Q_EMIT changed();
}

void Debugger::watch(bool seen) {
    if (seen == seen_) return;
    seen_ = seen;
    apply_look();
    if (seen) update();
}

bool Debugger::attach(const Trainer::Training& training) {
    if (training.live == live_) return false;
    live_ = training.live;
    job_ = training.job;
    version_ = 0;
    marks_told_ = 0;
    looks_ = false;
    state_.begin();
    return true;
}

/// The list of jobs tells of a change a few times a second: a training may have come to its end in between.
void Debugger::hear_out(const QString& run) {
    const Trainer::Training* training = trainer_.find(run);
    // Jobs are numbered as they were asked for: a training before the one looked at is over for the debugger.
    if (!training || training->job < job_ || !attach(*training)) return;
    state_.set_phase(Phase::ended);
    tell_of_marks();
    Q_EMIT changed();
}

void Debugger::update() {
    const Trainer::Training* training = trainer_.under_way();
    const Phase before = state_.phase();
    bool news = training && attach(*training);
    if (!live_) return;
    if (!training || training->live != live_) {
        state_.set_phase(Phase::ended);
    } else if (const auto control = live_->control(); control && !live_->run().isEmpty()) {
        state_.set_phase(control->paused() ? Phase::paused : Phase::running);
    }
    apply_look();
    tell_of_marks();
    news = news || state_.phase() != before;
    if (seen_ && live_->version() != version_) {
        version_ = live_->version();
        take_title();
        LiveFigures figures = live_->figures();
        state_.set_losses(std::move(figures.losses));
        state_.set_epoch_names(std::move(figures.epoch_names));
        std::vector<DebuggerMark> marks;
        for (const RunMark& mark : figures.marks)
            marks.push_back({mark.epoch, plain(mark.words()), mark.is_intervention()});
        state_.set_marks(std::move(marks));
        state_.add(std::move(figures.inspection));
        carry_out();  // a value gone to may need other rows
        news = true;
    }
    if (news) Q_EMIT changed();
}

void Debugger::take_title() {
    const QString run = live_->run();
    const store::RunSummary* row = bench_.find_run(run);
    state_.set_title(plain(
        row ? QStringLiteral("%1 · %2 · %3").arg(run, bench_.model_name(row->model), text(row->dataset)) : run));
}

/// What the training did by itself is told even where nobody looks at it.
void Debugger::tell_of_marks() {
    for (const RunMark& mark : live_->marks_from(marks_told_)) {
        ++marks_told_;
        const QString what = core_text(mark.detail);
        if (const auto hit = jobs::parse_breakpoint_hit(mark.detail); hit && mark.kind == "breakpoint")
            bench_.tell({Message::Kind::info,
                         tr("%1 paused at the breakpoint %2: %3")
                             .arg(live_->run(), text(hit->condition), text(hit->figures)),
                         tr("epoch %1, after %2 batches").arg(mark.epoch, 0, 'f', 2).arg(count(hit->trained)),
                         tr("Show the debugger"), [this] { show_panel(); }, QStringLiteral("breakpoint")});
        if (mark.kind == "intervention_refused")
            bench_.tell({Message::Kind::warning,
                         tr("The intervention was not made in %1: %2").arg(live_->run(), what),
                         {},
                         {},
                         {},
                         QStringLiteral("intervention")});
        if (mark.kind == "breakpoint_error") {
            for (const std::string& condition : state_.conditions())
                if (mark.detail.find(condition) != std::string::npos) state_.refuse(condition, plain(what));
            bench_.tell({Message::Kind::warning,
                         tr("A breakpoint cannot be used by %1: %2").arg(live_->run(), what),
                         {},
                         tr("Show the debugger"),
                         [this] { show_panel(); },
                         QStringLiteral("breakpoint_error")});
        }
    }
}

void Debugger::apply_look() {
    const auto control = live_ && !live_->finished() ? live_->control() : std::nullopt;
    if (!control || seen_ == looks_) return;
    looks_ = seen_;
    jobs::RunControl(*control).look(look());
}

jobs::RunControl::Look Debugger::look() const {
    jobs::RunControl::Look look = state_.wanted();
    look.on = seen_;
    return look;
}

void Debugger::carry_out() {
    using Kind = DebuggerRequest::Kind;
    auto control = live_ && !live_->finished() ? live_->control() : std::nullopt;
    for (const DebuggerRequest& request : state_.take_requests()) {
        switch (request.kind) {
            case Kind::pause:
                bench_.jobs().pause(job_);
                break;
            case Kind::resume:
                bench_.jobs().resume(job_);
                break;
            case Kind::step:
                bench_.jobs().step(job_);
                break;
            case Kind::intervene:
                if (control) control->intervene(request.intervention);
                break;
            case Kind::breakpoints:
                trainer_.set_breakpoints(state_.conditions());
                break;
            case Kind::look:
                if (control && seen_) control->look(look());
                break;
        }
    }
}

void Debugger::pause() {
    state_.request(DebuggerRequest::Kind::pause);
    carry_out();
}

void Debugger::resume() {
    state_.request(DebuggerRequest::Kind::resume);
    carry_out();
}

void Debugger::step() {
    state_.request(DebuggerRequest::Kind::step);
    carry_out();
}

void Debugger::intervene(jobs::Intervention::Kind kind, double value) {
    state_.intervene(kind, value);
    carry_out();
}

bool Debugger::add_breakpoint(const QString& condition) {
    if (!state_.add_breakpoint(plain(condition))) return false;
    carry_out();
    Q_EMIT changed();
    return true;
}

void Debugger::remove_breakpoint(size_t index) {
    state_.remove_breakpoint(index);
    carry_out();
    Q_EMIT changed();
}

void Debugger::remove_breakpoints() {
    while (!state_.breakpoints().empty()) state_.remove_breakpoint(0);
    carry_out();
    Q_EMIT changed();
}

bool Debugger::look_at_not_finite() {
    const bool found = state_.look_at_not_finite();
    carry_out();
    if (found) Q_EMIT changed();
    return found;
}

void Debugger::show_panel(bool breakpoint_field) {
    bench_.go_to(QStringLiteral("train"));
    Q_EMIT panel_requested(breakpoint_field);
}

}  // namespace armillary::views
