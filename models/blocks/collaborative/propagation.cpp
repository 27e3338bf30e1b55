// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/collaborative/propagation.h"

#include <torch/autograd.h>

namespace armillary::models {

namespace {

torch::Tensor polynomial(const numeric::SparseMatrix& graph, const torch::Tensor& x, int layers) {
    const torch::Tensor start = x.contiguous();
    torch::Tensor sum = start, product = torch::empty_like(start);
    for (int layer = 0; layer < layers; ++layer) {
        graph.multiply(sum.data_ptr<float>(), start.size(1), product.data_ptr<float>());
        sum = start + product;
    }
    return sum / (layers + 1);
}

/// Carries the graph through autograd's saved data.
struct GraphHolder : torch::CustomClassHolder {
    std::shared_ptr<const numeric::SparseMatrix> graph;
    explicit GraphHolder(std::shared_ptr<const numeric::SparseMatrix> held) : graph(std::move(held)) {}
};

class Propagation : public torch::autograd::Function<Propagation> {
 public:
    static torch::Tensor forward(torch::autograd::AutogradContext* context, const torch::Tensor& x,
                                 const c10::intrusive_ptr<GraphHolder>& holder, int64_t layers) {
        context->saved_data["graph"] = c10::IValue::make_capsule(holder);
        context->saved_data["layers"] = layers;
        return polynomial(*holder->graph, x, static_cast<int>(layers));
    }

    static torch::autograd::tensor_list backward(torch::autograd::AutogradContext* context,
                                                 torch::autograd::tensor_list gradients) {
        const auto capsule = context->saved_data["graph"].toCapsule();
        const auto& graph = *static_cast<const GraphHolder&>(*capsule).graph;
        const auto layers = static_cast<int>(context->saved_data["layers"].toInt());
        return {polynomial(graph, gradients[0], layers), torch::Tensor(), torch::Tensor()};
    }
};

}  // namespace

torch::Tensor propagate_mean(const std::shared_ptr<const numeric::SparseMatrix>& graph, const torch::Tensor& x,
                             int layers) {
    return Propagation::apply(x, c10::make_intrusive<GraphHolder>(graph), static_cast<int64_t>(layers));
}

}  // namespace armillary::models
