// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/cli/context.h"

namespace armillary::app {

// Each adds one command to the program.
void add_import(Command& program, Context& context);
void add_world(Command& program, Context& context);
void add_datasets(Command& program, Context& context);
void add_models(Command& program, Context& context);
void add_train(Command& program, Context& context);
void add_runs(Command& program, Context& context);
void add_evaluate(Command& program, Context& context);
void add_codebook(Command& program, Context& context);
void add_hypersphere(Command& program, Context& context);
void add_attention(Command& program, Context& context);
void add_export(Command& program, Context& context);
void add_fairness(Command& program, Context& context);
void add_benchmark(Command& program, Context& context);
void add_report(Command& program, Context& context);
void add_lessons(Command& program, Context& context);

/// `doctor`, below `codebook`.
void add_codebook_doctor(Command& codebook, Context& context);
/// `levers`, below `codebook`.
void add_codebook_levers(Command& codebook, Context& context);
/// `price`, below `codebook`.
void add_codebook_price(Command& codebook, Context& context);
/// `survey`, below `codebook`.
void add_codebook_survey(Command& codebook, Context& context);

}  // namespace armillary::app
