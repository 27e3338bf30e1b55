// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diagnostics/codebook/inputs.h"

#include <algorithm>

namespace armillary::diagnostics {

InputReport measure_inputs(const VectorRows& inputs) {
    constexpr int64_t kRankRows = 4096;
    check_vectors(inputs, "inputs");
    const auto dim = static_cast<size_t>(inputs.dim);
    std::vector<double> sum(dim), squares(dim);
    std::vector<uint8_t> varies(dim);
    const float* first = inputs.row(0);
    for (int64_t row = 0; row < inputs.count; ++row) {
        const float* values = inputs.row(row);
        for (size_t j = 0; j < dim; ++j) {
            const double centred = static_cast<double>(values[j]) - first[j];  // keeps the digits of large offsets
            sum[j] += centred;
            squares[j] += centred * centred;
            varies[j] |= values[j] != first[j];
        }
    }
    InputReport report;
    report.rows = inputs.count;
    report.dim = inputs.dim;
    const auto rows = static_cast<double>(inputs.count);
    for (size_t j = 0; j < dim; ++j)
        report.variance += std::max(0.0, squares[j] / rows - sum[j] / rows * (sum[j] / rows));
    report.variance /= static_cast<double>(dim);
    report.constant_columns = std::count(varies.begin(), varies.end(), 0);
    report.mean_cosine = mean_cosine(inputs);
    const std::vector<int32_t> sample = draw_rows(inputs.count, kRankRows, 0);
    const std::vector<float> rank_rows = gather(inputs, sample);
    report.effective_rank = effective_rank({rank_rows, static_cast<int64_t>(sample.size()), inputs.dim});
    return report;
}

}  // namespace armillary::diagnostics
