// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "app/cli/commands/commands.h"
#include "app/cli/text/progress_line.h"
#include "app/cli/text/text_table.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/lessons/lesson_check.h"
#include "core/lessons/lesson_file.h"
#include "core/store/naming.h"

namespace armillary::app {

namespace {

using nlohmann::ordered_json;

struct LessonOptions {
    std::string lesson;
    std::optional<std::string> language;
    bool run = false;

    Language wanted_language() const { return language ? parse_language(*language) : environment_language(); }
    lessons::Lesson find() const {
        if (lesson.empty())
            throw UsageError("name the lesson: its id (`lessons` lists them) or its file NAME.toml");
        return lessons::find_lesson(lesson);
    }
};

/// A folder for a workspace that is gone afterwards.
class TemporaryWorkspace {
 public:
    TemporaryWorkspace()
        : folder_(std::filesystem::temp_directory_path() / ("armillary-lesson-" + store::new_uuid())) {}
    ~TemporaryWorkspace() {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
    TemporaryWorkspace(const TemporaryWorkspace&) = delete;
    TemporaryWorkspace& operator=(const TemporaryWorkspace&) = delete;
    const std::filesystem::path& folder() const { return folder_; }

 private:
    std::filesystem::path folder_;
};

int list_lessons(Context& context, const LessonOptions& options) {
    const Language language = options.wanted_language();
    ordered_json list = ordered_json::array();
    for (const lessons::Lesson& lesson : lessons::built_in_lessons()) {
        list.push_back({{"lesson", lesson.id},
                        {"title", lesson.title.in(language)},
                        {"goal", lesson.goal.in(language)},
                        {"minutes", lesson.minutes},
                        {"runs", lesson.runs.size()}});
        if (!context.json)
            context.out << fmt::format("{}  ({} min, {} runs)\n    {}\n{}", lesson.id, lesson.minutes,
                                       lesson.runs.size(), lesson.title.in(language),
                                       wrap(lesson.goal.in(language), 90, "    "));
    }
    if (context.json) context.print({{"lessons", list}});
    context.note("Next: armillary-cli lessons show ID, armillary-cli lessons run ID");
    return 0;
}

int show_lesson(Context& context, const LessonOptions& options) {
    const lessons::Lesson lesson = options.find();
    const Language language = options.wanted_language();
    // What there is of its runs; without a workspace nothing.
    lessons::FoundRuns runs;
    lessons::LessonFigures figures;
    if (std::filesystem::exists(context.workspace_folder())) {
        store::Workspace& workspace = context.workspace();
        runs = lessons::find_runs(workspace, lesson, context.environment.models, context.environment.stop);
        figures = lessons::read_figures(workspace, lesson, runs, context.environment.stop);
    }
    const auto words = [&](const lessons::LessonText& text) {
        return lessons::filled(text.in(language), figures);
    };
    ordered_json steps = ordered_json::array(), trained = ordered_json::object();
    for (const lessons::LessonRun& run : lesson.runs)
        trained[run.name] = runs.contains(run.name) ? ordered_json(runs.at(run.name)) : ordered_json(nullptr);
    std::string text = fmt::format("{}\n{}\n", lesson.title.in(language), wrap(lesson.goal.in(language), 96));
    for (const lessons::LessonStep& step : lesson.steps) {
        ordered_json entry{{"title", words(step.title)}, {"text", words(step.text)}};
        text += fmt::format("\n{}. {}\n", steps.size() + 1, words(step.title));
        for (const std::string_view line : split(step.text.in(language), '\n'))
            text += wrap(lessons::filled(std::string(line), figures), 92, "   ");
        if (step.question) {
            entry["question"] = words(step.question->ask);
            text += "\n" + wrap("? " + words(step.question->ask), 92, "   ");
            for (const lessons::LessonChoice& choice : step.question->choices) {
                entry["choices"].push_back(words(choice.text));
                text += wrap("- " + words(choice.text), 88, "     ");
            }
        }
        steps.push_back(std::move(entry));
    }
    if (context.json)
        context.print({{"lesson", lesson.id},
                       {"title", lesson.title.in(language)},
                       {"goal", lesson.goal.in(language)},
                       {"minutes", lesson.minutes},
                       {"runs", trained},
                       {"steps", steps}});
    else
        context.out << text;
    context.note(
        runs.size() < lesson.runs.size()
            ? fmt::format("Its runs are not all trained yet: armillary-cli lessons run {}", options.lesson)
            : fmt::format("Answers and figures: armillary-cli report {} --to lesson.html", options.lesson));
    return 0;
}

ordered_json training_json(const lessons::Lesson& lesson, const lessons::LessonTraining& training) {
    return {{"lesson", lesson.id},
            {"runs", training.runs},
            {"seconds", training.seconds},
            {"cpu_seconds", training.cpu_seconds},
            {"peak_memory_bytes", training.peak_memory_bytes}};
}

lessons::LessonTraining train(Context& context, store::Workspace& workspace, const lessons::Lesson& lesson) {
    TrainingProgress progress(context);
    jobs::RunControl control(context.environment.stop);
    const lessons::LessonTraining training = lessons::train_lesson(workspace, lesson, context.environment.models,
                                                                   context.environment.engine, progress, control);
    progress.finish();
    return training;
}

int run_lesson(Context& context, const LessonOptions& options) {
    const lessons::Lesson lesson = options.find();
    lessons::check_experiments(lesson, context.environment.models);
    context.check_writable();
    const lessons::LessonTraining training = train(context, context.writable_workspace(), lesson);
    if (context.json) {
        context.print(training_json(lesson, training));
        return 0;
    }
    TextTable table({"run of the lesson", "run", "what it is"});
    for (const lessons::LessonRun& run : lesson.runs)
        table.add({run.name, training.runs.at(run.name), run.title.in(options.wanted_language())});
    context.out << table.to_string()
                << fmt::format("ready in {}, peak memory {}\n", format_duration(training.seconds),
                               format_bytes(static_cast<double>(training.peak_memory_bytes)));
    context.note(fmt::format("Next: armillary-cli report {} --to lesson.html, or the Learn page of the window",
                             options.lesson));
    return 0;
}

int check_lesson(Context& context, const lessons::Lesson& lesson, bool run, ordered_json& documents) {
    lessons::check_experiments(lesson, context.environment.models);
    ordered_json document{{"lesson", lesson.id}};
    std::vector<lessons::LessonFault> faults;
    if (run) {
        const TemporaryWorkspace temporary;
        store::Workspace workspace(temporary.folder());
        const lessons::LessonTraining training = train(context, workspace, lesson);
        const lessons::LessonFigures figures =
            lessons::read_figures(workspace, lesson, training.runs, context.environment.stop);
        faults = lessons::check_figures(workspace, lesson, training.runs, figures);
        for (lessons::LessonFault& fault : lessons::check_cost(training)) faults.push_back(std::move(fault));
        document["seconds"] = training.seconds;
        document["cpu_seconds"] = training.cpu_seconds;
        document["peak_memory_bytes"] = training.peak_memory_bytes;
        document["claims"] = lesson.claims.size();
        document["figures"] = figures.values;
    }
    document["faults"] = ordered_json::array();
    for (const lessons::LessonFault& fault : faults)
        document["faults"].push_back({{"message", fault.what}, {"where", fault.where}});
    document["true"] = run ? ordered_json(faults.empty()) : ordered_json(nullptr);
    if (!context.json) {
        for (const lessons::LessonFault& fault : faults) context.err << fault.where << ": " << fault.what << '\n';
        context.out << fmt::format("{}: ", lesson.id);
        if (!run)
            context.out << fmt::format("readable; {} steps, {} runs, {} claims\n", lesson.steps.size(),
                                       lesson.runs.size(), lesson.claims.size());
        else
            context.out << fmt::format("{}; {}, {} of processor time and {} of memory\n",
                                       faults.empty() ? fmt::format("its {} claims hold", lesson.claims.size())
                                                      : fmt::format("{} faults", faults.size()),
                                       format_duration(document["seconds"].get<double>()),
                                       format_duration(document["cpu_seconds"].get<double>()),
                                       format_bytes(document["peak_memory_bytes"].get<double>()));
    }
    documents.push_back(std::move(document));
    return faults.empty() ? 0 : 1;
}

int check_lessons(Context& context, const LessonOptions& options) {
    ordered_json documents = ordered_json::array();
    int code = 0;
    if (options.lesson.empty())
        for (const lessons::Lesson& lesson : lessons::built_in_lessons())
            code = std::max(code, check_lesson(context, lesson, options.run, documents));
    else
        code = check_lesson(context, options.find(), options.run, documents);
    if (context.json) context.print({{"lessons", documents}});
    return code;
}

}  // namespace

void add_lessons(Command& program, Context& context) {
    Command& lessons = program.command("lessons", "Lessons on small worlds whose truth is known");
    auto options = std::make_shared<LessonOptions>();
    const auto add = [&](const char* name, const char* help, auto action) -> Command& {
        Command& command = lessons.command(name, help);
        if (std::string_view(name) != "list")
            command.option("lesson", options->lesson, "Id of a lesson, or its file", "ID|FILE.toml");
        command.option("--language", options->language, "en or zh_CN (default: that of the environment)", "CODE");
        command.action = [&context, options, action] { return action(context, *options); };
        return command;
    };
    lessons.option("--language", options->language, "en or zh_CN (default: that of the environment)", "CODE");
    lessons.action = [&context, options] { return list_lessons(context, *options); };
    add("list", "The lessons that there are", list_lessons);
    add("show", "Steps and questions of a lesson, without the answers", show_lesson);
    add("run", "Make its worlds and train its runs in the workspace; what is there already is kept", run_lesson);
    Command& check = add("check", "Whether lessons can be read and their experiments be run", check_lessons);
    check.flag("--run", options->run,
               "Train them in a temporary workspace too: whether every claim holds, in 60 s and 4 GiB");
}

}  // namespace armillary::app
