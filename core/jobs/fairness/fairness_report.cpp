// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/fairness/fairness_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/numeric/concentration.h"
#include "core/statistics/ranking.h"
#include "core/statistics/summary.h"

namespace armillary::jobs {

namespace {

using statistics::Measure;
using statistics::Reason;

constexpr size_t kBars = 20, kCurvePoints = 101;
constexpr double kNearlyBinary = 0.9;  ///< share of users with 0 or one other value

/// Users with a value, and what they have.
struct Served {
    std::vector<double> values;
    std::vector<size_t> users;
};

Served served(std::span<const double> ledger) {
    Served kept;
    for (size_t user = 0; user < ledger.size(); ++user) {
        if (std::isnan(ledger[user])) continue;
        kept.values.push_back(ledger[user]);
        kept.users.push_back(user);
    }
    return kept;
}

/// How much of each user is among the worst served: those at the limit share what is left of the places.
std::vector<double> among_worst(std::span<const double> values, double limit, double share) {
    double below = 0, at = 0;
    for (double x : values) {
        below += x < limit;
        at += x == limit;
    }
    const double left = std::clamp(share * static_cast<double>(values.size()) - below, 0.0, at);
    std::vector<double> parts;
    for (double x : values) parts.push_back(x < limit ? 1 : x == limit ? left / at : 0);
    return parts;
}

/// The value of the last user within the share, in rising order.
double limit_of_worst(std::span<const double> ascending, double share) {
    if (ascending.empty()) return std::numeric_limits<double>::quiet_NaN();
    const auto places = static_cast<size_t>(std::ceil(share * static_cast<double>(ascending.size())));
    return ascending[std::clamp<size_t>(places, 1, ascending.size()) - 1];
}

class AttributeReporter {
 public:
    AttributeReporter(const Served& all, std::span<const double> worst, size_t user_count,
                      const FairnessRequest& request)
        : all_(all), worst_(worst), user_count_(user_count), request_(request) {}

    AttributeFairness report(const UserGroups& groups) {
        AttributeFairness result;
        result.attribute = groups.attribute;
        result.rule = groups.rule;
        collect(groups);
        for (size_t g = 0; g < groups.labels.size(); ++g) result.groups.push_back(figures(groups.labels[g], g));
        if (const size_t last = groups.labels.size(); users_[last] > 0) result.unknown = figures("", last);
        std::vector<double> means;
        std::vector<size_t> large;
        for (size_t g = 0; g < result.groups.size(); ++g) {
            if (result.groups[g].too_small) continue;
            large.push_back(g);
            means.push_back(result.groups[g].mean.value);
        }
        std::vector<std::vector<double>> values;
        for (size_t g : large) values.push_back(values_[g]);
        result.spread = statistics::spread_of(means);
        result.theil = statistics::decompose_theil(values);
        result.divergence = statistics::utility_divergence(values);
        if (large.size() == 2) {
            result.tests.push_back(gap(result, large[0], large[1]));
        } else if (large.size() > 2) {
            result.tests.push_back(any(result.attribute, values));
            const std::vector<double> deltas = statistics::cliffs_deltas(values);
            for (size_t at = 0; at < large.size(); ++at) {
                result.tests.push_back(against_others(result, large, at));
                result.tests.back().cliffs_delta = deltas[at];
            }
        }
        return result;
    }

 private:
    /// Values by group; the last place is of users of whom nothing is known.
    void collect(const UserGroups& groups) {
        const size_t count = groups.labels.size() + 1;
        values_.assign(count, {});
        worst_sum_.assign(count, 0);
        users_.assign(count, 0);
        auto place = [&](size_t user) {
            return groups.group[user] < 0 ? count - 1 : static_cast<size_t>(groups.group[user]);
        };
        for (size_t user = 0; user < user_count_; ++user) ++users_[place(user)];
        for (size_t i = 0; i < all_.values.size(); ++i) {
            const size_t g = place(all_.users[i]);
            values_[g].push_back(all_.values[i]);
            worst_sum_[g] += worst_[i];
        }
    }

    GroupFigures figures(const std::string& label, size_t g) const {
        GroupFigures group;
        group.value = label;
        group.users = static_cast<int64_t>(values_[g].size());
        group.undefined = users_[g] - group.users;
        group.mean = statistics::bootstrap_mean(values_[g], request_.bootstrap);
        group.too_small = group.users < request_.min_group;
        group.share_among_worst = worst_sum_[g] / static_cast<double>(group.users);
        return group;
    }

    GroupTest compare(const std::string& attribute, std::span<const double> a, std::span<const double> b) const {
        GroupTest test;
        test.attribute = attribute;
        test.kind = "gap";
        test.users_a = static_cast<int64_t>(a.size());
        test.users_b = static_cast<int64_t>(b.size());
        test.gap = statistics::bootstrap_gap(a, b, request_.bootstrap);
        test.test = statistics::permutation_test(a, b, request_.bootstrap.seed, request_.bootstrap.resamples);
        return test;
    }

