// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/language.h"
#include "core/descriptor/descriptor.h"
#include "core/store/workspace.h"

namespace armillary::report {

struct ReportRequest {
    std::vector<std::string> runs;  ///< as the store finds them: `r12`, a name, `last`; each once
    std::string title = {};         ///< empty: made of the runs
    Language language = Language::english;
    /// Translates a sentence of core (see ReportedRuns); may be empty.
    std::function<std::string(std::string_view)> core_text = {};
    std::stop_token stop = {};
};

/// One HTML file on recorded runs, which needs nothing else: what was run, how it was measured, results with
/// intervals and tests, curves, codebooks, the hypersphere, fairness, the environment and how to repeat it. Of
/// runs made elsewhere whatever their folder holds. Throws `UsageError` without a run, `Error` (not_found),
/// `Cancelled`.
std::string run_report(store::Workspace& workspace, const std::vector<descriptor::ModelDescriptor>& models,
                       const ReportRequest& request);

}  // namespace armillary::report
