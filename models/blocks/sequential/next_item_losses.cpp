// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/sequential/next_item_losses.h"

#include <torch/autograd.h>
#include <torch/types.h>

#include <limits>
#include <unordered_map>
#include <vector>

namespace armillary::models {

namespace {

using Variables = torch::autograd::variable_list;

/// Rows and columns at which a negative [count] is the row's target [targets].
struct Coincidences {
    torch::Tensor rows, columns;
};

Coincidences coincidences(const torch::Tensor& targets, const torch::Tensor& negatives) {
    const torch::Tensor wanted = targets.to(torch::kCPU).contiguous(),
                        drawn = negatives.to(torch::kCPU).contiguous();
    std::unordered_multimap<int64_t, int64_t> column_of;
    for (int64_t column = 0; column < drawn.numel(); ++column)
        column_of.emplace(drawn.data_ptr<int64_t>()[column], column);
    std::vector<int64_t> rows, columns;
    for (int64_t row = 0; row < wanted.numel(); ++row) {
        const auto [begin, end] = column_of.equal_range(wanted.data_ptr<int64_t>()[row]);
        for (auto found = begin; found != end; ++found) {
            rows.push_back(row);
            columns.push_back(found->second);
        }
    }
    auto indices = [&](const std::vector<int64_t>& values) {
        return torch::tensor(values, torch::kInt64).to(targets.device());
    };
    return {indices(rows), indices(columns)};
}

/// Mean over rows of ln(exp(s p) + sum of exp(s n)) - s p for states s [rows, dim], positives p [rows, dim] and
/// negatives n [count, dim], without the pairs that coincide. Written out because the matrix [rows, count] is what
/// costs: autograd would pass over it and copy it a dozen times, this turns it into probabilities in place.
class SampledSoftmax : public torch::autograd::Function<SampledSoftmax> {
 public:
    static torch::Tensor forward(torch::autograd::AutogradContext* context, const torch::Tensor& states,
                                 const torch::Tensor& positives, const torch::Tensor& negatives,
                                 const Coincidences& left_out) {
        torch::Tensor own = (states * positives).sum(1, true), others = states.mm(negatives.t());
        others.index_put_({left_out.rows, left_out.columns},
                          torch::full({}, -std::numeric_limits<double>::infinity(), others.options()));
        const torch::Tensor top = torch::maximum(others.amax(1, true), own);
        others.sub_(top).exp_();
        own.sub_(top);
        const torch::Tensor total = others.sum(1, true) + own.exp();
        const torch::Tensor loss = (total.log() - own).mean();
        context->save_for_backward({states, positives, negatives, others.div_(total), own.exp().div_(total)});
        return loss;
    }

    static Variables backward(torch::autograd::AutogradContext* context, Variables gradients) {
        const Variables saved = context->get_saved_variables();
        const torch::Tensor &states = saved[0], &positives = saved[1], &negatives = saved[2], &others = saved[3];
        const torch::Tensor missing = saved[4] - 1, scale = gradients[0] / states.size(0);
        return {(others.mm(negatives) + missing * positives) * scale, states * (missing * scale),
                others.t().mm(states) * scale, torch::Tensor()};
    }
};

}  // namespace

torch::Tensor binary_loss(const torch::Tensor& states, const torch::Tensor& table, const torch::Tensor& targets,
                          const torch::Tensor& negatives) {
    const torch::Tensor positive = (states * torch::embedding(table, targets, 0)).sum(1);
    const torch::Tensor negative = (states * torch::embedding(table, negatives, 0)).sum(1);
    return (torch::softplus(-positive) + torch::softplus(negative)).mean();
}

torch::Tensor sampled_softmax_loss(const torch::Tensor& states, const torch::Tensor& table,
                                   const torch::Tensor& targets, const torch::Tensor& negatives) {
    return SampledSoftmax::apply(states, torch::embedding(table, targets, 0),
                                 torch::embedding(table, negatives, 0), coincidences(targets, negatives));
}

torch::Tensor softmax_loss(const torch::Tensor& states, const torch::Tensor& table, const torch::Tensor& targets) {
    const torch::Tensor logits = torch::matmul(states, table.narrow(0, 1, table.size(0) - 1).t());
    return torch::nll_loss(torch::log_softmax(logits, 1), targets - 1);
}

}  // namespace armillary::models
