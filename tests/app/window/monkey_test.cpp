// SPDX-License-Identifier: GPL-3.0-or-later
// Random sequences of what a user can do. Nothing may crash, and the store must open afterwards. Made for the
// address sanitizer (preset asan); the seeds are fixed, so a failure comes back.
#include <gtest/gtest.h>

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QTest>
#include <cstdlib>
#include <random>

#include "app/window/pages.h"
#include "tests/app/window/odd_datasets.h"
#include "tests/views/support.h"

namespace armillary::views {
namespace {

using test::wait_until;

constexpr int kStepsEach = 60;

/// Commands that open a window of the system's, which no event of ours closes, or end the program.
bool is_off_limits(const QString& command) {
    static const QStringList off{"file.import",      "file.import_folder", "file.open_workspace", "file.quit",
                                 "view.save_layout", "view.full_screen",   "run.write_report"};
    return off.contains(command) || command.startsWith("view.language");
}

class Monkey {
 public:
    Monkey(uint32_t seed, MainWindow& window, test::TestBench& on_disk)
        : random_(seed), window_(window), on_disk_(on_disk) {}

    void act() {
        switch (pick(9)) {
            case 0:
                return run_command();
            case 1:
                return window_.show_page(QStringList{"data", "train", "codebook", "hypersphere", "attention",
                                                     "fairness", "runs"}[pick(7)]);
            case 2:
                return choose_run();
            case 3:
                return pick_something();
            case 4:
                return drop_a_file();
            case 5:
                return press_keys();
            default:
                return touch();
        }
    }

 private:
    int pick(int count) { return static_cast<int>(random_() % static_cast<uint32_t>(count)); }

    void run_command() {
        const auto& commands = on_disk_.bench().commands().commands();
        const QString id = commands[static_cast<size_t>(pick(static_cast<int>(commands.size())))].id;
        if (!is_off_limits(id)) on_disk_.bench().commands().run(id);
    }

    void choose_run() {
        const auto& runs = on_disk_.bench().runs();
        const QString id =
            runs.empty()
                ? "r1"
                : QString::fromStdString(runs[static_cast<size_t>(pick(static_cast<int>(runs.size())))].id);
        if (pick(3) == 0)
            on_disk_.bench().set_compared_run(id);
        else
            on_disk_.bench().set_active_run(id);
    }

    void pick_something() {
        const QString kind = pick(2) ? "user" : "item";
        on_disk_.bench().selection().set(kind, pick(4) ? "toy" : "nowhere",
                                         {QString::number(pick(6)), QStringLiteral("u%1").arg(pick(5))});
    }

    void drop_a_file() {
        static const std::vector<std::string> contents{
            "user,item,rating\n1,2,3\n2,3,4\n3,1,5\n1,3,2\n",  "", "\x1f\x8b\x08", "a,a\n1,2\n", "{]",
            "dataset = \"toy\"\nmodel = \"toy_recommender\"\n"};
        const int which = pick(static_cast<int>(contents.size()));
        const auto file =
            on_disk_.folder().write("drop" + std::to_string(pick(100)) + (which == 5 ? ".toml" : ".csv"),
                                    contents[static_cast<size_t>(which)]);
        window_.open_paths({QString::fromStdString(file.string())});
    }

    void press_keys() {
        static const std::vector<std::pair<Qt::Key, Qt::KeyboardModifiers>> keys{{Qt::Key_Tab, {}},
                                                                                 {Qt::Key_Return, {}},
                                                                                 {Qt::Key_Escape, {}},
                                                                                 {Qt::Key_Down, {}},
                                                                                 {Qt::Key_Up, {}},
                                                                                 {Qt::Key_Left, {}},
                                                                                 {Qt::Key_Right, {}},
                                                                                 {Qt::Key_Delete, {}},
                                                                                 {Qt::Key_A, Qt::ControlModifier},
                                                                                 {Qt::Key_Z, Qt::ControlModifier},
                                                                                 {Qt::Key_K, Qt::ControlModifier},
                                                                                 {Qt::Key_Space, {}},
                                                                                 {Qt::Key_7, {}},
                                                                                 {Qt::Key_X, {}}};
        QWidget* target = QApplication::focusWidget() ? QApplication::focusWidget() : &window_;
        const auto& [key, modifiers] = keys[static_cast<size_t>(pick(static_cast<int>(keys.size())))];
        QTest::keyClick(target, key, modifiers);
    }

