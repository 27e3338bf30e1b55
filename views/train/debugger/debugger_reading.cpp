// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/train/debugger/debugger_reading.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "views/shared/words.h"

namespace armillary::views {

namespace {

struct ReadingText {
    Q_DECLARE_TR_FUNCTIONS(DebuggerReading)
};

using Phase = DebuggerState::Phase;

/// Unlike elsewhere a value that is not finite is a finding here, and named.
QString number(double value) {
    if (std::isnan(value)) return ReadingText::tr("NaN");
    return std::isinf(value) ? ReadingText::tr("infinite") : figure(value);
}

ReadingPart::Line line_of(const QString& name, double value) {
    return {name, {number(value)}, !std::isfinite(value)};
}

ReadingPart figures_of(const jobs::Inspection& seen) {
    ReadingPart part{ReadingText::tr("Figures")};
    for (const auto& [name, value] : seen.figures) part.lines.push_back(line_of(text(name), value));
    return part;
}

ReadingPart times_of(const jobs::Inspection& seen) {
    ReadingPart part{ReadingText::tr("Time of a batch")};
    const auto add = [&](const QString& name, double seconds) {
        part.lines.push_back({name, {ReadingText::tr("%1 ms").arg(number(1000 * seconds))}});
    };
    add(ReadingText::tr("forward"), seen.times.forward);
    add(ReadingText::tr("backward"), seen.times.backward);
    add(ReadingText::tr("optimiser"), seen.times.step);
    add(ReadingText::tr("rest"), seen.times.rest);
    return part;
}

ReadingPart codes_of(const jobs::Inspection& seen) {
    ReadingPart part{ReadingText::tr("Codes in use")};
    for (size_t level = 0; level < seen.codes.size(); ++level) {
        const jobs::LevelCounts& counts = seen.codes[level];
        const auto dead = static_cast<int64_t>(std::ranges::count(counts.items, 0));
        part.lines.push_back({ReadingText::tr("Level %1").arg(level),
                              {ReadingText::tr("%1 of %2").arg(count(counts.size - dead), count(counts.size)),
                               ReadingText::tr("%1 dead").arg(count(dead))}});
    }
    return part;
}

ReadingPart parameters_of(const jobs::Inspection& seen) {
    ReadingPart part{ReadingText::tr("Parameters")};
    for (const jobs::ParameterFigures& parameter : seen.parameters) {
        QStringList sides;
        for (const int64_t side : parameter.shape) sides << QString::number(side);
        part.lines.push_back(
            {text(parameter.name),
             {sides.join(QStringLiteral(" × ")), ReadingText::tr("norm %1").arg(number(parameter.norm)),
              ReadingText::tr("gradient %1").arg(figure(parameter.gradient_norm)),
              ReadingText::tr("update ratio %1").arg(figure(parameter.update_ratio)),
              ReadingText::tr("%1 not finite").arg(count(parameter.not_finite))},
             parameter.not_finite > 0});
    }
    return part;
}

/// The rows around the value gone to, or the first ones.
ReadingPart tensor_of(const DebuggerState& state, const jobs::TensorValues& values) {
    ReadingPart part{ReadingText::tr("Tensor %1").arg(text(values.name))};
    if (const auto place = state.place())
        part.lines.push_back({ReadingText::tr("Not finite"),
                              {ReadingText::tr("row %1, column %2").arg(place->first).arg(place->second)},
                              true});
    for (int64_t row = 0; row < values.rows_shown; ++row) {
        ReadingPart::Line line{ReadingText::tr("Row %1").arg(values.first_row + row), {}};
        QStringList numbers;
        for (int64_t column = 0; column < values.columns_shown; ++column) {
            const double value = values.values[static_cast<size_t>(row * values.columns_shown + column)];
            numbers << number(value);
            line.alarming = line.alarming || !std::isfinite(value);
        }
        line.cells = {numbers.join(QStringLiteral("  "))};
        part.lines.push_back(std::move(line));
    }
    return part;
}

}  // namespace

QString debugger_status(const DebuggerState& state) {
    const QString title = text(state.title());
    switch (state.phase()) {
        case Phase::none:
            return ReadingText::tr("Nothing trains here yet. Breakpoints can be set before");
        case Phase::preparing:
            return ReadingText::tr("The training is being prepared");
        case Phase::ended:
            return ReadingText::tr("%1 has ended; this was seen last").arg(title);
        case Phase::running:
        case Phase::paused:
            break;
    }
    const QString doing = state.phase() == Phase::paused ? ReadingText::tr("%1 is paused").arg(title)
                                                         : ReadingText::tr("%1 trains").arg(title);
    const jobs::Inspection* seen = state.inspection();
    if (!seen) return doing;
    return ReadingText::tr("%1: epoch %2, batch %3 of %4, step %5")
        .arg(doing)
        .arg(seen->epoch)
        .arg(count(seen->batch), count(seen->batches), count(seen->step));
}

std::vector<ReadingPart> read_debugger(const DebuggerState& state) {
    std::vector<ReadingPart> parts;
    ReadingPart breakpoints{ReadingText::tr("Breakpoints")};
    for (const BreakpointLine& line : state.breakpoints())
        breakpoints.lines.push_back(
            {text(line.condition), {text(line.mistake.empty() ? line.now : line.mistake)}, !line.mistake.empty()});
    parts.push_back(std::move(breakpoints));
    ReadingPart interventions{ReadingText::tr("Interventions")};
    for (const DebuggerMark& mark : state.marks())
        if (mark.intervention)
            interventions.lines.push_back(
                {ReadingText::tr("epoch %1").arg(mark.epoch, 0, 'f', 2), {text(mark.words)}});
    parts.push_back(std::move(interventions));
    const jobs::Inspection* seen = state.inspection();
    if (!seen) return parts;
    parts.push_back(figures_of(*seen));
    parts.push_back(times_of(*seen));
    if (!seen->codes.empty()) parts.push_back(codes_of(*seen));
    parts.push_back(parameters_of(*seen));
    if (!seen->tensor.name.empty()) parts.push_back(tensor_of(state, seen->tensor));
    return parts;
}

}  // namespace armillary::views
