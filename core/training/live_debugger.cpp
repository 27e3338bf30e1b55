// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/live_debugger.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/model/revivable.h"
#include "core/training/tensor_figures.h"

namespace armillary::training {

namespace {

/// At most four times a second, and at most this share of the time for measuring what is shown.
constexpr double kLeastSeconds = 0.25, kMostShare = 0.05;
constexpr std::string_view kGradientFigures[] = {"gradient_norm", "grad_norm"};

double seconds_between(std::chrono::steady_clock::time_point a, std::chrono::steady_clock::time_point b) {
    return std::chrono::duration<double>(b - a).count();
}

bool has(const jobs::NamedFigures& figures, const std::string& name) {
    return std::any_of(figures.begin(), figures.end(), [&](const auto& figure) { return figure.first == name; });
}

bool same(const jobs::RunControl::Look& a, const jobs::RunControl::Look& b) {
    return a.on == b.on && a.tensor == b.tensor && a.first_row == b.first_row && a.rows == b.rows &&
           a.columns == b.columns;
}

}  // namespace

LiveDebugger::LiveDebugger(LoadedModel& loaded, jobs::RunObserver& observer, jobs::RunControl& control,
                           std::function<std::vector<std::string>()> epoch_names)
    : loaded_(loaded),
      observer_(observer),
      control_(control),
      epoch_names_(std::move(epoch_names)),
      planned_(loaded.task().interventions.begin(), loaded.task().interventions.end()),
      breakpoints_(control, observer) {}

void LiveDebugger::attach(const Optimizer& optimizer) {
    optimizer_ = &optimizer;
    parameters_.reset();
    code_use_.reset();
    has_gradients_ = false;
    place_.batch = 0;
}

std::optional<jobs::Intervention> LiveDebugger::next_change(const Progress& progress) {
    std::optional<jobs::Intervention> change;
    if (!planned_.empty() && planned_.front().after <= progress.trained) {
        change = planned_.front();
        planned_.pop_front();
    }
    while (!change) {
        if (control_.paused() && !shown_ && control_.wanted_look().on) show(progress);
        jobs::RunControl::Order order = control_.next_order();
        if (order.go()) return std::nullopt;
        if (order.look) show(progress);
        change = order.intervention;
        if (change) change->after = progress.trained;
    }
    code_use_.reset();
    shown_ = false;
    return change;
}

void LiveDebugger::begin_batch(const Place& place) {
    place_ = place;
    breakpoints_.update();
    wants_gradient_ = breakpoints_.names_any(kGradientFigures);
    wants_codes_ = breakpoints_.names_any(kCodeFigures);
    inspecting_ = look_is_due();
    if (inspecting_ && !parameters_) parameters_.emplace(*optimizer_, loaded_.model().state());
    batch_start_ = phase_start_ = Clock::now();
}

bool LiveDebugger::look_is_due() {
    const jobs::RunControl::Look wanted = control_.wanted_look();
    if (!wanted.on) {
        look_.on = false;
        return false;
    }
    return !same(wanted, look_) || control_.paused() ||
           seconds_between(last_shown_, Clock::now()) >= std::max(kLeastSeconds, last_cost_ / kMostShare);
}

void LiveDebugger::after_forward(const Progress& progress, jobs::NamedFigures figures) {
    const auto now = Clock::now();
    times_.forward += seconds_between(phase_start_, now);
    phase_start_ = now;
    figures_ = std::move(figures);
    if (breakpoints_.unchecked()) check_names(progress);
}

bool LiveDebugger::complete() {
    auto* tokenizer = loaded_.as<model::Tokenizer>();
    auto* scorer = loaded_.as<model::BlockScorer>();
    return (!tokenizer || tokenizer->has_codes()) && (!scorer || scorer->has_scores());
}

void LiveDebugger::check_names(const Progress& progress) {
    std::vector<std::string> known;
    for (const auto& [name, value] : this->figures(progress, /*with_codes=*/false)) known.push_back(name);
    known.emplace_back("gradient_norm");
    if (auto* tokenizer = loaded_.as<model::Tokenizer>())
        for (int level = 0; level < tokenizer->levels(); ++level)
            for (std::string_view name : kCodeFigures) known.push_back(fmt::format("{}[{}]", name, level));
    breakpoints_.check(known, epoch_names_, complete(), moment(progress));
}

void LiveDebugger::after_failure(const Progress& progress) {
    if (wants_gradient_) figures_.emplace_back("gradient_norm", std::numeric_limits<double>::quiet_NaN());
    shown_ = false;
    if (!breakpoints_.empty()) breakpoints_.ask(figures(progress, wants_codes_), moment(progress));
}

void LiveDebugger::after_backward() {
    const auto now = Clock::now();
    times_.backward += seconds_between(phase_start_, now);
    if (wants_gradient_ || inspecting_) figures_.emplace_back("gradient_norm", optimizer_->gradient_norm());
    if (inspecting_) parameters_->before_step();
    phase_start_ = Clock::now();
    if (inspecting_) spent_ += seconds_between(now, phase_start_);
}

void LiveDebugger::after_step() {
    const auto now = Clock::now();
    times_.step += seconds_between(phase_start_, now);
    code_use_.reset();
    shown_ = false;
    has_gradients_ = true;
    if (parameters_) inspecting_ ? parameters_->after_step() : parameters_->forget();
    if (inspecting_) spent_ += seconds_between(now, Clock::now());
}

void LiveDebugger::after_batch(const Progress& progress, double examples_per_second) {
    examples_per_second_ = examples_per_second;
    times_.whole += seconds_between(batch_start_, Clock::now()) - spent_;
    ++timed_;
    // Shown before a breakpoint may end the run, asked before it may pause it: what is seen is what stopped it.
    if (inspecting_) show(progress);
    if (!breakpoints_.empty()) breakpoints_.ask(figures(progress, wants_codes_), moment(progress));
}

void LiveDebugger::after_epoch(const Progress& progress, const jobs::EpochEvent& event) {
    for (const auto* told : {&event.train, &event.valid, &event.diagnostics})
        for (const auto& [name, value] : *told) {
            std::erase_if(epoch_figures_, [&](const auto& figure) { return figure.first == name; });
            epoch_figures_.emplace_back(name, value);
        }
    // Codes are among the diagnostics of an epoch.
    if (!breakpoints_.empty()) breakpoints_.ask(figures(progress, /*with_codes=*/false), moment(progress));
}

jobs::BreakpointWatch::Moment LiveDebugger::moment(const Progress& progress) const {
    return {progress.epoch, progress.step, place_.batch, progress.trained};
}

const CodeUse* LiveDebugger::code_use() {
    auto* tokenizer = loaded_.as<model::Tokenizer>();
    if (!tokenizer || !tokenizer->has_codes()) return nullptr;
    if (!code_use_) {
        auto& trainable = *loaded_.as<model::Trainable>();
        trainable.set_training(false);
        code_use_ = measure_code_use(*tokenizer, loaded_.context().items());
        trainable.set_training(true);
    }
    return &*code_use_;
}

jobs::NamedFigures LiveDebugger::figures(const Progress& progress, bool with_codes) {
    jobs::NamedFigures all = figures_;
    for (const auto& [name, value] : {std::pair{"learning_rate", optimizer_->learning_rate()},
                                      {"epoch", static_cast<double>(progress.epoch)},
                                      {"batch", static_cast<double>(place_.batch)},
                                      {"step", static_cast<double>(progress.step)},
                                      {"trained", static_cast<double>(progress.trained)},
                                      {"examples_per_second", examples_per_second_}})
        all.emplace_back(name, value);
    const CodeUse* use = with_codes ? code_use() : nullptr;
    if (use) all.insert(all.end(), use->figures.begin(), use->figures.end());
    for (const auto& figure : epoch_figures_)
        if (!has(all, figure.first)) all.push_back(figure);
    return all;
}

void LiveDebugger::show(const Progress& progress) {
    const auto start = Clock::now();
    look_ = control_.wanted_look();
    if (!parameters_) parameters_.emplace(*optimizer_, loaded_.model().state());
    jobs::Inspection shown;
    shown.epoch = progress.epoch;
    shown.step = progress.step;
    shown.batch = place_.batch;
    shown.batches = place_.batches;
    shown.trained = progress.trained;
    shown.learning_rate = optimizer_->learning_rate();
    shown.examples_per_second = examples_per_second_;
    shown.figures = figures(progress, /*with_codes=*/true);
    if (timed_ > 0) take_means();
    shown.times = means_;
    shown.parameters = parameters_->figures(has_gradients_ && !optimizer_->clips());
    if (const CodeUse* use = code_use()) shown.codes = use->counts;
    if (!look_.tensor.empty())
        for (const auto& [name, tensor] : loaded_.model().state())
            if (name == look_.tensor) shown.tensor = values_of(name, tensor, look_);
    shown.can_revive = loaded_.as<model::Revivable>() && !shown.codes.empty();
    shown.can_roll_back = true;  // a run that trains has written a checkpoint before its first batch
    observer_.on_inspection(shown);

    shown_ = true;
    last_shown_ = Clock::now();
    last_cost_ = spent_ + seconds_between(start, last_shown_);
    spent_ = 0;
}

void LiveDebugger::take_means() {
    const auto batches = static_cast<double>(timed_);
    means_ = {times_.forward / batches, times_.backward / batches, times_.step / batches,
              (times_.whole - times_.forward - times_.backward - times_.step) / batches};
    times_ = {};
    timed_ = 0;
}

}  // namespace armillary::training
