// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lessons/lesson_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/descriptor/expression.h"
#include "core/descriptor/toml_guard.h"
#include "core/lessons/built_in.h"
#include "core/lessons/toml_reader.h"

namespace armillary::lessons {

namespace {

/// Letters, digits and underscores: figures are named in expressions, ids in file names and data sets.
bool is_name(std::string_view text) {
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
    return !text.empty() && letter(text.front()) && text.size() <= 60 &&
           std::all_of(text.begin(), text.end(), [&](char c) { return letter(c) || (c >= '0' && c <= '9'); });
}

class LessonReader {
 public:
    explicit LessonReader(const TableReader& root) : root_(root) {}

    Lesson read() {
        root_.only({"id", "title", "goal", "minutes", "worlds", "runs", "figures", "steps", "claims"});
        lesson_.id = name(root_, "id");
        lesson_.title = root_.words("title");
        lesson_.goal = root_.words("goal");
        lesson_.minutes = static_cast<int>(root_.integer("minutes", 1, 600));
        for (const TableReader& table : some("worlds", "a world")) lesson_.worlds.push_back(world(table));
        for (const TableReader& table : some("runs", "a run")) lesson_.runs.push_back(run(table));
        for (const TableReader& table : root_.children("figures", "a figure")) {
            lesson_.figures.push_back(figure(table));
            names_.insert(lesson_.figures.back().name);
        }
        for (const TableReader& table : some("steps", "a step")) lesson_.steps.push_back(step(table));
        for (const TableReader& table : some("claims", "a claim")) {
            table.only({"text", "holds"});
            lesson_.claims.push_back({text(table, "text"), expression(table, "holds")});
        }
        return std::move(lesson_);
    }

 private:
    std::vector<TableReader> some(std::string_view key, const std::string& what) const {
        std::vector<TableReader> tables = root_.children(key, what);
        if (tables.empty()) root_.fail(fmt::format("a lesson has at least {}: [[{}]]", what, key));
        return tables;
    }

    std::string name(const TableReader& table, std::string_view key) const {
        std::string name = table.text(key);
        if (!is_name(name))
            table.fail(fmt::format("'{}' is no name: letters, digits and underscores, a letter first", name),
                       *table.table().get(key));
        return name;
    }

    std::string new_name(const TableReader& table, bool taken, const std::string& name) const {
        if (taken) table.fail(fmt::format("the name '{}' is given twice", name), *table.table().get("name"));
        return name;
    }

    LessonWorld world(const TableReader& table) const {
        table.only({"name", "world", "settings", "seed"});
        LessonWorld world;
        world.where = table.where();
        world.name = name(table, "name");
        new_name(table, lesson_.world(world.name) != nullptr, world.name);
        world.world = table.text("world");
        if (table.has("seed")) world.seed = static_cast<uint64_t>(table.integer("seed", 0, 1LL << 53));
        if (table.has("settings")) {
            const TableReader settings = table.child("settings", "'settings'");
            for (auto&& [key, node] : settings.table())
                world.settings[std::string(key.str())] = settings.scalar(key.str());
        }
        return world;
    }

    LessonRun run(const TableReader& table) const {
        table.only({"name", "title", "world", "model", "set"});
        LessonRun run;
        run.where = table.where();
        run.name = name(table, "name");
        new_name(table, lesson_.run(run.name) != nullptr, run.name);
        run.title = table.words("title");
        run.world = table.text("world");
        if (!lesson_.world(run.world)) unknown(table, "world", "world", run.world, world_names());
        run.model = table.text("model");
        run.parameters = table.parameters("set");
        return run;
    }

    LessonFigure figure(const TableReader& table) const {
        table.only({"name", "run", "part", "metric", "at", "world", "truth", "against", "gives", "value"});
        LessonFigure figure;
        figure.where = table.where();
        figure.name = name(table, "name");
        new_name(table, names_.contains(figure.name), figure.name);
        if (table.has("value")) {
            figure.kind = LessonFigure::Kind::computed;
            figure.value = expression(table, "value");
        } else if (table.has("truth")) {
            figure.kind = LessonFigure::Kind::truth;
            figure.path = table.text("truth");
            figure.world = table.text("world");
            if (!lesson_.world(figure.world)) unknown(table, "world", "world", figure.world, world_names());
        } else {
            figure.run = run_named(table, "run");
            figure.metric = table.text("metric");
            if (table.has("against"))
                read_difference(table, figure);
            else
                read_recorded(table, figure);
        }
        return figure;
    }

    void read_difference(const TableReader& table, LessonFigure& figure) const {
        static const std::vector<std::string> kGives{"difference", "low", "high", "p"};
        figure.kind = LessonFigure::Kind::difference;
        figure.against = run_named(table, "against");
        figure.gives = table.text_or("gives", "difference");
        if (std::find(kGives.begin(), kGives.end(), figure.gives) == kGives.end())
            unknown(table, "gives", "part of a difference", figure.gives, kGives);
    }

    void read_recorded(const TableReader& table, LessonFigure& figure) const {
        figure.part = table.text("part");
        if (table.has("at")) figure.epoch = moment(table, "at", {"first", "last", "least", "most"});
    }

    /// An epoch, or one of the words for one.
    std::string moment(const TableReader& table, std::string_view key,
                       const std::vector<std::string>& words) const {
        const std::string at = table.scalar(key);
        const auto epoch = parse_int(at);
        if (epoch ? *epoch < 0 : std::find(words.begin(), words.end(), at) == words.end())
            table.fail(fmt::format("'{}' is no moment of a run: an epoch, or one of {}", at, join(words, ", ")),
                       *table.table().get(key));
        return at;
    }

