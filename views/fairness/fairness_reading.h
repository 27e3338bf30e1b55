// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/jobs/fairness/fairness_report.h"
#include "core/jobs/fairness/ledger_comparison.h"
#include "core/store/workspace.h"

namespace armillary::views {

/// What a run recorded of one part: read once, asked for any metric.
struct FairnessSource {
    jobs::FairnessRecord record;
    data::IdMap items;       ///< by index of the exposure; empty: not known
    data::DatasetPtr names;  ///< titles of its users and items; null where it is not at hand

    QString item_name(int32_t item) const;  ///< its title, else its id
};
using FairnessSourcePtr = std::shared_ptr<const FairnessSource>;
using FairnessSources = std::map<std::string, FairnessSourcePtr>;  ///< by `source_key`
std::string source_key(const std::string& run, const std::string& part);

/// What is asked of one run or two. Empty: what the first has, `test` and `ndcg@10` where it can be.
struct FairnessQuestion {
    std::string part, metric;
    std::string attribute;  ///< of the users, beside those that make groups by themselves
};

/// Items by how often they are recommended.
struct ItemPlaces {
    std::vector<double> lists;       ///< [items] in how many lists among the first k
    std::vector<int32_t> ascending;  ///< [items] the least shown first
    std::vector<int32_t> place;      ///< [items] in `ascending`
    std::vector<double> below;       ///< [items + 1] share of all places that the first so many have
};
ItemPlaces item_places(std::vector<double> lists);

/// A run seen by one metric.
struct FairnessReading {
    store::RunDetails run;
    std::vector<std::string> parts;  ///< with values by user
    QString missing;                 ///< why nothing is known, in words; then all below is empty
    FairnessSourcePtr source;
    std::vector<double> values;                 ///< [users], NaN = undefined
    jobs::FairnessReport report;                ///< as the terminal's `fairness RUN`
    std::optional<jobs::FairnessReport> asked;  ///< of the question's attribute alone, where `report` has it not
    QString no_groups;                          ///< why that attribute makes no groups
    std::vector<double> first_hit;              ///< [users] rank of the first held-out item; empty: not known
    int64_t longest_list = 0;                   ///< in which it was looked for
    std::optional<ItemPlaces> items;            ///< none where the exposure was not recorded

    QString title() const;        ///< `r7`, with its own name behind
    QString short_title() const;  ///< `r7`
    /// The attribute's groups; null where it was not measured or makes none.
    const jobs::AttributeFairness* attribute(const std::string& name) const;
};
using FairnessReadingPtr = std::shared_ptr<const FairnessReading>;

/// One run, or two whose tests are corrected together.
struct FairnessAnswer {
    FairnessQuestion question;  ///< as it was answered
    std::vector<FairnessReadingPtr> runs;
    std::optional<jobs::LedgerComparison> comparison;  ///< of two runs whose values are known
    std::vector<double> beside;  ///< [users of the first] values of the second; empty: they are not paired
    std::vector<double> differences = {};  ///< first less second of the pairs, the greatest first

    bool known() const { return !runs.empty() && runs.front()->missing.isEmpty(); }
    /// Those whose values are known.
    std::vector<FairnessReadingPtr> with_values() const;
    /// Of the selection: the data set's name.
    QString space() const;
};

/// Of values that are defined in both: a less b, the greatest first.
std::vector<double> sorted_differences(const std::vector<double>& a, const std::vector<double>& b);

/// What reads a run's data set, for titles; may throw `Error`.
using DatasetReaders = std::map<std::string, std::function<data::DatasetPtr()>>;

/// In the background. `sources` are those read before. What a run did not record is said in `missing`; throws
/// `Cancelled`.
FairnessAnswer read_fairness(store::Workspace& workspace, const std::vector<std::string>& runs,
                             const FairnessQuestion& question, const FairnessSources& sources,
                             const DatasetReaders& datasets, std::stop_token stop);

/// Of a metric's values in a ledger: the rank of the first hit, 1 / reciprocal rank; NaN where none is in the
/// list.
std::vector<double> ranks_of_first_hit(const std::vector<double>& reciprocal);

}  // namespace armillary::views
