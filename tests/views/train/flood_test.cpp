// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QTimer>

#include "core/data/profile.h"
#include "core/store/workspace.h"
#include "tests/views/train/train_fixture.h"
#include "views/shared/charts/chart_view.h"

namespace armillary::test {
namespace {

/// Tells batches as fast as it can, in one epoch without end.
class FloodEngine final : public jobs::Engine {
 public:
    std::atomic<int64_t> told = 0;

    jobs::EngineInfo info() override { return {.libtorch = "none", .blas = "none", .threads = 1, .warnings = {}}; }
    jobs::TrainOutcome train(const jobs::Task&, jobs::RunObserver& observer, jobs::RunControl& control) override {
        for (int64_t batch = 1;; ++batch) {
            control.wait_if_paused();
            observer.on_batch(
                {1, batch, batch, 1'000'000'000, 1000, {{"loss", 1.0 / static_cast<double>(batch)}}});
            ++told;
        }
    }
    std::unique_ptr<jobs::TrainedModel> load(const jobs::Task&) override { return nullptr; }
};

TEST(Flood, AsManyBatchesAsCanBeToldDoNotStallTheWindow) {
    const TemporaryDirectory folder;
    FloodEngine engine;
    views::Workbench bench({toy_models(), [&]() -> jobs::Engine& { return engine; }});
    bench.open_workspace(folder.path());
    const auto dataset = toy_dataset();
    bench.workspace()->add_dataset(*dataset, {}, data::to_json(data::compute_profile(*dataset)));
    bench.refresh_lists();
    ASSERT_TRUE(wait_until([&] { return !bench.datasets().empty(); }));
    views::TrainPage page(bench);
    page.resize(1280, 800);
    page.show();
    bench.train_on("toy");
    ASSERT_TRUE(wait_until([&] { return page.settled(); }));
    auto* models = child<QComboBox>(page, "formModel");
    models->setCurrentIndex(models->findData("toy_recommender"));
    QTest::mouseClick(child<QPushButton>(page, "startTraining"), Qt::LeftButton);
    ASSERT_TRUE(wait_until([&] { return child<views::ChartView>(page, "lossChart")->content().has_data(); }));

    constexpr int kWatched = 1500;
    QElapsedTimer beat, whole;
    beat.start();
    whole.start();
    qint64 longest = 0;
    QTimer pulse;
    QObject::connect(&pulse, &QTimer::timeout, [&] { longest = std::max(longest, beat.restart()); });
    pulse.start(0);
    const int64_t before = engine.told;
    ASSERT_TRUE(wait_until([&] { return whole.elapsed() > kWatched; }));
    const int64_t rate = (engine.told - before) * 1000 / whole.elapsed();
    bench.jobs().cancel_all();
    ASSERT_TRUE(wait_until([&] { return bench.jobs().idle(); }));
    std::cout << "longest gap " << longest << " ms at " << rate << " batches a second\n";
    EXPECT_LT(longest, 500) << "100 ms are aimed at";
    EXPECT_GT(rate, 20'000) << "100,000 are aimed at";
}

}  // namespace
}  // namespace armillary::test
