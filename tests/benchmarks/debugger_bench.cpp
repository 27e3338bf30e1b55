// SPDX-License-Identifier: GPL-3.0-or-later
// What the live debugger costs of a training's processor time: hidden (the aim is below 3 %), and shown (below
// 10 %). Batches of one training with and without it in turn, on one thread; the bound is the upper end of a
// one-sided 95 % interval of the mean.
#include <ATen/Parallel.h>
#include <malloc.h>
#include <torch/types.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <vector>

#include "core/data/worlds/world.h"
#include "core/numeric/threads.h"
#include "core/training/epoch_losses.h"
#include "core/training/live_debugger.h"
#include "tests/models/support.h"

namespace {

using namespace armillary;

constexpr double kBound = 1.9;  ///< Student's one-sided 95 % for eight pairs; more than enough for more

double processor_seconds() {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

/// The batches of a training, as the loop makes them, with or without the debugger around them.
class Batches {
 public:
    explicit Batches(const jobs::Task& task)
        : loaded_(task, test::registration(task.model.id), {}, [](const std::string&) {}),
          model_(*loaded_.as<model::Trainable>()),
          optimizer_(task.parameters, model_.parameter_groups()),
          debugger_(loaded_, observer_, control_, [] { return std::vector<std::string>{}; }) {
        debugger_.attach(optimizer_);
        model_.set_training(true);
        next_epoch();
    }

    void look(bool on) {
        jobs::RunControl::Look look;
        look.on = on;
        for (const auto& [name, tensor] : loaded_.model().state())
            if (tensor.dim() == 2) look.tensor = name;
        control_.look(look);
    }

    /// Processor seconds of so many batches.
    double train(int64_t count, bool debugged) {
        const double start = processor_seconds();
        for (int64_t i = 0; i < count; ++i) {
            if (batch_ == batches_) next_epoch();
            debugged ? with() : without();
            ++batch_;
        }
        return processor_seconds() - start;
    }

 private:
    void next_epoch() {
        batches_ = model_.begin_epoch(++progress_.epoch);
        batch_ = 0;
    }

    void without() {
        optimizer_.zero_gradients();
        const model::BatchLoss loss = model_.batch_loss(batch_);
        const training::BatchTerms terms(loss);
        terms.total().backward();
        optimizer_.step();
        model_.after_step();
    }

    void with() {
        if (debugger_.next_change(progress_)) std::abort();
        debugger_.begin_batch({batch_ + 1, batches_});
        optimizer_.zero_gradients();
        const model::BatchLoss loss = model_.batch_loss(batch_);
        const training::BatchTerms terms(loss);
        debugger_.after_forward(progress_, terms.figures(loss));
        terms.total().backward();
        debugger_.after_backward();
        optimizer_.step();
        model_.after_step();
        debugger_.after_step();
        ++progress_.step;
        ++progress_.trained;
        debugger_.after_batch(progress_, 1);
    }

    training::LoadedModel loaded_;
    model::Trainable& model_;
    training::Optimizer optimizer_;
    jobs::RunObserver observer_;
    jobs::RunControl control_;
    training::LiveDebugger debugger_;
    training::Progress progress_;
    int64_t batch_ = 0, batches_ = 0;
};

/// Mean of the differences over the mean without, and its upper bound. `trimmed` leaves out that share of the
/// differences at both ends (with the winsorised deviation): where every batch costs the same, the ends are what
/// else the machine did.
void print(const char* what, double aim, const std::vector<double>& with, const std::vector<double>& without,
           double trimmed) {
    std::vector<double> differences(with.size()), sorted_without = without;
    for (size_t i = 0; i < with.size(); ++i) differences[i] = with[i] - without[i];
    std::sort(differences.begin(), differences.end());
    std::sort(sorted_without.begin(), sorted_without.end());
    const auto cut = static_cast<size_t>(trimmed * static_cast<double>(with.size()));
    const auto kept = static_cast<double>(with.size() - 2 * cut), n = static_cast<double>(with.size());
    double base = 0, mean = 0, winsorised = 0, squares = 0;
    for (size_t i = cut; i < with.size() - cut; ++i) {
        base += sorted_without[i] / kept;
        mean += differences[i] / kept;
    }
    const auto at = [&](size_t i) { return differences[std::clamp(i, cut, with.size() - 1 - cut)]; };
    for (size_t i = 0; i < with.size(); ++i) winsorised += at(i) / n;
    for (size_t i = 0; i < with.size(); ++i) squares += (at(i) - winsorised) * (at(i) - winsorised);
    const double error = std::sqrt(squares / (n - 1) / n) / (1 - 2 * trimmed);
    std::printf("  %-8s %6.2f %% of the processor time, at most %5.2f %% (aim %g %%; %zu pairs)\n", what,
                100 * mean / base, 100 * (mean + kBound * error) / base, aim, with.size());
    std::fflush(stdout);
}

void compare(const char* name, const jobs::Task& task) {
    Batches batches(task);
    batches.train(20, false);
    const double seconds = batches.train(20, false) / 20;
    std::printf("%s, %.2f ms a batch\n", name, 1e3 * seconds);
    std::vector<double> with, without;
    const auto pair = [&](int64_t count, int index) {  // the order changes, so that neither is always the first
        for (int half = 0; half < 2; ++half) {
            const bool debugged = (index + half) % 2 == 0;
            (debugged ? with : without).push_back(batches.train(count, debugged));
        }
    };
    for (int i = 0; i < 1500; ++i) pair(1, i);
    print("hidden", 3, with, without, 0.1);
    with.clear();
    without.clear();
    batches.look(true);
    // One and a half seconds a block: what is shown is bounded by the clock, not by batches.
    const auto count = static_cast<int64_t>(std::ceil(1.5 / seconds));
    batches.train(count, true);
    with.clear();
    for (int i = 0; i < 8; ++i) pair(count, i);
    print("shown", 10, with, without, 0);
}

}  // namespace

int main() {
    // Memory is kept: giving it back and faulting it in again is the noise of the machine, not of the training.
    mallopt(M_MMAP_THRESHOLD, 1 << 30);
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
    numeric::set_thread_count(1);
    at::set_num_threads(1);
    const auto hierarchy = data::make_world("hierarchy", {}, 1);
    jobs::Task tokenizer = test::task_for(
        "rq_vae", hierarchy, test::all_in_train(*hierarchy),
        {{"model.hidden", "128,64"}, {"model.initialisation", "normal"}, {"model.warm_up_epochs", "0"}});
    tokenizer.features = std::make_shared<data::FeatureMatrix>(hierarchy->item_features()[0]);
    compare("RQ-VAE on the hierarchy world", tokenizer);
    const auto demo = data::make_world("demo", {}, 1);
    const auto split = std::make_shared<data::Split>(data::make_split(*demo, {.method = "leave_one_out"}));
    compare("SASRec on the demo world", test::task_for("sasrec", demo, split, {{"training.batch_size", "16"}}));
    compare("BPR-MF on the demo world", test::task_for("bpr_mf", demo, split));
}
