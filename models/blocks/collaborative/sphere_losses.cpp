// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/collaborative/sphere_losses.h"

#include <torch/autograd.h>

namespace armillary::models {

namespace {

/// With E_ab = exp(4 <x_a, x_b> - 4) off the diagonal and S their sum: ln(S / (n (n - 1))), whose gradient at x is
/// 8 E x / S. Written out because autograd would keep five matrices of [batch, batch] where this keeps one.
class Uniformity : public torch::autograd::Function<Uniformity> {
 public:
    static torch::Tensor forward(torch::autograd::AutogradContext* context, const torch::Tensor& x) {
        torch::Tensor closeness = x.mm(x.t()).mul_(4).sub_(4).clamp_max_(0).exp_();
        closeness.fill_diagonal_(0);
        const torch::Tensor sum = closeness.sum();
        context->save_for_backward({x, closeness, sum});
        const auto rows = static_cast<double>(x.size(0));
        return (sum / (rows * (rows - 1))).log();
    }

    static torch::autograd::tensor_list backward(torch::autograd::AutogradContext* context,
                                                 torch::autograd::tensor_list gradients) {
        const auto saved = context->get_saved_variables();
        return {saved[1].mm(saved[0]) * (8 * gradients[0] / saved[2])};
    }
};

}  // namespace

torch::Tensor alignment_loss(const torch::Tensor& x, const torch::Tensor& y) {
    return (x - y).square().sum(1).mean();
}

torch::Tensor uniformity_loss(const torch::Tensor& x) {
    return Uniformity::apply(x);
}

}  // namespace armillary::models
