// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/debugger/breakpoint_watch.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/error.h"
#include "core/base/text.h"

namespace armillary::jobs {

namespace {

constexpr std::string_view kAfter = " after ";

std::string count_of(int64_t batches) {
    return fmt::format("{} batch{}", batches, batches == 1 ? "" : "es");
}

/// What is wrong with the names of a breakpoint; nothing when they are all known.
std::optional<std::string> complaint_about(const Breakpoint& breakpoint, const std::vector<std::string>& known) {
    try {
        breakpoint.check(known);
    } catch (const UsageError& error) {
        return error.what();
    }
    return std::nullopt;
}

}  // namespace

std::string to_string(const BreakpointHit& hit) {
    return fmt::format("{}{}{}: {}", hit.condition, kAfter, count_of(hit.trained), hit.figures);
}

std::optional<BreakpointHit> parse_breakpoint_hit(std::string_view text) {
    const size_t colon = text.find(": "), after = text.substr(0, colon).rfind(kAfter);
    if (colon == text.npos || after == text.npos) return std::nullopt;
    const std::string_view count = text.substr(after + kAfter.size(), colon - after - kAfter.size());
    const auto trained = parse_int(count.substr(0, count.find(' ')));
    if (!trained || count != count_of(*trained)) return std::nullopt;
    return BreakpointHit{std::string(text.substr(0, after)), *trained, std::string(text.substr(colon + 2))};
}

void BreakpointWatch::update() {
    RunControl::Breakpoints wanted = control_.breakpoints();
    if (wanted.version == version_) return;
    version_ = wanted.version;
    then_ = wanted.then;
    std::vector<Entry> entries;
    for (const std::string& condition : wanted.conditions) {
        const auto known = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) {
            return entry.breakpoint.source() == condition;
        });
        if (known != entries_.end()) {
            entries.push_back(std::move(*known));
            entries_.erase(known);
        } else {
            entries.push_back({Breakpoint(condition)});
        }
    }
    entries_ = std::move(entries);
}

bool BreakpointWatch::unchecked() const {
    return std::any_of(entries_.begin(), entries_.end(), [](const Entry& entry) { return !entry.checked; });
}

bool BreakpointWatch::names_any(std::span<const std::string_view> names) const {
    return std::any_of(entries_.begin(), entries_.end(),
                       [&](const Entry& entry) { return entry.breakpoint.names_any(names); });
}

void BreakpointWatch::check(const std::vector<std::string>& known,
                            const std::function<std::vector<std::string>()>& at_epoch_ends, bool complete,
                            const Moment& moment) {
    std::vector<std::string> all;
    for (auto entry = entries_.begin(); entry != entries_.end();) {
        if (entry->checked || !complaint_about(entry->breakpoint, known)) {
            (entry++)->checked = true;
            continue;
        }
        if (all.empty()) {
            if (complete && epoch_names_.empty()) epoch_names_ = at_epoch_ends();
            all = known;
            all.insert(all.end(), epoch_names_.begin(), epoch_names_.end());
        }
        const auto complaint = complaint_about(entry->breakpoint, all);
        if (!complaint || !complete) {
            entry->checked = !complaint;
            if (complaint && !waiting_told_)
                observer_.on_message(fmt::format("the breakpoint '{}' waits for what is measured later",
                                                 entry->breakpoint.source()));
            waiting_told_ = waiting_told_ || complaint;
            ++entry;
            continue;
        }
        const std::string source = entry->breakpoint.source();
        if (then_ == RunControl::AtBreakpoint::stop)
            throw UsageError(fmt::format("the breakpoint '{}' cannot be watched: {}", source, *complaint), source);
        observer_.on_event(moment.step, "breakpoint_error", fmt::format("{}: {}", source, *complaint));
        entry = entries_.erase(entry);
    }
}

void BreakpointWatch::ask(const NamedFigures& figures, const Moment& moment) {
    std::optional<BreakpointHit> first;
    for (Entry& entry : entries_) {
        if (!entry.breakpoint.becomes_true(figures)) continue;
        const BreakpointHit hit{entry.breakpoint.source(), moment.trained, entry.breakpoint.account(figures)};
        observer_.on_event(moment.step, "breakpoint", to_string(hit));
        if (!first) first = hit;
    }
    if (!first) return;
    if (then_ == RunControl::AtBreakpoint::pause) {
        control_.pause();
        return;
    }
    throw Error(ErrorKind::breakpoint,
                fmt::format("stopped by the breakpoint '{}' after {}: {}", first->condition,
                            count_of(first->trained), first->figures),
                fmt::format("epoch {}, batch {}", moment.epoch, moment.batch));
}

}  // namespace armillary::jobs
