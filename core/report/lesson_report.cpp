// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/lesson_report.h"

#include <fmt/format.h>

#include "core/base/error.h"
#include "core/base/figure_text.h"
#include "core/base/text.h"
#include "core/jobs/environment.h"
#include "core/lessons/lesson_figures.h"
#include "core/report/reported_runs.h"
#include "core/store/naming.h"

namespace armillary::report {

namespace {

/// A lesson with its figures, about to be written.
class LessonWriter {
 public:
    LessonWriter(ReportedRuns& report, const lessons::Lesson& lesson, const lessons::FoundRuns& found)
        : report_(report), say_(report.say), lesson_(lesson), found_(found) {
        figures_ = lessons::read_figures(report.workspace, lesson, found, report.stop);
        for (const lessons::LessonRun& run : lesson.runs)
            report_.runs.push_back({report.workspace.runs().get(found.at(run.name)), run.title.in(say_.language),
                                    static_cast<int>(report_.runs.size() % 8)});
    }

    Html head() const {
        Html html;
        html.open("header").element("h1", lesson_.title.in(say_.language));
        html.element("p", lesson_.goal.in(say_.language), {{"class", "lead"}});
        html.open("p", {{"class", "muted"}})
            .text(
                fmt::format(fmt::runtime(say_("A lesson of about {} minutes. Predict before you unfold an answer. "
                                              "Written by Armillary {}, {}",
                                              "约 {} 分钟的一课。先预测，再展开答案。由 Armillary {} 写成，{}")),
                            lesson_.minutes, jobs::armillary_version(), store::utc_now().substr(0, 10)))
            .close();
        return html.close();
    }

    Html steps() const {
        Html html;
        int number = 0;
        for (const lessons::LessonStep& step : lesson_.steps) {
            html.open("section", {{"class", "step"}});
            html.element("h2", fmt::format("{}. {}", ++number, words(step.title)));
            html.add(markdown(words(step.text)));
            const Html shown = step.show ? figures_of(*step.show) : Html();
            if (step.question)
                html.add(question(*step.question, shown));
            else
                html.add(shown);
            html.close();
        }
        return html;
    }

    /// Each sentence with what the runs say to it.
    Html claims() const {
        HtmlTable table{"", {say_("claim", "论断"), say_("condition", "条件"), say_("borne out", "是否成立")}, {}};
        for (const lessons::LessonClaim& claim : lesson_.claims) {
            const auto holds = lessons::holds(claim.holds, figures_);
            table.rows.push_back({words(claim.text), claim.holds.source,
                                  !holds   ? "–"
                                  : *holds ? say_("yes", "是")
                                           : say_("no", "否")});
        }
        HtmlTable numbers{"", {say_("figure", "数值"), say_("value", "取值")}, {}};
        for (const lessons::LessonFigure& figure : lesson_.figures) {
            const auto value = figures_.values.find(figure.name);
            numbers.rows.push_back(
                {figure.name, value == figures_.values.end() ? "–" : figure_text(value->second)});
        }
        Html html;
        html.element("h2", say_("What this lesson rests on", "本课的依据"));
        html.open("p")
            .text(
                say_("Every number above was taken from the record of the runs below when this file was written.",
                     "上文每个数值都在写成本文件时取自下列运行的记录。"))
            .close();
        return html.add(to_html(table)).add(folded(say_("All figures", "全部数值"), to_html(numbers)));
    }

 private:
    std::string words(const lessons::LessonText& text) const {
        return lessons::filled(text.in(say_.language), figures_);
    }

    /// The answer is folded, and with it what the step shows.
    Html question(const lessons::LessonQuestion& question, const Html& shown) const {
        Html html;
        html.open("div", {{"class", "question"}});
        html.open("p").element("strong", words(question.ask)).close();
        Html answer;
        if (question.choices.empty()) {
            if (const auto value = lessons::value_of(question.number, figures_))
                answer.open("p")
                    .text(say_("The answer: ", "答案："))
                    .element("strong", figure_text(*value))
                    .close();
        } else {
            html.open("ol");
            for (size_t choice = 0; choice < question.choices.size(); ++choice) {
                html.element("li", words(question.choices[choice].text));
                if (lessons::judge_choice(question, choice, figures_) == lessons::AnswerVerdict::right)
                    answer.open("p")
                        .text(say_("The answer: ", "答案："))
                        .element("strong", words(question.choices[choice].text))
                        .close();
            }
            html.close();
        }
        answer.add(markdown(words(question.reveal))).add(shown);
        return html.add(folded(say_("Show the answer", "显示答案"), answer)).close();
    }

    /// What the page of the step would show of its runs, as figures of a report.
    Html figures_of(const lessons::LessonView& view) const {
        ReportedRuns few{report_.workspace, report_.models, say_, report_.core_text, report_.stop, {}};
        for (const std::string* name : {&view.run, &view.beside})
            for (const ReportedRun& run : report_.runs)
                if (!name->empty() && run.details.id == found_.at(*name)) few.runs.push_back(run);
        Html section = view.page == "codebook"      ? codebook_section(few)
                       : view.page == "hypersphere" ? sphere_section(few)
                       : view.page == "fairness"    ? fairness_section(few)
                       : view.page == "runs"        ? metrics_section(few)
                                                    : curves_section(few);
        return section;
    }

    ReportedRuns& report_;
    const Words& say_;
    const lessons::Lesson& lesson_;
    const lessons::FoundRuns& found_;
    lessons::LessonFigures figures_;
};

}  // namespace

std::string lesson_report(store::Workspace& workspace, const lessons::Lesson& lesson,
                          const std::vector<descriptor::ModelDescriptor>& models, const ReportRequest& request) {
    const lessons::FoundRuns found = lessons::find_runs(workspace, lesson, models, request.stop);
    std::vector<std::string> missing;
    for (const lessons::LessonRun& run : lesson.runs)
        if (!found.contains(run.name)) missing.push_back(run.name);
    if (!missing.empty())
        throw Error(ErrorKind::not_found,
                    fmt::format("the lesson's runs are not in this workspace yet: {}. Train them: armillary-cli "
                                "lessons run {}",
                                join(missing, ", "), lesson.id),
                    lesson.id);
    ReportedRuns report{workspace, models, {request.language}, request.core_text, request.stop, {}};
    const LessonWriter writer(report, lesson, found);
    Html body = writer.head();
    body.add(writer.steps()).add(writer.claims());
    for (const auto section : {about_section, metrics_section, tests_section, curves_section, codebook_section,
                               sphere_section, environment_section, reproduction_section})
        body.add(section(report));
    return html_page(lesson.title.in(request.language), language_tag(request.language), body);
}

}  // namespace armillary::report
