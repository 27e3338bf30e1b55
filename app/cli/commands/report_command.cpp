// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/cli/commands/commands.h"
#include "app/cli/text/progress_line.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/lessons/lesson_file.h"
#include "core/report/lesson_report.h"

namespace armillary::app {

namespace {

struct ReportOptions {
    std::vector<std::string> what;
    std::string to, title;
    std::optional<std::string> language;
};

bool is_lesson(const std::string& name) {
    const auto& lessons = lessons::built_in_lessons();
    return name.ends_with(".toml") ||
           std::any_of(lessons.begin(), lessons.end(), [&](const auto& lesson) { return lesson.id == name; });
}

int write_report(Context& context, const ReportOptions& options) {
    if (options.what.empty()) throw UsageError("name what to report: report RUN…, or report LESSON");
    if (!options.to.ends_with(".html"))
        throw UsageError(
            options.to.empty() ? "say where to: --to FILE.html" : fmt::format("'{}' is no .html file", options.to),
            "--to");
    report::ReportRequest request;
    request.language = options.language ? parse_language(*options.language) : environment_language();
    request.title = options.title;
    request.stop = context.environment.stop;
    const bool lesson = options.what.size() == 1 && is_lesson(options.what.front());
    if (lesson && !options.title.empty())
        throw UsageError("a lesson brings its own title: give --title with runs only", "--title");
    if (!lesson) request.runs = options.what;
    ProgressLine line(context);
    line.show("writing the report");
    const std::string page =
        lesson ? report::lesson_report(context.workspace(), lessons::find_lesson(options.what.front()),
                                       context.environment.models, request)
               : report::run_report(context.workspace(), context.environment.models, request);
    write_file_atomically(options.to, page);
    line.clear();
    if (context.json)
        context.print({{lesson ? "lesson" : "runs", lesson ? nlohmann::ordered_json(options.what.front())
                                                           : nlohmann::ordered_json(options.what)},
                       {"language", language_tag(request.language)},
                       {"file", options.to},
                       {"bytes", page.size()}});
    else
        context.out << fmt::format("{} written: one file, which any browser opens\n", options.to);
    return 0;
}

}  // namespace

void add_report(Command& program, Context& context) {
    Command& command = program.command(
        "report", "Write runs, or a lesson with its runs, into one HTML file with figures, tables and tests");
    auto options = std::make_shared<ReportOptions>();
    command.option("what", options->what, "Runs, or one lesson (its id, or its file NAME.toml)", "RUN|LESSON");
    command.option("--to", options->to, "File to write", "FILE.html");
    command.option("--title", options->title, "Title of a report of runs (default: the runs)", "TEXT");
    command.option("--language", options->language, "en or zh_CN (default: that of the environment)", "CODE");
    command.action = [&context, options] { return write_report(context, *options); };
}

}  // namespace armillary::app
