// SPDX-License-Identifier: GPL-3.0-or-later
// How long the window cannot answer while a model trains in the same process, and how soon it is usable with 500
// runs. Bare times swing with the machine's load, so each is printed beside its counterpart of the same run.
#include <fmt/format.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include "app/engine_loader.h"
#include "app/model_descriptors.h"
#include "app/window/shell.h"
#include "core/data/profile.h"
#include "core/data/worlds/world.h"
#include "core/store/run_store.h"
#include "views/window/appearance.h"

namespace {

using namespace armillary;

/// The longest time between two turns of the event loop, in milliseconds, while the condition does not hold.
qint64 longest_gap(const std::function<bool()>& until) {
    QElapsedTimer since;
    since.start();
    qint64 longest = 0;
    QTimer tick;
    QObject::connect(&tick, &QTimer::timeout, [&] { longest = std::max(longest, since.restart()); });
    tick.start(0);
    while (!until()) QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 50);
    return longest;
}

void add_runs(store::Workspace& workspace, int count) {
    store::NewRun run;
    run.kind = "recommender";
    run.model = "bpr_mf";
    run.dataset = "demo";
    run.parameters_json = "{}";
    for (int i = 0; i < count; ++i) {
        run.seed = static_cast<uint64_t>(i);
        auto writer = workspace.runs().create(run);
        writer->result("test", {{"ndcg@10", 0.001 * i}}, {});
        writer->finish("done", "", 1, 1, 1);
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    QTemporaryDir folder;
    qputenv("XDG_CONFIG_HOME", folder.path().toUtf8());
    QApplication application(argc, argv);
    views::dress(application);
    const std::filesystem::path place = folder.filePath("workspace").toStdString();
    {
        store::Workspace workspace(place);
        const data::DatasetPtr world = data::make_world("demo", {}, 42);
        workspace.add_dataset(*world, {}, data::to_json(data::compute_profile(*world)));
        add_runs(workspace, 500);
    }
    QElapsedTimer clock;
    clock.start();
    QMainWindow bare;
    bare.resize(1440, 900);
    bare.show();
    QCoreApplication::processEvents();
    const qint64 bare_ms = clock.restart();

    app::EngineLoader loader;
    views::WindowSettings settings(true);
    app::Shell shell(
        {descriptor::from_json(app::model_descriptors_json()), [&]() -> jobs::Engine& { return loader.engine(); }},
        settings, [] { return jobs::EngineInfo{}; });
    shell.open(place, {});
    shell.window().show_page("runs");
    longest_gap([&] { return shell.bench().runs().size() == 500 && shell.window().page("runs")->settled(); });
    fmt::print("start with 500 runs, list drawn: {} ms (an empty window: {} ms)\n", clock.elapsed(), bare_ms);

    shell.window().show_page("train");
    shell.bench().train_like("dataset = \"demo\"\n[model]\nid = \"bpr_mf\"\n[training]\nepochs = 30\n");
    views::Page* train = shell.window().page("train");
    auto* start = train->findChild<QPushButton*>("startTraining");
    longest_gap([&] { return train->settled() && start->isEnabled(); });
    clock.restart();
    const qint64 idle = longest_gap([&] { return clock.elapsed() > 3000; });
    QTest::mouseClick(start, Qt::LeftButton);
    const qint64 training = longest_gap([&] {
        return shell.bench().runs().size() == 501 && shell.bench().runs()[0].status != "running" &&
               shell.bench().jobs().idle();
    });
    fmt::print(
        "longest gap of the event loop: {} ms while training (engine loading included), {} ms idle; aim 100 ms\n",
        training, idle);
    return shell.bench().runs()[0].status == "done" ? 0 : 1;
}
