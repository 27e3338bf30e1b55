// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/data/dataset.h"
#include "core/data/split.h"
#include "core/descriptor/descriptor.h"
#include "core/jobs/debugger/inspection.h"
#include "core/jobs/history.h"
#include "core/jobs/run_control.h"
#include "core/statistics/exposure.h"

namespace armillary::jobs {

/// Named array with its shape, as it passes between engine, recorder and files. Row-major.
struct Array {
    std::vector<int64_t> shape;
    std::variant<std::vector<float>, std::vector<int32_t>> values;
};

/// What the engine works on: everything resolved, nothing to look up.
struct Task {
    data::DatasetPtr dataset;  ///< filtered
    std::shared_ptr<const data::Split> split;
    descriptor::ModelDescriptor model;
    descriptor::ParameterSet parameters;                  ///< complete and checked
    std::shared_ptr<const data::FeatureMatrix> features;  ///< of a model that reads features, else null
    std::shared_ptr<const data::ItemCodes> codes;  ///< of `tokenizer.run`, for a model that reads codes, else null
    std::shared_ptr<const data::FeatureMatrix>
        embeddings;  ///< item vectors of `collaborative.run`, for a model that reads embeddings, else null
    /// Where checkpoints go: `last.safetensors`, `best.safetensors`, and `last.json` = {"epoch": n} of the former.
    std::filesystem::path checkpoint_dir;
    bool resume = false;
    int threads = 0;  ///< 0 = all cores
    /// Interventions to be made again, in order: planned ones, or those that a resumed run has recorded.
    std::vector<Intervention> interventions = {};
};

/// What happened in a batch: cheap, sent for every one.
struct BatchEvent {
    int epoch = 0;
    int64_t step = 0;  ///< since the start of the run
    int64_t batch = 0, batches = 0;
    double examples_per_second = 0;
    std::vector<std::pair<std::string, double>> losses;
};

/// What is recorded at the end of an epoch (0 = before training, where a model has something to show).
struct EpochEvent {
    int epoch = 0;
    int64_t step = 0;
    int epochs_planned = 0;
    double seconds = 0;
    std::vector<std::pair<std::string, double>> train;        ///< mean losses, learning rate, gradient norm
    std::vector<std::pair<std::string, double>> valid;        ///< validation metrics; empty when not evaluated
    std::vector<std::pair<std::string, double>> diagnostics;  ///< `usage[0]`, `perplexity[0]`, `collision_rate`, …
    std::map<std::string, Array> arrays;  ///< by file name of run-folder.md: `codes`, `codebooks/0`, …
    std::map<std::string, std::string> documents = {};  ///< JSON beside the arrays, by the same names
    bool best = false;                                  ///< best so far on the validation metric
};

/// Evaluation of one part of the split. Vectors are by user index of the data set, NaN = undefined.
struct Evaluation {
    std::string split;                      ///< `valid`, `test`
    std::map<std::string, double> metrics;  ///< `ndcg@10`, `coverage@10`
    std::map<std::string, double> standard_errors;
    std::map<std::string, std::vector<double>> per_user;  ///< [users]
    statistics::ExposureTable exposure;                   ///< of the lists up to the largest k; empty: not counted
    int64_t users = 0, undefined_users = 0;
};

/// Receives what a run produces. Called on the training thread; must not throw except to stop the run.
class RunObserver {
 public:
    virtual ~RunObserver() = default;
    virtual void on_message(const std::string& text) {}
    virtual void on_batch(const BatchEvent& event) {}
    /// Called before the epoch's checkpoint is written: a killed run may have recorded one epoch more than its
    /// checkpoint holds, which resume removes and repeats; it never has recorded less.
    virtual void on_epoch(const EpochEvent& event) {}
    virtual void on_event(int64_t step, const std::string& kind, const std::string& detail) {}
    /// What the debugger asked to see (RunControl::look). Shown, not recorded.
    virtual void on_inspection(const Inspection& inspection) {}
};

struct TrainOutcome {
    int epochs = 0;  ///< done, over all sessions of the run
    int best_epoch = 0;
    Evaluation valid, test;                 ///< of the best epoch; empty metrics for a tokenizer
    std::map<std::string, double> summary;  ///< of a tokenizer: last diagnostics
};

/// A trained model, ready to answer. Users and items are dense indices of the data set it was trained on.
class TrainedModel {
 public:
    virtual ~TrainedModel() = default;
    virtual Evaluation evaluate(const std::string& part, const std::vector<int64_t>& k, const std::string& ties,
                                std::stop_token stop) = 0;
    /// Top-k of each user, items of train (and valid) left out.
    virtual std::vector<std::vector<RankedItem>> recommend(const std::vector<int32_t>& users, int k,
                                                           std::stop_token stop) = 0;
    /// Arrays by name: `item_embeddings`, `user_embeddings`, `codes`, `codebooks/0`. Empty when the model has
    /// none.
    virtual std::map<std::string, Array> arrays() = 0;

    // Of models that read histories; the others throw `UsageError` naming what to train instead.

    /// A user's whole history as known when `part` was asked for. The model may read its newest items alone.
    virtual History history(int32_t user, data::Part part);
    /// What attention looked at, one a history. Throws `UsageError` for an empty history.
    virtual std::vector<AttentionMaps> attention(const std::vector<History>& histories);
    /// The ranking of all items after each history. Throws `UsageError` for an item that the data set does not
    /// have.
    virtual std::vector<RankingAnswer> rank(const std::vector<History>& histories,
                                            const RankingQuestion& question);
};

struct EngineInfo {
    std::string libtorch, blas;
    int threads = 0;
    std::vector<std::string> warnings;  ///< slow BLAS, …
};

/// The half of the program that needs LibTorch, behind an interface that does not. Implemented by one module that
/// is loaded when first needed.
class Engine {
 public:
    virtual ~Engine() = default;
    virtual EngineInfo info() = 0;
    /// Trains, checkpoints and evaluates. Throws `Cancelled`, `Error` (numerical) with the offending term, and any
    /// other `Error`.
    virtual TrainOutcome train(const Task& task, RunObserver& observer, RunControl& control) = 0;
    /// Loads the best weights of a finished (or stopped) run from `task.checkpoint_dir`.
    virtual std::unique_ptr<TrainedModel> load(const Task& task) = 0;
};

}  // namespace armillary::jobs