    /// Clicks on any visible widget, as a hand that cannot read would.
    void touch() {
        QList<QWidget*> targets;
        for (QWidget* widget : window_.findChildren<QWidget*>())
            if (widget->isVisible() && widget->isEnabled() && widget->width() > 4 && widget->height() > 4)
                targets << widget;
        if (targets.isEmpty()) return;
        QWidget* target = targets[pick(static_cast<int>(targets.size()))];
        if (opens_a_dialog(*target)) return;
        if (auto* combo = qobject_cast<QComboBox*>(target)) {
            if (combo->count() > 0) combo->setCurrentIndex(pick(combo->count()));
            Q_EMIT combo->activated(combo->currentIndex());
            return;
        }
        const QPoint place(pick(target->width()), pick(target->height()));
        if (pick(8) == 0)
            QTest::mouseDClick(target, Qt::LeftButton, {}, place);
        else
            QTest::mouseClick(target, Qt::LeftButton, {}, place);
    }

    /// Buttons whose text ends in "…" ask for a file in a window of the system's.
    static bool opens_a_dialog(const QWidget& widget) {
        return widget.property("text").toString().endsWith(QChar(0x2026));
    }

    std::mt19937 random_;
    MainWindow& window_;
    test::TestBench& on_disk_;
};

/// Menus and dialogs that a click opens hold the thread until they are answered: this answers them.
class Answerer : public QObject {
 public:
    explicit Answerer(uint32_t seed) : random_(seed) { startTimer(10); }

 protected:
    void timerEvent(QTimerEvent*) override {
        if (QWidget* popup = QApplication::activePopupWidget()) {
            if (random_() % 2) press(popup, Qt::Key_Down);
            press(popup, random_() % 3 ? Qt::Key_Escape : Qt::Key_Return);
        } else if (QWidget* modal = QApplication::activeModalWidget()) {
            modal->close();
        }
    }

 private:
    /// Posted, not sent: what a menu opens may be a dialog, which has to be answered in its turn.
    static void press(QWidget* popup, Qt::Key key) {
        for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease})
            QCoreApplication::postEvent(popup, new QKeyEvent(type, key, Qt::NoModifier));
    }

    std::mt19937 random_;
};

class MonkeyTest : public testing::TestWithParam<uint32_t> {};

TEST_P(MonkeyTest, NothingAUserDoesCrashesOrLocksTheStore) {
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    test::TestBench on_disk;
    on_disk.add_toy_dataset();
    on_disk.add_dataset(*test::undefined_dataset());
    on_disk.add_run("toy", "toy_recommender");
    on_disk.add_run("toy", "toy_tokenizer");
    const auto folder = on_disk.workspace().path();
    {
        WindowSettings settings(true);
        MainWindow window(on_disk.bench(), settings, app::furniture([] { return jobs::EngineInfo{}; }));
        window.resize(1280, 800);
        window.show();
        Monkey monkey(GetParam(), window, on_disk);
        Answerer answerer(GetParam());
        for (int step = 0; step < kStepsEach; ++step) {
            monkey.act();
            QTest::qWait(step % 7 == 0 ? 5 : 0);
        }
        window.close();
        window.close();
    }
    on_disk.bench().jobs().cancel_all();
    ASSERT_TRUE(wait_until([&] { return on_disk.bench().jobs().idle(); }, 30'000)) << "a job does not end";
    store::Workspace again(folder);
    for (const store::RunSummary& run : again.runs().list()) EXPECT_NE(run.status, "running") << run.id;
    store::NewRun run;
    run.kind = "recommender";
    run.model = "toy_recommender";
    again.runs().create(run)->finish("done", "", 0, 0, 0);
}

/// A few sequences each time; all hundred with ARMILLARY_MONKEY_SEQUENCES=100.
uint32_t sequences() {
    const char* wanted = std::getenv("ARMILLARY_MONKEY_SEQUENCES");
    return wanted ? static_cast<uint32_t>(std::max(1, std::atoi(wanted))) : 5;
}

INSTANTIATE_TEST_SUITE_P(Sequences, MonkeyTest, testing::Range(uint32_t{0}, sequences()));

}  // namespace
}  // namespace armillary::views
