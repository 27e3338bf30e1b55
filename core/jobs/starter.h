// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/jobs/estimate.h"
#include "core/store/run_store.h"

namespace armillary::jobs {

// "Start here": a fair first experiment for somebody who does not know models. It chooses a split and a model, and
// says why; the window and the terminal put the reasons into words.

/// Why this split.
enum class SplitReason {
    published,      ///< the data set brings its own, so results compare with others'
    ordered,        ///< the order is known: each user's last item is held out, as in use
    short_history,  ///< times are known, but most users have too few interactions to hold out their last
    unordered,      ///< no order is known, so held-out items are drawn by lot
};

/// Why this model is set against the baseline.
enum class ModelReason {
    exact_fits,   ///< the exact solution fits this machine
    neighbours,   ///< the exact one would be too large; neighbours fit
    large,        ///< only a model that learns batch by batch copes with this size
    only_choice,  ///< none of the usual candidates is known here
};

struct StartPlan {
    descriptor::Experiment baseline, model;
    SplitReason split_reason = SplitReason::ordered;
    ModelReason model_reason = ModelReason::exact_fits;
    double memory_bytes = 0;       ///< predicted, of the model
    double passed_over_bytes = 0;  ///< predicted, of the exact model that was too large; else 0
    const std::string& split() const { return model.parameters.text("split.method"); }
};

/// Throws `UsageError` for a data set without interactions, and where no baseline or no model is known.
StartPlan plan_start(const data::Dataset& dataset, const std::vector<descriptor::ModelDescriptor>& models,
                     double memory_limit_bytes);

/// What came out, on the test part: the same users under both models.
struct Verdict {
    std::string metric;              ///< `hit@10` where it is known, else the first that both have
    double baseline = 0, model = 0;  ///< means over users
    double difference = 0;           ///< model - baseline
    double standard_error = 0;       ///< of the difference, paired by user; NaN when it is not known
    int64_t users = 0;               ///< who have a value under both
    enum class Finding { better, worse, undecided } finding = Finding::undecided;
    /// Of the baseline: 0.33 = a third more. NaN when the baseline is at zero.
    double relative() const;
};
/// `undecided` when the difference is within two standard errors. Throws `UsageError` when they share no metric.
Verdict verdict(const Evaluation& baseline, const Evaluation& model);

/// The test part of a run as the store has it.
Evaluation recorded_test(store::RunStore& runs, const std::string& run);

}  // namespace armillary::jobs
