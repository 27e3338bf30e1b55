// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/data/dataset.h"
#include "core/data/split.h"
#include "core/descriptor/experiment.h"
#include "core/jobs/engine.h"
#include "core/store/run_store.h"

namespace armillary::jobs {

// What codes are worth to a recommender: the same sequential model on the same split, once with a vector for each
// item and once with the sum of vectors of the item's codes. What collapsed or colliding codes cost is seen in the
// second.

/// The pair of experiments.
struct PriceExperiments {
    descriptor::Experiment ids, codes;
};
/// For a tokenizer's run: its data set, filters and seed; `leave_one_out` where the run has no split of its own.
/// `settings` are further parameters of both. Throws `UsageError` for a run that is no tokenizer's, and where no
/// model reads codes, and for codes made elsewhere that were imported without a data set.
PriceExperiments price_experiments(const store::RunDetails& tokenizer,
                                   const std::vector<descriptor::ModelDescriptor>& models,
                                   const descriptor::ParameterSet& settings = {});

/// Users by how often their held-out items were taken in training.
struct PricePart {
    std::string items;          ///< `all`, `head` (the most taken fifth of the items), `tail` (the others)
    int64_t users = 0;          ///< whose held-out items are all of the part, with a value under both models
    double ids = 0, codes = 0;  ///< means over these users; NaN without any
    double difference = 0;      ///< codes - ids
    double standard_error = 0;  ///< of the difference, paired by user
};
struct CodePrice {
    std::string metric;
    std::vector<PricePart> parts;  ///< all, head, tail
};
/// From the ledgers of both runs by user (index of the data set) on the test part. Throws `UsageError` when one
/// lacks the metric.
CodePrice price_of_codes(const data::Dataset& dataset, const data::Split& split, const Evaluation& ids,
                         const Evaluation& codes, const std::string& metric = "ndcg@10");

}  // namespace armillary::jobs
