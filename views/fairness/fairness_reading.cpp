// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/fairness/fairness_reading.h"

#include <fmt/format.h>

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <numeric>
#include <set>

#include "core/base/error.h"
#include "core/jobs/run_comparison.h"
#include "core/statistics/ranking.h"
#include "core/store/id_list.h"
#include "views/shared/core_text.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

struct FairnessText {
    Q_DECLARE_TR_FUNCTIONS(Fairness)
};

bool holds(const std::vector<std::string>& names, const std::string& name) {
    return std::ranges::find(names, name) != names.end();
}

/// Parts with values of a metric by user, those of the test first.
std::vector<std::string> recorded_parts(store::RunStore& runs, const std::string& run) {
    std::set<std::string> parts;
    for (const auto& [part, metric] : runs.per_user_names(run))
        if (part != "train") parts.insert(part);
    std::vector<std::string> sorted(parts.begin(), parts.end());
    std::ranges::stable_partition(sorted, [](const std::string& part) { return part == "test"; });
    return sorted;
}

/// The one that was asked for where the run has it, else the usual one.
std::string chosen_metric(const std::vector<std::string>& metrics, const std::string& wanted) {
    for (const std::string& name : {wanted, std::string("ndcg@10")})
        if (holds(metrics, name)) return name;
    const auto ndcg = std::ranges::find_if(metrics, [](const auto& name) { return name.starts_with("ndcg@"); });
    return ndcg == metrics.end() ? metrics.front() : *ndcg;
}

FairnessSourcePtr read_source(store::Workspace& workspace, const store::RunDetails& run, const std::string& part,
                              const DatasetReaders& datasets, const std::stop_token& stop) {
    auto source = std::make_shared<FairnessSource>();
    source->record = jobs::load_fairness(workspace, run, part, stop);
    const std::filesystem::path items = workspace.runs().folder(run.id) / "items.txt";
    if (std::filesystem::exists(items)) source->items = store::read_id_list(items);
    if (stop.stop_requested()) throw Cancelled();
    if (const auto reader = datasets.find(run.id); reader != datasets.end()) {
        try {
            source->names = reader->second();
        } catch (const Error&) {  // the record says what is missing; ids stand for titles
        }
    }
    return source;
}

/// Ranks of the first hit from the reciprocal ranks in the longest lists that were measured. With exact
/// expectations over ties there is no such rank.
void find_first_hits(FairnessReading& reading, store::Workspace& workspace) {
    if (jobs::protocol_value(reading.run, "ties") == "expected") return;
    std::string longest;
    for (const std::string& metric : reading.source->record.metrics) {
        const int64_t k = metric.starts_with("mrr@") ? statistics::parse_metric(metric).k : 0;
        if (k <= reading.longest_list) continue;
        reading.longest_list = k;
        longest = metric;
    }
    if (!longest.empty())
        reading.first_hit = ranks_of_first_hit(jobs::ledger_of(workspace, reading.source->record, longest));
}

void ask_for_attribute(FairnessReading& reading, const FairnessQuestion& question) {
    if (question.attribute.empty() || reading.attribute(question.attribute)) return;
    jobs::FairnessRequest request;
    request.metric = question.metric;
    request.attributes = {question.attribute};
    try {
        reading.asked = jobs::fairness_report(reading.source->record, reading.values, request);
    } catch (const Error& error) {
        reading.no_groups = core_text(error.what());
    }
}

void measure(FairnessReading& reading, store::Workspace& workspace, const FairnessQuestion& question,
             const std::stop_token& stop) {
    const jobs::FairnessRecord& record = reading.source->record;
    reading.values = jobs::ledger_of(workspace, record, question.metric);
    if (stop.stop_requested()) throw Cancelled();
    jobs::FairnessRequest request;
    request.metric = question.metric;
    reading.report = jobs::fairness_report(record, reading.values, request);
    if (stop.stop_requested()) throw Cancelled();
    ask_for_attribute(reading, question);
    find_first_hits(reading, workspace);
    if (record.exposure && reading.report.k > 0)
        reading.items = item_places(record.exposure->within(reading.report.k));
}

/// Fills in the part and the metric where nothing was asked for; of the second run they are those of the first.
void read_run(FairnessReading& reading, store::Workspace& workspace, FairnessQuestion& question, bool first,
              const FairnessSources& sources, const DatasetReaders& datasets, const std::stop_token& stop) {
    reading.parts = recorded_parts(workspace.runs(), reading.run.id);
    if (reading.parts.empty()) {
        reading.missing =
            FairnessText::tr(
                "%1 recorded no values by user: it was not tested, or made by a program that does not "
                "keep them. Train the model again to see whom it serves")
                .arg(text(reading.run.id));
        return;
    }
    if (first && !holds(reading.parts, question.part)) question.part = reading.parts.front();
    if (!holds(reading.parts, question.part)) {
        reading.missing = FairnessText::tr("%1 recorded no values by user on the %2 part")
                              .arg(text(reading.run.id), text(question.part));
        return;
    }
    const auto known = sources.find(source_key(reading.run.id, question.part));
    reading.source = known != sources.end() ? known->second
                                            : read_source(workspace, reading.run, question.part, datasets, stop);
    const std::vector<std::string>& metrics = reading.source->record.metrics;
    if (first) question.metric = chosen_metric(metrics, question.metric);
    if (!holds(metrics, question.metric)) {
        reading.missing =
            FairnessText::tr("%1 has no values of %2 by user").arg(text(reading.run.id), text(question.metric));
        return;
    }
    measure(reading, workspace, question, stop);
}

using Draft = std::shared_ptr<FairnessReading>;

