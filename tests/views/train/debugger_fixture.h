// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <memory>
#include <string>

#include "core/jobs/debugger/inspection.h"

namespace armillary::test {

/// A tokenizer's training after the given batch of an epoch of ten: two parameters, of which the second has values
/// that are no numbers, and a level of 8 codes with 6 dead.
inline std::shared_ptr<jobs::Inspection> toy_inspection(int epoch = 1, int64_t batch = 5) {
    auto seen = std::make_shared<jobs::Inspection>();
    seen->epoch = epoch;
    seen->batch = batch;
    seen->batches = 10;
    seen->step = seen->trained = (epoch - 1) * 10 + batch;
    seen->learning_rate = 0.001;
    seen->examples_per_second = 1234;
    seen->figures = {{"loss", 2.5}, {"gradient_norm", 7}, {"learning_rate", 0.001}, {"usage[0]", 0.25}};
    seen->times = {0.004, 0.003, 0.002, 0.001};
    jobs::ParameterFigures encoder, codebook;
    encoder.name = "encoder.weight";
    encoder.shape = {32, 16};
    encoder.norm = 3;
    encoder.gradient_norm = 0.5;
    encoder.update_ratio = 0.002;
    encoder.low = -1;
    encoder.high = 1;
    encoder.histogram.fill(10);
    codebook = encoder;
    codebook.name = "codebook";
    codebook.shape = {8, 16};
    codebook.norm = NAN;
    codebook.not_finite = 2;
    seen->parameters = {encoder, codebook};
    seen->codes = {{8, {20, 12, 0, 0, 0, 0, 0, 0}}};
    seen->can_revive = seen->can_roll_back = true;
    return seen;
}

/// The values of `codebook` as asked for: (2, 1) and (5, 14) are no numbers.
inline void show_codebook(jobs::Inspection& seen, int64_t first_row = 0, int64_t columns = 16) {
    jobs::TensorValues& tensor = seen.tensor;
    tensor.name = "codebook";
    tensor.shape = {8, 16};
    tensor.first_row = first_row;
    tensor.columns = 16;
    tensor.rows_shown = 8 - first_row;
    tensor.columns_shown = columns;
    for (int64_t row = first_row; row < 8; ++row)
        for (int64_t column = 0; column < columns; ++column)
            tensor.values.push_back((row == 2 && column == 1) || (row == 5 && column == 14) ? NAN : 0.5F);
    tensor.not_finite = 2;
    tensor.first_not_finite = {{2, 1}, {5, 14}};
}

}  // namespace armillary::test
