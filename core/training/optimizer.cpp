// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/optimizer.h"

#include <fmt/format.h>
#include <torch/nn/utils/clip_grad.h>
#include <torch/optim.h>

#include <cmath>
#include <functional>
#include <map>

#include "core/base/error.h"

namespace armillary::training {

namespace {

namespace optim = torch::optim;

/// One optimiser of LibTorch with its per-parameter state as named tensors, so that checkpoints are plain arrays.
template <typename Algorithm, typename Options>
std::unique_ptr<optim::Optimizer> make(const std::vector<model::ParameterGroup>& groups, double learning_rate,
                                       double weight_decay) {
    std::vector<optim::OptimizerParamGroup> settings;
    for (const model::ParameterGroup& group : groups) {
        auto options = std::make_unique<Options>(learning_rate * group.learning_rate_scale);
        options->weight_decay(group.weight_decay ? weight_decay : 0);
        settings.emplace_back(group.parameters, std::move(options));
    }
    return std::make_unique<Algorithm>(settings, Options(learning_rate));
}

/// The state object of a parameter, made if the parameter has not been stepped yet.
template <typename State>
State& state_of(optim::Optimizer& optimizer, const torch::Tensor& parameter) {
    auto& slot = optimizer.state()[c10::guts::to_string(parameter.unsafeGetTensorImpl())];
    if (!slot) slot = std::make_unique<State>();
    return static_cast<State&>(*slot);
}

struct Field {
    std::string name;
    std::function<torch::Tensor()> get;
    std::function<void(const torch::Tensor&)> set;
};

template <typename State>
Field step_field(State& state) {
    return {"step", [&state] { return torch::tensor({state.step()}, torch::kInt64); },
            [&state](const torch::Tensor& value) { state.step(value.item<int64_t>()); }};
}

template <typename State>
std::vector<Field> moment_fields(State& state, const torch::Tensor& parameter) {
    auto of = [&parameter](const torch::Tensor& tensor) {
        return tensor.defined() ? tensor : torch::zeros_like(parameter);
    };
    return {step_field(state),
            {"first_moment", [&state, of] { return of(state.exp_avg()); },
             [&state](const torch::Tensor& value) { state.exp_avg(value); }},
            {"second_moment", [&state, of] { return of(state.exp_avg_sq()); },
             [&state](const torch::Tensor& value) { state.exp_avg_sq(value); }}};
}

bool has_state(optim::Optimizer& optimizer, const torch::Tensor& parameter) {
    return optimizer.state().count(c10::guts::to_string(parameter.unsafeGetTensorImpl())) > 0;
}

std::vector<Field> fields_of(optim::Optimizer& optimizer, const torch::Tensor& parameter) {
    if (dynamic_cast<optim::Adam*>(&optimizer))
        return moment_fields(state_of<optim::AdamParamState>(optimizer, parameter), parameter);
    if (dynamic_cast<optim::AdamW*>(&optimizer))
        return moment_fields(state_of<optim::AdamWParamState>(optimizer, parameter), parameter);
    if (dynamic_cast<optim::Adagrad*>(&optimizer)) {
        auto& state = state_of<optim::AdagradParamState>(optimizer, parameter);
        return {
            step_field(state),
            {"sum", [&state] { return state.sum(); }, [&state](const torch::Tensor& value) { state.sum(value); }}};
    }
    return {};  // plain gradient descent has no state
}

std::string name_of(const model::ParameterGroup& group, size_t parameter, const Field& field) {
    return fmt::format("{}.{}.{}", group.name, parameter, field.name);
}

}  // namespace

Optimizer::Optimizer(const descriptor::ParameterSet& parameters, std::vector<model::ParameterGroup> groups)
    : groups_(std::move(groups)),
      learning_rate_(parameters.real("training.learning_rate")),
      clip_norm_(parameters.real("training.clip_norm")) {
    const double decay = parameters.real("training.weight_decay");
    const std::string& name = parameters.text("training.optimizer");
    if (name == "adamw") {
        optimizer_ = make<optim::AdamW, optim::AdamWOptions>(groups_, learning_rate_, decay);
    } else if (name == "adagrad") {
        optimizer_ = make<optim::Adagrad, optim::AdagradOptions>(groups_, learning_rate_, decay);
    } else if (name == "sgd") {
        optimizer_ = make<optim::SGD, optim::SGDOptions>(groups_, learning_rate_, decay);
    } else {
        optimizer_ = make<optim::Adam, optim::AdamOptions>(groups_, learning_rate_, decay);
    }
}

Optimizer::~Optimizer() = default;

std::vector<torch::Tensor> Optimizer::parameters() const {
    std::vector<torch::Tensor> all;
    for (const model::ParameterGroup& group : groups_)
        all.insert(all.end(), group.parameters.begin(), group.parameters.end());
    return all;
}

void Optimizer::zero_gradients() {
    // Undefined, not zero: a parameter that a batch does not use (a level that was dropped, codebooks in the
    // warm-up) rests, in a resumed run as in one that was never stopped.
    for (torch::Tensor& parameter : parameters()) parameter.mutable_grad().reset();
}

void Optimizer::step() {
    if (clip_norm_ > 0) torch::nn::utils::clip_grad_norm_(parameters(), clip_norm_);
    optimizer_->step();
}

double Optimizer::gradient_norm() const {
    double sum = 0;
    for (const torch::Tensor& parameter : parameters())
        if (parameter.grad().defined()) sum += parameter.grad().square().sum().item<double>();
    return std::sqrt(sum);
}

double Optimizer::learning_rate() const {
    return learning_rate_;
}

void Optimizer::set_learning_rate(double learning_rate) {
    learning_rate_ = learning_rate;
    for (size_t i = 0; i < groups_.size(); ++i)
        optimizer_->param_groups()[i].options().set_lr(learning_rate * groups_[i].learning_rate_scale);
}

void Optimizer::forget_rows(const torch::Tensor& parameter, const torch::Tensor& rows) {
    const torch::NoGradGuard no_gradients;
    if (!has_state(*optimizer_, parameter)) return;
    for (const Field& field : fields_of(*optimizer_, parameter))
        if (torch::Tensor kept = field.get(); kept.sizes() == parameter.sizes()) {
            kept.index_fill_(0, rows, 0);
            field.set(kept);
        }
}

model::NamedTensors Optimizer::state() const {
    model::NamedTensors tensors;
    for (const model::ParameterGroup& group : groups_)
        for (size_t i = 0; i < group.parameters.size(); ++i)
            if (has_state(*optimizer_, group.parameters[i]))
                for (const Field& field : fields_of(*optimizer_, group.parameters[i]))
                    tensors.emplace_back(name_of(group, i, field), field.get());
    return tensors;
}

void Optimizer::restore(const model::NamedTensors& state) {
    const std::map<std::string, torch::Tensor> tensors(state.begin(), state.end());
    auto find = [&tensors](const std::string& name) {
        if (const auto found = tensors.find(name); found != tensors.end()) return found->second;
        throw BadInput(
            "the checkpoint lacks a tensor of the optimiser; it was written by another version or another "
            "optimiser",
            name);
    };
    for (const model::ParameterGroup& group : groups_)
        for (size_t i = 0; i < group.parameters.size(); ++i) {
            // A parameter that no batch had used yet has no state.
            const auto kept = tensors.lower_bound(fmt::format("{}.{}.", group.name, i));
            if (kept == tensors.end() || !kept->first.starts_with(fmt::format("{}.{}.", group.name, i))) continue;
            for (const Field& field : fields_of(*optimizer_, group.parameters[i]))
                field.set(find(name_of(group, i, field)).clone());
        }
}

}  // namespace armillary::training