void correct(const std::vector<Draft>& drafts) {
    std::vector<jobs::FairnessReport> reports, asked;
    for (const Draft& draft : drafts) {
        reports.push_back(draft->report);
        asked.push_back(draft->asked.value_or(jobs::FairnessReport{}));
    }
    jobs::correct_together(reports);
    jobs::correct_together(asked);
    for (size_t i = 0; i < drafts.size(); ++i) {
        drafts[i]->report = std::move(reports[i]);
        if (drafts[i]->asked) drafts[i]->asked = std::move(asked[i]);
    }
}

/// [users of a] the values of b: by index on one split, else by raw id.
std::vector<double> brought_beside(const FairnessReading& a, const FairnessReading& b) {
    if (!a.run.split_fingerprint.empty() && a.run.split_fingerprint == b.run.split_fingerprint) return b.values;
    std::vector<double> values;
    const data::IdMap &users = a.source->record.users, &others = b.source->record.users;
    for (int32_t user = 0; user < users.size(); ++user) {
        const int32_t other = others.find(users[user]);
        values.push_back(other == data::IdMap::kNone ? kUnknown : b.values[static_cast<size_t>(other)]);
    }
    return values;
}

void compare(FairnessAnswer& answer, store::Workspace& workspace) {
    jobs::ComparisonSettings settings;
    settings.split = answer.question.part;
    settings.metrics = {answer.question.metric};
    settings.baseline = 1;
    answer.comparison = jobs::compare_ledgers(
        workspace.runs(), jobs::each_run({answer.runs[0]->run, answer.runs[1]->run}), settings);
    if (!answer.comparison->untested.empty()) return;
    answer.beside = brought_beside(*answer.runs[0], *answer.runs[1]);
    answer.differences = sorted_differences(answer.runs[0]->values, answer.beside);
}

}  // namespace

QString FairnessSource::item_name(int32_t item) const {
    const std::string_view id = items[item];
    const int32_t row = names ? names->items().find(id) : data::IdMap::kNone;
    return text(row == data::IdMap::kNone ? id : names->item_title(row));
}

std::string source_key(const std::string& run, const std::string& part) {
    return run + '/' + part;
}

QString FairnessReading::title() const {
    return run.name.empty() ? short_title()
                            : QStringLiteral("%1 %2").arg(short_title(), shortened(text(run.name), 24));
}

QString FairnessReading::short_title() const {
    return text(run.id);
}

const jobs::AttributeFairness* FairnessReading::attribute(const std::string& name) const {
    for (const jobs::FairnessReport* each : {&report, asked ? &*asked : nullptr}) {
        if (!each) continue;
        const auto found = std::ranges::find(each->attributes, name, &jobs::AttributeFairness::attribute);
        if (found != each->attributes.end()) return &*found;
    }
    return nullptr;
}

std::vector<FairnessReadingPtr> FairnessAnswer::with_values() const {
    std::vector<FairnessReadingPtr> known;
    for (const FairnessReadingPtr& run : runs)
        if (run->missing.isEmpty()) known.push_back(run);
    return known;
}

QString FairnessAnswer::space() const {
    return runs.empty() ? QString() : text(runs.front()->run.dataset);
}

ItemPlaces item_places(std::vector<double> lists) {
    ItemPlaces places;
    places.ascending.resize(lists.size());
    std::iota(places.ascending.begin(), places.ascending.end(), 0);
    std::ranges::stable_sort(places.ascending, {}, [&](int32_t item) { return lists[static_cast<size_t>(item)]; });
    places.place.resize(lists.size());
    places.below.assign(1, 0);
    for (size_t at = 0; at < lists.size(); ++at) {
        const auto item = static_cast<size_t>(places.ascending[at]);
        places.place[item] = static_cast<int32_t>(at);
        places.below.push_back(places.below.back() + lists[item]);
    }
    if (const double all = places.below.back(); all > 0)
        for (double& share : places.below) share /= all;
    places.lists = std::move(lists);
    return places;
}

std::vector<double> ranks_of_first_hit(const std::vector<double>& reciprocal) {
    std::vector<double> ranks;
    for (double value : reciprocal) ranks.push_back(value > 0 ? std::round(1 / value) : kUnknown);
    return ranks;
}

std::vector<double> sorted_differences(const std::vector<double>& a, const std::vector<double>& b) {
    std::vector<double> differences;
    for (size_t user = 0; user < std::min(a.size(), b.size()); ++user)
        if (const double difference = a[user] - b[user]; !std::isnan(difference))
            differences.push_back(difference);
    std::ranges::sort(differences, std::greater<>());
    return differences;
}

FairnessAnswer read_fairness(store::Workspace& workspace, const std::vector<std::string>& runs,
                             const FairnessQuestion& question, const FairnessSources& sources,
                             const DatasetReaders& datasets, std::stop_token stop) {
    FairnessAnswer answer{question, {}, {}, {}, {}};
    std::vector<Draft> known;
    for (const std::string& id : runs) {
        auto reading = std::make_shared<FairnessReading>();
        reading->run = workspace.runs().get(id);
        try {
            read_run(*reading, workspace, answer.question, answer.runs.empty(), sources, datasets, stop);
        } catch (const Cancelled&) {
            throw;
        } catch (const Error& error) {
            reading->missing = core_text(error.what());
        }
        answer.runs.push_back(reading);
        if (!reading->missing.isEmpty()) {
            if (answer.runs.size() == 1) break;  // nothing to stand beside
            continue;
        }
        known.push_back(reading);
    }
    correct(known);
    if (known.size() > 1) compare(answer, workspace);
    return answer;
}

}  // namespace armillary::views
