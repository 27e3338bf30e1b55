// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "app/cli/commands.h"
#include "app/cli/text_table.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/diagnostics/codebook/codebook.h"
#include "core/jobs/inputs.h"
#include "core/jobs/preparation.h"

namespace armillary::app {

namespace {

struct CodebookOptions {
    std::string run;
    std::optional<int> epoch;
};

}  // namespace

void add_codebook(CLI::App& root, Context& context) {
    CLI::App* command = root.add_subcommand("codebook", "How a tokenizer uses its codes: usage, perplexity, collisions");
    auto options = std::make_shared<CodebookOptions>();
    command->add_option("run", options->run, "Run: r12, its name, or `last`")->type_name("RUN");
    command->add_option("--epoch", options->epoch, "Recorded epoch (default: the best)")->type_name("N");
}

}  // namespace armillary::app
