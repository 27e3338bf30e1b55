// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/checkpoint.h"

#include <fmt/format.h>
#include <torch/types.h>

#include <bit>
#include <cstring>

#include "core/base/error.h"
#include "core/base/safetensors.h"
#include "core/base/text.h"

namespace armillary::training {

namespace {

constexpr std::pair<torch::ScalarType, const char*> kTypes[] = {{torch::kFloat32, "F32"}, {torch::kFloat64, "F64"},
                                                                {torch::kInt64, "I64"},   {torch::kInt32, "I32"},
                                                                {torch::kUInt8, "U8"},    {torch::kBool, "BOOL"}};

SafeTensor packed(const torch::Tensor& tensor) {
    const torch::Tensor plain = tensor.detach().to(torch::kCPU).contiguous();
    SafeTensor out;
    for (const auto& [type, name] : kTypes)
        if (type == plain.scalar_type()) out.dtype = name;
    if (out.dtype.empty())
        throw Error(ErrorKind::internal, "a tensor of this type cannot be kept in a checkpoint");
    out.shape = plain.sizes().vec();
    out.bytes.resize(plain.nbytes());
    std::memcpy(out.bytes.data(), plain.data_ptr(), out.bytes.size());
    return out;
}

torch::Tensor unpacked(const SafeTensor& tensor) {
    torch::ScalarType scalar = torch::kFloat32;
    for (const auto& [type, name] : kTypes)
        if (tensor.dtype == name) scalar = type;
    torch::Tensor out = torch::empty(tensor.shape, scalar);
    std::memcpy(out.data_ptr(), tensor.bytes.data(), tensor.bytes.size());
    return out;
}

/// Bits, not digits: the best value must compare as before.
std::string exact(double value) {
    return std::to_string(std::bit_cast<uint64_t>(value));
}

}  // namespace

void write_checkpoint(const std::filesystem::path& file, const Progress& progress,
                      const model::NamedTensors& model, const model::NamedTensors& optimizer,
                      const model::NamedTensors& record) {
    SafeTensors content;
    for (const auto& [name, tensor] : model) content.tensors["model." + name] = packed(tensor);
    for (const auto& [name, tensor] : optimizer) content.tensors["optimizer." + name] = packed(tensor);
    for (const auto& [name, tensor] : record) content.tensors["record." + name] = packed(tensor);
    content.metadata = {{"format", "armillary checkpoint 1"},
                        {"epoch", std::to_string(progress.epoch)},
                        {"step", std::to_string(progress.step)},
                        {"best_epoch", std::to_string(progress.best_epoch)},
                        {"best_value_bits", exact(progress.best_value)},
                        {"without_improvement", std::to_string(progress.without_improvement)},
                        {"trained", std::to_string(progress.trained)},
                        {"learning_rate_bits", exact(progress.learning_rate)}};
    write_safetensors(file, content);
}

Checkpoint read_checkpoint(const std::filesystem::path& file) {
    const SafeTensors content = read_safetensors(file);
    auto number = [&](const char* key) -> uint64_t {
        const auto entry = content.metadata.find(key);
        if (entry == content.metadata.end())
            throw BadInput(fmt::format("this is not a checkpoint: it has no '{}'", key), file.string());
        try {
            return std::stoull(entry->second);
        } catch (const std::exception&) {
            throw BadInput(fmt::format("the checkpoint's '{}' is no number: '{}'", key, entry->second),
                           file.string());
        }
    };
    Checkpoint checkpoint;
    checkpoint.progress = {static_cast<int>(number("epoch")), static_cast<int64_t>(number("step")),
                           static_cast<int>(number("best_epoch")),
                           std::bit_cast<double>(number("best_value_bits")),
                           static_cast<int>(number("without_improvement"))};
    // Written before there were interventions: every step counted.
    checkpoint.progress.trained = checkpoint.progress.step;
    if (content.metadata.contains("trained"))
        checkpoint.progress.trained = static_cast<int64_t>(number("trained"));
    if (content.metadata.contains("learning_rate_bits"))
        checkpoint.progress.learning_rate = std::bit_cast<double>(number("learning_rate_bits"));
    for (const auto& [name, tensor] : content.tensors) {
        if (name.starts_with("model.")) checkpoint.model.emplace_back(name.substr(6), unpacked(tensor));
        if (name.starts_with("optimizer.")) checkpoint.optimizer.emplace_back(name.substr(10), unpacked(tensor));
        if (name.starts_with("record.")) checkpoint.record.emplace_back(name.substr(7), unpacked(tensor));
    }
    return checkpoint;
}

void restore(const model::NamedTensors& from, const model::NamedTensors& state,
             const std::filesystem::path& file) {
    const torch::NoGradGuard no_gradients;
    for (const auto& [name, tensor] : state) {
        const torch::Tensor* source = nullptr;
        for (const auto& [key, candidate] : from)
            if (key == name) source = &candidate;
        if (!source || source->sizes() != tensor.sizes())
            throw BadInput(
                fmt::format(
                    "the checkpoint does not fit the model: '{}' is {}. Was the data set or a parameter changed?",
                    name, source ? "of another shape" : "missing"),
                file.string());
        tensor.detach().copy_(*source);
    }
}

void restore_known(const model::NamedTensors& from, const model::NamedTensors& state) {
    const torch::NoGradGuard no_gradients;
    for (const auto& [name, tensor] : state)
        for (const auto& [key, source] : from)
            if (key == name && source.sizes() == tensor.sizes()) tensor.detach().copy_(source);
}

}  // namespace armillary::training
