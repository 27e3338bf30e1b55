// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lessons/lesson_figures.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/figure_text.h"
#include "core/base/text.h"
#include "core/descriptor/expression.h"
#include "core/jobs/fairness/ledger_comparison.h"

namespace armillary::lessons {

namespace {

/// Reads figures one after the other; what a figure cannot be read for is thrown as `Error`.
class FigureReader {
 public:
    FigureReader(store::Workspace& workspace, const Lesson& lesson, const FoundRuns& runs)
        : workspace_(workspace), lesson_(lesson), runs_(runs) {}

    double read(const LessonFigure& figure, const LessonFigures& before) {
        switch (figure.kind) {
            case LessonFigure::Kind::recorded:
                return recorded(figure);
            case LessonFigure::Kind::truth:
                return truth(figure);
            case LessonFigure::Kind::difference:
                return difference(figure);
            case LessonFigure::Kind::computed:
                break;
        }
        if (const auto value = value_of(figure.value, before)) return *value;
        throw Error(ErrorKind::not_found, "a figure that it is computed from is not known", figure.where);
    }

 private:
    const std::string& id_of(const std::string& run) const {
        const auto found = runs_.find(run);
        if (found == runs_.end())
            throw Error(ErrorKind::not_found, fmt::format("the run '{}' has not been trained yet", run));
        return found->second;
    }

    double recorded(const LessonFigure& figure) const {
        const std::string& id = id_of(figure.run);
        if (figure.epoch.empty()) {
            const store::RunDetails details = workspace_.runs().get(id);
            if (const auto part = details.metrics.find(figure.part); part != details.metrics.end())
                if (const auto value = part->second.find(figure.metric); value != part->second.end())
                    return value->second;
            throw not_recorded(figure);
        }
        std::map<int, double> epochs;
        for (const store::SeriesPoint& point : workspace_.runs().series(id, figure.part, figure.metric))
            epochs[point.epoch] = point.value;
        if (epochs.empty()) throw not_recorded(figure);
        const auto by_value = [](const auto& a, const auto& b) { return a.second < b.second; };
        if (figure.epoch == "first") return epochs.begin()->second;
        if (figure.epoch == "last") return epochs.rbegin()->second;
        if (figure.epoch == "least") return std::min_element(epochs.begin(), epochs.end(), by_value)->second;
        if (figure.epoch == "most") return std::max_element(epochs.begin(), epochs.end(), by_value)->second;
        const auto found = epochs.find(static_cast<int>(*parse_int(figure.epoch)));
        if (found == epochs.end()) throw not_recorded(figure);
        return found->second;
    }

    static Error not_recorded(const LessonFigure& figure) {
        return {ErrorKind::not_found,
                fmt::format("the run '{}' did not record {} {}{}", figure.run, figure.part, figure.metric,
                            figure.epoch.empty() ? "" : " at " + figure.epoch),
                figure.where};
    }

    double truth(const LessonFigure& figure) {
        auto& known = truths_[figure.world];
        if (known.is_null())
            known = nlohmann::json::parse(make_dataset(lesson_, *lesson_.world(figure.world))->parts().truth_json);
        const nlohmann::json* node = &known;
        for (const std::string_view key : split(figure.path, '.')) {
            const auto child = node->is_object() ? node->find(std::string(key)) : node->end();
            if (child == node->end())
                throw BadInput(fmt::format("the truth of the world '{}' has no '{}'", figure.world, figure.path),
                               figure.where);
            node = &*child;
        }
        if (!node->is_number())
            throw BadInput(fmt::format("'{}' of the world '{}' is no number", figure.path, figure.world),
                           figure.where);
        return node->get<double>();
    }

    double difference(const LessonFigure& figure) {
        const auto [found, made] = compared_.try_emplace({figure.run, figure.against, figure.metric});
        if (made) found->second = compare(figure);
        const statistics::PairedComparison& paired = found->second;
        if (figure.gives == "low") return paired.difference.interval.low;
        if (figure.gives == "high") return paired.difference.interval.high;
        return figure.gives == "p" ? paired.randomisation.p.value : paired.difference.value;
    }

    statistics::PairedComparison compare(const LessonFigure& figure) const {
        store::RunStore& runs = workspace_.runs();
        jobs::ComparisonSettings settings;
        settings.metrics = {figure.metric};
        const jobs::LedgerComparison comparison = jobs::compare_ledgers(
            runs, jobs::each_run({runs.get(id_of(figure.against)), runs.get(id_of(figure.run))}), settings);
        if (!comparison.untested.empty() || comparison.metrics.front().differences.empty())
            throw Error(ErrorKind::not_found,
                        comparison.untested.empty() ? "the runs cannot be paired" : comparison.untested,
                        figure.where);
        return comparison.metrics.front().differences.front().paired;
    }

    store::Workspace& workspace_;
    const Lesson& lesson_;
    const FoundRuns& runs_;
    std::map<std::string, nlohmann::json> truths_;
    std::map<std::array<std::string, 3>, statistics::PairedComparison> compared_;
};

std::string figure_words(double value, const std::string& form) {
    if (form == "percent") return percent_text(value);
    if (form == "whole") return std::isfinite(value) ? format_count(std::llround(value)) : "–";
    if (form == "signed") return (value >= 0 ? "+" : "") + figure_text(value);
    return figure_text(value);
}

}  // namespace

LessonFigures read_figures(store::Workspace& workspace, const Lesson& lesson, const FoundRuns& runs,
                           std::stop_token stop) {
    FigureReader reader(workspace, lesson, runs);
    LessonFigures figures;
    for (const LessonFigure& figure : lesson.figures) {
        if (stop.stop_requested()) throw Cancelled();
        try {
            const double value = reader.read(figure, figures);
            if (std::isnan(value))
                figures.missing[figure.name] = "it is undefined";
            else
                figures.values[figure.name] = value;
        } catch (const Error& error) {
            figures.missing[figure.name] = error.what();
        }
    }
    return figures;
}

std::optional<double> value_of(const LessonExpression& expression, const LessonFigures& figures) {
    const descriptor::Expression parsed(expression.source);
    for (const std::string& name : parsed.names())
        if (!figures.values.contains(name)) return std::nullopt;
    return parsed.evaluate(
        [&](std::string_view name, int) { return std::optional(figures.values.find(name)->second); });
}

std::optional<bool> holds(const LessonExpression& expression, const LessonFigures& figures) {
    const auto value = value_of(expression, figures);
    if (!value) return std::nullopt;
    return *value != 0 && !std::isnan(*value);
}

std::string filled(const std::string& text, const LessonFigures& figures) {
    std::string result;
    size_t from = 0;
    for (const TextFigure& figure : figures_in(text, "")) {
        result += text.substr(from, figure.begin - from);
        const auto value = figures.values.find(figure.name);
        result += value == figures.values.end() ? "–" : figure_words(value->second, figure.form);
        from = figure.begin + figure.length;
    }
    return result + text.substr(from);
}

AnswerVerdict judge_choice(const LessonQuestion& question, size_t choice, const LessonFigures& figures) {
    const auto right = holds(question.choices.at(choice).right, figures);
    return !right ? AnswerVerdict::undecided : *right ? AnswerVerdict::right : AnswerVerdict::wrong;
}

AnswerVerdict judge_number(const LessonQuestion& question, double answer, const LessonFigures& figures) {
    const auto value = value_of(question.number, figures);
    if (!value) return AnswerVerdict::undecided;
    return std::abs(answer - *value) <= question.within ? AnswerVerdict::right : AnswerVerdict::wrong;
}

}  // namespace armillary::lessons
