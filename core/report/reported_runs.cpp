// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/reported_runs.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "core/base/error.h"
#include "core/base/figure_text.h"
#include "core/jobs/debugger/intervention.h"

namespace armillary::report {

namespace {

/// Epoch (with its fraction) of a step, from the steps at which epochs ended.
double epoch_at(int64_t step, const std::map<int64_t, int>& ends) {
    const auto next = ends.lower_bound(step);
    if (next == ends.end()) return ends.empty() ? 0 : ends.rbegin()->second;
    const int64_t before = next == ends.begin() ? 0 : std::prev(next)->first;
    const double epoch_before = next == ends.begin() ? next->second - 1 : std::prev(next)->second;
    const double share =
        next->first > before ? static_cast<double>(step - before) / static_cast<double>(next->first - before) : 1;
    return epoch_before + share * (next->second - epoch_before);
}

std::string intervention_words(const std::string& detail, Words say) {
    try {
        const auto made = jobs::parse_interventions(detail);
        if (made.size() != 1) return detail;
        using Kind = jobs::Intervention::Kind;
        const jobs::Intervention& one = made.front();
        switch (one.kind) {
            case Kind::learning_rate:
                return fmt::format(fmt::runtime(say("learning rate {:g}", "学习率 {:g}")), one.value);
            case Kind::revive_dead_codes:
                return say("dead codes revived", "重启死码");
            case Kind::roll_back:
                return say("rolled back to the checkpoint", "回退到检查点");
        }
    } catch (const Error&) {
        // Of another version: shown as it was written.
    }
    return detail;
}

std::string event_words(const std::string& kind, const std::string& detail, Words say) {
    if (kind == "early_stop") return say("early stop", "提前停止");
    if (kind == "intervention") return intervention_words(detail, say);
    if (kind == "intervention_refused") return say("intervention refused", "干预被拒绝");
    if (kind == "breakpoint") return say("breakpoint", "断点");
    if (kind == "breakpoint_error") return say("breakpoint refused", "断点被拒绝");
    if (kind == "diverged") return say("diverged", "发散");
    if (kind == "revived") return say("revived", "已重启");
    std::string words = kind;
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
}

}  // namespace

std::string ReportedRuns::sentence(std::string_view english) const {
    return core_text ? core_text(english) : std::string(english);
}

std::string ReportedRuns::model_name(std::string_view id) const {
    const auto found = std::find_if(models.begin(), models.end(), [&](const auto& m) { return m.id == id; });
    return found == models.end() ? std::string(id) : found->name;
}

void ReportedRuns::check_stop() const {
    if (stop.stop_requested()) throw Cancelled();
}

ChartLine ReportedRuns::curve(const ReportedRun& run, std::string_view split, const std::string& name) const {
    check_stop();
    ChartLine line{.name = run.label, .x = {}, .y = {}, .color = run.color};
    std::map<int, double> by_epoch;
    for (const store::SeriesPoint& point : workspace.runs().series(run.details.id, split, name))
        by_epoch[point.epoch] = point.value;
    for (const auto& [epoch, value] : by_epoch) {
        line.x.push_back(epoch);
        line.y.push_back(value);
    }
    return line;
}

std::vector<const ReportedRun*> ReportedRuns::of_kind(std::string_view kind) const {
    std::vector<const ReportedRun*> found;
    for (const ReportedRun& run : runs)
        if (run.details.kind == kind) found.push_back(&run);
    return found;
}

std::vector<ReportedEvent> events_of(const ReportedRuns& report, const ReportedRun& run) {
    store::RunStore& runs = report.workspace.runs();
    std::map<int64_t, int> ends;
    std::string split, series;
    for (const auto& [of, name] : runs.series_names(run.details.id))  // what the loop tells is told of every epoch
        if (series.empty() || (of == "train" && split != "train")) std::tie(split, series) = std::tie(of, name);
    if (!series.empty())
        for (const store::SeriesPoint& point : runs.series(run.details.id, split, series))
            ends[point.step] = point.epoch;
    std::vector<ReportedEvent> events;
    for (const store::RunEvent& event : runs.events(run.details.id))
        events.push_back({epoch_at(event.step, ends), event.kind, event.detail,
                          event_words(event.kind, event.detail, report.say)});
    return events;
}

std::vector<ChartMark> marks_of(const ReportedRuns& report, const std::vector<const ReportedRun*>& runs) {
    std::vector<ChartMark> marks;
    for (const ReportedRun* run : runs)
        for (const ReportedEvent& event : events_of(report, *run))
            if (event.kind != "message" && event.kind != "revived")  // what came of an intervention, at its moment
                marks.push_back({event.epoch, runs.size() > 1 ? run->label + ": " + event.words : event.words});
    std::stable_sort(marks.begin(), marks.end(), [](const auto& a, const auto& b) { return a.x < b.x; });
    return marks;
}

std::string interval_text(const statistics::Interval& interval) {
    if (std::isnan(interval.low) || std::isnan(interval.high)) return "–";
    return fmt::format("[{}, {}]", figure_text(interval.low), figure_text(interval.high));
}

std::string p_text(double p) {
    return std::isnan(p) ? "–" : p < 1e-4 ? "< 0.0001" : fmt::format("{:.4f}", p);
}

std::vector<std::string> ordered_metrics(std::vector<std::string> names) {
    const auto key = [](const std::string& name) {
        const size_t at = name.find('@');
        const auto cut_off = at == name.npos ? 0 : std::atoll(name.c_str() + at + 1);
        return std::pair(name.substr(0, at), cut_off);
    };
    std::sort(names.begin(), names.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

}  // namespace armillary::report
