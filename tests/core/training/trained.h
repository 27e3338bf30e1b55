// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "tests/core/training/syn_h.h"

namespace armillary::test {

/// What is left of a tokenizer's training.
struct Trained {
    std::map<std::string, double> figures;              ///< of the last epoch
    std::vector<std::pair<std::string, double>> train;  ///< likewise
    std::vector<int32_t> codes;                         ///< [items, levels] likewise
    std::vector<float> gates;                           ///< [items], where recorded
    std::vector<torch::Tensor> codebooks;               ///< by level [codes, dim], where recorded
    int levels = 0;
    std::map<std::string, torch::Tensor> state = {};  ///< of the best epoch

    std::vector<int32_t> level(int which) const;
};

/// Batches of 256 and no neighbours, unless `settings` say otherwise; everything is for training.
jobs::Task tokenizer_task(const std::string& model, data::DatasetPtr dataset,
                          std::shared_ptr<const data::FeatureMatrix> features, const Settings& settings);
Trained train(jobs::Task task);
Trained train(const std::string& model, data::DatasetPtr dataset,
              std::shared_ptr<const data::FeatureMatrix> features, const Settings& settings);

/// Puts a kept state into a model of the same shapes.
void restore(StandaloneModel& model, const std::map<std::string, torch::Tensor>& state);

Settings with(Settings settings, const Settings& more);

/// Normalised mutual information, 2 I(a;b) / (H(a) + H(b)).
double nmi(const std::vector<int32_t>& a, const std::vector<int32_t>& b);

/// Differences of runs of equal seeds.
struct Paired {
    double mean = 0, standard_error = 0;
};
Paired paired(const std::vector<double>& differences);

/// A figure of the training part of the last epoch, NaN where there is none.
double term(const Trained& trained, const std::string& name);

}  // namespace armillary::test
