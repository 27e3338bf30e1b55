// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/sequential/code_decoder.h"

#include <fmt/format.h>
#include <torch/types.h>

#include <cmath>
#include <map>

#include "models/blocks/tables.h"

namespace armillary::models {

namespace {

constexpr double kDeviation = 0.02;  ///< of an item's vector at the start

torch::Tensor tensor_of(const std::vector<int64_t>& values) {
    return torch::tensor(values, torch::kInt64);
}

}  // namespace

CodeTree::CodeTree(const torch::Tensor& codes) {
    const int64_t items = codes.size(0), levels = codes.size(1);
    const torch::Tensor table = codes.contiguous();
    const auto* rows = table.data_ptr<int64_t>();
    std::vector<int64_t> node(static_cast<size_t>(items), 0);
    for (int64_t level = 0; level < levels; ++level) {
        std::map<std::pair<int64_t, int64_t>, int64_t> known;  // (parent, code): node
        std::vector<int64_t> parents, own;
        for (int64_t item = 0; item < items; ++item) {
            int64_t& at = node[static_cast<size_t>(item)];
            const auto [entry, is_new] =
                known.try_emplace({at, rows[item * levels + level]}, static_cast<int64_t>(known.size()));
            if (is_new) {
                parents.push_back(entry->first.first);
                own.push_back(entry->first.second);
            }
            at = entry->second;
        }
        depths_.push_back({tensor_of(parents), tensor_of(own)});
    }
    leaves_ = tensor_of(node);
}

CodeDecoder::CodeDecoder(int levels, int64_t codes, int64_t dim, uint64_t seed) {
    const double deviation = kDeviation / std::sqrt(static_cast<double>(levels));
    for (int level = 0; level < levels; ++level) {
        tokens_.push_back(normal_table(codes, dim, deviation, seed, fmt::format("tokens.{}", level)));
        biases_.push_back(torch::zeros({codes}).requires_grad_(true));
        if (level + 1 < levels)
            prefixes_.push_back(normal_table(codes, dim, deviation, seed, fmt::format("prefixes.{}", level)));
    }
}

torch::Tensor CodeDecoder::vectors(const torch::Tensor& codes) const {
    torch::Tensor sum = tokens_[0].index_select(0, codes.select(1, 0));
    for (size_t level = 1; level < tokens_.size(); ++level)
        sum = sum + tokens_[level].index_select(0, codes.select(1, static_cast<int64_t>(level)));
    return sum;
}

torch::Tensor CodeDecoder::vectors(const std::vector<torch::Tensor>& indicators) const {
    torch::Tensor sum = indicators[0].matmul(tokens_[0]);
    for (size_t level = 1; level < tokens_.size(); ++level) sum = sum + indicators[level].matmul(tokens_[level]);
    return sum;
}

torch::Tensor CodeDecoder::logits(size_t level, const torch::Tensor& states) const {
    return torch::addmm(biases_[level].to(states.scalar_type()), states,
                        tokens_[level].to(states.scalar_type()).t());
}

torch::Tensor CodeDecoder::loss(const torch::Tensor& states, const torch::Tensor& labels,
                                const std::vector<torch::Tensor>& indicators) const {
    torch::Tensor sum = torch::zeros({}), context = states;
    for (size_t level = 0; level < tokens_.size(); ++level) {
        const torch::Tensor label = labels.select(1, static_cast<int64_t>(level));
        const torch::Tensor log_p = torch::log_softmax(logits(level, context), 1);
        sum = sum +
              (indicators.empty() ? torch::nll_loss(log_p, label) : -(indicators[level] * log_p).sum(1).mean());
        if (level < prefixes_.size()) context = context + prefixes_[level].index_select(0, label);
    }
    return sum / static_cast<double>(tokens_.size());
}

torch::Tensor CodeDecoder::log_probabilities(const torch::Tensor& states, const CodeTree& tree) const {
    const torch::NoGradGuard no_gradients;
    const torch::Tensor h = states.to(torch::kFloat64);
    torch::Tensor beginning = torch::zeros({1, h.size(1)}, torch::kFloat64);  // [nodes, dim]
    torch::Tensor log_p = torch::zeros({h.size(0), 1}, torch::kFloat64);      // [rows, nodes]
    for (size_t level = 0; level < tokens_.size(); ++level) {
        const CodeTree::Depth& depth = tree.depths()[level];
        const torch::Tensor a = logits(level, h);                                          // [rows, codes]
        const torch::Tensor b = beginning.matmul(tokens_[level].to(torch::kFloat64).t());  // [nodes, codes]
        const torch::Tensor a_max = std::get<0>(a.max(1, true)), b_max = std::get<0>(b.max(1, true));
        const torch::Tensor normaliser = (a - a_max).exp().matmul((b - b_max).exp().t()).log() + a_max + b_max.t();
        const torch::Tensor own = b.view(-1).index_select(0, depth.parent * b.size(1) + depth.code);
        log_p = (log_p - normaliser).index_select(1, depth.parent) + a.index_select(1, depth.code) + own;
        if (level < prefixes_.size())
            beginning = beginning.index_select(0, depth.parent) +
                        prefixes_[level].index_select(0, depth.code).to(torch::kFloat64);
    }
    return log_p.index_select(1, tree.leaves());
}

void CodeDecoder::collect(model::NamedTensors& tensors) const {
    for (size_t level = 0; level < tokens_.size(); ++level) {
        tensors.emplace_back(fmt::format("tokens.{}", level), tokens_[level]);
        tensors.emplace_back(fmt::format("biases.{}", level), biases_[level]);
        if (level < prefixes_.size()) tensors.emplace_back(fmt::format("prefixes.{}", level), prefixes_[level]);
    }
}

}  // namespace armillary::models
