// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/support.h"

#include <QDeadlineTimer>
#include <QTest>

#include "core/data/profile.h"
#include "core/jobs/experiment_run.h"

namespace armillary::test {

bool wait_until(const std::function<bool()>& condition, int milliseconds) {
    QDeadlineTimer deadline(milliseconds);
    while (!condition()) {
        if (deadline.hasExpired()) return false;
        QTest::qWait(5);
    }
    return true;
}

TestBench::TestBench() : TestBench(toy_models()) {}

TestBench::TestBench(std::vector<descriptor::ModelDescriptor> models) {
    bench_ = std::make_unique<views::Workbench>(
        views::Services{std::move(models), [this]() -> jobs::Engine& { return engine_; }});
    QObject::connect(bench_.get(), &views::Workbench::told, bench_.get(),
                     [this](const views::Message& message) { messages.push_back(message); });
    bench_->open_workspace(folder_.path() / "workspace");
    wait_until([&] { return bench_->lists_loaded(); });
}

TestBench::~TestBench() = default;

void TestBench::add_dataset(const data::Dataset& dataset) {
    workspace().add_dataset(dataset, {}, data::to_json(data::compute_profile(dataset)));
    bench_->refresh_lists();
    wait_until([&] {
        for (const auto& row : bench_->datasets())
            if (row.name == dataset.name()) return true;
        return false;
    });
}

std::string TestBench::add_run(const std::string& dataset, const std::string& model, uint64_t seed,
                               const descriptor::ParameterSet& parameters) {
    descriptor::Experiment experiment{{}, dataset, model, parameters};
    experiment.parameters.set("training.seed", static_cast<int64_t>(seed));
    jobs::ExperimentObserver observer;
    jobs::RunControl control;
    const jobs::RunReport report =
        jobs::run_experiment(workspace(), experiment, bench_->models(), engine_, observer, control);
    bench_->refresh_lists();
    wait_until([&] { return bench_->find_run(QString::fromStdString(report.run)) != nullptr; });
    return report.run;
}

}  // namespace armillary::test
