// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/evaluate.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/numeric/concentration.h"
#include "core/numeric/random.h"
#include "core/numeric/top_k.h"
#include "core/statistics/ranking.h"

namespace armillary::scoring {

using numeric::Scored;

namespace {

std::vector<uint32_t> raw_id_tie_ranks(const data::IdMap& ids) {
    std::vector<int32_t> order(static_cast<size_t>(ids.size()));
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&ids](int32_t a, int32_t b) { return raw_id_less(ids[a], ids[b]); });
    std::vector<uint32_t> ranks(order.size());
    for (size_t position = 0; position < order.size(); ++position)
        ranks[static_cast<size_t>(order[position])] = static_cast<uint32_t>(position);
    return ranks;
}

/// Scores blocks of users, masks what is no candidate, and hands each user's list to `consume(index in users,
/// scores, list)`, in parallel.
void rank_blocks(model::BlockScorer& scorer, const RankingProtocol& protocol, const std::vector<int32_t>& users,
                 int k, std::stop_token stop,
                 const std::function<void(size_t, std::span<const float>, std::span<const Scored>)>& consume) {
    if (!scorer.has_scores())
        throw UsageError(
            "the training stopped while the tokenizer was still learning alone, so nothing can be ranked yet; "
            "resume "
            "the run");
    const auto items = static_cast<size_t>(protocol.item_count());
    const auto block = static_cast<size_t>(protocol.settings().block_users);
    std::vector<float> scores(std::min(block, users.size()) * items);
    scorer.prepare_scoring();
    for (size_t first = 0; first < users.size(); first += block) {
        if (stop.stop_requested()) throw Cancelled();
        const size_t count = std::min(block, users.size() - first);
        scorer.score(std::span(users).subspan(first, count), protocol.part(), scores.data());
        std::atomic<int32_t> user_with_nan{-1};
#pragma omp parallel
        {
            numeric::TopK top(k, protocol.tie_ranks());
#pragma omp for schedule(dynamic, 8)
            for (size_t row = 0; row < count; ++row) {
                const int32_t user = users[first + row];
                const std::span<float> line(scores.data() + row * items, items);
                for (const int32_t* item = protocol.masked().begin(user); item != protocol.masked().end(user);
                     ++item)
                    line[static_cast<size_t>(*item)] = -std::numeric_limits<float>::infinity();
                const auto list = top.select(line);
                if (top.found_nan()) user_with_nan = user;
                consume(first + row, line, list);
            }
        }
        if (user_with_nan >= 0)
            throw Error(ErrorKind::numerical,
                        "the model gives a score that is not a number; its training has diverged. "
                        "Try a smaller training.learning_rate",
                        fmt::format("user index {}", user_with_nan.load()));
    }
}

/// Tie groups of the list, the last one completed from the whole row: it may reach beyond the list's end.
std::vector<statistics::TieGroup> tie_groups(std::span<const float> scores, std::span<const Scored> list,
                                             std::span<const int32_t> relevant) {
    std::vector<statistics::TieGroup> groups;
    for (size_t at = 0; at < list.size();) {
        const float score = list[at].score;
        statistics::TieGroup group;
        for (; at < list.size() && list[at].score == score; ++at) ++group.size;
        if (at == list.size()) group.size = std::count(scores.begin(), scores.end(), score);
        for (int32_t item : relevant) group.relevant += scores[static_cast<size_t>(item)] == score;
        groups.push_back(group);
    }
    return groups;
}

/// Counts the lists [users, longest] (-1 = no more) and adds what is said of all of them together.
void add_exposure(jobs::Evaluation& result, const std::vector<int32_t>& lists, int longest,
                  const std::vector<int64_t>& ks, int32_t items) {
    result.exposure = statistics::ExposureTable(items, longest);
    for (auto list = lists.begin(); list != lists.end(); list += longest)
        result.exposure.add({list, std::find(list, list + longest, -1)});
    for (int64_t k : ks) {
        const std::vector<double> counts = result.exposure.within(k);
        const auto listed = std::count_if(counts.begin(), counts.end(), [](double count) { return count > 0; });
        result.metrics[fmt::format("coverage@{}", k)] = static_cast<double>(listed) / items;
        result.metrics[fmt::format("exposure_gini@{}", k)] = numeric::gini(counts);
        result.metrics[fmt::format("exposure_entropy@{}", k)] = numeric::entropy(counts) / std::log(items);
    }
}

}  // namespace

std::vector<std::string> metric_names(const EvaluationSettings& settings) {
    std::vector<std::string> of_users = statistics::per_user_metric_names(), names;
    of_users.insert(of_users.end(), {"coverage", "exposure_gini", "exposure_entropy"});
    for (const std::string& name : of_users)
        for (int64_t k : settings.k) names.push_back(fmt::format("{}@{}", name, k));
    return names;
}

std::vector<uint32_t> tie_ranks_of(const data::Dataset& dataset, const EvaluationSettings& settings) {
    if (settings.ties == "raw_id") return raw_id_tie_ranks(dataset.items());
    if (settings.ties == "hash" || settings.ties == "expected")
        return numeric::hashed_tie_ranks(dataset.item_count(), numeric::stream_key(settings.seed, "ties"));
    throw UsageError(fmt::format("no tie policy is called '{}'; choose hash, raw_id or expected", settings.ties),
                     "evaluation.ties");
}

