// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "core/data/dataset.h"
#include "core/jobs/engine.h"
#include "core/jobs/fairness/user_groups.h"
#include "core/statistics/exposure.h"
#include "core/statistics/groups.h"
#include "core/store/run_store.h"
#include "core/store/workspace.h"

namespace armillary::jobs {

// Who a run serves well and who not, from its record (evaluation.md 3.1, 3.2, 3.4): the terminal and the window
// show the same.

/// What a run recorded of one part for its users and items, and what is known of the users. Loaded once, asked
/// often.
struct FairnessRecord {
    store::RunDetails run;
    std::string split;
    data::IdMap users;
    std::vector<std::string> metrics;         ///< with a value a user
    std::vector<data::Attribute> attributes;  ///< of the users, by their index
    std::vector<double> activity;             ///< [users] training interactions; empty: not known
    std::vector<double> auc;                  ///< [users] how well all items are ordered; empty: not recorded
    std::optional<statistics::ExposureTable>
        exposure;                      ///< nothing: not recorded; that of a new evaluation will do
    std::vector<double> popularity;    ///< [items] training interactions; empty: not known
    std::vector<std::string> missing;  ///< what is not at hand and why, in words
};

/// From the store and the run's folder. What old runs and runs made elsewhere did not record is taken from their
/// data set, where that is still what it was; what is not at hand is said, and no error. Throws `UsageError` for a
/// run that recorded nothing by user, `Cancelled`.
FairnessRecord load_fairness(store::Workspace& workspace, const store::RunDetails& run, const std::string& split,
                             std::stop_token stop = {});

/// Takes the exposure of an evaluation that was made anew, for a run that did not record it.
void add_exposure(FairnessRecord& record, const Evaluation& evaluation);

/// The ledger: [users], NaN = undefined. Throws `UsageError` naming the metrics that there are.
std::vector<double> ledger_of(store::Workspace& workspace, const FairnessRecord& record,
                              const std::string& metric);

struct FairnessRequest {
    std::string metric = "ndcg@10";
    std::vector<std::string> attributes;  ///< columns, `activity`, `advantaged`, `weak`; empty: each column that
                                          ///< makes groups, and `activity`
    GroupingRule grouping;
    int64_t min_group = 30;    ///< smaller groups are shown but not tested
    double worst_share = 0.1;  ///< of the users: the worst served
    statistics::BootstrapSettings bootstrap;
};

struct GroupFigures {
    std::string value;
    int64_t users = 0, undefined = 0;  ///< with a value, and without
    statistics::Estimate mean;
    bool too_small = false;
    double share_among_worst = 0;  ///< how much of the group is among the worst served of all users
};

/// Two groups against each other, or all groups of an attribute at once.
struct GroupTest {
    std::string attribute;
    std::string kind;  ///< `gap` of two groups, `any` of all
    std::string a, b;  ///< of a gap; `b` may be `all others`
    int64_t users_a = 0, users_b = 0;
    statistics::Estimate gap;  ///< mean(a) - mean(b)
    double cliffs_delta = std::numeric_limits<double>::quiet_NaN();
    double eta_squared = cliffs_delta;  ///< of `any`
    statistics::TestResult test;        ///< permuted labels
    double p_holm = cliffs_delta;       ///< over all tests that are shown together
};

struct AttributeFairness {
    std::string attribute, rule;
    std::vector<GroupFigures> groups;
    std::optional<GroupFigures> unknown;  ///< users of whom the attribute is not known
    statistics::Spread spread;            ///< of the groups that are large enough, as all below
    statistics::Decomposition theil;
    statistics::Measure divergence;
    std::vector<GroupTest> tests;
};

struct FairnessReport {
    std::string run, model, dataset, split, metric;
    int64_t users = 0, undefined = 0;
    std::vector<statistics::NamedMeasure> distribution;
    std::vector<double> lorenz;      ///< at most 101 points
    std::vector<int64_t> histogram;  ///< 20 bars of equal width from 0 to `histogram_end`
    double histogram_end = 1;
    double worst_share = 0.1, worst_limit = 0;  ///< the worst served have no more than this
    std::vector<AttributeFairness> attributes;
    int64_t k = 0;  ///< of the item figures
    std::optional<statistics::ItemExposure> items;
    std::optional<statistics::TailExposure> tail;
    std::vector<std::string> notes;    ///< how to read the figures of this run
    std::vector<std::string> missing;  ///< of the record, and attributes left out
};

/// Throws `UsageError` for an attribute that there is not (naming those there are) or that makes no groups when it
/// was asked for by name. `values` is the ledger of the request's metric.
FairnessReport fairness_report(const FairnessRecord& record, std::span<const double> values,
                               const FairnessRequest& request);

/// Corrects the p-values of several reports as one family (Holm); a report alone has this done.
void correct_together(std::span<FairnessReport> reports);

/// Users by value, undefined ones last; equal values by index. A million in a fraction of a second.
std::vector<int32_t> users_by_value(std::span<const double> values, bool descending = false);

}  // namespace armillary::jobs
