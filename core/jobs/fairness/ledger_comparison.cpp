// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/fairness/ledger_comparison.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <set>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/jobs/run_comparison.h"
#include "core/statistics/summary.h"
#include "core/store/id_list.h"

namespace armillary::jobs {

namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

std::vector<store::RunDetails> all_runs(const std::vector<ComparedModel>& models) {
    std::vector<store::RunDetails> runs;
    for (const ComparedModel& model : models) runs.insert(runs.end(), model.seeds.begin(), model.seeds.end());
    return runs;
}

/// Metrics with a ledger in every run, sorted.
std::set<std::string> common_metrics(store::RunStore& store, const std::vector<store::RunDetails>& runs,
                                     const std::string& split) {
    std::map<std::string, size_t> times;
    for (const store::RunDetails& run : runs)
        for (const auto& [part, metric] : store.per_user_names(run.id)) times[metric] += part == split;
    std::set<std::string> common;
    for (const auto& [metric, count] : times)
        if (count == runs.size()) common.insert(metric);
    return common;
}

std::vector<std::string> chosen_metrics(const std::set<std::string>& common, const ComparisonSettings& settings) {
    const std::vector<std::string> names(common.begin(), common.end());
    for (const std::string& metric : settings.metrics)
        if (!common.contains(metric))
            throw UsageError(fmt::format("not all of these runs have values of '{}' by user. They share: {}",
                                         metric, names.empty() ? "none" : join(names, ", ")),
                             "--metric");
    if (!settings.metrics.empty()) return settings.metrics;
    if (common.contains("ndcg@10")) return {"ndcg@10"};
    return names.empty() ? std::vector<std::string>{} : std::vector<std::string>{names.front()};
}

/// Of one of the fingerprints: whether two runs are known to differ. What a run does not say is unknown.
bool known_to_differ(const std::vector<store::RunDetails>& runs, std::string store::RunDetails::*fingerprint) {
    std::set<std::string> known;
    for (const store::RunDetails& run : runs)
        if (!(run.*fingerprint).empty()) known.insert(run.*fingerprint);
    return known.size() > 1;
}

/// Brings ledgers to one order of users.
class Ledgers {
 public:
    Ledgers(store::RunStore& store, const std::vector<store::RunDetails>& runs, std::string split)
        : store_(store), split_(std::move(split)) {
        std::set<std::string> splits;
        for (const store::RunDetails& run : runs) splits.insert(run.split_fingerprint);
        if (splits.size() == 1 && !splits.begin()->empty()) return;  // one split: one order
        reference_ = users_of(runs.front());
        for (const store::RunDetails& run : runs) {
            const data::IdMap users = users_of(run);
            std::vector<int32_t>& rows = rows_[run.id];
            for (int32_t user = 0; user < reference_.size(); ++user) rows.push_back(users.find(reference_[user]));
        }
    }

    /// [users] of the first run; NaN where this one has none.
    std::vector<double> of(const store::RunDetails& run, const std::string& metric) {
        std::vector<double> values = store_.per_user(run.id, split_, metric);
        const auto rows = rows_.find(run.id);
        if (rows == rows_.end()) return values;
        std::vector<double> ordered;
        for (int32_t row : rows->second)
            ordered.push_back(row < 0 ? kUndefined : values.at(static_cast<size_t>(row)));
        return ordered;
    }

 private:
    data::IdMap users_of(const store::RunDetails& run) {
        return store::read_id_list(store_.folder(run.id) / "users.txt");
    }

