// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/context.h"

namespace armillary::app {

// Each adds one command to the parser and its action to the context.
void add_import(CLI::App& root, Context& context);
void add_world(CLI::App& root, Context& context);
void add_datasets(CLI::App& root, Context& context);
void add_models(CLI::App& root, Context& context);
void add_train(CLI::App& root, Context& context);
void add_runs(CLI::App& root, Context& context);
void add_evaluate(CLI::App& root, Context& context);
void add_codebook(CLI::App& root, Context& context);
void add_export(CLI::App& root, Context& context);

}  // namespace armillary::app