RankingProtocol::RankingProtocol(const data::Dataset& dataset, const data::Split& split, data::Part part,
                                 const EvaluationSettings& settings)
    : part_(part), settings_(settings) {
    const bool test = part == data::Part::test;
    masked_ = test && settings.mask_valid ? data::histories_of(dataset, split.train, split.valid)
                                          : data::histories_of(dataset, split.train);
    const data::Histories train = data::histories_of(dataset, split.train);
    const data::Histories held_out = data::histories_of(dataset, test ? split.test : split.valid);
    relevant_offsets_.push_back(0);
    std::vector<int32_t> mine, known;
    for (int32_t user = 0; user < dataset.user_count(); ++user) {
        mine.assign(held_out.begin(user), held_out.end(user));
        std::sort(mine.begin(), mine.end());
        mine.erase(std::unique(mine.begin(), mine.end()), mine.end());
        known.assign(masked_.begin(user), masked_.end(user));
        std::sort(known.begin(), known.end());
        known.erase(std::unique(known.begin(), known.end()), known.end());
        candidates_.push_back(dataset.item_count() - static_cast<int32_t>(known.size()));
        std::set_difference(mine.begin(), mine.end(), known.begin(), known.end(),
                            std::back_inserter(relevant_items_));
        relevant_offsets_.push_back(static_cast<int64_t>(relevant_items_.size()));
        if (train.length(user) > 0 && !relevant(user).empty()) users_.push_back(user);
    }
    tie_ranks_ = tie_ranks_of(dataset, settings);
}

std::span<const int32_t> RankingProtocol::relevant(int32_t user) const {
    const auto u = static_cast<size_t>(user);
    return std::span(relevant_items_)
        .subspan(static_cast<size_t>(relevant_offsets_[u]),
                 static_cast<size_t>(relevant_offsets_[u + 1] - relevant_offsets_[u]));
}

jobs::Evaluation evaluate(model::BlockScorer& scorer, const RankingProtocol& protocol, std::stop_token stop) {
    const auto& ks = protocol.settings().k;
    const auto longest = static_cast<int>(*std::max_element(ks.begin(), ks.end()));
    const bool expected = protocol.settings().ties == "expected";
    const auto& users = protocol.users();

    struct Column {
        std::string metric;
        int k;
        std::vector<double>* values;
    };
    jobs::Evaluation result;
    result.split = protocol.part() == data::Part::test ? "test" : "valid";
    result.users = static_cast<int64_t>(users.size());
    result.undefined_users = protocol.user_count() - result.users;
    std::vector<Column> columns;
    for (const std::string& metric : statistics::per_user_metric_names()) {
        for (int64_t k : ks) {
            auto& values = result.per_user[fmt::format("{}@{}", metric, k)];
            values.assign(static_cast<size_t>(protocol.user_count()), std::numeric_limits<double>::quiet_NaN());
            columns.push_back({metric, static_cast<int>(k), &values});
        }
    }

    std::vector<double>& areas = result.per_user[statistics::kAuc];
    areas.assign(static_cast<size_t>(protocol.user_count()), std::numeric_limits<double>::quiet_NaN());

    std::vector<int32_t> lists(users.size() * static_cast<size_t>(longest), -1);
    rank_blocks(scorer, protocol, users, longest, stop,
                [&](size_t index, std::span<const float> scores, std::span<const Scored> list) {
                    const int32_t user = users[index];
                    const auto relevant = protocol.relevant(user);
                    const auto total = static_cast<int64_t>(relevant.size());
                    std::vector<uint8_t> hits(list.size());
                    for (size_t at = 0; at < list.size(); ++at) {
                        lists[index * static_cast<size_t>(longest) + at] = list[at].index;
                        hits[at] = std::binary_search(relevant.begin(), relevant.end(), list[at].index);
                    }
                    areas[static_cast<size_t>(user)] =
                        statistics::auc(scores, relevant, protocol.candidates(user));
                    const auto groups =
                        expected ? tie_groups(scores, list, relevant) : std::vector<statistics::TieGroup>{};
                    for (const Column& column : columns)
                        (*column.values)[static_cast<size_t>(user)] =
                            expected ? statistics::expected_ranking_value(column.metric, column.k, groups, total)
                                     : statistics::ranking_value(column.metric, column.k, hits, total);
                });

    for (const auto& [key, values] : result.per_user) {
        const statistics::Aggregate mean = statistics::aggregate(values);
        result.metrics[key] = mean.value;
        result.standard_errors[key] = mean.standard_error;
    }
    add_exposure(result, lists, longest, ks, protocol.item_count());
    return result;
}

std::vector<std::vector<jobs::RankedItem>> recommend(model::BlockScorer& scorer, const RankingProtocol& protocol,
                                                     const std::vector<int32_t>& users, int k,
                                                     std::stop_token stop) {
    std::vector<std::vector<jobs::RankedItem>> lists(users.size());
    rank_blocks(scorer, protocol, users, k, stop,
                [&](size_t index, std::span<const float>, std::span<const Scored> list) {
                    for (const Scored& entry : list) lists[index].push_back({entry.index, entry.score});
                });
    return lists;
}

}  // namespace armillary::scoring
