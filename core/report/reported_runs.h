// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/language.h"
#include "core/descriptor/descriptor.h"
#include "core/report/chart.h"
#include "core/report/html.h"
#include "core/statistics/bootstrap.h"
#include "core/store/run_store.h"
#include "core/store/workspace.h"

namespace armillary::report {

/// A run as a report tells of it.
struct ReportedRun {
    store::RunDetails details;
    std::string label;  ///< `r12 RQ-VAE`, or what a lesson calls it
    int color = 0;      ///< the same in every chart
};

/// What every section of a report works with.
struct ReportedRuns {
    store::Workspace& workspace;
    const std::vector<descriptor::ModelDescriptor>& models;
    Words say;
    /// Translates a sentence of core; empty: they stay English.
    std::function<std::string(std::string_view)> core_text;
    std::stop_token stop;
    std::vector<ReportedRun> runs;

    std::string sentence(std::string_view english) const;
    std::string model_name(std::string_view id) const;
    /// Throws `Cancelled` when the report is no longer wanted.
    void check_stop() const;
    /// A recorded curve over epochs: what was recorded within an epoch is its last value.
    ChartLine curve(const ReportedRun& run, std::string_view split, const std::string& name) const;
    /// Runs of the kind; imported ones too.
    std::vector<const ReportedRun*> of_kind(std::string_view kind) const;
};

/// A moment of a run that charts mark: early stopping, an intervention, a breakpoint.
struct ReportedEvent {
    double epoch = 0;  ///< with its fraction; 0 where the run recorded no curve
    std::string kind, detail, words;
};
/// In their order; plain messages are `message`.
std::vector<ReportedEvent> events_of(const ReportedRuns& report, const ReportedRun& run);
/// Those of the runs that charts mark; named by run where there are several.
std::vector<ChartMark> marks_of(const ReportedRuns& report, const std::vector<const ReportedRun*>& runs);

// The sections. Each is blank where the runs have nothing for it.

Html about_section(const ReportedRuns& report);
Html protocol_section(const ReportedRuns& report);
Html metrics_section(const ReportedRuns& report);
Html tests_section(const ReportedRuns& report);
Html curves_section(const ReportedRuns& report);
Html codebook_section(const ReportedRuns& report);
Html sphere_section(const ReportedRuns& report);
Html fairness_section(const ReportedRuns& report);
Html environment_section(const ReportedRuns& report);
Html reproduction_section(const ReportedRuns& report);

/// `[0.02000, 0.03000]`; `–` where it is not known.
std::string interval_text(const statistics::Interval& interval);
/// Four decimals, `< 0.0001` below.
std::string p_text(double p);
/// Metric names by their family and then their cut-off: `ndcg@5` before `ndcg@10`.
std::vector<std::string> ordered_metrics(std::vector<std::string> names);

}  // namespace armillary::report