    GroupTest gap(const AttributeFairness& report, size_t a, size_t b) const {
        GroupTest test = compare(report.attribute, values_[a], values_[b]);
        test.a = report.groups[a].value;
        test.b = report.groups[b].value;
        test.cliffs_delta = statistics::cliffs_delta(values_[a], values_[b]);
        return test;
    }

    GroupTest against_others(const AttributeFairness& report, const std::vector<size_t>& large, size_t at) const {
        std::vector<double> others;
        for (size_t g : large)
            if (g != large[at]) others.insert(others.end(), values_[g].begin(), values_[g].end());
        GroupTest test = compare(report.attribute, values_[large[at]], others);
        test.a = report.groups[large[at]].value;
        test.b = "all others";
        return test;
    }

    GroupTest any(const std::string& attribute, const std::vector<std::vector<double>>& values) const {
        GroupTest test;
        test.attribute = attribute;
        test.kind = "any";
        const auto analysis =
            statistics::analyse_variance(values, request_.bootstrap.seed, request_.bootstrap.resamples);
        test.test = analysis.test;
        test.eta_squared = analysis.eta_squared.value;
        for (const auto& group : values) test.users_a += static_cast<int64_t>(group.size());
        return test;
    }

    const Served& all_;
    std::span<const double> worst_;
    size_t user_count_;
    const FairnessRequest& request_;
    std::vector<std::vector<double>> values_;
    std::vector<double> worst_sum_;
    std::vector<int64_t> users_;
};

const data::Attribute* column_of(const FairnessRecord& record, const std::string& name) {
    const auto found = std::find_if(record.attributes.begin(), record.attributes.end(),
                                    [&](const data::Attribute& column) { return column.name == name; });
    return found == record.attributes.end() ? nullptr : &*found;
}

UserGroups groups_named(const FairnessRecord& record, const std::string& name, const GroupingRule& rule) {
    if (const data::Attribute* column = column_of(record, name)) return group_by_attribute(*column, rule);
    const bool behaviour = name == "activity" || name == "advantaged" || name == "weak";
    if (behaviour && record.activity.empty())
        throw UsageError(fmt::format("{} did not record how active its users were", record.run.id), name);
    if (name == "activity") {
        UserGroups groups = group_by_quantiles(name, record.activity, rule);
        groups.rule = "training interactions" + (groups.rule.empty() ? "" : ", " + groups.rule);
        return groups;
    }
    if (name == "advantaged") return group_by_advantage(record.activity);
    if (name == "weak") {
        if (record.auc.empty())
            throw UsageError(fmt::format("{} did not record how well it orders all items for each user: train it "
                                         "again",
                                         record.run.id),
                             name);
        return group_by_weakness(record.activity, record.auc);
    }
    std::vector<std::string> names;
    for (const data::Attribute& column : record.attributes) names.push_back(column.name);
    if (!record.activity.empty()) names.insert(names.end(), {"activity", "advantaged", "weak"});
    if (names.empty())
        throw UsageError(
            fmt::format(
                "nothing is known of the users, so there is no '{}': import the data set again with --users FILE",
                name),
            "--attribute");
    const auto near = nearest_word(name, names);
    throw UsageError(fmt::format("the users have no attribute '{}'{}. There are: {}", name,
                                 near ? fmt::format("; did you mean '{}'?", *near) : "", join(names, ", ")),
                     "--attribute");
}

/// Protected attributes first; among them, and among the others, those of few groups, whose answer is the
/// plainest; then activity.
std::vector<std::string> default_attributes(const FairnessRecord& record, const FairnessRequest& request) {
    std::vector<const data::Attribute*> columns;
    for (const data::Attribute& column : record.attributes)
        if (makes_groups(column, request.min_group)) columns.push_back(&column);
    const auto rank = [&](const data::Attribute* column) {
        const bool numeric = column->type == data::AttributeType::numeric;
        return std::pair(!column->sensitive,
                         numeric ? static_cast<size_t>(request.grouping.bins) : column->categories.size());
    };
    std::stable_sort(columns.begin(), columns.end(), [&](auto* a, auto* b) { return rank(a) < rank(b); });
    std::vector<std::string> names;
    for (const data::Attribute* column : columns) names.push_back(column->name);
    if (!record.activity.empty()) names.emplace_back("activity");
    return names;
}

void describe_items(FairnessReport& report, const FairnessRecord& record) {
    if (!record.exposure || record.exposure->ranks < 1) {
        report.missing.emplace_back(
            "the run did not record how often each item was recommended: rank again with its model (--evaluate)");
        return;
    }
    report.k = std::min<int64_t>(statistics::parse_metric(report.metric).k, record.exposure->ranks);
    report.items = statistics::measure_exposure(*record.exposure, report.k);
    if (record.popularity.size() == static_cast<size_t>(record.exposure->items))
        report.tail = statistics::measure_tail(*record.exposure, report.k, record.popularity);
    if (report.items->missing > 0)
        report.notes.push_back(
            fmt::format("{} places of the lists stayed empty: corrected item measures hold for full lists only",
                        format_count(report.items->missing)));
}

/// evaluation.md 3.1, cautions.
void add_cautions(FairnessReport& report, std::span<const double> ascending) {
    if (ascending.empty()) return;
    const double highest = ascending.back();
    const auto ends =
        std::count_if(ascending.begin(), ascending.end(), [&](double x) { return x == 0 || x == highest; });
    const double zeros = statistics::zero_share(ascending).value;
    if (zeros > 0.5)
        report.notes.push_back(fmt::format(
            "{:.0f} % of the users have 0: inequality then says little that the mean does not", 100 * zeros));
    else if (static_cast<double>(ends) > kNearlyBinary * static_cast<double>(ascending.size()))
        report.notes.emplace_back("nearly all users have 0 or the same value: Gini then repeats the mean");
    report.notes.emplace_back(
        "inequality is relative: a model that fails everybody alike looks equal; read it beside the mean");
}

std::vector<int64_t> bars_of(std::span<const double> values, double end) {
    std::vector<int64_t> bars(kBars, 0);
    for (double x : values) ++bars[static_cast<size_t>(std::clamp(x / end * kBars, 0.0, kBars - 1.0))];
    return bars;
}

std::vector<double> thinned(const std::vector<double>& curve) {
    if (curve.size() <= kCurvePoints) return curve;
    std::vector<double> points;
    for (size_t i = 0; i < kCurvePoints; ++i) points.push_back(curve[i * (curve.size() - 1) / (kCurvePoints - 1)]);
    return points;
}

}  // namespace

FairnessReport fairness_report(const FairnessRecord& record, std::span<const double> values,
                               const FairnessRequest& request) {
    FairnessReport report;
    report.run = record.run.id;
    report.model = record.run.model;
    report.dataset = record.run.dataset;
    report.split = record.split;
    report.metric = request.metric;
    report.missing = record.missing;
    const Served all = served(values);
    const std::vector<double> ascending = statistics::sorted(all.values);
    report.users = static_cast<int64_t>(all.values.size());
    report.undefined = static_cast<int64_t>(values.size()) - report.users;
    report.distribution = statistics::distribution_measures(ascending);
    report.lorenz = thinned(numeric::lorenz_curve(ascending));
    report.histogram_end = ascending.empty() ? 1 : std::max(1.0, ascending.back());
    report.histogram = bars_of(ascending, report.histogram_end);
    report.worst_share = request.worst_share;
    report.worst_limit = limit_of_worst(ascending, request.worst_share);
    const std::vector<double> worst = among_worst(all.values, report.worst_limit, request.worst_share);
    AttributeReporter reporter(all, worst, values.size(), request);
    const bool asked = !request.attributes.empty();
    for (const std::string& name : asked ? request.attributes : default_attributes(record, request)) {
        try {
            report.attributes.push_back(reporter.report(groups_named(record, name, request.grouping)));
        } catch (const UsageError& error) {
            if (asked) throw;
            report.missing.emplace_back(error.what());
        }
    }
    if (report.attributes.empty())
        report.missing.emplace_back("nothing is known of the users by which they could be told apart");
    describe_items(report, record);
    add_cautions(report, ascending);
    correct_together({&report, 1});
    return report;
}

void correct_together(std::span<FairnessReport> reports) {
    std::vector<double> p;
    std::vector<double*> corrected;
    for (FairnessReport& report : reports)
        for (AttributeFairness& attribute : report.attributes)
            for (GroupTest& test : attribute.tests) {
                p.push_back(test.test.p.value);
                corrected.push_back(&test.p_holm);
            }
    const std::vector<double> adjusted = statistics::holm(p);
    for (size_t i = 0; i < corrected.size(); ++i) *corrected[i] = adjusted[i];
}

std::vector<int32_t> users_by_value(std::span<const double> values, bool descending) {
    std::vector<std::pair<double, int32_t>> defined;
    std::vector<int32_t> undefined;
    defined.reserve(values.size());
    for (size_t user = 0; user < values.size(); ++user) {
        const auto index = static_cast<int32_t>(user);
        if (std::isnan(values[user]))
            undefined.push_back(index);
        else
            defined.emplace_back(descending ? -values[user] : values[user], index);
    }
    std::sort(defined.begin(), defined.end());
    std::vector<int32_t> order;
    order.reserve(values.size());
    for (const auto& [value, user] : defined) order.push_back(user);
    order.insert(order.end(), undefined.begin(), undefined.end());
    return order;
}

}  // namespace armillary::jobs
