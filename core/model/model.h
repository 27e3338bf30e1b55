// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "core/data/dataset.h"
#include "core/data/split.h"
#include "core/descriptor/descriptor.h"
#include "core/jobs/engine.h"

namespace armillary::model {

/// What a model is built from. Everything here outlives the model.
struct Context {
    const data::Dataset& dataset;
    const data::Histories& train;  ///< items of each user in the training part, oldest first
    const data::Histories&
        known_before_test;  ///< train, then valid: what may be known when the test item is ranked
    const descriptor::ParameterSet& parameters;
    const data::FeatureMatrix* features;  ///< of a model with the port `features`, else null
    uint64_t seed = 0;
    std::stop_token stop = {};
    std::function<void(const std::string&)> message = [](const std::string&) {};
    const data::ItemCodes* codes = nullptr;  ///< of a model with the port `codes` and a tokenizer's run, else null
    /// [users] when the first held-out item of the part was taken, kNoTime for none; empty without times. That a
    /// user came back is known when the ranking is asked for; what was taken then is not.
    std::span<const int64_t> valid_times = {}, test_times = {};
    const data::FeatureMatrix* embeddings = nullptr;  ///< item vectors of another run, of a model with the port
                                                      ///< `embeddings` that was given one, else null

    int32_t users() const { return dataset.user_count(); }
    int32_t items() const { return dataset.item_count(); }
    /// Throws `Cancelled` when the job was stopped: to be asked in loops that take more than a second.
    void check_cancelled() const;
};

using NamedTensors = std::vector<std::pair<std::string, torch::Tensor>>;

/// A model is what its capabilities say (below); this is what all have in common: a state that can be kept and
/// restored.
class Model {
 public:
    virtual ~Model() = default;
    /// Every tensor needed to answer again, by name. The tensors are the model's own: copying into them restores
    /// it.
    virtual NamedTensors state() = 0;
    /// Called after `state()` was restored.
    virtual void restored() {}
    /// What pages show, by file name of the run-folder layout: `item_embeddings`, `user_embeddings`,
    /// `codebooks/0`. Small enough to be kept every epoch.
    virtual std::map<std::string, jobs::Array> arrays() { return {}; }
};

/// Fitted at once, in closed form or by counting.
class Fitted {
 public:
    virtual ~Fitted() = default;
    virtual void fit() = 0;
};

/// Named scalar losses of one batch, already weighted: their sum is minimised.
struct BatchLoss {
    std::vector<std::pair<std::string, torch::Tensor>> terms;
    int64_t examples = 0;  ///< for throughput and for the epoch's mean
    /// Measured, not minimised: `perplexity[0]`. Their means over the epoch are recorded with the losses, named as
    /// figures of a batch: `batch_perplexity[0]`.
    std::vector<std::pair<std::string, double>> figures = {};
};

/// Parameters that share settings of the optimiser.
struct ParameterGroup {
    std::string name;
    std::vector<torch::Tensor> parameters;
    double learning_rate_scale = 1;
    bool weight_decay = true;
};

/// Trained by gradient steps. The loop owns the clock, the optimiser, the checkpoint and the record. A batch must
/// depend on nothing but the state, the seed, the epoch and its number, so that a resumed run is the same run.
class Trainable {
 public:
    virtual ~Trainable() = default;
    virtual std::vector<ParameterGroup> parameter_groups() = 0;
    /// Draws the order of the epoch (1-based) and returns the number of batches.
    virtual int64_t begin_epoch(int epoch) = 0;
    virtual BatchLoss batch_loss(int64_t batch) = 0;
    /// After the optimiser's step: moving averages, projections.
    virtual void after_step() {}
    /// Dropout on or off.
    virtual void set_training(bool training) {}
};

/// Scores every item for a block of users.
class BlockScorer {
 public:
    virtual ~BlockScorer() = default;
    /// False while it cannot rank yet: a model that first trains a tokenizer. Metrics, the best epoch and early
    /// stopping count from when it can.
    virtual bool has_scores() const { return true; }
    /// Called once before blocks are scored with the present state (propagation, user states).
    virtual void prepare_scoring() {}
    /// `scores` is [users, items], row-major. `when` says what may be known of the users: history before
    /// validation or before the test.
    virtual void score(std::span<const int32_t> users, data::Part when, float* scores) = 0;
};

/// Ranks after any history, also one that no user of the data set has.
class HistoryScorer {
 public:
    virtual ~HistoryScorer() = default;
    /// `scores` is [histories, items], row-major.
    virtual void score_histories(std::span<const jobs::History> histories, float* scores) = 0;
};

/// Reads histories by attention and shows what it looked at. Costs nothing where it is not asked.
class Attentive {
 public:
    virtual ~Attentive() = default;
    /// Weights before dropout, one set a history, without padding. No history may be empty.
    virtual std::vector<jobs::AttentionMaps> attention(std::span<const jobs::History> histories) = 0;
};

/// What a tokenizer that works on vectors can show beside its codes, over the items with an input.
struct Quantisation {
    std::vector<int32_t> items;    ///< [rows] item of each row below; empty: nothing to show
    torch::Tensor inputs;          ///< [rows, features]
    torch::Tensor latents;         ///< [rows, dim] before quantisation
    torch::Tensor residual_norms;  ///< [rows, levels + 1] of a residual quantiser, else undefined
    /// [rows, features] decoded from the first `levels` codes; empty where there is no decoder.
    std::function<torch::Tensor(int levels)> reconstruct;
};

/// Gives each item a tuple of codes.
class Tokenizer {
 public:
    virtual ~Tokenizer() = default;
    /// False while there are no codes yet (warm-up).
    virtual bool has_codes() const { return true; }
    virtual int levels() const = 0;
    virtual int64_t codebook_size(int level) const = 0;
    /// [items, levels], deterministic, over the whole catalogue; -1 = the item has no input, or its ID is shorter.
    virtual std::vector<int32_t> encode() = 0;
    virtual Quantisation quantisation() { return {}; }
};

/// How the registry makes a model. The descriptor is everything the rest of the program knows of it.
struct Registration {
    descriptor::ModelDescriptor descriptor;
    std::unique_ptr<Model> (*make)(const Context& context) = nullptr;
};

template <typename M>
std::unique_ptr<Model> make_model(const Context& context) {
    return std::make_unique<M>(context);
}

}  // namespace armillary::model
