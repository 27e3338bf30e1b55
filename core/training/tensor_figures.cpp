// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/tensor_figures.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace armillary::training {

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr size_t kMostNotFinite = 100;  ///< places that are told; the count is of all

torch::Tensor plain(const torch::Tensor& tensor) {
    return tensor.detach().to(torch::kCPU, torch::kFloat32).contiguous();
}

}  // namespace

jobs::ParameterFigures figures_of(const std::string& name, const torch::Tensor& tensor) {
    const torch::Tensor kept = plain(tensor);
    const float* const values = kept.data_ptr<float>();
    const int64_t count = kept.numel();
    jobs::ParameterFigures figures;
    figures.name = name;
    figures.shape = tensor.sizes().vec();
    figures.gradient_norm = figures.update_ratio = kNaN;
    float low = std::numeric_limits<float>::infinity(), high = -low;
    double squares = 0;
    for (int64_t i = 0; i < count; ++i) {
        const float value = values[i];
        if (!std::isfinite(value)) {
            ++figures.not_finite;
            continue;
        }
        low = std::min(low, value);
        high = std::max(high, value);
        squares += static_cast<double>(value) * value;
    }
    figures.norm = std::sqrt(squares);
    if (figures.not_finite == count) return figures;
    figures.low = low;
    figures.high = high;
    constexpr int kLast = jobs::ParameterFigures::kBins - 1;
    const double scale = high > low ? jobs::ParameterFigures::kBins / (figures.high - figures.low) : 0;
    for (int64_t i = 0; i < count; ++i)
        if (std::isfinite(values[i]))
            ++figures.histogram[static_cast<size_t>(
                std::min(kLast, static_cast<int>((values[i] - figures.low) * scale)))];
    return figures;
}

jobs::TensorValues values_of(const std::string& name, const torch::Tensor& tensor,
                             const jobs::RunControl::Look& window) {
    const torch::Tensor kept = plain(tensor);
    const float* const values = kept.data_ptr<float>();
    jobs::TensorValues shown;
    shown.name = name;
    shown.shape = tensor.sizes().vec();
    shown.columns = tensor.dim() == 0 ? 1 : tensor.size(-1);
    const int64_t rows = shown.columns > 0 ? kept.numel() / shown.columns : 0;
    shown.rows_shown = std::clamp<int64_t>(window.rows, 0, rows);
    shown.columns_shown = std::clamp<int64_t>(window.columns, 0, shown.columns);
    shown.first_row = std::clamp<int64_t>(window.first_row, 0, rows - shown.rows_shown);
    for (int64_t row = 0; row < shown.rows_shown; ++row) {
        const float* const first = values + (shown.first_row + row) * shown.columns;
        shown.values.insert(shown.values.end(), first, first + shown.columns_shown);
    }
    for (int64_t i = 0; i < kept.numel(); ++i)
        if (!std::isfinite(values[i])) {
            ++shown.not_finite;
            if (shown.first_not_finite.size() < kMostNotFinite)
                shown.first_not_finite.emplace_back(i / shown.columns, i % shown.columns);
        }
    return shown;
}

}  // namespace armillary::training
