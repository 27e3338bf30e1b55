// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/cli/context.h"
#include "core/jobs/experiment_run.h"

namespace armillary::app {

/// One of many runs of a command: that one cannot run does not stop the others.
struct TriedRun {
    jobs::RunReport report;
    std::string refused;  ///< why it could not run, or failed
};
/// With its progress on standard error. Throws `Cancelled` or an `Error` (cancelled), and what is not the run's
/// own fault.
TriedRun try_run(Context& context, const descriptor::Experiment& experiment);

/// Settings given for several models at once: each model takes those that it has a parameter for.
class SharedSettings {
 public:
    explicit SharedSettings(std::vector<std::string> settings)
        : settings_(std::move(settings)), refusals_(settings_.size()) {}
    /// Throws `UsageError` for a value that its parameter cannot have.
    void apply(const descriptor::ModelDescriptor& model, descriptor::ParameterSet& parameters);
    /// Throws `UsageError` for a setting that no model took.
    void check() const;

 private:
    std::vector<std::string> settings_;
    std::vector<std::optional<std::string>> refusals_;  ///< why no model took it so far; an empty text: one did
};

/// Seeds as given with --seed; `otherwise` when none were. Throws `UsageError` for what is no whole number of at
/// least 0.
std::vector<int64_t> read_seeds(const std::vector<std::string>& texts, std::vector<int64_t> otherwise);

}  // namespace armillary::app
