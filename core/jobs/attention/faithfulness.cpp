// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/attention/faithfulness.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/diagnostics/attention/faithfulness.h"
#include "core/numeric/random.h"

namespace armillary::jobs {

namespace {

constexpr size_t kLeastItems = 3;
constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

/// Values by user of one order.
struct Column {
    std::string name;
    std::vector<double> agreement, flips, comprehensiveness, sufficiency;
};

/// The items of one history that may be hidden, with what each order says of them.
struct Subject {
    History history;
    std::vector<size_t> positions;                                     ///< in the history
    std::vector<std::pair<std::string, std::vector<double>>> weights;  ///< by order
};

Subject subject_of(TrainedModel& model, int32_t user, data::Part part, numeric::RandomStream& random) {
    Subject subject;
    subject.history = model.history(user, part);
    if (subject.history.items.size() < kLeastItems) return subject;
    const AttentionMaps maps = model.attention({subject.history}).front();
    std::vector<AttendedToken> tokens = attended_tokens(maps, subject.history);
    tokens.pop_back();
    auto order = [&](std::string name, auto weight) {
        std::vector<double> values;
        for (const AttendedToken& token : tokens) values.push_back(weight(token));
        subject.weights.emplace_back(std::move(name), std::move(values));
    };
    for (const AttendedToken& token : tokens) subject.positions.push_back(static_cast<size_t>(token.position));
    for (size_t layer = 0; layer < static_cast<size_t>(maps.layers); ++layer)
        order(fmt::format("attention[{}]", layer), [layer](const AttendedToken& t) { return t.layers[layer]; });
    order("rollout", [](const AttendedToken& token) { return token.rollout; });
    order("recency", [](const AttendedToken& token) { return static_cast<double>(token.position); });
    order("chance", [&](const AttendedToken&) { return random.uniform(); });
    return subject;
}

/// The history with the first `count` of the order hidden, or with all the others hidden.
History erased(const Subject& subject, const std::vector<size_t>& order, int64_t count, bool keep_them) {
    History history = subject.history;
    history.hidden.assign(history.items.size(), 0);
    for (size_t i = 0; i < order.size(); ++i)
        history.hidden[subject.positions[order[i]]] =
            keep_them ? i >= static_cast<size_t>(count) : i < static_cast<size_t>(count);
    return history;
}

double mean(const std::vector<double>& values) {
    double sum = 0;
    for (double value : values) sum += value;
    return values.empty() ? kUndefined : sum / static_cast<double>(values.size());
}

/// Adds one user to the columns, which are made at the first.
void add_user(TrainedModel& model, Subject subject, std::vector<Column>& columns) {
    const auto whole = model.rank({subject.history}, {1, {}, {}}).front();
    if (whole.top.empty()) return;
    const int32_t predicted = whole.top.front().item;
    const double score = whole.top.front().score;
    const RankingQuestion question{1, {predicted}, {}};
    std::vector<History> variants;
    for (size_t position : subject.positions)
        variants.push_back(occluded(subject.history, position, Occlusion::hide));
    const auto alone = model.rank(variants, question);
    std::vector<double> occlusion;
    for (const RankingAnswer& answer : alone) occlusion.push_back(score - answer.standings.front().score);
    subject.weights.emplace_back("occlusion", occlusion);

    const auto counts = diagnostics::erasure_counts(static_cast<int64_t>(subject.positions.size()));
    std::vector<History> erasures;
    for (const auto& [name, weights] : subject.weights)
        for (int64_t count : counts)
            for (bool keep_them : {false, true})
                erasures.push_back(erased(subject, diagnostics::order_by(weights), count, keep_them));
    const auto answers = model.rank(erasures, {0, {predicted}, {}});
    auto answer = answers.begin();
    for (size_t i = 0; i < subject.weights.size(); ++i) {
        const auto& [name, weights] = subject.weights[i];
        if (columns.size() <= i) columns.push_back({name, {}, {}, {}, {}});
        std::vector<double> without, with_alone;
        for (size_t count = 0; count < counts.size(); ++count) {
            without.push_back(score - (answer++)->standings.front().score);
            with_alone.push_back(score - (answer++)->standings.front().score);
        }
        const size_t first = diagnostics::order_by(weights).front();
        columns[i].agreement.push_back(diagnostics::kendall_tau(weights, occlusion));
        columns[i].flips.push_back(alone[first].top.front().item != predicted);
        columns[i].comprehensiveness.push_back(mean(without));
        columns[i].sufficiency.push_back(mean(with_alone));
    }
}

}  // namespace

FaithfulnessReport measure_faithfulness(TrainedModel& model, const std::vector<int32_t>& users, data::Part part,
                                        uint64_t seed, std::stop_token stop,
                                        const std::function<void(int64_t, int64_t)>& progress) {
    numeric::RandomStream random(seed, "faithfulness");
    std::vector<Column> columns;
    for (size_t i = 0; i < users.size(); ++i) {
        if (stop.stop_requested()) throw Cancelled();
        Subject subject = subject_of(model, users[i], part, random);
        if (!subject.positions.empty()) add_user(model, std::move(subject), columns);
        if (progress) progress(static_cast<int64_t>(i) + 1, static_cast<int64_t>(users.size()));
    }
    FaithfulnessReport report;
    for (const Column& column : columns) {
        report.users = static_cast<int64_t>(column.flips.size());
        report.orders.push_back(
            {column.name, statistics::aggregate(column.agreement), statistics::aggregate(column.flips),
             statistics::aggregate(column.comprehensiveness), statistics::aggregate(column.sufficiency)});
    }
    return report;
}

}  // namespace armillary::jobs
