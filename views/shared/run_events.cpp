// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/run_events.h"

#include <QCoreApplication>
#include <tuple>

#include "core/base/error.h"
#include "core/jobs/debugger/intervention.h"
#include "views/shared/charts/chart_content.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

struct RunEventsText {
    Q_DECLARE_TR_FUNCTIONS(RunEvents)
};

QString intervention_words(const jobs::Intervention& intervention) {
    using Kind = jobs::Intervention::Kind;
    switch (intervention.kind) {
        case Kind::learning_rate:
            return RunEventsText::tr("learning rate %1").arg(QString::number(intervention.value, 'g', 6));
        case Kind::revive_dead_codes:
            return intervention.value == jobs::Intervention::kAllLevels
                       ? RunEventsText::tr("dead codes revived")
                       : RunEventsText::tr("dead codes of level %1 revived")
                             .arg(static_cast<int>(intervention.value));
        case Kind::roll_back:
            return RunEventsText::tr("rolled back");
    }
    return {};
}

/// Made by another version of the program: shown as it stands.
QString words_of_intervention(std::string_view detail) {
    try {
        QStringList parts;
        for (const jobs::Intervention& one : jobs::parse_interventions(detail)) parts << intervention_words(one);
        if (!parts.isEmpty()) return parts.join(QStringLiteral(", "));
    } catch (const UsageError&) {
    }
    return RunEventsText::tr("intervention: %1").arg(text(detail));
}

}  // namespace

bool is_marked(std::string_view kind) {
    return kind != "message" && kind != "revived";
}

QString event_words(std::string_view kind, std::string_view detail) {
    if (kind == "intervention") return words_of_intervention(detail);
    if (kind == "intervention_refused") return RunEventsText::tr("intervention refused");
    if (kind == "revived") return RunEventsText::tr("revived");
    if (kind == "breakpoint") return RunEventsText::tr("breakpoint");
    if (kind == "breakpoint_error") return RunEventsText::tr("breakpoint refused");
    if (kind == "early_stop") return RunEventsText::tr("early stop");
    if (kind == "diverged") return RunEventsText::tr("diverged");
    return text(kind).replace('_', ' ');
}

QString RunMark::words() const {
    return event_words(kind, detail);
}

double epoch_of(int64_t step, const std::map<int64_t, int>& ends) {
    const auto after = ends.lower_bound(step);
    if (after == ends.end()) return ends.empty() ? 0 : ends.rbegin()->second;
    const bool is_first = after == ends.begin();
    const int64_t from = is_first ? 0 : std::prev(after)->first;
    const int epoch = is_first ? after->second - 1 : std::prev(after)->second;
    const auto length = static_cast<double>(after->first - from);
    return length > 0 ? epoch + static_cast<double>(step - from) / length * (after->second - epoch)
                      : after->second;
}

std::map<int64_t, int> epoch_ends(store::RunStore& runs, const std::string& run) {
    std::map<int64_t, int> ends;
    std::string split, series;
    for (const auto& [of, name] : runs.series_names(run))  // what the loop tells is told of every epoch
        if (series.empty() || (of == "train" && split != "train")) std::tie(split, series) = std::tie(of, name);
    if (series.empty()) return ends;
    for (const store::SeriesPoint& point : runs.series(run, split, series)) ends[point.step] = point.epoch;
    return ends;
}

std::vector<RunMark> read_marks(store::RunStore& runs, const std::string& run,
                                const std::map<int64_t, int>& ends) {
    std::vector<RunMark> marks;
    for (const store::RunEvent& event : runs.events(run))
        if (is_marked(event.kind))
            marks.push_back({epoch_of(event.step, ends), event.step, event.kind, event.detail});
    return marks;
}

std::vector<RunMark> read_marks(store::RunStore& runs, const std::string& run) {
    return read_marks(runs, run, epoch_ends(runs, run));
}

void add_marks(ChartContent& chart, const std::vector<RunMark>& marks, const QString& prefix) {
    for (const RunMark& mark : marks)
        chart.events.push_back(
            {mark.epoch, prefix.isEmpty() ? mark.words() : QStringLiteral("%1 %2").arg(prefix, mark.words())});
}

}  // namespace armillary::views
