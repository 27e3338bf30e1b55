// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/run_report.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/jobs/environment.h"
#include "core/report/reported_runs.h"
#include "core/store/naming.h"

namespace armillary::report {

namespace {

std::string label_of(const ReportedRuns& report, const store::RunDetails& run) {
    return fmt::format("{} {}", run.id, run.name.empty() ? report.model_name(run.model) : run.name);
}

std::string title_of(const ReportedRuns& report) {
    std::vector<std::string> labels;
    for (const ReportedRun& run : report.runs) labels.push_back(run.label);
    return join(labels, report.say(", ", "、"));
}

}  // namespace

std::string run_report(store::Workspace& workspace, const std::vector<descriptor::ModelDescriptor>& models,
                       const ReportRequest& request) {
    if (request.runs.empty()) throw UsageError("name a run: report RUN… --to FILE.html");
    ReportedRuns report{workspace, models, {request.language}, request.core_text, request.stop, {}};
    for (const std::string& name : request.runs) {
        store::RunDetails details = workspace.runs().get(name);
        if (std::any_of(report.runs.begin(), report.runs.end(),
                        [&](const auto& run) { return run.details.id == details.id; }))
            continue;
        const std::string label = label_of(report, details);
        report.runs.push_back({std::move(details), label, static_cast<int>(report.runs.size() % 8)});
    }
    const std::string title = request.title.empty() ? title_of(report) : request.title;
    Html body;
    body.open("header").element("h1", title);
    body.open("p", {{"class", "muted"}})
        .text(fmt::format(fmt::runtime(report.say("Report of Armillary {}, {}", "Armillary {} 报告，{}")),
                          jobs::armillary_version(), store::utc_now().substr(0, 10)))
        .close()
        .close();
    for (const auto section :
         {about_section, protocol_section, metrics_section, tests_section, curves_section, codebook_section,
          sphere_section, fairness_section, environment_section, reproduction_section})
        body.add(section(report));
    return html_page(title, language_tag(request.language), body);
}

}  // namespace armillary::report