    LessonStep step(const TableReader& table) const {
        table.only({"title", "text", "show", "question"});
        LessonStep step{text(table, "title"), text(table, "text"), {}, {}};
        if (table.has("show")) step.show = view(table.child("show", "'show'"));
        if (table.has("question")) step.question = question(table.child("question", "a question"));
        return step;
    }

    LessonView view(const TableReader& table) const {
        static const std::vector<std::string> kPages{"train",    "codebook", "hypersphere", "attention",
                                                     "fairness", "runs",     "data"};
        table.only({"page", "run", "beside", "panel", "epoch"});
        LessonView view;
        view.where = table.where();
        view.page = table.text("page");
        if (std::find(kPages.begin(), kPages.end(), view.page) == kPages.end())
            unknown(table, "page", "page", view.page, kPages);
        view.run = run_named(table, "run");
        if (table.has("beside")) view.beside = run_named(table, "beside");
        view.panel = table.text_or("panel");
        if (table.has("epoch")) view.epoch = moment(table, "epoch", {"first", "last"});
        return view;
    }

    LessonQuestion question(const TableReader& table) const {
        table.only({"ask", "choices", "number", "within", "reveal"});
        LessonQuestion question;
        question.ask = text(table, "ask");
        question.reveal = text(table, "reveal");
        for (const TableReader& choice : table.children("choices", "a choice")) {
            choice.only({"text", "right"});
            question.choices.push_back({text(choice, "text"), expression(choice, "right")});
        }
        if (question.choices.empty()) {
            question.number = expression(table, "number");
            question.within = table.number_or("within", 0);
        } else if (question.choices.size() < 2 || table.has("number")) {
            table.fail("a question has two choices or more, or a number");
        }
        return question;
    }

    /// Text whose figures are known.
    LessonText text(const TableReader& table, std::string_view key) const {
        LessonText words = table.words(key);
        for (const std::string* each : {&words.english, &words.chinese})
            for (const TextFigure& figure : figures_in(*each, words.where))
                if (!names_.contains(figure.name)) unknown_figure(figure.name, words.where);
        return words;
    }

    LessonExpression expression(const TableReader& table, std::string_view key) const {
        LessonExpression expression = table.expression(key);
        for (const std::string& name : descriptor::Expression(expression.source).names())
            if (!names_.contains(name)) unknown_figure(name, expression.where);
        return expression;
    }

    std::string run_named(const TableReader& table, std::string_view key) const {
        std::string name = table.text(key);
        if (lesson_.run(name)) return name;
        std::vector<std::string> names;
        for (const LessonRun& run : lesson_.runs) names.push_back(run.name);
        unknown(table, key, "run of the lesson", name, names);
    }

    std::vector<std::string> world_names() const {
        std::vector<std::string> names;
        for (const LessonWorld& world : lesson_.worlds) names.push_back(world.name);
        return names;
    }

    [[noreturn]] void unknown(const TableReader& table, std::string_view key, const std::string& what,
                              const std::string& name, const std::vector<std::string>& known) const {
        const auto nearest = nearest_word(name, known);
        table.fail(fmt::format("no {} is called '{}'{}; there are {}", what, name,
                               nearest ? fmt::format(", did you mean '{}'?", *nearest) : "", join(known, ", ")),
                   *table.table().get(key));
    }

    [[noreturn]] void unknown_figure(const std::string& name, const std::string& where) const {
        const std::vector<std::string> known(names_.begin(), names_.end());
        const auto nearest = nearest_word(name, known);
        throw BadInput(fmt::format("no figure above is called '{}'{}", name,
                                   nearest ? fmt::format("; did you mean '{}'?", *nearest) : ""),
                       where);
    }

    const TableReader& root_;
    Lesson lesson_;
    std::set<std::string> names_;  ///< of the figures read so far
};

}  // namespace

Lesson parse_lesson(std::string_view toml, std::string_view file_name) {
    descriptor::guard_toml(toml, file_name);
    try {
        const toml::table root = toml::parse(toml, file_name);
        const TableReader reader(root, file_name, "a lesson");
        return LessonReader(reader).read();
    } catch (const toml::parse_error& error) {
        const auto& at = error.source().begin;
        throw BadInput(fmt::format("not valid TOML: {}", error.description()),
                       fmt::format("{}:{}:{}", file_name, at.line, at.column));
    }
}

const std::vector<Lesson>& built_in_lessons() {
    static const std::vector<Lesson> lessons = [] {
        std::vector<Lesson> read;
        for (const LessonSource& source : lesson_sources()) read.push_back(parse_lesson(source.toml, source.file));
        return read;
    }();
    return lessons;
}

Lesson find_lesson(const std::string& id_or_file) {
    if (id_or_file.ends_with(".toml"))
        return parse_lesson(read_file(id_or_file), std::filesystem::path(id_or_file).filename().string());
    std::vector<std::string> ids;
    for (const Lesson& lesson : built_in_lessons()) {
        if (lesson.id == id_or_file) return lesson;
        ids.push_back(lesson.id);
    }
    const auto nearest = nearest_word(id_or_file, ids);
    throw Error(ErrorKind::not_found,
                fmt::format("no lesson is called '{}'{}; there are {}, or give a file: NAME.toml", id_or_file,
                            nearest ? fmt::format(", did you mean '{}'?", *nearest) : "", join(ids, ", ")),
                id_or_file);
}

}  // namespace armillary::lessons