    store::RunStore& store_;
    std::string split_;
    data::IdMap reference_;
    std::map<std::string, std::vector<int32_t>> rows_;
};

/// A model's values by user, averaged over its seeds: undefined where one of them is.
struct ModelLedger {
    std::vector<double> values;
    std::vector<double> seed_means;
};

ModelLedger average(Ledgers& ledgers, const ComparedModel& model, const std::string& metric) {
    ModelLedger result;
    for (const store::RunDetails& run : model.seeds) {
        const std::vector<double> values = ledgers.of(run, metric);
        result.seed_means.push_back(statistics::aggregate(values).value);
        if (result.values.empty()) result.values.assign(values.size(), 0);
        for (size_t user = 0; user < std::min(values.size(), result.values.size()); ++user)
            result.values[user] += values[user] / static_cast<double>(model.seeds.size());
    }
    return result;
}

ModelMean mean_of(const ComparedModel& model, const ModelLedger& ledger, const ComparisonSettings& settings) {
    std::vector<double> defined;
    std::copy_if(ledger.values.begin(), ledger.values.end(), std::back_inserter(defined),
                 [](double x) { return !std::isnan(x); });
    ModelMean mean;
    mean.model = model.name;
    mean.mean = statistics::bootstrap_mean(defined, settings.bootstrap);
    mean.undefined = static_cast<int64_t>(ledger.values.size() - defined.size());
    mean.seeds = static_cast<int64_t>(model.seeds.size());
    mean.seed_deviation = std::sqrt(statistics::variance(ledger.seed_means));
    return mean;
}

MetricComparison compare_metric(Ledgers& ledgers, const std::vector<ComparedModel>& models,
                                const std::string& metric, const ComparisonSettings& settings, bool paired) {
    MetricComparison comparison;
    comparison.metric = metric;
    std::vector<ModelLedger> values;
    for (const ComparedModel& model : models) {
        values.push_back(average(ledgers, model, metric));
        comparison.means.push_back(mean_of(model, values.back(), settings));
    }
    for (size_t m = 0; paired && m < models.size(); ++m) {
        if (m == settings.baseline) continue;
        ModelDifference difference;
        difference.model = models[m].name;
        difference.baseline = models[settings.baseline].name;
        difference.paired =
            statistics::compare_paired(values[m].values, values[settings.baseline].values, settings.bootstrap);
        difference.verdict = statistics::verdict(difference.paired.difference.interval, settings.smallest_effect);
        comparison.differences.push_back(std::move(difference));
    }
    return comparison;
}

void correct(LedgerComparison& comparison) {
    std::vector<double> p;
    for (const MetricComparison& metric : comparison.metrics)
        for (const ModelDifference& difference : metric.differences)
            p.push_back(difference.paired.randomisation.p.value);
    const std::vector<double> adjusted = statistics::holm(p);
    size_t at = 0;
    for (MetricComparison& metric : comparison.metrics)
        for (ModelDifference& difference : metric.differences) difference.p_holm = adjusted[at++];
    const size_t metrics = comparison.metrics.size(), models = metrics ? p.size() / metrics : 0;
    comparison.family =
        fmt::format("tests: {}; models against the baseline: {}; metrics: {}", p.size(), models, metrics);
}

/// evaluation.md 2.10, warnings.
void add_warnings(LedgerComparison& comparison, store::RunStore& store,
                  const std::vector<store::RunDetails>& runs) {
    for (const MetricComparison& metric : comparison.metrics) {
        for (const ModelDifference& difference : metric.differences) {
            const auto seed_deviation = [&](const std::string& name) {
                const auto found = std::find_if(metric.means.begin(), metric.means.end(),
                                                [&](const ModelMean& mean) { return mean.model == name; });
                return found->seed_deviation;
            };
            const double seeds = std::fmax(seed_deviation(difference.model), seed_deviation(difference.baseline));
            if (seeds > std::abs(difference.paired.difference.value))
                comparison.notes.push_back(
                    fmt::format("{}: the seeds of {} or {} differ by more than the models do", metric.metric,
                                difference.model, difference.baseline));
            if (difference.paired.undefined_a != difference.paired.undefined_b)
                comparison.notes.push_back(fmt::format(
                    "{}: users without a value: {} under {}, {} under {}; the {} in either are left out",
                    metric.metric, format_count(difference.paired.undefined_a), difference.model,
                    format_count(difference.paired.undefined_b), difference.baseline,
                    format_count(difference.paired.dropped)));
        }
    }
    const std::string& dataset = runs.front().dataset;
    int64_t tested = 0;
    for (const store::RunSummary& run : store.list(false))
        tested += !dataset.empty() && run.dataset == dataset && run.metrics.contains("test");
    if (tested > static_cast<int64_t>(runs.size()))
        comparison.notes.push_back(
            fmt::format("{} runs of this workspace were tested on '{}'; choosing the best of many flatters it",
                        format_count(tested), dataset));
}

}  // namespace

std::string protocol_words(const std::vector<std::string>& keys) {
    static const std::map<std::string, std::string> kWords{{"dataset_fingerprint", "data sets"},
                                                           {"split_fingerprint", "splits"},
                                                           {"candidates", "candidate items"},
                                                           {"masks_seen", "masks of seen items"},
                                                           {"ties", "orders of equal scores (ties)"}};
    std::vector<std::string> words;
    for (const std::string& key : keys) words.push_back(kWords.contains(key) ? kWords.at(key) : key);
    return join(words, ", ");
}

std::vector<ComparedModel> each_run(const std::vector<store::RunDetails>& runs) {
    std::vector<ComparedModel> models;
    for (const store::RunDetails& run : runs) models.push_back({run.id, {run}});
    return models;
}

std::vector<ComparedModel> by_experiment(const std::vector<store::RunDetails>& runs) {
    std::vector<ComparedModel> models;
    std::vector<std::string> keys;
    for (const store::RunDetails& run : runs) {
        const std::string key = experiment_key(run);
        const auto known = key.empty() ? keys.end() : std::find(keys.begin(), keys.end(), key);
        if (known != keys.end()) {
            models[static_cast<size_t>(known - keys.begin())].seeds.push_back(run);
            continue;
        }
        keys.push_back(key);
        models.push_back({run.model, {run}});
    }
    std::map<std::string, int> times;
    for (const ComparedModel& model : models) ++times[model.name];
    for (ComparedModel& model : models)
        if (times[model.name] > 1) model.name += fmt::format(" ({})", model.seeds.front().id);
    return models;
}

LedgerComparison compare_ledgers(store::RunStore& store, const std::vector<ComparedModel>& models,
                                 const ComparisonSettings& settings) {
    const std::vector<store::RunDetails> runs = all_runs(models);
    LedgerComparison comparison;
    comparison.unlike = differing_protocol(runs);
    if (known_to_differ(runs, &store::RunDetails::dataset_fingerprint))
        comparison.untested = "the runs are on different data, so their users cannot be paired";
    else if (known_to_differ(runs, &store::RunDetails::split_fingerprint))
        comparison.untested = "the runs are on different splits: what is tested of a user is not the same";
    const std::set<std::string> common = common_metrics(store, runs, settings.split);
    const std::vector<std::string> metrics = chosen_metrics(common, settings);
    if (metrics.empty() && comparison.untested.empty())
        comparison.untested =
            fmt::format("the runs share no metric with values by user on the {} part", settings.split);
    if (!comparison.untested.empty()) return comparison;
    Ledgers ledgers(store, runs, settings.split);
    for (const std::string& metric : metrics)
        comparison.metrics.push_back(compare_metric(ledgers, models, metric, settings, models.size() > 1));
    correct(comparison);
    add_warnings(comparison, store, runs);
    return comparison;
}

}  // namespace armillary::jobs
