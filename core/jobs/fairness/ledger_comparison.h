// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/statistics/significance.h"
#include "core/store/run_store.h"

namespace armillary::jobs {

// Runs against each other by their ledgers, user by user (evaluation.md 2.10).

/// One side of a comparison: a run, or runs of one experiment that differ in the seed of their training alone.
struct ComparedModel {
    std::string name;                      ///< `r12`, or the model's id
    std::vector<store::RunDetails> seeds;  ///< at least one
};

/// Every run for itself.
std::vector<ComparedModel> each_run(const std::vector<store::RunDetails>& runs);
/// Runs of one experiment (`experiment_key`) together, in the order of their first; named by the model, and by the
/// first run too where a model stands there twice.
std::vector<ComparedModel> by_experiment(const std::vector<store::RunDetails>& runs);

struct ComparisonSettings {
    std::string split = "test";
    std::vector<std::string> metrics;  ///< empty: ndcg@10 where all have it, else the first that all have
    size_t baseline = 0;               ///< which model the others are compared with
    double smallest_effect = 0;        ///< of interest; see statistics::verdict
    statistics::BootstrapSettings bootstrap;
};

/// A model's mean over users; of several seeds each user's values are averaged first.
struct ModelMean {
    std::string model;
    statistics::Estimate mean;  ///< over the users of this model alone
    int64_t undefined = 0;      ///< users without a value under one of the seeds
    int64_t seeds = 1;
    double seed_deviation = std::numeric_limits<double>::quiet_NaN();  ///< of the seeds' means; from two seeds on
};

struct ModelDifference {
    std::string model, baseline;
    statistics::PairedComparison paired;                       ///< model - baseline
    double p_holm = std::numeric_limits<double>::quiet_NaN();  ///< of the randomisation test, over all differences
    statistics::Verdict verdict = statistics::Verdict::inconclusive;
};

struct MetricComparison {
    std::string metric;
    std::vector<ModelMean> means;
    std::vector<ModelDifference> differences;  ///< none where the models cannot be paired
};

struct LedgerComparison {
    std::vector<std::string> unlike;  ///< keys of the protocol that differ: the figures then are not comparable
    std::string untested;             ///< why nothing was tested; empty: it was
    std::vector<MetricComparison> metrics;
    std::string family;              ///< what the p-values are corrected over, in words
    std::vector<std::string> notes;  ///< how far to trust it, in words
};

/// The protocol is compared first; runs on different data or another split are never paired. Users are matched by
/// index on one split, else by raw id. Throws `UsageError` for a metric that a model lacks, naming those all have.
LedgerComparison compare_ledgers(store::RunStore& runs, const std::vector<ComparedModel>& models,
                                 const ComparisonSettings& settings);

/// The protocol's keys as people read them: `split_fingerprint` is the split.
std::string protocol_words(const std::vector<std::string>& keys);

}  // namespace armillary::jobs
