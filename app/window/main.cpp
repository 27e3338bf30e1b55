// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <QApplication>
#include <csignal>
#include <iostream>

#include "app/cli/command.h"
#include "app/engine_loader.h"
#include "app/idle_threads.h"
#include "app/model_descriptors.h"
#include "app/window/pages.h"
#include "app/window/render.h"
#include "app/window/shell.h"
#include "core/base/error.h"
#include "core/jobs/environment.h"
#include "views/shared/words.h"
#include "views/train/debugger/opengl.h"
#include "views/window/appearance.h"

namespace armillary::app {
namespace {

struct Options {
    std::string workspace;
    std::vector<std::string> files;
    bool help = false, version = false, reset_layout = false;
    RenderRequest render;
};

std::unique_ptr<QApplication> make_application(int& argc, char** argv) {
    QCoreApplication::setOrganizationName("armillary");
    QCoreApplication::setApplicationName("armillary");
    QCoreApplication::setApplicationVersion(QString::fromStdString(std::string(jobs::armillary_version())));
    QGuiApplication::setDesktopFileName("armillary");
    views::prepare_opengl();
    auto application = std::make_unique<QApplication>(argc, argv);
    views::dress(*application);
    return application;
}

views::Services services(EngineLoader& loader) {
    return {descriptor::from_json(model_descriptors_json()),
            [&loader]() -> jobs::Engine& { return loader.engine(); }};
}

int open_window(int& argc, char** argv, const Options& options) {
    const auto application = make_application(argc, argv);
    views::WindowSettings settings(options.reset_layout);
    views::Theme::current().set_scale(settings.scale());
    views::Theme::current().choose(settings.theme());
    EngineLoader loader;
    Shell shell(services(loader), settings, [&loader] { return loader.engine().info(); });
    QStringList files;
    for (const std::string& file : options.files)
        files << QString::fromStdString(std::filesystem::absolute(file).string());
    shell.open(options.workspace, files);
    return QApplication::exec();
}

/// Without a screen the platform remarks on what it cannot do, which is nothing to the user.
void keep_quiet(QtMsgType type, const QMessageLogContext&, const QString& message) {
    if (type == QtCriticalMsg || type == QtFatalMsg) std::cerr << message.toStdString() << '\n';
}

int render_view(int& argc, char** argv, const Options& options) {
    if (options.render.view.empty() || options.render.out.empty())
        throw UsageError("say what to draw and where to: armillary render VIEW --run RUN --out FILE.png");
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    qInstallMessageHandler(keep_quiet);
    const auto application = make_application(argc, argv);
    Language language;
    language.wear(QString::fromStdString(options.render.language));
    EngineLoader loader;
    views::Workbench bench(services(loader));
    const char* variable = std::getenv("ARMILLARY_WORKSPACE");
    const std::filesystem::path folder = !options.workspace.empty() ? options.workspace
                                         : variable && *variable    ? variable
                                                                    : "workspace";
    if (!std::filesystem::exists(folder / "armillary.db"))
        throw Error(ErrorKind::not_found, "there is no workspace here; name one with --workspace DIR",
                    folder.string());
    bench.open_workspace(folder);
    render(bench, options.render);
    return 0;
}

/// What can be drawn: the pages, and what the details panel shows.
std::string view_names() {
    std::string names;
    for (const views::PageEntry& page : pages()) names += page.id.toStdString() + ", ";
    return names + "user or item";
}

int run(int& argc, char** argv) {
    Options options;
    Command program("armillary",
                    "Armillary looks inside recommender systems. Without a command it opens the window.");
    program.flag("-h,--help", options.help, "What the program takes");
    program.flag("--version", options.version, "Version and the revision it was built from");
    program.option("--workspace", options.workspace,
                   "Folder that holds data sets and runs (default: the one of last time)", "DIR");
    program.flag("--reset-layout", options.reset_layout, "Forget where panels and windows stood");
    program.option("files", options.files, "Files to import, an experiment, or a workspace to open", "FILE");
    program.action = [&] { return open_window(argc, argv, options); };
    Command& picture = program.command("render", "Draw a page into a picture; needs no screen");
    RenderRequest& render = options.render;
    picture.option("view", render.view, view_names(), "VIEW");
    picture.option("--run", render.run, "Run to show: r12, its name, or `last`", "RUN");
    picture.option("--compare", render.compare, "Run to show beside it", "RUN");
    picture.option("--dataset", render.dataset, "Data set to show", "NAME");
    picture.option("--panel", render.panel, "Panel of the page to bring to the front", "NAME");
    picture.option("--id", render.id, "Raw id of the user or item", "ID");
    picture.option("--out", render.out, "File to write: .png or .svg", "FILE");
    picture.option("--size", render.size, "Width and height in pixels (default: 1280x800)", "WxH");
    picture.option("--theme", render.theme, "light or dark (default: light)", "NAME");
    picture.option("--scale", render.scale, "Size of type and controls (default: 1)", "FACTOR");
    picture.option("--language", render.language, "en or zh_CN (default: en)", "CODE");
    picture.action = [&] { return render_view(argc, argv, options); };

    const Command& command = program.parse({argv + 1, argv + argc});
    if (options.help) {
        std::cout << command.help();
        return 0;
    }
    if (options.version) {
        std::cout << fmt::format("Armillary {} ({})\n", jobs::armillary_version(), jobs::git_revision());
        return 0;
    }
    return command.action();
}

}  // namespace
}  // namespace armillary::app

int main(int argc, char** argv) {
    armillary::app::let_idle_threads_sleep(argv);
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);  // a file size limit is a full disk: an error to tell, not a reason to die
    try {
        return armillary::app::run(argc, argv);
    } catch (const armillary::Error& error) {
        std::cerr << "error: " << (error.where().empty() ? "" : error.where() + ": ") << error.what() << '\n';
        return armillary::exit_code(error.kind());
    } catch (const std::exception& error) {
        std::cerr << "error: " << error.what() << '\n';
        return 1;
    }
}
