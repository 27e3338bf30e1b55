// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/train/debugger/debugger_state.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/jobs/debugger/breakpoint.h"

namespace armillary::views {

namespace {

constexpr int64_t kFewColumns = 16, kMostColumns = 512;
constexpr size_t kMostSentences = 200;  // kept in translation
constexpr int64_t kRowsBefore = 8;      // of a value gone to, to see what stands around it

double clock_of(const jobs::Inspection& seen) {
    const double share =
        seen.batches > 0 ? static_cast<double>(seen.batch) / static_cast<double>(seen.batches) : 1;
    return std::max(0.0, seen.epoch - 1 + share);
}

}  // namespace

void DebuggerState::begin() {
    title_.clear();
    phase_ = Phase::preparing;
    inspection_.reset();
    losses_.clear();
    figures_.clear();
    epoch_names_.clear();
    marks_.clear();
    requests_.clear();
    refused_.clear();
    last_epoch_ = 0;
    look_ = {};
    place_.reset();
    go_to_first_ = false;
    measure_breakpoints();
}

void DebuggerState::add(std::shared_ptr<const jobs::Inspection> inspection) {
    if (!inspection || inspection == inspection_) return;
    inspection_ = std::move(inspection);
    const double epoch = clock_of(*inspection_);
    if (epoch < last_epoch_)  // rolled back
        for (auto& [name, series] : figures_) series.cut_from(epoch);
    // The same batch again (something else is looked at): its figures are drawn already.
    if (epoch != last_epoch_) {
        for (const auto& [name, value] : inspection_->figures) figures_[name].add(epoch, value);
        if (!figure("examples_per_second"))
            figures_["examples_per_second"].add(epoch, inspection_->examples_per_second);
    }
    last_epoch_ = epoch;
    if (go_to_first_ && inspection_->tensor.name == look_.tensor) {
        go_to_first_ = false;
        if (!inspection_->tensor.first_not_finite.empty()) go_to(inspection_->tensor.first_not_finite.front());
    }
    measure_breakpoints();
}

std::optional<double> DebuggerState::figure(const std::string& name) const {
    if (!inspection_) return std::nullopt;
    for (const auto& [known, value] : inspection_->figures)
        if (known == name) return value;
    return std::nullopt;
}

void DebuggerState::refuse(const std::string& condition, std::string mistake) {
    refused_[condition] = std::move(mistake);
    measure_breakpoints();
}

void DebuggerState::intervene(jobs::Intervention::Kind kind, double value) {
    requests_.push_back({DebuggerRequest::Kind::intervene, {.kind = kind, .value = value}});
}

std::optional<double> DebuggerState::rate_of(const std::string& text) {
    const auto rate = parse_double(trim(text));
    return rate && std::isfinite(*rate) && *rate >= 0 ? rate : std::nullopt;
}

void DebuggerState::set_translator(std::function<std::string(const std::string&)> say) {
    translate_ = std::move(say);
    said_.clear();
    measure_breakpoints();
}

const std::string& DebuggerState::say(const std::string& english) const {
    const auto known = said_.find(english);
    if (known != said_.end()) return known->second;
    if (said_.size() >= kMostSentences) said_.clear();
    return said_[english] = translate_(english);
}

// Breakpoints.

std::string DebuggerState::mistake_in(const std::string& condition) const {
    if (trim(condition).empty()) return {};
    try {
        const jobs::Breakpoint breakpoint(trim(condition));
        if (inspection_ && !inspection_->figures.empty()) {
            std::vector<std::string> known = epoch_names_;
            for (const auto& [name, value] : inspection_->figures) known.push_back(name);
            breakpoint.check(known);
        }
    } catch (const Error& error) {
        return say(error.what());
    }
    return {};
}

bool DebuggerState::can_add(const std::string& condition) const {
    const std::string wanted(trim(condition));
    if (wanted.empty()) return false;
    for (const BreakpointLine& line : breakpoints_)
        if (line.condition == wanted) return false;
    try {
        const jobs::Breakpoint readable(wanted);
        return true;
    } catch (const UsageError&) {
        return false;
    }
}

bool DebuggerState::add_breakpoint(const std::string& condition) {
    if (!can_add(condition)) return false;
    const std::string wanted(trim(condition));
    refused_.erase(wanted);
    breakpoints_.push_back({wanted, {}, {}});
    measure_breakpoints();
    request(DebuggerRequest::Kind::breakpoints);
    return true;
}

void DebuggerState::remove_breakpoint(size_t index) {
    if (index >= breakpoints_.size()) return;
    breakpoints_.erase(breakpoints_.begin() + static_cast<std::ptrdiff_t>(index));
    request(DebuggerRequest::Kind::breakpoints);
}

std::vector<std::string> DebuggerState::conditions() const {
    std::vector<std::string> conditions;
    for (const BreakpointLine& line : breakpoints_) conditions.push_back(line.condition);
    return conditions;
}

void DebuggerState::measure_breakpoints() {
    for (BreakpointLine& line : breakpoints_) {
        const auto refused = refused_.find(line.condition);
        line.mistake = refused != refused_.end() ? refused->second : mistake_in(line.condition);
        line.now = inspection_ && line.mistake.empty()
                       ? jobs::Breakpoint(line.condition).account(inspection_->figures)
                       : std::string();
    }
}

// Tensors.

void DebuggerState::look_at(const std::string& tensor, int64_t first_row) {
    if (tensor != look_.tensor) look_.columns = kFewColumns;
    look_.tensor = tensor;
    look_.first_row = std::max<int64_t>(0, first_row);
    place_.reset();
    go_to_first_ = false;
    request(DebuggerRequest::Kind::look);
}

void DebuggerState::go_to(const std::pair<int64_t, int64_t>& place) {
    look_.first_row = std::max<int64_t>(0, place.first - kRowsBefore);
    look_.columns = std::clamp(place.second + 1, kFewColumns, kMostColumns);
    place_ = place;
    request(DebuggerRequest::Kind::look);
}

bool DebuggerState::look_at_not_finite() {
    if (!inspection_) return false;
    const jobs::TensorValues& shown = inspection_->tensor;
    if (!look_.tensor.empty() && shown.name == look_.tensor)
        for (const auto& place : shown.first_not_finite)
            if (!place_ || place > *place_) {
                go_to(place);
                return true;
            }
    // The parameters after this one, and then from the first on.
    const auto& parameters = inspection_->parameters;
    if (parameters.empty()) return false;
    size_t here = parameters.size() - 1;  // of none: the first comes next
    for (size_t i = 0; i < parameters.size(); ++i)
        if (parameters[i].name == look_.tensor) here = i;
    for (size_t step = 1; step <= parameters.size(); ++step) {
        const jobs::ParameterFigures& next = parameters[(here + step) % parameters.size()];
        if (next.not_finite == 0) continue;
        if (next.name == look_.tensor && shown.name == look_.tensor && !shown.first_not_finite.empty()) {
            go_to(shown.first_not_finite.front());
            return true;
        }
        look_at(next.name);
        go_to_first_ = true;
        return true;
    }
    return false;
}

int64_t DebuggerState::not_finite() const {
    int64_t values = 0;
    if (inspection_)
        for (const jobs::ParameterFigures& parameter : inspection_->parameters) values += parameter.not_finite;
    return values;
}

}  // namespace armillary::views
